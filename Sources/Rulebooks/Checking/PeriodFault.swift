public import Diagnostics

/// What can be wrong with days and former periods in a formula. TD3181 to TD3189.
public enum PeriodFault: Fault {
  /// Something else than the number of periods to look back.
  case notPeriods(most: Int)
  /// Something else than a day.
  case notADay(found: String)

  /// The stable code.
  public var code: String {
    switch self {
    case .notPeriods: "TD3181"
    case .notADay: "TD3182"
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.notPeriods(let most), .vi):
      "\(code: "previous") cần số kỳ lùi lại, viết bằng số từ \(number: 1) đến \(number: most)"
    case (.notPeriods(let most), .en):
      "\(code: "previous") takes how many periods to look back, a figure from \(number: 1) to \(number: most)"
    case (.notADay(let found), .vi):
      "\(code: "working days") cần một ngày, không phải \(code: found)"
    case (.notADay(let found), .en): "\(code: "working days") takes a day, not \(code: found)"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.notPeriods, .vi):
      "kỳ liền trước là \(code: "previous(1)"), ví dụ \(code: "previous(1).total")"
    case (.notPeriods, .en):
      "the last period is \(code: "previous(1)"), as in \(code: "previous(1).total")"
    case (.notADay, .vi):
      "dùng chỉ tiêu có \(code: "type: date") hoặc ngày như \(code: "@\"2026-07-01\"")"
    case (.notADay, .en):
      "use an indicator of \(code: "type: date"), or a day such as \(code: "@\"2026-07-01\"")"
    }
  }
}
