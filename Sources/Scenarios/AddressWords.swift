import Rulebooks
import YAMLSource

extension RuleTree {
  /// The words of which one may stand at a listed address, in their order: words of the rule language,
  /// or the names of classes, ladders, attributes, assessments and rankings; empty for other values.
  func words(at listed: AddressListing) -> [String] {
    guard let kind = listed.kind else { return [] }
    let own = kind.words(of: listed.key)
    if !own.isEmpty { return own }
    let assessment = assessments.first { $0.name == listed.address.segments.first }?.value
    switch (kind, listed.key) {
    case (.quota, "class"), (.quota, "overflow-to"), (.knockOut, "class"), (.ceiling, "at-most"),
      (.quotaBase, "classes"):
      return (assessment?["classes"]?.items ?? []).compactMap { Self.name(of: $0) }
    case (.indicator, "ladder"), (.attribute, "ladder"), (.registerColumn, "ladder"):
      return names(of: "ladders")
    case (.quota, "within"), (.ranking, "within"), (.award, "within"), (.score, "within"),
      (.part, "within"), (.filling, "within"):
      let subject = assessment?["subject"]?.text ?? "unit"
      let attributes = roots.flatMap { $0["attributes"]?.entries ?? [] }
      return ["all"]
        + attributes.filter { kind == .filling || ($0.value["of"]?.text ?? "unit") == subject }
        .map(\.name)
    case (.otherResult, "assessment"): return assessments.map(\.name)
    case (.award, "of"): return (assessment?["rankings"]?.entries ?? []).map(\.name)
    default: return []
    }
  }

  private func names(of part: String) -> [String] {
    roots.flatMap { $0[part]?.entries ?? [] }.map(\.name)
  }
}
