import Decimals

extension Operations {
  /// Arithmetic where a date, time or duration takes part (DMN 1.5, tables 55 to 59).
  static func temporal(
    _ op: ArithmeticOperator, _ left: Cell, _ right: Cell, _ range: Range<Int>
  ) -> Cell {
    let result: Cell?
    switch (op, left.kind, right.kind) {
    case (.add, .monthsDuration, .monthsDuration): result = months(left, right, 1)
    case (.subtract, .monthsDuration, .monthsDuration): result = months(left, right, -1)
    case (.add, .secondsDuration, .secondsDuration): result = seconds(left, right, 1)
    case (.subtract, .secondsDuration, .secondsDuration): result = seconds(left, right, -1)
    case (.multiply, .number, .monthsDuration), (.multiply, .number, .secondsDuration):
      result = scaled(right, left) { $0.multiplying($1) }
    case (.multiply, .monthsDuration, .number), (.multiply, .secondsDuration, .number):
      result = scaled(left, right) { $0.multiplying($1) }
    case (.divide, .monthsDuration, .number), (.divide, .secondsDuration, .number):
      if right.number?.isZero == true { return Cell(.outsideDomain, at: range) }
      result = scaled(left, right) { $0.dividing(by: $1) }
    case (.divide, .monthsDuration, .monthsDuration),
      (.divide, .secondsDuration, .secondsDuration):
      return quotient(left, right, range)
    case (.add, _, .monthsDuration), (.add, _, .secondsDuration):
      guard left.isPoint else { return Cell(.operandTypes, at: range) }
      result = moved(left, right, 1)
    case (.add, .monthsDuration, _), (.add, .secondsDuration, _):
      guard right.isPoint else { return Cell(.operandTypes, at: range) }
      result = moved(right, left, 1)
    case (.subtract, _, .monthsDuration), (.subtract, _, .secondsDuration):
      guard left.isPoint else { return Cell(.operandTypes, at: range) }
      result = moved(left, right, -1)
    case (.subtract, _, _) where left.isPoint && right.isPoint:
      return difference(left, right) ?? Cell(.operandTypes, at: range)
    default: return Cell(.operandTypes, at: range)
    }
    if let result { return result }
    let isTimeByMonths = left.kind == .time || right.kind == .time
    return Cell(isTimeByMonths ? .operandTypes : .overflow, at: range)
  }

  /// A duration with its sign turned.
  static func negatedDuration(_ cell: Cell, _ range: Range<Int>) -> Cell {
    if let months = cell.months { return Cell(months: 0 &- months) }
    if let nanoseconds = cell.nanoseconds, let result = Cell(nanoseconds: -nanoseconds) {
      return result
    }
    return Cell(.operandTypes, at: range)
  }

  private static func months(_ left: Cell, _ right: Cell, _ sign: Int64) -> Cell? {
    guard let left = left.months, let right = right.months else { return nil }
    let (product, over) = right.multipliedReportingOverflow(by: sign)
    let (sum, overflow) = left.addingReportingOverflow(product)
    return over || overflow ? nil : Cell(months: sum)
  }

  private static func seconds(_ left: Cell, _ right: Cell, _ sign: Int128) -> Cell? {
    guard let left = left.nanoseconds, let right = right.nanoseconds else { return nil }
    return Cell(nanoseconds: left + right * sign)
  }

  /// A duration times or by a number, cut to whole months or nanoseconds.
  private static func scaled(
    _ duration: Cell, _ factor: Cell, _ compute: (Decimal, Decimal) -> Decimal?
  ) -> Cell? {
    guard let factor = factor.number else { return nil }
    if let months = duration.months {
      return compute(Decimal(Int(months)), factor)?.truncated.integer.map {
        Cell(months: Int64($0))
      }
    }
    guard let nanoseconds = duration.nanoseconds, let exact = Decimal(whole: nanoseconds) else {
      return nil
    }
    return compute(exact, factor)?.truncated.whole.flatMap { Cell(nanoseconds: $0) }
  }

