import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Scoring

/// The last period, as it is compared with this one.
private struct Former {
  let results: PreviousResults.Results
  /// The run, where one is named and not a table.
  let run: ComputedRun?
}

// Changes since the last period that are hard to believe.
extension CrossChecker {
  /// Compares totals, classes and figures with those of the last period.
  mutating func compareFormerPeriod() {
    guard let source = run.file.previous.first, let former = former(source) else { return }
    checkLimits()
    for (number, outcome) in run.outcome.assessments.enumerated() {
      let told = compareClasses(outcome, former)
      compareTotals(number, outcome, former, told: told)
    }
    if let last = former.run {
      for kind in SubjectKind.allCases { compareIndicators(kind, last) }
    }
  }

  /// Reports limits of figures that no rule collects.
  private mutating func checkLimits() {
    let names = SubjectKind.allCases.flatMap { kind in
      run.checked.facts(of: kind).facts.filter { fact in
        if case .indicator = fact.origin { return fact.type.isFigure }
        return false
      }.map(\.name)
    }
    for (name, _) in run.file.jumps.figures where !names.contains(name.value) {
      found.append(
        Diagnostic(
          CrossCheckFault.unknownName(
            what: .indicator, name: name.value,
            nearest: nearestName(to: name.value, among: names), known: names),
          at: name.span))
    }
  }

  private mutating func former(_ source: PreviousSource) -> Former? {
    let path = run.file.id.span.source.path
    guard let read = loaded.formerResults(at: path, root: root) else { return nil }
    if let run = read.run { return Former(results: PreviousResults.Results(run), run: run) }
    if let table = read.table {
      found += read.diagnostics.filter { $0.severity == .error }
      return Former(results: table, run: nil)
    }
    let isUnread = read.diagnostics.contains { $0.fault is FileFault }
    found.append(
      Diagnostic(
        isUnread
          ? RunFault.noPreviousRun(path: read.path)
          : RunFault.previousNotComputed(path: read.path),
        at: source.span))
    return nil
  }

  /// The id under which a subject's former results stand; nil where it was made of several, whose
  /// results are not comparable with its own.
  private func formerID(_ subject: Int, _ kind: SubjectKind) -> String? {
    let own = id(of: subject, kind)
    guard kind == .unit, let ids = loaded.previous.formerIDs[own] else { return own }
    return ids.count == 1 ? ids[0] : nil
  }

  private func published(
    _ subject: Int, _ rules: Assessment, _ former: Former
  ) -> PreviousResults.Published? {
    formerID(subject, rules.subject).flatMap {
      former.results.published($0, in: rules.id.value)
    }
  }

  // MARK: Classes

  /// Reports classes that rose or fell by two rungs or more.
  ///
  /// - Returns: The subjects that were told.
  private mutating func compareClasses(
    _ outcome: AssessmentOutcome, _ former: Former
  ) -> Set<Int> {
    let rules = outcome.checked.assessment
    // Classes that quotas alone give say as much of the others as of the subject.
    guard rules.classes.contains(where: { $0.lower != nil }) else { return [] }
    let rungs = run.file.jumps.rungs?.value
    let most = rungs ?? 1
    var jumps: [SubjectFigures] = []
    var told: Set<Int> = []
    for (row, subject) in outcome.subjects.enumerated() {
      guard let new = outcome.classes[row].published,
        let word = published(subject, rules, former)?.classID,
        let old = rules.classes.firstIndex(where: { $0.isCalled(word) }), abs(new - old) > most
      else { continue }
      told.insert(subject)
      let name = id(of: subject, rules.subject)
      if accepts([rungs == nil ? "TD5132" : "TD5134"], subject: name, about: [rules.id.value]) {
        continue
      }
      jumps.append(
        (
          subject: name, stated: rules.classes[old].shownName,
          computed: rules.classes[new].shownName,
          place: run.evidence(of: rules.subject)?.span(ofSubject: subject)
        ))
    }
    if let first = jumps.first {
      let fault: CrossCheckFault =
        rungs.map { .beyondLimit(item: "class", limit: String($0), subjects: jumps) }
        ?? .classJumps(subjects: jumps)
      report(fault, at: first.place)
    }
    return told
  }

  // MARK: Totals

