public import Decimals

/// The rows of a register, by subject. A subject's rows stand in the order of their values, so that
/// the order in which tables give them changes nothing.
public struct RegisterData: Sendable {
  /// A row of a table.
  struct Place: Sendable {
    let table: Int
    let row: Int
  }

  /// By column, by row.
  private let columns: [ContiguousArray<Cell>]
  /// The first row of each subject, and the number of all rows.
  private let starts: ContiguousArray<Int>
  /// Where each row stands; empty where no table gave them.
  let places: ContiguousArray<Place>

  /// The rows of each subject, given as its number with the values by column, in any order.
  public init(subjectCount: Int, columnCount: Int, rows: [(subject: Int, cells: [Cell])]) {
    self.init(
      subjectCount: subjectCount, columnCount: columnCount,
      placed: rows.map { ($0.subject, $0.cells, nil) })
  }

  init(
    subjectCount: Int, columnCount: Int,
    placed rows: [(subject: Int, cells: [Cell], place: Place?)]
  ) {
    let order = rows.indices.sorted { left, right in
      let (first, second) = (rows[left], rows[right])
      if first.subject != second.subject { return first.subject < second.subject }
      for (one, other) in zip(first.cells, second.cells) where one != other {
        if RegisterData.precedes(one, other) { return true }
        if RegisterData.precedes(other, one) { return false }
      }
      return left < right
    }
    var columns = Array(repeating: ContiguousArray<Cell>(), count: columnCount)
    var starts = ContiguousArray(repeating: 0, count: subjectCount + 1)
    var places: ContiguousArray<Place> = []
    for index in order where rows[index].subject >= 0 && rows[index].subject < subjectCount {
      let row = rows[index]
      for column in 0..<columnCount {
        columns[column].append(
          row.cells.indices.contains(column) ? row.cells[column] : Cell(Absence(.missing)))
      }
      if let place = row.place { places.append(place) }
      starts[row.subject + 1] += 1
    }
    for subject in 0..<subjectCount { starts[subject + 1] += starts[subject] }
    self.columns = columns
    self.starts = starts
    self.places = places
  }

  /// How many subjects there are.
  public var subjectCount: Int { starts.count - 1 }

  /// How many columns there are.
  public var columnCount: Int { columns.count }

  /// The rows of a subject.
  public func rows(of subject: Int) -> Range<Int> {
    guard subject >= 0, subject + 1 < starts.count else { return 0..<0 }
    return starts[subject]..<starts[subject + 1]
  }

  /// The value of a column in a row.
  public func cell(_ row: Int, _ column: Int) -> Cell {
    guard columns.indices.contains(column), columns[column].indices.contains(row) else {
      return Cell(Absence(.missing))
    }
    return columns[column][row]
  }

  /// The number of rows of each subject, as a column of facts.
  public func counts(id: Int) -> Column {
    Column(
      key: ColumnKey(id: id), heading: "",
      cells: ContiguousArray((0..<subjectCount).map { Cell(Decimal(rows(of: $0).count)) }))
  }

  /// An order of values: figures, dates, levels, truth values, texts, then what is absent.
  private static func precedes(_ left: Cell, _ right: Cell) -> Bool {
    let (first, second) = (rank(left), rank(right))
    if first != second { return first < second }
    if let one = left.number, let other = right.number { return one < other }
    if let one = left.days, let other = right.days { return one < other }
    if let one = left.level, let other = right.level {
      return (one.ladder, one.rung) < (other.ladder, other.rung)
    }
    if let one = left.boolean, let other = right.boolean { return !one && other }
    if let one = left.text, let other = right.text {
      return Texts.string(one).utf8.lexicographicallyPrecedes(Texts.string(other).utf8)
    }
    if let one = left.absence, let other = right.absence {
      return one.reason.rawValue < other.reason.rawValue
    }
    return false
  }

  private static func rank(_ cell: Cell) -> Int {
    if cell.isNumber { return 0 }
    if cell.days != nil { return 1 }
    if cell.level != nil { return 2 }
    if cell.boolean != nil { return 3 }
    if cell.text != nil { return 4 }
    return 5
  }
}

extension EvidenceStore {
  /// Where a row of a register stands; nil where no table gave it.
  public func origin(ofRow row: Int, register: Int) -> Origin? {
    guard registers.indices.contains(register), let data = registers[register],
      data.places.indices.contains(row)
    else { return nil }
    let place = data.places[row]
    guard tables.indices.contains(place.table),
      tables[place.table].places.indices.contains(place.row)
    else { return nil }
    let table = tables[place.table]
    let at = table.places[place.row]
    return Origin(
      path: table.path, row: Int(at.number), line: Int(at.line),
      heading: table.headings.first ?? "", column: 1, text: nil)
  }
}
