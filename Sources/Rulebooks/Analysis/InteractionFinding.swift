public import Decimals
public import Diagnostics

/// What analysis finds of rules that act on each other: what one takes from another, what missing
/// evidence does to them, what a formula can bring. TD3901 to TD3919.
public enum InteractionFinding: Fault {
  /// A formula or condition that divides by what can be 0.
  case rateOpen(element: String, by: String)
  /// Two penalties of which the one takes points whenever the other does.
  case penalisedTwice(element: String, other: String, example: Witness, first: Span)
  /// A requirement that counts as met where evidence is missing.
  case missingPasses(role: ConditionFinding.Role, element: String)
  /// A value for missing evidence with which a knock-out or ceiling does not hold.
  case valueHides(name: String, role: ConditionFinding.Role, element: String)
  /// A ranking or award whose condition another rule leaves nobody for.
  case eligibilityUndone(role: ConditionFinding.Role, element: String, by: String, first: Span)
  /// A number that stands behind a greater one.
  case numberOutOfOrder(number: String, before: String)
  /// A number that does not begin like those beside it.
  case numberElsewhere(number: String, section: String)
  /// A formula that evidence can bring beyond the points of its criterion.
  case formulaBeyond(id: String, value: Decimal, limit: Decimal, isBelow: Bool)
  /// A percentage that is derived as a share of 1.
  case percentWithoutHundred(name: String)
  /// A quota that is a share of classes in which nobody may be.
  case baseCanBeZero(id: String, limited: String, counted: String)

  /// The stable code.
  public var code: String {
    switch self {
    case .rateOpen: "TD3901"
    case .penalisedTwice: "TD3902"
    case .missingPasses: "TD3903"
    case .valueHides: "TD3904"
    case .eligibilityUndone: "TD3905"
    case .numberOutOfOrder: "TD3906"
    case .numberElsewhere: "TD3907"
    case .formulaBeyond: "TD3908"
    case .percentWithoutHundred: "TD3909"
    case .baseCanBeZero: "TD3910"
    }
  }

  /// Each is a question to the author.
  public var severity: Severity { .warning }

