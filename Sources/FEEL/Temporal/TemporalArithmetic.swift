import Decimals

extension Operations {
  /// Arithmetic where a date, time or duration takes part.
  static func temporal(
    _ op: ArithmeticOperator, _ left: Cell, _ right: Cell, _ range: Range<Int>
  ) -> Cell {
    Cell(.operandTypes, at: range)
  }

  /// A duration with its sign turned.
  static func negatedDuration(_ cell: Cell, _ range: Range<Int>) -> Cell {
    Cell(.operandTypes, at: range)
  }
}
