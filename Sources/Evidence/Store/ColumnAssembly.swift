import Decimals

/// A column that is put together, in the order of the subjects, from the rows of tables.
struct ColumnAssembly {
  let key: ColumnKey
  let request: ColumnRequest
  private let count: Int
  private var storage: Storage?
  private var sources: [Column.Source] = []
  /// The source of each subject's value, `noSource` where no table has a row for it; empty while
  /// there is one source.
  private var sourceOfSubject: ContiguousArray<UInt16> = []
  private var firstRows: ContiguousArray<UInt32> = []
  private var refusals: ContiguousArray<RefusedCell> = []

  static let noSource = UInt16.max

  init(key: ColumnKey, request: ColumnRequest, count: Int) {
    self.key = key
    self.request = request
    self.count = count
  }

  /// A value that two tables give; both are refused.
  struct Conflict {
    let subject: Int
    let row: Int
    let earlier: Column.Source
  }

  /// Adds a table's values. `subjects` are the subjects of its rows, `SubjectReader.none` for none,
  /// each at most once; `isInOrder` says that row and subject have the same number throughout.
  mutating func add(
    _ values: Storage, refusals new: ContiguousArray<RefusedCell>, from source: Column.Source,
    subjects: ContiguousArray<UInt32>, isInOrder: Bool
  ) -> [Conflict] {
    for refused in new {
      let subject = subjects[Int(refused.row)]
      if subject != SubjectReader.none {
        refusals.append(RefusedCell(row: subject, refusal: refused.refusal))
      }
    }
    sources.append(source)
    guard let before = storage else {
      firstRows = subjects
      storage =
        isInOrder ? values : Storage.missing(count: count, like: values).with(values, at: subjects)
      return []
    }
    storage = nil
    if sourceOfSubject.isEmpty {
      sourceOfSubject = ContiguousArray(repeating: ColumnAssembly.noSource, count: count)
      for subject in firstRows where subject != SubjectReader.none {
        sourceOfSubject[Int(subject)] = 0
      }
    }
    let number = UInt16(truncatingIfNeeded: sources.count - 1)
    let (left, right) = Storage.alike(before, values)
    let (merged, changes) = left.merged(with: right, at: subjects)
    storage = merged
    var conflicts: [Conflict] = []
    for (row, subject) in subjects.enumerated() where subject != SubjectReader.none {
      let subject = Int(subject)
      switch changes[row] {
      case .kept:
        if sourceOfSubject[subject] == ColumnAssembly.noSource { sourceOfSubject[subject] = number }
      case .taken: sourceOfSubject[subject] = number
      case .conflict:
        let earlier = Int(sourceOfSubject[subject])
        conflicts.append(
          Conflict(subject: subject, row: row, earlier: sources[min(earlier, sources.count - 1)]))
        refusals.append(
          RefusedCell(row: UInt32(truncatingIfNeeded: subject), refusal: .givenTwice))
      }
    }
    return conflicts
  }

  /// The column.
  func finished() -> Column {
    // A value may be refused for two reasons; the last in the order of the reasons is told.
    var sorted = ContiguousArray(
      refusals.sorted {
        ($0.row, $1.refusal.rawValue) < ($1.row, $0.refusal.rawValue)
      })
    var kept = 0
    for index in sorted.indices where index == 0 || sorted[index].row != sorted[kept - 1].row {
      sorted[kept] = sorted[index]
      kept += 1
    }
    sorted.removeSubrange(kept...)
    let origins: Column.Origins =
      switch sources.count {
      case 0: .nowhere
      case 1: .one(sources[0])
      default: .several(sources, of: sourceOfSubject)
      }
    return Column(
      key: key, heading: request.heading,
      storage: storage ?? .missing(count: count, like: .scaled([], digits: 0)), origins: origins,
      refusals: sorted)
  }
}
