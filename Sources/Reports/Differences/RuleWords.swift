import Decimals
import Diagnostics
import Rulebooks
import Scenarios

/// Parts of a rulebook in words for people.
struct RuleWords {
  let language: Language
  /// The values of parameters in the first rulebook and in the second.
  var parameters: (first: [String: String], second: [String: String]) = ([:], [:])

  init(language: Language) { self.language = language }

  func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  // MARK: Elements

  /// An element by its kind, id and title: *tiêu chí 3.8 “Tiếp công dân”*.
  func element(_ element: RuleElement) -> String {
    let title = element.title?.text(in: language).map { " “\($0)”" } ?? ""
    switch element.kind {
    case .rulebook: return words("bộ tiêu chí", "the rulebook")
    case .criterion, .bonus, .penalty: return "\(kind(element)) \(element.id)\(title)"
    case .assessment: return "\(kind(element)) \(element.id)\(title)"
    default:
      // Ids of other elements are words themselves.
      let title = element.title?.text(in: language).flatMap { $0 == element.id ? nil : $0 }
      return "\(kind(element)) “\(element.id)”" + (title.map { " (\($0))" } ?? "")
    }
  }

  /// An element in a few words: *tiêu chí 3.8*.
  func brief(_ element: RuleElement) -> String {
    switch element.kind {
    case .rulebook: words("bộ tiêu chí", "the rulebook")
    case .criterion, .bonus, .penalty, .assessment: "\(kind(element)) \(element.id)"
    default: "\(kind(element)) “\(element.id)”"
    }
  }

  private func kind(_ element: RuleElement) -> String {
    switch element.kind {
    case .rulebook: words("bộ tiêu chí", "rulebook")
    case .document: words("văn bản", "document")
    case .parameter: words("tham số", "parameter")
    case .ladder: words("thang mức", "ladder")
    case .function: words("hàm", "function")
    case .attribute: words("thuộc tính", "attribute")
    case .indicator: words("chỉ tiêu", "indicator")
    case .register: words("sổ theo dõi", "register")
    case .check: words("phép đối chiếu", "check")
    case .assessment: words("bảng đánh giá", "assessment")
    case .criterion:
      element.isSection ? words("mục", "section") : words("tiêu chí", "criterion")
    case .bonus: words("điểm thưởng", "bonus")
    case .penalty: words("điểm trừ", "penalty")
    case .scoreCeiling: words("mức khống chế điểm", "score ceiling")
    case .classRule: words("mức", "class")
    case .knockOut: words("trường hợp loại trừ", "knock-out")
    case .ceiling: words("khống chế xếp loại", "class ceiling")
    case .quota: words("giới hạn số lượng", "quota")
    case .ranking: words("bảng xếp hạng", "ranking")
    case .award: words("khen thưởng", "award")
    }
  }

  /// A new or gone element with the value that says most of it.
  func whole(_ difference: RuleDifference) -> String {
    let element = difference.element
    let name = self.element(element)
    if let points = element.points {
      return "\(name), \(value(points)) " + words("điểm", points == "1" ? "point" : "points")
    }
    guard let gist = difference.after ?? difference.before, !gist.isEmpty else { return name }
    let text = value(shortened(gist))
    switch element.kind {
    case .parameter, .ladder: return "\(name): \(text)"
    case .classRule: return "\(name), " + words("từ ", "from ") + text
    case .knockOut, .ceiling, .scoreCeiling: return "\(name), " + words("khi ", "when ") + text
    default: return "\(name) (\(text))"
    }
  }

  // MARK: What differs

