import Diagnostics

/// A table of text whose columns stand under one another in a terminal, measured by the columns
/// that characters take there.
public struct TextTable: Sendable {
  /// How the cells of a column stand.
  public enum Alignment: Sendable {
    /// At the left edge.
    case left
    /// At the right edge.
    case right
    /// With their decimal marks under one another.
    case figures
  }

  /// A column.
  public struct Column: Sendable {
    /// Its heading.
    public let heading: String
    /// How its cells stand.
    public let alignment: Alignment

    /// Makes a column.
    public init(_ heading: String, _ alignment: Alignment = .left) {
      self.heading = heading
      self.alignment = alignment
    }
  }

  let columns: [Column]
  private(set) var rows: [[String]] = []

  /// Makes a table without rows.
  public init(columns: [Column]) { self.columns = columns }

  /// Adds a row; cells that are lacking are empty.
  public mutating func add(_ row: [String]) { rows.append(row) }

  /// The lines: headings, a rule, the rows. No line ends with spaces.
  public func lines() -> [String] {
    let prepared = columns.indices.map { prepare(column: $0) }
    let widths = columns.indices.map { index in
      max(displayWidth(columns[index].heading), prepared[index].map(displayWidth).max() ?? 0)
    }
    var lines = [
      line(columns.map(\.heading), widths),
      widths.map { String(repeating: "─", count: $0) }
        .joined(separator: "  "),
    ]
    lines.reserveCapacity(rows.count + 2)
    for row in rows.indices { lines.append(line(prepared.map { $0[row] }, widths)) }
    return lines
  }

  /// The cells of a column; figures with spaces behind them that bring their marks together.
  private func prepare(column: Int) -> [String] {
    let cells = rows.map { $0.indices.contains(column) ? $0[column] : "" }
    guard columns[column].alignment == .figures else { return cells }
    let tails = cells.map { cell in
      cell.lastIndex { $0 == "," || $0 == "." }.map { displayWidth(cell[$0...]) } ?? 0
    }
    let widest = tails.max() ?? 0
    return zip(cells, tails).map { cell, tail in
      cell.isEmpty ? cell : cell + String(repeating: " ", count: widest - tail)
    }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += "  " }
      let gap = String(repeating: " ", count: max(widths[index] - displayWidth(cell), 0))
      line += columns[index].alignment == .left ? cell + gap : gap + cell
    }
    let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
    return String(line[..<end])
  }
}
