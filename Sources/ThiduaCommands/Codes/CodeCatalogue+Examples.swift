// One example of every fault, so that `codes` says what messages say and nothing else.
import Decimals
import Diagnostics
import Evidence
import FEEL
import RuleTests
import Rulebooks
import Runs
import Scenarios
import Scoring
import YAMLSource

extension CodeCatalogue {
  /// Where examples stand that belong to a place.
  private static let place = Span(Source(path: "…", bytes: []), 0..<0)

  /// One example of every fault, stage by stage; names in it are “…”.
  static let examples: [any Fault] =
    adviceFaults + bandFaults + caseFaults + checkFaults + classFaults + classFindings
    + conditionFindings + crossCheckFaults + decisionFaults + evidenceFaults + fEELFaults
    + fileFaults + formulaFaults
    + functionFaults + interactionFindings + jSONFaults + loadingFaults
    + NullCause.allCases.map { NullFault($0) }
    + peerFaults + periodFaults + pointsFaults
    + referenceFaults + registerFaults + runFaults + scenarioFaults + scoringFaults
    + scoringFindings + tableFaults + testFaults + treeTableFaults + usageFaults + yAMLFaults

  private static let adviceFaults: [AdviceFault] = [
    .indicatorUnused(name: "số lớp tập huấn"),
    .functionUnused(name: "quy điểm"),
    .parameterUnused(name: "điểm xuất sắc"),
    .registerUnused(name: "lỗi"),
    .basisMissing(id: "1.2"),
    .acceptanceIdle(code: "TD3821"),
    .errorAccepted(code: "TD3301"),
  ]

  private static let bandFaults: [BandFault] = [
    .gap(from: Decimal(899, decimals: 1), to: 90, example: Decimal(8995, decimals: 2)),
    .overlap(from: 90, to: 90, example: 90, isOpen: false, first: place),
    .unreachable(least: 0, most: 20),
    .restEmpty,
    .restTwice(first: place),
    .unproven,
    .valueOpen(value: "chậm"),
    .valueTwice(value: "chậm", first: place),
  ]

  private static let caseFaults: [CaseFault] = [
    .missingKey("…"),
    .notACase,
    .noRows,
  ]

  private static let checkFaults: [CheckFault] = [
    .failed(subject: "…", vietnamese: "…", english: "…", figures: [], places: []),
    .further(vietnamese: "…", english: "…", count: 2),
  ]

  private static let classFaults: [ClassFault] = [
    .notDescending(id: "hoàn thành", bound: 70, above: "tốt", aboveBound: 70),
    .boundMissing(id: "tốt"),
    .lowestBounded(id: "hoàn thành", bound: 50),
    .totalFitsNone(id: "tốt", above: "xuất sắc", total: Decimal(8995, decimals: 2)),
    .totalFitsTwo(id: "tốt", above: "xuất sắc", total: 90),
    .unreachable(id: "xuất sắc", bound: 110, highest: 100),
    .lowestUnreachable(id: "không hoàn thành"),
    .limitIdle(id: "xuất sắc"),
    .bandEmpty(
      id: "tốt", from: Decimal(9001, decimals: 2), to: Decimal(9004, decimals: 2), digits: 1),
    .overflowNotLower(limited: "tốt", overflow: "xuất sắc"),
    .quotaOnLowest(id: "không hoàn thành"),
    .lowestRequires(id: "không hoàn thành"),
    .noClasses(key: "ceilings"),
    .awardElsewhere(award: "cờ thi đua", ranking: "toàn tỉnh"),
  ]

  private static let classFindings: [ClassFinding] = [
    .requirementLeavesNone(
      id: "xuất sắc", total: 85,
      example: Witness([Witness.Entry(name: "points of(\"2.2\")", value: .number("0"))])),
    .totalShutOut(id: "tốt", total: Decimal(8495, decimals: 2)),
    .ceilingAtBound(atMost: 90, id: "xuất sắc"),
    .awardNeverGiven(award: "bằng khen", ranking: "toàn tỉnh"),
    .eligibleInVain(award: "bằng khen", id: "tốt", ranking: "toàn tỉnh"),
    .baseUnstated(id: "trần xuất sắc"),
    .smallBase(
      id: "trần xuất sắc", base: 4, first: 5, share: Decimal(2, decimals: 1)),
    .quotaShut(id: "trần xuất sắc"),
    .quotaIdle(id: "trần tốt"),
    .limitWithoutBasis(kind: "knock-outs", id: "chưa tự đánh giá"),
  ]

