/// One line of a source as it is shown: tabs as spaces, what a terminal would act on replaced, and
/// a window of it where it is too wide.
struct LineView {
  /// The text to show.
  let text: String
  /// The offset of each shown character in the source with the column it is shown in.
  private let stops: [(offset: Int, column: Int)]
  /// The column after the last character.
  private let endColumn: Int

  /// The view of the line that holds `offset`, at most `width` columns of it, around `kept`.
  init(_ source: Source, at offset: Int, width: Int, keeping kept: Range<Int>) {
    let whole = source.lineRange(at: offset)
    let line = Self.excerpt(of: whole, in: source, keeping: kept)
    var cells: [(offset: Int, text: String, width: Int)] = []
    var at = line.lowerBound
    var column = 0
    for character in source.text(in: line) {
      var shown = String(character)
      var wide = displayWidth(of: character)
      if character == "\t" {
        wide = 4 - column % 4
        shown = String(repeating: " ", count: wide)
      } else if isUnprintable(character) {
        shown = "\u{FFFD}"
        wide = 1
      }
      cells.append((at, shown, wide))
      column += wide
      // Bytes that are no UTF-8 are shown as U+FFFD of three bytes: no offset goes past the line.
      at = min(at + character.utf8.count, line.upperBound)
    }

    var window = cells.startIndex..<cells.endIndex
    if column > width {
      window = Self.window(over: cells.map { ($0.offset, $0.width) }, width: width, keeping: kept)
    }
    let isCut = window.lowerBound > 0 || line.lowerBound > whole.lowerBound
    var text = isCut ? "…" : ""
    var stops: [(offset: Int, column: Int)] = []
    column = isCut ? 1 : 0
    for cell in cells[window] {
      stops.append((cell.offset, column))
      text += cell.text
      column += cell.width
    }
    if window.upperBound < cells.count || line.upperBound < whole.upperBound { text += "…" }
    while text.last == " " { text.removeLast() }
    self.text = text
    self.stops = stops
    endColumn = column
  }

  /// The column where an underline of `range` starts and how long it is, at least one.
  func columns(of range: Range<Int>) -> (column: Int, count: Int) {
    let start = column(of: range.lowerBound)
    return (start, max(column(of: range.upperBound) - start, 1))
  }

  private func column(of offset: Int) -> Int {
    stops.first { $0.offset >= offset }?.column ?? endColumn
  }

  /// The part of a line of any length that is looked at, a few thousand bytes around `kept`.
  private static func excerpt(
    of line: Range<Int>, in source: Source, keeping kept: Range<Int>
  ) -> Range<Int> {
    let reach = 4096
    guard line.count > 2 * reach else { return line }
    let middle = min(max(kept.lowerBound, line.lowerBound), line.upperBound)
    var lower = max(middle - reach, line.lowerBound)
    var upper = min(middle + reach, line.upperBound)
    while lower < middle, source.bytes[lower] & 0xC0 == 0x80 { lower += 1 }
    while upper > middle, upper < line.upperBound, source.bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    return lower..<upper
  }

  /// The characters to show: those before `kept` that fit into a third of the width, then on.
  private static func window(
    over cells: [(offset: Int, width: Int)], width: Int, keeping kept: Range<Int>
  ) -> Range<Int> {
    let budget = width - 2
    let target = cells.firstIndex { $0.offset >= kept.lowerBound } ?? cells.endIndex
    var lower = target
    var used = 0
    while lower > 0, used + cells[lower - 1].width <= budget / 3 {
      lower -= 1
      used += cells[lower].width
    }
    var upper = target
    while upper < cells.count, used + cells[upper].width <= budget {
      used += cells[upper].width
      upper += 1
    }
    // Near the end of the line there is room left in front.
    while lower > 0, used + cells[lower - 1].width <= budget {
      lower -= 1
      used += cells[lower].width
    }
    return lower..<upper
  }
}
