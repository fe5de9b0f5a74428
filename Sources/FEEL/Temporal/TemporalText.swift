import Decimals

/// Reads dates, times and durations as XML Schema writes them (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8).
struct TemporalReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  private var isAtEnd: Bool { position == bytes.count }

  private func at(_ mark: UInt8) -> Bool { position < bytes.count && bytes[position] == mark }

  private mutating func take(_ mark: UInt8) -> Bool {
    guard at(mark) else { return false }
    position += 1
    return true
  }

  /// Exactly so many digits, or as many as there are up to the most.
  private mutating func digits(_ counts: ClosedRange<Int>) -> Int64? {
    let start = position
    var value: Int64 = 0
    while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 {
      guard position - start < counts.upperBound else { return nil }
      value = value * 10 + Int64(bytes[position] - 0x30)
      position += 1
    }
    return position - start >= counts.lowerBound ? value : nil
  }

  // MARK: - Parts

  /// Days since 1970-01-01.
  private mutating func dateDays() -> Int64? {
    let negative = take(UInt8(ascii: "-"))
    let start = position
    guard let year = digits(4...9) else { return nil }
    // More than four digits may not begin with a zero.
    if position - start > 4, bytes[start] == UInt8(ascii: "0") { return nil }
    guard take(UInt8(ascii: "-")), let month = digits(2...2), take(UInt8(ascii: "-")),
      let day = digits(2...2)
    else { return nil }
    return Calendar.validDays(year: negative ? -year : year, month: month, day: day)
  }

  /// Nanoseconds since midnight, up to a whole day for 24:00:00.
  private mutating func clock() -> Int64? {
    guard let hour = digits(2...2), take(UInt8(ascii: ":")), let minute = digits(2...2),
      take(UInt8(ascii: ":")), let second = digits(2...2)
    else { return nil }
    var nanoseconds: Int64 = 0
    if take(UInt8(ascii: ".")) {
      guard let fraction = fraction(), fraction.digits > 0 else { return nil }
      nanoseconds = fraction.nanoseconds
    }
    let total = ((hour * 60 + minute) * 60 + second) * TimeOfDay.second + nanoseconds
    guard minute < 60, second < 60, hour < 24 || total == TimeOfDay.day else { return nil }
    return total
  }

  /// The digits after a point, as nanoseconds; digits beyond them are dropped.
  private mutating func fraction() -> (nanoseconds: Int64, digits: Int)? {
    let start = position
    var value: Int64 = 0
    while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 {
      if position - start < 9 { value = value * 10 + Int64(bytes[position] - 0x30) }
      position += 1
    }
    let count = position - start
    for _ in 0..<max(0, 9 - count) { value *= 10 }
    return (value, count)
  }

  /// `Z`, an offset, `@` and a zone, or nothing.
  private mutating func zone() -> Zone? {
    if isAtEnd { return .local }
    if take(UInt8(ascii: "Z")) { return .offset(0) }
    if take(UInt8(ascii: "@")) {
      let name = String(decoding: bytes[position...], as: UTF8.self)
      position = bytes.count
      return ZoneTable.number(name).map { .named($0) }
    }
    let negative = at(UInt8(ascii: "-"))
    guard take(UInt8(ascii: "+")) || take(UInt8(ascii: "-")), let hours = digits(2...2),
      take(UInt8(ascii: ":")), let minutes = digits(2...2), minutes < 60
    else { return nil }
    var seconds: Int64 = 0
    if take(UInt8(ascii: ":")) {
      guard let value = digits(2...2), value < 60 else { return nil }
      seconds = value
    }
    let total = (hours * 60 + minutes) * 60 + seconds
    return total <= 18 * 3_600 ? .offset(negative ? -total : total) : nil
  }

  // MARK: - Values

  mutating func date() -> Cell? {
    guard let days = dateDays(), isAtEnd else { return nil }
    return Cell(days: days)
  }

  mutating func time() -> Cell? {
    guard let nanoseconds = clock(), let zone = zone(), isAtEnd else { return nil }
    return Cell(TimeOfDay(nanoseconds: nanoseconds % TimeOfDay.day, zone: zone))
  }

  /// A date with a time; a date alone counts as its midnight.
  mutating func dateAndTime() -> Cell? {
    guard var days = dateDays() else { return nil }
    if isAtEnd { return Cell(DateAndTime(days: days, nanoseconds: 0, zone: .local)) }
    guard take(UInt8(ascii: "T")), var nanoseconds = clock(), let zone = zone(), isAtEnd else {
      return nil
    }
    if nanoseconds == TimeOfDay.day {
      nanoseconds = 0
      days += 1
    }
    guard Calendar.contains(days) else { return nil }
    return Cell(DateAndTime(days: days, nanoseconds: nanoseconds, zone: zone))
  }

  mutating func duration() -> Cell? {
    let negative = take(UInt8(ascii: "-"))
    guard take(UInt8(ascii: "P")) else { return nil }
    let start = position
    if let months = months(), position > start {
      return isAtEnd ? Cell(months: negative ? -months : months) : nil
    }
    position = start
    var total: Int128 = 0
    if let days = component(UInt8(ascii: "D")) { total += Int128(days) * Int128(TimeOfDay.day) }
    if take(UInt8(ascii: "T")) {
      let start = position
      if let hours = component(UInt8(ascii: "H")) { total += Int128(hours) * 3_600_000_000_000 }
      if let minutes = component(UInt8(ascii: "M")) { total += Int128(minutes) * 60_000_000_000 }
      if let seconds = seconds() { total += seconds }
      if position == start { return nil }
    }
    guard position > start, isAtEnd else { return nil }
    return Cell(nanoseconds: negative ? -total : total)
  }

  /// Years and months; nil for neither, or for more than 64 bits hold.
  private mutating func months() -> Int64? {
    let years = component(UInt8(ascii: "Y"))
    let months = component(UInt8(ascii: "M"))
    if years == nil, months == nil { return nil }
    let (product, overflow) = (years ?? 0).multipliedReportingOverflow(by: 12)
    let (sum, overflowToo) = product.addingReportingOverflow(months ?? 0)
    return overflow || overflowToo ? nil : sum
  }

  /// Digits and a letter; where they are something else, nothing is read.
  private mutating func component(_ letter: UInt8) -> Int64? {
    let start = position
    if let value = digits(1...18), take(letter) { return value }
    position = start
    return nil
  }

  private mutating func seconds() -> Int128? {
    let start = position
    if let whole = digits(1...18) {
      var total = Int128(whole) * 1_000_000_000
      if take(UInt8(ascii: ".")), let fraction = fraction() {
        total += Int128(fraction.nanoseconds)
      }
      if take(UInt8(ascii: "S")) { return total }
    }
    position = start
    return nil
  }
}