  private static let conditionFindings: [ConditionFinding] = [
    .neverHolds(
      role: .knockOut, element: "nhiều lớp",
      reach: Witness([Witness.Entry(name: "số lớp tập huấn", value: .between("0", "20"))])),
    .alwaysHolds(
      role: .knockOut, element: "chậm",
      reach: Witness([Witness.Entry(name: "tỷ lệ đúng hạn", value: .between("0", "100"))])),
    .deductedTwice(
      element: "2.3", line: 1, other: 2,
      example: Witness([Witness.Entry(name: "số ngày chậm", value: .number("11"))]), first: place),
    .shadowed(
      role: .ceiling, element: "một lớp", by: "hai lớp",
      example: Witness([Witness.Entry(name: "số lớp tập huấn", value: .number("0"))]), first: place),
    .missingCountsAsBest(name: "số vi phạm"),
    .missingCountsAsZero(name: "số người đã tập huấn"),
    .missingHides(role: .knockOut, element: "chưa tự đánh giá"),
  ]

  private static let interactionFindings: [InteractionFinding] = [
    .rateOpen(element: "chậm", by: "số kiến nghị"),
    .penalisedTwice(
      element: "P2", other: "P1",
      example: Witness([Witness.Entry(name: "số ngày chậm", value: .number("6"))]), first: place),
    .missingPasses(role: .requirement, element: "xuất sắc"),
    .valueHides(name: "có tham nhũng", role: .knockOut, element: "tham nhũng"),
    .eligibilityUndone(role: .eligible, element: "khen", by: "số đơn", first: place),
    .numberOutOfOrder(number: "2", before: "3"),
    .numberElsewhere(number: "2.2", section: "1"),
    .formulaBeyond(id: "1.1", value: 20, limit: 10, isBelow: false),
    .percentWithoutHundred(name: "tỷ lệ đúng hạn"),
    .baseCanBeZero(id: "trần xuất sắc", limited: "xuất sắc", counted: "tốt"),
  ]

  private static let crossCheckFaults: [CrossCheckFault] = [
    .selfScoreDiffers(
      subject: "…",
      figures: [(item: "total", stated: "9", computed: "8", place: nil, rule: nil)], changed: []),
    .selfScoresDiffer(subjects: differingSubjects),
    .publishedDiffers(
      subject: "…",
      figures: [(item: "total", stated: "9", computed: "8", place: nil, rule: nil)]),
    .publishedOthersDiffer(subjects: differingSubjects),
    .unpublished(path: "…", subjects: ["…"]),
    .scoresDoNotAddUp(item: "total", parts: ["…"], subjects: differing),
    .columnsDoNotAddUp(column: "…", parts: ["…"], holds: 19, of: 20, subjects: differing),
    .percentagesDoNotAddUp(columns: ["…"], holds: 19, of: 20, subjects: differing),
    .ratesDiffer(column: "…", formula: "…", rule: place, subjects: differing),
    .declaredClassHigher(stage: "…", subjects: differing),
    .totalJumps(subjects: differing, median: "1", limit: "10", count: 20),
    .classJumps(subjects: differing),
    .figureJumps(indicator: "…", subjects: differing, median: "1", count: 20),
    .beyondLimit(item: "total", limit: "5", subjects: differing),
    .fullWithoutDocument(subject: "…", criteria: ["…"], rules: []),
    .noDocumentAtAll(subject: "…", criteria: ["…"], rules: []),
    .figuresBunched(
      indicator: "…", criterion: "…", line: "80", subjects: differing, below: 0, above: 4,
      rule: place),
    .totalsOnLine(
      subjects: ["…"], line: "90", className: "…", isBunched: false, below: 0, above: 0, rule: place
    ),
    .classHangsOnLine(
      indicator: "…", criterion: "…", line: "80", loss: "3", subjects: differing, rule: place),
    .acceptanceIdle(code: "…"),
    .unknownName(what: .criterion, name: "…", nearest: "…", known: ["…"]),
  ]

  private static let differingSubjects: [DifferingSubject] = [
    (subject: "…", item: "total", stated: "9", computed: "8", more: 0, place: nil)
  ]

