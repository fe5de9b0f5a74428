public import Diagnostics

/// What analysis finds of conditions: those that never or always hold, and those of which one makes
/// another idle. TD3801 to TD3819.
public enum ConditionFinding: Fault {
  /// A condition that holds for no value that can occur.
  /// `reach` is what the figures in it can be.
  /// `among` is the condition on who is assessed that shuts it out, where one does.
  case neverHolds(role: Role, element: String, reach: Witness, among: Span? = nil)
  /// A condition that holds for every value that can occur.
  /// `reach` is what the figures in it can be.
  case alwaysHolds(role: Role, element: String, reach: Witness)
  /// Two lines of a deduction of which the one takes points whenever the other does.
  case deductedTwice(element: String, line: Int, other: Int, example: Witness, first: Span)
  /// A case, knock-out or ceiling that an earlier or stronger one leaves nothing to do.
  case shadowed(role: Role, element: String, by: String, example: Witness, first: Span)
  /// A fact that is missing would count as the best there can be.
  case missingCountsAsBest(name: String)
  /// What is missing would count as 0.
  case missingCountsAsZero(name: String)
  /// A fact that is missing would hide that a rule holds.
  case missingHides(role: Role, element: String)

  /// What a condition decides.
  public enum Role: String, Sendable, CaseIterable {
    case applies = "applies-when"
    case gate
    case answer = "yes-no"
    case deduction
    case checklistItem = "checklist-item"
    /// A line of a table of bands or levels.
    case line
    case scoreCeiling = "score-ceiling"
    case requirement
    case knockOut = "knock-out"
    case ceiling
    case quotaCase = "quota-case"
    case eligible
    case award
    case assessedWhen = "assessed-when"
    case appliesTo = "for"

    /// What it is called, with the element that it belongs to.
    func called(_ element: String, _ language: Language) -> Text {
      switch (self, language) {
      case (.applies, .vi): "điều kiện áp dụng của \(name: element)"
      case (.applies, .en): "the condition under which \(name: element) applies"
      case (.gate, .vi): "điều kiện tiên quyết của \(name: element)"
      case (.gate, .en): "the gate of \(name: element)"
      case (.answer, .vi): "câu hỏi có hay không của tiêu chí \(name: element)"
      case (.answer, .en): "the question of criterion \(name: element)"
      case (.deduction, .vi): "dòng trừ điểm của tiêu chí \(name: element)"
      case (.deduction, .en): "this deduction of criterion \(name: element)"
      case (.checklistItem, .vi): "mục \(name: element) của danh sách"
      case (.checklistItem, .en): "the item \(name: element) of the list"
      case (.line, .vi): "dòng này của tiêu chí \(name: element)"
      case (.line, .en): "this line of criterion \(name: element)"
      case (.scoreCeiling, .vi): "điều kiện của trần điểm"
      case (.scoreCeiling, .en): "the condition of the score ceiling"
      case (.requirement, .vi): "điều kiện của mức \(name: element)"
      case (.requirement, .en): "this requirement of the class \(name: element)"
      case (.knockOut, .vi): "trường hợp loại trừ \(name: element)"
      case (.knockOut, .en): "the knock-out \(name: element)"
      case (.ceiling, .vi): "quy định khống chế mức \(name: element)"
      case (.ceiling, .en): "the ceiling at \(name: element)"
      case (.quotaCase, .vi): "trường hợp này của tỷ lệ \(name: element)"
      case (.quotaCase, .en): "this case of the quota \(name: element)"
      case (.eligible, .vi): "điều kiện được xếp hạng của \(name: element)"
      case (.eligible, .en): "the condition of taking part in \(name: element)"
      case (.award, .vi): "điều kiện của khen thưởng \(name: element)"
      case (.award, .en): "the condition of the award \(name: element)"
      case (.assessedWhen, .vi): "điều kiện được đánh giá của \(name: element)"
      case (.assessedWhen, .en): "the condition under which \(name: element) rates"
      case (.appliesTo, .vi): "điều kiện chọn đối tượng của \(name: element)"
      case (.appliesTo, .en): "the condition that says whom \(name: element) is for"
      }
    }

