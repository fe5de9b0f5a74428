import Decimals

/// What a whole table shows of how its figures and dates are written. Only counts, so that the
/// order of rows does not matter.
struct Findings {
  /// Figures in which only the point can be the decimal mark.
  var clearPoints = 0
  /// Figures in which only the comma can be the decimal mark.
  var clearCommas = 0
  /// Figures that could be read in both ways.
  var ambiguous = 0
  /// Dates that start with the year.
  var yearFirst = 0
  /// Dates that start with the day, or may.
  var dayFirst = 0
  /// Dates that can only have the month first.
  var monthFirst = 0

  mutating func count(_ form: Figure.Form) {
    switch form {
    case .whole: break
    case .clear(.point): clearPoints += 1
    case .clear(.comma): clearCommas += 1
    case .ambiguous: ambiguous += 1
    }
  }

  /// How figures and dates are to be read. The mark that most figures show is the decimal one;
  /// figures with the other are then refused, and where there are such, so are those that could be
  /// read in two ways. Where nothing tells, those are refused.
  func rules(declared: DecimalMark?) -> ReadingRules {
    let mark: DecimalMark? =
      declared
      ?? (clearPoints > clearCommas ? .point : clearCommas > clearPoints ? .comma : nil)
    let others = mark == .point ? clearCommas : mark == .comma ? clearPoints : 0
    return ReadingRules(
      mark: mark, refusesGroups: others > 0, isUndecided: mark == nil && clearPoints > 0,
      refusesDayFirst: monthFirst > 0)
  }

  /// The order of dates, if there are any.
  var dateOrder: DateOrder? {
    switch (yearFirst > 0, dayFirst > 0) {
    case (true, true): .both
    case (true, false): .yearFirst
    case (false, true): .dayFirst
    case (false, false): nil
    }
  }
}

extension Findings {
  /// The format of a table: what its head shows, completed by what its rows show.
  func format(
    _ head: TableFormat?, rules: ReadingRules?, request: TableRequest
  ) -> TableFormat {
    var format =
      head
      ?? TableFormat(
        delimiter: .comma, decimalMark: nil, isDecimalMarkDeclared: false, isMixed: false,
        dateOrder: nil, hasByteOrderMark: false)
    let declared = request.format.decimalMark
    format.isDecimalMarkDeclared = declared != nil
    format.decimalMark = declared ?? (clearPoints + clearCommas > 0 ? rules?.mark : nil)
    format.isMixed = min(clearPoints, clearCommas) > 0 || monthFirst > 0
    format.dateOrder = dateOrder
    return format
  }
}

/// How the figures and dates of a table are read.
struct ReadingRules: Equatable {
  /// The decimal mark; nil where nothing shows it.
  var mark: DecimalMark?
  /// Whether figures that need the other mark between thousands are refused when they could be
  /// read in another way.
  var refusesGroups: Bool
  /// Whether points and commas are used equally often.
  var isUndecided: Bool
  /// Whether dates that may have the month first are refused.
  var refusesDayFirst: Bool
}

/// The texts that mean that there is no value.
struct AbsenceMarks {
  private let missing: Set<String>
  private let notApplicable: Set<String>
  /// Whether a mark could be taken for a figure or date, so that marks are to be looked for first.
  let comeFirst: Bool
  /// Whether only an empty field means that there is no value.
  var areNone: Bool { missing.isEmpty && notApplicable.isEmpty }

  init(_ request: TableRequest) {
    missing = Set(request.missingMarks.map(comparable))
    notApplicable = Set(request.notApplicableMarks.map(comparable))
    comeFirst = (request.missingMarks + request.notApplicableMarks).contains { mark in
      mark.utf8.contains { $0 >= Byte.zero && $0 <= UInt8(ascii: "9") }
    }
  }

  /// The absence that `content` marks, if it does; `content` has no blanks at its ends.
  func absence(_ content: borrowing Bytes) -> AbsenceReason? {
    if content.isEmpty { return .missing }
    if areNone { return nil }
    guard content.count <= 256 else { return nil }
    let text = cleanText(content)
    if notApplicable.contains(text) { return .notApplicable }
    return missing.contains(text) ? .missing : nil
  }
}
