import Decimals

extension FEELType {
  /// The names of all properties that some value of the standard has.
  static let properties = [
    "year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone",
    "years", "months", "days", "hours", "minutes", "seconds", "start", "end", "start included",
    "end included",
  ]

  private static let dateFields = ["year", "month", "day", "weekday"].map { Field($0, .number) }
  private static let timeFields =
    ["hour", "minute", "second"].map { Field($0, .number) } + [
      Field("time offset", .secondsDuration), Field("timezone", .string),
    ]

  /// The properties of values of this type (DMN 1.5, table 65).
  var propertyFields: [Field] {
    switch self {
    case .date: FEELType.dateFields
    case .time: FEELType.timeFields
    case .dateTime: FEELType.dateFields + FEELType.timeFields
    case .monthsDuration: [Field("years", .number), Field("months", .number)]
    case .secondsDuration: ["days", "hours", "minutes", "seconds"].map { Field($0, .number) }
    case .range(let element):
      [
        Field("start", element), Field("end", element), Field("start included", .boolean),
        Field("end included", .boolean),
      ]
    default: []
    }
  }
}

extension Cell {
  /// A property of a date, time or duration.
  func property(_ name: String, _ range: Range<Int>) -> Cell {
    if let days { return Cell.property(days: days, name) ?? Cell(.unknownField, at: range) }
    if let moment = dateAndTime {
      let clock = TimeOfDay(nanoseconds: moment.nanoseconds, zone: moment.zone)
      return Cell.property(days: moment.days, name)
        ?? clock.property(name, offset: moment.offset, range) ?? Cell(.unknownField, at: range)
    }
    if let time {
      return time.property(name, offset: time.offset, range) ?? Cell(.unknownField, at: range)
    }
    if let months {
      switch name {
      case "years": return Cell(Decimal(Int(months / 12)))
      case "months": return Cell(Decimal(Int(months % 12)))
      default: return Cell(.unknownField, at: range)
      }
    }
    if let nanoseconds { return Cell.property(nanoseconds: nanoseconds, name, range) }
    return Cell(.unknownField, at: range)
  }

  private static func property(days: Int64, _ name: String) -> Cell? {
    let (year, month, day) = Calendar.date(days)
    switch name {
    case "year": return Cell(Decimal(Int(year)))
    case "month": return Cell(Decimal(Int(month)))
    case "day": return Cell(Decimal(Int(day)))
    case "weekday": return Cell(Decimal(Int(Calendar.weekday(days))))
    default: return nil
    }
  }

  private static func property(nanoseconds: Int128, _ name: String, _ range: Range<Int>) -> Cell {
    let seconds = nanoseconds / 1_000_000_000
    let value: Int128
    switch name {
    case "days": value = seconds / 86_400
    case "hours": value = seconds / 3_600 % 24
    case "minutes": value = seconds / 60 % 60
    case "seconds":
      let rest = nanoseconds % 60_000_000_000
      return Decimal(
        coefficient: rest.magnitude, exponent: -9, negative: rest < 0
      ).map { Cell($0.reduced) } ?? Cell(.overflow, at: range)
    default: return Cell(.unknownField, at: range)
    }
    return Decimal(whole: value).map { Cell($0) } ?? Cell(.overflow, at: range)
  }
}

extension TimeOfDay {
  fileprivate func property(_ name: String, offset: Int64?, _ range: Range<Int>) -> Cell? {
    let seconds = nanoseconds / TimeOfDay.second
    switch name {
    case "hour": return Cell(Decimal(Int(seconds / 3_600)))
    case "minute": return Cell(Decimal(Int(seconds / 60 % 60)))
    case "second":
      let rest = nanoseconds % (60 * TimeOfDay.second)
      return Decimal(coefficient: UInt128(rest.magnitude), exponent: -9).map { Cell($0.reduced) }
    case "time offset":
      guard let offset else { return Cell(.noValue, at: range) }
      return Cell(nanoseconds: Int128(offset) * Int128(TimeOfDay.second))
    case "timezone":
      guard case .named(let number) = zone else { return Cell(.noValue, at: range) }
      return Cell(Texts.intern(ZoneTable.name(number)))
    default: return nil
    }
  }
}
