public import Decimals
public import Diagnostics
public import FEEL

/// Faults of rules that only the evidence of a run brings to light. Each is told once for a rule,
/// with the number of subjects that it hit and the first of them.
public enum ScoringFault: Fault {
  /// A figure beyond what 34 digits and the exponents hold, or one that the combination does not
  /// take, such as a negative figure under a geometric mean.
  case arithmetic(element: String, subjects: Int, first: String)
  /// A formula gave null.
  case formulaGaveNull(element: String, cause: NullCause, subjects: Int, first: String)
  /// No band holds the value.
  case noBandHolds(element: String, subjects: Int, first: String)
  /// A condition gave something else than true or false.
  case noTruthValue(element: String, subjects: Int, first: String)
  /// Something was done although nothing was due.
  case nothingWasDue(element: String, subjects: Int, first: String)
  /// A case of a quota holds for some members of a group and not for others.
  case quotaCaseDiffers(element: String, subjects: Int, first: String)
  /// A quota's group holds a superior and a subordinate whose class the superior needs.
  case quotaInCircle(element: String, subjects: Int, first: String)
  /// A rate above 1 or below its lower goalpost.
  case outsideGoalposts(element: String, subjects: Int, first: String)
  /// A result outside the points that the criterion can bring.
  case outsidePoints(
    element: String, lowest: Decimal, highest: Decimal, subjects: Int, first: String)
  /// Of the assessments whose result a criterion takes over, more than one rates the subject.
  case severalResults(element: String, subjects: Int, first: String)
  /// A unit whose head's facts are read has more than one head.
  case severalHeads(subjects: Int, first: String)
  /// All peers have the same value, or there is one: nobody stands above another.
  case peersEqual(element: String, subjects: Int, first: String)

  /// Several rows of a decision table hold of which only one may.
  case severalRowsHold(element: String, other: Span?, subjects: Int, first: String)
  /// Rows of a decision table hold that must earn the same and do not.
  case rowsDiffer(element: String, other: Span?, subjects: Int, first: String)

  /// The stable code.
  public var code: String {
    switch self {
    case .arithmetic: "TD5501"
    case .formulaGaveNull: "TD5502"
    case .noBandHolds: "TD5503"
    case .noTruthValue: "TD5504"
    case .nothingWasDue: "TD5505"
    case .outsideGoalposts: "TD5506"
    case .outsidePoints: "TD5507"
    case .quotaCaseDiffers: "TD5508"
    case .quotaInCircle: "TD5509"
    case .severalResults: "TD5510"
    case .peersEqual: "TD5511"
    case .severalHeads: "TD5512"
    case .severalRowsHold: "TD5521"
    case .rowsDiffer: "TD5522"
    }
  }

