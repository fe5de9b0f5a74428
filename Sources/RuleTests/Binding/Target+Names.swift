import Rulebooks
import Scoring

// The names that addresses of an assessment's results consist of, for guesses at misspelt ones.
extension TargetReader {
  /// The names that an address can begin with: the parts of results, or the assessment before them.
  var names: [AddressName] {
    let parts = AddressPart.allCases.map { part in
      AddressName(key: part.rawValue, hasValue: hasValue(part)) { elementNames(part) }
    }
    let own = assessment.assessment
    return parts
      + [AddressName(own.id.value, others: Self.titles(own.title), below: { parts })]
  }

  /// The elements of a part, by their ids and names.
  func elementNames(_ part: AddressPart) -> [AddressName] {
    let rules = assessment.assessment
    switch part {
    case .criteria, .sections, .bonus, .penalty: return nodeNames(part)
    case .rank:
      return rules.rankings.map {
        AddressName($0.name.value, others: Self.titles($0.title), hasValue: true)
      }
    case .awards:
      return rules.awards.map {
        AddressName($0.id.value, others: Self.titles($0.title), hasValue: true)
      }
    case .quotas:
      return rules.quotas.map { quota in
        AddressName(quota.id.value, others: Self.titles(quota.title), hasValue: true) {
          Target.QuotaFigure.allCases.map { AddressName($0.rawValue, hasValue: true) }
        }
      }
    case .decision:
      return Decision.Kind.allCases.map { AddressName($0.rawValue, hasValue: true) }
    case .total, .classResult, .state, .lacking: return []
    }
  }

  /// The criteria, sections or adjustments of a part.
  func nodeNames(_ part: AddressPart) -> [AddressName] {
    let nodes: [CheckedNode]
    switch part {
    case .criteria: nodes = assessment.nodes.dropFirst().filter(\.children.isEmpty)
    case .sections: nodes = assessment.nodes.dropFirst().filter { !$0.children.isEmpty }
    default: nodes = assessment.adjustments
    }
    return nodes.map { node in
      AddressName(
        node.criterion.id.value, others: Self.titles(node.criterion.title), hasValue: true
      ) {
        Target.Aspect.allCases.map {
          AddressName(key: $0.rawValue, hasValue: true)
        }
      }
    }
  }

  /// Whether a part is a result itself.
  private func hasValue(_ part: AddressPart) -> Bool {
    switch part {
    case .total, .classResult, .state, .lacking, .decision: true
    case .rank: assessment.assessment.rankings.count == 1
    case .criteria, .sections, .bonus, .penalty, .awards, .quotas: false
    }
  }

  private static func titles(_ title: Title?) -> [String] {
    [title?.vi, title?.en].compactMap { $0 }
  }
}
