public import Decimals
public import Diagnostics
public import YAMLSource

/// The rule tests of a rulebook or of a run, with the samples that they start from.
public struct TestSuite: Sendable {
  /// Named bases of given values, in the order of reading.
  public let samples: [TestSample]
  /// The tests, in the order of reading.
  public let tests: [RuleTest]

  /// Makes a suite.
  public init(samples: [TestSample] = [], tests: [RuleTest] = []) {
    self.samples = samples
    self.tests = tests
  }
}

/// What is expected of the rules for given evidence (`rule-language` section 9).
public struct RuleTest: Sendable {
  /// What it is called.
  public let name: Placed<String>
  /// The assessment that its addresses go by; nil where there is one that they fit.
  public let assessment: Placed<String>?
  /// The last day of the period; nil: the rulebook's own, or the run's.
  public let lastDay: Placed<Day>?
  /// The days on which nobody works besides weekends, for `working days(from, to)`.
  public let holidays: [Day]
  /// Tables of evidence about units.
  public let evidence: [TestTable]
  /// Whom it is about.
  public let subjects: Subjects
  /// What people decided.
  public let decisions: [TestDecision]
  /// A table of expected results.
  public let table: ExpectedTable?
  /// How far a figure may lie from the expected one, 0 or more.
  public let within: Placed<Decimal>?
  /// Where it stands.
  public let span: Span

  /// Whom a test is about.
  public enum Subjects: Sendable {
    /// One subject of whose peers nothing is known.
    case alone(TestSubject)
    /// A subject of the run, by its id, with changes of its facts.
    case ofRun(SubjectKind, TestSubject)
    /// Several, each with its id; beside those of the tables or of the run, if there are any.
    case several(units: [TestSubject], persons: [TestSubject])
  }

  /// Makes a test.
  public init(
    name: Placed<String>, assessment: Placed<String>?, lastDay: Placed<Day>?,
    holidays: [Day] = [], evidence: [TestTable], subjects: Subjects, decisions: [TestDecision],
    table: ExpectedTable?, within: Placed<Decimal>?, span: Span
  ) {
    self.holidays = holidays
    self.name = name
    self.assessment = assessment
    self.lastDay = lastDay
    self.evidence = evidence
    self.subjects = subjects
    self.decisions = decisions
    self.table = table
    self.within = within
    self.span = span
  }
}

/// A named base of given values: `samples: { đơn vị tốt nhất: { given: … } }`.
public struct TestSample: Sendable {
  /// The name.
  public let name: Placed<String>
  /// The assessment that tests with it go by, unless they name another.
  public let assessment: Placed<String>?
  /// What it says of a subject.
  public let subject: TestSubject

  /// Makes a sample.
  public init(name: Placed<String>, assessment: Placed<String>? = nil, subject: TestSubject) {
    self.name = name
    self.assessment = assessment
    self.subject = subject
  }
}

/// What a test says of one subject, and expects of it.
public struct TestSubject: Sendable {
  /// Its id; nil where it is the only one.
  public let id: Placed<String>?
  /// Its own facts.
  public let own: GivenPart
  /// The id of the unit directly above it.
  public let parent: Placed<String>?
  /// The unit that the person belongs to.
  public let unit: UnitOfPerson?
  /// The head of the unit.
  public let head: GivenPart?
  /// What is expected.
  public let expectations: [Expectation]
  /// Where it stands.
  public let span: Span

  /// The unit that a person belongs to.
  public enum UnitOfPerson: Sendable {
    /// One of the test's units or the run's, by its id.
    case named(Placed<String>)
    /// A unit of its own.
    case given(GivenPart)
  }

  /// Makes a subject.
  public init(
    id: Placed<String>? = nil, own: GivenPart, parent: Placed<String>? = nil,
    unit: UnitOfPerson? = nil, head: GivenPart? = nil, expectations: [Expectation] = [],
    span: Span
  ) {
    self.id = id
    self.own = own
    self.parent = parent
    self.unit = unit
    self.head = head
    self.expectations = expectations
    self.span = span
  }
}

/// The facts that a test gives of a subject, over those of a sample.
public struct GivenPart: Sendable {
  /// The sample that it starts from.
  public let sample: Placed<String>?
  /// The facts.
  public let facts: [GivenFact]

