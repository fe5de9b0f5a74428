import Decimals

/// An operation with its operands as printed, and the figure that doing it on them gives.
struct Equation {
  /// The operation with its operands, the sign, the figure: `3 × 5 ÷ 24 = 0,625`.
  let text: String
  /// The operation with its operands alone.
  let operation: String
  /// The figure as it is printed.
  let result: Figures.Shown

  /// Prints an operation so that it comes out as printed (`rule-language`, "Explanations on
  /// paper"): operands of up to six decimals stand whole; in the place of a longer one stands what
  /// it came from. Where that is not known it is given as many decimals as it takes.
  ///
  /// - Parameters:
  ///   - operands: The figures that the operation reads.
  ///   - origins: By operand: what a long one came from, ready to stand in the operation.
  ///   - result: What it gave.
  ///   - render: Writes the operation with the operands' digits.
  ///   - evaluate: Does the operation on figures.
  init(
    _ operands: [Decimal], from origins: [String?] = [], gives result: Decimal,
    _ figures: Figures, render: ([String]) -> String, evaluate: ([Decimal]) -> Decimal?
  ) {
    let shown = figures.shown(result)
    func printed(_ digits: Int) -> [(figure: Decimal, text: String)] {
      operands.enumerated().map { number, operand in
        if origins.indices.contains(number), let origin = origins[number] {
          return (operand, origin)
        }
        let shown = Self.shown(operand, digits: digits, figures)
        return (shown.figure, shown.text)
      }
    }
    var sign = "≈"
    var texts: [String] = []
    for digits in Figures.wholeDecimals...Figures.settledDecimals {
      let printed = printed(digits)
      texts = printed.map(\.text)
      let value = evaluate(printed.map(\.figure))?.settled()
      if shown.isWhole, value == shown.figure {
        sign = "="
        break
      }
      let decimals = max(Figures.wholeDecimals, shown.figure.scale)
      if value?.rounded(toDigits: decimals, .halfEven) == shown.figure { break }
    }
    operation = render(texts)
    text = "\(operation) \(sign) \(shown.text)"
    self.result = shown
  }

  private static func shown(_ figure: Decimal, digits: Int, _ figures: Figures) -> Figures.Shown {
    var left = digits - Figures.wholeDecimals
    return figures.shown(figure) { _ in
      defer { left -= 1 }
      return left <= 0
    }
  }
}

/// Figures under one another with their sum, and a line for what shortening them left out, so that
/// the column adds up as printed.
struct SumColumn {
  /// One figure of the column.
  struct Entry {
    let figure: Decimal
    /// What stands before the figure: the operation that it came from.
    let origin: String?
    /// What it is.
    let label: String
  }

  /// The lines, the sum last.
  let lines: [String]
  /// The sum as printed.
  let sum: Figures.Shown

  /// - Parameters:
  ///   - entries: The figures.
  ///   - sum: What they add up to.
  ///   - rest: What the line of what is not printed is called.
  ///   - saysTheSame: What must hold of the sum as printed, beyond being near.
  init(
    _ entries: [Entry], sum: Decimal, _ figures: Figures, rest: String,
    where saysTheSame: (Decimal) -> Bool
  ) {
    let total = figures.shown(sum, where: saysTheSame)
    var rows: [(sign: String, figure: String, label: String)] = []
    var left: Decimal? = total.figure
    for (index, entry) in entries.enumerated() {
      let shown = figures.shown(entry.figure)
      left = left.flatMap { $0.subtracting(shown.figure) }
      let label = entry.origin.map { "\(entry.label): \($0)" } ?? entry.label
      let isTaken = index > 0 && shown.figure.isNegative
      rows.append(
        (
          index == 0 ? " " : isTaken ? "−" : "+",
          isTaken ? String(shown.text.dropFirst()) : shown.text, label
        ))
    }
    if let left, !left.isZero {
      rows.append((left.isNegative ? "−" : "+", figures.whole(left.magnitude), rest))
    }
    rows.append(("=", total.text, ""))
    let marks = rows.map { row in
      row.figure.lastIndex { $0 == "," || $0 == "." }
        .map { row.figure.distance(from: row.figure.startIndex, to: $0) } ?? row.figure.count
    }
    let widest = marks.max() ?? 0
    let tails = zip(rows, marks).map { $0.figure.count - $1 }
    let longest = tails.max() ?? 0
    lines = rows.indices.map { index in
      let row = rows[index]
      let before = String(repeating: " ", count: widest - marks[index])
      if row.label.isEmpty { return "\(row.sign) \(before)\(row.figure)" }
      let after = String(repeating: " ", count: longest - tails[index])
      return "\(row.sign) \(before)\(row.figure)\(after)  \(row.label)"
    }
    self.sum = total
  }
}
