import Decimals
import Diagnostics
import YAMLSource

// Classes and what limits them.
extension Loader {
  func classRule(_ reader: MappingReader) -> ClassRule? {
    guard let id = reader.required("id").flatMap(text) else { return nil }
    let band = reader.interval()
    let requires = reader.entry("requires").map(requirements) ?? []
    // Real texts know three treatments, so the rule must say which one it means.
    let failure = reader.has("requires") ? reader.required("when-requirements-fail") : nil
    if !reader.has("requires") { reader.refuse("when-requirements-fail", without: "requires") }
    return ClassRule(
      id: id, title: reader.title, lower: band?.lower, upper: band?.upper,
      requires: requires,
      whenRequirementsFail: failure.flatMap { word($0, as: ClassRule.FailedRequirement.self) }
        ?? .nextClass, remarks: reader.remarks, span: reader.span)
  }

  /// A list of requirements; one may be a bare condition.
  private func requirements(_ entry: YAMLEntry) -> [Requirement] {
    oneOrMore(entry).compactMap { node in
      guard node.entries != nil else {
        return formula(node, key: entry.name).map {
          Requirement(
            id: nil, test: .that(Condition($0)), title: nil, remarks: Remarks(), span: node.span)
        }
      }
      return MappingReader(node, .requirement, key: entry.name, self).flatMap(requirement)
    }
  }

  private func requirement(_ reader: MappingReader) -> Requirement? {
    let keys = ["that", "each-section-at-least"]
    guard let chosen = reader.only(keys) else {
      if !keys.contains(where: reader.has) {
        reader.reportMissing("that")
      }
      return nil
    }
    let test: Requirement.Test?
    if chosen.name == "that" {
      test = conditionBeside(reader, "that").map { .that($0) }
    } else {
      reader.refuse("if-missing", without: "that")
      test = shareAmount(chosen).map { .eachSectionAtLeast($0) }
    }
    return test.map {
      Requirement(
        id: reader.entry("id").flatMap(text), test: $0, title: reader.title,
        remarks: reader.remarks, span: reader.span)
    }
  }

  func knockOut(_ reader: MappingReader) -> KnockOut? {
    let ask = reader.entry("ask").flatMap { word($0, as: Asked.self) }
    guard let id = reader.required("id").flatMap(text),
      let gives = reader.required("class").flatMap(text),
      let when = conditionBeside(reader, "when")
    else { return nil }
    return KnockOut(
      id: id, title: reader.title, when: when, givesClass: gives,
      asksAuthority: ask == .authority, remarks: reader.remarks, span: reader.span)
  }

  /// Who is asked.
  private enum Asked: String, CaseIterable { case authority }

  func ceiling(_ reader: MappingReader) -> ClassCeiling? {
    guard let chosen = reader.only(["at-most", "not-above"]) else {
      if !["at-most", "not-above"].contains(where: reader.has) {
        reader.reportMissing("at-most")
      }
      return nil
    }
    let limit: ClassCeiling.Limit?
    if chosen.name == "not-above" {
      for key in ["when", "if-missing"] { reader.refuse(key, without: "at-most") }
      limit = word(chosen, as: Above.self).map { _ in .notAboveUnit }
    } else {
      let when = conditionBeside(reader, "when")
      limit = text(chosen).flatMap { atMost in when.map { .atMost(atMost, when: $0) } }
    }
    return limit.map {
      ClassCeiling(
        id: reader.entry("id").flatMap(text), title: reader.title, limit: $0,
        remarks: reader.remarks, span: reader.span)
    }
  }

  /// Whose class a ceiling can follow.
  private enum Above: String, CaseIterable { case unit }

  func quota(_ reader: MappingReader) -> Quota? {
    let cases = list(reader.entry("cases"), .quotaCase, quotaCase)
    let base = reader.entry("of").flatMap(quotaBase)
    let order = reader.entry("order-by").map(orderKeys)
    guard let limit = quotaLimit(reader), let id = reader.required("id").flatMap(text),
      let limited = reader.required("class").flatMap(text)
    else { return nil }
    let isShared = limit.isShare || cases.contains { $0.limit.isShare }
    let round = isShared ? reader.required("round") : reader.entry("round")
    if !isShared {
      for key in ["round", "of"] { reader.refuse(key, without: "share") }
    }
    return Quota(
      id: id, title: reader.title, limitedClass: limited, within: within(reader), limit: limit,
      base: base, round: round.flatMap { word($0, as: RoundingMode.self) } ?? .down, cases: cases,
      atTie: reader.entry("at-tie").flatMap { word($0, as: Quota.Tie.self) } ?? .authority,
      orderBy: order, overflowTo: reader.entry("overflow-to").flatMap(text),
      remarks: reader.remarks, span: reader.span)
  }

  private func quotaCase(_ reader: MappingReader) -> Quota.Case? {
    guard let limit = quotaLimit(reader), let when = conditionBeside(reader, "when") else {
      return nil
    }
    return Quota.Case(when: when, limit: limit, remarks: reader.remarks, span: reader.span)
  }

  private func quotaLimit(_ reader: MappingReader) -> Quota.Limit? {
    guard let chosen = reader.only(["share", "at-most"]) else {
      if !["share", "at-most"].contains(where: reader.has) {
        reader.reportMissing("share")
      }
      return nil
    }
    if chosen.name == "share" { return shareAmount(chosen).map { .share($0) } }
    guard let most = amount(chosen) else { return nil }
    if case .constant(let figure) = most,
      figure.value.isNegative || figure.value.integer == nil
    {
      report(
        .notAWholeNumber(
          key: chosen.name, text: trimmed(chosen.value.text ?? ""), from: 0, to: 1_000_000),
        at: figure.span)
      return nil
    }
    return .atMost(most)
  }

  private func quotaBase(_ entry: YAMLEntry) -> Quota.Base? {
    guard let reader = MappingReader(entry.value, .quotaBase, key: entry.name, self) else {
      return nil
    }
    let classes = reader.entry("classes").map { entry in
      oneOrMore(entry).compactMap { text($0, key: "classes") }
    }
    // Before or after the quota: the law often leaves that open, so the rule must say it.
    let counted = reader.required("counted").flatMap { word($0, as: Counting.self) }
    return Quota.Base(classes: classes ?? [], countedAfter: counted == .after)
  }

  /// When the base of a quota is counted.
  private enum Counting: String, CaseIterable { case before, after }

  /// The attribute of `within`; nil for `all`.
  func within(_ reader: MappingReader) -> Placed<String>? {
    guard let name = reader.entry("within").flatMap(text), name.value != "all" else { return nil }
    return name
  }
}

extension Quota.Limit {
  var isShare: Bool {
    if case .share = self { return true }
    return false
  }
}