  private static let differing: [SubjectFigures] = [
    (subject: "…", stated: "9", computed: "8", place: nil)
  ]

  private static let decisionFaults: [DecisionFault] = [
    .noColumn(path: "…", heading: "…", nearest: "…"),
    .notAList(path: "…"),
    .unknownKey(key: "…", keys: ["…"], nearest: "…"),
    .lacking(row: 2, field: "…"),
    .unknownKind(row: 2, kind: "…", kinds: ["…"], nearest: "…"),
    .unknownSubject(row: 2, subject: "…", nearest: "…"),
    .aboutNothing(row: 2, subject: "…", kind: "…"),
    .repeated(row: 2, subject: "…", firstRow: 2, first: place),
    .ambiguousFigure(row: 2, value: "…"),
    .notADate(row: 2, date: "…"),
    .unsupported(row: 2, subject: "…", fields: ["…"]),
  ]

  private static let evidenceFaults: [EvidenceFault] = [
    .isUTF16(path: "…"),
    .isWorkbook(path: "…"),
    .isNotUTF8(path: "…"),
    .isNoText(path: "…"),
    .isEmpty(path: "…"),
    .tooManyColumns(path: "…", limit: 2),
    .openQuote(row: 2),
    .textAfterQuote(row: 2),
    .strayQuote(row: 2),
    .fieldCount(row: 2, fields: 2, headings: 2, figure: nil),
    .rowTooLong(row: 2, limit: 2),
    .noSubjectColumn(path: "…", heading: "…", nearest: "…"),
    .noColumn(heading: "…", nearest: "…"),
    .headingCount(headings: 3, fields: 2),
    .repeatedHeading(heading: "…", first: place),
    .unusedColumns(path: "…", headings: ["…"]),
    .nothingToIgnore(path: "…", heading: "…", nearest: "…"),
    .formats(paths: ["…"], formats: []),
    .mayBeShares(column: "…"),
    .noSubject(row: 2, column: "…"),
    .unknownSubject(row: 2, subject: "…", nearest: "…"),
    .repeatedSubject(row: 2, subject: "…", firstRow: 2, first: place),
    .noRows(paths: ["…"], subjects: ["…"], count: 2),
    .unknownParent(row: 2, subject: "…", parent: "…", nearest: "…"),
    .circularParents(subjects: ["…"]),
    .noUnit(row: 2, subject: "…", column: "…"),
    .unknownUnit(row: 2, subject: "…", unit: "…", nearest: "…"),
    .notAFigure(row: 2, column: "…", value: "…"),
    .scientific(row: 2, column: "…", value: "…"),
    .spreadsheetError(row: 2, column: "…", value: "…"),
    .tooManyDigits(row: 2, column: "…", value: "…", limit: 2),
    .ambiguousFigure(row: 2, column: "…", value: "…"),
    .otherDecimalMark(row: 2, column: "…", value: "…"),
    .percentSign(row: 2, column: "…", value: "…"),
    .notWhole(row: 2, column: "…", value: "…"),
    .outOfRange(row: 2, column: "…", value: "…", range: "…"),
    .notYesNo(row: 2, column: "…", value: "…"),
    .unknownName(row: 2, column: "…", value: "…", names: ["…"], nearest: "…"),
    .notADate(row: 2, column: "…", value: "…"),
    .monthFirst(row: 2, column: "…", value: "…"),
    .ambiguousDate(row: 2, column: "…", value: "…"),
    .notText(row: 2, column: "…"),
    .givenTwice(row: 2, column: "…", subject: "…", otherPath: "…", otherRow: 2),
    .furtherFaults(path: "…", column: "…", code: "…", count: 2),
    .noDocument(row: 2, column: "…", subject: "…"),
    .undatedDocument(row: 2, column: "…", subject: "…"),
    .documentsNotChecked(columns: ["…"]),
    .overlappingPeriods(row: 2, column: "…", subject: "…", first: "…", second: "…"),
    .notCombined(column: "…", periods: ["…"]),
    .otherPeriods(path: "…", periods: ["…"], rows: 2),
    .noLongColumn(path: "…", heading: "…", nearest: "…"),
    .noIndicator(row: 2, column: "…"),
    .unknownIndicator(row: 2, indicator: "…", nearest: "…"),
    .unknownPeriod(row: 2, period: "…"),
    .unknownStage(row: 2, stage: "…", stages: ["…"], nearest: "…"),
    .unknownStatus(row: 2, status: "…", statuses: ["…"], nearest: "…"),
  ]

