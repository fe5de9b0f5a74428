/// Why a value that stands in a table was refused. It then counts as missing with this reason.
public enum Refusal: UInt8, Error, Sendable, Hashable, CaseIterable {
  /// No figure.
  case notAFigure
  /// A figure with an exponent, such as `1.2E+05`.
  case scientific
  /// The error of a spreadsheet's formula, such as `#REF!`.
  case spreadsheetError
  /// More digits than a number can hold.
  case tooManyDigits
  /// `1.234` where nothing tells whether the mark is the decimal one.
  case ambiguousFigure
  /// A figure with the other decimal mark than the rest of the table.
  case otherDecimalMark
  /// A percent sign where no percentage is asked for.
  case percentSign
  /// A fraction where a whole number is asked for.
  case notWhole
  /// Outside the range.
  case outOfRange
  /// Neither yes nor no.
  case notYesNo
  /// No rung of the ladder and none of the choices.
  case unknownName
  /// No date.
  case notADate
  /// A date with the month before the day.
  case monthFirst
  /// A date that may have the month first, in a table in which others do.
  case ambiguousDate
  /// Bytes that are no text.
  case notText
  /// The row has more or fewer fields than headings, or its quotation marks do not close.
  case brokenRow
  /// Two columns of the table bear the heading.
  case repeatedHeading
  /// Two rows of one table are about the same subject.
  case repeatedSubject
  /// Two tables or rows give the same value.
  case givenTwice
  /// Its supporting document was not accepted.
  case documentRejected
  /// It needs a supporting document and has none.
  case documentLacking
  /// Its document bears no day, so that nobody can tell whether it is still good.
  case documentUndated
  /// Its document is older than the indicator allows.
  case expired
  /// It was given at another stage than the one that counts.
  case notAtStage
  /// Another period than the ones that were given lacks a value.
  case periodMissing
  /// Two of the periods have days in common.
  case overlappingPeriods
  /// Several periods have values, and nothing says how they become one.
  case periodsNotCombined
}
