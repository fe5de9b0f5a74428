import Decimals
import FEEL
import Rulebooks

/// Points of nodes that do not apply, shared among all criteria that are scored
/// (`when-not-applicable: { share-equally: { among: all } }`).
///
/// What a node brings is freed where its section is scored; a section none of whose parts applies
/// is not applicable itself, by its own rule and with its own points. Each scored criterion, at any
/// depth, gets the same number of points more, and what it earned grows in proportion.
struct SharingPlan: Sendable {
  /// A node whose points are freed where it does not apply.
  struct Source: Sendable {
    let number: Int
    let parent: Int
    let maximum: Decimal
  }

  /// Where the points go that each scored criterion gets, row by row.
  let each: Slot
  let sources: [Source]
  /// The leaves, each with its sections up to the root.
  let leaves: [(number: Int, sections: [Int])]

  /// The plan of an assessment; nil where no rule shares points so.
  init?(_ assessment: CheckedAssessment, _ slot: @autoclosure () -> Slot) {
    let nodes = assessment.nodes
    let sources = nodes.enumerated().compactMap { number, node -> Source? in
      guard case .shareEqually(amongAll: true) = node.whenNotApplicable, let parent = node.parent,
        let maximum = node.points?.highest
      else { return nil }
      return Source(number: number, parent: parent, maximum: maximum)
    }
    guard !sources.isEmpty else { return nil }
    self.sources = sources
    each = slot()
    leaves = nodes.indices.filter { nodes[$0].children.isEmpty }.map { leaf in
      var sections: [Int] = []
      var next = nodes[leaf].parent
      while let section = next, nodes.indices.contains(section) {
        sections.append(section)
        next = nodes[section].parent
      }
      return (leaf, sections)
    }
  }

  /// Sets the shares to 0, before the nodes run for the first time.
  func clear(_ morsel: Morsel) {
    let out = morsel.column(each)
    for row in 0..<morsel.count { out[row] = Cell(Decimal.zero) }
  }

  /// Works out the shares from the states of all nodes.
  func run(_ morsel: Morsel) {
    let out = morsel.column(each)
    for row in 0..<morsel.count {
      var freed = Decimal.zero
      for source in sources
      where state(source.number, morsel, row) == .notApplicable
        && state(source.parent, morsel, row).hasPoints
      {
        freed = freed.adding(source.maximum) ?? freed
      }
      guard !freed.isZero else { continue }
      let count = leaves.count(where: { leaf in
        state(leaf.number, morsel, row).hasPoints
          && leaf.sections.allSatisfy { state($0, morsel, row) != .notApplicable }
      })
      guard let share = freed.dividing(by: Decimal(count)) else { continue }
      out[row] = Cell(share)
    }
  }

  private func state(_ node: Int, _ morsel: Morsel, _ row: Int) -> NodeState {
    NodeState(rawValue: morsel.states(node)[row]) ?? .faulty
  }
}
