public import Decimals
public import Diagnostics

/// What can be wrong with points: sums that do not agree, earnings that no criterion can give,
/// rules that are lacking. TD3301 to TD3399.
public enum PointsFault: Fault {
  /// A section whose points are not what its parts bring together.
  case doNotAddUp(id: String, declared: Decimal, parts: Decimal)
  /// A scale that is not what the criteria bring together.
  case scaleDiffers(scale: Decimal, parts: Decimal)
  /// A line that earns more or less than the criterion can bring.
  case earningOutside(id: String, earning: Decimal, lowest: Decimal, highest: Decimal)
  /// A criterion whose best line does not reach its points.
  case bestBelowPoints(id: String, best: Decimal, points: Decimal)
  /// A method that needs points where there are none.
  case pointsMissing(id: String, method: String)
  /// Items of a checklist of which some earn something written and others do not.
  case earningsMixed(id: String)
  /// A section that is grossed up to something else than its points.
  case rescaledElsewhere(id: String, target: Decimal, points: Decimal)
  /// A criterion that may not apply, without a rule for that; a section as far as none of its parts
  /// may apply.
  case notApplicableOpen(id: String, isSection: Bool)
  /// A step, a weight or another figure that must be above zero.
  case notPositive(key: String, value: Decimal)
  /// A cap that is below its floor.
  case capBelowFloor(cap: Decimal, floor: Decimal)
  /// A ceiling of the total that no total passes.
  case ceilingIdle(atMost: Decimal, highest: Decimal)
  /// Points shared among all criteria where a section does not add up its parts as they are.
  case sharedBeyondSums(id: String, section: String, key: String)

  /// The stable code.
  public var code: String {
    switch self {
    case .doNotAddUp: "TD3301"
    case .scaleDiffers: "TD3302"
    case .earningOutside: "TD3303"
    case .bestBelowPoints: "TD3304"
    case .pointsMissing: "TD3305"
    case .earningsMixed: "TD3306"
    case .rescaledElsewhere: "TD3307"
    case .notApplicableOpen: "TD3308"
    case .notPositive: "TD3310"
    case .capBelowFloor: "TD3311"
    case .ceilingIdle: "TD3312"
    case .sharedBeyondSums: "TD3313"
    }
  }

