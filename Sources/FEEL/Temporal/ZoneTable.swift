import Diagnostics
import Synchronization

/// The time zones of the IANA database that have been asked for, read from the system
/// (`/usr/share/zoneinfo`). Rules never reach it: the checker refuses named zones in them.
enum ZoneTable {
  private struct State {
    var numbers: [String: UInt32?] = [:]
    var zones: [(name: String, rules: ZoneRules)] = []
  }

  private static let state = Mutex(State())
  private static let folder = "/usr/share/zoneinfo/"

  /// The number of the zone `name`; nil if the system knows no such zone.
  static func number(_ name: String) -> UInt32? {
    state.withLock { state in
      if let known = state.numbers[name] { return known }
      guard isName(name), state.numbers.count < 4_096,
        case .success(let bytes) = readFile(path: folder + name, limit: 1 << 20),
        let rules = ZoneRules(bytes)
      else { return nil }
      let number = UInt32(truncatingIfNeeded: state.zones.count)
      state.zones.append((name, rules))
      state.numbers[name] = number
      return number
    }
  }

  static func name(_ number: UInt32) -> String { entry(number)?.name ?? "" }

  /// The offset from UTC at a local time, in seconds; at a time that the clock skips, that before
  /// the change, and at one that it repeats, the first.
  static func offset(_ number: UInt32, local: Int64) -> Int64 {
    guard let rules = entry(number)?.rules else { return 0 }
    let before = rules.offset(local &- 86_400 * 2)
    let after = rules.offset(local &+ 86_400 * 2)
    for offset in [before, after] where rules.offset(local &- offset) == offset { return offset }
    return before
  }

  /// The offset from UTC at an instant in seconds since 1970-01-01T00:00:00Z.
  static func offset(_ number: UInt32, instant: Int64) -> Int64 {
    entry(number)?.rules.offset(instant) ?? 0
  }

  /// The offset of the standard time that the zone keeps now.
  static func standardOffset(_ number: UInt32) -> Int64 {
    entry(number)?.rules.standardOffset ?? 0
  }

  private static func entry(_ number: UInt32) -> (name: String, rules: ZoneRules)? {
    state.withLock { state in
      let index = Int(number)
      return state.zones.indices.contains(index) ? state.zones[index] : nil
    }
  }

  /// Whether `name` can be a zone: letters, digits, `_`, `-`, `+` in parts divided by `/`.
  private static func isName(_ name: String) -> Bool {
    guard name.utf8.count <= 64 else { return false }
    return name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.utf8.first, first >= 0x41, first <= 0x5A || first >= 0x61 else {
        return false
      }
      return part.utf8.allSatisfy { byte in
        (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
          || byte == 0x5F || byte == 0x2D || byte == 0x2B
      }
    }
  }
}

/// The offsets of one zone over time: its changes, and the rule for the time after them (RFC 8536).
struct ZoneRules: Sendable {
  private struct Kind {
    let offset: Int64
    let isDaylight: Bool
  }

  private var changes: [Int64] = []
  private var offsets: [Int64] = []
  private let first: Int64
  private let rule: PosixRule?
  let standardOffset: Int64

