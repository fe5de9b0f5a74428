public import Decimals

/// What a column is about: which indicator, in which period, at which stage.
public struct ColumnKey: Hashable, Sendable, Comparable {
  /// The `id` of the column's request.
  public var id: Int
  /// The period; nil for the run's own.
  public var period: EvidencePeriod?
  /// The number of the stage among the run's stages.
  public var stage: Int

  /// Makes a key.
  public init(id: Int, period: EvidencePeriod? = nil, stage: Int = 0) {
    self.id = id
    self.period = period
    self.stage = stage
  }

  /// By id, then period, the run's own first, then stage.
  public static func < (left: ColumnKey, right: ColumnKey) -> Bool {
    if left.id != right.id { return left.id < right.id }
    if left.period != right.period {
      guard let period = left.period else { return true }
      guard let other = right.period else { return false }
      return period < other
    }
    return left.stage < right.stage
  }
}

/// The values of one indicator or attribute for all subjects, by their numbers, which follow the
/// order of their ids.
public struct Column: Sendable {
  /// What it is about.
  public let key: ColumnKey
  /// Its heading as it was asked for.
  public let heading: String
  /// Its values.
  public internal(set) var storage: Storage
  /// Where its values come from.
  var origins: Origins
  /// The values that were given and do not count, by subject.
  var refusals: ContiguousArray<RefusedCell>

  /// A column of a table.
  struct Source: Sendable {
    /// The table's place among the tables that were read.
    let table: Int
    /// The column's place in it, from 0.
    let field: Int
    /// The row of each subject, where the table does not have one row for each; `noRow` for none.
    var rows: ContiguousArray<UInt32>?
  }

  /// Where the values of a column come from.
  enum Origins: Sendable {
    /// No table gave them.
    case nowhere
    /// A column of one table.
    case one(Source)
    /// Columns of several tables; the number of each subject's one.
    case several([Source], of: ContiguousArray<UInt16>)
    /// Each value comes from several places: those from `starts[subject]` to the next one's.
    case combined([Source], starts: ContiguousArray<UInt32>, items: ContiguousArray<UInt16>)
  }

  /// What was done to figures before anything read them, by subject.
  public private(set) var prepared: [Int: Prepared] = [:]

  /// What was done to a figure before anything read it.
  public enum Prepared: Sendable, Hashable {
    /// It was missing, and a rule filled it in.
    case filled
    /// It was an outlier, and was held in; as it was given.
    case heldIn(from: Decimal)
  }

  /// The same column with figures changed by rules; the values keep their places.
  public func preparing(_ changes: [Int: (figure: Decimal, what: Prepared)]) -> Column {
    guard !changes.isEmpty else { return self }
    var column = self
    var cells = ContiguousArray((0..<count).map { cell($0) })
    for (subject, change) in changes where cells.indices.contains(subject) {
      cells[subject] = Cell(change.figure)
      column.prepared[subject] = change.what
    }
    column.storage = .cells(cells)
    return column
  }

  /// Makes a column of values that no table gave, one for each subject.
  public init(key: ColumnKey, heading: String, cells: some Sequence<Cell>) {
    self.init(
      key: key, heading: heading, storage: .cells(ContiguousArray(cells)), origins: .nowhere,
      refusals: [])
  }

  init(
    key: ColumnKey, heading: String, storage: Storage, origins: Origins,
    refusals: ContiguousArray<RefusedCell>
  ) {
    self.key = key
    self.heading = heading
    self.storage = storage
    self.origins = origins
    self.refusals = refusals
  }

  /// How many subjects it has values for, present or not.
  public var count: Int {
    switch storage {
    case .scaled(let values, _), .days(let values): values.count
    case .symbols(let values, _): values.count
    case .cells(let cells): cells.count
    }
  }

  /// Why the value that was given for a subject does not count, if there is such a reason.
  public func refusal(_ subject: Int) -> Refusal? {
    var low = 0
    var high = refusals.count
    while low < high {
      let middle = (low + high) / 2
      if Int(refusals[middle].row) < subject { low = middle + 1 } else { high = middle }
    }
    guard low < refusals.count, Int(refusals[low].row) == subject else { return nil }
    return refusals[low].refusal
  }
}

extension Storage {
  /// The value at a place; missing where there is none.
  func cell(_ place: Int) -> Cell {
    func absent(_ reason: AbsenceReason) -> Cell { Cell(Absence(reason)) }
    switch self {
    case .scaled(let values, let digits):
      guard values.indices.contains(place) else { return absent(.missing) }
      let value = values[place]
      if value < StateCode.scaledLimit { return absent(StateCode.reason(scaled: value)) }
      return Cell(Decimal(value, decimals: digits))
    case .days(let values):
      guard values.indices.contains(place) else { return absent(.missing) }
      let value = values[place]
      if value < StateCode.scaledLimit { return absent(StateCode.reason(scaled: value)) }
      return Cell(days: value)
    case .symbols(let values, let symbols):
      guard values.indices.contains(place) else { return absent(.missing) }
      let value = values[place]
      if value >= StateCode.symbolLimit { return absent(StateCode.reason(symbol: value)) }
      return symbols[Int(value)]
    case .cells(let cells):
      return cells.indices.contains(place) ? cells[place] : absent(.missing)
    }
  }
}

extension Column {
  /// The value of a subject; missing for a number that no subject has.
  public func cell(_ subject: Int) -> Cell { storage.cell(subject) }

  /// Writes the values of `subjects`, given by number, to the front of `cells`, which must have room
  /// for them; absent ones bear `origin`, the caller's number for the column. A number that no
  /// subject has counts as missing. About 2 ns a value.
  public func fill(
    _ cells: UnsafeMutableBufferPointer<Cell>, subjects: ArraySlice<Int>, origin: UInt32 = 0
  ) {
    precondition(cells.count >= subjects.count, "the buffer is too small for the subjects")
    let missing = Cell(Absence(.missing, origin: origin))
    var index = 0
    switch storage {
    case .scaled(let values, let digits):
      let source = values.span
      for subject in subjects {
        var cell = missing
        if source.indices.contains(subject) {
          let value = source[subject]
          cell =
            value < StateCode.scaledLimit
            ? Cell(Absence(StateCode.reason(scaled: value), origin: origin))
            : Cell(Decimal(value, decimals: digits))
        }
        cells[index] = cell
        index += 1
      }
    case .days(let values):
      let source = values.span
      for subject in subjects {
        var cell = missing
        if source.indices.contains(subject) {
          let value = source[subject]
          cell =
            value < StateCode.scaledLimit
            ? Cell(Absence(StateCode.reason(scaled: value), origin: origin)) : Cell(days: value)
        }
        cells[index] = cell
        index += 1
      }
    case .symbols(let values, let symbols):
      let source = values.span
      let table = symbols.span
      for subject in subjects {
        var cell = missing
        if source.indices.contains(subject) {
          let value = source[subject]
          cell =
            value >= StateCode.symbolLimit
            ? Cell(Absence(StateCode.reason(symbol: value), origin: origin)) : table[Int(value)]
        }
        cells[index] = cell
        index += 1
      }
    case .cells(let stored):
      let source = stored.span
      for subject in subjects {
        var cell = source.indices.contains(subject) ? source[subject] : missing
        if let absence = cell.absence { cell = Cell(Absence(absence.reason, origin: origin)) }
        cells[index] = cell
        index += 1
      }
    }
  }
}
