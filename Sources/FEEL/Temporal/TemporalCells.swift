import Decimals

/// Where a time is local to.
enum Zone: Sendable, Hashable {
  /// It does not say.
  case local
  /// So many seconds ahead of UTC.
  case offset(Int64)
  /// A zone of the IANA database, by its number in `ZoneTable`.
  case named(UInt32)

  /// 26 bits: two for the kind, 24 for what it says.
  fileprivate var bits: UInt128 {
    switch self {
    case .local: 0
    case .offset(let seconds): 1 << 24 | UInt128(UInt32(truncatingIfNeeded: seconds + 1 << 20))
    case .named(let number): 2 << 24 | UInt128(number & 0xFF_FFFF)
    }
  }

  fileprivate init(bits: UInt128) {
    let detail = UInt32(truncatingIfNeeded: bits & 0xFF_FFFF)
    switch bits >> 24 & 3 {
    case 1: self = .offset(Int64(detail) - 1 << 20)
    case 2: self = .named(detail)
    default: self = .local
    }
  }
}

/// A time of day.
struct TimeOfDay: Sendable {
  /// Nanoseconds since midnight.
  var nanoseconds: Int64
  var zone: Zone

  static let day: Int64 = 86_400_000_000_000
  static let second: Int64 = 1_000_000_000
}

/// A date with a time of day.
struct DateAndTime: Sendable {
  /// Days since 1970-01-01.
  var days: Int64
  /// Nanoseconds since midnight.
  var nanoseconds: Int64
  var zone: Zone
}

extension Cell {
  init(_ time: TimeOfDay) {
    self.init(.time, payload: UInt128(UInt64(bitPattern: time.nanoseconds)) << 26 | time.zone.bits)
  }

  var time: TimeOfDay? {
    guard kind == .time else { return nil }
    return TimeOfDay(
      nanoseconds: Int64(truncatingIfNeeded: payload >> 26), zone: Zone(bits: payload & 0x3FF_FFFF))
  }

  /// Days, biased to be positive, then nanoseconds, then the zone: 40, 47 and 26 bits.
  init(_ value: DateAndTime) {
    let days = UInt128(UInt64(bitPattern: value.days &+ Cell.dayBias))
    let nanoseconds = UInt128(UInt64(bitPattern: value.nanoseconds))
    self.init(.dateTime, payload: days << 73 | nanoseconds << 26 | value.zone.bits)
  }

  var dateAndTime: DateAndTime? {
    guard kind == .dateTime else { return nil }
    return DateAndTime(
      days: Int64(truncatingIfNeeded: payload >> 73) &- Cell.dayBias,
      nanoseconds: Int64(truncatingIfNeeded: payload >> 26 & 0x7FFF_FFFF_FFFF),
      zone: Zone(bits: payload & 0x3FF_FFFF))
  }

  private static let dayBias: Int64 = 1 << 39

  /// A years and months duration.
  init(months: Int64) { self.init(.monthsDuration, payload: UInt128(UInt64(bitPattern: months))) }

  var months: Int64? {
    kind == .monthsDuration ? Int64(truncatingIfNeeded: payload) : nil
  }

  /// A days and time duration; nil beyond what 112 bits hold.
  init?(nanoseconds: Int128) {
    guard nanoseconds.magnitude < 1 << 111 else { return nil }
    self.init(.secondsDuration, payload: UInt128(truncatingIfNeeded: nanoseconds))
  }

  var nanoseconds: Int128? {
    guard kind == .secondsDuration else { return nil }
    // The 113 bits, with their sign.
    return Int128(truncatingIfNeeded: payload << 15) >> 15
  }
}

extension DateAndTime {
  /// Nanoseconds from 1970-01-01T00:00:00, without any zone.
  var localNanoseconds: Int128 {
    Int128(days) * Int128(TimeOfDay.day) + Int128(nanoseconds)
  }

  /// The offset of the zone at this local time, in seconds; nil for a local time.
  var offset: Int64? {
    switch zone {
    case .local: nil
    case .offset(let seconds): seconds
    case .named(let number):
      ZoneTable.offset(number, local: days * 86_400 + nanoseconds / TimeOfDay.second)
    }
  }

  /// Nanoseconds from 1970-01-01T00:00:00Z; nil for a local time.
  var instant: Int128? {
    offset.map { localNanoseconds - Int128($0) * Int128(TimeOfDay.second) }
  }

  /// The local time of so many nanoseconds; nil beyond the years there are.
  init?(localNanoseconds total: Int128, zone: Zone) {
    let day = Int128(TimeOfDay.day)
    var days = total / day
    var rest = total % day
    if rest < 0 {
      days -= 1
      rest += day
    }
    guard let whole = Int64(exactly: days), Calendar.contains(whole) else { return nil }
    self.init(days: whole, nanoseconds: Int64(truncatingIfNeeded: rest), zone: zone)
  }

  /// The time `duration` nanoseconds later, on the clock of the same zone.
  func adding(_ duration: Int128) -> DateAndTime? {
    guard case .named(let number) = zone, let instant else {
      return DateAndTime(localNanoseconds: localNanoseconds + duration, zone: zone)
    }
    let moved = instant + duration
    let seconds = (moved - (moved % 1_000_000_000 + 1_000_000_000) % 1_000_000_000) / 1_000_000_000
    guard let seconds = Int64(exactly: seconds) else { return nil }
    let offset = ZoneTable.offset(number, instant: seconds)
    return DateAndTime(
      localNanoseconds: moved + Int128(offset) * Int128(TimeOfDay.second), zone: zone)
  }
}

extension TimeOfDay {
  /// The offset of the zone; for a named zone that of its standard time, since there is no date.
  var offset: Int64? {
    switch zone {
    case .local: nil
    case .offset(let seconds): seconds
    case .named(let number): ZoneTable.standardOffset(number)
    }
  }
}
