import Decimals

extension Contributions {
  /// A total of which nothing more is known.
  public static func whole(_ total: Decimal) -> Contributions { Contributions([], total: total) }

  /// The parts under the ids that another rulebook gives them, so that they can be compared with a
  /// result by that one. What stands under the same id there but is something else keeps its id with a
  /// mark.
  ///
  /// - Parameters:
  ///   - former: The rulebook that gave the result.
  ///   - current: The other rulebook.
  ///   - assessment: The id of the assessment.
  ///   - mark: What tells ids of the former rulebook, such as its year.
  public func carried(
    from former: RulebookFiles, to current: RulebookFiles, assessment: String, mark: String
  ) -> Contributions {
    let diffing = RulebookDiffing(former.tree, current.tree)
    var ids = diffing.renamed[assessment] ?? [:]
    func whole(_ kind: RuleDifference.Kind) -> Set<RuleElement.Sign> {
      Set(
        diffing.differences.filter { $0.kind == kind && $0.path.isEmpty }.map(\.element)
          .filter { $0.assessment == assessment }.map(\.sign))
    }
    for sign in whole(.removed).intersection(whole(.added)) {
      ids[sign.id] = "\(sign.id) (\(mark))"
    }
    return renamed(ids)
  }
}

extension RuleElement {
  /// What an element is and how it is called.
  struct Sign: Hashable {
    let kind: Kind
    let id: String
  }

  var sign: Sign { Sign(kind: kind, id: id) }
}
