#!/usr/bin/env python3
"""What Python's decimal makes of random cases, for the tests of Decimals to compare with.

    decimals.py digests    one digest for each block of 1,000 cases: digests.txt
    decimals.py cases      5,000 cases in full: cases.txt
    decimals.py block N    the 1,000 cases of block N, for a digest that differs
    decimals.py near       cases whose results lie nearest to the middle of two numbers: near.txt
    decimals.py means      means and deviations of random groups: means.txt

The cases come from a generator that OracleCases.swift repeats draw by draw: whoever changes one
changes the other and makes both files anew. The tests themselves need no Python.

Python computes at precision 34, rounded half to even, with exponents of decimal128. Its powers are
not always rounded correctly, so those are computed with far more digits and rounded once.
"""
import sys
from decimal import (
    Context, Decimal, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
    ROUND_HALF_UP, ROUND_UP)

MASK = (1 << 64) - 1
BLOCKS = 1000
CASES = 1000
FULL_BLOCKS = 5  # beyond those of the digests

DECIMAL128 = Context(
    prec=34, Emin=-6143, Emax=6144, rounding=ROUND_HALF_EVEN, capitals=1, clamp=0, traps=[])
EXACT = Context(
    prec=2000, Emin=-999999999, Emax=999999999, rounding=ROUND_HALF_EVEN, traps=[])
GUARDED = Context(
    prec=120, Emin=-999999999, Emax=999999999, rounding=ROUND_HALF_EVEN, traps=[])
NEAR = Context(
    prec=100, Emin=-999999999, Emax=999999999, rounding=ROUND_HALF_EVEN, traps=[])
METHOD = Context(
    prec=28, Emin=-999999999, Emax=999999999, rounding=ROUND_HALF_EVEN, traps=[])

MODES = [
    ("half-even", ROUND_HALF_EVEN), ("half-up", ROUND_HALF_UP), ("half-down", ROUND_HALF_DOWN),
    ("up", ROUND_UP), ("down", ROUND_DOWN), ("floor", ROUND_FLOOR), ("ceiling", ROUND_CEILING)]


class Random:
    """SplitMix64."""

    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, bound):
        return self.next() % bound

    def wide(self, bound):
        upper = self.next()
        return (upper << 64 | self.next()) % bound


# Operands: (coefficient, exponent, negative).

def coefficient(random):
    digits = 1 + random.below(34)
    style = random.below(8)
    if style <= 3:
        return random.wide(10 ** digits)
    if style == 4:  # nines
        return 10 ** digits - 1 - random.below(3)
    if style == 5:  # a one and zeros
        return 10 ** (digits - 1) + random.below(3)
    if style == 6:  # a tie at some digit
        value = random.wide(10 ** digits)
        place = 1 + random.below(digits)
        return value - value % 10 ** place + 5 * 10 ** (place - 1)
    return (1 + random.below(999)) * 10 ** random.below(32)


def exponent(random):
    style = random.below(8)
    if style <= 3:
        return -random.below(8)
    if style <= 5:
        return random.below(80) - 40
    if style == 6:
        return random.below(12288) - 6176
    if random.below(2) == 0:
        return -6176 + random.below(60)
    return 6111 - random.below(60)


def operand(random):
    c = coefficient(random)
    e = exponent(random)
    return (c, e, random.below(4) == 0)


def partner(random, first):
    style = random.below(8)
    if style <= 3:
        return operand(random)
    if style == 4:  # nearly the same
        c = min(max(first[0] + random.below(5) - 2, 0), 10 ** 34 - 1)
        return (c, first[1], random.below(2) == 0)
    if style == 5:  # digits that just overlap
        c = coefficient(random)
        e = min(max(first[1] + random.below(80) - 40, -6176), 6111)
        return (c, e, random.below(2) == 0)
    if style == 6:
        return (1 + random.below(99), 0, random.below(4) == 0)
    return (2 ** random.below(40), 0, False)  # quotients that end


def tame(random):
    c = coefficient(random)
    return (c, -random.below(36), random.below(4) == 0)


def long_text(random):
    text = ["", "+", "-"][random.below(3)]
    digits = 1 + random.below(60)
    mark = random.below(digits + 1)
    zeros = random.below(4)
    for place in range(digits):
        if place == mark:
            text += "."
        text += "0" if place < zeros else chr(48 + random.below(10))
    if random.below(3) == 0:
        text += "e" + str(random.below(13000) - 6500)
    return text


OPERATIONS = [
    "add", "add", "add", "subtract", "multiply", "multiply", "multiply", "divide", "divide",
    "divide", "compare", "round", "round", "round", "settle", "settle-for-method", "remainder",
    "modulo", "square-root", "print", "read", "whole-power", "transcendental"]