  /// What differs of an element: *điểm: 8 → 10*.
  func aspect(_ difference: RuleDifference) -> String {
    let what = path(difference)
    switch difference.kind {
    case .moved:
      return words("chuyển từ ", "moved from ") + section(difference.before, difference)
        + words(" sang ", " to ") + section(difference.after, difference)
    case .reordered:
      return words("đổi thứ tự: ", "order: ") + follows(difference.before) + " → "
        + follows(difference.after)
    case .renamed:
      let isName = difference.element.assessment == nil && difference.element.kind != .assessment
      return (isName ? words("đổi tên: ", "renamed: ") : words("đổi mã: ", "another id: "))
        + "\(difference.before ?? "") → \(difference.after ?? "")"
    case .changed:
      let (before, after) = excerpts(difference.before ?? "", difference.after ?? "")
      return
        "\(what): \(resolved(before, parameters.first)) → \(resolved(after, parameters.second))"
    case .added:
      let after = difference.after.map { ": " + value(shortened($0)) } ?? ""
      return words("thêm ", "new: ") + what + after
    case .removed:
      let before = difference.before.map { ": " + value(shortened($0)) } ?? ""
      return words("bỏ ", "gone: ") + what + before
    }
  }

  /// What differs of an element in a few words: *điểm*.
  func topic(_ difference: RuleDifference) -> String {
    switch difference.kind {
    case .moved: return words("chuyển mục", "moved")
    case .reordered: return words("thứ tự", "order")
    case .renamed: return words("đổi mã", "renamed")
    case .added where difference.path.isEmpty: return words("mới", "new")
    case .removed where difference.path.isEmpty: return words("bỏ", "gone")
    case .added, .removed, .changed:
      guard let first = difference.path.first(where: { if case .key = $0 { true } else { false } }),
        case .key(let key) = first
      else { return words("nội dung", "contents") }
      return word(key, of: difference.element.kind)
    }
  }

  /// Where something stands that follows another.
  private func follows(_ id: String?) -> String {
    id.map { words("sau ", "after ") + $0 } ?? words("đứng đầu", "first")
  }

  private func section(_ id: String?, _ difference: RuleDifference) -> String {
    guard let id, id != difference.element.assessment else {
      return words("ngoài các mục", "outside the sections")
    }
    return words("mục ", "section ") + id
  }

  private func path(_ difference: RuleDifference) -> String {
    let kind = difference.element.kind
    // A text in the reader's language needs no more.
    let isOwn = difference.path.last == .key(language.rawValue) && difference.path.count > 1
    let steps = (isOwn ? difference.path.dropLast() : difference.path[...]).compactMap {
      step -> String? in
      switch step {
      case .key(let key): return word(key, of: kind)
      case .item(let id?, _): return "“\(id)”"
      // A parameter mostly has one value.
      case .item(nil, 1) where kind == .parameter: return nil
      case .item(nil, let number): return words("dòng \(number)", "line \(number)")
      }
    }
    return steps.isEmpty ? words("nội dung", "contents") : steps.joined(separator: " › ")
  }

  /// The word for a key of the rule language; the key itself where it has none.
  private func word(_ key: String, of kind: RuleElement.Kind) -> String {
    switch (kind, key) {
    case (.classRule, "from"), (.classRule, "over"): return words("điểm tối thiểu", "least points")
    case (.document, "number"): return words("số hiệu", "number")
    case (.indicator, "of"), (.attribute, "of"), (.register, "of"):
      return words("đối tượng", "subject")
    default: break
    }
    guard let (vi, en) = Self.keys[key] else { return key }
    return words(vi, en)
  }

  // MARK: Values

  /// A value; the name of a parameter with what it stands for.
  private func resolved(_ text: String, _ parameters: [String: String]) -> String {
    parameters[text].map { "\(text) (\(value($0)))" } ?? value(text)
  }

  /// A figure with the decimal mark of the language; anything else as it is written.
  private func value(_ text: String) -> String {
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    return Decimal(digits) == nil ? text : figureText(text, in: language)
  }

  private static let most = 70

  /// A long text, cut with a sign.
  func shortened(_ text: String) -> String {
    text.count <= Self.most ? text : text.prefix(Self.most - 1) + "…"
  }

