import Diagnostics
import Evidence
import Rulebooks
import Runs

/// Finds the subject that a user means by an id or a name.
struct SubjectSearch {
  private let ids: [String]
  private let names: [String?]

  init(_ run: ComputedRun, _ kind: SubjectKind) {
    ids = run.subjects(kind).ids
    names = run.subjects(kind).names
  }

  /// The number of the subject with this id or name. Marks and capitals may be left out of a name,
  /// and words such as *xã* or *Sở* at its beginning. Errors: nobody has it, or several do.
  func subject(_ text: String) throws(Stop) -> Int {
    let wanted = normalised(text)
    if let number = ids.firstIndex(of: wanted) { return number }
    let bare = bareLetters(wanted)
    let ways: [(String) -> Bool] = [
      { $0 == wanted }, { bareLetters($0) == bare },
      { name in Self.endings(of: name).contains { bareLetters($0) == bare } },
    ]
    for isMeant in ways {
      let found = names.indices.filter { names[$0].map(isMeant) ?? false }
      if found.count == 1 { return found[0] }
      if found.count > 1 {
        throw .usage(.ambiguousSubject(name: text, candidates: found.map { ids[$0] }))
      }
    }
    if let number = ids.firstIndex(where: { bareLetters($0) == bare }) { return number }
    throw .usage(.unknownSubject(name: text, nearest: nearest(to: wanted)))
  }

  /// A name without its first word, and without its first two.
  private static func endings(of name: String) -> [String] {
    let words = name.split(separator: " ")
    return (1...2).compactMap { count in
      words.count > count ? words.dropFirst(count).joined(separator: " ") : nil
    }
  }

  /// Names and ids that may be meant, the nearest first, each as it stands in full.
  private func nearest(to wanted: String) -> [String] {
    var whole: [String: String] = [:]
    var known: [String] = []
    for name in names.compactMap({ $0 }) {
      for form in [name] + Self.endings(of: name) where whole[form] == nil {
        whole[form] = name
        known.append(form)
      }
    }
    var found: [String] = []
    for form in nearestNames(to: wanted, among: known + ids, most: 6) {
      let name = whole[form] ?? form
      if !found.contains(name) { found.append(name) }
    }
    return Array(found.prefix(3))
  }
}

extension CheckedAssessment {
  /// The ids of its nodes but the root.
  var nodeIDs: [String] { nodes.dropFirst().map(\.criterion.id.value) }
}
