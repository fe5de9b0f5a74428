import Diagnostics

extension EvidenceFault {
  var englishHeadline: Text {
    switch self {
    case .isUTF16(let path): "\(name: path) is saved as UTF-16 (“Unicode Text”), not as UTF-8"
    case .isWorkbook(let path): "\(name: path) is an Excel workbook, not a CSV file"
    case .isNotUTF8(let path): "\(name: path) is not saved as UTF-8"
    case .isNoText(let path): "\(name: path) is not a text file"
    case .isEmpty(let path): "\(name: path) has no row of headings"
    case .tooManyColumns(let path, let limit):
      "\(name: path) has more than \(number: limit) columns"
    case .openQuote(let row): "row \(number: row) has a quotation mark that nothing closes"
    case .textAfterQuote(let row): "row \(number: row) has text after a closing quotation mark"
    case .strayQuote(let row): "row \(number: row) has a quotation mark inside a value"
    case .fieldCount(let row, let fields, let headings, _):
      "row \(number: row) has \(number: fields) fields, the table has \(number: headings) columns"
    case .rowTooLong(let row, let limit):
      "row \(number: row) is longer than \(number: limit) bytes; the rest of the file is not read"
    case .noSubjectColumn(let path, let heading, _, _):
      "\(name: path) has no column \(name: heading), which says whom each row is about"
    case .headingCount(let headings, let fields):
      "the headings are \(number: headings), while the rows below have \(number: fields) fields"
    case .noColumn(let heading, _, _): "no table has a column \(name: heading)"
    case .repeatedHeading(let heading, _): "two columns bear the heading \(name: heading)"
    case .unusedColumns(let path, let headings):
      headings.count == 1
        ? "\(name: path) has a column that is not used: \(names: headings)"
        : "\(name: path) has \(number: headings.count) columns that are not used: \(names: headings)"
    case .nothingToIgnore(let path, let heading, _):
      "\(name: path) has no column \(name: heading) to ignore"
    case .formats(let paths, let formats): EvidenceFault.headline(paths, formats, .en)
    case .mayBeShares(let column):
      "all values of \(name: column) lie between 0 and 1, but the column is a percentage"
    case .noSubject(let row, let column): "row \(number: row) leaves \(name: column) empty"
    case .unknownSubject(let row, let subject, _):
      "row \(number: row): nobody has the id \(name: subject)"
    case .repeatedSubject(let row, let subject, let firstRow, _):
      "\(name: subject) stands both in row \(number: firstRow) and in row \(number: row)"
    case .noRows(_, let subjects, let count):
      "no table has a row for \(number: count) subjects: \(list(subjects, of: count))"
    case .unknownParent(let row, let subject, let parent, _):
      "row \(number: row): \(name: parent), the superior of \(name: subject), is not in the list"
    case .circularParents(let subjects):
      "these are each other's superiors in a circle: \(names: subjects)"
    case .noUnit(let row, let subject, let column):
      "row \(number: row): \(name: subject) has no unit (column \(name: column) is empty)"
    case .unknownUnit(let row, let subject, let unit, _):
      "row \(number: row): \(name: unit), the unit of \(name: subject), is not in the list"
    case .notAFigure(let row, let column, let value):
      "\(place(row, column)): \(name: value) is not a number"
    case .scientific(let row, let column, let value):
      "\(place(row, column)): \(name: value) is written with an exponent"
    case .spreadsheetError(let row, let column, let value):
      "\(place(row, column)): \(name: value) is the error of a spreadsheet formula"
    case .tooManyDigits(let row, let column, let value, let limit):
      "\(place(row, column)): \(name: value) has more than \(number: limit) digits"
    case .ambiguousFigure(let row, let column, let value):
      "\(place(row, column)): \(name: value) can be read in two ways"
    case .otherDecimalMark(let row, let column, let value):
      "\(place(row, column)): \(name: value) has another decimal mark than the rest of the table"
    case .percentSign(let row, let column, let value):
      "\(place(row, column)): \(name: value) has a % sign, but the column is no percentage"
    case .notWhole(let row, let column, let value):
      "\(place(row, column)): \(name: value) is not a whole number"
    case .outOfRange(let row, let column, let value, let range):
      "\(place(row, column)): \(name: value) lies outside \(code: range)"
    case .notYesNo(let row, let column, let value):
      "\(place(row, column)): \(name: value) says neither yes nor no"
    case .unknownName(let row, let column, let value, _, _):
      "\(place(row, column)): \(name: value) is none of the values allowed"
    case .notADate(let row, let column, let value):
      "\(place(row, column)): \(name: value) is not a date"
    case .monthFirst(let row, let column, let value):
      "\(place(row, column)): \(name: value) has the month before the day"
    case .ambiguousDate(let row, let column, let value):
      "\(place(row, column)): \(name: value) does not tell the day from the month"
    case .notText(let row, let column):
      "\(place(row, column)): the value is not in UTF-8"
    case .givenTwice(let row, let column, let subject, let otherPath, let otherRow):
      """
      \(place(row, column)): the value of \(name: subject) stands already in row \
      \(number: otherRow) of \(name: otherPath)
      """
    case .furtherFaults(let path, let column, let code, let count):
      "\(name: path), column \(name: column): \(number: count) more faults \(code)"
    case .noDocument(let row, let column, let subject):
      "\(place(row, column)): the value of \(name: subject) has no supporting document"
    case .undatedDocument(let row, let column, let subject):
      "\(place(row, column)): the supporting document of \(name: subject) bears no date"
    case .documentsNotChecked(let columns):
      "no table has supporting documents for \(number: columns.count) indicators that ask for them"
    case .overlappingPeriods(let row, let column, let subject, let first, let second):
      """
      \(place(row, column)): \(name: subject) has values for \(code: first) and \(code: second), \
      which have days in common
      """
    case .notCombined(let column, let periods):
      "\(name: column) has values for \(number: periods.count) periods and no way to combine them"
    case .otherPeriods(let path, let periods, let rows):
      """
      \(name: path): \(number: rows) rows are about other periods (\(names: periods)) and not used
      """
    case .noLongColumn(let path, let heading, _):
      "\(name: path) has no column \(name: heading), which a long table must have"
    case .noIndicator(let row, let column): "row \(number: row) leaves \(name: column) empty"
    case .unknownIndicator(let row, let indicator, _):
      "row \(number: row): no indicator is called \(name: indicator)"
    case .unknownPeriod(let row, let period):
      "row \(number: row): \(name: period) is not a period"
    case .unknownStage(let row, let stage, _, _):
      "row \(number: row): no stage is called \(name: stage)"
    case .unknownStatus(let row, let status, _, _):
      "row \(number: row): \(name: status) does not say whether the document was accepted"
    }
  }

