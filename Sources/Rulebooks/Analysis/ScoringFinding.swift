public import Decimals
public import Diagnostics

/// What analysis finds of criteria, indicators and parameters. TD3851 to TD3879.
public enum ScoringFinding: Fault {
  /// A rate whose denominator can be 0, without a rule for that.
  case nothingDueOpen(id: String, of: String)
  /// A derived indicator that divides by what can be 0, without a rule for that.
  case divisorOpen(name: String, by: String)
  /// A method that gives the same points whatever the evidence.
  case sameForAll(id: String, points: Decimal)
  /// A table that gives less for what the indicator calls better.
  case againstDirection(
    id: String, better: String, betterEarns: Decimal, worse: String, worseEarns: Decimal)
  /// Weights that come near 1 or 100 and miss it.
  case weightsNear(id: String, sum: Decimal, whole: Decimal)
  /// Days of the rulebook on which a parameter has no value.
  case parameterGap(name: String, day: String)
  /// Two parts of a section whose titles carry the same number.
  case numberTwice(number: String, first: Span)
  /// A number that is left out in a row of ids.
  case numberSkipped(skipped: String, before: String, after: String)
  /// A figure of 1 or less that a percentage of 0 to 100 is held against.
  case percentAsShare(name: String, figure: Decimal)
  /// Points that can be earned only by a value outside the indicator's range.
  case bestOutOfReach(id: String, best: Decimal, points: Decimal)
  /// What only the issuer can answer.
  case openQuestion(text: String)

  /// The stable code.
  public var code: String {
    switch self {
    case .nothingDueOpen: "TD3851"
    case .divisorOpen: "TD3852"
    case .sameForAll: "TD3853"
    case .againstDirection: "TD3854"
    case .weightsNear: "TD3855"
    case .parameterGap: "TD3856"
    case .numberTwice: "TD3857"
    case .numberSkipped: "TD3858"
    case .percentAsShare: "TD3859"
    case .bestOutOfReach: "TD3860"
    case .openQuestion: "TD3861"
    }
  }

  /// Each is a question to the author; what is asked already is only listed.
  public var severity: Severity {
    if case .openQuestion = self { return .note }
    return .warning
  }

