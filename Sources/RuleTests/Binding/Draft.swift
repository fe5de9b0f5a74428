import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Scoring

/// The subjects of one kind while a test puts them together: those that it starts from, with the
/// facts that it changes.
struct DraftSubjects {
  /// What it starts from; nil for none.
  let base: SubjectData?
  private(set) var ids: [String]
  private var numbers: [String: Int]
  /// By fact: the values by subject, in the order of `ids`.
  private var values: [Int: [Int: Cell]] = [:]
  /// By register: the rows by subject, nil where it is said that none are known.
  private var rows: [Int: [Int: [[Cell]]?]] = [:]

  /// Starts from subjects that are there, or from none.
  init(_ base: SubjectData?) {
    self.base = base
    ids = base?.ids ?? []
    numbers = Dictionary(
      ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of a subject by its id.
  func number(of id: String) -> Int? { numbers[id] }

  /// Adds a subject; nil if there is one with this id.
  mutating func add(_ id: String) -> Int? {
    guard numbers[id] == nil else { return nil }
    let number = ids.count
    numbers[id] = number
    ids.append(id)
    return number
  }

  /// Gives a subject a fact.
  mutating func set(_ fact: Int, of subject: Int, to cell: Cell) {
    values[fact, default: [:]][subject] = cell
  }

  /// Gives a subject its rows in a register; nil: nobody knows them.
  mutating func set(register: Int, of subject: Int, to cells: [[Cell]]?) {
    rows[register, default: [:]][subject] = .some(cells)
  }

  /// Gives a subject the fact that another was given.
  mutating func copy(_ fact: Int, from other: Int, to subject: Int) {
    if let cell = values[fact]?[other] { values[fact]?[subject] = cell }
  }

  /// By number: the place among the ids in the order of their code points.
  func order() -> [Int] {
    // What it starts from stands in that order, and nothing is added to it.
    guard base == nil else { return Array(ids.indices) }
    let sorted = ids.indices.sorted { ids[$0].utf8.lexicographicallyPrecedes(ids[$1].utf8) }
    var places = Array(repeating: 0, count: ids.count)
    for (place, number) in sorted.enumerated() { places[number] = place }
    return places
  }

  /// The subjects as evaluation reads them. `places` are those of `order`.
  func data(_ facts: FactTable, places: [Int]) -> SubjectData {
    let factCount = facts.facts.count
    var sorted = ids
    for (number, place) in places.enumerated() { sorted[place] = ids[number] }
    let columns = (0..<factCount).map { fact -> Column? in
      let own = base.flatMap { $0.columns.indices.contains(fact) ? $0.columns[fact] : nil }
      guard let given = values[fact] else { return own }
      var cells = ContiguousArray(repeating: Cell(Absence(.missing)), count: ids.count)
      if let own { for subject in cells.indices { cells[subject] = own.cell(subject) } }
      for (subject, cell) in given { cells[places[subject]] = cell }
      return Column(key: ColumnKey(id: fact), heading: "", cells: cells)
    }
    return SubjectData(
      ids: sorted, columns: columns,
      registers: facts.registers.indices.map { register($0, of: facts, places) }, of: facts)
  }

  /// The rows of a register. Where a test gives those of one subject, the others have those that
  /// they start from, or none.
  private func register(_ number: Int, of facts: FactTable, _ places: [Int]) -> RegisterData? {
    let own = base.flatMap { $0.registers.indices.contains(number) ? $0.registers[number] : nil }
    guard let given = rows[number] else { return own }
    if given.values.allSatisfy({ $0 == nil }) { return nil }
    var all: [(subject: Int, cells: [Cell])] = []
    if let own {
      for subject in 0..<own.subjectCount where given[subject] == nil {
        for row in own.rows(of: subject) {
          all.append((subject, (0..<own.columnCount).map { own.cell(row, $0) }))
        }
      }
    }
    for subject in given.keys.sorted() {
      for cells in (given[subject] ?? nil) ?? [] { all.append((places[subject], cells)) }
    }
    return RegisterData(
      subjectCount: ids.count, columnCount: facts.registers[number].columns.count, rows: all)
  }
}