    /// What follows where it never holds.
    func never(_ language: Language) -> Text {
      switch (self, language) {
      case (.applies, .vi): "tiêu chí không bao giờ được chấm"
      case (.applies, .en): "it is never scored"
      case (.gate, .vi): "tiêu chí luôn được 0 điểm"
      case (.gate, .en): "it always earns 0"
      case (.answer, .vi): "câu trả lời luôn là không"
      case (.answer, .en): "the answer is always no"
      case (.deduction, .vi): "điểm không bao giờ bị trừ"
      case (.deduction, .en): "nothing is ever taken"
      case (.checklistItem, .vi): "không ai đạt được mục này"
      case (.checklistItem, .en): "nobody can fulfil it"
      case (.line, .vi): "các điều kiện áp dụng đã loại hết những giá trị này"
      case (.line, .en): "the conditions of the criterion leave none of these values"
      case (.requirement, .vi): "không ai đạt được mức này"
      case (.requirement, .en): "nobody can reach the class"
      case (.award, .vi), (.eligible, .vi): "không đối tượng nào đủ điều kiện"
      case (.award, .en), (.eligible, .en): "nobody can be fit"
      case (.assessedWhen, .vi), (.appliesTo, .vi): "không đối tượng nào được đánh giá"
      case (.assessedWhen, .en), (.appliesTo, .en): "nobody is ever assessed"
      case (_, .vi): "quy định này không bao giờ được dùng"
      case (_, .en): "the rule is never used"
      }
    }

    /// What follows where it always holds.
    func always(_ language: Language) -> Text {
      switch (self, language) {
      case (.applies, .vi), (.gate, .vi), (.requirement, .vi), (.award, .vi), (.eligible, .vi),
        (.assessedWhen, .vi), (.appliesTo, .vi):
        "điều kiện này không loại trường hợp nào"
      case (.applies, .en), (.gate, .en), (.requirement, .en), (.award, .en), (.eligible, .en),
        (.assessedWhen, .en), (.appliesTo, .en):
        "it keeps nobody out"
      case (.answer, .vi), (.checklistItem, .vi), (.line, .vi): "ai cũng được điểm"
      case (.answer, .en), (.checklistItem, .en), (.line, .en): "everybody earns the points"
      case (.deduction, .vi): "ai cũng bị trừ điểm"
      case (.deduction, .en): "everybody loses the points"
      case (_, .vi): "ai cũng rơi vào trường hợp này"
      case (_, .en): "it hits everybody"
      }
    }
  }

  /// The stable code.
  public var code: String {
    switch self {
    case .neverHolds: "TD3801"
    case .alwaysHolds: "TD3802"
    case .deductedTwice: "TD3803"
    case .shadowed: "TD3804"
    case .missingCountsAsBest: "TD3805"
    case .missingHides: "TD3806"
    case .missingCountsAsZero: "TD3807"
    }
  }

  /// Each is a question to the author.
  public var severity: Severity { .warning }

