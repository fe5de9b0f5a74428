import Decimals
import Glibc

extension Builtin {
  private static let from = Parameter("from", .string)
  private static let anyDate = Parameter("date", .any)

  /// Functions of dates, times and durations (DMN 1.5, 10.3.4.1, 10.3.4.7, 10.3.4.10).
  static let temporal: [Builtin] = [
    Builtin(
      "date",
      Form([from], .date) { read($0, .date) },
      Form([Parameter("from", .any)], .date) { call in
        guard let cell = call[0].cell, let days = cell.days ?? cell.dateAndTime?.days else {
          return call.null(.argumentType)
        }
        return .scalar(Cell(days: days))
      },
      Form(
        [Parameter("year", .number), Parameter("month", .number), Parameter("day", .number)], .date
      ) { call in
        date(call).map { .scalar(Cell(days: $0)) } ?? call.null(.outsideDomain)
      }),
    Builtin(
      "time",
      Form([from], .time) { read($0, .time) },
      Form([Parameter("from", .any)], .time) { call in
        if call[0].cell?.time != nil { return call[0] }
        if let moment = call[0].cell?.dateAndTime {
          return .scalar(Cell(TimeOfDay(nanoseconds: moment.nanoseconds, zone: moment.zone)))
        }
        guard call[0].cell?.days != nil else { return call.null(.argumentType) }
        return .scalar(Cell(TimeOfDay(nanoseconds: 0, zone: .offset(0))))
      },
      Form(
        [
          Parameter("hour", .number), Parameter("minute", .number), Parameter("second", .number),
          Parameter("offset", .secondsDuration, optional: true, null: true),
        ], .time
      ) { call in
        guard let nanoseconds = clock(call, 0), let zone = offset(call, 3) else {
          return call.null(.outsideDomain)
        }
        return .scalar(Cell(TimeOfDay(nanoseconds: nanoseconds, zone: zone)))
      }),
    Builtin(
      "date and time",
      Form([from], .dateTime) { read($0, .dateTime) },
      Form([Parameter("from", .any)], .dateTime) { call in
        if call[0].cell?.dateAndTime != nil { return call[0] }
        guard let days = call[0].cell?.days else { return call.null(.argumentType) }
        return .scalar(Cell(DateAndTime(days: days, nanoseconds: 0, zone: .local)))
      },
      Form([anyDate, Parameter("time", .time)], .dateTime) { call in
        guard let cell = call[0].cell, let days = cell.days ?? cell.dateAndTime?.days,
          let time = call[1].cell?.time
        else { return call.null(.argumentType) }
        return .scalar(
          Cell(DateAndTime(days: days, nanoseconds: time.nanoseconds, zone: time.zone)))
      },
      Form(
        [
          Parameter("year", .number), Parameter("month", .number), Parameter("day", .number),
          Parameter("hour", .number), Parameter("minute", .number), Parameter("second", .number),
          Parameter("offset", .secondsDuration, optional: true, null: true),
        ], .dateTime
      ) { call in
        guard let days = date(call), let nanoseconds = clock(call, 3), let zone = offset(call, 6)
        else { return call.null(.outsideDomain) }
        return .scalar(Cell(DateAndTime(days: days, nanoseconds: nanoseconds, zone: zone)))
      }),
    Builtin(
      "duration",
      Form([from], .any) { read($0, .secondsDuration) },
      Form([Parameter("from", .any)], .any) { call in
        switch call[0].type {
        case .monthsDuration, .secondsDuration: call[0]
        default: call.null(.argumentType)
        }
      }),
    Builtin(
      "years and months duration",
      Form([Parameter("from", .any), Parameter("to", .any)], .monthsDuration) { call in
        guard let from = call[0].cell?.calendarDay, let to = call[1].cell?.calendarDay else {
          return call.null(.argumentType)
        }
        return .scalar(Cell(months: months(from, to)))
      }),
    Builtin(
      "now", special: .clock,
      Form([], .dateTime) { _ in
        let (seconds, nanoseconds) = clockReading()
        let day = seconds.flooredQuotient(86_400)
        return .scalar(
          Cell(
            DateAndTime(
              days: day, nanoseconds: (seconds - day * 86_400) * TimeOfDay.second + nanoseconds,
              zone: .offset(0))))
      }),
    Builtin(
      "today", special: .clock,
      Form([], .date) { _ in
        .scalar(Cell(days: clockReading().seconds.flooredQuotient(86_400)))
      }),
    Builtin("day of year", dayForm(.number) { Value(Decimal(Int(Calendar.dayOfYear($0)))) }),
    Builtin("week of year", dayForm(.number) { Value(Decimal(Int(Calendar.weekOfYear($0)))) }),
    Builtin(
      "day of week",
      dayForm(.string) { Value(Calendar.weekdayNames[Int(Calendar.weekday($0)) - 1]) }),
    Builtin(
      "month of year",
      dayForm(.string) { Value(Calendar.monthNames[Int(Calendar.date($0).month) - 1]) }),
  ]

  private static func read(_ call: BuiltinCall, _ type: FEELType) -> Value {
    Cell(temporal: call.string(0), type).map { .scalar($0) } ?? call.null(.unreadableText)
  }

  /// Days since 1970-01-01 of the year, month and day that a call begins with.
  private static func date(_ call: BuiltinCall) -> Int64? {
    Calendar.validDays(
      year: Int64(call.integer(0)), month: Int64(call.integer(1)), day: Int64(call.integer(2)))
  }

  /// Nanoseconds since midnight of the hour, minute and second at `index`; the second may have
  /// decimals.
  private static func clock(_ call: BuiltinCall, _ index: Int) -> Int64? {
    let hour = Int64(call.integer(index))
    let minute = Int64(call.integer(index + 1))
    let second = call.number(index + 2)
    guard (0..<24).contains(hour), (0..<60).contains(minute), !second.isNegative, second < 60,
      let nanoseconds = second.multiplying(Decimal(1_000_000_000))?.truncated.integer
    else { return nil }
    return (hour * 60 + minute) * 60 * TimeOfDay.second + Int64(nanoseconds)
  }

  private static func offset(_ call: BuiltinCall, _ index: Int) -> Zone? {
    guard call.has(index) else { return .local }
    guard let nanoseconds = call[index].cell?.nanoseconds else { return nil }
    let seconds = nanoseconds / 1_000_000_000
    return seconds.magnitude <= 18 * 3_600 ? .offset(Int64(seconds)) : nil
  }

  /// Whole months from one day to another.
  private static func months(_ from: Int64, _ to: Int64) -> Int64 {
    let (fromYear, fromMonth, fromDay) = Calendar.date(from)
    let (toYear, toMonth, toDay) = Calendar.date(to)
    let months = (toYear * 12 + toMonth) - (fromYear * 12 + fromMonth)
    if months > 0, toDay < fromDay { return months - 1 }
    if months < 0, toDay > fromDay { return months + 1 }
    return months
  }

  private static func dayForm(
    _ result: FEELType, _ compute: @escaping @Sendable (Int64) -> Value
  ) -> Form {
    Form([anyDate], result) { call in
      call[0].cell?.calendarDay.map(compute) ?? call.null(.argumentType)
    }
  }

  private static func clockReading() -> (seconds: Int64, nanoseconds: Int64) {
    var reading = timespec()
    clock_gettime(CLOCK_REALTIME, &reading)
    return (Int64(reading.tv_sec), Int64(reading.tv_nsec))
  }
}

extension Cell {
  /// The day of a date, or of a date with time.
  fileprivate var calendarDay: Int64? { days ?? dateAndTime?.days }
}