def case(random):
    """(operation, first, second, number, mode, text); what an operation does not need is zero."""
    name = OPERATIONS[random.below(len(OPERATIONS))]
    zero = (0, 0, False)
    if name == "read":
        return (name, zero, zero, 0, 0, long_text(random))
    if name == "transcendental":
        name = ["logarithm", "decimal-logarithm", "exponential", "power"][random.below(4)]
        first = tame(random) if random.below(2) == 0 else operand(random)
        return (name, first, tame(random), 0, 0, "-")
    first = operand(random)
    if name == "round":
        mode = random.below(7)
        if random.below(3) == 0:
            return (name, first, zero, random.below(12400) - 6200, mode, "-")
        return (name, first, zero, -first[1] - random.below(40), mode, "-")
    if name == "whole-power":
        return (name, first, zero, random.below(41) - 20, 0, "-")
    return (name, first, partner(random, first), 0, 0, "-")


# Results.

def decimal(parts):
    c, e, negative = parts
    return Decimal((1 if negative else 0, tuple(map(int, str(c))), e))


def canonical(number):
    """nil, 0, or sign, digits without zeros at the end, e, exponent."""
    if not number.is_finite():
        return "nil"
    sign, digits, e = number.as_tuple()
    text = "".join(map(str, digits)).lstrip("0")
    short = text.rstrip("0")
    if not short:
        return "0"
    return ("-" if sign else "") + short + "e" + str(e + len(text) - len(short))


def rounded(number):
    return canonical(DECIMAL128.plus(number))


def raised(base, power):
    """base ** power by logarithms, for a power that need not be whole."""
    if power == 0:
        return "1e0"
    if base == 0:
        return "nil" if power < 0 else "0"
    negative = False
    if base < 0:
        if power != power.to_integral_value():
            return "nil"
        negative = int(power) % 2 == 1
        base = base.copy_negate()
    logarithm = GUARDED.multiply(GUARDED.ln(base), power)
    if abs(logarithm) > 20000:
        return "nil" if logarithm > 0 else "0"
    # Powers that end, as 50 ** 50, come out within 120 digits: of 100 the last ones are right.
    result = NEAR.plus(GUARDED.exp(logarithm))
    return rounded(result.copy_negate() if negative else result)


def printed(number):
    text = canonical(number)
    if text == "0":
        return "0"
    digits, e = text.lstrip("-").split("e")
    e = int(e)
    if e > 40 or e < -len(digits) - 40:
        order = e + len(digits) - 1
        body = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
        return ("-" if text[0] == "-" else "") + body + "E" + ("+" if order >= 0 else "") + str(order)
    return format(Decimal(text), "f")


def remainder(first, second):
    (c, e, negative), (d, f, _) = first, second
    if d == 0:
        return None
    least = min(e, f)
    rest = c * 10 ** (e - least) % (d * 10 ** (f - least))
    return decimal((rest, least, negative))


def result(case):
    name, first, second, number, mode, text = case
    a, b = decimal(first), decimal(second)
    context = DECIMAL128
    if name == "add":
        return canonical(context.add(a, b))
    if name == "subtract":
        return canonical(context.subtract(a, b))
    if name == "multiply":
        return canonical(context.multiply(a, b))
    if name == "divide":
        return canonical(context.divide(a, b))
    if name == "compare":
        return str(int(context.compare(a, b)))
    if name == "round":
        if -first[1] <= number:
            return canonical(a)
        unit = Decimal((0, (1,), -number))
        return rounded(a.quantize(unit, rounding=MODES[mode][1], context=EXACT))
    if name == "settle":
        if -first[1] <= 24:
            return canonical(a)
        return rounded(a.quantize(Decimal((0, (1,), -24)), context=EXACT))
    if name == "settle-for-method":
        short = METHOD.plus(a)
        return canonical(a if short and short.adjusted() > 6144 else short)
    if name == "remainder":
        rest = remainder(first, second)
        return "nil" if rest is None else canonical(rest)
    if name == "modulo":
        rest = remainder(first, second)
        if rest is None:
            return "nil"
        if rest != 0 and (rest < 0) != (b < 0):
            rest = context.add(rest, b)
        return canonical(rest)
    if name == "square-root":
        return canonical(context.sqrt(a.copy_abs()))
    if name == "print":
        return printed(a)
    if name == "read":
        return rounded(Decimal(text))
    if name == "whole-power":
        if a == 0 and number <= 0:
            return "1e0" if number == 0 else "nil"
        power = EXACT.power(a, abs(number))
        return rounded(power if number >= 0 else EXACT.divide(Decimal(1), power))
    if name == "power":
        return raised(a, b)
    if name == "exponential":
        return canonical(context.exp(a))
    if a <= 0:
        return "nil"
    if name == "logarithm":
        return canonical(context.ln(a))
    if name == "decimal-logarithm":
        return canonical(context.log10(a))
    raise ValueError(name)


