public import Decimals
public import Diagnostics
public import Rulebooks

/// A run as its author wrote it: `run.yaml`.
public struct RunFile: Sendable {
  /// The identifier, as in `run: bac-giang-2026`.
  public let id: Placed<String>
  /// The title.
  public let title: Title?
  /// The days that are assessed.
  public let period: Period
  /// The path of the rulebook, from the run's folder; of several editions, the first.
  public let rulebook: Placed<String>
  /// The paths of all editions of the rulebook; the one that is in force counts.
  public let editions: [Placed<String>]
  /// The table that lists the units.
  public let units: UnitTable
  /// The table that lists the persons, where persons are evaluated.
  public let persons: PersonTable?
  /// The tables of evidence.
  public let evidence: [EvidenceTable]
  /// The names of the stages through which values go; none for one stage without a name.
  public let stages: [Placed<String>]
  /// The stage whose values count, among `stages`.
  public internal(set) var stage: Int
  /// The stages whose values count where there is none at `stage`, the first one first.
  public internal(set) var fallBack: [Int]
  /// The path of the decisions of people, from the run's folder.
  public let decisions: Placed<String>?
  /// The days on which nobody works, besides weekends.
  public let holidays: [Day]
  /// Where the results of former periods are, the last one first.
  public let previous: [PreviousSource]
  /// Tables of points, totals, classes and ranks that the results are held against.
  public let scores: [ScoreTable]
  /// How far results and figures may move from the last period before they are told, where the run
  /// says so.
  public let jumps: JumpLimits
  /// What stands out in the run and is accepted, with the reason.
  public let accepted: [RunAcceptance]
}

/// How far results and figures may move from one period to the next before cross-checks tell them.
/// What has a limit is held to that alone, whatever others do.
public struct JumpLimits: Sendable {
  /// Of totals, in points; nil: by what is usual.
  public let total: Placed<Decimal>?
  /// Of classes, in rungs; nil: one.
  public let rungs: Placed<Int>?
  /// Of figures, by the name of the indicator.
  public let figures: [(name: Placed<String>, limit: Placed<Decimal>)]

  /// No limits.
  static let none = JumpLimits(total: nil, rungs: nil, figures: [])
}

/// Where the results of a former period are.
public enum PreviousSource: Sendable {
  /// A run, by the path of its folder or file; its own former periods come after it.
  case run(Placed<String>)
  /// A table of published results.
  case table(PublishedTable)

  /// Where it is named.
  public var span: Span {
    switch self {
    case .run(let path): path.span
    case .table(let table): table.table.file.span
    }
  }
}

/// A table of published results: a row a subject.
public struct PublishedTable: Sendable {
  /// The table.
  public let table: TableFile
  /// The heading of the column of totals.
  public let total: Placed<String>?
  /// The heading of the column of classes.
  public let classHeading: Placed<String>?
  /// The id of the assessment; nil for all.
  public let assessment: Placed<String>?
}

/// The days that a run assesses. Parameters and editions of rules go by the last one.
public struct Period: Sendable, Hashable {
  /// The first day.
  public let since: Day
  /// The last day.
  public let until: Day

  /// Makes a period.
  public init(since: Day, until: Day) {
    self.since = since
    self.until = until
  }

  /// All days there are: the stand-in for a period that cannot be read.
  static let allDays = Period(since: Day(number: -719_162), until: Day(number: 2_932_896))

  /// The period as people write it: a year where it is one, else both days.
  public func text(_ language: Language) -> String {
    let (first, last) = (since.date, until.date)
    if first.year == last.year, (first.month, first.day) == (1, 1),
      (last.month, last.day) == (12, 31)
    {
      return String(first.year)
    }
    guard language == .vi else { return "\(since) to \(until)" }
    return "\(first.day)/\(first.month)/\(first.year)–\(last.day)/\(last.month)/\(last.year)"
  }
}

/// What every table of a run declares.
public struct TableFile: Sendable {
  /// The path, from the run's folder.
  public let file: Placed<String>
  /// The heading of the column with the ids of the subjects.
  public let subject: Placed<String>
  /// Texts that say that a value is missing, besides an empty field.
  public let missing: [String]
  /// Texts that say that an indicator does not apply.
  public let notApplicable: [String]
}

/// The table that lists the units.
public struct UnitTable: Sendable {
  /// The table.
  public let table: TableFile
  /// The heading of the column of names.
  public let name: Placed<String>?
  /// The heading of the column with the id of each one's superior.
  public let parent: Placed<String>?
  /// The attributes that it gives; nil: all of units that the rulebook declares.
  public let attributes: [Placed<String>]?
  /// The heading of the column with the ids under which each one's former results stand, where it
  /// was renamed or merged.
  public let former: Placed<String>?
}

/// The table that lists the persons.
public struct PersonTable: Sendable {
  /// The table.
  public let table: TableFile
  /// The heading of the column of names.
  public let name: Placed<String>?
  /// The heading of the column with the id of each one's unit.
  public let unit: Placed<String>
  /// The attributes that it gives; nil: all of persons that the rulebook declares.
  public let attributes: [Placed<String>]?
}

/// A table of evidence. It may hold rows of units, of persons, or of both.
public struct EvidenceTable: Sendable {
  /// What a row is.
  public enum Layout: String, Sendable, CaseIterable {
    /// A subject, with a column for each indicator.
    case wide
    /// One value of one subject, or one document for it.
    case long
  }

  /// How decimals are written, where the author says it.
  public enum Mark: String, Sendable, CaseIterable {
    /// A comma.
    case comma
    /// A point.
    case point
  }

  /// The table.
  public let table: TableFile
  /// What a row is.
  public let layout: Layout
  /// The stage of its values, among the run's; nil: the one that counts.
  public let stage: Int?
  /// The period of its values, as people write it; nil: the run's.
  public let period: Placed<String>?
  /// How decimals are written; nil: as the table shows.
  public let decimal: Mark?
  /// Headings of columns that nobody reads on purpose.
  public let ignored: [Placed<String>]
  /// The register whose rows it gives; nil for a table of indicators.
  public let register: Placed<String>?
}