  private static let fEELFaults: [FEELFault] = [
    .emptyExpression,
    .endTooEarly,
    .unexpected("…"),
    .unexpectedCharacter("…"),
    .operandMissing(before: "…"),
    .unfinishedString,
    .unfinishedComment,
    .bracketNotClosed("…"),
    .strayBracket("…"),
    .wrongBracket(found: "…", expected: "…"),
    .decimalComma(whole: "…", fraction: "…"),
    .decimalCommaInTests(whole: "…", fraction: "…"),
    .foreignOperator(found: "…", instead: "…"),
    .leadingEqualsSign(instead: nil),
    .wordAfterNumber(figure: "95", word: "…"),
    .singleQuotes(text: "…"),
    .typographicQuotes(text: "…"),
    .percentSign(figure: "…"),
    .thenMissing,
    .elseMissing,
    .keywordMissing("…", after: "…"),
    .rangeEndMissing,
    .rangeBracketsMissing,
    .colonMissing(key: "…"),
    .nameMissingAfterDot,
    .notNeedsBrackets(instead: nil),
    .operatorMissing(left: "…", right: "…"),
    .cellAddress("…"),
    .alternatives(instead: "…"),
    .externalFunction,
    .textTooLong(limit: 2),
    .nestedTooDeep(limit: 2),
    .tooManyOperations(limit: 2),
    .numberTooLong(text: "…"),
    .duplicateKey("…"),
    .unreadableTemporal(text: "…"),
    .unknownName(name: "…", nearest: "…"),
    .unknownFunction(name: "…", nearest: "…"),
    .spreadsheetFunction(name: "…", instead: "…"),
    .unknownField(name: "…", of: "…", nearest: "…"),
    .unknownType(name: "…", nearest: "…"),
    .unquotedRung(word: "…", rung: "…", ladder: "…"),
    .unknownRung(word: "…", ladder: "…", rungs: ["…"], nearest: "…"),
    .unknownParameter(name: "…", function: "…", signature: "…", nearest: "…"),
    .callBracketsMissing(signature: "…"),
    .questionMarkOutsideTests,
    .clockRefused(name: "…"),
    .zoneRefused(text: "…"),
    .assignment(name: "…"),
    .operandTypes(operator: "…", left: .number, right: .number),
    .operandType(operator: "…", found: .number),
    .truthValueExpected(operator: "…", found: .number),
    .comparisonTypes(left: .number, right: .number, instead: nil),
    .orderOfLevels(ladder: "…", operator: "…", instead: nil),
    .alwaysNull(operator: "…"),
    .conditionType(found: .number),
    .filterType(found: .number),
    .notIterable(found: .number),
    .rangeEndType(found: .number),
    .notAFunction(found: .number),
    .argumentCount(function: "…", found: 2, signature: "…"),
    .argumentCountOfFunction(expected: 2, found: 2),
    .argumentType(function: "…", parameter: "…", expected: .number, found: .number, signature: "…"),
    .nullArgument(function: "…", parameter: "…", signature: "…"),
    .levelExpected(function: "…", found: .number),
    .rungExpected(function: "…", ladder: "…"),
    .constantCondition(true),
    .nullComparison(name: "…"),
    .emptyRange,
    .divisionByZero,
    .declaredType(expected: .number, found: .number),
    .cellCount(expected: 2, found: 2),
  ]

  private static let fileFaults: [FileFault] = [
    .missing(path: "…", nearest: ["…"]),
    .isFolder(path: "…"),
    .noPermission(path: "…"),
    .tooLarge(path: "…", limit: 2),
    .unreadable(path: "…", reason: 2),
  ]

  private static let formulaFaults: [FormulaFault] = [
    .wrongType(key: "…", expected: .truth, found: "…", example: nil),
    .brokenByComment(kept: "…", lost: "…"),
    .commentClose(kept: "…", lost: "…"),
    .conditionConstant(key: "…", holds: true),
    .orderConstant(text: "…"),
    .derivedType(name: "…", declared: "…", found: "…"),
    .shareForPercent(text: "…", share: "…", percent: "…"),
    .percentForShare(figure: "…", share: "…"),
    .choiceUnordered(name: "…"),
    .nameElsewhere(name: "…", place: .afterPoints),
    .missingValueType(indicator: "…", type: "…"),
    .countForRate(name: "…"),
  ]