  /// Makes a part.
  public init(sample: Placed<String>? = nil, facts: [GivenFact] = []) {
    self.sample = sample
    self.facts = facts
  }
}

/// A fact with its value as a test gives it.
public struct GivenFact: Sendable {
  /// The name of the indicator or attribute, the id of a criterion whose points people give, or
  /// what a rule reads of a result: `unit.class`, `units/total`, `subordinates`.
  public let name: Placed<String>
  /// The value.
  public let value: Value

  /// A value as a test gives it.
  public enum Value: Sendable {
    /// A text that the type of the fact reads.
    case text(YAMLScalar)
    /// No value, for a reason: `{ absent: not-applicable }`.
    case absent(Placed<AbsenceReason>)
    /// Several texts: the classes of `subordinates`.
    case list([Placed<String>], span: Span)
    /// Rows of a register, each by the names of its columns.
    case rows([[(column: Placed<String>, value: YAMLScalar)]], span: Span)
  }

  /// Makes a given fact.
  public init(name: Placed<String>, value: Value) {
    self.name = name
    self.value = value
  }

  /// Where its value stands.
  public var valueSpan: Span {
    switch value {
    case .text(let scalar): scalar.span
    case .absent(let reason): reason.span
    case .list(_, let span), .rows(_, let span): span
    }
  }
}

/// What a test expects at an address of the result, such as `criteria/1.1` or `rank/cụm`.
public struct Expectation: Sendable {
  /// The address; keys under keys are joined by `/`.
  public let address: Placed<String>
  /// The texts that are expected: one, or several where a list is.
  public let values: [Placed<String>]
  /// Whether the values stand in a list.
  public let isList: Bool

  /// Makes an expectation.
  public init(address: Placed<String>, values: [Placed<String>], isList: Bool) {
    self.address = address
    self.values = values
    self.isList = isList
  }

  /// From the address to the last value.
  public var span: Span {
    let end = values.map(\.span.end).max() ?? address.span.end
    return Span(address.span.source, address.span.start..<max(address.span.end, end))
  }
}

/// A decision of a person in a test.
public struct TestDecision: Sendable {
  /// The id of the subject; nil where there is one.
  public let subject: Placed<String>?
  /// The kind, as in the decisions of a run.
  public let kind: Placed<String>
  /// The fact or criterion that it is about.
  public let about: Placed<String>?
  /// What was decided.
  public let value: Placed<String>
  /// The computed value that it answered.
  public let computed: Placed<String>?
  /// The assessment that it belongs to.
  public let assessment: Placed<String>?

  /// Makes a decision.
  public init(
    subject: Placed<String>?, kind: Placed<String>, about: Placed<String>?, value: Placed<String>,
    computed: Placed<String>?, assessment: Placed<String>?
  ) {
    self.subject = subject
    self.kind = kind
    self.about = about
    self.value = value
    self.computed = computed
    self.assessment = assessment
  }
}

/// A table that a test reads, beside the file that holds the test.
public struct TestTable: Sendable {
  /// The path, from the folder of the rulebook or run.
  public let file: Placed<String>
  /// The heading of the column with the ids of the subjects; nil: the first column.
  public let subject: Placed<String>?
  /// Texts that say that a value is missing, besides an empty field.
  public let missing: [String]
  /// Texts that say that an indicator does not apply.
  public let notApplicable: [String]
  /// Headings of columns that nobody reads on purpose.
  public let ignored: [Placed<String>]

  /// Makes a table.
  public init(
    file: Placed<String>, subject: Placed<String>?, missing: [String] = [],
    notApplicable: [String] = [], ignored: [Placed<String>] = []
  ) {
    self.file = file
    self.subject = subject
    self.missing = missing
    self.notApplicable = notApplicable
    self.ignored = ignored
  }
}

/// A table of expected results: by address, the heading of the column.
public struct ExpectedTable: Sendable {
  /// The table.
  public let table: TestTable
  /// The columns; the value of each is its heading.
  public let columns: [Expectation]

  /// Makes a table of expected results.
  public init(table: TestTable, columns: [Expectation]) {
    self.table = table
    self.columns = columns
  }
}
