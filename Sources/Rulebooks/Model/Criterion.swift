public import Decimals
public import Diagnostics

/// A node of an assessment's tree: a section or a criterion (leaf).
///
/// A class without anything that changes, so that it behaves as a value: nodes are handed on by every
/// walk over the tree, and to copy one is to count one reference rather than those of all its parts
/// (a check of 8,000 criteria takes a third less time).
public final class Criterion: Sendable {
  /// The identifier, such as `3.1`; it has one place in the assessment.
  public let id: Placed<String>
  /// The title.
  public let title: Title?
  /// The points that it can bring; nil for an index value without bounds.
  public let points: Placed<PointRange>?
  /// Its weight in its section's combination, 1 unless written.
  public let weight: Amount?
  /// Whether it applies to the subject.
  public let appliesWhen: Condition?
  /// What happens when it does not apply.
  public let whenNotApplicable: Placed<NotApplicableRule>?
  /// The same for all nodes below, unless they say otherwise.
  public let childrenNotApplicable: Placed<NotApplicableRule>?
  /// What a missing fact makes of it and of all below that do not say otherwise.
  public let whenMissing: Placed<WhenMissing>?
  /// The share of its children (0 to 1) that must be scored for it to have a result.
  public let needs: Decimal?
  /// Unmet: it earns 0, whatever is missing below it.
  public let gate: Condition?
  /// How its own result is rounded.
  public let rounding: Rounding?
  /// Whether it says `rounding: none`: what the assessment rounds is not rounded here.
  public let keepsAllDigits: Bool
  /// What it measures.
  public let value: Formula?
  /// Its own figures, by name: targets, goalposts.
  public let figures: [(name: Placed<String>, amount: Amount)]
  /// Among whom its value is compared, where its score reads peers.
  public let peers: PeerScope
  /// What it consists of.
  public let content: Content
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands: its whole mapping.
  public let span: Span

  /// What a node consists of.
  public enum Content: Sendable {
    /// A leaf with a scoring method.
    case scored(Placed<ScoringMethod>)
    /// A section with children.
    case section(Section)
  }

  /// Makes a node.
  public init(
    id: Placed<String>, title: Title?, points: Placed<PointRange>?, weight: Amount?,
    appliesWhen: Condition?, whenNotApplicable: Placed<NotApplicableRule>?,
    childrenNotApplicable: Placed<NotApplicableRule>?, whenMissing: Placed<WhenMissing>?,
    needs: Decimal?, gate: Condition?, rounding: Rounding?,
    keepsAllDigits: Bool = false, value: Formula?,
    figures: [(name: Placed<String>, amount: Amount)], peers: PeerScope = PeerScope(),
    content: Content, remarks: Remarks, span: Span
  ) {
    self.peers = peers
    self.id = id
    self.title = title
    self.points = points
    self.weight = weight
    self.appliesWhen = appliesWhen
    self.whenNotApplicable = whenNotApplicable
    self.childrenNotApplicable = childrenNotApplicable
    self.whenMissing = whenMissing
    self.needs = needs
    self.gate = gate
    self.rounding = rounding
    self.keepsAllDigits = keepsAllDigits
    self.value = value
    self.figures = figures
    self.content = content
    self.remarks = remarks
    self.span = span
  }
}

/// The points that a node can bring.
public struct PointRange: Sendable, Hashable {
  /// The least.
  public let lowest: Decimal
  /// The most.
  public let highest: Decimal

  /// Makes a range of points; a plain number means from 0 to it.
  public init(lowest: Decimal = .zero, highest: Decimal) {
    self.lowest = lowest
    self.highest = highest
  }
}

/// How the children of a section become one figure.
public struct Section: Sendable {
  /// The kind of combination.
  public let combine: Placed<Combination>
  /// The children in the order of the file.
  public let children: [Criterion]
  /// How much the section counts above: result × this ÷ maximum.
  public let countsAs: Amount?
  /// The least that the combined result can be.
  public let floor: Amount?
  /// The most that the combined result can be.
  public let cap: Amount?

  /// Makes a section.
  public init(
    combine: Placed<Combination>, children: [Criterion], countsAs: Amount? = nil,
    floor: Amount? = nil, cap: Amount? = nil
  ) {
    self.combine = combine
    self.children = children
    self.countsAs = countsAs
    self.floor = floor
    self.cap = cap
  }
}

/// A kind of combination (aggregation of composite indicators, OECD/JRC Handbook 2008, step 6).
public enum Combination: Sendable {
  /// Σ weight·x.
  case sum
  /// Σ weight·x ÷ Σ weight.
  case mean
  /// (Π x^weight)^(1 ÷ Σ weight).
  case geometricMean
  /// Σ weight ÷ Σ (weight ÷ x).
  case harmonicMean
  /// (Σ weight·x^p ÷ Σ weight)^(1 ÷ p).
  case powerMean(Decimal)
  /// The least child.
  case min
  /// The greatest child.
  case max
  /// A formula that sees `scores`, `weights` and `peers`.
  case formula(Formula)
}

/// What happens when a node is not applicable.
public enum NotApplicableRule: Sendable {
  /// It earns its maximum.
  case fullPoints
  /// Its points are shared in equal parts among its applicable siblings, or among all criteria of
  /// the assessment that are scored.
  case shareEqually(amongAll: Bool)
  /// Its section's result is grossed up to the section's maximum, or to the figure given.
  case rescaleSection(to: Decimal?)
  /// Grossed up once, at the root.
  case rescaleTotal
  /// It earns nothing.
  case zero
}

/// A rounding that a rule asks for.
public struct Rounding: Sendable {
  /// How many decimals are kept, 0 to 24.
  public let digits: Int
  /// What happens to the rest.
  public let mode: RoundingMode
  /// Where it stands.
  public let span: Span

  /// Makes a rounding.
  public init(digits: Int, mode: RoundingMode, span: Span) {
    self.digits = digits
    self.mode = mode
    self.span = span
  }
}
