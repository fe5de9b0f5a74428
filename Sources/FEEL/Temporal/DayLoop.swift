extension Loop {
  /// Visits the days from `low` to `high`, upwards or downwards.
  static func dates(
    _ low: Value, _ high: Value, _ range: Range<Int>, _ visit: (Value) -> Value?
  ) -> Value? {
    Value(.notIterable, at: range)
  }

  /// Visits the days of a range, upwards.
  static func days(
    _ bounds: RangeValue, _ range: Range<Int>, _ visit: (Value) -> Value?
  ) -> Value? {
    Value(.notIterable, at: range)
  }
}