  /// What may be meant as it stands is a question.
  public var severity: Severity {
    switch self {
    case .bestBelowPoints, .rescaledElsewhere, .ceilingIdle: .warning
    default: .error
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.doNotAddUp(let id, let declared, let parts), .vi):
      "điểm của mục \(name: id) là \(number: declared) nhưng các tiêu chí bên trong cộng lại là \(number: parts)"
    case (.doNotAddUp(let id, let declared, let parts), .en):
      "section \(name: id) has \(number: declared) points, but its criteria bring \(number: parts) together"
    case (.scaleDiffers(let scale, let parts), .vi):
      "thang điểm là \(number: scale) nhưng các tiêu chí cộng lại là \(number: parts)"
    case (.scaleDiffers(let scale, let parts), .en):
      "the scale is \(number: scale), but the criteria bring \(number: parts) together"
    case (.earningOutside(let id, let earning, let lowest, let highest), .vi):
      "tiêu chí \(name: id) chỉ có từ \(number: lowest) đến \(number: highest) điểm nhưng có dòng cho \(number: earning)"
    case (.earningOutside(let id, let earning, let lowest, let highest), .en):
      "criterion \(name: id) brings \(number: lowest) to \(number: highest) points, but a line gives \(number: earning)"
    case (.bestBelowPoints(let id, let best, let points), .vi):
      "tiêu chí \(name: id) có \(number: points) điểm nhưng cách chấm cho cao nhất \(number: best)"
    case (.bestBelowPoints(let id, let best, let points), .en):
      "criterion \(name: id) has \(number: points) points, but its method gives \(number: best) at best"
    case (.pointsMissing(let id, let method), .vi):
      "tiêu chí \(name: id) chấm theo \(code: method) nên cần có điểm tối đa"
    case (.pointsMissing(let id, let method), .en):
      "criterion \(name: id) is scored by \(code: method) and needs points"
    case (.earningsMixed(let id), .vi):
      "danh mục của tiêu chí \(name: id) có mục ghi điểm, có mục không"
    case (.earningsMixed(let id), .en):
      "the checklist of criterion \(name: id) gives points to some items and not to others"
    case (.rescaledElsewhere(let id, let target, let points), .vi):
      "mục \(name: id) có \(number: points) điểm nhưng được quy đổi về \(number: target)"
    case (.rescaledElsewhere(let id, let target, let points), .en):
      "section \(name: id) has \(number: points) points but is rescaled to \(number: target)"
    case (.notApplicableOpen(let id, isSection: false), .vi):
      "\(name: id) có thể không áp dụng, nhưng chưa nói khi đó tính thế nào"
    case (.notApplicableOpen(let id, isSection: false), .en):
      "\(name: id) may not apply, but nothing says what happens then"
    case (.notApplicableOpen(let id, isSection: true), .vi):
      "mọi phần của \(name: id) có thể cùng không áp dụng, nhưng chưa nói khi đó tính \(name: id) thế nào"
    case (.notApplicableOpen(let id, isSection: true), .en):
      "all parts of \(name: id) may not apply at once, but nothing says what becomes of \(name: id) then"
    case (.notPositive(let key, let value), .vi):
      "\(name: key) phải lớn hơn 0, không phải \(number: value)"
    case (.notPositive(let key, let value), .en):
      "\(name: key) must be above 0, not \(number: value)"
    case (.capBelowFloor(let cap, let floor), .vi):
      "mức trần \(number: cap) thấp hơn mức sàn \(number: floor)"
    case (.capBelowFloor(let cap, let floor), .en):
      "the cap \(number: cap) is below the floor \(number: floor)"
    case (.ceilingIdle(let atMost, let highest), .vi):
      "mức khống chế \(number: atMost) không thấp hơn tổng điểm cao nhất \(number: highest)"
    case (.ceilingIdle(let atMost, let highest), .en):
      "the ceiling \(number: atMost) is not below the highest total, \(number: highest)"
    case (.sharedBeyondSums(let id, let section, let key), .vi):
      "điểm của \(name: id) chia cho mọi tiêu chí, nhưng mục \(name: section) có \(code: key) nên một điểm ở đó không phải một điểm của tổng"
    case (.sharedBeyondSums(let id, let section, let key), .en):
      "the points of \(name: id) are shared among all criteria, but section \(name: section) has \(code: key): a point there is not a point of the total"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.doNotAddUp(_, _, let parts), .vi):
      "sửa điểm của mục thành \(number: parts), hoặc sửa điểm từng tiêu chí cho đủ"
    case (.doNotAddUp(_, _, let parts), .en):
      "make the section's points \(number: parts), or correct those of its criteria"
    case (.scaleDiffers(_, let parts), .vi):
      "sửa \(code: "scale") thành \(number: parts), hoặc sửa điểm các mục cho đủ"
    case (.scaleDiffers(_, let parts), .en):
      "make \(code: "scale") \(number: parts), or correct the points of the sections"
    case (.earningOutside, .vi): "sửa dòng này hoặc \(code: "points") của tiêu chí"
    case (.earningOutside, .en): "correct the line, or the \(code: "points") of the criterion"
    case (.bestBelowPoints, .vi):
      "kiểm tra với văn bản: sửa điểm tối đa hoặc dòng cao nhất; nếu đúng như văn bản thì ghi \(code: "accept")"
    case (.bestBelowPoints, .en):
      "check the text: correct the points or the best line; if the text says so, write \(code: "accept")"
    case (.pointsMissing, .vi): "thêm \(code: "points: …")"
    case (.pointsMissing, .en): "add \(code: "points: …")"
    case (.earningsMixed, .vi):
      "ghi \(code: "earn") cho mọi mục, hoặc bỏ hết để chia đều điểm"
    case (.earningsMixed, .en):
      "give every item an \(code: "earn"), or none, for equal shares"
    case (.rescaledElsewhere(_, _, let points), .vi):
      "sửa thành \(number: points); nếu đúng như văn bản thì ghi \(code: "accept") kèm lý do"
    case (.rescaledElsewhere(_, _, let points), .en):
      "make it \(number: points); if the text says so, write \(code: "accept") with the reason"
    case (.notApplicableOpen(let id, isSection: true), .vi):
      "thêm \(code: "when-not-applicable") cho chính \(name: id): \(names: notApplicableKinds)"
    case (.notApplicableOpen(let id, isSection: true), .en):
      "add \(code: "when-not-applicable") to \(name: id) itself: \(names: notApplicableKinds)"
    case (.notApplicableOpen, .vi):
      "thêm \(code: "when-not-applicable"): \(names: notApplicableKinds)"
    case (.notApplicableOpen, .en):
      "add \(code: "when-not-applicable"): \(names: notApplicableKinds)"
    case (.notPositive, .vi): "viết một số lớn hơn 0, ví dụ \(code: "1")"
    case (.notPositive, .en): "write a number above 0, such as \(code: "1")"
    case (.capBelowFloor, .vi): "kiểm tra lại hai mức"
    case (.capBelowFloor, .en): "check both figures"
    case (.ceilingIdle, .vi): "hạ mức khống chế hoặc bỏ quy định này"
    case (.ceilingIdle, .en): "lower the ceiling, or remove it"
    case (.sharedBeyondSums, .vi):
      "dùng \(code: "share-equally") để chia trong cùng mục, hoặc \(code: "rescale-total")"
    case (.sharedBeyondSums, .en):
      "write \(code: "share-equally") to share within the section, or \(code: "rescale-total")"
    }
  }
}

/// What can happen where something does not apply, as rules write it.
private let notApplicableKinds = [
  "full-points", "share-equally", "rescale-section", "rescale-total", "zero",
]
