import Decimals

extension Loop {
  /// Visits the days from `low` to `high`, upwards or downwards.
  static func dates(
    _ low: Value, _ high: Value, _ range: Range<Int>, _ visit: (Value) -> Value?
  ) -> Value? {
    guard let first = low.cell?.days, let last = high.cell?.days else {
      return Value(.notIterable, at: range)
    }
    let step: Int64 = first <= last ? 1 : -1
    var day = first
    while true {
      if let ended = visit(.scalar(Cell(days: day))) { return ended }
      if day == last { return nil }
      day += step
    }
  }

  /// Visits the days of a range, upwards.
  static func days(
    _ bounds: RangeValue, _ range: Range<Int>, _ visit: (Value) -> Value?
  ) -> Value? {
    guard let low = bounds.low.cell?.days, let high = bounds.high.cell?.days else {
      return Value(.notIterable, at: range)
    }
    if low > high { return Value(.rangeEnds, at: range) }
    let first = bounds.lowClosed ? low : low + 1
    let last = bounds.highClosed ? high : high - 1
    if first > last { return nil }
    return dates(.scalar(Cell(days: first)), .scalar(Cell(days: last)), range, visit)
  }
}
