import Diagnostics

// Tables that are wider than the terminal.
extension TextTable {
  /// A table as it stands in a terminal.
  struct Fitted {
    /// The lines.
    let lines: [String]
    /// The headings of the columns that did not fit, in their order.
    let leftOff: [String]
  }

  /// How wide the whole table is.
  var width: Int { Self.total(widths) }

  /// As much of the table as fits into a width: columns without a word go first, then cells that may be cut
  /// are, with a sign; then the least important columns are left off.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal; nil where there is none, and everything fits.
  ///   - order: The numbers of the columns, the most important first; those that it does not name come
  ///     behind, from left to right. The first two stand there in any case.
  func fitted(to width: Int?, order: [Int] = []) -> Fitted {
    let widths = widths
    guard let width, Self.total(widths) > width else { return Fitted(lines: lines(), leftOff: []) }
    let known = order.filter(columns.indices.contains)
    let empty = columns.indices.filter { number in
      rows.allSatisfy { !$0.indices.contains(number) || $0[number].isEmpty }
    }
    var kept = (known + columns.indices.filter { !known.contains($0) })
      .filter { !empty.contains($0) || known.prefix(2).contains($0) }
    while true {
      let numbers = kept.sorted()
      var own = numbers.map { widths[$0] }
      var excess = Self.total(own) - width
      for place in numbers.indices.reversed() where excess > 0 {
        guard let least = columns[numbers[place]].shrinksTo, own[place] > least else { continue }
        let cut = min(excess, own[place] - least)
        own[place] -= cut
        excess -= cut
      }
      if excess <= 0 || kept.count <= 2 {
        return Fitted(
          lines: keeping(numbers, own).lines(),
          leftOff: columns.indices.filter { !kept.contains($0) && !empty.contains($0) }
            .map { columns[$0].heading })
      }
      kept.removeLast()
    }
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + 2 * max(widths.count - 1, 0)
  }

  /// How wide each column is.
  private var widths: [Int] {
    columns.indices.map { number in
      var table = TextTable(columns: [columns[number]])
      for row in rows { table.add([row.indices.contains(number) ? row[number] : ""]) }
      return table.lines().map(displayWidth).max() ?? 0
    }
  }

  /// Some columns, their cells cut to the widths that they have.
  private func keeping(_ numbers: [Int], _ widths: [Int]) -> TextTable {
    func cell(_ text: String, _ place: Int) -> String {
      let column = columns[numbers[place]]
      if column.shrinksTo == nil { return text }
      return Self.cut(text, to: widths[place], inTheMiddle: column.losesMiddle)
    }
    var table = TextTable(
      columns: numbers.indices.map { place in
        let column = columns[numbers[place]]
        return Column(cell(column.heading, place), column.alignment)
      })
    for row in rows {
      table.add(
        numbers.indices.map { place in
          row.indices.contains(numbers[place]) ? cell(row[numbers[place]], place) : ""
        })
    }
    return table
  }

  /// A text cut to a width, with a sign where something is left out.
  static func cut(_ text: String, to width: Int, inTheMiddle: Bool = false) -> String {
    if displayWidth(text) <= width { return text }
    let tail = inTheMiddle ? (width - 1) / 2 : 0
    func start(_ characters: some Sequence<Character>, _ most: Int) -> [Character] {
      var kept: [Character] = []
      var taken = 0
      for character in characters {
        taken += displayWidth(String(character))
        if taken > most { break }
        kept.append(character)
      }
      return kept
    }
    return String(start(text, width - 1 - tail)) + "…"
      + String(start(text.reversed(), tail).reversed())
  }
}

extension RunView {
  /// The lines of a table within the terminal, and a word on the columns that did not fit.
  func lines(of table: TextTable, order: [Int] = []) -> [String] {
    let fitted = table.fitted(to: width, order: order)
    let count = fitted.leftOff.count
    if count == 0 { return fitted.lines }
    let names = fitted.leftOff.filter { !$0.isEmpty }.joined(separator: ", ")
    return fitted.lines + [
      words(
        "Không đủ chỗ cho \(count) cột: \(names); mở rộng cửa sổ, hoặc xem đủ bằng --format csv",
        "\(count) column\(count == 1 ? " does" : "s do") not fit: \(names); widen the window, or see all by --format csv"
      )
    ]
  }
}
