import Diagnostics

/// What can be wrong with the decisions of people. TD56xx.
public enum DecisionFault: Fault {
  /// A table of decisions lacks a column.
  case noColumn(path: String, heading: String, nearest: String?)
  /// The file is no list of decisions.
  case notAList(path: String)
  /// A key that decisions do not have.
  case unknownKey(key: String, keys: [String], nearest: String?)
  /// A decision lacks something.
  case lacking(row: Int, field: String)
  /// A kind that decisions do not have.
  case unknownKind(row: Int, kind: String, kinds: [String], nearest: String?)
  /// A decision about nobody who is known.
  case unknownSubject(row: Int, subject: String, nearest: String?)
  /// A decision about evidence or points that does not say about which.
  case aboutNothing(row: Int, subject: String, kind: String)
  /// Two decisions on the same matter.
  case repeated(row: Int, subject: String, firstRow: Int, first: Span)
  /// A figure that can be read in two ways.
  case ambiguousFigure(row: Int, value: String)
  /// A day that cannot be understood.
  case notADate(row: Int, date: String)
  /// A decision without reason, document or authority.
  case unsupported(row: Int, subject: String, fields: [String])

  /// The stable code.
  public var code: String {
    switch self {
    case .noColumn: "TD5601"
    case .notAList: "TD5602"
    case .unknownKey: "TD5603"
    case .lacking: "TD5604"
    case .unknownKind: "TD5605"
    case .unknownSubject: "TD5606"
    case .aboutNothing: "TD5607"
    case .repeated: "TD5608"
    case .ambiguousFigure: "TD5609"
    case .notADate: "TD5610"
    case .unsupported: "TD5611"
    }
  }

  /// A decision that says too little of its grounds still holds.
  public var severity: Severity {
    if case .unsupported = self { .warning } else { .error }
  }

