public import Diagnostics

/// A subject with the figure that was written down and the one that follows from the rest.
public typealias SubjectFigures = (
  subject: String, stated: String, computed: String, place: Span?
)

/// A subject with the first of its figures that differ, and how many more there are.
public typealias DifferingSubject = (
  subject: String, item: String, stated: String, computed: String, more: Int, place: Span?
)

/// What stands out in a run when its parts are held against each other. TD5101 to TD5199. Warnings:
/// no result changes by them.
public enum CrossCheckFault: Fault {
  /// A subject that scores itself otherwise than the rules do.
  case selfScoreDiffers(
    subject: String, figures: [ComparedFigure],
    changed: [(indicator: String, before: String, after: String)])
  /// Further subjects that score themselves otherwise than the rules do.
  case selfScoresDiffer(subjects: [DifferingSubject])
  /// Subjects whose own figures, at the first stage, would give them a better class.
  case declaredClassHigher(stage: String, subjects: [SubjectFigures])
  /// A published result that is not what the rules give.
  case publishedDiffers(subject: String, figures: [ComparedFigure])
  /// Further published results that are not what the rules give.
  case publishedOthersDiffer(subjects: [DifferingSubject])
  /// Subjects with a result that a table of published results leaves out.
  case unpublished(path: String, subjects: [String])
  /// Points in a table of scores that are not the sum of their parts.
  case scoresDoNotAddUp(item: String, parts: [String], subjects: [SubjectFigures])
  /// A column that is the sum of its neighbours in nearly all rows, and not in these.
  case columnsDoNotAddUp(
    column: String, parts: [String], holds: Int, of: Int, subjects: [SubjectFigures])
  /// Percentages that make 100 together in nearly all rows, and not in these.
  case percentagesDoNotAddUp(
    columns: [String], holds: Int, of: Int, subjects: [SubjectFigures])
  /// A column of rates that are not what numerator and denominator give.
  case ratesDiffer(column: String, formula: String, rule: Span, subjects: [SubjectFigures])
  /// Totals that changed since the last period as those of no others did.
  case totalJumps(subjects: [SubjectFigures], median: String, limit: String, count: Int)
  /// Classes that rose or fell by two rungs or more since the last period.
  case classJumps(subjects: [SubjectFigures])
  /// Figures that changed since the last period as those of no others did.
  case figureJumps(indicator: String, subjects: [SubjectFigures], median: String, count: Int)
  /// Totals, classes or figures that moved from the last period by more than the run allows; `item` is
  /// `total`, `class` or the name of the indicator.
  case beyondLimit(item: String, limit: String, subjects: [SubjectFigures])
  /// All points of criteria without a document, where three quarters of those with all points have one.
  case fullWithoutDocument(subject: String, criteria: [String], rules: [Span])
  /// The same of a subject that has handed in no document at all.
  case noDocumentAtAll(subject: String, criteria: [String], rules: [Span])
  /// More figures exactly on a line than chance puts there.
  case figuresBunched(
    indicator: String, criterion: String, line: String, subjects: [SubjectFigures], below: Int,
    above: Int, rule: Span)
  /// Totals exactly on the lower bound of a class.
  case totalsOnLine(
    subjects: [String], line: String, className: String, isBunched: Bool, below: Int, above: Int,
    rule: Span)
  /// Classes that hang on a figure exactly on a line.
  case classHangsOnLine(
    indicator: String, criterion: String, line: String, loss: String, subjects: [SubjectFigures],
    rule: Span)
  /// An acceptance of a finding that is not there.
  case acceptanceIdle(code: String)
  /// A table of scores names what the rulebook does not have.
  case unknownName(what: DecisionSubject, name: String, nearest: String?, known: [String])

  /// The stable code.
  public var code: String {
    switch self {
    case .selfScoreDiffers: "TD5101"
    case .selfScoresDiffer: "TD5102"
    case .declaredClassHigher: "TD5103"
    case .publishedDiffers: "TD5111"
    case .publishedOthersDiffer: "TD5112"
    case .unpublished: "TD5113"
    case .scoresDoNotAddUp: "TD5121"
    case .columnsDoNotAddUp: "TD5122"
    case .percentagesDoNotAddUp: "TD5123"
    case .ratesDiffer: "TD5124"
    case .totalJumps: "TD5131"
    case .classJumps: "TD5132"
    case .figureJumps: "TD5133"
    case .beyondLimit: "TD5134"
    case .fullWithoutDocument: "TD5141"
    case .noDocumentAtAll: "TD5142"
    case .figuresBunched: "TD5151"
    case .totalsOnLine: "TD5152"
    case .classHangsOnLine: "TD5153"
    case .acceptanceIdle: "TD5191"
    case .unknownName: "TD5192"
    }
  }

  /// What stands out is for people to look at; a name that means nothing is a fault of the run.
  public var severity: Severity {
    switch self {
    case .unknownName: .error
    default: .warning
    }
  }

  /// What stands out.
  public func headline(_ language: Language) -> Text {
    language == .vi ? vietnameseHeadline : englishHeadline
  }

  /// What to do about it.
  public func cure(_ language: Language) -> Text? {
    language == .vi ? vietnameseCure : englishCure
  }

  /// The figures one by one.
  public func notes(_ language: Language) -> [Text] {
    language == .vi ? vietnameseNotes : englishNotes
  }

  /// Why it matters.
  public func why(_ language: Language) -> Text? {
    switch (self, language) {
    case (.unknownName, _): nil
    case (_, .vi):
      "Kết quả không đổi vì cảnh báo này; nó chỉ chỗ nên xem lại trước khi trình hoặc công bố."
    case (_, .en):
      "No result changes by it; it shows where to look again before results are submitted or published."
    }
  }

  /// The rules of criteria that were scored otherwise, and the formula of a rate.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch self {
    case .selfScoreDiffers(_, let figures, _), .publishedDiffers(_, let figures):
      let rules = figures.filter { $0.item.hasPrefix("criteria/") }.compactMap(\.rule)
      let word: Text = language == .vi ? "quy tắc của tiêu chí" : "the criterion’s rule"
      return rules.prefix(3).map { ($0, word) }
    case .ratesDiffer(_, _, let rule, _):
      return [(rule, language == .vi ? "quy tắc tính tỷ lệ" : "how the rate is computed")]
    case .fullWithoutDocument(_, _, let rules), .noDocumentAtAll(_, _, let rules):
      let word: Text = language == .vi ? "quy tắc của tiêu chí" : "the criterion’s rule"
      return rules.prefix(3).map { ($0, word) }
    case .figuresBunched(_, _, _, _, _, _, let rule), .totalsOnLine(_, _, _, _, _, _, let rule),
      .classHangsOnLine(_, _, _, _, _, let rule):
      return [(rule, language == .vi ? "ngưỡng này" : "this line")]
    default: return []
    }
  }
}

extension CrossCheckFault {
  /// How many subjects or figures are listed one by one.
  static let mostListed = 10

  /// Where a figure stands, for the end of a note: ` [evidence.csv:5:3]`.
  static func place(_ span: Span?) -> String {
    guard let span else { return "" }
    return "  [\(span.source.path):\(span.place.line):\(span.place.column)]"
  }

  /// The id in an address such as `criteria/3.1`.
  static func name(in item: String) -> String {
    item.firstIndex(of: "/").map { String(item[item.index(after: $0)...]) } ?? item
  }
}