  /// The first of two equal numbers.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    if case .numberTwice(_, let first) = self {
      return [(first, language == .vi ? "số này đã dùng ở đây" : "used here already")]
    }
    return []
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.nothingDueOpen(let id, let of), .vi):
      "tiêu chí \(name: id): khi \(code: of) bằng 0 thì tỷ lệ là 0/0, chưa nói được bao nhiêu điểm"
    case (.nothingDueOpen(let id, let of), .en):
      "criterion \(name: id): where \(code: of) is 0 the rate is 0/0, and nothing says what that earns"
    case (.divisorOpen(let name, let by), .vi):
      "chỉ tiêu \(name: name) chia cho \(code: by); khi bằng 0 thì chưa nói giá trị là gì"
    case (.divisorOpen(let name, let by), .en):
      "the indicator \(name: name) divides by \(code: by), and nothing says what it is where that is 0"
    case (.sameForAll(let id, let points), .vi):
      "tiêu chí \(name: id) luôn cho \(number: points) điểm, số liệu thế nào cũng vậy"
    case (.sameForAll(let id, let points), .en):
      "criterion \(name: id) always gives \(number: points) points, whatever the evidence"
    case (.againstDirection(let id, let better, let high, let worse, let low), .vi):
      "tiêu chí \(name: id): \(name: better) tốt hơn \(name: worse) nhưng được \(number: high) điểm thay vì \(number: low)"
    case (.againstDirection(let id, let better, let high, let worse, let low), .en):
      "criterion \(name: id): \(name: better) is better than \(name: worse), yet earns \(number: high) and not \(number: low)"
    case (.weightsNear(let id, let sum, let whole), .vi):
      "trọng số của các phần trong \(name: id) cộng lại là \(number: sum), không phải \(number: whole)"
    case (.weightsNear(let id, let sum, let whole), .en):
      "the weights in \(name: id) sum to \(number: sum), not to \(number: whole)"
    case (.parameterGap(let name, let day), .vi):
      "tham số \(name: name) không có giá trị ngày \(day), là ngày bộ tiêu chí có hiệu lực"
    case (.parameterGap(let name, let day), .en):
      "the parameter \(name: name) has no value on \(day), a day on which the rulebook is in force"
    case (.numberTwice(let number, _), .vi): "hai mục cùng đánh số \(name: number)"
    case (.numberTwice(let number, _), .en): "two headings are numbered \(name: number)"
    case (.numberSkipped(let skipped, let before, let after), .vi):
      "sau \(name: before) là \(name: after), thiếu \(name: skipped)"
    case (.numberSkipped(let skipped, let before, let after), .en):
      "\(name: after) follows \(name: before); \(name: skipped) is left out"
    case (.percentAsShare(let name, let figure), .vi):
      "\(name: name) tính từ 0 đến 100 nhưng được so với \(number: figure)"
    case (.percentAsShare(let name, let figure), .en):
      "\(name: name) counts from 0 to 100 but is held against \(number: figure)"
    case (.bestOutOfReach(let id, let best, let points), .vi):
      "tiêu chí \(name: id) có \(number: points) điểm nhưng với số liệu có thể có thì cao nhất là \(number: best)"
    case (.bestOutOfReach(let id, let best, let points), .en):
      "criterion \(name: id) has \(number: points) points, but \(number: best) is the most that evidence can bring"
    case (.openQuestion(let text), .vi): "câu hỏi chờ cơ quan ban hành trả lời: \(text)"
    case (.openQuestion(let text), .en): "a question for the issuer: \(text)"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.nothingDueOpen, .vi), (.divisorOpen, .vi):
      "thêm \(code: "when-nothing-due"): \(code: "not-applicable"), \(code: "full-points"), \(code: "zero") hoặc \(code: "error") theo văn bản"
    case (.nothingDueOpen, .en), (.divisorOpen, .en):
      "add \(code: "when-nothing-due"): \(code: "not-applicable"), \(code: "full-points"), \(code: "zero") or \(code: "error") as the text has it"
    case (.sameForAll, .vi): "kiểm tra lại điểm của từng dòng"
    case (.sameForAll, .en): "check the points of each line"
    case (.againstDirection, .vi):
      "sửa điểm của hai dòng, hoặc sửa \(code: "better") của chỉ tiêu"
    case (.againstDirection, .en):
      "correct the points of the two lines, or the indicator's \(code: "better")"
    case (.weightsNear(_, _, let whole), .vi):
      "sửa các trọng số cho đủ \(number: whole); nếu cố ý thì ghi \(code: "accept") kèm lý do"
    case (.weightsNear(_, _, let whole), .en):
      "make the weights sum to \(number: whole); if it is meant, write \(code: "accept") with the reason"
    case (.parameterGap, .vi):
      "thêm giá trị cho khoảng thời gian đó, hoặc sửa \(code: "since"), \(code: "until")"
    case (.parameterGap, .en):
      "add a value for these days, or correct \(code: "since") and \(code: "until")"
    case (.numberTwice, .vi): "đánh số lại, hoặc ghi \(code: "accept") nếu văn bản in như vậy"
    case (.numberTwice, .en): "renumber, or write \(code: "accept") if the text prints it so"
    case (.numberSkipped, .vi):
      "kiểm tra xem có bỏ sót mục nào không; nếu văn bản như vậy thì ghi \(code: "accept")"
    case (.numberSkipped, .en):
      "see whether something was left out; if the text has it so, write \(code: "accept")"
    case (.percentAsShare(_, let figure), .vi):
      "ghi \(number: figure.percentText) thay cho \(number: figure)"
    case (.percentAsShare(_, let figure), .en):
      "write \(number: figure.percentText) for \(number: figure)"
    case (.bestOutOfReach, .vi):
      "kiểm tra điểm tối đa, \(code: "each") và \(code: "range") của chỉ tiêu; nếu đúng như văn bản thì ghi \(code: "accept")"
    case (.bestOutOfReach, .en):
      "check the points, \(code: "each") and the indicator's \(code: "range"); if the text says so, write \(code: "accept")"
    case (.openQuestion, _): nil
    }
  }

  /// Why it matters.
  public func why(_ language: Language) -> Text? {
    switch (self, language) {
    case (.nothingDueOpen, .vi), (.divisorOpen, .vi):
      "Không có kiến nghị nào thì không chấm, đủ điểm hay không điểm? Không văn bản nào trả lời; mỗi cách cho một kết quả khác."
    case (.nothingDueOpen, .en), (.divisorOpen, .en):
      "Where no petition came in: not scored, full marks or none? No text answers, and each answer changes results."
    case (.sameForAll, .vi): "Tiêu chí không phân biệt được ai với ai."
    case (.sameForAll, .en): "The criterion tells nobody apart."
    case (.againstDirection, .vi):
      "Đơn vị làm tốt hơn lại được ít điểm hơn; thường là đảo hai dòng."
    case (.againstDirection, .en): "Who does better earns less; mostly two lines are exchanged."
    case (.weightsNear, .vi): "Trọng số lệch chút ít thường là lỗi đánh máy."
    case (.weightsNear, .en): "Weights that miss by a little are mostly mistyped."
    case (.parameterGap, .vi): "Đợt đánh giá kết thúc vào ngày đó sẽ không chấm được."
    case (.parameterGap, .en): "A run whose period ends on such a day cannot be scored."
    case (.numberTwice, .vi), (.numberSkipped, .vi):
      "Mẫu in sai số thứ tự làm viện dẫn nhầm mục."
    case (.numberTwice, .en), (.numberSkipped, .en):
      "Where a form is misnumbered, citations lead to the wrong part."
    case (.percentAsShare, .vi): "90% ghi là 90 trong số liệu; so với 0,9 thì hầu như ai cũng đạt."
    case (.percentAsShare, .en):
      "90% stands as 90 in evidence; held against 0.9, nearly everybody passes."
    case (.bestOutOfReach, .vi): "Điểm tối đa in trong bảng là điểm không ai đạt được."
    case (.bestOutOfReach, .en): "The printed maximum is one that nobody can earn."
    case (.openQuestion, .vi): "Chỉ cơ quan ban hành mới trả lời được; báo cáo in kèm câu hỏi này."
    case (.openQuestion, .en): "Only the issuer can answer; reports print the question."
    }
  }
}
