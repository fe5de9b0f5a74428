import Decimals
import Diagnostics

/// What can be wrong with evidence. TD4xxx.
public enum EvidenceFault: Fault {
  // The table as a whole: TD400x.

  /// UTF-16, which Excel saves as “Unicode Text”.
  case isUTF16(path: String)
  /// A workbook of Excel under the name of a text table.
  case isWorkbook(path: String)
  /// Headings in an encoding that is not UTF-8.
  case isNotUTF8(path: String)
  /// No text at all.
  case isNoText(path: String)
  /// A table without a row of headings.
  case isEmpty(path: String)
  /// More columns than are read.
  case tooManyColumns(path: String, limit: Int)

  // Rows: TD401x.

  /// A quotation mark that nothing closes.
  case openQuote(row: Int)
  /// Text after a closing quotation mark.
  case textAfterQuote(row: Int)
  /// A quotation mark inside a value.
  case strayQuote(row: Int)
  /// More or fewer fields than headings.
  /// `figure` is a number whose decimal comma most likely made two fields of one; empty where several
  /// may have done so.
  case fieldCount(row: Int, fields: Int, headings: Int, figure: String?)
  /// A row longer than rows may be; nothing after it is read.
  case rowTooLong(row: Int, limit: Int)

  // Headings: TD402x.

  /// The column that names the subjects is not there.
  /// `asked` is where a run asks for it.
  case noSubjectColumn(path: String, heading: String, nearest: String?, asked: Span? = nil)
  /// No table has the column of an indicator; `asked` is where a run asks for it.
  case noColumn(heading: String, nearest: String?, asked: Span? = nil)
  /// All rows have another number of fields than there are headings.
  case headingCount(headings: Int, fields: Int)
  /// Two columns of a table bear the same heading.
  case repeatedHeading(heading: String, first: Span)
  /// Columns that nobody asks for.
  case unusedColumns(path: String, headings: [String])
  /// A column to be ignored is not there.
  case nothingToIgnore(path: String, heading: String, nearest: String?)
  /// How tables are written, each with its format.
  case formats(paths: [String], formats: [TableFormat])
  /// Percentages that may be shares of one.
  case mayBeShares(column: String)

  // Subjects: TD403x.

  /// A row without the id of its subject.
  case noSubject(row: Int, column: String)
  /// A row about a subject that nobody knows.
  case unknownSubject(row: Int, subject: String, nearest: String?)
  /// Two rows about the same subject.
  case repeatedSubject(row: Int, subject: String, firstRow: Int, first: Span)
  /// Subjects that no table has a row for.
  case noRows(paths: [String], subjects: [String], count: Int)
  /// A superior that is no subject.
  case unknownParent(row: Int, subject: String, parent: String, nearest: String?)
  /// Superiors in a circle.
  case circularParents(subjects: [String])
  /// A person without a unit.
  case noUnit(row: Int, subject: String, column: String)
  /// A person of a unit that nobody knows.
  case unknownUnit(row: Int, subject: String, unit: String, nearest: String?)

  // Values: TD404x and TD405x.

  /// Not a figure.
  case notAFigure(row: Int, column: String, value: String)
  /// A figure with an exponent.
  case scientific(row: Int, column: String, value: String)
  /// The error of a spreadsheet's formula.
  case spreadsheetError(row: Int, column: String, value: String)
  /// More digits than a number holds.
  case tooManyDigits(row: Int, column: String, value: String, limit: Int)
  /// A figure that can be read in two ways.
  case ambiguousFigure(row: Int, column: String, value: String)
  /// Another decimal mark than the rest of the table has.
  case otherDecimalMark(row: Int, column: String, value: String)
  /// A percent sign in a column that is no percentage.
  case percentSign(row: Int, column: String, value: String)
  /// A fraction in a column of whole numbers.
  case notWhole(row: Int, column: String, value: String)
  /// Outside the range.
  case outOfRange(row: Int, column: String, value: String, range: String)
  /// Neither yes nor no.
  case notYesNo(row: Int, column: String, value: String)
  /// No rung of a ladder and none of the choices.
  case unknownName(row: Int, column: String, value: String, names: [String], nearest: String?)
  /// No date.
  case notADate(row: Int, column: String, value: String)
  /// A date with the month first.
  case monthFirst(row: Int, column: String, value: String)
  /// A date that may have the month first.
  case ambiguousDate(row: Int, column: String, value: String)
  /// Bytes that are no text in UTF-8.
  case notText(row: Int, column: String)
  /// Two tables give a value for the same subject, column, period and stage.
  case givenTwice(row: Int, column: String, subject: String, otherPath: String, otherRow: Int)
  /// Faults that were counted and not shown.
  case furtherFaults(path: String, column: String, code: String, count: Int)

