import Decimals

extension Storage {
  /// What became of a row's value when it was put to a subject.
  enum Change {
    /// It was missing, and what the subject had stays.
    case kept
    /// It is now the subject's value.
    case taken
    /// The subject had a value already; now both are refused.
    case conflict
  }

  /// A storage of the same kind in which every value is missing.
  static func missing(count: Int, like other: Storage) -> Storage {
    switch other {
    case .scaled(_, let digits):
      .scaled(
        ContiguousArray(repeating: StateCode.scaled(.missing), count: count), digits: digits)
    case .days: .days(ContiguousArray(repeating: StateCode.scaled(.missing), count: count))
    case .symbols(_, let symbols):
      .symbols(ContiguousArray(repeating: StateCode.symbol(.missing), count: count), symbols)
    case .cells: .cells(ContiguousArray(repeating: Cell(Absence(.missing)), count: count))
    }
  }

  /// This storage with the values of `other`, which is of the same kind, at the subjects of its
  /// rows.
  consuming func with(_ other: Storage, at subjects: ContiguousArray<UInt32>) -> Storage {
    switch (consume self, other) {
    case (.scaled(let own, let digits), .scaled(let values, _)):
      .scaled(put(values, into: own, at: subjects), digits: digits)
    case (.days(let own), .days(let values)): .days(put(values, into: own, at: subjects))
    case (.symbols(let own, let symbols), .symbols(let values, _)):
      .symbols(put(values, into: own, at: subjects), symbols)
    case (.cells(let own), .cells(let values)): .cells(put(values, into: own, at: subjects))
    case (let own, _): own
    }
  }

  /// Two storages with the same values that are of one kind, and of one scale or symbol table.
  static func alike(_ left: Storage, _ right: Storage) -> (Storage, Storage) {
    switch (left, right) {
    case (.scaled(_, let digits), .scaled(_, let others)) where digits == others:
      return (left, right)
    case (.scaled(let values, let digits), .scaled(let others, let otherDigits)):
      let most = max(digits, otherDigits)
      if let first = raised(values, by: Int(most - digits)),
        let second = raised(others, by: Int(most - otherDigits))
      {
        return (.scaled(first, digits: most), .scaled(second, digits: most))
      }
    case (.days, .days), (.cells, .cells): return (left, right)
    case (.symbols(let values, let symbols), .symbols(let others, let otherSymbols)):
      let offset = UInt32(truncatingIfNeeded: symbols.count)
      let moved = ContiguousArray(
        others.map { $0 >= StateCode.symbolLimit ? $0 : $0 &+ offset })
      let all = symbols + otherSymbols
      return (.symbols(values, all), .symbols(moved, all))
    default: break
    }
    return (.cells(left.asCells), .cells(right.asCells))
  }

  /// This storage with the values of `other`, an alike one, at the subjects of its rows, and what
  /// became of each row's value.
  func merged(
    with other: Storage, at subjects: ContiguousArray<UInt32>
  ) -> (Storage, ContiguousArray<Change>) {
    switch (self, other) {
    case (.scaled(var own, let digits), .scaled(let values, _)):
      let changes = merge(
        values, into: &own, at: subjects, refused: StateCode.scaled(.refused),
        isMissing: { $0 == StateCode.scaled(.missing) })
      return (.scaled(own, digits: digits), changes)
    case (.days(var own), .days(let values)):
      let changes = merge(
        values, into: &own, at: subjects, refused: StateCode.scaled(.refused),
        isMissing: { $0 == StateCode.scaled(.missing) })
      return (.days(own), changes)
    case (.symbols(var own, let symbols), .symbols(let values, _)):
      let changes = merge(
        values, into: &own, at: subjects, refused: StateCode.symbol(.refused),
        isMissing: { $0 == StateCode.symbol(.missing) })
      return (.symbols(own, symbols), changes)
    default:
      var own = asCells
      let changes = merge(
        other.asCells, into: &own, at: subjects, refused: Cell(Absence(.refused)),
        isMissing: { $0.absence?.reason == .missing })
      return (.cells(own), changes)
    }
  }

