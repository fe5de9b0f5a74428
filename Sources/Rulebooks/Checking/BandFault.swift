public import Decimals
public import Diagnostics

/// What can be wrong with the lines of a band table. TD3401 to TD3499.
public enum BandFault: Fault {
  /// Values that no line holds.
  case gap(from: Decimal?, to: Decimal?, example: Decimal)
  /// Values that two lines hold.
  /// `isOpen`: the first line ends nowhere.
  case overlap(from: Decimal?, to: Decimal?, example: Decimal, isOpen: Bool, first: Span)
  /// A line that holds no value that can occur.
  case unreachable(least: Decimal?, most: Decimal?)
  /// A line for the rest where nothing is left.
  case restEmpty
  /// Two lines for the rest.
  case restTwice(first: Span)
  /// Ends that are known only when the rulebook runs.
  case unproven
  /// A truth value, level or text whose lines leave some out or hold one twice.
  case valueOpen(value: String)
  case valueTwice(value: String, first: Span)

  /// The stable code.
  public var code: String {
    switch self {
    case .gap: "TD3401"
    case .overlap: "TD3402"
    case .unreachable: "TD3403"
    case .restEmpty: "TD3404"
    case .restTwice: "TD3405"
    case .unproven: "TD3406"
    case .valueOpen: "TD3407"
    case .valueTwice: "TD3408"
    }
  }

  /// What can never matter is a question; what cannot be proven a note.
  public var severity: Severity {
    switch self {
    case .unreachable, .restEmpty: .warning
    case .unproven: .note
    default: .error
    }
  }

  /// The line that holds the same values.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch self {
    case .overlap(_, _, _, _, let first), .restTwice(let first), .valueTwice(_, let first):
      [(first, language == .vi ? "dòng này cũng nhận" : "this line holds too")]
    default: []
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.gap(let from, let to, let example), .vi):
      "không dòng nào nhận \(range(from, to, .vi)), ví dụ \(number: example)"
    case (.gap(let from, let to, let example), .en):
      "no line holds \(range(from, to, .en)), such as \(number: example)"
    case (.overlap(let from, let to, let example, _, _), .vi):
      "hai dòng cùng nhận \(range(from, to, .vi)), ví dụ \(number: example)"
    case (.overlap(let from, let to, let example, _, _), .en):
      "two lines hold \(range(from, to, .en)), such as \(number: example)"
    case (.unreachable(let least, let most), .vi):
      "dòng này không bao giờ được dùng vì chỉ có \(range(least, most, .vi))"
    case (.unreachable(let least, let most), .en):
      "this line never holds, for the value can only be \(range(least, most, .en))"
    case (.restEmpty, .vi): "dòng còn lại không bao giờ được dùng vì các dòng khác đã đủ"
    case (.restEmpty, .en): "the line for the rest never holds, for the others leave nothing"
    case (.restTwice, .vi): "có hai dòng cho trường hợp còn lại"
    case (.restTwice, .en): "two lines are for the rest"
    case (.unproven, .vi):
      "không kiểm tra trước được các dòng có kín và không chồng nhau vì đầu khoảng phụ thuộc vào số liệu"
    case (.unproven, .en):
      "whether the lines leave gaps or overlap cannot be proven, for an end depends on evidence"
    case (.valueOpen(let value), .vi): "không dòng nào nhận \(name: value)"
    case (.valueOpen(let value), .en): "no line holds \(name: value)"
    case (.valueTwice(let value, _), .vi): "hai dòng cùng nhận \(name: value)"
    case (.valueTwice(let value, _), .en): "two lines hold \(name: value)"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.gap(nil, _, _), .vi):
      "thêm dòng cho các giá trị thấp hơn, hoặc ghi \(code: "range") cho chỉ tiêu"
    case (.gap(nil, _, _), .en):
      "add a line for the lower values, or give the indicator a \(code: "range")"
    case (.gap, .vi):
      "thêm dòng, hoặc sửa đầu của dòng bên cạnh; có thể chỉ ghi \(code: "from") cho mọi dòng để tự khép kín"
    case (.gap, .en):
      "add a line, or move the end of its neighbour; lines with \(code: "from") alone close themselves"
    case (.overlap(_, _, _, true, _), .vi):
      "thêm \(code: "below") cho dòng không có đầu trên, hoặc chỉ ghi \(code: "from") ở mọi dòng để bảng tự khép kín"
    case (.overlap(_, _, _, true, _), .en):
      "give the line without an upper end a \(code: "below"), or write \(code: "from") alone on all lines, so that they close themselves"
    case (.overlap, .vi):
      "để một dòng nhận giá trị ở đầu mút: dùng \(code: "below") thay \(code: "to"), hoặc \(code: "over") thay \(code: "from")"
    case (.overlap, .en):
      "let one line hold the end: \(code: "below") for \(code: "to"), or \(code: "over") for \(code: "from")"
    case (.unreachable, .vi): "xóa dòng này, hoặc sửa \(code: "range") của chỉ tiêu"
    case (.unreachable, .en): "delete the line, or correct the indicator's \(code: "range")"
    case (.restEmpty, .vi): "xóa dòng này"
    case (.restEmpty, .en): "delete the line"
    case (.restTwice, .vi), (.valueTwice, .vi): "giữ lại một trong hai dòng"
    case (.restTwice, .en), (.valueTwice, .en): "keep one of the two lines"
    case (.unproven, .vi): "nếu được, dùng số cụ thể hoặc tham số làm đầu khoảng"
    case (.unproven, .en): "if you can, use figures or parameters for the ends"
    case (.valueOpen(let value), .vi):
      "thêm một dòng cho \(code: value), hoặc \(code: "otherwise: true")"
    case (.valueOpen(let value), .en):
      "add a line for \(code: value), or \(code: "otherwise: true")"
    }
  }

  /// A range of values in words.
  private func range(_ from: Decimal?, _ to: Decimal?, _ language: Language) -> Text {
    switch (from, to, language) {
    case (let from?, let to?, _) where from == to: "\(number: from)"
    case (let from?, let to?, .vi): "giá trị từ \(number: from) đến \(number: to)"
    case (let from?, let to?, .en): "values from \(number: from) to \(number: to)"
    case (let from?, nil, .vi): "giá trị từ \(number: from) trở lên"
    case (let from?, nil, .en): "values from \(number: from) on"
    case (nil, let to?, .vi): "giá trị dưới \(number: to)"
    case (nil, let to?, .en): "values below \(number: to)"
    case (nil, nil, .vi): "mọi giá trị"
    case (nil, nil, .en): "any value"
    }
  }
}