  // Documents and periods: TD406x.

  /// A value that needs a document has none.
  case noDocument(row: Int, column: String, subject: String)
  /// A document bears no day, and its value is good for a time only.
  case undatedDocument(row: Int, column: String, subject: String)
  /// Indicators ask for documents, and no table tells of any.
  case documentsNotChecked(columns: [String])
  /// Periods of one subject's values have days in common.
  case overlappingPeriods(row: Int, column: String, subject: String, first: String, second: String)
  /// Several periods have values, and the indicator does not say how they become one.
  case notCombined(column: String, periods: [String])
  /// Rows about days outside the run's period.
  case otherPeriods(path: String, periods: [String], rows: Int)

  // Long tables: TD407x.

  /// A column that a long table must have is not there.
  case noLongColumn(path: String, heading: String, nearest: String?)
  /// A row without an indicator.
  case noIndicator(row: Int, column: String)
  /// A row about an indicator that nobody asks for.
  case unknownIndicator(row: Int, indicator: String, nearest: String?)
  /// A period that cannot be understood.
  case unknownPeriod(row: Int, period: String)
  /// A stage that the run does not have.
  case unknownStage(row: Int, stage: String, stages: [String], nearest: String?)
  /// Neither accepted nor rejected.
  case unknownStatus(row: Int, status: String, statuses: [String], nearest: String?)

  /// The stable code.
  public var code: String {
    switch self {
    case .isUTF16: "TD4001"
    case .isWorkbook: "TD4002"
    case .isNotUTF8: "TD4003"
    case .isNoText: "TD4004"
    case .isEmpty: "TD4005"
    case .tooManyColumns: "TD4006"
    case .openQuote: "TD4011"
    case .textAfterQuote: "TD4012"
    case .strayQuote: "TD4013"
    case .fieldCount: "TD4014"
    case .rowTooLong: "TD4015"
    case .noSubjectColumn: "TD4021"
    case .noColumn: "TD4022"
    case .headingCount: "TD4028"
    case .repeatedHeading: "TD4023"
    case .unusedColumns: "TD4024"
    case .nothingToIgnore: "TD4025"
    case .formats: "TD4026"
    case .mayBeShares: "TD4027"
    case .noSubject: "TD4031"
    case .unknownSubject: "TD4032"
    case .repeatedSubject: "TD4033"
    case .noRows: "TD4034"
    case .unknownParent: "TD4035"
    case .circularParents: "TD4036"
    case .noUnit: "TD4037"
    case .unknownUnit: "TD4038"
    case .notAFigure: "TD4041"
    case .scientific: "TD4042"
    case .spreadsheetError: "TD4043"
    case .tooManyDigits: "TD4044"
    case .ambiguousFigure: "TD4045"
    case .otherDecimalMark: "TD4046"
    case .percentSign: "TD4047"
    case .notWhole: "TD4048"
    case .outOfRange: "TD4049"
    case .notYesNo: "TD4051"
    case .unknownName: "TD4052"
    case .notADate: "TD4053"
    case .monthFirst: "TD4054"
    case .ambiguousDate: "TD4055"
    case .notText: "TD4056"
    case .givenTwice: "TD4057"
    case .furtherFaults: "TD4059"
    case .noDocument: "TD4061"
    case .undatedDocument: "TD4062"
    case .documentsNotChecked: "TD4063"
    case .overlappingPeriods: "TD4064"
    case .notCombined: "TD4065"
    case .otherPeriods: "TD4066"
    case .noLongColumn: "TD4071"
    case .noIndicator: "TD4072"
    case .unknownIndicator: "TD4073"
    case .unknownPeriod: "TD4074"
    case .unknownStage: "TD4075"
    case .unknownStatus: "TD4076"
    }
  }

