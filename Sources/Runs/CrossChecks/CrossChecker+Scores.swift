import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Scoring

/// A figure that somebody wrote down beside what the rules give. `item` is an address: `total`,
/// `class`, `rank/…`, `criteria/…`.
public typealias ComparedFigure = (
  item: String, stated: String, computed: String, place: Span?, rule: Span?
)

/// A subject whose figures differ.
private struct Differing {
  let kind: SubjectKind
  let subject: Int
  var figures: [ComparedFigure] = []
  /// The facts that criteria with other points read.
  var facts: Set<Int> = []
  /// How far the total lies away, else all points together.
  var total: Decimal?
  var points = Decimal.zero

  var weight: Decimal { total ?? points }
}

// Points, totals, classes and ranks that somebody wrote down, against those that the rules give.
extension CrossChecker {
  /// How many subjects of a kind are shown each with its figures; the rest are counted together.
  private static let mostShown = 5

  /// Holds what units claim of themselves against what the rules give: tables of self-scores, and
  /// points that people give at an earlier stage.
  mutating func compareSelfScores() {
    for kind in SubjectKind.allCases {
      var all: [Int: Differing] = [:]
      for sheet in sheets where sheet.table.kind == .selfScores && sheet.kind == kind {
        compare(sheet, codes: ["TD5101", "TD5102"], into: &all)
      }
      compareGivenPoints(kind, into: &all)
      let sorted = Self.sorted(all)
      // A total that differs is told by itself; corrected points are the business of verifying.
      let totals = sorted.filter { $0.total != nil }
      var shown = Array(totals.prefix(Self.mostShown))
      let rest = sorted.filter { $0.total == nil } + totals.dropFirst(Self.mostShown)
      if rest.count == 1 { shown += rest }
      claimsTold[kind] = Set(totals.map(\.subject))
      for each in shown {
        report(
          .selfScoreDiffers(
            subject: id(of: each.subject, kind), figures: each.figures,
            changed: changes(each.facts, each.subject, kind)),
          at: each.figures.first?.place)
      }
      if rest.count > 1 { reportTogether(rest) { .selfScoresDiffer(subjects: $0) } }
    }
  }

  /// Holds published totals, classes, ranks and points against those that the rules give.
  mutating func comparePublished() {
    for sheet in sheets where sheet.table.kind == .published {
      var all: [Int: Differing] = [:]
      compare(sheet, codes: ["TD5111", "TD5112"], into: &all)
      let sorted = Self.sorted(all)
      let most = sorted.count == Self.mostShown + 1 ? sorted.count : Self.mostShown
      for each in sorted.prefix(most) {
        report(
          .publishedDiffers(subject: id(of: each.subject, sheet.kind), figures: each.figures),
          at: each.figures.first?.place)
      }
      reportTogether(Array(sorted.dropFirst(most))) { .publishedOthersDiffer(subjects: $0) }
      reportUnpublished(sheet)
    }
  }

  private static func sorted(_ all: [Int: Differing]) -> [Differing] {
    all.values.filter { !$0.figures.isEmpty }.sorted {
      $0.weight != $1.weight ? $0.weight > $1.weight : $0.subject < $1.subject
    }
  }

  private mutating func reportTogether(
    _ all: [Differing], _ fault: ([DifferingSubject]) -> CrossCheckFault
  ) {
    let subjects = all.compactMap { each in
      each.figures.first.map { figure -> DifferingSubject in
        (
          subject: id(of: each.subject, each.kind), item: figure.item, stated: figure.stated,
          computed: figure.computed, more: each.figures.count - 1, place: figure.place
        )
      }
    }
    if !subjects.isEmpty { report(fault(subjects), at: subjects.first?.place) }
  }

  // MARK: One table

