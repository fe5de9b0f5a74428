import Diagnostics

/// What became of a document that was handed in.
public enum DocumentStatus: UInt8, Sendable, Hashable, CaseIterable {
  /// Nobody has judged it yet; it counts.
  case open
  /// It was accepted.
  case accepted
  /// It was not accepted; values that rest on it alone are missing.
  case rejected

  /// The words for a judgement, in lower case.
  static let words: [(status: DocumentStatus, words: [String])] = [
    (
      .accepted,
      [
        "accepted", "approved", "verified", "chấp nhận", "được chấp nhận", "đã chấp nhận", "đạt",
        "hợp lệ", "đã duyệt", "được duyệt", "đã thẩm định", "đã xác minh",
      ]
    ),
    (
      .rejected,
      [
        "rejected", "refused", "từ chối", "bị từ chối", "đã từ chối", "không chấp nhận",
        "không được chấp nhận", "không đạt", "không hợp lệ", "không duyệt", "không được duyệt",
        "bị bác", "bác bỏ", "bị loại",
      ]
    ),
    (.open, ["open", "pending", "chờ duyệt", "chưa duyệt", "chờ thẩm định", "đang thẩm định"]),
  ]

  /// The words that may stand in a table.
  static var allWords: [String] { words.flatMap(\.words) }

  init?(_ word: String) {
    let lower = FoldedText(word).text
    guard let found = DocumentStatus.words.first(where: { $0.words.contains(lower) }) else {
      return nil
    }
    self = found.status
  }
}

/// A document behind a value.
public struct GivenDocument: Sendable, Hashable {
  /// Its number or title as the table gives it.
  public let title: String
  /// Its day, as days since 1970-01-01, if the table gives one.
  public let day: Int64?
  /// What became of it.
  public let status: DocumentStatus
  /// The period that it is for; nil for the run's own.
  public let period: EvidencePeriod?
  /// The number of the stage at which it stands.
  public let stage: Int
  /// The number of its table among the store's tables.
  let table: Int
  /// The row among the table's rows.
  let row: UInt32
}
