import Decimals
import Diagnostics
import Rulebooks
import Scoring

// How suggestions are written.
extension SuggestionSearch {
  /// What stands above the tests.
  var head: String {
    language == .vi
      ? "# Gợi ý: lưu thành một tệp trong thư mục tests/ bên cạnh bộ tiêu chí, đặt tên lại cho từng ca.\n"
        + "# Kết quả mong đợi là kết quả đã tính ra: đọc xem quy tắc có đúng phải cho như vậy không.\n"
      : "# Suggested: save as a file in the folder tests/ beside the rulebook; give each test a name of its own.\n"
        + "# What is expected is what came out: read whether that is what the rule is to give.\n"
  }

  /// Where the result stands that a branch changes.
  func address(of key: CoverageKey, _ assessment: CheckedAssessment) -> String {
    let id = assessment.assessment.id.value
    switch key {
    case .node(_, let index, _):
      let nodes = assessment.nodes
      if index < nodes.count {
        return id
          + (index == 0 ? "/total" : "/criteria/\(segment(nodes[index].criterion.id.value))")
      }
      let adjustment = index - nodes.count
      let isBonus = adjustment < assessment.assessment.bonus.count
      let item = assessment.adjustments[adjustment].criterion.id.value
      return id + (isBonus ? "/bonus/" : "/penalty/") + segment(item)
    case .scoreCeiling, .total: return id + "/total"
    case .check, .assessed, .missing, .nothingDue: return id + "/state"
    default: return id + "/class"
    }
  }

  /// A segment of an address as addresses write it.
  private func segment(_ id: String) -> String { Address([id]).description }

  func memberID(_ number: Int) -> String {
    language == .vi ? "ĐV\(number + 1)" : "U\(number + 1)"
  }

  /// A test with what is expected of each member.
  func written(_ draft: DraftTest, _ name: String, _ values: [String]) -> String {
    var lines = ["  - name: " + quoted(name)]
    func expected(_ value: String) -> String { "{ \(quoted(draft.address)): \(value) }" }
    if !draft.isGroup, let member = draft.members.first, let value = values.first {
      lines += parts(of: member).map { "    \($0.key): \($0.value)" }
      lines.append("    expect: " + expected(value))
    } else {
      let kind = checked.assessments[draft.assessment].assessment.subject
      lines.append(kind == .unit ? "    units:" : "    persons:")
      for (number, member) in draft.members.enumerated() {
        let own = parts(of: member).map { "\($0.key): \($0.value), " }.joined()
        lines.append(
          "      - { id: \(memberID(number)), \(own)expect: \(expected(values[number])) }")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The keys that give a member its facts.
  private func parts(of member: DraftTest.Member) -> [(key: String, value: String)] {
    func map(_ owner: FactOwner) -> String? {
      let own = member.given.filter { $0.owner == owner }
        .map { "\(quoted($0.fact)): \($0.isYAML ? $0.value : quoted($0.value))" }
      return own.isEmpty ? nil : "{ " + own.joined(separator: ", ") + " }"
    }
    var parts: [(key: String, value: String)] = []
    if let sample = member.sample { parts.append(("sample", quoted(sample))) }
    if let own = map(.subject) { parts.append(("given", own)) }
    if let unit = map(.unit) { parts.append(("unit", "{ given: \(unit) }")) }
    if let head = map(.head) { parts.append(("head", "{ given: \(head) }")) }
    return parts
  }

  /// A branch that nothing tried reaches: a comment with its rule.
  mutating func placeholder(for item: CoverageItem, _ key: CoverageKey) -> String {
    let isClass = if case .classBand = key { true } else { false }
    let condition = isClass ? nil : read(by: key)?.1.text
    let text = condition ?? item.span.source.text(in: item.span.range)
    let note = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200)
    let name = CoverageText(language: language).description(of: item)
    let words =
      language == .vi ? "Chưa tìm được số liệu đi tới" : "No values were found that reach"
    return "  # \(words): \(name)\n  #   \(TestPlace.span(item.span).text): \(note)\n"
  }
}

/// A text as a scalar in a flow mapping: in double quotes unless it is plainly a word or a figure.
func quoted(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " "
      || scalar == "_" || scalar == "-" || scalar == "." || scalar == "/"
      || scalar.properties.generalCategory == .nonspacingMark
  }
  if isPlain, !text.isEmpty, text.first != " ", text.last != " ",
    text.first != "-" || text.count > 1
  {
    return text
  }
  var result = "\""
  for character in text {
    switch character {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    default: result.append(character)
    }
  }
  return result + "\""
}

extension TestValue {
  /// The value as a test writes it.
  var yaml: String {
    switch self {
    case .figure(let figure), .share(let figure): figure.description
    case .word(let word): word
    case .name(let name): quoted(name)
    case .names(let names): "[" + names.map(quoted).joined(separator: ", ") + "]"
    case .truth(let truth): truth ? "yes" : "no"
    }
  }
}
