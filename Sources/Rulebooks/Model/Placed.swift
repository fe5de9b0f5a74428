public import Decimals
public import Diagnostics
public import YAMLSource

/// A value with the place where its author wrote it.
public struct Placed<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// Where it stands.
  public let span: Span

  /// Puts a value and its place together.
  public init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }
}

/// A title in one or both languages.
public struct Title: Sendable, Hashable {
  /// The Vietnamese title.
  public let vi: String?
  /// The English title.
  public let en: String?

  /// Makes a title; one without words falls back on what it names.
  public init(vi: String? = nil, en: String? = nil) {
    self.vi = vi
    self.en = en
  }

  /// The title for a reader of `language`, or the other language's where that one is lacking.
  public func text(in language: Language) -> String? {
    language == .vi ? vi ?? en : en ?? vi
  }
}

/// A text in FEEL as it stands in a rulebook, before it is parsed.
///
/// Formulas are numbered as they are loaded; the checked rulebook keeps what each was parsed to
/// under its number.
public struct Formula: Sendable {
  /// Its number in the rulebook.
  public let number: Int
  /// The scalar that holds it: its text and the way from there into the file.
  public let scalar: YAMLScalar
  /// How it is read.
  public let reading: Reading

  /// How a FEEL text is read.
  public enum Reading: Sendable {
    /// As an expression.
    case expression
    /// As unary tests against an input: `>= 90`, `[1..5]`, `not("x")`.
    case unaryTests
  }

  /// Makes a formula.
  public init(number: Int, scalar: YAMLScalar, reading: Reading = .expression) {
    self.number = number
    self.scalar = scalar
    self.reading = reading
  }

  /// The text as YAML gives it.
  public var text: String { scalar.value }
  /// Where it stands.
  public var span: Span { scalar.span }
}

/// A figure of a rule: written out, or a formula (most often the name of a parameter).
public enum Amount: Sendable {
  /// A figure that stands in the rule.
  case constant(Placed<Decimal>)
  /// A parameter's name or another formula.
  case formula(Formula)

  /// Where it stands.
  public var span: Span {
    switch self {
    case .constant(let placed): placed.span
    case .formula(let formula): formula.span
    }
  }
}

/// A range of numbers: `from` (≥), `over` (>), `to` (≤), `below` (<).
public struct Interval: Sendable {
  /// One end.
  public struct End: Sendable {
    /// The figure at which it stands.
    public let amount: Amount
    /// Whether the figure itself belongs to the range.
    public let isClosed: Bool

    /// Makes an end.
    public init(_ amount: Amount, isClosed: Bool) {
      self.amount = amount
      self.isClosed = isClosed
    }
  }

  /// The lower end; nil where there is none.
  public let lower: End?
  /// The upper end; nil where there is none.
  public let upper: End?

  /// Makes a range.
  public init(lower: End?, upper: End?) {
    self.lower = lower
    self.upper = upper
  }
}

/// A test on which a rule depends, and what it counts as where it cannot be determined.
public struct Condition: Sendable {
  /// The test.
  public let formula: Formula
  /// What it counts as where evidence is lacking; nil: an error for that subject.
  public let ifMissing: Bool?

  /// Makes a condition.
  public init(_ formula: Formula, ifMissing: Bool? = nil) {
    self.formula = formula
    self.ifMissing = ifMissing
  }
}

/// A legal basis: a document of the rulebook and a place in it, such as `NQ46 Đ1.1`.
public struct Basis: Sendable {
  /// The key of the document, as declared under `documents`.
  public let document: String
  /// The place in the document: article, clause, point.
  public let article: String
  /// Where the basis is written.
  public let span: Span

  /// Makes a basis.
  public init(document: String, article: String, span: Span) {
    self.document = document
    self.article = article
    self.span = span
  }
}

/// What any element of a rulebook can carry beside what it does.
public struct Remarks: Sendable {
  /// The legal bases.
  public let basis: [Basis]
  /// A note for readers.
  public let note: String?
  /// A question that only the issuer can answer.
  public let openQuestion: String?
  /// The findings that the author accepts here, with the reason.
  public let accepted: [Acceptance]

  /// Makes remarks.
  public init(
    basis: [Basis] = [], note: String? = nil, openQuestion: String? = nil,
    accepted: [Acceptance] = []
  ) {
    self.basis = basis
    self.note = note
    self.openQuestion = openQuestion
    self.accepted = accepted
  }
}

/// A finding of the checker that the author accepts: `accept: [{ code: TD3401, reason: … }]`.
public struct Acceptance: Sendable {
  /// The code of the finding.
  public let code: Placed<String>
  /// Why it is accepted.
  public let reason: String

  /// Makes an acceptance.
  public init(code: Placed<String>, reason: String) {
    self.code = code
    self.reason = reason
  }
}
