import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Scoring

// Figures and totals that stand exactly on a line which decides something.
extension CrossChecker {
  /// Looks for classes that hang on a total or a figure exactly on a line, and for lines on which
  /// more figures stand than chance puts there.
  mutating func lookAtLines() {
    for (number, outcome) in run.outcome.assessments.enumerated() {
      let bounds = bounds(number, outcome)
      lookAtTotals(outcome, bounds)
      for (node, each) in outcome.checked.nodes.enumerated() {
        guard let bands = ReportedBands(each.criterion, run, outcome.checked.assessment.subject)
        else { continue }
        lookAtFigures(outcome, node, bands)
        lookAtClasses(outcome, node, bands, bounds)
      }
    }
  }

  /// By class: its lower bound, as it is for the first subject with a total; bounds are parameters
  /// or constants.
  private func bounds(_ number: Int, _ outcome: AssessmentOutcome) -> [Decimal?] {
    guard !outcome.checked.assessment.classes.isEmpty,
      let row = outcome.totals.firstIndex(where: { $0.number != nil }),
      let explanation = explain(run.outcome, assessment: number, row: row)
    else { return [] }
    return explanation.classBounds
  }

  // MARK: Totals

  private mutating func lookAtTotals(_ outcome: AssessmentOutcome, _ bounds: [Decimal?]) {
    let rules = outcome.checked.assessment
    let totals = outcome.totals.compactMap(\.number)
    for (number, bound) in bounds.enumerated() where rules.classes.indices.contains(number) {
      guard let bound, let lower = rules.classes[number].lower else { continue }
      var subjects: [String] = []
      var first: Span?
      for (row, subject) in outcome.subjects.enumerated() where outcome.totals[row].number == bound
      {
        // It hangs on the line where it has the class by it, or lacks it by it.
        let given = outcome.classes[row].published
        guard lower.isClosed ? given == number : given == number + 1 else { continue }
        let name = id(of: subject, rules.subject)
        if accepts(["TD5152"], subject: name, about: [rules.classes[number].id.value]) { continue }
        if first == nil { first = run.evidence(of: rules.subject)?.span(ofSubject: subject) }
        subjects.append(name)
      }
      guard !subjects.isEmpty else { continue }
      let others = bounds.compactMap { $0 }.filter { $0 != bound }
      let bunching = Bunching(totals, at: bound, others: others)
      report(
        .totalsOnLine(
          subjects: subjects, line: bound.shown(), className: rules.classes[number].shownName,
          isBunched: bunching != nil, below: bunching?.below ?? 0, above: bunching?.above ?? 0,
          rule: lower.amount.span),
        at: first)
    }
  }

  // MARK: Figures

  private mutating func lookAtFigures(
    _ outcome: AssessmentOutcome, _ node: Int, _ bands: ReportedBands
  ) {
    let kind = outcome.checked.assessment.subject
    let figures = outcome.subjects.compactMap { bands.column.cell($0).number }
    for line in bands.lines {
      let others = bands.lines.map(\.figure).filter { $0 != line.figure }
      guard let bunching = Bunching(figures, at: line.figure, others: others) else { continue }
      let id = outcome.checked.nodes[node].criterion.id.value
      var subjects: [SubjectFigures] = []
      for subject in outcome.subjects where bands.column.cell(subject).number == line.figure {
        let name = self.id(of: subject, kind)
        if accepts(["TD5151"], subject: name, about: [id, bands.name]) { continue }
        subjects.append(
          (
            subject: name, stated: line.figure.shown(), computed: "",
            place: run.evidence(of: kind)?.span(of: bands.column, subject: subject)
          ))
      }
      if let first = subjects.first {
        report(
          .figuresBunched(
            indicator: bands.name, criterion: id, line: line.figure.shown(), subjects: subjects,
            below: bunching.below, above: bunching.above, rule: line.rule),
          at: first.place)
      }
    }
  }

