public import Decimals
public import Diagnostics

/// What can be wrong with classes, what limits them, rankings and awards. TD3501 to TD3599.
public enum ClassFault: Fault {
  /// A class whose bound is not below that of the class before it.
  case notDescending(id: String, bound: Decimal, above: String, aboveBound: Decimal)
  /// A class without a bound that is not the lowest.
  case boundMissing(id: String)
  /// The lowest class has a bound, so that lower totals fit no class.
  case lowestBounded(id: String, bound: Decimal)
  /// A class whose bound no total reaches.
  case unreachable(id: String, bound: Decimal, highest: Decimal)
  /// A lowest class that no total falls to, and no rule gives.
  case lowestUnreachable(id: String)
  /// A class in whose band no total lies, at the rounding of totals.
  case bandEmpty(id: String, from: Decimal, to: Decimal, digits: Int?)
  /// Totals between the upper end of a class and the class above it, or above all classes.
  case totalFitsNone(id: String, above: String?, total: Decimal)
  /// Totals that the upper end of a class and the lower one of the class above both hold.
  case totalFitsTwo(id: String, above: String, total: Decimal)
  /// A knock-out to the best class, or a ceiling at it.
  case limitIdle(id: String)
  /// A quota whose overflow goes to no lower class.
  case overflowNotLower(limited: String, overflow: String)
  /// A quota on the lowest class.
  case quotaOnLowest(id: String)
  /// A requirement of the lowest class.
  case lowestRequires(id: String)
  /// Rules about classes in an assessment without classes.
  case noClasses(key: String)
  /// An award within other groups than its ranking.
  case awardElsewhere(award: String, ranking: String)

  /// The stable code.
  public var code: String {
    switch self {
    case .notDescending: "TD3501"
    case .boundMissing: "TD3502"
    case .lowestBounded: "TD3503"
    case .unreachable: "TD3504"
    case .lowestUnreachable: "TD3505"
    case .limitIdle: "TD3506"
    case .overflowNotLower: "TD3507"
    case .quotaOnLowest: "TD3508"
    case .lowestRequires: "TD3509"
    case .noClasses: "TD3510"
    case .awardElsewhere: "TD3511"
    case .bandEmpty: "TD3512"
    case .totalFitsNone: "TD3513"
    case .totalFitsTwo: "TD3514"
    }
  }