  /// The line that does the same.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch self {
    case .deductedTwice(_, _, _, _, let first), .shadowed(_, _, _, _, let first):
      [(first, language == .vi ? "so với dòng này" : "held against this")]
    case .neverHolds(_, _, _, let among?):
      [(among, language == .vi ? "chỉ đánh giá khi như vậy" : "only these are assessed")]
    default: []
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.neverHolds(let role, let element, let reach, _), .vi):
      "\(role.called(element, .vi)) không bao giờ đúng\(known(reach, .vi)): \(role.never(.vi))"
    case (.neverHolds(let role, let element, let reach, _), .en):
      "\(role.called(element, .en)) never holds\(known(reach, .en)): \(role.never(.en))"
    case (.alwaysHolds(let role, let element, let reach), .vi):
      "\(role.called(element, .vi)) luôn đúng\(known(reach, .vi)): \(role.always(.vi))"
    case (.alwaysHolds(let role, let element, let reach), .en):
      "\(role.called(element, .en)) always holds\(known(reach, .en)): \(role.always(.en))"
    case (.deductedTwice(let element, let line, let other, let example, _), .vi):
      "tiêu chí \(name: element): khi dòng trừ \(number: line) đúng thì dòng \(number: other) cũng đúng, nên bị trừ hai lần\(shown(example, .vi))"
    case (.deductedTwice(let element, let line, let other, let example, _), .en):
      "criterion \(name: element): whenever deduction \(number: line) holds, \(number: other) does too, so points are taken twice\(shown(example, .en))"
    case (.shadowed(let role, let element, let by, let example, _), .vi):
      "\(role.called(element, .vi)) không bao giờ có tác dụng: \(name: by) đã quyết định trước\(shown(example, .vi))"
    case (.shadowed(let role, let element, let by, let example, _), .en):
      "\(role.called(element, .en)) never matters: \(name: by) decides wherever it holds\(shown(example, .en))"
    case (.missingCountsAsBest(let name), .vi):
      "thiếu số liệu \(name: name) thì được tính như giá trị tốt nhất"
    case (.missingCountsAsBest(let name), .en):
      "where \(name: name) is missing it counts as the best value there can be"
    case (.missingCountsAsZero(let name), .vi): "thiếu số liệu \(name: name) thì được tính là 0"
    case (.missingCountsAsZero(let name), .en): "where \(name: name) is missing it counts as 0"
    case (.missingHides(let role, let element), .vi):
      "thiếu số liệu thì \(role.called(element, .vi)) coi như không xảy ra"
    case (.missingHides(let role, let element), .en):
      "where evidence is missing, \(role.called(element, .en)) counts as not holding"
    }
  }

  private func known(_ reach: Witness, _ language: Language) -> Text {
    if reach.isEmpty { return "" }
    return language == .vi ? " (\(reach.text(.vi)))" : " (\(reach.text(.en)))"
  }

  private func shown(_ example: Witness, _ language: Language) -> Text {
    if example.isEmpty { return "" }
    return language == .vi
      ? " (ví dụ \(example.text(.vi)))" : " (for example \(example.text(.en)))"
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.neverHolds, .vi):
      "sửa điều kiện hoặc \(code: "range") của chỉ tiêu; nếu đúng như văn bản thì ghi \(code: "accept") kèm lý do"
    case (.neverHolds, .en):
      "correct the condition or the indicator's \(code: "range"); if the text says so, write \(code: "accept") with the reason"
    case (.alwaysHolds, .vi):
      "kiểm tra lại dấu so sánh và con số; nếu đúng như văn bản thì ghi \(code: "accept") kèm lý do"
    case (.alwaysHolds, .en):
      "check sign and figure; if the text says so, write \(code: "accept") with the reason"
    case (.deductedTwice, .vi):
      "nếu chỉ trừ mức nặng nhất thì ghi \(code: "apply: heaviest"); nếu trừ cộng dồn là đúng thì ghi \(code: "accept") kèm lý do"
    case (.deductedTwice, .en):
      "write \(code: "apply: heaviest") if only the heaviest counts; if both are meant, write \(code: "accept") with the reason"
    case (.shadowed(.quotaCase, _, _, _, _), .vi): "đặt trường hợp hẹp hơn lên trước, hoặc xóa nó"
    case (.shadowed(.quotaCase, _, _, _, _), .en): "put the narrower case first, or delete it"
    case (.shadowed, .vi): "xóa quy định thừa, hoặc sửa điều kiện của một trong hai"
    case (.shadowed, .en): "delete what is idle, or correct one of the two conditions"
    case (.missingCountsAsBest, .vi):
      "dùng \(code: "when-missing: error") hoặc một giá trị không có lợi; nếu cố ý thì ghi \(code: "accept") kèm lý do"
    case (.missingCountsAsBest, .en):
      "use \(code: "when-missing: error") or a value that brings no gain; if it is meant, write \(code: "accept") with the reason"
    case (.missingCountsAsZero, .vi):
      "dùng \(code: "when-missing: error") hoặc \(code: "unscored"); nếu văn bản quy định như vậy thì ghi \(code: "accept") kèm lý do"
    case (.missingCountsAsZero, .en):
      "use \(code: "when-missing: error") or \(code: "unscored"); if the text says so, write \(code: "accept") with the reason"
    case (.missingHides, .vi):
      "bỏ \(code: "if-missing: false") để đơn vị thiếu số liệu được nêu ra; nếu cố ý thì ghi \(code: "accept") kèm lý do"
    case (.missingHides, .en):
      "remove \(code: "if-missing: false"), so that subjects without evidence are listed; if it is meant, write \(code: "accept") with the reason"
    }
  }

  /// Why it matters.
  public func why(_ language: Language) -> Text? {
    switch (self, language) {
    case (.neverHolds, .vi), (.alwaysHolds, .vi):
      "Một điều kiện luôn cho cùng một kết quả thì không phân biệt được ai; thường là nhầm dấu, nhầm con số hoặc nhầm thang (0,9 thay vì 90)."
    case (.neverHolds, .en), (.alwaysHolds, .en):
      "A condition that always comes out alike tells nobody apart; mostly a sign, a figure or a scale (0.9 for 90) is mistaken."
    case (.deductedTwice, .vi):
      "Văn bản thường liệt kê các mức vi phạm tăng dần; nếu các dòng cộng dồn thì vi phạm nặng bị trừ cả mức nhẹ."
    case (.deductedTwice, .en):
      "Texts often list rising degrees of the same failing; where lines add up, a grave case loses the points of the light one too."
    case (.shadowed, .vi): "Quy định không bao giờ có tác dụng làm người đọc hiểu sai quy chế."
    case (.shadowed, .en): "A rule that never matters misleads whoever reads the rulebook."
    case (.missingCountsAsZero, .vi):
      "Bảng PAPI 2014 công bố hai tỉnh không có số liệu với tổng điểm 0; thiếu số liệu không phải là 0 điểm."
    case (.missingCountsAsZero, .en):
      "PAPI 2014 printed a total of 0 for two provinces without data; missing is not zero."
    case (.missingCountsAsBest, .vi), (.missingHides, .vi):
      "Thiếu số liệu không phải là không vi phạm. Đơn vị không nộp số liệu sẽ có lợi hơn đơn vị nộp trung thực."
    case (.missingCountsAsBest, .en), (.missingHides, .en):
      "Missing is not the same as none. Who hands in nothing would be better off than who reports honestly."
    }
  }
}
