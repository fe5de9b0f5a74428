import Diagnostics
import Evidence
import Rulebooks
import Runs

/// Finds the subject that a user means by an id or a name.
struct SubjectSearch {
  private let ids: [String]
  private let names: [String?]

  init(_ run: ComputedRun) {
    ids = run.units.ids
    names = run.units.names
  }

  /// The number of the subject with this id or name; marks and capitals may be left out of a name.
  /// Errors: nobody has it, or several do.
  func subject(_ text: String) throws(Stop) -> Int {
    let wanted = normalised(text)
    if let number = ids.firstIndex(of: wanted) { return number }
    for isMeant in [{ $0 == wanted }, sameLetters(as: wanted)] {
      let found = names.indices.filter { names[$0].map(isMeant) ?? false }
      if found.count == 1 { return found[0] }
      if found.count > 1 {
        throw .usage(.ambiguousSubject(name: text, candidates: found.map { ids[$0] }))
      }
    }
    let sameID = sameLetters(as: wanted)
    if let number = ids.firstIndex(where: sameID) { return number }
    throw .usage(
      .unknownSubject(
        name: text, nearest: nearestNames(to: wanted, among: names.compactMap { $0 } + ids, most: 3)
      ))
  }

  /// Whether a name has the same letters but for marks and capitals.
  private func sameLetters(as wanted: String) -> (String) -> Bool {
    let bare = bareLetters(wanted)
    return { bareLetters($0) == bare }
  }
}

extension CheckedAssessment {
  /// The ids of its nodes but the root.
  var nodeIDs: [String] { nodes.dropFirst().map(\.criterion.id.value) }
}
