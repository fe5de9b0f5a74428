import Decimals
import Testing

@testable import FEEL

/// Absence passes through everything but `false and …` and `true or …`.
@Suite struct AbsenceTests {
  static let missing = Absence(.missing, origin: 3)
  static let notApplicable = Absence(.notApplicable, origin: 1)

  static let scope: Scope = {
    var scope = Scope(checking: .lenient)
    scope.add(Binding("m", .number, .slot(Slot(0))))
    scope.add(Binding("n", .number, .slot(Slot(1))))
    scope.add(Binding("mb", .boolean, .slot(Slot(0))))
    scope.add(Binding("nb", .boolean, .slot(Slot(1))))
    scope.add(Binding("x", .number, .slot(Slot(2))))
    scope.add(Binding("any", .any, .slot(Slot(0))))
    let peers = [1, 2].map { Value(Context([("v", Value(Decimal($0)))])) }
    let lacking = Value(Context([("v", Value(missing))]))
    scope.add(
      Binding("peers", .list(.context(["v": .number])), .constant(Value(peers + [lacking]))))
    return scope
  }()
  static let cells = [Cell(missing), Cell(notApplicable), Cell(Decimal(5))]

  /// What an expression must give: an absence, or a value as a literal.
  enum Outcome {
    case missing
    case notApplicable
    case value(String)
  }

  static let table: [(String, Outcome)] = [
    // Operators.
    ("m + 1", .missing), ("1 - m", .missing), ("m * n", .missing), ("n * m", .missing),
    ("n / 2", .notApplicable), ("2 ** m", .missing), ("-m", .missing), ("any + 1", .missing),
    ("m = 1", .missing), ("m != 1", .missing), ("m < 1", .missing), ("1 >= n", .notApplicable),
    ("m = null", .missing), ("null = m", .missing), ("m + null", .missing),
    ("m between 1 and 2", .missing), ("x between m and 9", .missing),
    ("m in [1..2]", .missing), ("x in [1..m]", .missing), ("m in (1, 2)", .missing),
    ("x in (1, m)", .missing), ("x in (5, m)", .value("true")), ("x in [1, m]", .missing),
    ("m instance of number", .missing),
    // Logic: only what no value could change.
    ("false and mb", .value("false")), ("mb and false", .value("false")),
    ("true and mb", .missing), ("mb and true", .missing), ("mb and nb", .missing),
    ("nb and mb", .missing), ("null and mb", .missing),
    ("true or mb", .value("true")), ("mb or true", .value("true")), ("false or mb", .missing),
    ("nb or false", .notApplicable), ("not(mb)", .missing),
    // Structures.
    ("if mb then 1 else 2", .missing), ("if true then m else 1", .missing),
    ("if true then 1 else m", .value("1")),
    ("[1, m]", .missing), ("[n, m]", .missing), ("[1, [m]]", .missing), ("[1, m][1]", .missing),
    ("{a: m}.a", .missing), ("{a: m, b: 1}.b", .value("1")), ("{a: m} = {a: 1}", .missing),
    ("[1, 2][m]", .missing), ("peers[v > 1]", .missing), ("peers[1].v", .value("1")),
    ("peers.v", .missing), ("count(peers)", .value("3")), ("sum(peers.v)", .missing),
    ("[m..1]", .missing), ("for i in [1, 2] return i + m", .missing),
    ("for i in m..3 return i", .missing),
    ("some p in peers satisfies p.v > 1", .value("true")),
    ("some p in peers satisfies p.v > 5", .missing),
    ("every p in peers satisfies p.v > 1", .value("false")),
    ("every p in peers satisfies p.v > 0", .missing),
    // Functions.
    ("abs(m)", .missing), ("min(1, m)", .missing), ("min(m, n)", .missing),
    ("max([1, m])", .missing),
    ("sum(1, m, 2)", .missing), ("round half up(m, 0)", .missing),
    ("round half up(1, m)", .missing),
    ("string(m)", .missing), ("append([1], m)", .missing), ("list contains([1], m)", .missing),
    ("(function(a) a + 1)(m)", .missing),
    ("(function(a) if is missing(a) then 0 else a)(m)", .value("0")),
    // What looks at it.
    ("is missing(m)", .value("true")), ("is missing(n)", .value("false")),
    ("is missing(x)", .value("false")), ("is missing(m + 1)", .value("true")),
    ("is not applicable(n)", .value("true")), ("is not applicable(m)", .value("false")),
    ("is not applicable(n + m)", .value("false")),
    ("present(x)", .value("true")), ("present(m)", .value("false")),
    ("present(x, n)", .value("false")),
    ("present(x, x)", .value("true")), ("present(null)", .value("false")),
    ("if present(m) then m else 0", .value("0")),
  ]

  @Test func everything() {
    for (text, outcome) in Self.table {
      let value = evaluate(text, in: Self.scope, Self.cells)
      switch outcome {
      case .missing: #expect(value.absence == Self.missing, "\(text): \(value.literal)")
      case .notApplicable: #expect(value.absence == Self.notApplicable, "\(text): \(value.literal)")
      case .value(let literal): #expect(value.literal == literal, "\(text)")
      }
    }
  }

  @Test func unaryTests() {
    for text in ["-", "1", "> 3", "not(1)", "[1..2]", "1, 2", "? > 1", "null", "!= 3"] {
      for reference in [Binding.Reference.slot(Slot(0)), .input] {
        let checked = parse(
          text, as: .unaryTests(of: Binding("m", .number, reference)), in: Self.scope)
        let value = Row.with(Self.cells) { row in
          checked.expression?.compiled().value(row, input: Value(Self.missing))
        }
        #expect(value?.absence == Self.missing, "\(text)")
      }
    }
  }

  @Test(arguments: AbsenceReason.allCases)
  func reasons(_ reason: AbsenceReason) {
    let cells = [Cell(Absence(reason))]
    let isMissing = evaluate("is missing(m)", in: Self.scope, cells).boolean
    let evidence: [AbsenceReason] = [.missing, .refused, .documentNotAccepted, .expired]
    #expect(isMissing == evidence.contains(reason))
    #expect(evaluate("m + 1", in: Self.scope, cells).absence?.reason == reason)
  }
}
