/// All that is to be read about one kind of subject.
public struct EvidenceRequest: Sendable {
  /// Whom the evidence is about.
  public var subjects: SubjectsRequest
  /// The tables of evidence.
  public var tables: [TableRequest]
  /// The columns that are asked for; each is looked for in every table.
  public var columns: [ColumnRequest]
  /// The registers, by number.
  public var registers: [RegisterRequest]
  /// The period that is assessed; nil where it does not matter. Values of days outside it are left
  /// aside with a note.
  public var period: EvidencePeriod?
  /// The names of the stages through which values go, the first one first; none for one stage
  /// without a name.
  public var stages: [String]
  /// The number of the stage whose values count.
  public var stage: Int
  /// The numbers of stages whose values count where there is none at `stage`, the first one first.
  public var fallBack: [Int]

  /// Asks for evidence.
  public init(
    subjects: SubjectsRequest, tables: [TableRequest], columns: [ColumnRequest],
    period: EvidencePeriod? = nil, stages: [String] = [], stage: Int = 0, fallBack: [Int] = [],
    registers: [RegisterRequest] = []
  ) {
    self.registers = registers
    self.subjects = subjects
    self.tables = tables
    self.columns = columns
    self.period = period
    self.stages = stages
    self.stage = stage
    self.fallBack = fallBack
  }
}

/// Whom evidence is about.
public enum SubjectsRequest: Sendable {
  /// Subjects that were read before.
  case known(SubjectTable)
  /// Those that a table lists.
  case listed(SubjectListRequest)
}

/// The table that lists the subjects. It may be one of the tables of evidence too.
public struct SubjectListRequest: Sendable {
  /// The table; its `subjectHeading` is the column of the ids.
  public var table: TableRequest
  /// The heading of the column of names.
  public var nameHeading: String?
  /// The heading of the column with the id of each one's superior.
  public var parentHeading: String?
  /// What else the table tells of the subjects.
  public var attributes: [ColumnRequest]
  /// The column with the id of each person's unit, and the units; nil where the subjects are units.
  public var unit: (heading: String, units: SubjectTable)?

  /// Asks for a list of subjects.
  public init(
    table: TableRequest, nameHeading: String? = nil, parentHeading: String? = nil,
    attributes: [ColumnRequest] = [], unit: (heading: String, units: SubjectTable)? = nil
  ) {
    self.table = table
    self.nameHeading = nameHeading
    self.parentHeading = parentHeading
    self.attributes = attributes
    self.unit = unit
  }
}
