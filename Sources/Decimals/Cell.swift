/// A value of one subject in one slot: 16 bytes, trivially copyable, with no reference in it.
///
/// A decimal uses decimal128's own room: sign, 14 bits of exponent, 113 bits of coefficient. The
/// exponents that decimal128 leaves free (from 12,288 on, the two highest bits of the field set)
/// mark everything else: truth values, text by number, levels, absence with its reason, null with
/// its cause, and later dates and durations. Lists, contexts, ranges and functions exist only
/// inside FEEL and never in a cell.
public struct Cell: Sendable {
  @usableFromInline let high: UInt64
  @usableFromInline let low: UInt64

  @usableFromInline
  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// What a cell holds.
  public enum Kind: UInt8, Sendable {
    /// A decimal number.
    case number = 0
    /// A truth value.
    case boolean
    /// A text, by its number in `Texts`.
    case text
    /// A rung of a ladder, a choice or a class.
    case level
    /// Not there, for a reason: missing evidence, not applicable, 0/0.
    case absent
    /// FEEL's null, with its cause.
    case null
    /// A date, as days.
    case date
    /// A time of day.
    case time
    /// A date and time.
    case dateTime
    /// A duration of years and months.
    case monthsDuration
    /// A duration of days and time.
    case secondsDuration
  }

  @usableFromInline static let tagShift: UInt64 = 49
  @usableFromInline static let markMask: UInt64 = 0x6000_0000_0000_0000

  @inlinable
  init(tag: Kind, high: UInt64 = 0, low: UInt64 = 0) {
    self.high = Cell.markMask | (UInt64(tag.rawValue) << Cell.tagShift) | high
    self.low = low
  }

  /// Whether it is a decimal number.
  @inlinable
  public var isNumber: Bool { high & Cell.markMask != Cell.markMask }

  /// What it holds.
  @inlinable
  public var kind: Kind {
    if isNumber { return .number }
    return Kind(rawValue: UInt8(truncatingIfNeeded: (high >> Cell.tagShift) & 0xFF)) ?? .null
  }
}

extension Cell {
  /// A number.
  @inlinable
  public init(_ number: Decimal) { self.init(high: number.high, low: number.low) }

  /// The number, if it is one.
  @inlinable
  public var number: Decimal? { isNumber ? Decimal(high: high, low: low) : nil }

  /// A truth value.
  @inlinable
  public init(_ value: Bool) { self.init(tag: .boolean, low: value ? 1 : 0) }

  /// The truth value, if it is one.
  @inlinable
  public var boolean: Bool? { kind == .boolean ? low != 0 : nil }

  /// A text.
  @inlinable
  public init(_ text: TextID) { self.init(tag: .text, low: UInt64(text.number)) }

  /// The text, if it is one.
  @inlinable
  public var text: TextID? {
    kind == .text ? TextID(number: UInt32(truncatingIfNeeded: low)) : nil
  }

  /// A rung of a ladder.
  @inlinable
  public init(_ level: Level) {
    self.init(tag: .level, low: UInt64(level.ladder) << 32 | UInt64(level.rung))
  }

  /// The rung, if it is one.
  @inlinable
  public var level: Level? {
    guard kind == .level else { return nil }
    return Level(
      ladder: UInt32(truncatingIfNeeded: low >> 32), rung: UInt32(truncatingIfNeeded: low))
  }

  /// Something that is not there.
  @inlinable
  public init(_ absence: Absence) {
    self.init(
      tag: .absent, high: UInt64(absence.reason.rawValue), low: UInt64(absence.origin))
  }

  /// Why it is not there, if it is not.
  @inlinable
  public var absence: Absence? {
    guard kind == .absent else { return nil }
    return Absence(
      AbsenceReason(rawValue: UInt8(truncatingIfNeeded: high)) ?? .missing,
      origin: UInt32(truncatingIfNeeded: low))
  }

  /// Null for a cause. `cause` is the number of a cause that FEEL declares; `start` and `end` are
  /// the place in the expression's text that made it, in UTF-8 bytes.
  @inlinable
  public init(null cause: UInt16, start: UInt32 = 0, end: UInt32 = 0) {
    self.init(tag: .null, high: UInt64(cause), low: UInt64(start) << 32 | UInt64(end))
  }

  /// The cause of a null and the place in the expression that made it, if it is null.
  @inlinable
  public var null: (cause: UInt16, start: UInt32, end: UInt32)? {
    guard kind == .null else { return nil }
    return (
      UInt16(truncatingIfNeeded: high), UInt32(truncatingIfNeeded: low >> 32),
      UInt32(truncatingIfNeeded: low)
    )
  }
}

/// A text by its number in `Texts`.
public struct TextID: Hashable, Sendable {
  /// The number.
  public let number: UInt32

  @inlinable
  init(number: UInt32) { self.number = number }
}

/// A rung of a ladder, both by number. Rungs rise along the ladder from 0.
public struct Level: Hashable, Sendable {
  /// The ladder: a number that the rulebook gave it.
  public let ladder: UInt32
  /// The rung, from 0, in the ladder's own rising order.
  public let rung: UInt32

  /// Makes a level.
  @inlinable
  public init(ladder: UInt32, rung: UInt32) {
    self.ladder = ladder
    self.rung = rung
  }
}

/// Why a value is not there (`rule-language`, "Absent is not null").
public enum AbsenceReason: UInt8, Sendable, CaseIterable, Comparable {
  // The order is that of precedence: where several operands are absent, the lowest wins, so
  // missing wins over not applicable.

  /// No value was given.
  case missing = 0
  /// A value was given that the evidence reader refused: wrong type, out of range.
  case refused
  /// The supporting document was not accepted.
  case documentNotAccepted
  /// The evidence is older than the indicator allows.
  case expired
  /// The value has no meaning, such as 0/0.
  case undefined
  /// It does not apply to the subject.
  case notApplicable

  /// By precedence: what is lower wins.
  public static func < (left: AbsenceReason, right: AbsenceReason) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Why a value is not there, and which slot it was first absent in.
public struct Absence: Hashable, Sendable {
  /// The reason.
  public let reason: AbsenceReason
  /// The number of the slot that was absent first; 0 where there is none.
  public let origin: UInt32

  /// Makes an absence.
  @inlinable
  public init(_ reason: AbsenceReason, origin: UInt32 = 0) {
    self.reason = reason
    self.origin = origin
  }

  /// The absence of a result whose operands were absent for both: missing wins over not
  /// applicable, then the lower slot, so that the order of operands does not matter.
  @inlinable
  public func joined(with other: Absence) -> Absence {
    if reason != other.reason { return reason < other.reason ? self : other }
    return origin <= other.origin ? self : other
  }
}