  private static let functionFaults: [FunctionFault] = [
    .nameTaken(name: "…"),
    .circle(names: ["…"], others: []),
    .unknownType(name: "…", nearest: "…"),
    .readsFact(name: "…", function: "…"),
  ]

  private static let jSONFaults: [JSONFault] = [
    .badEscape("…"),
    .badNumber("…"),
    .duplicateKey("…"),
    .endTooEarly,
    .nestedTooDeep(limit: 2),
    .notAnObject,
    .notText,
    .unexpected(found: "…", expected: .value),
  ]

  private static let loadingFaults: [LoadingFault] = [
    .unknownKey(key: "…", element: .criterion, nearest: "…"),
    .keyElsewhere(key: "…", element: .criterion, belongs: [.criterion], write: nil),
    .missingKey(key: "…", element: .criterion),
    .namesMissing(section: "…", found: "…"),
    .nothingGiven(key: "…"),
    .wrongShape(key: "…", expected: .mapping, found: .scalar, write: nil),
    .wrongItem(list: "…", element: .criterion),
    .notANumber(key: "…", text: "…", corrected: nil),
    .decimalComma(text: "…", corrected: "…"),
    .groupedDigits(text: "…", corrected: "…"),
    .percentNotWanted(key: "…", text: "…", corrected: "…"),
    .notAShare(key: "…", text: "…", corrected: nil),
    .notTrueOrFalse(key: "…", text: "…"),
    .notADate(key: "…", text: "…", corrected: "…"),
    .notOneOf(key: "…", text: "…", allowed: ["…"], nearest: "…"),
    .notAWholeNumber(key: "…", text: "…", from: 2, to: 2),
    .notADuration(key: "…", text: "…"),
    .cutByComma(key: "…", kept: "…", whole: "…"),
    .listForFormula(key: "…", text: "…"),
    .mappingForFormula(key: "…", text: "…"),
    .notARulebook(path: "…"),
    .repeatedID(id: "…", element: .criterion, first: place),
    .repeatedName(name: "…", first: place),
    .keysExclude(key: "…", other: "…", element: .criterion),
    .keyNeeds(key: "…", needed: "…"),
    .noMethod(methods: ["…"]),
    .nothingToScore(id: "…"),
    .emptyList(key: "…"),
    .badName(name: "…", reason: .start),
    .nameSpelledTwice(name: "…", other: "…", word: "…", place: place),
    .reservedName(name: "…"),
    .includeOutside(path: "…"),
    .includedTwice(path: "…"),
    .daysReversed(since: "…", until: "…"),
    .rangeEmpty(lower: "…", upper: "…", write: nil),
  ]

  private static let peerFaults: [PeerFault] = [
    .directionUnknown(id: "…"),
    .valueReadsSubordinates(id: "…"),
    .standardScoresEqual(word: "…"),
    .standardScoresInPoints(id: "…"),
  ]

  private static let periodFaults: [PeriodFault] = [
    .notPeriods(most: 2),
    .notADay(found: "…"),
  ]

  private static let pointsFaults: [PointsFault] = [
    .doNotAddUp(id: "2", declared: 15, parts: 14),
    .scaleDiffers(scale: 100, parts: 101),
    .earningOutside(id: "1.1", earning: 5, lowest: 0, highest: 4),
    .bestBelowPoints(id: "5.1", best: 1, points: 2),
    .pointsMissing(id: "1.1", method: "ratio"),
    .earningsMixed(id: "3.2"),
    .rescaledElsewhere(id: "5", target: 10, points: 20),
    .notApplicableOpen(id: "3", isSection: true),
    .notPositive(key: "every", value: 0),
    .capBelowFloor(cap: 3, floor: 5),
    .ceilingIdle(atMost: 100, highest: 100),
    .sharedBeyondSums(id: "3.5", section: "3", key: "counts-as"),
  ]

