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
  /// The path of the rulebook, from the run's folder.
  public let rulebook: Placed<String>
  /// The table that lists the units.
  public let units: UnitTable
  /// The tables of evidence.
  public let evidence: [EvidenceTable]
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
}

/// A table of evidence.
public struct EvidenceTable: Sendable {
  /// The table.
  public let table: TableFile
  /// Headings of columns that nobody reads on purpose.
  public let ignored: [Placed<String>]
}
