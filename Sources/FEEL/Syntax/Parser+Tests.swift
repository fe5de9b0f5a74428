import Decimals

extension Parser {
  /// Unary tests: `-`, `not(…)`, or tests with commas between them, of which one must hold.
  mutating func unaryTests() -> Node {
    let start = token.range
    readsTests = true
    guard let value = input(start) else { return unresolved(.invalid, start) }
    if at(.minus), token(ahead: 1).kind == .end {
      advance()
      return Node(.membership(value, [.any], negated: false), .boolean, start, depth: 2)
    }
    var negated = false
    var tests: [Node.Test] = []
    if at(.not), token(ahead: 1).kind == .symbol(.openParenthesis) {
      negated = true
      advance()
      let opened = token
      advance()
      repeat { tests.append(test(value.type)) } while !failed && take(.comma)
      close(.closeParenthesis, opened: opened)
    } else {
      repeat {
        tests.append(test(value.type))
        if case .number = tests.last?.node?.type, at(.comma) { testComma() }
      } while !failed && take(.comma)
    }
    return membership(value, tests, negated: negated, span(start.lowerBound, lastEnd))
  }

  /// `2,5` in tests is two tests, 2 or 5; without a space it is nearly always a decimal comma.
  private mutating func testComma() {
    guard position > 0, case .number = token(ahead: 1).kind,
      case .number = tokens[position - 1].kind,
      tokens[position - 1].range.upperBound == token.range.lowerBound,
      token.range.upperBound == token(ahead: 1).range.lowerBound
    else { return }
    let whole = tokens[position - 1]
    let fraction = token(ahead: 1)
    report(
      .decimalCommaInTests(whole: whole.text, fraction: fraction.text),
      span(whole.range.lowerBound, fraction.range.upperBound))
  }

  /// One test of a value of `type`.
  mutating func test(_ type: FEELType, _ precedence: Precedence = .or) -> Node.Test {
    let read = rawTest(type, precedence)
    // `10..20` without brackets is a range for iterations only.
    if at(.dots), let low = read.test.node {
      fail(.rangeBracketsMissing, span(low.range.lowerBound, token.range.upperBound))
    }
    return checked(read, type)
  }

  /// One test as it is written, and whether it asks for `?`.
  mutating func rawTest(
    _ type: FEELType, _ precedence: Precedence = .or
  ) -> (test: Node.Test, asksInput: Bool) {
    if case .symbol(let symbol) = token.kind, let comparison = Parser.comparison(symbol) {
      let operatorRange = token.range
      advance()
      noteDiamond(operatorRange)
      let end = levelled(binary(.sum), type)
      checkComparison(comparison, type, end, at: operatorRange)
      return (.comparison(comparison, end), false)
    }
    let outer = sawInput
    sawInput = false
    let node = binary(precedence)
    let asksInput = sawInput && input != nil
    sawInput = outer || sawInput
    return (.value(node), asksInput)
  }

  /// The test with its value fitted to `type`, and a report of what cannot be.
  mutating func checked(_ read: (test: Node.Test, asksInput: Bool), _ type: FEELType) -> Node.Test {
    guard case .value(let node) = read.test else { return read.test }
    if read.asksInput {
      checkCondition(node)
      return .holds(node)
    }
    return valueTest(node, type)
  }

  /// A test by a value, list or range.
  mutating func valueTest(_ node: Node, _ type: FEELType) -> Node.Test {
    let node = levelled(node, type)
    checkTest(node, type)
    return .value(node)
  }
}