  /// Reports subjects whose class would be a lower one if a figure lay just below the line on which
  /// it stands.
  private mutating func lookAtClasses(
    _ outcome: AssessmentOutcome, _ node: Int, _ bands: ReportedBands, _ bounds: [Decimal?]
  ) {
    guard outcome.isPlainSum(above: node) else { return }
    let rules = outcome.checked.assessment
    for line in bands.lines {
      guard let loss = line.loss else { continue }
      var subjects: [SubjectFigures] = []
      for (row, subject) in outcome.subjects.enumerated()
      where bands.column.cell(subject).number == line.figure {
        guard let given = outcome.classes[row].published, bounds.indices.contains(given),
          let bound = bounds[given], let total = outcome.totals[row].number, total >= bound,
          outcome.result(ofNode: node, row: row)?.state == .scored,
          let without = total.subtracting(loss), without < bound
        else { continue }
        let name = id(of: subject, rules.subject)
        let about = [outcome.checked.nodes[node].criterion.id.value, bands.name]
        if accepts(["TD5153"], subject: name, about: about) { continue }
        subjects.append(
          (
            subject: name, stated: total.shown(), computed: rules.classes[given].shownName,
            place: run.evidence(of: rules.subject)?.span(of: bands.column, subject: subject)
          ))
      }
      if let first = subjects.first {
        report(
          .classHangsOnLine(
            indicator: bands.name, criterion: outcome.checked.nodes[node].criterion.id.value,
            line: line.figure.shown(), loss: loss.shown(), subjects: subjects, rule: line.rule),
          at: first.place)
      }
    }
  }
}

/// A criterion scored by bands of a figure that people report with decimals, or as a percentage.
/// Counts stand on lines all the time, and so do rates of small numbers: they are left out.
private struct ReportedBands {
  struct Line {
    let figure: Decimal
    /// What the band below earns less; nil where that is not known.
    let loss: Decimal?
    let rule: Span
  }

  let name: String
  let column: Column
  let lines: [Line]

  init?(_ criterion: Criterion, _ run: ComputedRun, _ kind: SubjectKind) {
    guard case .scored(let method) = criterion.content,
      case .bands(let formula, let table) = method.value
    else { return nil }
    let name = formula.text == "value" ? criterion.value?.text ?? "" : formula.text
    let facts = run.checked.facts(of: kind).facts
    guard let number = facts.firstIndex(where: { $0.name == name }),
      case .indicator(let index) = facts[number].origin,
      run.checked.rulebook.indicators[index].derived == nil,
      facts[number].type == .percent || facts[number].type == .number,
      let column = (kind == .unit ? run.inputs.units : run.inputs.persons).columns[number]
    else { return nil }
    self.name = name
    self.column = column
    let bands = table.compactMap { band -> (from: Decimal, earns: Decimal?, rule: Span)? in
      guard case .interval(let interval) = band.test, let lower = interval.lower, lower.isClosed,
        case .constant(let from) = lower.amount
      else { return nil }
      var earns: Decimal?
      if case .points(.constant(let points)) = band.earns { earns = points.value }
      return (from.value, earns, from.span)
    }.sorted { $0.from < $1.from }
    lines = bands.enumerated().dropFirst().filter { !$0.element.from.isZero }.map { place, band in
      let lower = bands[place - 1].earns
      let loss = band.earns.flatMap { earns in lower.flatMap { earns.subtracting($0) } }
      // The end of a percentage is no line that somebody is lifted over.
      return Line(
        figure: band.from, loss: loss.flatMap { $0.isPositive ? $0 : nil }, rule: band.rule)
    }.filter { facts[number].type != .percent || $0.figure != .hundred }
  }
}

extension AssessmentOutcome {
  /// Whether the points of a node enter the total as they are: plain sums without weights, and
  /// nothing that is scaled.
  fileprivate func isPlainSum(above node: Int) -> Bool {
    var current = checked.nodes[node]
    for _ in 0...checked.nodes.count {
      guard current.criterion.weight == nil, let parent = current.parent else {
        return current.parent == nil
      }
      current = checked.nodes[parent]
      guard case .section(let section) = current.criterion.content,
        case .sum = section.combine.value, section.countsAs == nil
      else { return false }
    }
    return false
  }
}
