import Decimals
import Testing

@testable import FEEL

@Suite struct LevelTests {
  static let discipline = Ladder(
    number: 1, name: "kỷ luật", rungs: ["không", "khiển trách", "cảnh cáo", "cách chức"])
  static let classes = Ladder(
    number: 2, name: "xếp loại", rungs: ["xuất sắc", "tốt", "hoàn thành"], bestFirst: true)

  static let scope: Scope = {
    var scope = Scope()
    scope.add(Binding("hình thức kỷ luật", .level(discipline), .slot(Slot(0))))
    scope.add(Binding("class", .level(classes), .slot(Slot(1))))
    scope.add(Binding("tên", .string, .slot(Slot(2))))
    scope.add(Binding("các mức", .list(.level(discipline)), .object(ObjectSlot(0))))
    return scope
  }()
  static let cells = [
    Cell(Level(ladder: 1, rung: 1)), Cell(Level(ladder: 2, rung: 1)),
    Cell(Texts.intern("cảnh cáo")),
  ]
  static let objects = [Value([0, 2].map { .scalar(Cell(Level(ladder: 1, rung: $0))) })]

  static let table: [(String, String)] = [
    ("hình thức kỷ luật = \"khiển trách\"", "true"),
    ("\"không\" = hình thức kỷ luật", "false"),
    ("hình thức kỷ luật != \"không\"", "true"),
    ("hình thức kỷ luật in (\"không\", \"khiển trách\")", "true"),
    ("hình thức kỷ luật in [\"cảnh cáo\", \"cách chức\"]", "false"),
    ("hình thức kỷ luật = tên", "false"),
    ("tên = hình thức kỷ luật", "false"),
    ("hình thức kỷ luật in [tên, \"khiển trách\"]", "true"),
    ("at least(hình thức kỷ luật, \"khiển trách\")", "true"),
    ("at least(hình thức kỷ luật, \"cảnh cáo\")", "false"),
    ("below(hình thức kỷ luật, \"cảnh cáo\")", "true"),
    ("below(hình thức kỷ luật, \"không\")", "false"),
    ("at least(class, \"tốt\")", "true"),
    ("at least(class, \"xuất sắc\")", "false"),
    ("at least(class, \"hoàn thành\")", "true"),
    ("below(class, \"xuất sắc\")", "true"),
    ("below(class, \"tốt\")", "false"),
    ("\"Mức: \" + hình thức kỷ luật", "\"Mức: khiển trách\""),
    ("string length(class)", "3"),
    ("string(class)", "\"tốt\""),
    ("string join(các mức, \", \")", "\"không, cảnh cáo\""),
    ("string(các mức)", "\"[\\\"không\\\", \\\"cảnh cáo\\\"]\""),
    ("list contains(các mức, \"cảnh cáo\")", "true"),
    ("list contains(các mức, \"khiển trách\")", "false"),
    ("count(các mức[item = \"không\"])", "1"),
    ("some m in các mức satisfies at least(m, \"cảnh cáo\")", "true"),
    ("if class = \"tốt\" then 1 else 0", "1"),
  ]

  @Test func expressions() {
    for (text, expected) in Self.table {
      let checked = parse(text, in: Self.scope)
      #expect(checked.problems.isEmpty, "\(text): \(checked.problems)")
      let value = evaluate(text, in: Self.scope, Self.cells, objects: Self.objects)
      #expect(value.literal == expected, "\(text)")
    }
  }

  @Test func bareRungsInTests() {
    let binding = Binding("class", .level(Self.classes), .slot(Slot(1)))
    for (text, expected) in [
      ("tốt", true), ("\"tốt\"", true), ("xuất sắc, hoàn thành", false), ("not(xuất sắc)", true),
      ("at least(?, \"tốt\")", true), ("-", true),
    ] {
      let checked = parse(text, as: .unaryTests(of: binding), in: Self.scope)
      let cell = Row.with(Self.cells) { checked.expression?.compiled().cell($0) }
      #expect(cell == Cell(expected), "\(text): \(checked.problems)")
    }
  }

  @Test func faults() {
    let table: [(String, FEELFault, Range<Int>)] = [
      (
        "class = \"tot\"",
        .unknownRung(
          word: "tot", ladder: "xếp loại", rungs: Self.classes.rungs, nearest: "tốt"), 8..<13
      ),
      (
        "class < \"tốt\"",
        .orderOfLevels(ladder: "xếp loại", operator: "<", instead: "below(class, \"tốt\")"), 0..<15
      ),
      (
        "class > \"tốt\"",
        .orderOfLevels(
          ladder: "xếp loại", operator: ">", instead: "at least(class, \"xuất sắc\")"), 0..<15
      ),
      ("class > tên", .orderOfLevels(ladder: "xếp loại", operator: ">", instead: nil), 6..<7),
      (
        "class = tốt", .unquotedRung(word: "tốt", rung: "tốt", ladder: "xếp loại"), 8..<13
      ),
      (
        "class in (xuất sắc, tot)",
        .unquotedRung(word: "xuất sắc", rung: "xuất sắc", ladder: "xếp loại"), 10..<22
      ),
      (
        "hình thức kỷ luật >= 1",
        .orderOfLevels(
          ladder: "kỷ luật", operator: ">=", instead: "at least(hình thức kỷ luật, \"khiển trách\")"
        ),
        0..<29
      ),
      (
        "at least(tên, \"tốt\")", .levelExpected(function: "at least", found: .string), 9..<13
      ),
      ("at least(class, tên)", .rungExpected(function: "at least", ladder: "xếp loại"), 16..<20),
      (
        "class = hình thức kỷ luật",
        .comparisonTypes(left: .level(Self.classes), right: .level(Self.discipline), instead: nil),
        6..<7
      ),
      ("class + 1", .operandTypes(operator: "+", left: .string, right: .number), 6..<7),
    ]
    for (text, fault, range) in table {
      let problems = parse(text, in: Self.scope).problems
      #expect(problems.first?.fault as? FEELFault == fault, "\(text): \(problems)")
      #expect(problems.first?.range == range, "\(text): \(problems)")
    }
  }
}
