import Decimals
import Testing

@testable import FEEL

@Suite struct ArithmeticTests {
  @Test func formulasOverSlots() {
    var scope = Scope()
    scope.add(Binding("số người đã tập huấn", .number, .slot(Slot(0))))
    scope.add(Binding("số người phải tập huấn", .number, .slot(Slot(1))))
    let checked = parse("100 * số người đã tập huấn / số người phải tập huấn", in: scope)
    #expect(checked.problems.isEmpty)
    guard let expression = checked.expression else { return }
    let compiled = expression.compiled()
    Row.with([Cell(19), Cell(20)]) { row in
      #expect(compiled.cell(row) == Cell(95))
      #expect(expression.withValues(row) { $0.number?.description ?? "?" } == "100 * 19 / 20")
    }
  }
}
