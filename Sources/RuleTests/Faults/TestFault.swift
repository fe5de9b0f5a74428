public import Diagnostics
public import Rulebooks

/// What can be wrong with a rule test itself, so that it could not be run. TD3601 to TD3699.
public enum TestFault: Fault, Error {
  // Given values: TD360x.

  /// A fact that the rulebook does not have; `nearest` is the one that may be meant.
  case unknownFact(name: String, of: SubjectKind, nearest: String?)
  /// A value for a fact that is computed from others.
  case derivedFact(name: String, from: [String])
  /// A value that the type of the fact does not take.
  case unfitValue(fact: String, text: String, wanted: Wanted)
  /// A value that evidence of this fact could not have.
  case outsideRange(fact: String, text: String, range: String)

  // Samples: TD361x.

  /// A sample that does not exist.
  case unknownSample(name: String, nearest: String?)
  /// Samples that start from each other.
  case samplesInCircle(names: [String])
  /// Samples that start from each other in a longer row than is followed.
  case samplesTooDeep(limit: Int)

  // Whom it is about: TD362x.

  /// An assessment that the rulebook does not have.
  case unknownAssessment(name: String, nearest: String?, known: [String])
  /// Several assessments that could be meant.
  case severalAssessments(names: [String])
  /// A unit or person that the test or run does not have.
  case unknownSubject(id: String, of: SubjectKind, nearest: String?)
  /// A subject of a run in a test that stands beside rules.
  case subjectWithoutRun(id: String)
  /// A result of a unit or head of whom the test says nothing.
  case nobodyThere(address: String, kind: SubjectKind)

  // What is expected: TD363x.

  /// Nothing is expected.
  case nothingExpected(name: String)
  /// An address that no result has.
  case unknownAddress(address: String, nearest: String?, known: [String])
  /// An element of an assessment that does not exist.
  case unknownElement(id: String, part: AddressPart, nearest: String?, known: [String])
  /// An address that must say which ranking is meant.
  case whichRanking(names: [String])
  /// What depends on peers, asked of one subject alone.
  case needsPeers(address: String)
  /// A text that cannot stand at an address.
  case unfitExpectation(address: String, text: String, wanted: Wanted)

  // Decisions and tables: TD364x.

  /// A kind of decision that does not exist.
  case unknownDecision(kind: String, nearest: String?, known: [String])
  /// A decision that does not say which of several subjects it is about.
  case whoseDecision(kind: String)
  /// A table that lies outside the folder of the rulebook.
  case fileOutside(path: String)
  /// A table of expected results that says nothing of any subject.
  case emptyTable(path: String)
  /// A table of expected results without evidence.
  case tableWithoutEvidence(path: String)

  /// What is wanted in the place of a text that does not fit.
  public enum Wanted: Sendable, Hashable {
    /// A number; `corrected` is how the text is to be written, where it is one.
    case number(corrected: String?)
    /// A number without decimals.
    case wholeNumber
    /// A share such as `80%`.
    case share
    /// Yes or no.
    case yesNo
    /// A date, year first; `corrected` is how the text is to be written, where it is one.
    case date(corrected: String?)
    /// One of some words; `nearest` is the one that may be meant.
    case words([String], nearest: String?)
    /// A figure, or one of some words.
    case figureOrWords([String], nearest: String?)
    /// One text, not a list.
    case oneText
    /// A list of the classes of subordinate units.
    case listOfClasses
    /// Rows of a register.
    case rows
  }

  /// The stable code.
  public var code: String {
    switch self {
    case .unknownFact: "TD3601"
    case .derivedFact: "TD3602"
    case .unfitValue: "TD3603"
    case .outsideRange: "TD3604"
    case .unknownSample: "TD3611"
    case .samplesInCircle: "TD3612"
    case .samplesTooDeep: "TD3613"
    case .unknownAssessment: "TD3621"
    case .severalAssessments: "TD3622"
    case .unknownSubject: "TD3623"
    case .subjectWithoutRun: "TD3625"
    case .nobodyThere: "TD3626"
    case .nothingExpected: "TD3631"
    case .unknownAddress: "TD3632"
    case .unknownElement: "TD3633"
    case .whichRanking: "TD3634"
    case .needsPeers: "TD3635"
    case .unfitExpectation: "TD3636"
    case .unknownDecision: "TD3641"
    case .whoseDecision: "TD3642"
    case .fileOutside: "TD3643"
    case .emptyTable: "TD3644"
    case .tableWithoutEvidence: "TD3645"
    }
  }
}
