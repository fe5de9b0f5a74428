// Formulas that a small change makes FEEL: what is offered is read anew, so that a cure is only given
// where it works.

extension Parser {
  /// Whether a whole text reads here without any fault.
  func readsClean(_ other: String) -> Bool {
    guard mayReword, functions.count == 1 else { return false }
    var reader = Parser(other, scope: scope)
    reader.mayReword = false
    reader.frames = Array(frames.prefix(input == nil ? 0 : 1))
    reader.input = input
    reader.takesInput = takesInput
    if takesInput { _ = reader.functions[0].newLocal() }
    if readsTests {
      _ = reader.unaryTests()
    } else {
      _ = reader.expression()
    }
    return !reader.failed && reader.problems.isEmpty && reader.token.kind == .end
  }

  /// The text with other signs in a range of its bytes.
  func text(with signs: String, in range: Range<Int>) -> String {
    let bytes = Array(text.utf8)
    guard range.upperBound <= bytes.count else { return text }
    return String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + signs
      + String(decoding: bytes[range.upperBound...], as: UTF8.self)
  }

  /// A part of the text.
  func written(_ range: Range<Int>) -> String {
    let bytes = Array(text.utf8)
    guard range.upperBound <= bytes.count else { return "" }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The word that stands for a keyword in what follows: nil where the keyword itself is there, or
  /// nothing near to it.
  func misspelt(_ keyword: Keyword) -> Token? {
    let rest = tokens[min(position, tokens.count)...].filter { $0.kind == .word }
    if rest.contains(where: { $0.text == keyword.rawValue }) { return nil }
    return rest.first { Habits.isNear($0.text, to: keyword) }
  }

  /// `nếu … thì … không thì …`, where that in FEEL reads: the condition in FEEL's words.
  func vietnameseConditional() -> String? {
    guard token.text.lowercased() == "nếu" else { return nil }
    let rest = tokens[position...]
    guard let then = rest.firstIndex(where: { ["thì", "then"].contains($0.text) }) else {
      return nil
    }
    var otherwise: (start: Int, end: Int)?
    for index in tokens.indices.dropFirst(then + 1) {
      let word = tokens[index].text
      let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
      if word == "không" && next == "thì" || word == "ngược" && next == "lại"
        || word == "còn" && ["lại", "không"].contains(next)
      {
        otherwise = (index, index + 2)
      } else if ["else", "khác"].contains(word) {
        otherwise = (index, index + 1)
      }
      if otherwise != nil { break }
    }
    guard var otherwise else { return nil }
    // `nếu không thì`, `thì` after any of them.
    if otherwise.start > then + 1, tokens[otherwise.start - 1].text == "nếu" {
      otherwise.start -= 1
    }
    if otherwise.end < tokens.count, ["thì", "là"].contains(tokens[otherwise.end].text) {
      otherwise.end += 1
    }
    guard otherwise.end < tokens.count else { return nil }
    func part(_ first: Int, _ end: Int) -> String {
      guard first < end else { return "" }
      return written(span(tokens[first].range.lowerBound, tokens[end - 1].range.upperBound))
    }
    let said =
      "if \(part(position + 1, then)) then \(part(then + 1, otherwise.start)) else \(part(otherwise.end, tokens.count - 1))"
    let end = tokens[tokens.count - 1].range.lowerBound
    return readsClean(text(with: said, in: span(token.range.lowerBound, end))) ? said : nil
  }

  /// `x = "a", "b"` or `x = "a" or "b"`, of which only the first part was meant to be a comparison:
  /// the same as a membership.
  func membership(_ comparison: Node, with others: [Range<Int>]) -> String? {
    guard case .compare(.equal, let left, let right) = comparison.kind else { return nil }
    let values = ([right.range] + others).map(written).joined(separator: ", ")
    return "\(written(left.range)) in (\(values))"
  }

  /// Leaves of problems with a lone quote the one that says where the other quote belongs.
  mutating func settleQuotes() {
    guard
      let index = problems.firstIndex(where: { $0.fault as? FEELFault == .unfinishedString })
    else { return }
    let problem = problems[index]
    problems = [problem]
    guard problem.range.count == 1, let last = tokens.indices.dropLast().last,
      tokens[last].range == problem.range
    else { return }
    // `class = tốt"`: the opening one is lacking.
    var first = last
    while first > 0, tokens[first - 1].kind == .word { first -= 1 }
    guard first < last else { return }
    let start = tokens[first].range.lowerBound
    let word = written(span(start, problem.range.lowerBound))
    guard readsClean(text(with: "\"\(word)\"", in: span(start, problem.range.upperBound))) else {
      return
    }
    problems = [Problem(.singleQuotes(text: word), span(start, problem.range.upperBound))]
  }
}

extension Habits {
  /// Whether a word is nearly a keyword, or says it in Vietnamese.
  static func isNear(_ word: String, to keyword: Keyword) -> Bool {
    switch keyword {
    case .satisfies:
      ["satisfy", "satisfied", "satisfie", "satisfys", "satisfes", "satsifies", "thỏa"].contains(
        word)
    case .then: ["than", "the", "thne", "hten", "thenn", "thì"].contains(word)
    case .else: ["esle", "els", "elese", "elsе", "lese", "elseif"].contains(word)
    case .return: ["retrun", "retun", "returns", "retrn"].contains(word)
    default: false
    }
  }

  /// The truth value that a word stands for.
  static func truth(_ word: String) -> String? {
    switch word.lowercased() {
    case "có", "đúng", "yes", "true", "1": "true"
    case "không", "chưa", "sai", "no", "false", "0": "false"
    default: nil
    }
  }

  /// Functions by other names than FEEL's.
  static let functions: [String: String] = [
    "không": "not", "ln": "log", "avg": "mean", "average": "mean", "trung bình": "mean",
    "bình quân": "mean", "tổng": "sum", "lớn nhất": "max", "nhỏ nhất": "min", "đếm": "count",
    "làm tròn": "round half up", "trị tuyệt đối": "abs", "căn": "sqrt", "length": "string length",
    "maximum": "max", "minimum": "min", "power": "**", "log10": "log",
  ]

  /// Whether a word is the address of a spreadsheet's cell, `B12` or `$B$12`.
  static func isCell(_ word: String) -> Bool {
    let letters = word.prefix { $0.isASCII && $0.isUppercase }
    let digits = word.dropFirst(letters.count)
    return (1...3).contains(letters.count) && (1...5).contains(digits.count)
      && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