  /// The values of some rows, in their order.
  func picking(_ rows: ContiguousArray<Int>) -> Storage {
    switch self {
    case .scaled(let values, let digits):
      .scaled(ContiguousArray(rows.map { values[$0] }), digits: digits)
    case .days(let values): .days(ContiguousArray(rows.map { values[$0] }))
    case .symbols(let values, let symbols):
      .symbols(ContiguousArray(rows.map { values[$0] }), symbols)
    case .cells(let cells): .cells(ContiguousArray(rows.map { cells[$0] }))
    }
  }

  /// Whether the value of a row is missing.
  func isMissing(_ row: Int) -> Bool {
    switch self {
    case .scaled(let values, _), .days(let values): values[row] == StateCode.scaled(.missing)
    case .symbols(let values, _): values[row] == StateCode.symbol(.missing)
    case .cells(let cells): cells[row].absence?.reason == .missing
    }
  }

  /// This storage with the values of some rows refused.
  func refusing(_ rows: [Int]) -> Storage {
    switch self {
    case .scaled(var values, let digits):
      for row in rows { values[row] = StateCode.scaled(.refused) }
      return .scaled(values, digits: digits)
    case .days(var values):
      for row in rows { values[row] = StateCode.scaled(.refused) }
      return .days(values)
    case .symbols(var values, let symbols):
      for row in rows { values[row] = StateCode.symbol(.refused) }
      return .symbols(values, symbols)
    case .cells(var cells):
      for row in rows { cells[row] = Cell(Absence(.refused)) }
      return .cells(cells)
    }
  }

  /// The values as cells.
  var asCells: ContiguousArray<Cell> {
    switch self {
    case .scaled(let values, let digits):
      ContiguousArray(
        values.map {
          $0 < StateCode.scaledLimit
            ? Cell(Absence(StateCode.reason(scaled: $0))) : Cell(Decimal($0, decimals: digits))
        })
    case .days(let values):
      ContiguousArray(
        values.map {
          $0 < StateCode.scaledLimit
            ? Cell(Absence(StateCode.reason(scaled: $0))) : Cell(days: $0)
        })
    case .symbols(let values, let symbols):
      ContiguousArray(
        values.map {
          $0 >= StateCode.symbolLimit
            ? Cell(Absence(StateCode.reason(symbol: $0))) : symbols[Int($0)]
        })
    case .cells(let cells): cells
    }
  }
}

private func put<Value>(
  _ values: ContiguousArray<Value>, into own: consuming ContiguousArray<Value>,
  at subjects: ContiguousArray<UInt32>
) -> ContiguousArray<Value> {
  var result = own
  for (row, subject) in subjects.enumerated() where subject != SubjectReader.none {
    result[Int(subject)] = values[row]
  }
  return result
}

private func merge<Value>(
  _ values: ContiguousArray<Value>, into own: inout ContiguousArray<Value>,
  at subjects: ContiguousArray<UInt32>, refused: Value, isMissing: (Value) -> Bool
) -> ContiguousArray<Storage.Change> {
  var changes = ContiguousArray<Storage.Change>(repeating: .kept, count: subjects.count)
  for (row, subject) in subjects.enumerated()
  where subject != SubjectReader.none && !isMissing(values[row]) {
    if isMissing(own[Int(subject)]) {
      own[Int(subject)] = values[row]
      changes[row] = .taken
    } else {
      own[Int(subject)] = refused
      changes[row] = .conflict
    }
  }
  return changes
}

private func raised(_ values: ContiguousArray<Int64>, by digits: Int) -> ContiguousArray<Int64>? {
  if digits == 0 { return values }
  let factor = tenTo(digits)
  var result = values
  for index in result.indices where result[index] >= StateCode.scaledLimit {
    let (product, overflow) = result[index].multipliedReportingOverflow(by: factor)
    if overflow || product < StateCode.scaledLimit { return nil }
    result[index] = product
  }
  return result
}
