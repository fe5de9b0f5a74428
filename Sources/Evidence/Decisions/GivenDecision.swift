import Decimals
import Diagnostics

/// What a person decided where rules leave it to people (`rule-language` section 7), as it is
/// written; whether it can be applied is found out at its step.
public struct GivenDecision: Sendable {
  /// At which step a decision enters.
  public enum Kind: String, Sendable, CaseIterable {
    /// A value of an indicator.
    case evidence
    /// The points of a criterion.
    case points
    /// A class that the rules leave to the authority.
    case classDecision = "class"
    /// The order of those that are equal.
    case tie
    /// Who of those that are equal at a quota's limit is in it.
    case quota
    /// The class after an appeal.
    case finalClass = "final-class"

    /// The words that stand for it in a table, in lower case, its key first.
    var words: [String] {
      switch self {
      case .evidence: [rawValue, "số liệu"]
      case .points: [rawValue, "điểm"]
      case .classDecision: [rawValue, "xếp loại"]
      case .tie: [rawValue, "thứ tự", "đồng hạng"]
      case .quota: [rawValue, "tỷ lệ"]
      case .finalClass: [rawValue, "xếp loại cuối", "kiến nghị"]
      }
    }

    init?(_ word: String) {
      let lower = FoldedText(word).text
      guard let kind = Kind.allCases.first(where: { $0.words.contains(lower) }) else { return nil }
      self = kind
    }
  }

  /// At which step it enters.
  public let kind: Kind
  /// The id of the subject as it is written.
  public let subject: String
  /// The number of the unit with this id, if there is one.
  public let unit: Int?
  /// The number of the person with this id, if there is one.
  public let person: Int?
  /// The assessment that it belongs to; nil where it is not named.
  public let assessment: String?
  /// The indicator, criterion, ranking or quota that it is about; nil where it is not named.
  public let about: String?
  /// What was decided: a figure with a decimal point and without a percent sign, else the text.
  public let value: String
  /// The computed value that it answered, in the same form; nil where it was not written down.
  public let computed: String?
  /// What the column or key of the computed value is called in the file.
  public let computedHeading: String
  /// Why.
  public let reason: String?
  /// The number or title of the document.
  public let document: String?
  /// The day, as days since 1970-01-01.
  public let day: Int64?
  /// Who decided.
  public let authority: String?
  /// The path of the file.
  public let path: String
  /// The number of its row as a spreadsheet shows it, or of its place in a YAML list.
  public let row: Int
  /// Where the decided value is written.
  public let span: Span?
  /// Where the assessment is named; the whole decision where it is not.
  public let assessmentSpan: Span
  /// Where what it is about is named; the whole decision where it is not.
  public let aboutSpan: Span
}

/// The decisions to be read.
public struct DecisionsRequest: Sendable {
  /// The path as the user would write it; a file ending in `.yaml` or `.yml` is read as YAML.
  public var path: String
  /// Where the bytes come from.
  public var input: TableInput
  /// What the run declares of the format of a table.
  public var format: DeclaredFormat
  /// The units.
  public var units: SubjectTable
  /// The persons, if there are any.
  public var persons: SubjectTable?

  /// Asks for decisions.
  public init(
    path: String, input: TableInput, units: SubjectTable, persons: SubjectTable? = nil,
    format: DeclaredFormat = .init()
  ) {
    self.path = path
    self.input = input
    self.units = units
    self.persons = persons
    self.format = format
  }
}

/// Decisions that were read, in the order of their file, and what is wrong with others.
public struct GivenDecisions: Sendable {
  /// The decisions that can be understood; of several on the same matter none is among them.
  public let decisions: [GivenDecision]
  /// What is wrong.
  public let diagnostics: [Diagnostic]
}

/// What a decision may say: the keys of YAML and, with Vietnamese words, the headings of a table.
enum DecisionField: Int, CaseIterable {
  case subject, kind, assessment, about, value, computed, reason, document, date, authority

  /// Its headings, the key first.
  var headings: [String] {
    switch self {
    case .subject: ["subject", "mã", "đối tượng"]
    case .kind: ["kind", "loại", "loại quyết định"]
    case .assessment: ["assessment", "bảng đánh giá"]
    case .about: ["about", "về"]
    case .value: ["value", "giá trị", "kết quả"]
    case .computed: ["computed", "giá trị tính", "kết quả tính"]
    case .reason: ["reason", "lý do"]
    case .document: ["document", "văn bản", "tài liệu"]
    case .date: ["date", "ngày"]
    case .authority: ["authority", "cấp có thẩm quyền", "thẩm quyền"]
    }
  }

  var isRequired: Bool { self == .subject || self == .kind || self == .value }
}

/// What one row or one item of a list says.
struct DecisionRecord {
  let row: Int
  var texts: [DecisionField: (text: String, span: Span)] = [:]
  /// The heading or key under which the computed value stands.
  var computedHeading = DecisionField.computed.headings[0]
  /// The whole of it.
  let span: Span

  func text(_ field: DecisionField) -> String? { texts[field]?.text }
  func span(_ field: DecisionField) -> Span { texts[field]?.span ?? span }
}
