/// A table to be read, as a run declares it.
public struct TableRequest: Sendable {
  /// The path as the user would write it, for messages and origins.
  public var path: String
  /// Where the bytes come from.
  public var input: TableInput
  /// The heading of the column that names each row's subject.
  public var subjectHeading: String
  /// Texts that say that a value is missing. An empty field always does.
  public var missingMarks: [String]
  /// Texts that say that an indicator does not apply to the subject.
  public var notApplicableMarks: [String]
  /// Headings of columns that nobody reads on purpose.
  public var ignored: [String]
  /// What the run declares of the format.
  public var format: DeclaredFormat
  /// The number of the period that the values belong to.
  public var period: Int
  /// The number of the stage that the values belong to.
  public var stage: Int

  /// Asks for a table.
  public init(
    path: String, input: TableInput, subjectHeading: String, missingMarks: [String] = [],
    notApplicableMarks: [String] = [], ignored: [String] = [], format: DeclaredFormat = .init(),
    period: Int = 0, stage: Int = 0
  ) {
    self.path = path
    self.input = input
    self.subjectHeading = subjectHeading
    self.missingMarks = missingMarks
    self.notApplicableMarks = notApplicableMarks
    self.ignored = ignored
    self.format = format
    self.period = period
    self.stage = stage
  }
}
