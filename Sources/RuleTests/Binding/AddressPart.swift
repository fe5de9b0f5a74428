import Diagnostics
import Rulebooks

/// What the first segment of an address of a result can be (`rule-language` section 8).
public enum AddressPart: String, Sendable, CaseIterable {
  /// A criterion, by its id.
  case criteria
  /// A section, by its id.
  case sections
  /// A bonus item, by its id.
  case bonus
  /// A penalty item, by its id.
  case penalty
  /// The total.
  case total
  /// The class.
  case classResult = "class"
  /// What became of the subject.
  case state
  /// The place in a ranking, by its name.
  case rank
  /// An award, by its id.
  case awards
  /// What a quota did in the subject's group, by its id.
  case quotas
  /// The facts for want of which the subject is not ranked.
  case lacking
  /// What became of a decision about the subject, by its kind.
  case decision

  /// What such an element is called in the middle of a sentence.
  func called(_ language: Language) -> String {
    switch (self, language) {
    case (.criteria, .vi): "tiêu chí"
    case (.criteria, .en): "criterion"
    case (.sections, .vi): "nhóm tiêu chí"
    case (.sections, .en): "section"
    case (.bonus, .vi): "mục điểm thưởng"
    case (.bonus, .en): "bonus item"
    case (.penalty, .vi): "mục điểm trừ"
    case (.penalty, .en): "penalty item"
    case (.total, .vi): "tổng điểm"
    case (.total, .en): "total"
    case (.classResult, .vi): "mức xếp loại"
    case (.classResult, .en): "class"
    case (.state, .vi): "trạng thái"
    case (.state, .en): "state"
    case (.rank, .vi): "bảng xếp hạng"
    case (.rank, .en): "ranking"
    case (.awards, .vi): "hình thức khen thưởng"
    case (.awards, .en): "award"
    case (.quotas, .vi): "tỷ lệ khống chế"
    case (.quotas, .en): "quota"
    case (.lacking, .vi): "số liệu còn thiếu"
    case (.lacking, .en): "lacking fact"
    case (.decision, .vi): "quyết định"
    case (.decision, .en): "decision"
    }
  }
}

/// The segments of an address as everybody reads them; none where it is no address.
func segments(of address: String) -> [String] { Address(address)?.segments ?? [] }
