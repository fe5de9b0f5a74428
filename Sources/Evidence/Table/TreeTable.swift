import Diagnostics
import YAMLSource

/// How a table is written.
public enum TableNotation: Sendable, Hashable {
  /// Lines whose fields a delimiter parts.
  case delimited
  /// JSON: a list of objects, or an object with `columns` and `rows`.
  case json
  /// YAML: a list of mappings, or a mapping with `columns` and `rows`.
  case yaml

  /// The notation that the ending of a path tells.
  init(path: String) {
    let lower = inLowerCase(path)
    if lower.hasSuffix(".json") {
      self = .json
    } else if lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") {
      self = .yaml
    } else {
      self = .delimited
    }
  }
}

/// The cells of a table in JSON or YAML: what stands in each and where, row by row.
struct TreeCells: Sendable {
  let width: Int
  fileprivate(set) var spans: ContiguousArray<Span> = []
  fileprivate(set) var texts: ContiguousArray<String> = []

  func span(row: Int, column: Int) -> Span? {
    let index = row * width + column
    return column >= 0 && column < width && spans.indices.contains(index) ? spans[index] : nil
  }

  func text(row: Int, column: Int) -> String? {
    let index = row * width + column
    return column >= 0 && column < width && texts.indices.contains(index) ? texts[index] : nil
  }
}

/// A table in JSON or YAML, read whole: its rows as a batch like any other. A mapping's keys are
/// headings; a key that a mapping lacks is an empty cell. Every row stands under the number of the
/// line on which it begins.
struct TreeTable {
  private(set) var headings: [Heading] = []
  private(set) var batch = RecordBatch()
  private(set) var cells = TreeCells(width: 0)
  private(set) var faults: [Diagnostic] = []

  init(_ request: TableRequest) throws(TableFailure) {
    let source: Source
    switch request.input {
    case .bytes(let bytes): source = Source(path: request.path, bytes: bytes)
    case .file(let file):
      switch readSource(path: file, name: request.path) {
      case .success(let read): source = read
      case .failure(let fault): throw TableFailure(fault, at: nil)
      }
    }
    let (root, diagnostics) = parseYAML(source)
    guard let root, !root.isUnreadable else {
      guard let first = diagnostics.first else {
        throw TableFailure(EvidenceFault.isEmpty(path: request.path), at: nil)
      }
      throw TableFailure(first, and: Array(diagnostics.dropFirst()))
    }
    faults = diagnostics
    if let items = root.items {
      readItems(items)
    } else if let columns = root["columns"], let rows = root["rows"] {
      try readColumns(columns, rows, request)
    } else {
      throw TableFailure(TreeTableFault.notATable(path: request.path), at: firstLine(of: root.span))
    }
    if headings.isEmpty {
      throw TableFailure(EvidenceFault.isEmpty(path: request.path), at: nil)
    }
    guard headings.count <= TableLimit.columns else {
      throw TableFailure(
        EvidenceFault.tooManyColumns(path: request.path, limit: TableLimit.columns),
        at: headings[TableLimit.columns].span)
    }
  }

  // MARK: Shapes

  /// A list of mappings. Headings stand in the order in which keys first occur.
  private mutating func readItems(_ items: [YAMLNode]) {
    var exact: [String: Int] = [:]
    var rows: [(node: YAMLNode, values: [Int: YAMLNode])] = []
    for item in items {
      guard let entries = item.entries else {
        if !item.isUnreadable {
          faults.append(
            Diagnostic(
              TreeTableFault.notARow(line: line(of: item.span)), at: firstLine(of: item.span)))
        }
        continue
      }
      var values: [Int: YAMLNode] = [:]
      for entry in entries {
        let name = comparable(entry.name)
        let place = exact[name] ?? headings.count
        if place == headings.count {
          exact[name] = place
          headings.append(Heading(text: name, span: entry.key.span))
        }
        values[place] = entry.value
      }
      rows.append((item, values))
    }
    cells = TreeCells(width: headings.count)
    for row in rows { add(row.node, headings.indices.map { row.values[$0] }) }
  }

  /// `{ columns: […], rows: [[…], …] }`.
  private mutating func readColumns(
    _ columns: YAMLNode, _ rows: YAMLNode, _ request: TableRequest
  ) throws(TableFailure) {
    guard let names = columns.items, let items = rows.items else {
      throw TableFailure(
        TreeTableFault.notATable(path: request.path), at: firstLine(of: columns.span))
    }
    headings = names.map { Heading(text: comparable($0.text ?? ""), span: $0.span) }
    cells = TreeCells(width: headings.count)
    for item in items {
      guard let values = item.items else {
        if !item.isUnreadable {
          faults.append(
            Diagnostic(
              TreeTableFault.notARow(line: line(of: item.span)), at: firstLine(of: item.span)))
        }
        continue
      }
      if values.count != headings.count {
        faults.append(
          Diagnostic(
            TreeTableFault.rowLength(
              line: line(of: item.span), values: values.count, columns: headings.count),
            at: firstLine(of: item.span)))
      }
      let isBroken = values.count != headings.count
      add(item, headings.indices.map { $0 < values.count ? values[$0] : nil }, isBroken: isBroken)
    }
  }

  // MARK: Rows

  private mutating func add(_ node: YAMLNode, _ values: [YAMLNode?], isBroken: Bool = false) {
    let row = batch.count
    let number = line(of: node.span)
    let start = batch.bytes.count
    for (column, value) in values.enumerated() {
      var text = ""
      var isRefused = isBroken
      if let value {
        if let scalar = value.scalar {
          text = value.isNullLike ? "" : scalar.value
        } else {
          isRefused = true
          if !value.isUnreadable {
            faults.append(
              Diagnostic(
                TreeTableFault.nestedValue(line: number, column: headings[column].text),
                at: firstLine(of: value.span)))
          }
        }
      }
      let from = batch.bytes.count
      batch.bytes.append(contentsOf: text.utf8)
      var field = Field(start: from, end: batch.bytes.count)
      if isRefused { field.mark(Field.refused) }
      batch.fields.append(field)
      // Every field starts at a byte of its own, by which its place is found again.
      batch.bytes.append(Byte.lineFeed)
      cells.append(value?.span ?? firstLine(of: node.span), text)
    }
    batch.ranges.append(start..<batch.bytes.count)
    batch.places.append(
      RowPlace(
        offset: UInt64(row), line: UInt32(truncatingIfNeeded: number),
        number: UInt32(truncatingIfNeeded: number)))
  }

  private func line(of span: Span) -> Int { span.source.line(at: span.start) }

  private func firstLine(of span: Span) -> Span {
    let line = span.source.lineRange(at: span.start)
    return Span(span.source, span.start..<max(span.start, min(span.end, line.upperBound)))
  }
}

extension TreeCells {
  fileprivate mutating func append(_ span: Span, _ text: String) {
    spans.append(span)
    texts.append(text)
  }
}