  /// What may be meant as it stands is a question.
  public var severity: Severity {
    switch self {
    case .lowestBounded, .unreachable, .lowestUnreachable, .limitIdle, .bandEmpty: .warning
    default: .error
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.notDescending(let id, let bound, let above, let aboveBound), .vi)
    where bound == aboveBound:
      "hai mức \(name: above) và \(name: id) cùng bắt đầu từ \(number: bound): \(number: bound) điểm thuộc cả hai mức"
    case (.notDescending(let id, let bound, let above, let aboveBound), .en)
    where bound == aboveBound:
      "the classes \(name: above) and \(name: id) both begin at \(number: bound): \(number: bound) points fit both"
    case (.notDescending(let id, let bound, let above, let aboveBound), .vi):
      "mức \(name: id) (từ \(number: bound)) đứng sau mức \(name: above) (từ \(number: aboveBound)) nhưng không thấp hơn"
    case (.notDescending(let id, let bound, let above, let aboveBound), .en):
      "class \(name: id) (from \(number: bound)) stands behind \(name: above) (from \(number: aboveBound)) but is not below it"
    case (.boundMissing(let id), .vi):
      "mức \(name: id) không có điểm tối thiểu nên các mức sau không bao giờ được dùng"
    case (.boundMissing(let id), .en):
      "class \(name: id) has no lower bound, so the classes after it are never reached"
    case (.lowestBounded(let id, let bound), .vi):
      "tổng điểm dưới \(number: bound) không thuộc mức nào, vì mức cuối \(name: id) cũng có điểm tối thiểu"
    case (.lowestBounded(let id, let bound), .en):
      "totals below \(number: bound) fit no class, for the last, \(name: id), has a lower bound too"
    case (.unreachable(let id, let bound, let highest), .vi):
      "mức \(name: id) cần \(number: bound) điểm nhưng tổng điểm cao nhất là \(number: highest)"
    case (.unreachable(let id, let bound, let highest), .en):
      "class \(name: id) takes \(number: bound) points, but the highest total is \(number: highest)"
    case (.lowestUnreachable(let id), .vi): "không có trường hợp nào rơi vào mức \(name: id)"
    case (.lowestUnreachable(let id), .en): "nothing leads to the class \(name: id)"
    case (.bandEmpty(let id, let from, let to, let digits), .vi):
      "không tổng điểm nào thuộc mức \(name: id): từ \(number: from) đến \(number: to) không có tổng điểm nào\(digits.map { ", vì tổng điểm làm tròn \(number: $0) chữ số thập phân" } ?? "")"
    case (.bandEmpty(let id, let from, let to, let digits), .en):
      "no total is in the class \(name: id): none lies between \(number: from) and \(number: to)\(digits.map { ", for totals have \(number: $0) decimals" } ?? "")"
    case (.totalFitsNone(let id, let above?, let total), .vi):
      "\(number: total) điểm không thuộc mức nào: quá đầu trên của mức \(name: id) nhưng chưa đến mức \(name: above)"
    case (.totalFitsNone(let id, let above?, let total), .en):
      "\(number: total) points fit no class: above the end of \(name: id) and below \(name: above)"
    case (.totalFitsNone(let id, nil, let total), .vi):
      "\(number: total) điểm không thuộc mức nào: quá đầu trên của mức cao nhất \(name: id)"
    case (.totalFitsNone(let id, nil, let total), .en):
      "\(number: total) points fit no class: they are above the end of the best, \(name: id)"
    case (.totalFitsTwo(let id, let above, let total), .vi):
      "\(number: total) điểm thuộc cả hai mức \(name: above) và \(name: id)"
    case (.totalFitsTwo(let id, let above, let total), .en):
      "\(number: total) points fit both \(name: above) and \(name: id)"
    case (.limitIdle(let id), .vi): "quy định này không hạ mức nào vì \(name: id) là mức cao nhất"
    case (.limitIdle(let id), .en): "this lowers nothing, for \(name: id) is the best class"
    case (.overflowNotLower(let limited, let overflow), .vi):
      "đơn vị vượt tỷ lệ mức \(name: limited) phải xuống mức thấp hơn, không phải \(name: overflow)"
    case (.overflowNotLower(let limited, let overflow), .en):
      "those beyond the quota of \(name: limited) must go to a lower class, not to \(name: overflow)"
    case (.quotaOnLowest(let id), .vi):
      "không thể khống chế số đơn vị ở mức thấp nhất \(name: id)"
    case (.quotaOnLowest(let id), .en): "the lowest class, \(name: id), can have no quota"
    case (.lowestRequires(let id), .vi):
      "mức thấp nhất \(name: id) không cần điều kiện, đơn vị không đạt sẽ không có mức nào"
    case (.lowestRequires(let id), .en):
      "the lowest class, \(name: id), takes no requirements: who fails them has no class"
    case (.noClasses(let key), .vi):
      "có \(code: key) nhưng bảng đánh giá không có mức xếp loại nào"
    case (.noClasses(let key), .en): "there are \(code: key), but the assessment has no classes"
    case (.awardElsewhere(let award, let ranking), .vi):
      "khen thưởng \(name: award) xét theo nhóm khác với bảng xếp hạng \(name: ranking)"
    case (.awardElsewhere(let award, let ranking), .en):
      "the award \(name: award) is given within other groups than the ranking \(name: ranking)"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.notDescending, .vi):
      "xếp các mức từ cao xuống thấp, mỗi mức có điểm tối thiểu thấp hơn mức trước"
    case (.notDescending, .en):
      "list the classes best first, each with a lower bound than the one before"
    case (.boundMissing, .vi): "thêm \(code: "from: …"); chỉ mức cuối cùng không cần"
    case (.boundMissing, .en): "add \(code: "from: …"); only the last class goes without"
    case (.lowestBounded, .vi):
      "thêm một mức không có \(code: "from") ở cuối, hoặc bỏ \(code: "from") của mức này"
    case (.lowestBounded, .en): "add a last class without \(code: "from"), or remove this one's"
    case (.unreachable, .vi): "hạ điểm tối thiểu, hoặc kiểm tra lại thang điểm"
    case (.unreachable, .en): "lower the bound, or check the scale"
    case (.lowestUnreachable, .vi): "nâng điểm tối thiểu của mức trước, hoặc xóa mức này"
    case (.lowestUnreachable, .en): "raise the bound of the class before, or delete this one"
    case (.bandEmpty, .vi): "sửa điểm tối thiểu của mức này hoặc mức trước, hoặc xóa mức này"
    case (.bandEmpty, .en): "correct the bound of this class or the one before, or delete it"
    case (.totalFitsNone(_, nil, _), .vi):
      "xóa đầu trên của mức này; nếu tổng điểm không được vượt quá đó thì ghi \(code: "total-cap")"
    case (.totalFitsNone(_, nil, _), .en):
      "delete the upper end; if totals may not go beyond it, write \(code: "total-cap")"
    case (.totalFitsNone, .vi):
      "xóa đầu trên (\(code: "to") hoặc \(code: "below")): mức này kết thúc ở nơi mức trên bắt đầu; hoặc làm tròn tổng điểm (\(code: "rounding")) đúng số chữ số thập phân in trong văn bản"
    case (.totalFitsNone, .en):
      "delete the upper end (\(code: "to") or \(code: "below")): a class ends where the one above begins; or round totals (\(code: "rounding")) to the decimals that the text prints"
    case (.totalFitsTwo, .vi):
      "để một mức nhận tổng điểm này: xóa đầu trên, hoặc dùng \(code: "below") thay \(code: "to"), \(code: "over") thay \(code: "from")"
    case (.totalFitsTwo, .en):
      "let one class have it: delete the upper end, or write \(code: "below") for \(code: "to"), \(code: "over") for \(code: "from")"
    case (.limitIdle, .vi): "ghi mức thấp hơn, hoặc xóa quy định"
    case (.limitIdle, .en): "name a lower class, or delete the rule"
    case (.overflowNotLower, .vi): "ghi một mức đứng sau trong phần \(code: "classes")"
    case (.overflowNotLower, .en): "name a class that stands further down under \(code: "classes")"
    case (.quotaOnLowest, .vi): "khống chế một mức cao hơn"
    case (.quotaOnLowest, .en): "limit a better class"
    case (.lowestRequires, .vi): "chuyển điều kiện sang mức trên, hoặc thêm một mức thấp hơn"
    case (.lowestRequires, .en): "move them to the class above, or add a lower class"
    case (.noClasses, .vi): "thêm \(code: "classes"), hoặc xóa phần này"
    case (.noClasses, .en): "add \(code: "classes"), or delete this"
    case (.awardElsewhere, .vi): "ghi cùng một \(code: "within") ở cả hai nơi"
    case (.awardElsewhere, .en): "write the same \(code: "within") in both"
    }
  }
}
