public import Decimals
public import Diagnostics

/// A rulebook as its author wrote it: every element typed and placed, formulas still text.
public struct Rulebook: Sendable {
  /// The identifier, as in `rulebook: bac-giang-46`.
  public let id: Placed<String>
  /// The title.
  public let title: Title
  /// The edition.
  public let edition: String?
  /// The days in which it is in force.
  public let effective: DayRange?
  /// Whether it has been issued or is a proposal.
  public let status: Status
  /// The language of titles written as plain text.
  public let language: Language
  /// Where evidence and figures come from, as printed with results: `source:`.
  public let source: Title?
  /// The legal bases by key, in the order of the file.
  public let documents: [LegalDocument]
  /// Named figures with their dates.
  public let parameters: [Parameter]
  /// Named orders of words.
  public let ladders: [LadderDefinition]
  /// FEEL functions of its own.
  public let functions: [FunctionDefinition]
  /// What is known of units and persons besides evidence.
  public let attributes: [Attribute]
  /// What evidence is collected.
  public let indicators: [Indicator]
  /// Tables with one row for each event.
  public let registers: [Register]
  /// What holds figures of the evidence against each other.
  public let checks: [EvidenceCheck]
  /// How evidence becomes points, classes and ranks.
  public let assessments: [Assessment]
  /// How many formulas it holds; they are numbered from 0.
  public let formulaCount: Int
  /// Bases, notes, questions, acceptances of the rulebook as a whole.
  public let remarks: Remarks
  /// Where it stands: the first key of `rulebook.yaml`.
  public let span: Span
  /// Where loading found errors: nothing more is said about what stands there.
  let unread: UnreadPlaces

  /// Whether a rulebook has been issued.
  public enum Status: String, Sendable, CaseIterable {
    /// Not issued; results say so.
    case proposal
    /// Issued by the competent authority.
    case issued
  }

  /// Makes a rulebook.
  public init(
    id: Placed<String>, title: Title, edition: String?, effective: DayRange?, status: Status,
    language: Language, source: Title?, documents: [LegalDocument], parameters: [Parameter],
    ladders: [LadderDefinition], functions: [FunctionDefinition] = [], attributes: [Attribute],
    indicators: [Indicator], registers: [Register] = [], checks: [EvidenceCheck] = [],
    assessments: [Assessment],
    formulaCount: Int, remarks: Remarks = Remarks(), span: Span
  ) {
    self.init(
      id: id, title: title, edition: edition, effective: effective, status: status,
      language: language, source: source, documents: documents, parameters: parameters,
      ladders: ladders, functions: functions, attributes: attributes, indicators: indicators,
      registers: registers, checks: checks, assessments: assessments, formulaCount: formulaCount,
      remarks: remarks,
      span: span,
      unread: UnreadPlaces([]))
  }

  init(
    id: Placed<String>, title: Title, edition: String?, effective: DayRange?, status: Status,
    language: Language, source: Title?, documents: [LegalDocument], parameters: [Parameter],
    ladders: [LadderDefinition], functions: [FunctionDefinition], attributes: [Attribute],
    indicators: [Indicator], registers: [Register], checks: [EvidenceCheck],
    assessments: [Assessment], formulaCount: Int,
    remarks: Remarks, span: Span,
    unread: UnreadPlaces
  ) {
    self.id = id
    self.title = title
    self.edition = edition
    self.effective = effective
    self.status = status
    self.language = language
    self.source = source
    self.documents = documents
    self.parameters = parameters
    self.ladders = ladders
    self.functions = functions
    self.attributes = attributes
    self.indicators = indicators
    self.registers = registers
    self.checks = checks
    self.assessments = assessments
    self.formulaCount = formulaCount
    self.remarks = remarks
    self.span = span
    self.unread = unread
  }
}

/// Days from the first to the last, both included; an end that is lacking is open.
public struct DayRange: Sendable, Hashable {
  /// The first day.
  public let since: Day?
  /// The last day.
  public let until: Day?

  /// Makes a range of days.
  public init(since: Day?, until: Day?) {
    self.since = since
    self.until = until
  }

  /// Whether `day` lies in it.
  public func contains(_ day: Day) -> Bool {
    if let since, day < since { return false }
    if let until, until < day { return false }
    return true
  }
}

/// A legal document that rules are based on.
public struct LegalDocument: Sendable {
  /// The key under which rules cite it.
  public let key: Placed<String>
  /// The number, such as `46/NQ-HĐND`.
  public let number: String?
  /// Who issued it.
  public let issuer: String?
  /// What it is called.
  public let title: Title?
  /// When it was issued.
  public let date: Day?
  /// The days in which it is in force, where that matters.
  public let effective: DayRange?
  /// Where it can be read.
  public let link: String?

  /// Makes a legal document.
  public init(
    key: Placed<String>, number: String?, issuer: String?, title: Title?, date: Day?,
    effective: DayRange?, link: String?
  ) {
    self.key = key
    self.number = number
    self.issuer = issuer
    self.title = title
    self.date = date
    self.effective = effective
    self.link = link
  }
}

/// A named figure whose value depends on the day.
public struct Parameter: Sendable {
  /// The name in formulas.
  public let name: Placed<String>
  /// The values, each with the days in which it holds.
  public let values: [Dated]

  /// One value and its days.
  public struct Dated: Sendable {
    /// The value.
    public let value: Literal
    /// The days in which it holds.
    public let days: DayRange
    /// Its legal bases.
    public let basis: [Basis]
    /// Where it stands.
    public let span: Span

    /// Makes a dated value.
    public init(value: Literal, days: DayRange, basis: [Basis], span: Span) {
      self.value = value
      self.days = days
      self.basis = basis
      self.span = span
    }
  }

  /// Makes a parameter.
  public init(name: Placed<String>, values: [Dated]) {
    self.name = name
    self.values = values
  }
}

/// A constant of a rulebook. `20%` is a share of 0.2.
public enum Literal: Sendable {
  /// A number.
  case number(Decimal)
  /// A share written with `%`; its value is the hundredth part.
  case share(Decimal)
  /// A truth value.
  case boolean(Bool)
  /// A text.
  case text(String)
  /// A day.
  case day(Day)
}

/// A named order of words, rising, without judgement.
public struct LadderDefinition: Sendable {
  /// The name.
  public let name: Placed<String>
  /// The rungs, rising.
  public let rungs: [Placed<String>]

  /// Makes a ladder.
  public init(name: Placed<String>, rungs: [Placed<String>]) {
    self.name = name
    self.rungs = rungs
  }
}
