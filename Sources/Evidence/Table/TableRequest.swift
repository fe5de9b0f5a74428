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
  /// The period that the values belong to where their rows name none; nil for the run's own.
  public var period: EvidencePeriod?
  /// The number of the stage that the values belong to where their rows name none.
  public var stage: Int
  /// What a row is.
  public var layout: TableLayout

  /// Asks for a table.
  public init(
    path: String, input: TableInput, subjectHeading: String, missingMarks: [String] = [],
    notApplicableMarks: [String] = [], ignored: [String] = [], format: DeclaredFormat = .init(),
    period: EvidencePeriod? = nil, stage: Int = 0, layout: TableLayout = .wide
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
    self.layout = layout
  }
}

/// What a row of a table is.
public enum TableLayout: Sendable, Hashable {
  /// A subject, with a column for each indicator.
  case wide
  /// One value of one subject, or one document for it.
  case long(LongHeadings)
}

/// The headings of a long table, each with the words that stand for it; the first that a table has
/// is taken. Only `indicator` must be there. A table without `value` tells of documents only.
public struct LongHeadings: Sendable, Hashable {
  /// The indicator, by its heading or name.
  public var indicator: [String]
  /// The value.
  public var value: [String]
  /// The period.
  public var period: [String]
  /// The stage.
  public var stage: [String]
  /// The number of the supporting document.
  public var document: [String]
  /// The day of the document.
  public var documentDate: [String]
  /// Whether the document was accepted.
  public var documentStatus: [String]
  /// Remarks, which nobody reads.
  public var note: [String]

  /// English and Vietnamese headings, unless others are given.
  public init(
    indicator: [String] = ["indicator", "chỉ tiêu"], value: [String] = ["value", "giá trị"],
    period: [String] = ["period", "kỳ", "quý", "tháng"], stage: [String] = ["stage", "bước"],
    document: [String] = ["document", "tài liệu"],
    documentDate: [String] = ["document date", "ngày tài liệu"],
    documentStatus: [String] = ["document status", "trạng thái tài liệu"],
    note: [String] = ["note", "ghi chú"]
  ) {
    self.indicator = indicator
    self.value = value
    self.period = period
    self.stage = stage
    self.document = document
    self.documentDate = documentDate
    self.documentStatus = documentStatus
    self.note = note
  }
}