extension Cell {
  /// The date, time, date and time, or duration that `text` writes, as `type`.
  init?(temporal text: String, _ type: FEELType) {
    var reader = TemporalReader(text)
    let cell: Cell? =
      switch type {
      case .date: reader.date()
      case .time: reader.time()
      case .dateTime: reader.dateAndTime()
      case .monthsDuration, .secondsDuration: reader.duration()
      default: nil
      }
    guard let cell else { return nil }
    self = cell
  }

  /// What an `@"…"` literal writes, whatever it is.
  init?(temporal text: String) {
    for type in [FEELType.date, .time, .dateTime, .monthsDuration] {
      if let cell = Cell(temporal: text, type) {
        self = cell
        return
      }
    }
    return nil
  }

  // MARK: - Writing

  /// The date, time or duration as `string()` writes it.
  var temporalText: String {
    switch kind {
    case .date: Cell.text(date: days ?? 0)
    case .time: time.map { Cell.text(clock: $0.nanoseconds) + $0.zone.text } ?? ""
    case .dateTime:
      dateAndTime.map {
        Cell.text(date: $0.days) + "T" + Cell.text(clock: $0.nanoseconds) + $0.zone.text
      }
        ?? ""
    case .monthsDuration: Cell.text(months: months ?? 0)
    case .secondsDuration: Cell.text(nanoseconds: nanoseconds ?? 0)
    default: ""
    }
  }

  private static func padded(_ value: some BinaryInteger, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private static func text(date days: Int64) -> String {
    let (year, month, day) = Calendar.date(days)
    let sign = year < 0 ? "-" : ""
    return "\(sign)\(padded(year.magnitude, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func text(clock nanoseconds: Int64) -> String {
    let seconds = nanoseconds / TimeOfDay.second
    let clock =
      "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    return clock + fraction(nanoseconds % TimeOfDay.second)
  }

  private static func fraction(_ nanoseconds: some BinaryInteger) -> String {
    if nanoseconds == 0 { return "" }
    var digits = padded(nanoseconds, 9)
    while digits.hasSuffix("0") { digits.removeLast() }
    return "." + digits
  }

  private static func text(months: Int64) -> String {
    let (years, rest) = months.magnitude.quotientAndRemainder(dividingBy: 12)
    if months == 0 { return "P0M" }
    return (months < 0 ? "-P" : "P") + (years > 0 ? "\(years)Y" : "") + (rest > 0 ? "\(rest)M" : "")
  }

  private static func text(nanoseconds total: Int128) -> String {
    if total == 0 { return "PT0S" }
    let (days, rest) = total.magnitude.quotientAndRemainder(dividingBy: UInt128(TimeOfDay.day))
    let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1_000_000_000)
    var clock = ""
    if seconds / 3_600 > 0 { clock += "\(seconds / 3_600)H" }
    if seconds / 60 % 60 > 0 { clock += "\(seconds / 60 % 60)M" }
    if seconds % 60 > 0 || fraction > 0 { clock += "\(seconds % 60)\(self.fraction(fraction))S" }
    return (total < 0 ? "-P" : "P") + (days > 0 ? "\(days)D" : "")
      + (clock.isEmpty ? "" : "T" + clock)
  }
}

extension Zone {
  /// The zone as it stands behind a time.
  var text: String {
    switch self {
    case .local: return ""
    case .offset(0): return "Z"
    case .named(let number): return "@" + ZoneTable.name(number)
    case .offset(let offset):
      let seconds = offset.magnitude
      func two(_ value: UInt64) -> String { value < 10 ? "0\(value)" : "\(value)" }
      return (offset < 0 ? "-" : "+") + two(seconds / 3_600) + ":" + two(seconds / 60 % 60)
        + (seconds % 60 > 0 ? ":" + two(seconds % 60) : "")
    }
  }
}

extension Parser {
  /// An `@"…"` literal.
  mutating func atLiteral() -> Node {
    let token = token
    advance()
    guard let cell = Cell(temporal: token.text) else {
      report(.unreadableTemporal(text: token.text), token.range)
      return unresolved(.unreadableText, token.range)
    }
    if scope.checking == .rule, cell.isInNamedZone {
      report(.zoneRefused(text: token.text), token.range)
    }
    return Node(.constant(.scalar(cell)), Value.scalar(cell).type, token.range, depth: 1)
  }
}

extension Cell {
  /// Whether a time is given in a zone by name.
  var isInNamedZone: Bool {
    if case .named = time?.zone ?? dateAndTime?.zone { true } else { false }
  }
}
