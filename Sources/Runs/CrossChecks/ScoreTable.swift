public import Decimals
public import Rulebooks

/// A table of results that somebody wrote down, to be held against what the rules give: a row a
/// subject. Columns whose headings are ids of criteria or sections hold their points.
public struct ScoreTable: Sendable {
  /// Who wrote it.
  public enum Kind: String, Sendable {
    /// The units, of themselves.
    case selfScores = "self-scores"
    /// The authority.
    case published
  }

  /// Who wrote it.
  public let kind: Kind
  /// The table.
  public let table: TableFile
  /// The heading of the column of totals.
  public let total: Placed<String>?
  /// The heading of the column of classes, by id or title.
  public let classHeading: Placed<String>?
  /// By ranking: the heading of its column of ranks.
  public let ranks: [(name: Placed<String>, heading: Placed<String>)]
  /// By criterion or section: the heading of its column of points, where it is not the id.
  public let points: [(name: Placed<String>, heading: Placed<String>)]
  /// How far a figure may lie from the computed one; nil: half a unit of its last decimal.
  public let within: Placed<Decimal>?
  /// The id of the assessment; nil: that of units which has the subject.
  public let assessment: Placed<String>?
}

/// A finding about a run that its author accepts, with the reason.
public struct RunAcceptance: Sendable {
  /// The code of the finding.
  public let code: Placed<String>
  /// The ids of the subjects of which it is accepted; none: of all.
  public let subjects: [Placed<String>]
  /// The criteria, classes, indicators or columns of which it is accepted; none: of all.
  public let about: [Placed<String>]
  /// Why it is accepted.
  public let reason: String
}