  /// What is wrong, with its row.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.noColumn(let path, let heading, _), .vi):
      "\(name: path) không có cột \(name: words([heading], .vi)[0]), là cột mà bảng quyết định phải có"
    case (.noColumn(let path, let heading, _), .en):
      "\(name: path) has no column \(name: heading), which a table of decisions must have"
    case (.notAList(let path), .vi): "\(name: path) không phải là danh sách quyết định"
    case (.notAList(let path), .en): "\(name: path) is not a list of decisions"
    case (.unknownKey(let key, _, _), .vi): "quyết định không có khóa \(name: key)"
    case (.unknownKey(let key, _, _), .en): "decisions have no key \(name: key)"
    case (.lacking(let row, let field), .vi):
      "quyết định ở dòng \(number: row) không ghi \(name: words([field], .vi)[0])"
    case (.lacking(let row, let field), .en):
      "the decision in row \(number: row) does not say \(name: field)"
    case (.unknownKind(let row, let kind, _, _), .vi):
      "quyết định ở dòng \(number: row): không có loại quyết định \(name: kind)"
    case (.unknownKind(let row, let kind, _, _), .en):
      "the decision in row \(number: row): there is no kind \(name: kind)"
    case (.unknownSubject(let row, let subject, _), .vi):
      "quyết định ở dòng \(number: row): không có đối tượng nào mang mã \(name: subject)"
    case (.unknownSubject(let row, let subject, _), .en):
      "the decision in row \(number: row): nobody has the id \(name: subject)"
    case (.aboutNothing(let row, let subject, let kind), .vi):
      """
      quyết định loại \(code: kind) cho \(name: subject) ở dòng \(number: row) không nói rõ về \
      \(whatIsLacking(kind, .vi))
      """
    case (.aboutNothing(let row, let subject, let kind), .en):
      """
      the decision \(code: kind) for \(name: subject) in row \(number: row) does not say which \
      \(whatIsLacking(kind, .en))
      """
    case (.repeated(let row, let subject, let firstRow, _), .vi):
      """
      có hai quyết định về cùng một việc cho \(name: subject), ở dòng \(number: firstRow) và \
      dòng \(number: row)
      """
    case (.repeated(let row, let subject, let firstRow, _), .en):
      """
      two decisions on the same matter for \(name: subject) stand in row \(number: firstRow) and \
      row \(number: row)
      """
    case (.ambiguousFigure(let row, let value), .vi):
      "quyết định ở dòng \(number: row): \(name: value) có thể đọc theo hai cách"
    case (.ambiguousFigure(let row, let value), .en):
      "the decision in row \(number: row): \(name: value) can be read in two ways"
    case (.notADate(let row, let date), .vi):
      "quyết định ở dòng \(number: row): \(name: date) không phải là ngày"
    case (.notADate(let row, let date), .en):
      "the decision in row \(number: row): \(name: date) is not a date"
    case (.unsupported(let row, let subject, let fields), .vi):
      "quyết định cho \(name: subject) ở dòng \(number: row) không ghi \(names: words(fields, .vi))"
    case (.unsupported(let row, let subject, let fields), .en):
      "the decision for \(name: subject) in row \(number: row) does not give \(names: fields)"
    }
  }

  /// What to do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.noColumn(_, _, let nearest?), _), (.unknownSubject(_, _, let nearest?), _),
      (.unknownKind(_, _, _, let nearest?), _), (.unknownKey(_, _, let nearest?), _):
      language == .vi ? "có phải ý bạn là \(name: nearest)?" : "did you mean \(name: nearest)?"
    case (.noColumn, .vi): "thêm cột này vào bảng quyết định"
    case (.noColumn, .en): "add the column to the table of decisions"
    case (.notAList, .vi):
      "viết mỗi quyết định thành một mục bắt đầu bằng dấu gạch ngang (\(code: "- subject: …"))"
    case (.notAList, .en):
      "write each decision as an item that starts with a dash (\(code: "- subject: …"))"
    case (.unknownKey(_, let keys, _), .vi): "các khóa dùng được: \(names: keys)"
    case (.unknownKey(_, let keys, _), .en): "the keys are \(names: keys)"
    case (.lacking, .vi): "ghi đủ, hoặc xóa quyết định này; cho đến lúc đó nó không được áp dụng"
    case (.lacking, .en): "complete the decision or delete it; until then it is not applied"
    case (.unknownKind(_, _, let kinds, _), .vi): "ghi một trong các loại: \(names: kinds)"
    case (.unknownKind(_, _, let kinds, _), .en): "write one of \(names: kinds)"
    case (.unknownSubject, .vi): "sửa mã; cho đến lúc đó quyết định này không được áp dụng"
    case (.unknownSubject, .en): "correct the id; until then the decision is not applied"
    case (.aboutNothing, .vi): "ghi vào cột \(name: "về") tên chỉ tiêu hoặc mã tiêu chí"
    case (.aboutNothing, .en):
      "write the name of the indicator or the id of the criterion under \(code: "about")"
    case (.repeated, .vi):
      "chỉ giữ lại một quyết định; cho đến lúc đó không quyết định nào được áp dụng"
    case (.repeated, .en): "keep one of them; until then neither is applied"
    case (.ambiguousFigure, .vi):
      """
      không rõ dấu trong số này là dấu thập phân hay dấu phân cách hàng nghìn: bỏ dấu phân cách \
      hàng nghìn
      """
    case (.ambiguousFigure, .en):
      """
      nothing tells whether its mark is the decimal one or stands between thousands: leave out \
      marks between thousands
      """
    case (.notADate, .vi): "viết ngày theo dạng \(code: "2026-12-31") hoặc \(code: "31/12/2026")"
    case (.notADate, .en): "write dates as \(code: "2026-12-31") or \(code: "31/12/2026")"
    case (.unsupported, .vi):
      "quyết định vẫn được áp dụng, nhưng cần ghi rõ căn cứ để giải trình khi có kiến nghị"
    case (.unsupported, .en):
      "the decision is applied, but its grounds are needed when somebody appeals"
    }
  }

  /// The first of two.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    guard case .repeated(_, _, _, let first) = self else { return [] }
    return [(first, language == .vi ? "quyết định kia" : "the other decision")]
  }

  /// What tables call the fields with these keys.
  private func words(_ keys: [String], _ language: Language) -> [String] {
    guard language == .vi else { return keys }
    return keys.map { key in
      DecisionField.allCases.first { $0.headings.first == key }.map { $0.headings[1] } ?? key
    }
  }

  private func whatIsLacking(_ kind: String, _ language: Language) -> Text {
    switch (kind == GivenDecision.Kind.points.rawValue, language) {
    case (true, .vi): "tiêu chí nào"
    case (true, .en): "criterion"
    case (false, .vi): "chỉ tiêu nào"
    case (false, .en): "indicator"
    }
  }
}