  private mutating func compare(
    _ sheet: ScoreSheet, codes: [String], into all: inout [Int: Differing]
  ) {
    let within = sheet.table.within?.value
    for subject in 0..<sheet.store.subjects.count {
      guard let place = place(of: subject, sheet.kind, in: sheet.table.assessment?.value) else {
        continue
      }
      let name = id(of: subject, sheet.kind)
      let outcome = outcome(place)
      let rules = outcome.checked.assessment
      var differing = all[subject] ?? Differing(kind: sheet.kind, subject: subject)
      func isFar(_ stated: Decimal, _ computed: Decimal, _ item: ScoreSheet.Item) -> Bool {
        let limit = within ?? Decimal.halfUnit(digits: sheet.digits(item))
        return stated.distance(to: computed).map { $0 > limit } ?? true
      }
      if let stated = sheet.cell(.total, subject)?.number {
        let computed = outcome.totals[place.row].number
        // What is not ranked has been told; a claim of it cannot be judged.
        let isToTell =
          computed.map { isFar(stated, $0, .total) } ?? (sheet.table.kind == .published)
        if isToTell, !accepts(codes, subject: name, about: ["total"]) {
          differing.total = computed.flatMap { stated.distance(to: $0) } ?? stated.magnitude
          differing.figures.append(
            (
              item: "total", stated: stated.reduced.description,
              computed: computed?.shown(beside: sheet.digits(.total)) ?? "",
              place: sheet.span(.total, subject), rule: nil
            ))
        }
      }
      if let stated = sheet.cell(.classes, subject)?.text.map({ Texts.string($0) }) {
        let computed = outcome.classes[place.row].published.map { rules.classes[$0] }
        if computed?.isCalled(stated) != true,
          !accepts(codes, subject: name, about: ["class"])
        {
          differing.figures.append(
            (
              item: "class", stated: stated, computed: computed?.shownName ?? "",
              place: sheet.span(.classes, subject), rule: computed?.span
            ))
        }
      }
      for (number, rank) in sheet.table.ranks.enumerated() {
        guard let stated = sheet.cell(.rank(number), subject)?.number,
          let ranking = rules.rankings.firstIndex(where: { $0.name.value == rank.name.value })
        else { continue }
        let computed = outcome.ranks[ranking][place.row]?.value
        if computed.map({ Decimal($0) }) != stated,
          !accepts(codes, subject: name, about: [rank.name.value])
        {
          differing.figures.append(
            (
              item: "rank/\(rank.name.value)", stated: stated.description,
              computed: computed.map { String($0) } ?? "",
              place: sheet.span(.rank(number), subject),
              rule: nil
            ))
        }
      }
      for (number, criterionID) in sheet.criteria.enumerated() {
        let item = ScoreSheet.Item.points(number)
        let address = "criteria/\(criterionID)"
        let mark = WrongSum(path: sheet.table.table.file.value, subject: subject, item: address)
        if wrongSums.contains(mark) { continue }
        guard let stated = sheet.cell(item, subject)?.number,
          let node = node(criterionID, in: place),
          let computed = outcome.result(ofNode: node, row: place.row)?.points,
          isFar(stated, computed, item),
          !accepts(codes, subject: name, about: [criterionID])
        else { continue }
        add(
          criterionID, node, place, stated: stated, computed: computed, digits: sheet.digits(item),
          at: sheet.span(item, subject), to: &differing)
      }
      // A total that is no sum of parts which are right has been told as such.
      let total = WrongSum(path: sheet.table.table.file.value, subject: subject, item: "total")
      if differing.figures.count == 1, differing.figures[0].item == "total",
        wrongSums.contains(total)
      {
        continue
      }
      all[subject] = differing
    }
  }

  private func add(
    _ id: String, _ node: Int, _ place: Place, stated: Decimal, computed: Decimal, digits: Int,
    at span: Span?, to differing: inout Differing
  ) {
    let criterion = criterion(node, in: place)
    var rule: Span?
    if case .scored? = criterion?.content {
      rule = criterion?.id.span
      differing.points =
        differing.points.adding(stated.distance(to: computed) ?? .zero) ?? differing.points
      let read = readings[differing.kind]?.facts(
        of: CriteriaReading.Place(assessment: place.assessment, node: node))
      differing.facts.formUnion(read ?? [])
    }
    differing.figures.append(
      (
        item: "criteria/\(id)", stated: stated.reduced.description,
        computed: computed.shown(beside: digits), place: span, rule: rule
      ))
  }

  // MARK: Points that people give at stages