  private static func quotient(_ left: Cell, _ right: Cell, _ range: Range<Int>) -> Cell {
    let numbers: (Decimal?, Decimal?) =
      if let left = left.months, let right = right.months {
        (Decimal(Int(left)), Decimal(Int(right)))
      } else {
        (
          left.nanoseconds.flatMap { Decimal(whole: $0) },
          right.nanoseconds.flatMap { Decimal(whole: $0) }
        )
      }
    guard let left = numbers.0, let right = numbers.1 else { return Cell(.overflow, at: range) }
    if let quotient = left.dividing(by: right) { return Cell(quotient) }
    return Cell(left.isZero ? .zeroByZero : .divisionByZero, at: range)
  }

  /// A date or time, a duration later (`sign` 1) or earlier (-1).
  private static func moved(_ point: Cell, _ duration: Cell, _ sign: Int64) -> Cell? {
    if let months = duration.months {
      let months = months.multipliedReportingOverflow(by: sign).partialValue
      if let days = point.days {
        return Calendar.adding(months: months, to: days).map { Cell(days: $0) }
      }
      guard var moment = point.dateAndTime,
        let days = Calendar.adding(months: months, to: moment.days)
      else { return nil }
      moment.days = days
      return Cell(moment)
    }
    guard let nanoseconds = duration.nanoseconds else { return nil }
    let shift = nanoseconds * Int128(sign)
    if let days = point.days {
      // A date stands for its midnight, and the day in which the result falls remains.
      return DateAndTime(days: days, nanoseconds: 0, zone: .local).adding(shift)
        .map { Cell(days: $0.days) }
    }
    if let moment = point.dateAndTime { return moment.adding(shift).map { Cell($0) } }
    guard var time = point.time else { return nil }
    let day = Int128(TimeOfDay.day)
    let total = (Int128(time.nanoseconds) + shift) % day
    time.nanoseconds = Int64(truncatingIfNeeded: total < 0 ? total + day : total)
    return Cell(time)
  }

  /// The duration between two dates or times; nil where only one of them has a zone. A date counts
  /// as its midnight in UTC where the other has a time.
  private static func difference(_ left: Cell, _ right: Cell) -> Cell? {
    if let left = left.time, let right = right.time {
      guard (left.zone == .local) == (right.zone == .local) else { return nil }
      let offsets = Int128((left.offset ?? 0) - (right.offset ?? 0)) * Int128(TimeOfDay.second)
      return Cell(nanoseconds: Int128(left.nanoseconds) - Int128(right.nanoseconds) - offsets)
    }
    if let left = left.days, let right = right.days {
      return Cell(nanoseconds: Int128(left - right) * Int128(TimeOfDay.day))
    }
    guard let left = left.momentInUTC, let right = right.momentInUTC else { return nil }
    if left.zone == .local, right.zone == .local {
      return Cell(nanoseconds: left.localNanoseconds - right.localNanoseconds)
    }
    guard let first = left.instant, let second = right.instant else { return nil }
    return Cell(nanoseconds: first - second)
  }
}

extension Cell {
  /// Whether it is a date, a time or both.
  fileprivate var isPoint: Bool { kind == .date || kind == .time || kind == .dateTime }

  /// A date with time; a date as its midnight in UTC.
  fileprivate var momentInUTC: DateAndTime? {
    dateAndTime ?? days.map { DateAndTime(days: $0, nanoseconds: 0, zone: .offset(0)) }
  }
}

extension Decimal {
  /// The number, if 34 digits hold it.
  init?(whole value: Int128) {
    self.init(coefficient: value.magnitude, exponent: 0, negative: value < 0)
  }

  /// The number as an integer, if it is one and fits.
  var whole: Int128? {
    let reduced = reduced
    guard reduced.exponent >= 0, reduced.exponent <= 34 else { return reduced.isZero ? 0 : nil }
    var magnitude = reduced.coefficient
    for _ in 0..<reduced.exponent {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      magnitude = product
    }
    guard let value = Int128(exactly: magnitude) else { return nil }
    return reduced.isNegative ? -value : value
  }
}