  var englishCure: Text? {
    switch self {
    case .isUTF16, .isNotUTF8, .isWorkbook:
      "open it in Excel, choose Save As and the type \(code: "CSV UTF-8 (Comma delimited)")"
    case .isNoText: "check the name of the file; a table of evidence is a CSV file"
    case .isEmpty: "write the headings of the columns in the first row"
    case .tooManyColumns: "delete empty columns, or divide the table among several files"
    case .openQuote:
      "close the value with a quotation mark; one inside a value is written twice (\(code: "\"\""))"
    case .textAfterQuote:
      "put the whole value in quotation marks; one inside it is written twice (\(code: "\"\""))"
    case .strayQuote:
      """
      it is read as a letter; one that encloses the value must be the first character of it, \
      with no space before
      """
    case .fieldCount(_, _, _, let figure?):
      """
      a decimal comma has made two fields of one number: put the number into quotation marks \
      (\(code: "\"\(figure.isEmpty ? "9,5" : figure)\"")), or separate fields by semicolons. \
      The values of this row count as missing
      """
    case .fieldCount:
      """
      add or remove delimiters; a value that holds the delimiter must stand in quotation marks. \
      The values of this row count as missing
      """
    case .rowTooLong: "look for a quotation mark in this row that nothing closes"
    case .noSubjectColumn(_, _, let nearest, _):
      suggestion(nearest) ?? "correct the heading, or \(code: "subject") in run.yaml"
    case .headingCount:
      "put headings that hold the delimiter into quotation marks, or add or remove headings"
    case .noColumn(_, let nearest, _):
      suggestion(nearest)
        ?? "add the column, or write its heading under \(code: "heading") of the indicator"
    case .repeatedHeading: "change the heading of one of them, or delete one"
    case .unusedColumns: nil
    case .nothingToIgnore(_, _, let nearest): suggestion(nearest)
    case .formats: nil
    case .mayBeShares:
      """
      they are read as percentages all the same (\(code: "0.95") is 0.95%); if \(code: "0.95") means \
      95%, write \(code: "95") or \(code: "95%")
      """
    case .noSubject: "write the id of the subject, or delete the row"
    case .unknownSubject(_, _, let nearest):
      suggestion(nearest) ?? "correct the id, or add the subject to the list"
    case .repeatedSubject: "keep one row; until then the values of both count as missing"
    case .noRows: "all their values count as missing"
    case .unknownParent(_, _, _, let nearest):
      suggestion(nearest) ?? "correct the id of the superior, or add that unit to the list"
    case .circularParents: "correct the superiors so that no unit is its own"
    case .noUnit: "write the id of this person's unit"
    case .unknownUnit(_, _, _, let nearest):
      suggestion(nearest) ?? "correct the id of the unit, or add that unit to the list"
    case .notAFigure:
      """
      write the figure alone, without unit or words; if this stands for a missing figure, declare it \
      under \(code: "missing") in run.yaml
      """
    case .scientific:
      "format the column as Number in the spreadsheet and save again; this form may lose digits"
    case .spreadsheetError: "correct the formula in the spreadsheet and save again"
    case .tooManyDigits: "round the figure before it is entered"
    case .ambiguousFigure(_, _, let value):
      """
      nothing tells whether the mark in \(code: value) is the decimal one or stands between \
      thousands: leave out marks between thousands, or declare \(code: "decimal: comma") or \
      \(code: "decimal: point") for the file in run.yaml
      """
    case .otherDecimalMark: "use one decimal mark in the whole table, the comma or the point"
    case .percentSign: "leave out the % sign, or declare \(code: "type: percent")"
    case .notWhole: "write a whole number, or declare \(code: "type: number")"
    case .outOfRange:
      "check the figure, or the bounds in the rulebook: the \(code: "range") of the indicator, the \(code: "points") of a criterion that people score"
    case .notYesNo:
      "write \(names: YesNoWords.yes) or \(names: YesNoWords.no); leave it empty if unknown"
    case .unknownName(_, _, _, let names, let nearest):
      suggestion(nearest) ?? "write one of \(list(names, of: names.count))"
    case .notADate: "write dates as \(code: "2026-12-31") or \(code: "31/12/2026")"
    case .monthFirst, .ambiguousDate:
      """
      some dates of this table have the month first; write them as \(code: "2026-12-31") or \
      \(code: "31/12/2026")
      """
    case .notText: "save the file again with the type \(code: "CSV UTF-8 (Comma delimited)")"
    case .givenTwice: "keep one value; until then it counts as missing"
    case .furtherFaults: "correct the ones above in the same way throughout, then run it again"
    case .noDocument: "write the number of the document; until then the value counts as missing"
    case .undatedDocument:
      "write the date of the document, for the indicator accepts documents for a limited time only"
    case .documentsNotChecked(let columns):
      """
      the values count all the same; to check them, add a long table with a column of documents \
      for \(list(columns, of: columns.count))
      """
    case .overlappingPeriods: "keep one of them; until then the indicator counts as missing"
    case .notCombined(_, let periods):
      """
      write \(code: "combine") for the indicator (\(code: "sum"), \(code: "mean"), \(code: "min"), \
      \(code: "max") or \(code: "last")); periods with values: \(list(periods, of: periods.count))
      """
    case .otherPeriods: nil
    case .noLongColumn(_, _, let nearest):
      suggestion(nearest)
        ?? "correct the heading, or leave out \(code: "layout: long") if each row is one unit"
    case .noIndicator: "write the name of the indicator, or delete the row"
    case .unknownIndicator(_, _, let nearest):
      suggestion(nearest) ?? "write the name that the indicator has in the rulebook"
    case .unknownPeriod:
      "write \(code: "2026"), \(code: "2026-Q1"), \(code: "2026-03") or \(code: "3/2026")"
    case .unknownStage(_, _, let stages, let nearest):
      suggestion(nearest)
        ?? (stages.isEmpty
          ? "declare the stages under \(code: "stages") in run.yaml"
          : "write one of \(names: stages)")
    case .unknownStatus(_, _, let statuses, let nearest):
      suggestion(nearest) ?? "write one of \(names: statuses)"
    }
  }

  private func place(_ row: Int, _ column: String) -> Text {
    "row \(number: row), column \(name: column)"
  }

  private func suggestion(_ nearest: String?) -> Text? {
    nearest.map { "did you mean \(name: $0)?" }
  }

  private func list(_ names: [String], of count: Int) -> Text {
    let shown = Array(names.prefix(10))
    let more = count - shown.count
    return more > 0 ? "\(names: shown) and \(number: more) more" : "\(names: shown)"
  }
}
