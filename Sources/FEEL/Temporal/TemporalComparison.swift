import Decimals

extension Cell {
  /// Equality of times and of dates with time.
  func temporalEquals(_ other: Cell) -> Verdict { Verdict(self == other) }

  /// The order of dates, times and durations.
  func temporalOrder(_ other: Cell) -> Order { .impossible }
}

extension Value {
  /// A date as a date and time, where that is asked for.
  func temporallyConverted(to type: FEELType) -> Value? { nil }
}
