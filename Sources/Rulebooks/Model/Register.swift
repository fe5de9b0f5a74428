public import Diagnostics

/// A register: a table with one row for each event, such as an error, a case, a product
/// (`rule-language` section 2). A subject can have any number of rows.
public struct Register: Sendable {
  /// One column.
  public struct Column: Sendable {
    /// The name in formulas.
    public let name: Placed<String>
    /// The heading in the table; the name where the author gave none.
    public let heading: String
    /// What its values are.
    public let type: Placed<ValueType>
    /// The values that are not refused.
    public let range: Interval?

    /// Makes a column.
    public init(
      name: Placed<String>, heading: String, type: Placed<ValueType>, range: Interval? = nil
    ) {
      self.name = name
      self.heading = heading
      self.type = type
      self.range = range
    }
  }

  /// The name in formulas: the list of a subject's rows.
  public let name: Placed<String>
  /// Whose events they are.
  public let subject: SubjectKind
  /// What it is called.
  public let title: Title?
  /// The columns in the order of the rulebook.
  public let columns: [Column]
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// Makes a register.
  public init(
    name: Placed<String>, subject: SubjectKind, title: Title?, columns: [Column],
    remarks: Remarks, span: Span
  ) {
    self.name = name
    self.subject = subject
    self.title = title
    self.columns = columns
    self.remarks = remarks
    self.span = span
  }
}

/// What a line of a deduction takes for rows of a register.
public struct RowsRule: Sendable {
  /// Which of several rows of one cause counts.
  public enum Keep: String, Sendable, CaseIterable {
    /// The one that loses most.
    case heaviest
    /// The one that loses least.
    case lightest
  }

  /// How far one cause reaches.
  public enum Reach: String, Sendable, CaseIterable {
    /// The lines of one criterion.
    case criterion
    /// The criteria of one assessment.
    case assessment
  }

  /// The register.
  public let register: Placed<String>
  /// Which rows count; nil: all.
  public let test: Condition?
  /// The column of the cause that is counted once; nil: every row counts.
  public let oncePer: Placed<String>?
  /// Which of the rows of one cause counts.
  public let keep: Keep
  /// How far one cause reaches.
  public let across: Reach

  /// Makes a rule.
  public init(
    register: Placed<String>, test: Condition?, oncePer: Placed<String>?, keep: Keep, across: Reach
  ) {
    self.register = register
    self.test = test
    self.oncePer = oncePer
    self.keep = keep
    self.across = across
  }
}