  private static let referenceFaults: [ReferenceFault] = [
    .unknownLadder(name: "…", nearest: "…", known: ["…"]),
    .unknownDocument(key: "…", nearest: "…", known: ["…"]),
    .unknownClass(name: "…", assessment: "…", nearest: "…", known: ["…"]),
    .unknownAssessment(name: "…", nearest: "…", known: ["…"]),
    .unknownRung(name: "…", ladder: "…", nearest: "…", known: ["…"]),
    .unknownCriterion(id: "…", nearest: "…"),
    .unknownAttribute(name: "…", nearest: "…"),
    .unknownRanking(name: "…", nearest: "…", known: ["…"]),
    .rungWithoutEarning(rung: "…", ladder: "…"),
    .parameterNotInForce(name: "…", day: "…"),
    .parameterTwiceInForce(name: "…", day: "…", other: place),
    .parameterTypesDiffer(name: "…"),
    .rulebookNotInForce(day: "…", since: "…", until: "…"),
    .documentNotInForce(key: "…", day: "…", others: []),
    .derivedInCircle(names: ["…"], others: []),
    .headingTaken(heading: "…", first: place),
    .severalAssessments(names: ["…"]),
    .noUnitAssessment,
    .assessmentsInCircle(names: ["…"], others: []),
    .unitsReadPersons(assessment: "…"),
    .notAPerson,
    .unitClassesDiffer(name: "…", assessment: "…"),
    .unknownDepth(deepest: 2),
    .literalExpected(function: "…"),
    .needsCriteria(what: "…"),
    .unknownUnitName(name: "…", nearest: "…"),
    .scaleMissing(assessment: "…"),
    .needsClasses(assessment: "…"),
    .subordinateClasses(assessments: ["…"]),
    .periodsWithinPeriods(assessment: "…"),
    .subordinatesLater(assessment: "…", later: ["…"]),
    .registerInParts(register: "…", assessment: "…"),
    .needsRanking,
  ]

  private static let registerFaults: [RegisterFault] = [
    .unknownRegister(name: "…", nearest: "…", known: ["…"]),
    .unknownColumn(register: "…", name: "…", nearest: "…", known: ["…"]),
  ]

  private static let runFaults: [RunFault] = [
    .fileOutside(path: "…"),
    .notARun(path: "…"),
    .noSubjects(path: "…"),
    .notAPeriod(text: "…"),
    .noRulebook(path: "…", nearest: ["…"]),
    .openPeriod(lacks: "…"),
    .decisionNotAsked(subject: "…", kind: "…", value: "…"),
    .decisionForbidden(subject: "…", kind: "…", value: "…"),
    .decisionUnreadable(subject: "…", kind: "…", value: "…"),
    .staleDecision(subject: "…", kind: "…", value: "…", computed: "…", now: "…", heading: "…"),
    .unknownStage(name: "…", nearest: "…", known: ["…"]),
    .stagesNotSeparated(text: "…", write: "…"),
    .unknownRegister(name: "…", nearest: "…", known: ["…"]),
    .unknownAttribute(name: "…", nearest: "…", known: ["…"]),
    .unknownInDecision(what: .criterion, name: "…", nearest: "…", known: ["…"]),
    .noPreviousRun(path: "…"),
    .previousNotComputed(path: "…"),
    .previousInCircle(path: "…"),
    .noEditionInForce(day: "…", editions: ["…"], places: []),
    .severalEditionsInForce(day: "…", editions: ["…"], places: []),
  ]

  private static let scenarioFaults: [ScenarioFault] = [
    .unknownAddress(address: "…", segment: "…", nearest: ["…"], known: ["…"]),
    .ambiguousAddress(address: "…", candidates: ["…"]),
    .notAValue(address: "…", known: ["…"]),
    .unknownSubject(id: "…", nearest: ["…"]),
    .unknownFact(name: "…", nearest: ["…"]),
    .derivedFact(name: "…", inputs: ["…"]),
    .factOfRows(name: "…"),
    .tooManyAdditions(limit: 2),
    .wrongValue(address: "…", value: "…", wanted: .yesNo, words: ["…"]),
    .outOfRange(address: "…", value: "…", range: "…"),
    .changesNothing(address: "…", value: "…"),
    .changedTwice(address: "…"),
    .subjectsStay(address: "…"),
    .malformedChange(text: "…"),
    .notAScenario(path: "…"),
    .nothingChanged(name: "…"),
    .unknownKey(key: "…", nearest: "…", known: ["…"]),
    .cannotRescale(value: "…"),
    .rulesBroken(count: 2),
    .alreadyThere(address: "…"),
    .malformedVariation(text: "…"),
    .tooManyValues(limit: 2),
  ]