  /// What is wrong, in one line.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.arithmetic(let element, _, _), .vi):
      "\(name: element): không tính được giá trị tổng hợp từ số liệu này"
    case (.arithmetic(let element, _, _), .en):
      "\(name: element): the combined value cannot be computed from this evidence"
    case (.formulaGaveNull(let element, _, _, _), .vi):
      "\(name: element): công thức không cho ra giá trị"
    case (.formulaGaveNull(let element, _, _, _), .en):
      "\(name: element): the formula gives no value"
    case (.noBandHolds(let element, _, _), .vi):
      "\(name: element): có giá trị không rơi vào mức nào của bảng điểm"
    case (.noBandHolds(let element, _, _), .en):
      "\(name: element): a value falls into no band of the table"
    case (.noTruthValue(let element, _, _), .vi):
      "\(name: element): điều kiện không cho ra đúng hoặc sai"
    case (.noTruthValue(let element, _, _), .en):
      "\(name: element): the condition gives neither true nor false"
    case (.nothingWasDue(let element, _, _), .vi):
      "\(name: element): có kết quả đã làm nhưng số phải làm bằng \(number: 0)"
    case (.nothingWasDue(let element, _, _), .en):
      "\(name: element): something was done although nothing was due"
    case (.quotaCaseDiffers(let element, _, _), .vi):
      "giới hạn \(name: element): điều kiện của một trường hợp đúng với đơn vị này, sai với đơn vị khác trong cùng nhóm"
    case (.quotaCaseDiffers(let element, _, _), .en):
      "quota \(name: element): a case holds for some members of a group and not for others"
    case (.quotaInCircle(let element, _, _), .vi):
      "giới hạn \(name: element) đi vòng: nhóm có cả đơn vị cấp trên lẫn đơn vị trực thuộc của nó"
    case (.quotaInCircle(let element, _, _), .en):
      "quota \(name: element) goes in a circle: a group holds a superior and its own subordinate"
    case (.peersEqual(let element, _, _), .vi):
      "\(name: element): mọi đối tượng so sánh có cùng một giá trị, hoặc nhóm chỉ có một"
    case (.peersEqual(let element, _, _), .en):
      "\(name: element): all peers have the same value, or there is only one"
    case (.severalResults(let element, _, _), .vi):
      "\(name: element): hơn một bảng đánh giá trong danh sách cùng xếp đối tượng này"
    case (.severalResults(let element, _, _), .en):
      "\(name: element): more than one of the listed assessments rates the subject"
    case (.severalHeads(_, let first), .vi):
      "đơn vị \(name: first) có hơn một người đứng đầu, nên không biết lấy số liệu của ai"
    case (.severalHeads(_, let first), .en):
      "the unit \(name: first) has more than one head, so that nobody knows whose facts count"
    case (.outsideGoalposts(let element, _, _), .vi):
      "\(name: element): tỷ lệ vượt ra ngoài mốc cho phép"
    case (.outsideGoalposts(let element, _, _), .en):
      "\(name: element): a rate lies outside its goalposts"
    case (.severalRowsHold(let element, _, _, _), .vi):
      "\(name: element): hai dòng của bảng quyết định cùng đúng mà chỉ được một dòng"
    case (.severalRowsHold(let element, _, _, _), .en):
      "\(name: element): two rows of the decision table hold where only one may"
    case (.rowsDiffer(let element, _, _, _), .vi):
      "\(name: element): hai dòng của bảng quyết định cùng đúng nhưng cho điểm khác nhau"
    case (.rowsDiffer(let element, _, _, _), .en):
      "\(name: element): two rows of the decision table hold and earn differently"
    case (.outsidePoints(let element, let lowest, let highest, _, _), .vi):
      "\(name: element): điểm nằm ngoài khoảng \(number: lowest)–\(number: highest)"
    case (.outsidePoints(let element, let lowest, let highest, _, _), .en):
      "\(name: element): the points lie outside \(number: lowest)–\(number: highest)"
    }
  }

  /// What can be done about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.arithmetic, .vi):
      "kiểm tra số liệu của đơn vị này, hoặc chọn cách tổng hợp khác ở khóa \(code: "combine")"
    case (.arithmetic, .en):
      "check this subject's evidence, or choose another \(code: "combine")"
    case (.formulaGaveNull(_, let cause, _, _), _):
      NullFault(cause).headline(language)
    case (.noBandHolds, .vi):
      "thêm mức cho giá trị đó vào \(code: "table"), hoặc thêm dòng \(code: "{ otherwise: true, earn: … }")"
    case (.noBandHolds, .en):
      "add a band for that value to the \(code: "table")"
    case (.noTruthValue, .vi):
      "viết điều kiện thành một phép so sánh, ví dụ \(code: "số lớp tập huấn >= 2")"
    case (.noTruthValue, .en):
      "write the condition as a comparison, such as \(code: "number of courses >= 2")"
    case (.nothingWasDue, .vi):
      "kiểm tra hai số liệu của tỷ lệ: số đã làm phải bằng 0 khi không có gì phải làm"
    case (.nothingWasDue, .en):
      "check both figures of the rate: where nothing was due, nothing can have been done"
    case (.outsideGoalposts, .vi):
      "kiểm tra số liệu; nếu quy định cho phép vượt thì thêm \(code: "hold: true") để giữ ở mức tối đa"
    case (.outsideGoalposts, .en):
      "check the evidence; where the rule allows it, add \(code: "hold: true") to hold it at the most"
    case (.quotaCaseDiffers, .vi):
      "dùng số liệu chung cho cả nhóm trong điều kiện, hoặc chia nhóm ở khóa \(code: "within")"
    case (.quotaCaseDiffers, .en):
      "let the condition read what the whole group shares, or part the group with \(code: "within")"
    case (.quotaInCircle, .vi):
      "tách đơn vị cấp trên khỏi nhóm của đơn vị trực thuộc bằng khóa \(code: "within")"
    case (.quotaInCircle, .en):
      "part superiors from their subordinates with \(code: "within")"
    case (.peersEqual, .vi):
      "ghi \(code: "when-equal"): \(names: ["full", "zero", "half", "skip"]), hoặc gộp nhóm ở khóa \(code: "within")"
    case (.peersEqual, .en):
      "write \(code: "when-equal"): \(names: ["full", "zero", "half", "skip"]), or widen the group with \(code: "within")"
    case (.severalResults, .vi):
      "sửa khóa \(code: "for") của các bảng đó để mỗi đối tượng chỉ thuộc một bảng, hoặc chỉ ghi một bảng ở \(code: "assessment")"
    case (.severalResults, .en):
      "let \(code: "for") of those assessments part the subjects, or name one \(code: "assessment")"
    case (.severalHeads, .vi):
      "sửa bảng cá nhân để mỗi đơn vị chỉ có một người đứng đầu theo điều kiện này; cho đến lúc đó số liệu của người đứng đầu được coi là thiếu"
    case (.severalHeads, .en):
      "correct the table of persons so that this condition holds for one person of each unit; until then the head's facts count as missing"
    case (.severalRowsHold, .vi):
      "thu hẹp điều kiện của một dòng, hoặc ghi \(code: "hit-policy: first") nếu dòng trên được ưu tiên"
    case (.severalRowsHold, .en):
      "narrow one of the rows, or write \(code: "hit-policy: first") if the upper one is to win"
    case (.rowsDiffer, .vi): "cho hai dòng cùng số điểm, hoặc thu hẹp điều kiện của một dòng"
    case (.rowsDiffer, .en): "let both earn the same, or narrow one of the rows"
    case (.outsidePoints, .vi):
      "kiểm tra số liệu và công thức; thêm \(code: "hold: true") nếu muốn giữ trong khoảng điểm"
    case (.outsidePoints, .en):
      "check the evidence and the formula; add \(code: "hold: true") to hold it to the points"
    }
  }

  /// How many subjects it hit, and the first of them.
  public func notes(_ language: Language) -> [Text] {
    let (count, first) = reach
    switch language {
    case .vi:
      return [
        count == 1
          ? "gặp ở \(name: first)"
          : "gặp ở \(number: count) đối tượng, đầu tiên là \(name: first)"
      ]
    case .en:
      return [
        count == 1
          ? "it happens for \(name: first)"
          : "it happens for \(number: count) subjects, the first is \(name: first)"
      ]
    }
  }

  /// The other row that holds.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch self {
    case .severalRowsHold(_, let other?, _, _), .rowsDiffer(_, let other?, _, _):
      [(other, language == .vi ? "dòng này cũng đúng" : "this row holds too")]
    default: []
    }
  }

  private var reach: (Int, String) {
    switch self {
    case .arithmetic(_, let subjects, let first),
      .formulaGaveNull(_, _, let subjects, let first),
      .noBandHolds(_, let subjects, let first),
      .noTruthValue(_, let subjects, let first),
      .nothingWasDue(_, let subjects, let first),
      .outsideGoalposts(_, let subjects, let first),
      .quotaCaseDiffers(_, let subjects, let first),
      .quotaInCircle(_, let subjects, let first),
      .severalResults(_, let subjects, let first),
      .severalHeads(let subjects, let first),
      .peersEqual(_, let subjects, let first),
      .severalRowsHold(_, _, let subjects, let first),
      .rowsDiffer(_, _, let subjects, let first),
      .outsidePoints(_, _, _, let subjects, let first):
      (subjects, first)
    }
  }
}
