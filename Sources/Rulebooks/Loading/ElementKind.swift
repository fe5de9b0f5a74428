/// The kinds of mappings that a rulebook or a run consists of. Each knows its keys (`keys`) and what
/// it is called in messages.
///
/// One table of all keys serves the reader of every mapping, the messages about unknown keys and
/// keys in the wrong place, and whoever wants to know what can be written where.
public enum ElementKind: String, Sendable, CaseIterable {
  case rulebook, includedFile = "included-file", days, title, document
  case parameterValue = "parameter-value", attribute, indicator, range
  case indicatorDefaults = "indicator-defaults"
  case functionDefinition = "function"
  case preparation = "prepare", filling = "fill"
  case evidenceCheck = "check", ownCheck = "assessment-check"
  case register, registerColumn = "register-column"
  case assessment, defaults, roundingPlaces = "rounding-places", rounding, caps
  case scoreCeiling = "score-ceiling"
  case criterion, adjustment, points, combination, notApplicable = "not-applicable", sharing
  case missingValue = "missing-value", condition
  case score, part, relativeScale = "onto", ratio, steps, bandRow = "band-row", lossRow =
    "loss-row", deduction
  case checklistItem = "checklist-item"
  case decisionTable = "decision-table", decisionRow = "decision-row", otherResult = "other-result"
  case classRule = "class", requirement, knockOut = "knock-out", ceiling
  case quota, quotaBase = "quota-base", quotaCase = "quota-case"
  case ranking, orderKey = "order-key", award, acceptance
  case run, runUnits = "run-units", runPersons = "run-persons", runTable = "run-table"
  case runPrevious = "run-previous", runScores = "run-scores", runAcceptance = "run-acceptance"
  case runJumps = "run-jumps"
  case testFile = "test-file", ruleTest = "rule-test", testSample = "sample"
  case testSubject = "test-subject", testRelative = "test-relative"
  case testPrevious = "test-previous"
  case testDecision = "test-decision", testTable = "test-table", expectedTable = "expected-table"
  case absentValue = "absent-value"
}

extension ElementKind {
  /// What any element can carry beside what it does.
  private static let remarks = ["basis", "note", "open-question", "accept"]
  private static let ends = ["from", "over", "to", "below"]
  private static let node = [
    "points", "weight", "value", "with", "applies-when", "when-not-applicable", "when-missing",
    "gate", "rounding",
  ]
  private static let method =
    ScoringKey.allCases.map(\.rawValue) + [
      "otherwise", "earn", "table", "zero-at", "full-at", "hold", "when-nothing-due",
      "thresholds-times", "each", "floor", "apply", "all-or-nothing", "onto", "when-equal",
      "within", "better",
    ] + ["to"]
  private static let table = ["file", "subject", "missing", "not-applicable"]
  private static let section = [
    "criteria", "combine", "needs", "children-not-applicable", "floor", "cap",
  ]
  /// The parts of a rulebook that may be spread over several files.
  static let parts = [
    "documents", "parameters", "ladders", "functions", "attributes", "indicators", "registers",
    "assessments",
  ]

  /// The parts that hold rule tests.
  private static let tests = ["samples", "tests"]
  /// What a test gives of a subject.
  private static let given = ["sample", "given", "previous"]

