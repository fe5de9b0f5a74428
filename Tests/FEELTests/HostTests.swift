import Decimals
import Diagnostics
import Testing

@testable import FEEL

/// What a host of expressions relies on: references, constants, its own functions, explanations.
@Suite struct HostTests {
  static func scope() -> Scope {
    var scope = Scope()
    scope.add(Binding("a", .number, .slot(Slot(0))))
    scope.add(Binding("b b", .number, .slot(Slot(1))))
    scope.add(Binding("giá trị", .list(.number), .object(ObjectSlot(0))))
    scope.add(Binding("hằng số", .number, .constant(Value(Decimal(7)))))
    let points: [String: Int] = ["3": 0, "3.1": 1]
    scope.add(
      DomainFunction("points of", ["id"]) { call in
        guard let id = call.arguments[0].literal else {
          return .fault(FEELFault.unexpected("?"), argument: 0)
        }
        guard let slot = points[id] else {
          return .fault(
            FEELFault.unknownName(
              name: id, nearest: nearestName(to: id, among: points.keys.sorted())),
            argument: 0)
        }
        return .reference(Binding("points of(\"\(id)\")", .number, .slot(Slot(slot))))
      })
    scope.add(
      DomainFunction("gấp", ["n", "lần"], arity: 1...2) { _ in
        .function(.number) { values, row in
          guard let n = values[0].number else { return Value(.argumentType) }
          let times = values.count > 1 ? values[1].number ?? .two : row[Slot(1)].number ?? .two
          return n.multiplying(times).map { Value($0) } ?? Value(.overflow)
        }
      })
    return scope
  }

  static let cells = [Cell(Decimal(19)), Cell(Decimal(20))]

  @Test func domainFunctions() {
    let table: [(String, String)] = [
      ("points of(\"3\") + 1", "20"), ("points of(id: \"3.1\")", "20"), ("gấp(a, 3)", "57"),
      ("gấp(2)", "40"), ("gấp(lần: 2, n: 5)", "10"),
      ("sum(for x in giá trị return gấp(x, 10))", "60"),
    ]
    let objects = [Value([1, 2, 3].map { Value(Decimal($0)) })]
    for (text, expected) in table {
      let value = evaluate(text, in: Self.scope(), Self.cells, objects: objects)
      #expect(value.literal == expected, "\(text)")
    }
    let wrong = parse("points of(\"3.2\") > 5", in: Self.scope()).problems
    #expect(wrong.map(\.range) == [10..<15])
    #expect(wrong[0].fault as? FEELFault == .unknownName(name: "3.2", nearest: "3.1"))
    #expect(parse("gấp()", in: Self.scope()).problems.first?.fault.code == "TD2212")
    #expect(parse("points of", in: Self.scope()).problems.first?.fault.code == "TD2107")
    let absent = [Cell(Absence(.missing)), Cell(Decimal(2))]
    #expect(evaluate("gấp(a)", in: Self.scope(), absent).isAbsent)
  }

  @Test func references() {
    let text = "if a > hằng số then points of(\"3.1\") else b b + count(giá trị)"
    let expression = parse(text, in: Self.scope()).expression
    let bytes = Array(text.utf8)
    let read = expression?.references.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(read == ["a", "hằng số", "points of(\"3.1\")", "b b", "giá trị"])
    #expect(expression?.isConstant == false)
    #expect(expression?.type == .number)
    #expect(parse("a", in: Self.scope()).expression?.slot == Slot(0))
    #expect(parse("a + 1", in: Self.scope()).expression?.slot == nil)
    #expect(parse("2 * hằng số", in: Self.scope()).expression?.constant?.number == 14)
    #expect(parse("if hằng số > 3 then 1 else 2", in: Self.scope()).problems.isEmpty)
    #expect(parse("gấp(1)", in: Self.scope()).expression?.isConstant == false)
  }

  @Test func explanations() {
    let text = "100 * a / b b + sum([points of(\"3\"), 1])"
    let expression = parse(text, in: Self.scope()).expression
    Row.with(Self.cells) { row in
      let shown = expression?.withValues(row) { $0.number?.description ?? "?" }
      #expect(shown == "100 * 19 / 20 + sum([19, 1])")
      let steps = expression?.trace(row).map(\.value.literal)
      #expect(steps == ["100", "19", "1900", "20", "95", "19", "1", "[19, 1]", "20", "115"])
      #expect(expression?.trace(row).last?.range == 0..<text.utf8.count)
      #expect(expression?.trace(row, limit: 2).count == 2)
    }
  }

  @Test func inputHandedIn() {
    let tests = parse(
      "> a, [1..hằng số], ? = b b - 5", as: .unaryTests(of: Binding("?", .number, .input)),
      in: Self.scope()
    ).expression?.compiled()
    Row.with(Self.cells) { row in
      for (input, expected) in [(25, true), (3, true), (15, true), (12, false)] {
        #expect(tests?.value(row, input: Value(Decimal(input))).boolean == expected)
      }
    }
  }

  @Test func slotsBeyondTheRowAreNull() {
    let expression = parse("a + b b", in: Self.scope()).expression
    Row.with([Cell(Decimal(1))]) { row in
      #expect(expression?.compiled().cell(row).nullCause == .noSuchSlot)
    }
    #expect(expression?.compiled().cell(Row()).nullCause == .noSuchSlot)
  }

  @Test func cellsOfObjects() {
    #expect(evaluate("[1]", in: Scope()).asCell.nullCause == .notAPlainValue)
    let text = parse("\"a\" + \"b\"", in: Scope()).expression?.compiled().cell(Row())
    #expect(text?.text.map(Texts.string) == "ab")
  }

  @Test func nullsSayWhere() {
    let table: [(String, NullCause, String)] = [
      ("1 + (2 + null) * 3", .nullOperand, "(2 + null)"),
      ("[1, 2][5] + 1", .nullOperand, "[1, 2][5] + 1"),
      ("{a: 1}.b", .unknownField, "{a: 1}.b"),
      ("1 + abs(\"x\")", .argumentType, "abs(\"x\")"),
      ("5 / (3 - 3)", .divisionByZero, "5 / (3 - 3)"),
      ("if 1 < \"a\" then 1 else không có", .unknownName, "không có"),
    ]
    for (text, cause, part) in table {
      let cell = evaluate(text, in: Scope(checking: .lenient)).cell
      #expect(cell?.nullCause == cause, "\(text)")
      let range = cell?.nullRange ?? 0..<0
      #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == part, "\(text)")
    }
  }

  @Test func functionsOfOtherTexts() {
    var scope = Scope(checking: .lenient)
    let inverse = evaluate(
      "function(x: number) {chia: 1 + x * abs(\"a very long text\")}.chia", in: scope)
    scope.add(Binding("nghịch đảo", inverse.type, .constant(inverse)))
    let cell = evaluate("2 + nghịch đảo(5)", in: scope).cell
    #expect(cell?.nullCause == .argumentType)
    #expect(cell?.nullRange == 4..<Array("2 + nghịch đảo(5)".utf8).count)
  }
}