  /// The other rule.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch self {
    case .penalisedTwice(_, _, _, let first):
      [(first, language == .vi ? "so với điểm trừ này" : "held against this penalty")]
    case .eligibilityUndone(_, _, _, let first):
      [(first, language == .vi ? "quy định này loại hết" : "this rule leaves nobody")]
    default: []
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.rateOpen(let element, let by), .vi):
      "\(name: element): công thức chia cho \(code: by), nhưng chưa nói khi bằng 0 thì tính thế nào"
    case (.rateOpen(let element, let by), .en):
      "\(name: element): the formula divides by \(code: by), and nothing says what it is where that is 0"
    case (.penalisedTwice(let element, let other, let example, _), .vi):
      "khi bị trừ điểm theo \(name: element) thì cũng bị trừ theo \(name: other), nên bị trừ hai lần\(shown(example, .vi))"
    case (.penalisedTwice(let element, let other, let example, _), .en):
      "whenever the penalty \(name: element) holds, \(name: other) does too, so points are taken twice\(shown(example, .en))"
    case (.missingPasses(let role, let element), .vi):
      "thiếu số liệu thì \(role.called(element, .vi)) coi như đạt"
    case (.missingPasses(let role, let element), .en):
      "where evidence is missing, \(role.called(element, .en)) counts as met"
    case (.valueHides(let name, let role, let element), .vi):
      "thiếu số liệu \(name: name) thì \(role.called(element, .vi)) không bao giờ xảy ra"
    case (.valueHides(let name, let role, let element), .en):
      "where \(name: name) is missing, \(role.called(element, .en)) never holds"
    case (.eligibilityUndone(let role, let element, let by, _), .vi):
      "\(role.called(element, .vi)) không ai đạt được: \(name: by) đã loại những đối tượng đó"
    case (.eligibilityUndone(let role, let element, let by, _), .en):
      "nobody can fulfil \(role.called(element, .en)): \(name: by) shuts out those it is meant for"
    case (.numberOutOfOrder(let number, let before), .vi):
      "\(name: number) đứng sau \(name: before)"
    case (.numberOutOfOrder(let number, let before), .en):
      "\(name: number) stands behind \(name: before)"
    case (.numberElsewhere(let number, let section), .vi):
      "\(name: number) nằm trong mục \(name: section) nhưng đánh số khác các tiêu chí bên cạnh"
    case (.numberElsewhere(let number, let section), .en):
      "\(name: number) stands in section \(name: section) but is not numbered like those beside it"
    case (.formulaBeyond(let id, let value, let limit, let isBelow), .vi):
      "công thức của tiêu chí \(name: id) có thể cho \(number: value) điểm, \(isBelow ? "dưới mức thấp nhất" : "quá điểm tối đa") \(number: limit)"
    case (.formulaBeyond(let id, let value, let limit, let isBelow), .en):
      "the formula of criterion \(name: id) can bring \(number: value) points, \(isBelow ? "below its least" : "beyond its most"), \(number: limit)"
    case (.percentWithoutHundred(let name), .vi):
      "\(name: name) là phần trăm từ 0 đến 100 nhưng công thức cho tỷ lệ từ 0 đến 1"
    case (.percentWithoutHundred(let name), .en):
      "\(name: name) is a percentage of 0 to 100, but its formula gives a share of 0 to 1"
    case (.baseCanBeZero(let id, let limited, let counted), .vi):
      "tỷ lệ \(name: id): không có ai ở mức \(name: counted) thì tỷ lệ tính trên 0, nên không ai được mức \(name: limited)"
    case (.baseCanBeZero(let id, let limited, let counted), .en):
      "quota \(name: id): where nobody is \(name: counted) it is a share of 0, and nobody can be \(name: limited)"
    }
  }

  private func shown(_ example: Witness, _ language: Language) -> Text {
    if example.isEmpty { return "" }
    return language == .vi
      ? " (ví dụ \(example.text(.vi)))" : " (for example \(example.text(.en)))"
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.rateOpen(_, let by), .vi):
      "viết \(code: "if \(by) = 0 then … else …"), hoặc dùng chỉ tiêu có \(code: "derived") và \(code: "when-nothing-due") theo văn bản"
    case (.rateOpen(_, let by), .en):
      "write \(code: "if \(by) = 0 then … else …"), or read an indicator with \(code: "derived") and \(code: "when-nothing-due") as the text has it"
    case (.penalisedTwice, .vi):
      "thu hẹp điều kiện của điểm trừ nhẹ hơn, hoặc gộp thành một điểm trừ có \(code: "apply: heaviest"); nếu trừ cộng dồn là đúng thì ghi \(code: "accept") kèm lý do"
    case (.penalisedTwice, .en):
      "narrow the lighter one, or make one penalty of both with \(code: "apply: heaviest"); if both are meant, write \(code: "accept") with the reason"
    case (.missingPasses, .vi):
      "bỏ \(code: "if-missing: true") để đơn vị thiếu số liệu được nêu ra; nếu cố ý thì ghi \(code: "accept") kèm lý do"
    case (.missingPasses, .en):
      "remove \(code: "if-missing: true"), so that subjects without evidence are listed; if it is meant, write \(code: "accept") with the reason"
    case (.valueHides, .vi):
      "bỏ \(code: "when-missing") của chỉ tiêu để đơn vị thiếu số liệu được nêu ra; nếu cố ý thì ghi \(code: "accept") kèm lý do"
    case (.valueHides, .en):
      "remove the indicator's \(code: "when-missing"), so that subjects without evidence are listed; if it is meant, write \(code: "accept") with the reason"
    case (.eligibilityUndone, .vi):
      "sửa một trong hai quy định; nếu đúng như văn bản thì ghi \(code: "accept") kèm lý do"
    case (.eligibilityUndone, .en):
      "correct one of the two rules; if the text says so, write \(code: "accept") with the reason"
    case (.numberOutOfOrder, .vi), (.numberElsewhere, .vi):
      "kiểm tra lại số thứ tự và chỗ đứng của mục; nếu văn bản in như vậy thì ghi \(code: "accept") kèm lý do"
    case (.numberOutOfOrder, .en), (.numberElsewhere, .en):
      "check the number and where it stands; if the text prints it so, write \(code: "accept") with the reason"
    case (.formulaBeyond, .vi):
      "sửa công thức hoặc \(code: "range") của chỉ tiêu, hoặc ghi \(code: "hold: true") để giữ trong khung điểm"
    case (.formulaBeyond, .en):
      "correct the formula or the indicator's \(code: "range"), or write \(code: "hold: true") to hold it to the points"
    case (.percentWithoutHundred, .vi): "viết \(code: "100 * …") trong công thức"
    case (.percentWithoutHundred, .en): "write \(code: "100 * …") in the formula"
    case (.baseCanBeZero, .vi):
      "đếm cả mức bị khống chế trong \(code: "of"), hoặc thêm trường hợp trong \(code: "cases"); nếu đúng như văn bản thì ghi \(code: "accept") hoặc \(code: "open-question")"
    case (.baseCanBeZero, .en):
      "count the limited class under \(code: "of") too, or add a case under \(code: "cases"); if the text says so, write \(code: "accept") or an \(code: "open-question")"
    }
  }

  /// Why it matters.
  public func why(_ language: Language) -> Text? {
    switch (self, language) {
    case (.rateOpen, .vi):
      "Không có kiến nghị nào thì không chấm, đủ điểm hay không điểm? Không văn bản nào trả lời; mỗi cách cho một kết quả khác."
    case (.rateOpen, .en):
      "Where no petition came in: not scored, full marks or none? No text answers, and each answer changes results."
    case (.penalisedTwice, .vi):
      "Văn bản thường liệt kê các mức vi phạm tăng dần; nếu cộng dồn thì vi phạm nặng bị trừ cả mức nhẹ."
    case (.penalisedTwice, .en):
      "Texts often list rising degrees of the same failing; where they add up, a grave case loses the points of the light one too."
    case (.missingPasses, .vi), (.valueHides, .vi):
      "Thiếu số liệu không phải là không vi phạm. Đơn vị không nộp số liệu sẽ có lợi hơn đơn vị nộp trung thực."
    case (.missingPasses, .en), (.valueHides, .en):
      "Missing is not the same as none. Who hands in nothing would be better off than who reports honestly."
    case (.eligibilityUndone, .vi):
      "Một điều mở quyền được xét, điều khác khép lại; đơn vị chuẩn bị hồ sơ vô ích."
    case (.eligibilityUndone, .en):
      "One rule opens what another shuts; units prepare their files in vain."
    case (.numberOutOfOrder, .vi), (.numberElsewhere, .vi):
      "Mẫu in sai số thứ tự làm viện dẫn nhầm mục."
    case (.numberOutOfOrder, .en), (.numberElsewhere, .en):
      "Where a form is misnumbered, citations lead to the wrong part."
    case (.formulaBeyond, .vi):
      "Điểm ngoài khung là lỗi khi chấm: đơn vị đó không có tổng điểm."
    case (.formulaBeyond, .en):
      "Points outside the criterion are a fault of the run: that unit gets no total."
    case (.percentWithoutHundred, .vi): "Khi đó 95% thành 0,95 và mọi ngưỡng như 90 đều không đạt."
    case (.percentWithoutHundred, .en):
      "95% comes out as 0.95 then, and no threshold such as 90 is reached."
    case (.baseCanBeZero, .vi):
      "Càng ít đơn vị ở mức dưới thì càng ít suất ở mức trên; khi mọi đơn vị đều xuất sắc thì không đơn vị nào được công nhận."
    case (.baseCanBeZero, .en):
      "The fewer stand in the lower class, the fewer may stand in the upper; where all are outstanding, none is recognised."
    }
  }
}
