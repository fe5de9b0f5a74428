import Decimals
import Diagnostics

/// A column while its table is read.
enum ColumnReader {
  case figures(FigureColumn)
  case dates(DateColumn)
  case symbols(SymbolColumn)
  case names(NameColumn)

  /// `asNames` asks for texts that are kept as they are and not made cells of.
  init(_ request: ColumnRequest, rules: ReadingRules, asNames: Bool) {
    if asNames {
      self = .names(NameColumn(request))
      return
    }
    switch request.kind {
    case .wholeNumber, .number, .percent, .points:
      self = .figures(FigureColumn(request, rules: rules))
    case .date: self = .dates(DateColumn(request, rules: rules))
    case .yesNo, .level, .choice, .text: self = .symbols(SymbolColumn(request))
    }
  }

  mutating func read(_ batch: borrowing RecordBatch, column: Int, _ context: inout ColumnContext) {
    switch consume self {
    case .figures(var reader):
      reader.read(batch, column: column, &context)
      self = .figures(reader)
    case .dates(var reader):
      reader.read(batch, column: column, &context)
      self = .dates(reader)
    case .symbols(var reader):
      reader.read(batch, column: column, &context)
      self = .symbols(reader)
    case .names(var reader):
      reader.read(batch, column: column, &context)
      self = .names(reader)
    }
  }

  /// Makes room for so many rows.
  mutating func reserve(_ rows: Int) {
    switch consume self {
    case .figures(var reader):
      reader.reserve(rows)
      self = .figures(reader)
    case .dates(var reader):
      reader.reserve(rows)
      self = .dates(reader)
    case .symbols(var reader):
      reader.reserve(rows)
      self = .symbols(reader)
    case .names(let reader): self = .names(reader)
    }
  }

  var storage: Storage {
    switch self {
    case .figures(let column): column.storage
    case .dates(let column): column.storage
    case .symbols(let column): column.storage
    case .names: .cells([])
    }
  }

  /// Whether a column of percentages may hold shares of one.
  var mayBeShares: Bool {
    if case .figures(let column) = self { column.mayBeShares } else { false }
  }

  var names: ContiguousArray<String?> {
    if case .names(let column) = self { column.values } else { [] }
  }
}

/// A column of names while its table is read, in the order of the rows.
struct NameColumn {
  let request: ColumnRequest
  private(set) var values: ContiguousArray<String?> = []

  init(_ request: ColumnRequest) { self.request = request }

  /// Reads one column of a batch.
  mutating func read(_ batch: borrowing RecordBatch, column: Int, _ context: inout ColumnContext) {
    for row in 0..<batch.count {
      switch context.open(batch.fields[row * context.width + column], in: batch) {
      case .absent: values.append(nil)
      case .refused(let refusal):
        values.append(nil)
        context.refuse(refusal, batch, row, request)
      case .content: values.append(cleanText(context.content.span))
      }
    }
  }
}
