public import Decimals
public import Diagnostics

/// What analysis finds of classes, quotas, rankings and awards. TD3821 to TD3849.
public enum ClassFinding: Fault {
  /// Subjects whose total is in the band of a class and that fail a requirement have no class.
  case requirementLeavesNone(id: String, total: Decimal?, example: Witness)
  /// Totals in the band of a class that its own requirements shut out.
  case totalShutOut(id: String, total: Decimal)
  /// A score ceiling at the lower bound of a class, which it does not keep anybody from.
  case ceilingAtBound(atMost: Decimal, id: String)
  /// An award that nobody in its ranking can receive.
  case awardNeverGiven(award: String, ranking: String)
  /// A class that is ranked for an award and can never receive it.
  case eligibleInVain(award: String, id: String, ranking: String)
  /// A share of a quota that is taken of everybody, since nothing says of what.
  case baseUnstated(id: String)
  /// A share of a quota that allows nobody while the base is small.
  case smallBase(id: String, base: Int, first: Int, share: Decimal)
  /// A quota that allows nobody, ever.
  case quotaShut(id: String)
  /// A quota that can never be exceeded.
  case quotaIdle(id: String)
  /// A rule that lowers a class, without a legal basis.
  case limitWithoutBasis(kind: String, id: String)

  /// The stable code.
  public var code: String {
    switch self {
    case .requirementLeavesNone: "TD3821"
    case .totalShutOut: "TD3822"
    case .ceilingAtBound: "TD3823"
    case .awardNeverGiven: "TD3824"
    case .eligibleInVain: "TD3825"
    case .baseUnstated: "TD3826"
    case .smallBase: "TD3827"
    case .quotaShut: "TD3828"
    case .quotaIdle: "TD3829"
    case .limitWithoutBasis: "TD3830"
    }
  }

