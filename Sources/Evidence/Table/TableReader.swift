import Diagnostics

/// Named limits of what is read.
public enum TableLimit {
  /// Columns of a table: as many as a spreadsheet can have.
  public static let columns = 16_384
  /// Bytes of a row.
  public static let rowBytes = 1 << 20
}

/// A column's heading and its place.
struct Heading {
  /// The text as it is shown.
  let text: String
  /// The text as it is compared where nothing matches exactly.
  let folded: FoldedText
  /// Where it stands.
  let span: Span

  init(text: String, span: Span) {
    self.text = text
    self.folded = FoldedText(comparable: text)
    self.span = span
  }
}

/// Reads a table's headings, then its rows batch by batch.
struct TableReader {
  private let path: String
  private let stream: ByteStream
  /// The cells of a table in JSON or YAML, and what is wrong with its form.
  private(set) var cells: TreeCells?
  private(set) var faults: [Diagnostic] = []
  private var batch = RecordBatch()
  private var blockSize = 1 << 18
  /// How many bytes of the batch come from the input.
  private var filled = 0
  /// Where the first byte of the batch stands in the input.
  private var offset: UInt64 = 0
  private var position = 0
  private var line = 1
  private var row = 1
  private var isAtEnd = false
  /// Whether the batch has been filled before it was asked for.
  private var holdsBatch = false
  private var scanner: RecordScanner
  /// The format as far as the head shows it.
  private(set) var format: TableFormat
  /// The headings in their order.
  private(set) var headings: [Heading] = []

  /// Opens a table and reads its headings. `wanted` are the headings that are asked for.
  init(_ request: TableRequest, wanted: Set<FoldedText>) throws(TableFailure) {
    let notation = TableNotation(path: request.path)
    if notation != .delimited {
      self = try TableReader(TreeTable(request), request, notation)
      return
    }
    path = request.path
    do {
      stream = try ByteStream(request.input)
    } catch {
      throw TableFailure(readFault(error, request), at: nil)
    }
    // No more than the input has, so that a small table costs little; one byte more shows its end.
    let size = stream.size
    if size > 0 { blockSize = min(blockSize, size + 1) }
    batch.bytes = ContiguousArray(repeating: 0, count: blockSize)
    scanner = RecordScanner(delimiter: Delimiter.comma.rawValue)
    format = TableFormat(
      delimiter: .comma, decimalMark: nil, isDecimalMarkDeclared: false, isMixed: false,
      dateOrder: nil, hasByteOrderMark: false)
    do {
      try fill()
    } catch {
      throw TableFailure(readFault(error, request), at: nil)
    }
    if let kind = TableHead.unreadable(batch.bytes.span.extracting(0..<filled)) {
      switch kind {
      case .utf16: throw TableFailure(EvidenceFault.isUTF16(path: path), at: nil)
      case .workbook: throw TableFailure(EvidenceFault.isWorkbook(path: path), at: nil)
      case .binary: throw TableFailure(EvidenceFault.isNoText(path: path), at: nil)
      }
    }
    do {
      try readHead(request, wanted: wanted)
    } catch let failure as TableFailure {
      throw failure
    } catch let failure as ReadFailure {
      throw TableFailure(readFault(failure, request), at: nil)
    } catch {
      throw TableFailure(EvidenceFault.isNoText(path: path), at: nil)
    }
  }

  /// A table that was read whole: its rows are one batch.
  private init(
    _ tree: TreeTable, _ request: TableRequest, _ notation: TableNotation
  ) throws(TableFailure) {
    path = request.path
    do {
      stream = try ByteStream(.bytes([]))
    } catch {
      throw TableFailure(readFault(error, request), at: nil)
    }
    scanner = RecordScanner(delimiter: Delimiter.comma.rawValue)
    format = TableFormat(
      delimiter: .comma, decimalMark: nil, isDecimalMarkDeclared: false, isMixed: false,
      dateOrder: nil, hasByteOrderMark: false, notation: notation)
    headings = tree.headings
    batch = tree.batch
    cells = tree.cells
    batch.cells = tree.cells
    faults = tree.faults
    isAtEnd = true
    holdsBatch = true
  }