  /// The points that people give, at the first stage before the one that counts, against those that
  /// count.
  private mutating func compareGivenPoints(_ kind: SubjectKind, into all: inout [Int: Differing]) {
    guard run.file.stage > 0, let store = run.evidence(of: kind) else { return }
    for subject in 0..<store.subjects.count {
      guard let place = place(of: subject, kind, in: nil) else { continue }
      let outcome = outcome(place)
      let name = id(of: subject, kind)
      for claim in claims(place.assessment, store) {
        guard let stated = claim.column.cell(subject).number,
          let computed = outcome.result(ofNode: claim.node, row: place.row)?.points,
          stated != computed
        else { continue }
        if accepts(["TD5101", "TD5102"], subject: name, about: [claim.id]) { continue }
        var differing = all[subject] ?? Differing(kind: kind, subject: subject)
        if differing.figures.contains(where: { $0.item == "criteria/\(claim.id)" }) { continue }
        add(
          claim.id, claim.node, place, stated: stated, computed: computed, digits: 0,
          at: store.span(of: claim.column, subject: subject), to: &differing)
        all[subject] = differing
      }
    }
  }

  /// The criteria of an assessment of which people give the points at an earlier stage, each with
  /// its column there.
  private mutating func claims(_ assessment: Int, _ store: EvidenceStore) -> [Claim] {
    if let known = claimsRead[assessment] { return known }
    let checked = run.outcome.assessments[assessment].checked
    let facts = run.checked.facts(of: checked.assessment.subject).facts
    var claims: [Claim] = []
    for (node, each) in (checked.nodes + checked.adjustments).enumerated() {
      guard let fact = each.criterion.givenFact(among: facts),
        let column = (0..<run.file.stage).lazy.compactMap({ store.given(id: fact, stage: $0) })
          .first
      else { continue }
      claims.append(Claim(node: node, id: each.criterion.id.value, column: column))
    }
    claimsRead[assessment] = claims
    return claims
  }

  /// The figures that were others at the first stage, of those that criteria with other points read.
  private func changes(
    _ facts: Set<Int>, _ subject: Int, _ kind: SubjectKind
  ) -> [(indicator: String, before: String, after: String)] {
    guard run.file.stage > 0, let store = run.evidence(of: kind) else { return [] }
    let all = run.checked.facts(of: kind).facts
    return facts.sorted().compactMap { number in
      guard all.indices.contains(number), let column = store.given(id: number, stage: 0),
        let later = store.given(id: number, stage: run.file.stage)
      else { return nil }
      // Points that people gave are among the figures themselves.
      if case .given = all[number].origin { return nil }
      if all[number].type == .points { return nil }
      let before = store.origin(of: column, subject: subject, reading: true)?.text ?? ""
      let after = store.origin(of: later, subject: subject, reading: true)?.text ?? ""
      if before.isEmpty || before == after { return nil }
      if let old = column.cell(subject).number, let new = later.cell(subject).number, old == new {
        return nil
      }
      return (indicator: all[number].name, before: before, after: after)
    }
  }

  // MARK: Who is not in a table

  /// Reports subjects that have a result and no row in a table of published results.
  private mutating func reportUnpublished(_ sheet: ScoreSheet) {
    guard let table = sheet.store.tables.first else { return }
    var absent: [String] = []
    for subject in 0..<sheet.store.subjects.count where table.place(ofSubject: subject) == nil {
      guard let place = place(of: subject, sheet.kind, in: sheet.table.assessment?.value),
        outcome(place).totals[place.row].number != nil
          || outcome(place).classes[place.row].published != nil
      else { continue }
      let name = id(of: subject, sheet.kind)
      if !accepts(["TD5113"], subject: name) { absent.append(name) }
    }
    if !absent.isEmpty {
      report(
        .unpublished(path: table.path, subjects: absent), at: sheet.table.table.file.span)
    }
  }
}

extension ClassRule {
  /// Its title, else its id.
  var shownName: String { title?.text(in: .vi) ?? id.value }

  /// Whether somebody means it by a word: its id or one of its titles, whatever the capitals.
  func isCalled(_ word: String) -> Bool {
    let word = normalised(word).lowercased()
    return [id.value, title?.vi, title?.en].contains {
      $0.map { normalised($0).lowercased() } == word
    }
  }
}

extension Criterion {
  /// The number of the fact whose value is the points that people give for it; nil where it is
  /// scored otherwise.
  func givenFact(among facts: [Fact]) -> Int? {
    guard case .scored(let method) = content else { return nil }
    switch method.value {
    case .given(nil):
      return facts.firstIndex { fact in
        if case .given(_, id.value) = fact.origin { return true }
        return false
      }
    case .given(let formula?):
      return facts.firstIndex { $0.name == formula.text }
    case .formula(let formula, _):
      return facts.firstIndex { $0.type == .points && $0.name == formula.text }
    default: return nil
    }
  }
}
