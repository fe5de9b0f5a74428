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
    /// To how many columns of the terminal its cells may be cut; nil where they stay whole.
    public let shrinksTo: Int?
    /// Whether the middle of a cell is cut and not its end: names often differ in their last words.
    public let losesMiddle: Bool

    /// Makes a column.
    public init(
      _ heading: String, _ alignment: Alignment = .left, shrinksTo: Int? = nil,
      losesMiddle: Bool = false
    ) {
      self.heading = heading
      self.alignment = alignment
      self.shrinksTo = shrinksTo
      self.losesMiddle = losesMiddle
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
      line(widths.map { String(repeating: "─", count: $0) }, widths),
    ]
    lines.reserveCapacity(rows.count + 2)
    for row in rows.indices { lines.append(line(prepared.map { $0[row] }, widths)) }
    return lines
  }

  /// The lines of as many columns as fit into a width, and how many columns are left off.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal.
  ///   - least: How many columns stand there in any case.
  ///   - last: How many columns at the end stand there in any case.
  func lines(within width: Int, least: Int, last: Int = 0) -> (lines: [String], leftOff: Int) {
    var kept = columns.count - last
    while kept > least {
      let numbers = Array(0..<kept) + Array((columns.count - last)..<columns.count)
      let table = keeping(numbers)
      let lines = table.lines()
      if (lines.map(displayWidth).max() ?? 0) <= width {
        return (lines, columns.count - numbers.count)
      }
      kept -= 1
    }
    let numbers = Array(0..<max(kept, 0)) + Array((columns.count - last)..<columns.count)
    return (keeping(numbers).lines(), columns.count - numbers.count)
  }

  private func keeping(_ numbers: [Int]) -> TextTable {
    var table = TextTable(columns: numbers.map { columns[$0] })
    for row in rows { table.add(numbers.map { row.indices.contains($0) ? row[$0] : "" }) }
    return table
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
