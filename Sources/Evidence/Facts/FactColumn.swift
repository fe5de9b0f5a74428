import Decimals

/// A fact while it is made, subject by subject.
struct FactColumn {
  private let request: ColumnRequest
  private var cells: ContiguousArray<Cell> = []
  private var refusals: ContiguousArray<RefusedCell> = []
  private var sources: [Column.Source] = []
  /// The columns that it is made of, and the number of the first source of each.
  private let columns: [Column]
  private var offsets: [Int] = []
  private var starts: ContiguousArray<UInt32> = [0]
  private var items: ContiguousArray<UInt16> = []

  init(_ request: ColumnRequest, _ columns: [Column], count: Int) {
    self.request = request
    self.columns = columns
    cells.reserveCapacity(count)
    starts.reserveCapacity(count + 1)
    for column in columns {
      offsets.append(sources.count)
      switch column.origins {
      case .nowhere: break
      case .one(let source): sources.append(source)
      case .several(let all, _), .combined(let all, _, _): sources += all
      }
    }
  }

  mutating func append(_ value: FactBuilder.Picked?, sources from: [FactBuilder.Picked]) {
    append(value?.cell ?? Cell(Absence(.missing)), value?.refusal, from)
  }

  mutating func append(
    _ reason: AbsenceReason, _ refusal: Refusal, sources from: [FactBuilder.Picked]
  ) {
    append(Cell(Absence(reason)), refusal, from)
  }

  private mutating func append(_ cell: Cell, _ refusal: Refusal?, _ from: [FactBuilder.Picked]) {
    let subject = cells.count
    cells.append(cell)
    if let refusal {
      refusals.append(RefusedCell(row: UInt32(truncatingIfNeeded: subject), refusal: refusal))
    }
    for value in from {
      guard let number = value.column else { continue }
      let offset = offsets[number]
      switch columns[number].origins {
      case .nowhere, .combined: break
      case .one: items.append(UInt16(truncatingIfNeeded: offset))
      case .several(_, let numbers):
        let number = numbers[subject]
        if number != ColumnAssembly.noSource {
          items.append(UInt16(truncatingIfNeeded: offset + Int(number)))
        }
      }
    }
    starts.append(UInt32(truncatingIfNeeded: items.count))
  }

  func finished(stage: Int) -> Column {
    Column(
      key: ColumnKey(id: request.id, stage: stage), heading: request.heading,
      storage: .cells(cells), origins: .combined(sources, starts: starts, items: items),
      refusals: refusals)
  }
}
