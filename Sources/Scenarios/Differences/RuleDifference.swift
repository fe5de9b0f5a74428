public import Diagnostics
public import Rulebooks

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
    /// An element that has changed places with its neighbours.
    case reordered
    /// The same element under another id or name.
    case renamed
  }

  /// One step from an element to what differs in it.
  public enum Step: Sendable, Hashable {
    /// A key of a mapping.
    case key(String)
    /// An item of a list by its id; nil where it has none, and its number from 1.
    case item(id: String?, number: Int)
  }

  /// How it differs.
  public let kind: Kind
  /// The element that differs, as the second rulebook calls it; as the first does where it is gone.
  public let element: RuleElement
  /// What differs inside the element; empty where it is the element itself.
  public let path: [Step]
  /// Where it stands in the second; in the first where it is gone.
  public let address: Address
  /// Where it stood in the first; nil where it stands at the same address, or is new.
  public let formerAddress: Address?
  /// The value in the first: as it is written, the parts of a list or mapping on one line; for what
  /// moved its section, for what changed places what it followed, for what was renamed its name. Nil
  /// where it has none.
  public let before: String?
  /// The value in the second.
  public let after: String?
  /// Where it stands in either.
  public let places: (before: Span?, after: Span?)

  /// Keys whose values change no result.
  static let remarks: Set<String> = [
    "title", "note", "open-question", "basis", "accept", "source", "reason", "edition", "status",
    "language", "effective", "message", "rulebook", "number", "issuer", "date", "link",
  ]

  /// Whether results can depend on it; titles, notes and bases change none.
  public var mayChangeResults: Bool {
    if element.kind == .document { return false }
    switch kind {
    case .moved: return true
    case .renamed: return false
    case .reordered:
      // Criteria are added up in any order; rules that are asked one after the other are not.
      return ![.criterion, .bonus, .penalty].contains(element.kind)
    case .added, .removed, .changed: break
    }
    return !path.contains { step in
      if case .key(let key) = step { return Self.remarks.contains(key) && !isNumber(key) }
      return false
    }
  }

  /// `number` is how many an award is for, but the sign of a document.
  private func isNumber(_ key: String) -> Bool { key == "number" && element.kind == .award }
}

/// A part of a rulebook that has a name of its own.
public struct RuleElement: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, CaseIterable {
    case rulebook, document, parameter, ladder, function, attribute, indicator, register, check
    case assessment, criterion, bonus, penalty
    case scoreCeiling = "score-ceiling"
    case classRule = "class"
    case knockOut = "knock-out"
    case ceiling, quota, ranking, award
  }

  /// What it is.
  public let kind: Kind
  /// The id of its assessment; nil for what belongs to none.
  public let assessment: String?
  /// Its id or name.
  public let id: String
  /// What it is called.
  public let title: Title?
  /// For a criterion: how many points it is worth, as it is written.
  public var points: String?
  /// For a criterion: whether it has criteria of its own.
  public var isSection = false
}