  /// Reads a TZif file of version 2 or later; nil if it is none.
  init?(_ bytes: [UInt8]) {
    guard let one = Header(bytes, at: 0), one.version >= UInt8(ascii: "2"),
      let two = Header(bytes, at: 44 + one.dataLength(timeSize: 4))
    else { return nil }
    let start = 88 + one.dataLength(timeSize: 4)
    let footer = start + two.dataLength(timeSize: 8)
    guard two.types > 0, two.times <= 100_000, footer <= bytes.count else { return nil }
    let indices = start + two.times * 8
    let records = indices + two.times
    var kinds: [Kind] = []
    for index in 0..<two.types {
      let place = records + index * 6
      guard place + 6 <= bytes.count else { return nil }
      let raw = bytes[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      kinds.append(Kind(offset: Int64(Int32(bitPattern: raw)), isDaylight: bytes[place + 4] != 0))
    }
    for index in 0..<two.times {
      let place = start + index * 8
      let raw = bytes[place..<place + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let kind = Int(bytes[indices + index])
      guard kinds.indices.contains(kind) else { return nil }
      changes.append(Int64(bitPattern: raw))
      offsets.append(kinds[kind].offset)
    }
    first = kinds[0].offset
    let text = bytes[footer...].dropFirst().prefix { $0 != 0x0A }
    rule = PosixRule(Array(text))
    let last = bytes[indices..<records].reversed().map { Int($0) }.first { !kinds[$0].isDaylight }
    standardOffset = rule?.standard ?? last.map { kinds[$0].offset } ?? kinds[0].offset
  }

  /// The offset at an instant in seconds since 1970-01-01T00:00:00Z.
  func offset(_ instant: Int64) -> Int64 {
    guard let lastChange = changes.last else { return rule?.offset(instant) ?? first }
    if instant >= lastChange { return rule?.offset(instant) ?? offsets[offsets.count - 1] }
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : offsets[low - 1]
  }

  private struct Header {
    let version: UInt8
    let utcFlags, standardFlags, leaps, times, types, characters: Int

    init?(_ bytes: [UInt8], at offset: Int) {
      guard offset >= 0, offset + 44 <= bytes.count,
        bytes[offset..<offset + 4].elementsEqual("TZif".utf8)
      else { return nil }
      version = bytes[offset + 4]
      let counts = (0..<6).map { index in
        let place = offset + 20 + index * 4
        return bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      }
      guard counts.allSatisfy({ $0 <= bytes.count }) else { return nil }
      (utcFlags, standardFlags, leaps) = (counts[0], counts[1], counts[2])
      (times, types, characters) = (counts[3], counts[4], counts[5])
    }

    func dataLength(timeSize: Int) -> Int {
      times * timeSize + times + types * 6 + characters + leaps * (timeSize + 4) + standardFlags
        + utcFlags
    }
  }
}

/// The rule at the end of a zone file: `CET-1CEST,M3.5.0,M10.5.0/3`.
private struct PosixRule: Sendable {
  let standard: Int64
  private var daylight: Int64?
  private var begins = Change(month: 1, week: 1, weekday: 0, seconds: 0)
  private var ends = Change(month: 1, week: 1, weekday: 0, seconds: 0)

  private struct Change {
    var month, week, weekday, seconds: Int64
  }

  init?(_ text: [UInt8]) {
    var reader = Reader(bytes: text)
    guard reader.name(), let west = reader.seconds() else { return nil }
    standard = -west
    guard reader.name() else { return }
    daylight = standard + 3_600
    if !reader.at(","), let west = reader.seconds() { daylight = -west }
    guard let begins = reader.change(), let ends = reader.change() else { return nil }
    self.begins = begins
    self.ends = ends
  }

  func offset(_ instant: Int64) -> Int64 {
    guard let daylight else { return standard }
    let day = (instant + standard).flooredQuotient(86_400)
    let year = Calendar.date(day).year
    let start = moment(begins, year) - standard
    let end = moment(ends, year) - daylight
    let isDaylight =
      start < end ? instant >= start && instant < end : instant >= start || instant < end
    return isDaylight ? daylight : standard
  }

  /// The local second of a change in a year.
  private func moment(_ change: Change, _ year: Int64) -> Int64 {
    let first = Calendar.days(year: year, month: change.month, day: 1)
    let shift = (change.weekday - Calendar.weekday(first) % 7 + 7) % 7
    var day = 1 + shift + (change.week - 1) * 7
    while day > Calendar.daysInMonth(year, change.month) { day -= 7 }
    return (first + day - 1) * 86_400 + change.seconds
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    func at(_ mark: Character) -> Bool {
      position < bytes.count && bytes[position] == mark.asciiValue
    }

    mutating func take(_ mark: Character) -> Bool {
      guard at(mark) else { return false }
      position += 1
      return true
    }

    mutating func name() -> Bool {
      let start = position
      if take("<") {
        while position < bytes.count, !take(">") { position += 1 }
        return true
      }
      while position < bytes.count, bytes[position] | 0x20 >= 0x61, bytes[position] | 0x20 <= 0x7A {
        position += 1
      }
      return position > start
    }

    mutating func number() -> Int64? {
      let start = position
      var value: Int64 = 0
      while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39,
        position - start < 6
      {
        value = value * 10 + Int64(bytes[position] - 0x30)
        position += 1
      }
      return position > start ? value : nil
    }

    /// Hours, minutes and seconds with a sign, in seconds.
    mutating func seconds() -> Int64? {
      let negative = take("-")
      if !negative { _ = take("+") }
      guard var value = number() else { return nil }
      value *= 3_600
      if take(":"), let minutes = number() { value += minutes * 60 }
      if take(":"), let seconds = number() { value += seconds }
      return negative ? -value : value
    }

    mutating func change() -> Change? {
      guard take(","), take("M"), let month = number(), take("."), let week = number(), take("."),
        let weekday = number(), (1...12).contains(month)
      else { return nil }
      var moment: Int64 = 7_200
      if take("/"), let time = seconds() { moment = time }
      return Change(month: month, week: week, weekday: weekday, seconds: moment)
    }
  }
}
