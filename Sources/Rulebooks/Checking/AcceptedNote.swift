public import Diagnostics

/// A finding that is accepted, as a note for whoever asks for such: its code, what it says, why it is
/// accepted.
public struct AcceptedNote: Fault {
  /// The code of the finding.
  public let code: String
  /// Why it is accepted.
  public let reason: String
  /// What it says, in Vietnamese.
  public let vi: String
  /// What it says, in English.
  public let en: String

  /// A finding of a rulebook that its author accepts.
  public init(_ accepted: AcceptedFinding) {
    let fault = accepted.finding.fault
    self.init(
      code: fault.code, reason: accepted.acceptance.reason,
      vi: fault.headline(.vi).plain(in: .vi), en: fault.headline(.en).plain(in: .en))
  }

  /// A note of its own words.
  public init(code: String, reason: String, vi: String, en: String) {
    self.code = code
    self.reason = reason
    self.vi = vi
    self.en = en
  }

  /// It changes nothing.
  public var severity: Severity { .note }

  /// What is accepted.
  public func headline(_ language: Language) -> Text {
    language == .vi ? "đã chấp nhận: \(vi)" : "accepted: \(en)"
  }

  /// The reason.
  public func notes(_ language: Language) -> [Text] {
    [language == .vi ? "lý do: \(reason)" : "reason: \(reason)"]
  }
}
