import Rulebooks

/// Which assessments and elements of one rulebook are those of another, also where they are called
/// otherwise there.
public struct RuleMatching: Sendable {
  /// Why two assessments count as the same.
  public enum Basis: String, Sendable {
    /// They have the same id.
    case id
    /// They have the same title.
    case title
    /// They say the same.
    case contents
    /// Each is the only one left in its rulebook for the same kind of subject.
    case onlyOne = "only-one"
  }

  /// Two assessments that count as the same.
  public struct Pair: Sendable, Hashable {
    /// The id in the first rulebook.
    public let before: String
    /// The id in the second.
    public let after: String
    /// Why.
    public let basis: Basis
  }

  /// The assessments that both rulebooks have, in the order of the second.
  public let assessments: [Pair]
  private let renames: [String: Renames]
  /// The assessments of the second rulebook.
  private let known: Set<String>

  /// Matches two rulebooks.
  public init(_ first: RulebookFiles, _ second: RulebookFiles) {
    self.init(RulebookDiffing(first.tree, second.tree), mark: Self.mark(first, second))
  }

  /// What tells ids of one rulebook from those of another.
  static func mark(_ first: RulebookFiles, _ second: RulebookFiles) -> String {
    let (one, other) = (first.heading, second.heading)
    if let edition = one.edition, edition != other.edition { return edition }
    return one.id == other.id ? "*" : one.id
  }

  /// - Parameter mark: What tells ids of the first rulebook that stand for something else in the
  ///   second, such as the edition.
  init(_ diffing: RulebookDiffing, mark: String) {
    assessments = diffing.assessments
    known = Set(diffing.assessmentNames)
    var renames = diffing.renamed.mapValues { Renames(ids: $0, marked: [:]) }
    var gone: [String: Set<RuleElement.Sign>] = [:]
    var new: [String: Set<RuleElement.Sign>] = [:]
    for difference in diffing.differences where difference.path.isEmpty {
      guard let assessment = difference.element.assessment else { continue }
      if difference.kind == .removed {
        gone[assessment, default: []].insert(difference.element.sign)
      }
      if difference.kind == .added { new[assessment, default: []].insert(difference.element.sign) }
    }
    for (assessment, signs) in gone {
      for sign in signs.intersection(new[assessment] ?? []) {
        let name = "\(sign.id) (\(mark))"
        renames[assessment, default: Renames()].ids[sign.kind, default: [:]][sign.id] = name
        renames[assessment, default: Renames()].marked[name] = sign.id
      }
    }
    self.renames = renames
  }

  /// The id that an assessment of the second rulebook has in the first; nil where that has none. One that
  /// only a scenario adds has its own.
  public func former(of assessment: String) -> String? {
    known.contains(assessment)
      ? assessments.first { $0.after == assessment }?.before : assessment
  }

  /// What is called otherwise in an assessment of the second rulebook.
  func renames(in assessment: String) -> Renames { renames[assessment] ?? Renames() }
}

/// The elements of an assessment that have another id in the second rulebook.
struct Renames: Sendable {
  /// By kind: the ids in the second, by those in the first.
  var ids: [RuleElement.Kind: [String: String]] = [:]
  /// The ids in the first, by the names of what is something else in the second.
  var marked: [String: String] = [:]

  var isEmpty: Bool { ids.isEmpty }

  /// The id in the second rulebook of what has an id in the first.
  func id(_ id: String, _ kind: RuleElement.Kind) -> String { ids[kind]?[id] ?? id }
}

extension RuleElement {
  /// What an element is and how it is called.
  struct Sign: Hashable {
    let kind: Kind
    let id: String
  }

  var sign: Sign { Sign(kind: kind, id: id) }
}

extension Contributions {
  /// The parts under the ids of the second rulebook.
  func renamed(_ renames: Renames) -> Contributions {
    if renames.isEmpty { return self }
    func renamed(_ source: Source) -> Source {
      switch source {
      case .criterion(let id): .criterion(renames.id(id, .criterion))
      case .section(let id): .section(renames.id(id, .criterion))
      case .bonus(let id): .bonus(renames.id(id, .bonus))
      case .penalty(let id): .penalty(renames.id(id, .penalty))
      case .total: .total
      }
    }
    return Contributions(
      parts.map { part in
        Part(
          source: renamed(part.source), title: part.title, points: part.points,
          maximum: part.maximum, amount: part.amount)
      }, total: total)
  }
}