  /// Each is a question to the author.
  public var severity: Severity { .warning }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.requirementLeavesNone(let id, let total, let example), .vi):
      "\(total.map { "\(number: $0) điểm" } ?? "đủ điểm mức \(name: id)") mà không đạt điều kiện của mức \(name: id) thì không có mức nào\(shown(example, .vi))"
    case (.requirementLeavesNone(let id, let total, let example), .en):
      "\(total.map { "\(number: $0) points" } ?? "enough points for \(name: id)") without the requirements of the class \(name: id): no class\(shown(example, .en))"
    case (.totalShutOut(let id, let total), .vi):
      "\(number: total) điểm nằm trong khoảng của mức \(name: id) nhưng điều kiện của chính mức đó loại ra"
    case (.totalShutOut(let id, let total), .en):
      "\(number: total) points lie in the band of the class \(name: id), whose own requirements shut them out"
    case (.ceilingAtBound(let atMost, let id), .vi):
      "trần \(number: atMost) điểm vẫn đạt mức \(name: id), vì mức này tính từ \(number: atMost)"
    case (.ceilingAtBound(let atMost, let id), .en):
      "a total held to \(number: atMost) still reaches the class \(name: id), which begins at \(number: atMost)"
    case (.awardNeverGiven(let award, let ranking), .vi):
      "không ai trong bảng xếp hạng \(name: ranking) có thể nhận khen thưởng \(name: award)"
    case (.awardNeverGiven(let award, let ranking), .en):
      "nobody in the ranking \(name: ranking) can receive the award \(name: award)"
    case (.eligibleInVain(let award, let id, let ranking), .vi):
      "mức \(name: id) được xếp hạng \(name: ranking) để xét \(name: award) nhưng không bao giờ được nhận"
    case (.eligibleInVain(let award, let id, let ranking), .en):
      "the class \(name: id) is ranked in \(name: ranking) for the award \(name: award) and can never receive it"
    case (.baseUnstated(let id), .vi):
      "tỷ lệ \(name: id) chưa nói tính trên số nào, nên đang tính trên mọi đối tượng được xếp loại"
    case (.baseUnstated(let id), .en):
      "the quota \(name: id) does not say of what its share is taken; now it is of all that are classified"
    case (.smallBase(let id, let base, let first, let share), .vi):
      "tỷ lệ \(name: id): \(number: share.percentText)% của từ 1 đến \(number: base) là 0, phải từ \(number: first) trở lên mới có 1"
    case (.smallBase(let id, let base, let first, let share), .en):
      "quota \(name: id): \(number: share.percentText)% of 1 to \(number: base) is 0; only from \(number: first) on is it 1"
    case (.quotaShut(let id), .vi): "tỷ lệ \(name: id) không cho ai đạt mức này"
    case (.quotaShut(let id), .en): "the quota \(name: id) allows nobody, ever"
    case (.quotaIdle(let id), .vi): "tỷ lệ \(name: id) không bao giờ bị vượt"
    case (.quotaIdle(let id), .en): "the quota \(name: id) can never be exceeded"
    case (.limitWithoutBasis(let kind, let id), .vi):
      "quy định hạ mức \(name: id) (\(code: kind)) chưa có căn cứ pháp lý"
    case (.limitWithoutBasis(let kind, let id), .en):
      "the rule \(name: id) (\(code: kind)) lowers a class without a legal basis"
    }
  }

  private func shown(_ example: Witness, _ language: Language) -> Text {
    if example.isEmpty { return "" }
    return language == .vi
      ? ", ví dụ \(example.text(.vi))" : ", for example \(example.text(.en))"
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.requirementLeavesNone, .vi):
      "ghi \(code: "when-requirements-fail: next-class") hoặc \(code: "authority"); nếu văn bản để trống thì ghi \(code: "accept") kèm lý do và nêu \(code: "open-question")"
    case (.requirementLeavesNone, .en):
      "write \(code: "when-requirements-fail: next-class") or \(code: "authority"); if the text leaves the gap, write \(code: "accept") with the reason and an \(code: "open-question")"
    case (.totalShutOut, .vi):
      "để khoảng điểm chỉ do \(code: "from") của các mức quyết định, bỏ điều kiện về \(code: "total")"
    case (.totalShutOut, .en):
      "let the \(code: "from") of the classes alone say the bands, and remove the requirement on \(code: "total")"
    case (.ceilingAtBound, .vi):
      "ghi trần thấp hơn, ví dụ dưới điểm tối thiểu của mức đó, hoặc dùng \(code: "ceilings") cho mức"
    case (.ceilingAtBound, .en):
      "hold the total to less than the bound, or hold the class down with \(code: "ceilings")"
    case (.awardNeverGiven, .vi), (.eligibleInVain, .vi):
      "ghi cùng một điều kiện ở \(code: "eligible") và \(code: "requires"); nếu đúng như văn bản thì ghi \(code: "accept") kèm lý do"
    case (.awardNeverGiven, .en), (.eligibleInVain, .en):
      "say the same in \(code: "eligible") and \(code: "requires"); if the text says so, write \(code: "accept") with the reason"
    case (.baseUnstated, .vi):
      "thêm \(code: "of: { classes: […], counted: before }") theo văn bản"
    case (.baseUnstated, .en):
      "add \(code: "of: { classes: […], counted: before }") as the text has it"
    case (.smallBase, .vi):
      "thêm một trường hợp cho nhóm nhỏ vào \(code: "cases"), hoặc ghi \(code: "accept") kèm lý do nếu văn bản quy định như vậy"
    case (.smallBase, .en):
      "add a case for small groups under \(code: "cases"), or write \(code: "accept") with the reason if the text says so"
    case (.quotaShut, .vi): "sửa tỷ lệ hoặc số lượng, hoặc bỏ mức xếp loại này"
    case (.quotaShut, .en): "correct the share or number, or remove the class"
    case (.quotaIdle, .vi): "sửa tỷ lệ, hoặc xóa quy định này"
    case (.quotaIdle, .en): "correct the share, or delete the quota"
    case (.limitWithoutBasis, .vi): "thêm \(code: "basis"), ví dụ \(code: "basis: NQ46 Đ1.3")"
    case (.limitWithoutBasis, .en): "add a \(code: "basis"), such as \(code: "basis: NQ46 Đ1.3")"
    }
  }

  /// Why it matters.
  public func why(_ language: Language) -> Text? {
    switch (self, language) {
    case (.requirementLeavesNone, .vi):
      "Đơn vị đủ điểm mà thiếu điều kiện sẽ không có mức nào; ba văn bản xử lý trường hợp này theo ba cách khác nhau (để trống, xét mức liền kề, cấp có thẩm quyền quyết định)."
    case (.requirementLeavesNone, .en):
      "Who has the points and fails a condition would have no class; official texts treat this in three ways (a gap, the next class, the authority decides)."
    case (.totalShutOut, .vi), (.ceilingAtBound, .vi):
      "Các khoảng in một chữ số thập phân (85,0–100; 70,0–84,9) bỏ sót tổng điểm như 84,95."
    case (.totalShutOut, .en), (.ceilingAtBound, .en):
      "Bands printed with one decimal (85.0–100; 70.0–84.9) leave out totals such as 84.95."
    case (.awardNeverGiven, .vi), (.eligibleInVain, .vi):
      "Một điều cho quyền được xét, điều khác lấy lại quyền đó."
    case (.awardNeverGiven, .en), (.eligibleInVain, .en):
      "One article makes eligible and another takes it back."
    case (.baseUnstated, .vi), (.smallBase, .vi):
      "“Không quá 20% số đơn vị hoàn thành tốt” có nhiều cách hiểu: tính trên số nào, trước hay sau khi nâng mức, và với 1 đến 4 đơn vị thì kết quả làm tròn xuống là 0."
    case (.baseUnstated, .en), (.smallBase, .en):
      "“Not more than 20% of those rated good” has several readings: of which number, before or after some rise, and rounded down it is 0 for 1 to 4."
    case (.quotaShut, .vi), (.quotaIdle, .vi):
      "Quy định không hạn chế được gì, hoặc hạn chế tất cả."
    case (.quotaShut, .en), (.quotaIdle, .en): "The rule limits nothing, or everything."
    case (.limitWithoutBasis, .vi):
      "Hạ mức xếp loại của một đơn vị hay một người là việc bị khiếu nại nhiều nhất; phải chỉ được điều khoản."
    case (.limitWithoutBasis, .en):
      "Lowering somebody's class is what is contested most; the article must be named."
    }
  }
}

extension Decimal {
  /// A share as a percentage, in digits.
  var percentText: String { multiplying(.hundred)?.description ?? description }
}
