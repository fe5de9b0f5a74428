public import Diagnostics

/// What can be wrong with rules that compare a subject with its peers. TD3881 to TD3899.
public enum PeerFault: Fault {
  /// A rule reads who is best or worst, and nothing says which direction is better.
  case directionUnknown(id: String)
  /// A value that rests on subordinates, which are not known when peers are compared.
  case valueReadsSubordinates(id: String)
  /// Standard scores where all are equal, put on an end that they do not have.
  case standardScoresEqual(word: String)
  /// Standard scores, which have no bounds, in a criterion with points.
  case standardScoresInPoints(id: String)

  /// The stable code.
  public var code: String {
    switch self {
    case .directionUnknown: "TD3881"
    case .valueReadsSubordinates: "TD3882"
    case .standardScoresEqual: "TD3883"
    case .standardScoresInPoints: "TD3884"
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.directionUnknown(let id), .vi):
      "tiêu chí \(name: id) so sánh hơn kém, nhưng chưa nói giá trị cao hay thấp là tốt"
    case (.directionUnknown(let id), .en):
      "criterion \(name: id) compares subjects, but nothing says which direction is better"
    case (.valueReadsSubordinates(let id), .vi):
      "tiêu chí \(name: id) so sánh các đơn vị theo kết quả của đơn vị trực thuộc, khi đó chưa có"
    case (.valueReadsSubordinates(let id), .en):
      "criterion \(name: id) compares subjects by their subordinates' results, which are not known yet"
    case (.standardScoresEqual(let word), .vi):
      "điểm chuẩn hóa không có mức \(code: word): chỉ có độ lệch so với trung bình"
    case (.standardScoresEqual(let word), .en):
      "standard scores have no \(code: word): they count from the mean"
    case (.standardScoresInPoints(let id), .vi):
      "tiêu chí \(name: id) có điểm tối đa, còn điểm chuẩn hóa thì không có giới hạn"
    case (.standardScoresInPoints(let id), .en):
      "criterion \(name: id) has points, but standard scores have no bounds"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.directionUnknown, .vi):
      "ghi \(code: "better: higher") hoặc \(code: "better: lower") ở chỉ tiêu, hoặc trong \(code: "score")"
    case (.directionUnknown, .en):
      "write \(code: "better: higher") or \(code: "better: lower") on the indicator, or in the \(code: "score")"
    case (.valueReadsSubordinates, .vi):
      "so sánh theo số liệu của chính đơn vị, hoặc lấy kết quả đã công bố bằng \(code: "from")"
    case (.valueReadsSubordinates, .en):
      "compare by facts of the subjects themselves, or take a published result by \(code: "from")"
    case (.standardScoresEqual, .vi): "ghi \(code: "half") (bằng trung bình) hoặc \(code: "skip")"
    case (.standardScoresEqual, .en): "write \(code: "half") (the mean) or \(code: "skip")"
    case (.standardScoresInPoints, .vi):
      "thêm \(code: "onto: { mean: …, sd: … }") và \(code: "hold: true"), hoặc bỏ \(code: "points")"
    case (.standardScoresInPoints, .en):
      "add \(code: "onto: { mean: …, sd: … }") with \(code: "hold: true"), or leave out \(code: "points")"
    }
  }
}
