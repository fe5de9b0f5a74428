import Decimals

/// The values of a column, by the number of the subject.
///
/// States stand among the values as reserved codes, one for each `AbsenceReason`: of 64-bit values
/// the lowest, of symbols the highest.
public enum Storage: Sendable {
  /// Figures as whole numbers of 10^-`digits`, 0 to 18 of them.
  case scaled(ContiguousArray<Int64>, digits: UInt8)
  /// Dates as days since 1970-01-01.
  case days(ContiguousArray<Int64>)
  /// Truth values, rungs, choices and texts, each by the number of a cell that stands once.
  case symbols(ContiguousArray<UInt32>, ContiguousArray<Cell>)
  /// Figures that do not fit in `scaled`, and their states.
  case cells(ContiguousArray<Cell>)
}

/// The codes that stand for the absence of a value.
enum StateCode {
  /// 64-bit values below this are states.
  @usableFromInline static let scaledLimit = Int64.min + 16
  /// Symbols from this on are states.
  @usableFromInline static let symbolLimit = UInt32.max - 15

  @inline(__always)
  static func scaled(_ reason: AbsenceReason) -> Int64 { Int64.min + Int64(reason.rawValue) }

  @inline(__always)
  static func symbol(_ reason: AbsenceReason) -> UInt32 {
    symbolLimit + UInt32(reason.rawValue)
  }

  static func reason(scaled code: Int64) -> AbsenceReason {
    AbsenceReason(rawValue: UInt8(truncatingIfNeeded: code &- Int64.min)) ?? .missing
  }

  static func reason(symbol code: UInt32) -> AbsenceReason {
    AbsenceReason(rawValue: UInt8(truncatingIfNeeded: code &- symbolLimit)) ?? .missing
  }
}