  private static let scoringFaults: [ScoringFault] = [
    .arithmetic(element: "…", subjects: 2, first: "…"),
    .formulaGaveNull(element: "…", cause: .written, subjects: 2, first: "…"),
    .noBandHolds(element: "…", subjects: 2, first: "…"),
    .noTruthValue(element: "…", subjects: 2, first: "…"),
    .nothingWasDue(element: "…", subjects: 2, first: "…"),
    .quotaCaseDiffers(element: "…", subjects: 2, first: "…"),
    .quotaInCircle(element: "…", subjects: 2, first: "…"),
    .outsideGoalposts(element: "…", subjects: 2, first: "…"),
    .outsidePoints(element: "…", lowest: 2, highest: 2, subjects: 2, first: "…"),
    .severalResults(element: "…", subjects: 2, first: "…"),
    .severalHeads(subjects: 2, first: "…"),
    .peersEqual(element: "…", subjects: 2, first: "…"),
    .severalRowsHold(element: "…", other: nil, subjects: 2, first: "…"),
    .rowsDiffer(element: "…", other: nil, subjects: 2, first: "…"),
  ]

  private static let scoringFindings: [ScoringFinding] = [
    .nothingDueOpen(id: "2.1", of: "số kiến nghị"),
    .divisorOpen(name: "tỷ lệ đúng hạn", by: "số kiến nghị"),
    .sameForAll(id: "1.1", points: 4),
    .againstDirection(id: "2.1", better: "90", betterEarns: 3, worse: "70", worseEarns: 6),
    .weightsNear(id: "1", sum: 99, whole: 100),
    .parameterGap(name: "điểm tốt", day: "2026-04-01"),
    .numberTwice(number: "2.", first: place),
    .numberSkipped(skipped: "2.3", before: "2.2", after: "2.4"),
    .percentAsShare(name: "tỷ lệ đúng hạn", figure: Decimal(9, decimals: 1)),
    .bestOutOfReach(id: "1.1", best: 2, points: 4),
    .openQuestion(text: "Không có kiến nghị nào thì tính thế nào?"),
    .peersDecide(id: "1.2", count: 1, way: .range, others: []),
    .roundingTies(
      ranking: "toàn tỉnh", digits: 2, first: Decimal(75_001, decimals: 3),
      second: Decimal(75_004, decimals: 3), rounded: 75),
  ]

  private static let tableFaults: [TableFault] = [
    .cellCount(expected: 2, found: 1),
    .unknownInput(name: "mức dộ", nearest: "mức độ"),
    .gap(example: "mức độ = \"nhẹ\", số lần = 3"),
    .overlap(example: "mức độ = \"nhẹ\", số lần = 3", first: place),
    .differs(example: "mức độ = \"nhẹ\", số lần = 3", first: place),
    .unreachable,
    .shadowed,
    .unproven,
  ]

  private static let testFaults: [TestFault] = [
    .unknownFact(name: "…", of: .unit, nearest: "…"),
    .derivedFact(name: "…", from: ["…"]),
    .unfitValue(fact: "…", text: "…", wanted: .yesNo),
    .outsideRange(fact: "…", text: "…", range: "…"),
    .unknownSample(name: "…", nearest: "…"),
    .samplesInCircle(names: ["…"]),
    .samplesTooDeep(limit: 2),
    .unknownAssessment(name: "…", nearest: "…", known: ["…"]),
    .severalAssessments(names: ["…"]),
    .unknownSubject(id: "…", of: .unit, nearest: "…"),
    .subjectWithoutRun(id: "…"),
    .nobodyThere(address: "…", kind: .unit),
    .nothingExpected(name: "…"),
    .unknownAddress(address: "…", nearest: "…", known: ["…"]),
    .unknownElement(id: "…", part: .criteria, nearest: "…", known: ["…"]),
    .whichRanking(names: ["…"]),
    .needsPeers(address: "…"),
    .unfitExpectation(address: "…", text: "…", wanted: .yesNo),
    .unknownDecision(kind: "…", nearest: "…", known: ["…"]),
    .whoseDecision(kind: "…"),
    .fileOutside(path: "…"),
    .emptyTable(path: "…"),
    .tableWithoutEvidence(path: "…"),
  ]

