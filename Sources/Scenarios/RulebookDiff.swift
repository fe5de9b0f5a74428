public import Diagnostics
import Rulebooks
import Runs
import Scoring
import YAMLSource

/// Something that differs between two rulebooks.
public struct RuleDifference: Sendable {
  /// How it differs.
  public enum Kind: String, Sendable {
    /// Only the second has it.
    case added
    /// Only the first has it.
    case removed
    /// Both have it, with different values.
    case changed
    /// A criterion that lies in another section.
    case moved
  }

  /// How it differs.
  public let kind: Kind
  /// What differs.
  public let address: Address
  /// The value in the first; for a criterion that moved, its section. Nil where it has none.
  public let before: String?
  /// The value in the second.
  public let after: String?
  /// Where it stands in either.
  public let places: (before: Span?, after: Span?)
}

/// A rulebook's files, for comparing.
public struct RulebookFiles: Sendable {
  let sources: [Source]
  let folder: String
  /// What is wrong with the form of the rulebook.
  public let diagnostics: [Diagnostic]

  /// Reads the files of a rulebook.
  ///
  /// - Parameters:
  ///   - path: The path of `rulebook.yaml`.
  ///   - root: The folder that relative paths start from.
  public init(_ path: String, root: String) {
    let loaded = loadRulebook(at: path) { path in
      readSource(path: path.hasPrefix("/") || root.isEmpty ? path : root + "/" + path, name: path)
    }
    sources = loaded.sources
    diagnostics = loaded.diagnostics
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// What differs in another rulebook: by address, in the order of the other's files, then what it
  /// does not have. An element that is new or gone is told once, not key by key.
  public func differences(to other: RulebookFiles) -> [RuleDifference] {
    let (first, second) = (
      RuleTree(sources: sources, day: ""), RuleTree(sources: other.sources, day: "")
    )
    let (own, others) = (first.listing(withRemarks: true), second.listing(withRemarks: true))
    let known = Self.byAddress(own)
    let found = Self.byAddress(others)
    var differences: [RuleDifference] = []
    let ownPrefixes = Self.prefixes(own)
    var told: Set<Address> = []
    for listed in others {
      if let before = known[listed.address] {
        guard before.value != listed.value else { continue }
        differences.append(
          RuleDifference(
            kind: .changed, address: listed.address, before: before.value, after: listed.value,
            places: (before.span, listed.span)))
        continue
      }
      let prefix = Self.shortest(listed.address, notIn: ownPrefixes)
      guard told.insert(prefix).inserted else { continue }
      differences.append(
        RuleDifference(
          kind: .added, address: prefix, before: nil,
          after: prefix == listed.address ? listed.value : nil, places: (nil, listed.span)))
    }
    let otherPrefixes = Self.prefixes(others)
    told = []
    for listed in own where found[listed.address] == nil {
      let prefix = Self.shortest(listed.address, notIn: otherPrefixes)
      guard told.insert(prefix).inserted else { continue }
      differences.append(
        RuleDifference(
          kind: .removed, address: prefix, before: prefix == listed.address ? listed.value : nil,
          after: nil, places: (listed.span, nil)))
    }
    return differences + Self.moves(first, second)
  }

  /// The files under the names that another rulebook's files have, so that a run reads them instead.
  func standing(for other: RulebookFiles) -> [String: Source] {
    var files: [String: Source] = [:]
    for source in sources where source.path.hasPrefix(folder) {
      files[other.folder + source.path.dropFirst(folder.count)] = source
    }
    return files
  }

  private static func byAddress(_ listing: [AddressListing]) -> [Address: AddressListing] {
    Dictionary(listing.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func prefixes(_ listing: [AddressListing]) -> Set<Address> {
    var all: Set<Address> = []
    for listed in listing {
      for count in 1...max(listed.address.segments.count, 1) {
        all.insert(Address(Array(listed.address.segments.prefix(count))))
      }
    }
    return all
  }

  private static func shortest(_ address: Address, notIn known: Set<Address>) -> Address {
    for count in 1..<max(address.segments.count, 1) {
      let prefix = Address(Array(address.segments.prefix(count)))
      if !known.contains(prefix) { return prefix }
    }
    return address
  }

  private static func moves(_ first: RuleTree, _ second: RuleTree) -> [RuleDifference] {
    let before = first.sections()
    return second.sections().compactMap { address, place in
      guard let old = before.first(where: { $0.address == address })?.place,
        old.section != place.section
      else { return nil }
      return RuleDifference(
        kind: .moved, address: address, before: old.section, after: place.section,
        places: (old.span, place.span))
    }
  }
}

extension RuleTree {
  /// In which section each criterion lies, by its address; the assessment's id where in none.
  func sections() -> [(address: Address, place: (section: String, span: Span))] {
    var found: [(address: Address, place: (section: String, span: Span))] = []
    func walk(_ node: YAMLNode, _ section: String, _ assessment: String) {
      for item in node["criteria"]?.items ?? [] {
        guard let id = item["id"] else { continue }
        let name = id.text ?? ""
        found.append((Address([assessment, "criteria", name]), (section, id.span)))
        walk(item, name, assessment)
      }
    }
    for assessment in assessments { walk(assessment.value, assessment.name, assessment.name) }
    return found
  }
}

/// A run by two rulebooks that stand in for its own; nil where it cannot be computed by one of them,
/// with what forbids it.
///
/// - Parameters:
///   - path: The path of `run.yaml`.
///   - root: The folder that relative paths start from.
public func compareRun(
  _ path: String, root: String, by first: RulebookFiles, and second: RulebookFiles
) -> (comparison: RunComparison?, diagnostics: [Diagnostic]) {
  let loaded = loadRun(at: path, root: root)
  guard let own = loaded.checked?.rulebook.span.source.path else {
    return (nil, loaded.diagnostics.diagnostics)
  }
  let files = RulebookFiles(own, root: root)
  var runs: [ComputedRun] = []
  for rulebook in [first, second] {
    let changed = loadRun(at: path, root: root, edited: rulebook.standing(for: files))
    guard let run = changed.computed(keeping: .sections) else {
      return (nil, changed.diagnostics.diagnostics)
    }
    runs.append(run)
  }
  return (RunComparison(runs[0], runs[1]), [])
}