  /// Notes say what was found; a fault of a value or row is an error.
  public var severity: Severity {
    switch self {
    case .strayQuote, .nothingToIgnore, .documentsNotChecked, .mayBeShares: .warning
    case .unusedColumns, .formats, .noRows, .otherPeriods: .note
    default: .error
    }
  }

  /// What is wrong, with its row and column.
  public func headline(_ language: Language) -> Text {
    switch language {
    case .vi: vietnameseHeadline
    case .en: englishHeadline
    }
  }

  /// What to do about it.
  public func cure(_ language: Language) -> Text? {
    switch language {
    case .vi: vietnameseCure
    case .en: englishCure
    }
  }

  /// The first of two of the same.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch self {
    case .repeatedHeading(_, let first):
      [(first, language == .vi ? "tiêu đề này đã có ở đây" : "the heading stands here already")]
    case .noSubjectColumn(_, _, _, let asked?), .noColumn(_, _, let asked?):
      [(asked, language == .vi ? "cột được khai báo ở đây" : "the column is asked for here")]
    case .repeatedSubject(_, _, _, let first):
      [(first, language == .vi ? "dòng đầu tiên" : "the first row")]
    default: []
    }
  }
}

extension EvidenceFault {
  /// The fault of a value that is refused.
  init(_ refusal: Refusal, of request: ColumnRequest, row: Int, value: String) {
    let column = request.heading
    switch refusal {
    case .notAFigure, .brokenRow, .repeatedHeading, .repeatedSubject, .givenTwice,
      .documentRejected, .documentLacking, .documentUndated, .expired, .notAtStage,
      .periodMissing, .overlappingPeriods, .periodsNotCombined:
      // The latter are reported for rows and tables as wholes, or are no faults.
      self = .notAFigure(row: row, column: column, value: value)
    case .scientific: self = .scientific(row: row, column: column, value: value)
    case .spreadsheetError: self = .spreadsheetError(row: row, column: column, value: value)
    case .tooManyDigits:
      self = .tooManyDigits(row: row, column: column, value: value, limit: Decimal.precision)
    case .ambiguousFigure: self = .ambiguousFigure(row: row, column: column, value: value)
    case .otherDecimalMark: self = .otherDecimalMark(row: row, column: column, value: value)
    case .percentSign: self = .percentSign(row: row, column: column, value: value)
    case .notWhole: self = .notWhole(row: row, column: column, value: value)
    case .outOfRange:
      self = .outOfRange(
        row: row, column: column, value: value, range: request.effectiveRange?.description ?? "")
    case .notYesNo: self = .notYesNo(row: row, column: column, value: value)
    case .unknownName:
      let names = request.kind.names
      self = .unknownName(
        row: row, column: column, value: value, names: names,
        nearest: nearestName(to: value, among: names))
    case .notADate: self = .notADate(row: row, column: column, value: value)
    case .monthFirst: self = .monthFirst(row: row, column: column, value: value)
    case .ambiguousDate: self = .ambiguousDate(row: row, column: column, value: value)
    case .notText: self = .notText(row: row, column: column)
    }
  }
}

extension Refusal {
  /// The code of the fault that it is reported as.
  var code: String {
    EvidenceFault(self, of: ColumnRequest(id: 0, heading: "", kind: .number), row: 0, value: "")
      .code
  }
}