  private mutating func readHead(_ request: TableRequest, wanted: Set<FoldedText>) throws {
    let head = TableHead(batch.bytes.span.extracting(0..<filled))
    position = head.start
    line += head.linesBefore
    row += head.linesBefore
    format.hasByteOrderMark = head.markLength > 0
    while true {
      let bytes = batch.bytes
      let block = bytes.span.extracting(0..<filled)
      let delimiter =
        request.format.delimiter ?? head.declared
        ?? detectDelimiter(block, from: position, isLast: isAtEnd, wanted: wanted)
      format.delimiter = delimiter
      scanner = RecordScanner(delimiter: delimiter.rawValue)
      var fields: ContiguousArray<Field> = []
      guard position < filled else {
        throw TableFailure(EvidenceFault.isEmpty(path: path), at: nil)
      }
      guard let scanned = scanner.scan(block, from: position, isLast: isAtEnd, into: &fields) else {
        guard blockSize < TableLimit.rowBytes else {
          throw TableFailure(
            EvidenceFault.rowTooLong(row: row, limit: TableLimit.rowBytes), at: nil)
        }
        try grow()
        continue
      }
      let range = position..<scanned.end
      let isBlank = fields.allSatisfy { $0.length == 0 }
      if isBlank {
        position = scanned.next
        line += scanned.lines
        row += 1
        continue
      }
      let source = Source(path: path, bytes: Array(batch.bytes[range]), firstLine: line)
      if let problem = scanned.problem, problem.what == .unterminatedQuote {
        let at = problem.at - range.lowerBound
        throw TableFailure(EvidenceFault.openQuote(row: row), at: Span(source, at..<at + 1))
      }
      if let invalid = firstInvalid(block.extracting(range)) {
        throw TableFailure(
          EvidenceFault.isNotUTF8(path: path), at: Span(source, invalid..<invalid + 1))
      }
      guard fields.count <= TableLimit.columns else {
        throw TableFailure(
          EvidenceFault.tooManyColumns(path: path, limit: TableLimit.columns),
          at: Span(source, 0..<0))
      }
      headings = fields.map { field in
        let start = field.range.lowerBound - range.lowerBound
        return Heading(
          text: headingText(block, field), span: Span(source, start..<start + field.length))
      }
      position = scanned.next
      line += scanned.lines
      row += 1
      return
    }
  }

  // MARK: - Rows

  /// Reads the next rows; an empty batch is the end.
  mutating func next() throws(ReadFailure) {
    if holdsBatch {
      holdsBatch = false
      return
    }
    batch.removeRows()
    while batch.count == 0, batch.problems.isEmpty {
      if position >= filled, isAtEnd { return }
      if position > 0 || filled == 0 { try fill() }
      let before = position
      scanRows()
      if position == before, batch.count == 0, position < filled, !isAtEnd {
        if blockSize < TableLimit.rowBytes {
          try grow()
        } else {
          reportTooLong()
          return
        }
      }
    }
    markInvalidText()
  }

  /// How many rows the table will have if the rest of it is like the rows that were read last; room
  /// for them is made at once.
  var expectedRows: Int {
    guard batch.problems.isEmpty, let first = batch.ranges.first, let last = batch.ranges.last
    else { return 0 }
    let bytes = max(1, last.upperBound - first.lowerBound)
    let rows = stream.size / bytes * batch.count + batch.count
    return min(rows + rows / 64, 50_000_000)
  }

  /// The rows that were read last.
  var rows: RecordBatch { _read { yield batch } }

  private mutating func scanRows() {
    let width = headings.count
    let bytes = batch.bytes
    let block = bytes.span.extracting(0..<filled)
    var fields = batch.fields
    batch.fields = []
    while position < filled {
      let first = fields.count
      guard
        let scanned = scanner.scan(block, from: position, isLast: isAtEnd, into: &fields)
      else {
        fields.removeSubrange(first...)
        break
      }
      let place = RowPlace(
        offset: offset &+ UInt64(position), line: UInt32(truncatingIfNeeded: line),
        number: UInt32(truncatingIfNeeded: row))
      var range = position..<scanned.end
      var next = scanned.next
      var lines = scanned.lines
      if let problem = scanned.problem, problem.what == .unterminatedQuote {
        // The next line is taken for the next row, so that the rest of the table is still read.
        // It happens once: what follows has quotation marks in even runs only, which close.
        next = filled
        lines = 0
        for index in position..<filled where block[index] == Byte.lineFeed {
          lines += 1
          if index > problem.at {
            next = index + 1
            break
          }
        }
        range = position..<min(next, scanned.end)
        if range.upperBound > range.lowerBound, block[range.upperBound - 1] == Byte.lineFeed {
          range = range.lowerBound..<range.upperBound - 1
        }
      }
      position = next
      line += lines
      row += 1
      accept(scanned, first: first, place: place, range: range, width: width, &fields)
    }
    batch.fields = fields
  }

  /// Takes a scanned record as a row, with as many fields as there are headings.
  private mutating func accept(
    _ scanned: RecordScanner.Scanned, first: Int, place: RowPlace, range: Range<Int>, width: Int,
    _ fields: inout ContiguousArray<Field>
  ) {
    let count = fields.count - first
    if scanned.problem == nil, fields[first].length == 0 {
      // Blank lines, and rows of nothing but delimiters, which spreadsheets leave behind.
      var isBlank = true
      for index in first..<fields.count where fields[index].length > 0 {
        isBlank = false
        break
      }
      if isBlank {
        fields.removeSubrange(first...)
        return
      }
    }
    let number = batch.count
    var isBroken = false
    var hidesCount = false
    if let problem = scanned.problem {
      batch.problems.append((number, place, range, problem.at, problem.what))
      isBroken = problem.what == .unterminatedQuote
      // Text behind a quotation mark makes the number of fields what it is.
      hidesCount = problem.what == .textAfterQuote
    }
    if count > width {
      var isSurplus = false
      for index in (first + width)..<fields.count where fields[index].length > 0 {
        isSurplus = true
        break
      }
      if isSurplus, !isBroken {
        let at = fields[first + width].range.lowerBound
        if !hidesCount {
          batch.problems.append((number, place, range, at, .fieldCount(count)))
        }
        isBroken = true
      }
      fields.removeSubrange((first + width)...)
    } else if count < width {
      if !isBroken {
        if !hidesCount {
          batch.problems.append((number, place, range, range.upperBound, .fieldCount(count)))
        }
        isBroken = true
      }
      for _ in count..<width {
        fields.append(Field(start: range.upperBound, end: range.upperBound))
      }
    }
    if isBroken {
      for index in first..<fields.count { fields[index].mark(Field.refused) }
    }
    batch.places.append(place)
    batch.ranges.append(range)
  }

