import Decimals
import Diagnostics

/// Collects what is wrong with a table: the first faults of each kind in each column at their
/// places, the others by their number, so that a table that is wrong throughout stays readable and
/// nothing is dropped in silence.
struct FaultCollector {
  /// How many faults of one kind in one column are shown each at its place.
  static let mostShown = 20

  private struct Key: Hashable, Comparable {
    let column: Int
    let code: String

    static func < (left: Key, right: Key) -> Bool {
      left.column != right.column ? left.column < right.column : left.code < right.code
    }
  }

  let path: String
  private(set) var diagnostics: [Diagnostic] = []
  /// How many values and rows are faulty, shown or not.
  private(set) var faultyValues = 0
  private var counts: [Key: (count: Int, heading: String)] = [:]
  private var excerpt: (offset: UInt64, source: Source)?

  init(path: String) { self.path = path }

  /// Adds a fault that is never left out.
  mutating func add(_ fault: EvidenceFault, at span: Span?) {
    diagnostics.append(Diagnostic(fault, at: span))
  }

  /// Adds what is wrong with the form of a table.
  mutating func add(_ found: [Diagnostic]) {
    diagnostics += found
    faultyValues += found.count { $0.severity == .error }
  }

  /// Counts a fault of a row and says whether it is to be added as well, which the first of its
  /// kind are. `column` is any number that keeps kinds of places apart.
  mutating func counts(_ fault: EvidenceFault, column: Int, heading: String) -> Bool {
    if fault.severity == .error { faultyValues += 1 }
    return count(code: fault.code, column: column, heading: heading)
  }

  private mutating func count(code: String, column: Int, heading: String) -> Bool {
    let key = Key(column: column, code: code)
    let count = (counts[key]?.count ?? 0) + 1
    counts[key] = (count, heading)
    return count <= FaultCollector.mostShown
  }

  /// Reports a value that is refused.
  mutating func report(
    _ refusal: Refusal, of request: ColumnRequest, column: Int, field: Int,
    _ batch: borrowing RecordBatch, row: Int, width: Int
  ) {
    faultyValues += 1
    guard count(code: refusal.code, column: column, heading: request.heading) else { return }
    let place = batch.places[row]
    let cell = batch.fields[row * width + field]
    let span: Span
    if let own = batch.treeSpan(row: row, cell, width: width) {
      span = own
    } else {
      let source = source(of: batch, row: row)
      let start = batch.ranges[row].lowerBound
      span = Span(
        source, (cell.range.lowerBound - start)..<(cell.range.upperBound - start))
    }
    var content = ContiguousArray<UInt8>()
    appendContent(of: cell, in: batch.bytes.span, to: &content)
    let value = shortened(cleanText(content.span))
    diagnostics.append(
      Diagnostic(
        EvidenceFault(refusal, of: request, row: Int(place.number), value: value), at: span))
  }

  /// The bytes of a row as a source of its own, so that no message keeps a whole table.
  mutating func source(of batch: borrowing RecordBatch, row: Int) -> Source {
    source(of: batch, place: batch.places[row], range: batch.ranges[row])
  }

  /// The bytes of a range that starts with a row.
  mutating func source(
    of batch: borrowing RecordBatch, place: RowPlace, range: Range<Int>
  ) -> Source {
    if let excerpt, excerpt.offset == place.offset { return excerpt.source }
    let source = Source(
      path: path, bytes: Array(batch.bytes[range]), firstLine: Int(place.line))
    excerpt = (place.offset, source)
    return source
  }

  /// All of it, with a line for what was counted only.
  func finished() -> [Diagnostic] {
    var all = diagnostics
    for (key, value) in counts.sorted(by: { $0.key < $1.key })
    where value.count > FaultCollector.mostShown {
      let more = value.count - FaultCollector.mostShown
      all.append(
        Diagnostic(
          EvidenceFault.furtherFaults(
            path: path, column: value.heading, code: key.code, count: more), at: nil))
    }
    return all
  }
}

/// A value as messages quote it: one line, not too long.
func shortened(_ text: String) -> String {
  let line = String(text.map { $0.isNewline ? " " : $0 })
  return line.count > 60 ? String(line.prefix(59)) + "…" : line
}