  private mutating func compareTotals(
    _ number: Int, _ outcome: AssessmentOutcome, _ former: Former, told: Set<Int>
  ) {
    let rules = outcome.checked.assessment
    var pairs: [(subject: Int, old: Decimal, new: Decimal, change: Decimal)] = []
    for (row, subject) in outcome.subjects.enumerated() {
      guard let new = outcome.totals[row].number,
        let old = published(subject, rules, former)?.total, let change = new.subtracting(old)
      else { continue }
      pairs.append((subject, old, new, change))
    }
    if let own = run.file.jumps.total?.value {
      var jumps: [SubjectFigures] = []
      for pair in pairs where pair.change.magnitude > own {
        let name = id(of: pair.subject, rules.subject)
        if accepts(["TD5134"], subject: name, about: [rules.id.value, "total"]) { continue }
        jumps.append(
          (
            subject: name, stated: pair.old.shown(), computed: pair.new.shown(),
            place: run.evidence(of: rules.subject)?.span(ofSubject: pair.subject)
          ))
      }
      if let first = jumps.first {
        report(
          .beyondLimit(item: "total", limit: own.shown(), subjects: jumps), at: first.place)
      }
      return
    }
    guard let spread = RobustSpread(pairs.map(\.change)) else { return }
    // A tenth of the scale at least: where nearly nobody moved, a small step is no wonder.
    let range = pairs.map(\.new).max()?.subtracting(pairs.map(\.new).min() ?? .zero)
    let scale = rules.scale?.value ?? outcome.checked.nodes.first?.points?.highest ?? range
    let least = scale?.dividing(by: .ten) ?? .zero
    let limit = max(spread.limit, least)
    var jumps: [SubjectFigures] = []
    for pair in pairs where !told.contains(pair.subject) {
      guard let distance = pair.change.distance(to: spread.median), distance > limit else {
        continue
      }
      let name = id(of: pair.subject, rules.subject)
      if accepts(["TD5131"], subject: name, about: [rules.id.value]) { continue }
      jumps.append(
        (
          subject: name, stated: pair.old.shown(), computed: pair.new.shown(),
          place: run.evidence(of: rules.subject)?.span(ofSubject: pair.subject)
        ))
    }
    if let first = jumps.first {
      report(
        .totalJumps(
          subjects: jumps, median: spread.median.shown(), limit: limit.shown(),
          count: pairs.count),
        at: first.place)
    }
  }

  // MARK: Figures

  /// Reports figures that changed as those of no other subject did. Only where the last period is a
  /// run: a table of results has none.
  private mutating func compareIndicators(_ kind: SubjectKind, _ last: ComputedRun) {
    guard let store = run.evidence(of: kind), let before = last.evidence(of: kind) else { return }
    let facts = run.checked.facts(of: kind).facts
    let old = last.checked.facts(of: kind).facts
    for (number, fact) in facts.enumerated() {
      guard case .indicator = fact.origin, fact.type.isFigure,
        let earlier = old.firstIndex(where: { $0.name == fact.name && $0.type == fact.type }),
        let column = store.column(id: number), let former = before.column(id: earlier)
      else { continue }
      var pairs: [(subject: Int, old: Decimal, new: Decimal, change: Decimal)] = []
      for subject in 0..<store.subjects.count {
        guard let id = formerID(subject, kind), let there = before.subjects.number(of: id),
          let new = column.cell(subject).number, let figure = former.cell(there).number,
          let change = new.subtracting(figure)
        else { continue }
        pairs.append((subject, figure, new, change))
      }
      if let own = run.file.jumps.figures.first(where: { $0.name.value == fact.name }) {
        var jumps: [SubjectFigures] = []
        for pair in pairs where pair.change.magnitude > own.limit.value {
          let name = id(of: pair.subject, kind)
          if accepts(["TD5134"], subject: name, about: [fact.name]) { continue }
          jumps.append(
            (
              subject: name, stated: pair.old.shown(), computed: pair.new.shown(),
              place: store.span(of: column, subject: pair.subject)
            ))
        }
        if let first = jumps.first {
          report(
            .beyondLimit(item: fact.name, limit: own.limit.value.shown(), subjects: jumps),
            at: first.place)
        }
        continue
      }
      guard let spread = RobustSpread(pairs.map(\.change)) else { continue }
      let usual = Decimal.median(pairs.map { max($0.old.magnitude, $0.new.magnitude) }) ?? .zero
      var jumps: [SubjectFigures] = []
      for pair in pairs {
        let larger = max(pair.old.magnitude, pair.new.magnitude)
        guard let distance = pair.change.distance(to: spread.median),
          let least = fact.type.leastJump(larger: larger, usual: usual),
          distance > spread.limit, distance > least
        else { continue }
        let name = id(of: pair.subject, kind)
        if accepts(["TD5133"], subject: name, about: [fact.name]) { continue }
        jumps.append(
          (
            subject: name, stated: pair.old.shown(), computed: pair.new.shown(),
            place: store.span(of: column, subject: pair.subject)
          ))
      }
      if let first = jumps.first {
        report(
          .figureJumps(
            indicator: fact.name, subjects: jumps, median: spread.median.shown(),
            count: pairs.count),
          at: first.place)
      }
    }
  }
}

extension ValueType {
  fileprivate var isFigure: Bool {
    switch self {
    case .wholeNumber, .number, .percent, .points: true
    case .yesNo, .level, .choice, .date, .text: false
    }
  }

  /// The least change that can be a jump, however little all others changed.
  ///
  /// - Parameters:
  ///   - larger: The larger of the two figures.
  ///   - usual: What is usual among all subjects.
  fileprivate func leastJump(larger: Decimal, usual: Decimal) -> Decimal? {
    switch self {
    case .percent: return Decimal(20)
    case .wholeNumber:
      // Counts of chance events scatter by the root of their number (Poisson).
      guard let half = larger.dividing(by: .two), let chance = larger.squareRoot(),
        let scatter = chance.multiplying(Decimal(4))
      else { return nil }
      return max(half, scatter)
    default:
      guard let half = larger.dividing(by: .two), let common = usual.dividing(by: .two) else {
        return nil
      }
      return max(half, common)
    }
  }
}