  private mutating func reportTooLong() {
    let bytes = batch.bytes
    let block = bytes.span.extracting(0..<filled)
    var fields: ContiguousArray<Field> = []
    let scanned = scanner.scan(block, from: position, isLast: true, into: &fields)
    let place = RowPlace(
      offset: offset &+ UInt64(position), line: UInt32(truncatingIfNeeded: line),
      number: UInt32(truncatingIfNeeded: row))
    let range = position..<min(filled, position + 4_096)
    var at = position
    var what = StructureProblem.tooLong
    if let problem = scanned?.problem, problem.what == .unterminatedQuote,
      problem.at < range.upperBound
    {
      at = problem.at
      what = .unterminatedQuote
    }
    batch.problems.append((-1, place, range, at, what))
    // Nothing after such a row can be trusted.
    position = filled
    isAtEnd = true
  }

  /// Marks the fields whose bytes are no UTF-8.
  private mutating func markInvalidText() {
    guard let last = batch.ranges.last, let first = batch.ranges.first else { return }
    let bytes = batch.bytes
    let block = bytes.span
    var start = first.lowerBound
    let end = last.upperBound
    while start < end, let at = firstInvalid(block.extracting(start..<end)) {
      let position = start + at
      if let row = batch.ranges.lastIndex(where: { $0.lowerBound <= position }) {
        let fields = row * headings.count..<(row + 1) * headings.count
        for index in fields where batch.fields[index].range.contains(position) {
          batch.fields[index].mark(Field.invalid)
        }
      }
      start = position + 1
    }
  }

  // MARK: - Bytes

  /// Moves what is not yet read to the front and fills up.
  private mutating func fill() throws(ReadFailure) {
    let rest = filled - position
    if rest > 0, position > 0 {
      batch.bytes.withUnsafeMutableBytes { bytes in
        bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<filled]))
      }
    }
    offset &+= UInt64(position)
    position = 0
    filled = rest
    guard !isAtEnd else { return }
    var failure: ReadFailure?
    var count = 0
    batch.bytes.withUnsafeMutableBytes { bytes in
      do throws(ReadFailure) {
        count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[rest...]))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    if count < batch.bytes.count - rest { isAtEnd = true }
    filled += count
  }

  private mutating func grow() throws(ReadFailure) {
    blockSize *= 2
    batch.bytes.append(contentsOf: repeatElement(0, count: blockSize - batch.bytes.count))
    try fill()
  }
}

/// Why a table is not read at all.
struct TableFailure: Error {
  let diagnostic: Diagnostic
  /// What else is wrong with it.
  private(set) var others: [Diagnostic] = []

  init(_ diagnostic: Diagnostic, and others: [Diagnostic]) {
    self.diagnostic = diagnostic
    self.others = others
  }

  init(_ fault: any Fault, at span: Span?) { diagnostic = Diagnostic(fault, at: span) }
}

/// The fault of a file that cannot be read, with the path as the user writes it.
func readFault(_ failure: ReadFailure, _ request: TableRequest) -> any Fault {
  let path = request.path
  switch failure.problem {
  case .notFound:
    guard case .file(let file) = request.input,
      case .failure(let fault) = readSource(path: file, name: path, limit: 0)
    else { return FileFault.missing(path: path, nearest: []) }
    return fault
  case .notAllowed: return FileFault.noPermission(path: path)
  case .folder: return FileFault.isFolder(path: path)
  case .system(let number): return FileFault.unreadable(path: path, reason: Int(number))
  }
}

/// The offset of the first byte that is no UTF-8, if there is one.
func firstInvalid(_ bytes: borrowing Bytes) -> Int? {
  // Nearly all tables are ASCII but for names; eight bytes at a time are looked at first.
  bytes.withUnsafeBufferPointer { buffer -> Int? in
    let raw = UnsafeRawBufferPointer(buffer)
    var start = 0
    while start + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      start += 8
    }
    let rest = UnsafeBufferPointer(rebasing: buffer[start...])
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: rest.span)
      return nil
    } catch {
      return start + error.byteOffsets.lowerBound
    }
  }
}