  /// The keys that such a mapping can have; empty where its keys are names that authors give.
  public var keys: [String] {
    switch self {
    case .rulebook:
      [
        "rulebook", "title", "edition", "effective", "status", "language", "source", "include",
        "checks", "indicator-defaults",
      ]
        + Self.parts + Self.tests + Self.remarks
    case .includedFile: Self.parts + Self.tests + ["checks"]
    case .preparation: ["fill", "winsorise"]
    case .filling: ["by", "within"]
    case .evidenceCheck: ["that", "if-missing", "message", "of"] + Self.remarks
    case .ownCheck: ["that", "if-missing", "message"] + Self.remarks
    case .days: ["since", "until"]
    case .title: ["vi", "en"]
    case .document: ["number", "issuer", "title", "date", "effective", "link"]
    case .parameterValue: ["value", "since", "until", "basis", "note"]
    case .attribute: ["of", "type", "ladder", "choices", "title"]
    case .functionDefinition: ["parameters", "formula"] + Self.remarks
    case .indicator:
      [
        "heading", "title", "of", "type", "ladder", "choices", "measured-in", "range", "document",
        "valid-for", "combine", "missing", "better", "when-missing", "derived", "when-nothing-due",
        "prepare",
      ] + Self.remarks
    case .indicatorDefaults:
      [
        "of", "type", "measured-in", "range", "document", "valid-for", "combine", "missing",
        "better", "when-missing", "prepare",
      ]
    case .register: ["of", "title", "columns"] + Self.remarks
    case .registerColumn: ["heading", "type", "ladder", "choices", "range"]
    case .range, .points: Self.ends
    case .assessment:
      [
        "title", "subject", "for", "assessed-when", "scale", "rounding", "when-not-applicable",
        "when-missing", "defaults", "bonus", "penalty", "caps", "total-cap", "total-floor",
        "checks", "score-ceilings", "classes", "knock-outs", "ceilings", "quotas", "rankings",
        "awards",
      ] + Self.section + Self.remarks
    case .defaults: Self.node + ["score", "combine", "needs"]
    case .roundingPlaces: ["digits", "mode", "at"]
    case .rounding: ["digits", "mode"]
    case .caps: ["bonus", "penalty"]
    case .scoreCeiling: ["id", "title", "when", "if-missing", "at-most"] + Self.remarks
    case .criterion:
      ["id", "title", "score", "counts-as"] + Self.node + Self.section + Self.remarks
    case .adjustment: ["id", "title", "score"] + Self.node + Self.remarks
    case .combination: ["power-mean", "formula"]
    case .notApplicable: ["rescale-section", "share-equally"]
    case .sharing: ["among"]
    case .missingValue: ["value"]
    case .condition: ["that", "if-missing"]
    case .score: Self.method
    case .part: ["id", "title", "points", "applies-when"] + Self.method + Self.remarks
    case .relativeScale: ["from", "to", "mean", "sd"]
    case .ratio: ["done", "of", "zero-at", "full-at", "hold", "when-nothing-due"]
    case .steps: ["of", "start", "base", "every", "add", "thresholds-times"]
    case .bandRow: Self.ends + ["when", "otherwise", "earn"] + Self.remarks
    case .lossRow: Self.ends + ["when", "otherwise", "lose"] + Self.remarks
    case .deduction:
      [
        "id", "when", "if-missing", "count", "bands", "table", "lose", "cap", "reason", "deduct",
        "points", "floor", "apply", "rows", "where", "once-per", "keep", "across",
      ] + Self.remarks
    case .checklistItem: ["item", "when", "applies-when", "earn", "each"] + Self.remarks
    case .decisionTable: ["inputs", "rules", "hit-policy", "aggregation"]
    case .decisionRow: ["when", "otherwise", "earn"] + Self.remarks
    case .otherResult: ["assessment", "take", "earn", "every", "combine", "missing"]
    case .classRule:
      ["id", "title"] + Self.ends + ["requires", "when-requirements-fail"] + Self.remarks
    case .requirement:
      ["id", "title", "that", "if-missing", "each-section-at-least"] + Self.remarks
    case .knockOut: ["id", "title", "when", "if-missing", "class", "ask"] + Self.remarks
    case .ceiling: ["id", "title", "when", "if-missing", "at-most", "not-above"] + Self.remarks
    case .quota:
      [
        "id", "title", "class", "within", "share", "at-most", "of", "round", "cases", "at-tie",
        "order-by", "overflow-to",
      ] + Self.remarks
    case .quotaBase: ["classes", "counted"]
    case .quotaCase: ["when", "if-missing", "share", "at-most"] + Self.remarks
    case .ranking:
      ["title", "of", "within", "eligible", "order-by", "ties", "numbering"] + Self.remarks
    case .orderKey: ["by", "lowest-first"]
    case .award:
      ["id", "title", "number", "of", "within", "requires", "if-unfit"] + Self.remarks
    case .acceptance: ["code", "reason"]
    case .run:
      [
        "run", "title", "period", "rulebook", "units", "persons", "evidence", "stages", "stage",
        "fall-back", "decisions", "holidays", "previous", "self-scores", "published", "jumps",
        "accept",
      ]
    case .runUnits: ["name", "parent", "attributes", "former"] + Self.table
    case .runPrevious: ["total", "class", "assessment"] + Self.table
    case .runScores: ["total", "class", "rank", "points", "within", "assessment"] + Self.table
    case .runJumps: ["total", "class", "figures"]
    case .runAcceptance: ["code", "subjects", "about", "reason"]
    case .runPersons: ["name", "unit", "attributes"] + Self.table
    case .runTable: ["ignore", "stage", "layout", "period", "decimal", "register"] + Self.table
    case .testFile: Self.tests
    case .ruleTest:
      Self.given + [
        "name", "note", "assessment", "period", "unit", "head", "person", "units", "persons",
        "evidence", "decisions", "expect", "within", "holidays",
      ]
    case .testSample: Self.given + ["note", "assessment", "unit", "head"]
    case .testSubject:
      Self.given + ["id", "parent", "unit", "head", "total", "class", "expect"]
    case .testRelative: Self.given + ["total", "class"]
    case .testPrevious: ["total", "class", "points-of"]
    case .testDecision: ["subject", "kind", "about", "value", "computed", "assessment"]
    case .testTable: ["file", "subject", "missing", "not-applicable", "ignore"]
    case .expectedTable: ["file", "subject", "missing", "not-applicable"]
    case .absentValue: ["absent"]
    }
  }