def written(parts):
    c, e, negative = parts
    return ("-" if negative else "") + str(c) + "e" + str(e)


def line(case):
    name, first, second, number, mode, text = case
    return " ".join([
        name, written(first), written(second), str(number), MODES[mode][0], text, result(case)])


def block(number):
    random = Random(number * 0xD1342543DE82EF95)
    return [case(random) for _ in range(CASES)]


def digest(cases):
    """FNV-1a of the results, a line each."""
    value = 0xCBF29CE484222325
    for byte in ("".join(result(each) + "\n" for each in cases)).encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return "%016x" % value


def near_cases():
    """Functions of numbers next to 1 or 0: results that their second order alone rounds."""
    zero = (0, 0, False)
    powers = [
        (5, -1, False), (5, -1, True), (15, -1, False), (25, -2, False), (1, 0, True),
        (3, 0, False), (1, -10, False), (1, 30, False), (5, 32, False), (2, 33, False),
        (35, -1, True), (1, -33, False), (7, 0, False)]
    steps = list(range(1, 12)) + [5 * 10 ** i for i in range(0, 33, 4)]
    for step in steps + [10 ** i + 1 for i in range(3, 33, 5)]:
        for negative in (False, True):
            c = 10 ** 33 + (-step if negative else step)
            number = (c, -33, False)
            for name in ("logarithm", "decimal-logarithm", "square-root"):
                yield (name, number, zero, 0, 0, "-")
            for e in (-33, -34, -35):
                yield ("exponential", (step, e, negative), zero, 0, 0, "-")
            for power in powers:
                yield ("power", number, power, 0, 0, "-")


# Means and deviations; the tests read these from the file and need not make them.

def mean(kind, values, weights, power):
    context = Context(
        prec=400, Emin=-999999999, Emax=999999999, rounding=ROUND_HALF_EVEN, traps=[])
    def total(numbers):
        sum = Decimal(0)
        for number in numbers:
            sum = context.add(sum, number)
        return sum
    count = Decimal(len(values))
    if kind in ("sample", "whole"):
        middle = context.divide(total(values), count)
        squares = total(context.power(context.subtract(x, middle), 2) for x in values)
        result = context.sqrt(context.divide(squares, count - 1 if kind == "sample" else count))
    elif kind == "harmonic":
        shares = total(context.divide(w, x) for x, w in zip(values, weights))
        result = context.divide(total(weights), shares)
    else:
        # Logarithms are dear, so not with all the digits of the others.
        context.prec = 150
        if kind == "geometric":
            sum = total(context.multiply(w, context.ln(x)) for x, w in zip(values, weights))
            result = context.exp(context.divide(sum, total(weights)))
        else:
            top = max(values) if power > 0 else min(values)
            sum = total(
                context.multiply(w, context.exp(context.multiply(
                    power, context.ln(context.divide(x, top)))))
                for x, w in zip(values, weights))
            exponent = context.divide(context.ln(context.divide(sum, total(weights))), power)
            result = context.multiply(top, context.exp(exponent))
    return rounded(NEAR.plus(result))


def mean_case(random):
    kind = ["geometric", "harmonic", "power", "sample", "whole"][random.below(5)]
    count = 2 + random.below(7)
    extreme = random.below(4) == 0
    first = (1 + random.wide(10 ** (1 + random.below(30))), -random.below(30), False)
    near = random.below(4) == 0
    values, weights = [], []
    for _ in range(count):
        if near:  # a group whose members differ in their last digits
            values.append((first[0] + random.below(4), first[1], False))
        else:
            exponent = random.below(12000) - 6100 if extreme else -random.below(6)
            values.append((1 + random.wide(10 ** (1 + random.below(33))), exponent, False))
        weights.append((1 + random.below(40), -random.below(3), False))
    powers = ["2", "3", "0.5", "-2", "1", "0.001", "-1.5", "100", "-1", "7.25"]
    power = powers[random.below(len(powers))]
    found = mean(kind, list(map(decimal, values)), list(map(decimal, weights)), Decimal(power))
    return " ; ".join([
        kind, power, " ".join(map(written, values)), " ".join(map(written, weights)), found])


def main(arguments):
    if arguments == ["digests"]:
        for number in range(BLOCKS):
            print(digest(block(number)))
    elif arguments == ["cases"]:
        for number in range(BLOCKS, BLOCKS + FULL_BLOCKS):
            for each in block(number):
                print(line(each))
    elif arguments == ["near"]:
        for each in near_cases():
            print(line(each))
    elif arguments == ["means"]:
        random = Random(2016)
        for _ in range(1000):
            print(mean_case(random))
    elif len(arguments) == 2 and arguments[0] == "block":
        for each in block(int(arguments[1])):
            print(line(each))
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
