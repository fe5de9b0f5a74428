import Decimals
import FEEL

private let formula = "điểm tối đa * (kết quả - mức thấp) / (mức cao - mức thấp) + điểm thưởng"

private let names = [
  "điểm tối đa", "kết quả", "mức thấp", "mức cao", "điểm thưởng", "số lớp tập huấn",
  "số người đã tập huấn", "số người phải tập huấn", "số tài liệu in ấn", "tỷ lệ kiến nghị",
]

/// Expressions as rulebooks have them.
private let typical = [
  formula,
  "100 * số người đã tập huấn / số người phải tập huấn",
  "số lớp tập huấn >= 2 and tỷ lệ kiến nghị >= 95",
  "if số lớp tập huấn > 0 then điểm tối đa else 0",
  "min(điểm tối đa, số tài liệu in ấn * 0.5)",
  "tỷ lệ kiến nghị between 70 and 90",
  "số lớp tập huấn in [2..5]",
  "not(số lớp tập huấn = 0) or is missing(tỷ lệ kiến nghị)",
  "round half up(điểm tối đa * tỷ lệ kiến nghị / 100, 2)",
  "max(0, điểm tối đa - 0.25 * (số người phải tập huấn - số người đã tập huấn))",
]

/// Measures formulas against the same loop written by hand, and reading and checking.
func benchmarkFEEL() {
  var scope = Scope()
  for (index, name) in names.enumerated() {
    scope.add(Binding(name, .number, .slot(Slot(index))))
  }
  let rows = 1024
  var state: UInt64 = 7
  func next(_ bound: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % bound)
  }
  var cells: [Cell] = []
  for slot in 0..<names.count {
    for _ in 0..<rows {
      let value = slot == 3 ? next(500) + 500 : slot == 2 ? next(100) : next(400) + 100
      cells.append(Cell(Decimal(Int64(value), decimals: slot == 0 ? 0 : 1)))
    }
  }
  guard let compiled = parse(formula, in: scope).expression?.compiled() else {
    print("the formula cannot be read")
    return
  }
  // Short enough to fit between two turns of a busy machine.
  let rounds = 10
  cells.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return }
    for row in 0..<rows {
      let cell = compiled.cell(Row(base: base, stride: rows, slots: names.count, row: row))
      if digest(cell) != byHand(base + row, rows) { print("row \(row) differs") }
    }
    measure("five operations, by hand", count: rows * rounds) {
      var kept: UInt64 = 0
      for _ in 0..<rounds {
        for row in 0..<rows {
          kept &+= byHand(base + row, rows)
        }
      }
      return kept
    }
    measure("five operations, FEEL", count: rows * rounds) {
      var kept: UInt64 = 0
      for _ in 0..<rounds {
        for row in 0..<rows {
          let cell = compiled.cell(Row(base: base, stride: rows, slots: names.count, row: row))
          kept &+= digest(cell)
        }
      }
      return kept
    }
    if CommandLine.arguments.count > 2 { return }
    for text in typical.dropFirst() {
      guard let compiled = parse(text, in: scope).expression?.compiled() else { continue }
      measure(text, count: rows * 10) {
        var kept: UInt64 = 0
        for _ in 0..<10 {
          for row in 0..<rows {
            let cell = compiled.cell(Row(base: base, stride: rows, slots: names.count, row: row))
            kept &+= digest(cell)
          }
        }
        return kept
      }
    }
  }
  measure("read and check an expression", count: 1_000) {
    var kept: UInt64 = 0
    for index in 0..<1_000 {
      let checked = parse(typical[index % typical.count], in: scope)
      kept &+= checked.expression == nil ? 0 : 2
    }
    return kept
  }
}

private func byHand(_ cells: UnsafePointer<Cell>, _ stride: Int) -> UInt64 {
  guard let points = cells[0].number, let result = cells[stride].number,
    let low = cells[2 * stride].number, let high = cells[3 * stride].number,
    let bonus = cells[4 * stride].number,
    let above = result.subtracting(low), let product = points.multiplying(above),
    let span = high.subtracting(low), let quotient = product.dividing(by: span),
    let sum = quotient.adding(bonus)
  else { return 0 }
  return digest(Cell(sum))
}

@inline(__always)
private func digest(_ cell: Cell) -> UInt64 {
  guard let number = cell.number else { return cell.boolean == true ? 3 : 5 }
  return UInt64(truncatingIfNeeded: number.coefficient)
}
