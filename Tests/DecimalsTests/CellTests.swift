import Decimals
import Testing

struct CellTests {
  @Test("Every kind of cell gives back what was put in, and nothing else")
  func roundTrips() {
    var random = SplitMix64(16)
    var wrong: [String] = []
    func check(_ cell: Cell, _ kind: Cell.Kind, _ same: Bool) {
      let others =
        (cell.number == nil) == (kind != .number) && (cell.boolean == nil) == (kind != .boolean)
        && (cell.text == nil) == (kind != .text) && (cell.level == nil) == (kind != .level)
        && (cell.absence == nil) == (kind != .absent) && (cell.null == nil) == (kind != .null)
      if !same || !others || cell.kind != kind || cell.isNumber != (kind == .number) {
        wrong.append("\(cell)")
      }
    }
    for number in oracleNumbers(blocks: 80..<90) {
      let cell = Cell(number)
      check(cell, .number, cell.number?.description == number.description && cell == Cell(number))
    }
    for _ in 0..<10_000 {
      let level = Level(
        ladder: UInt32(truncatingIfNeeded: random.next()),
        rung: UInt32(truncatingIfNeeded: random.next()))
      check(Cell(level), .level, Cell(level).level == level)
      let absence = Absence(
        AbsenceReason.allCases[random.below(AbsenceReason.allCases.count)],
        origin: UInt32(truncatingIfNeeded: random.next()))
      check(Cell(absence), .absent, Cell(absence).absence == absence)
      let (cause, start, end) = (
        UInt16(truncatingIfNeeded: random.next()), UInt32(truncatingIfNeeded: random.next()),
        UInt32(truncatingIfNeeded: random.next())
      )
      let null = Cell(null: cause, start: start, end: end)
      check(null, .null, null.null.map { $0 == (cause, start, end) } ?? false)
    }
    for value in [true, false] { check(Cell(value), .boolean, Cell(value).boolean == value) }
    for text in ["", "tốt", "xuất sắc"] {
      let id = Texts.intern(text)
      check(
        Cell(id), .text,
        Cell(id).text == id && Texts.string(id) == text && Texts.intern(text) == id)
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
    #expect(MemoryLayout<Cell>.size == 16)
  }

  @Test("Cells are equal by value, and different kinds never are")
  func equality() {
    let cells = [
      Cell(decimal("1.2")), Cell(Decimal.zero), Cell(Decimal.one), Cell(false), Cell(true),
      Cell(Texts.intern("một")), Cell(Texts.intern("hai")), Cell(Level(ladder: 0, rung: 0)),
      Cell(Level(ladder: 0, rung: 1)), Cell(Level(ladder: 1, rung: 0)), Cell(Absence(.missing)),
      Cell(Absence(.undefined)), Cell(Absence(.missing, origin: 1)), Cell(null: 0), Cell(null: 1),
      Cell(null: 0, start: 1, end: 2),
    ]
    #expect(Set(cells).count == cells.count)
    for (index, cell) in cells.enumerated() {
      for (otherIndex, other) in cells.enumerated() {
        #expect((cell == other) == (index == otherIndex), "\(cell) and \(other)")
      }
    }
    #expect(Cell(decimal("1.20")) == Cell(decimal("1.2")))
    #expect(Set([Cell(decimal("1.20")), Cell(decimal("1.2")), Cell(decimal("12e-1"))]).count == 1)
    #expect(Cell(decimal("0.00")) == Cell(Decimal.zero))
  }

  @Test("Arithmetic on cells is that of their numbers, and nothing for other kinds")
  func arithmetic() {
    let (seven, two) = (Cell(Decimal(7)), Cell(Decimal(2)))
    #expect(Cell.adding(seven, two) == Cell(Decimal(9)))
    #expect(Cell.subtracting(seven, two) == Cell(Decimal(5)))
    #expect(Cell.multiplying(seven, two) == Cell(Decimal(14)))
    #expect(Cell.dividing(seven, by: two) == Cell(decimal("3.5")))
    #expect(Cell.power(seven, two) == Cell(Decimal(49)))
    #expect(Cell.negating(seven) == Cell(Decimal(-7)))
    #expect(Cell.comparing(seven, two) == 1)
    #expect(Cell.dividing(seven, by: Cell(Decimal.zero)) == nil)
    #expect(Cell.multiplying(Cell(Decimal.greatest), seven) == nil)
    let nearly = Cell(decimal("0.9999999999999999999999999999999999"))
    #expect(nearly.settled() == Cell(Decimal.one) && nearly.settledForMethod() == Cell(Decimal.one))
    #expect(Cell(true).settled() == Cell(true) && Cell(null: 3).settledForMethod() == Cell(null: 3))
    let others = [
      Cell(true), Cell(Texts.intern("7")), Cell(Absence(.missing)), Cell(null: 3),
      Cell(Level(ladder: 1, rung: 1)),
    ]
    for other in others {
      for (left, right) in [(seven, other), (other, seven), (other, other)] {
        let results = [
          Cell.adding(left, right), Cell.subtracting(left, right), Cell.multiplying(left, right),
          Cell.dividing(left, by: right), Cell.power(left, right),
        ]
        #expect(results.allSatisfy { $0 == nil } && Cell.comparing(left, right) == nil)
      }
      #expect(Cell.negating(other) == nil)
    }
  }

  @Test("Of two absences the graver stays, whichever comes first")
  func absence() {
    let missing = Cell(Absence(.missing, origin: 9))
    let inapplicable = Cell(Absence(.notApplicable, origin: 2))
    let one = Cell(Decimal.one)
    #expect(Cell.joinedAbsence(missing, inapplicable) == missing)
    #expect(Cell.joinedAbsence(inapplicable, missing) == missing)
    #expect(Cell.joinedAbsence(one, inapplicable) == inapplicable)
    #expect(Cell.joinedAbsence(missing, Cell(null: 1)) == missing)
    #expect(Cell.joinedAbsence(one, Cell(null: 1)) == nil)
    #expect(
      Cell.joinedAbsence(missing, Cell(Absence(.missing, origin: 3)))
        == Cell(Absence(.missing, origin: 3)))
  }

  @Test("A cell says what it holds")
  func printing() {
    let table: [(Cell, String)] = [
      (Cell(decimal("1.50")), "1.5"), (Cell(true), "true"), (Cell(Texts.intern("tốt")), "\"tốt\""),
      (Cell(Level(ladder: 2, rung: 1)), "level 1 of ladder 2"),
      (Cell(Absence(.notApplicable, origin: 4)), "absent: notApplicable, slot 4"),
      (Cell(null: 7, start: 1, end: 5), "null: cause 7 at 1..<5"),
    ]
    for (cell, expected) in table { #expect(cell.description == expected) }
  }
}
