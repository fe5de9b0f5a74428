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
  /// Points that depend on who else is assessed; `count` criteria are scored so, of which the others
  /// stand at `others`.
  case peersDecide(id: String, count: Int, way: Comparison, others: [Span])
  /// A ranking by a rounded total, in which `first` and `second` stand at one place.
  case roundingTies(
    ranking: String, digits: Int, first: Decimal, second: Decimal, rounded: Decimal)

  /// What of the others points go by.
  public enum Comparison: String, Sendable {
    /// The least and the greatest value.
    case range
    /// How many are worse.
    case place
    /// The best value.
    case best
    /// Other figures: the mean, the deviation, or what a formula reads.
    case figures
  }

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
    case .peersDecide: "TD3862"
    case .roundingTies: "TD3863"
    }
  }

  /// Each is a question to the author; what is asked already is only listed.
  public var severity: Severity {
    switch self {
    case .openQuestion, .peersDecide, .roundingTies: .note
    default: .warning
    }
  }

  /// The first of two equal numbers.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch self {
    case .numberTwice(_, let first):
      [(first, language == .vi ? "số này đã dùng ở đây" : "used here already")]
    case .peersDecide(_, _, _, let others):
      others.prefix(3).map { ($0, language == .vi ? "ở đây cũng vậy" : "here too") }
    default: []
    }
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
    case (.peersDecide(let id, let count, let way, _), .vi):
      "điểm của tiêu chí \(name: id)\(count > 1 ? " và \(number: count - 1) tiêu chí khác" : "") phụ thuộc vào những đơn vị khác được đánh giá: \(shown(way, .vi))"
    case (.peersDecide(let id, let count, let way, _), .en):
      "the points of criterion \(name: id)\(count > 1 ? " and \(number: count - 1) others" : "") depend on who else is assessed: \(shown(way, .en))"
    case (.roundingTies(let ranking, let digits, let first, let second, let rounded), .vi):
      "bảng xếp hạng \(name: ranking) theo tổng điểm đã làm tròn \(number: digits) chữ số: \(number: first) và \(number: second) đều thành \(number: rounded) nên đồng hạng"
    case (.roundingTies(let ranking, let digits, let first, let second, let rounded), .en):
      "the ranking \(name: ranking) goes by totals rounded to \(number: digits) decimals: \(number: first) and \(number: second) are both \(number: rounded), so they share a place"
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
    case (.peersDecide, .vi):
      "nếu văn bản quy định chấm so với các đơn vị khác thì ghi \(code: "accept") kèm lý do; nếu không thì dùng mục tiêu cố định (\(code: "zero-at"), \(code: "full-at"))"
    case (.peersDecide, .en):
      "if the text compares those assessed, write \(code: "accept") with the reason; if not, use fixed goalposts (\(code: "zero-at"), \(code: "full-at"))"
    case (.roundingTies, .vi):
      "chỉ làm tròn khi in (\(code: "at: [display]")), hoặc thêm tiêu chí phụ vào \(code: "order-by"); nếu văn bản quy định như vậy thì ghi \(code: "accept") kèm lý do"
    case (.roundingTies, .en):
      "round what is printed alone (\(code: "at: [display]")), or add a second key to \(code: "order-by"); if the text says so, write \(code: "accept") with the reason"
    case (.openQuestion, _): nil
    }
  }

  /// An example of how points change with who else is there.
  private func shown(_ way: Comparison, _ language: Language) -> Text {
    switch (way, language) {
    case (.range, .vi):
      "giá trị \(number: 60) được \(number: 50)% khi thấp nhất là \(number: 40) và cao nhất là \(number: 80), nhưng chỉ \(number: 25)% nếu có thêm đơn vị \(number: 120)"
    case (.range, .en):
      "a value of \(number: 60) earns \(number: 50)% where others run from \(number: 40) to \(number: 80), and only \(number: 25)% if one of \(number: 120) joins"
    case (.place, .vi):
      "hơn \(number: 3) trong \(number: 6) đơn vị còn lại thì được \(number: 50)%, thêm \(number: 2) đơn vị yếu hơn thì được \(number: "62.5")%"
    case (.place, .en):
      "to be better than \(number: 3) of \(number: 6) others earns \(number: 50)%, and \(number: "62.5")% if two weaker ones join"
    case (.best, .vi):
      "giá trị \(number: 60) được \(number: 75)% khi tốt nhất là \(number: 80), nhưng chỉ \(number: 50)% nếu có thêm đơn vị \(number: 120)"
    case (.best, .en):
      "a value of \(number: 60) earns \(number: 75)% where the best is \(number: 80), and only \(number: 50)% if one of \(number: 120) joins"
    case (.figures, .vi): "thêm hoặc bớt một đơn vị thì điểm của các đơn vị khác đổi theo"
    case (.figures, .en): "where one joins or leaves, the points of the others change"
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
    case (.peersDecide, .vi):
      "Đơn vị không làm gì khác đi mà điểm và mức xếp loại vẫn đổi, chỉ vì có thêm hoặc bớt đơn vị; thứ tự giữa hai đơn vị cũng có thể đảo. Không so sánh được điểm giữa các năm."
    case (.peersDecide, .en):
      "Somebody who does nothing else may change points and class because another joins or leaves, and two others may change places. Points of different years cannot be compared."
    case (.roundingTies, .vi):
      "Trong bảng PCI 2016 in hai chữ số thập phân, ba tỉnh hạng 32 đến 34 có cùng số điểm; làm tròn trước khi xếp hạng tạo ra đồng hạng không có trong số liệu."
    case (.roundingTies, .en):
      "Printed with two decimals, PCI 2016 shows one score for the ranks 32 to 34; to round before ranking makes ties that evidence does not have."
    case (.openQuestion, .vi): "Chỉ cơ quan ban hành mới trả lời được; báo cáo in kèm câu hỏi này."
    case (.openQuestion, .en): "Only the issuer can answer; reports print the question."
    }
  }
}