  /// The parts of two texts in which they differ, with a few words around.
  private func excerpts(_ before: String, _ after: String) -> (String, String) {
    if before.count <= Self.most, after.count <= Self.most { return (before, after) }
    let (left, right) = (before.split(separator: " "), after.split(separator: " "))
    let most = min(left.count, right.count)
    var start = 0
    while start < most, left[start] == right[start] { start += 1 }
    var end = 0
    while end < most - start, left[left.count - 1 - end] == right[right.count - 1 - end] {
      end += 1
    }
    let (skipped, behind) = (max(start - 3, 0), max(end - 3, 0))
    func cut(_ words: [Substring]) -> String {
      let inner = words[skipped..<(words.count - behind)].joined(separator: " ")
      let isCut = behind > 0 && inner.count <= Self.most
      return (skipped > 0 ? "… " : "") + shortened(inner) + (isCut ? " …" : "")
    }
    return (cut(left), cut(right))
  }

  private static let keys: [String: (vi: String, en: String)] = [
    "points": ("điểm", "points"), "title": ("tên", "title"), "vi": ("tiếng Việt", "Vietnamese"),
    "en": ("tiếng Anh", "English"), "weight": ("trọng số", "weight"),
    "basis": ("căn cứ", "basis"), "note": ("ghi chú", "note"),
    "open-question": ("câu hỏi còn mở", "open question"),
    "accept": ("cảnh báo được chấp nhận", "accepted warning"), "code": ("mã", "code"),
    "reason": ("lý do", "reason"), "score": ("cách chấm", "scoring"),
    "table": ("bảng điểm", "table"), "bands": ("theo khoảng", "bands of"),
    "from": ("từ", "from"), "over": ("trên", "over"), "to": ("đến", "to"),
    "below": ("dưới", "below"), "earn": ("được", "earns"),
    "otherwise": ("trường hợp còn lại", "otherwise"), "lose": ("trừ", "loses"),
    "cap": ("tối đa", "at most"), "floor": ("tối thiểu", "at least"), "each": ("mỗi lần", "each"),
    "per": ("theo số", "per"), "count": ("số lần", "count"), "when": ("khi", "when"),
    "that": ("điều kiện", "condition"), "if-missing": ("khi thiếu số liệu", "if missing"),
    "deduct": ("trừ điểm", "deductions"), "checklist": ("danh mục", "checklist"),
    "item": ("mục", "item"), "levels": ("theo mức", "levels of"), "ratio": ("tỷ lệ", "ratio"),
    "done": ("số đạt", "done"), "of": ("trên", "of"), "yes-no": ("có hay không", "yes or no"),
    "given": ("điểm được cho", "points given"), "formula": ("công thức", "formula"),
    "relative": ("so với nhóm", "relative"), "steps": ("theo bậc", "steps"),
    "start": ("bắt đầu từ", "start"), "base": ("điểm ban đầu", "base"),
    "every": ("mỗi bậc", "every"), "add": ("thêm", "add"),
    "decision-table": ("bảng quyết định", "decision table"), "inputs": ("đầu vào", "inputs"),
    "rules": ("các dòng", "rules"), "hit-policy": ("cách chọn dòng", "hit policy"),
    "best-of": ("cách có lợi nhất", "best of"), "mean-of": ("trung bình của", "mean of"),
    "sum-of": ("tổng của", "sum of"), "hold": ("giữ trong khoảng điểm", "held to the points"),
    "zero-at": ("mốc 0 điểm", "zero at"), "full-at": ("mốc đủ điểm", "full at"),
    "when-nothing-due": ("khi không có việc phải làm", "when nothing is due"),
    "applies-when": ("áp dụng khi", "applies when"),
    "when-not-applicable": ("khi không áp dụng", "when not applicable"),
    "children-not-applicable": ("khi phần con không áp dụng", "when parts do not apply"),
    "when-missing": ("khi thiếu số liệu", "when missing"), "gate": ("điều kiện chấm", "gate"),
    "rounding": ("làm tròn", "rounding"), "digits": ("số chữ số", "digits"),
    "mode": ("cách làm tròn", "mode"), "at": ("nơi làm tròn", "at"),
    "combine": ("cách tổng hợp", "combination"), "needs": ("số phần cần có", "parts needed"),
    "counts-as": ("tính thành", "counts as"), "scale": ("thang điểm", "scale"),
    "total-cap": ("tổng điểm tối đa", "total at most"),
    "total-floor": ("tổng điểm tối thiểu", "total at least"), "caps": ("trần điểm", "caps"),
    "bonus": ("điểm thưởng", "bonus"), "penalty": ("điểm trừ", "penalty"),
    "subject": ("đối tượng", "subject"), "for": ("phạm vi", "for"),
    "assessed-when": ("được đánh giá khi", "assessed when"), "defaults": ("mặc định", "defaults"),
    "class": ("mức", "class"), "classes": ("thứ tự các mức", "order of classes"),
    "ask": ("nơi quyết định", "who decides"), "at-most": ("tối đa", "at most"),
    "not-above": ("không cao hơn", "not above"), "requires": ("điều kiện", "requirements"),
    "when-requirements-fail": ("khi không đạt điều kiện", "when requirements fail"),
    "each-section-at-least": ("mỗi mục ít nhất", "each section at least"),
    "within": ("trong nhóm", "within"), "share": ("tỷ lệ", "share"),
    "round": ("cách làm tròn", "rounding"), "cases": ("trường hợp riêng", "cases"),
    "at-tie": ("khi bằng điểm", "at a tie"), "overflow-to": ("phần vượt xuống", "overflow to"),
    "order-by": ("thứ tự xét", "order"), "counted": ("cách đếm", "counted"),
    "eligible": ("điều kiện xếp hạng", "eligible"), "ties": ("khi bằng nhau", "ties"),
    "numbering": ("cách đánh số", "numbering"), "by": ("theo", "by"),
    "lowest-first": ("thấp xếp trước", "lowest first"), "number": ("số lượng", "number"),
    "if-unfit": ("khi không đủ điều kiện", "if unfit"), "value": ("giá trị", "value"),
    "since": ("từ ngày", "since"), "until": ("đến ngày", "until"), "type": ("kiểu", "type"),
    "range": ("khoảng giá trị", "range"), "choices": ("các lựa chọn", "choices"),
    "ladder": ("thang mức", "ladder"), "heading": ("tên cột", "heading"),
    "measured-in": ("đơn vị đo", "unit of measure"), "document": ("tài liệu", "document"),
    "valid-for": ("thời hạn", "valid for"), "missing": ("khi thiếu", "missing"),
    "better": ("chiều tốt", "better"), "derived": ("cách tính", "derived"),
    "prepare": ("chuẩn bị số liệu", "preparation"), "parameters": ("tham số", "parameters"),
    "issuer": ("cơ quan ban hành", "issuer"), "date": ("ngày ban hành", "date"),
    "effective": ("hiệu lực", "effective"), "link": ("liên kết", "link"),
    "edition": ("bản", "edition"), "status": ("tình trạng", "status"),
    "language": ("ngôn ngữ", "language"), "source": ("nguồn", "source"),
    "rulebook": ("mã", "id"), "checks": ("phép đối chiếu", "checks"),
    "message": ("thông báo", "message"), "columns": ("các cột", "columns"),
    "criteria": ("các tiêu chí", "criteria"), "apply": ("cách áp dụng", "apply"),
    "assessment": ("bảng đánh giá", "assessment"), "take": ("lấy", "take"),
    "onto": ("quy đổi về", "onto"), "when-equal": ("khi bằng nhau", "when equal"),
  ]
}