  private static let treeTableFaults: [TreeTableFault] = [
    .notATable(path: "…"),
    .notARow(line: 2),
    .nestedValue(line: 2, column: "…"),
    .rowLength(line: 2, values: 2, columns: 2),
  ]

  private static let usageFaults: [UsageFault] = [
    .ambiguousSubject(name: "…", candidates: ["…"]),
    .conflictingOptions(option: "…", other: "…"),
    .invalidValue(option: "…", value: "…", allowed: ["…"], nearest: "…"),
    .missingArgument(name: .run, verb: "…"),
    .missingValue(option: "…"),
    .noInput(path: "…", nearest: ["…"]),
    .noRunHere,
    .notABaseline(name: "…", nearest: ["…"], editions: ["…"]),
    .tooManyAddresses(limit: 2),
    .noChanges,
    .noFormerTotal(name: "…"),
    .noLineAbove(name: "…"),
    .noPrevious(run: "…"),
    .noStages(run: "…"),
    .noTotal(name: "…"),
    .notANumber(option: "…", value: "…"),
    .notAPercentage(option: "…", value: "…"),
    .notComparable(first: "…", own: ["…"], second: "…", others: ["…"]),
    .notParsed(message: "…"),
    .outputExists(path: "…"),
    .outputFailed(path: "…", reason: 2),
    .outputIsFolder(path: "…"),
    .sameStage(name: "…"),
    .streamFailed(reason: 2),
    .unexpectedArguments(arguments: ["…"], verb: "…"),
    .unexpectedOptionValue(option: "…", value: "…"),
    .unknownAssessment(id: "…", nearest: "…", known: ["…"]),
    .unknownCode(code: "…", nearest: "…"),
    .unknownCriterion(id: "…", nearest: "…"),
    .unknownOption(option: "…", verb: "…", nearest: "…"),
    .unknownRanking(name: "…", nearest: "…", known: ["…"]),
    .unknownStage(name: "…", nearest: "…", known: ["…"]),
    .unknownSubject(name: "…", nearest: ["…"]),
    .unknownTest(name: "…", nearest: "…"),
    .unknownVerb(name: "…", nearest: "…"),
    .unquotedExpression("…"),
    .unusedOption(option: "…", needs: "…"),
  ]

  private static let yAMLFaults: [YAMLFault] = [
    .notUTF8,
    .isUTF16,
    .controlCharacter(name: "…"),
    .tooManyBytes(limit: 2),
    .tooDeep(limit: 2),
    .tooManyNodes(limit: 2),
    .empty,
    .severalDocuments,
    .directive(text: "…"),
    .duplicateKey(key: "…", first: place),
    .keyNotText,
    .keyMissing,
    .mergeKey,
    .tag(tag: "…"),
    .unknownAlias(name: "…", nearest: "…"),
    .cyclicAlias(name: "…", anchor: place),
    .aliasesGrow(limit: 2),
    .signReadAsTag(text: "…", write: "…"),
    .signReadAsBlock(text: "…", write: "…"),
    .bracketsReadAsList(text: "…", write: "…"),
    .textAfterQuote(text: "…", write: "…"),
    .commaSplitsValue(text: "…", write: "…"),
    .decimalCommaSplitsValue(text: "…", write: "…"),
    .keyWithoutValue(key: "…", write: "…"),
    .reservedSign(sign: "…", text: "…", write: "…"),
    .colonInValue(text: "…", write: "…", group: nil),
    .commentHidesBracket(comment: "…", missing: "…"),
    .tabIndentation(others: 2),
    .quoteNotClosed(mark: "…"),
    .bracketNotClosed(bracket: "…", missing: "…", opening: place),
    .bracketNotOpened(bracket: "…"),
    .commaWithoutItem,
    .unknownEscape(escape: "…"),
    .noColon(text: "…", write: nil), .noSpaceAfterDash(text: "…", write: "…"),
    .commaMissing(text: "…", write: "…"),
    .noSpaceAfterColon(text: "…", write: "…"),
    .indentation(spaces: 2, level: nil),
    .tooDeepAfterValue(above: place),
    .mixedLevel(isItem: true, level: nil),
    .syntax(problem: "…", context: "…", contextAt: nil),
  ]
}