  /// The kind of the elements of a section that gives them names; nil where they have no keys of
  /// their own.
  static func named(by section: String) -> ElementKind? {
    switch section {
    case "documents": .document
    case "functions": .functionDefinition
    case "attributes": .attribute
    case "indicators": .indicator
    case "registers": .register
    case "assessments": .assessment
    default: nil
    }
  }

  /// Whether such elements stand as items of a list.
  var isItem: Bool {
    switch self {
    case .scoreCeiling, .criterion, .adjustment, .part, .bandRow, .lossRow, .deduction,
      .checklistItem, .decisionRow,
      .classRule, .requirement, .knockOut, .ceiling, .quota, .quotaCase, .award, .acceptance,
      .parameterValue, .runTable, .runScores, .runAcceptance, .evidenceCheck, .ownCheck:
      true
    default: false
    }
  }

  /// The keys for looking up.
  var keySet: Set<String> { Self.keySets[self] ?? [] }

  private static let keySets = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, Set($0.keys)) })

  /// The kinds that know `key`, in the order in which a reader meets them; for an element of a
  /// rulebook those of runs only where no other does.
  static func knowing(_ key: String, beside element: ElementKind) -> [ElementKind] {
    let all = allCases.filter { $0 != .includedFile && $0.keys.contains(key) }
    if element.isOfRun { return all }
    let own = all.filter { !$0.isOfRun }
    return own.isEmpty ? all : own
  }

  /// Whether it stands in the file of a run.
  private var isOfRun: Bool { self == .run || rawValue.hasPrefix("run-") }
}

/// The keys of `score` that name a scoring method.
enum ScoringKey: String, CaseIterable {
  case yesNo = "yes-no"
  case levels, bands, ratio, steps, per, deduct, checklist, given, from
  case bestOf = "best-of"
  case meanOf = "mean-of"
  case sumOf = "sum-of"
  case relative, formula
  case decisionTable = "decision-table"
}
