public import Decimals
import Evidence
import FEEL
public import Rulebooks
public import Runs
public import Scoring

/// Two computations, before and after a change of rules or evidence: who moves, by how much, through
/// what. Subjects are matched by their ids, so that the two may be different runs.
public struct RunComparison: Sendable {
  /// The run before.
  public let before: ComputedRun
  /// The run after.
  public let after: ComputedRun
  /// The assessments that both have.
  public let assessments: [Assessed]

  /// One assessment, before and after.
  public struct Assessed: Sendable {
    /// Its number in either outcome.
    public let numbers: (before: Int, after: Int)
    /// What of it is called otherwise after.
    let renames: Renames
    /// Who comes to another total, class, rank or award, by id.
    public let moves: [Move]
    /// How many keep all of them.
    public let unmoved: Int
    /// The ids of those whom only one of them assesses.
    public let only: (before: [String], after: [String])
    /// By class of the ladder before, then what only the other has: how many are in it.
    public let classCounts: [(id: String, title: Title?, before: Int, after: Int)]
    /// How many await a class.
    public let pending: (before: Int, after: Int)
    /// What becomes of the rankings that both have, in their order after.
    public let rankings: [RankingMoves]
    /// Who receives an award, ties for it, or does not any more.
    public let awards: [AwardMove]
    /// Who gains and loses, by attribute and its value.
    public let groups: [GroupMoves]
    /// The quotas that come out otherwise.
    public let quotas: [QuotaChange]
    /// The ties of rankings that are new, and those that are gone.
    public let ties: (opened: [Tie], closed: [Tie])
  }

  /// What became of one subject.
  public struct Move: Sendable {
    /// Its number after.
    public let subject: Int
    /// Its rows.
    public let rows: (before: Int, after: Int)
    /// Its totals.
    public let totals: (before: Decimal?, after: Decimal?)
    /// The ids of its published classes, or the words for why there is none.
    public let classes: (before: String, after: String)
    /// Its ranks in the rankings that both assessments have, in their order.
    public let ranks: [RankMove]
    /// Its ranks in sections, where they are other ones.
    public let sectionRanks: [SectionRankMove]
    /// The awards that it receives, ties for, or does not receive any more.
    public let awards: [AwardMove]
    /// After less before, by criterion, adding up to the change of the total; nil where there is
    /// none, or where it was not asked for.
    public let gap: Gap?
    /// Whether it gains or loses: in class, else in the first ranking in which it moves, else in its
    /// total, else in awards.
    public let direction: Direction

    /// Whether the class is another one.
    public var changesClass: Bool { classes.before != classes.after }
    /// Whether the rank is another one, in whichever ranking.
    public var changesRank: Bool { ranks.contains(where: \.changes) }
    /// Whether the total is another one.
    public var changesTotal: Bool { totals.before != totals.after }
  }

  /// Which way somebody moves.
  public enum Direction: String, Sendable {
    /// To a better class, rank or total, or to an award.
    case up
    /// To a worse one.
    case down
    /// Neither can be said.
    case sideways
  }

  /// Compares.
  ///
  /// - Parameters:
  ///   - matching: Which assessments and elements are the same, where the rules are those of two
  ///     rulebooks; nil for one, where their ids tell.
  ///   - attributing: Whether the change of each total is laid out by criterion.
  public init(
    _ before: ComputedRun, _ after: ComputedRun, matching: RuleMatching? = nil,
    attributing: Bool = true
  ) {
    self.before = before
    self.after = after
    func number(_ id: String, _ run: ComputedRun) -> Int? {
      run.outcome.assessments.firstIndex { $0.checked.assessment.id.value == id }
    }
    assessments = after.outcome.assessments.indices.compactMap { place in
      let id = after.outcome.assessments[place].checked.assessment.id.value
      let former: String? = if let matching { matching.former(of: id) } else { id }
      guard let former, let old = number(former, before) else { return nil }
      return Self.compare(
        before, old, after, place, matching?.renames(in: id) ?? Renames(), attributing)
    }
  }

  private static func compare(
    _ before: ComputedRun, _ old: Int, _ after: ComputedRun, _ new: Int, _ renames: Renames,
    _ attributing: Bool
  ) -> Assessed {
    let first = AssessmentView(before, old, renames)
    let second = AssessmentView(after, new)
    var moves: [Move] = []
    var unmoved = 0
    var comparing = RankComparing(first, second)
    let awards = awardMoves(first, second)
    let awardsOf = Dictionary(grouping: awards, by: \.subject)
    var newcomers: [String] = []
    for row in second.outcome.subjects.indices {
      guard let oldRow = first.rows[second.id(row)] else {
        newcomers.append(second.id(row))
        continue
      }
      let totals = (
        first.outcome.totals[oldRow].number, second.outcome.totals[row].number
      )
      let classes = (first.word(oldRow), second.word(row))
      let ranks = comparing.moves(oldRow, row)
      let sectionRanks = comparing.sectionMoves(oldRow, row)
      let ownAwards = awardsOf[second.id(row)] ?? []
      if totals.0 == totals.1, classes.0 == classes.1, !ranks.contains(where: \.changes),
        sectionRanks.isEmpty, ownAwards.isEmpty
      {
        unmoved += 1
        continue
      }
      moves.append(
        Move(
          subject: second.outcome.subjects[row], rows: (oldRow, row), totals: totals,
          classes: classes, ranks: ranks, sectionRanks: sectionRanks, awards: ownAwards,
          gap: totals.0 == totals.1 || !attributing
            ? nil : gap(before, old, oldRow, after, new, row, renames),
          direction: direction(second, totals, classes, ranks, ownAwards)))
    }
    let rankings = comparing.rankingMoves()
    let known = Set(second.outcome.subjects.indices.map(second.id))
    return Assessed(
      numbers: (old, new), renames: renames, moves: moves, unmoved: unmoved,
      only: (
        first.outcome.subjects.indices.map(first.id).filter { !known.contains($0) }, newcomers
      ),
      classCounts: counts(first, second),
      pending: (
        first.outcome.classes.count { $0.state == .pending },
        second.outcome.classes.count { $0.state == .pending }
      ),
      rankings: rankings, awards: awards,
      groups: attributing ? groupMoves(second, moves, rankings: rankings.count) : [],
      quotas: attributing ? quotaChanges(first, second) : [],
      ties: attributing ? tieChanges(first, second) : ([], []))
  }

  private static func direction(
    _ view: AssessmentView, _ totals: (Decimal?, Decimal?), _ classes: (String, String),
    _ ranks: [RankMove], _ awards: [AwardMove]
  ) -> Direction {
    if classes.0 != classes.1 {
      guard let a = view.place(ofClass: classes.0), let b = view.place(ofClass: classes.1) else {
        return .sideways
      }
      return b < a ? .up : .down
    }
    if let places = ranks.lazy.compactMap(\.places).first(where: { $0 != 0 }) {
      return places > 0 ? .up : .down
    }
    if let a = totals.0, let b = totals.1, a != b { return b > a ? .up : .down }
    let won = awards.count { $0.after == .given }
    let lost = awards.count { $0.before == .given }
    return won == lost ? .sideways : won > lost ? .up : .down
  }

  private static func gap(
    _ before: ComputedRun, _ old: Int, _ oldRow: Int, _ after: ComputedRun, _ new: Int, _ row: Int,
    _ renames: Renames
  ) -> Gap? {
    guard let first = explain(before.outcome, assessment: old, row: oldRow),
      let second = explain(after.outcome, assessment: new, row: row),
      let (other, own) = Contributions.pair(second, first)
    else { return nil }
    return Gap(other, own.renamed(renames))
  }

  private static func counts(
    _ first: AssessmentView, _ second: AssessmentView
  ) -> [(id: String, title: Title?, before: Int, after: Int)] {
    func count(_ view: AssessmentView) -> [String: Int] {
      view.outcome.classes.indices.reduce(into: [:]) { $0[view.word($1), default: 0] += 1 }
    }
    let (old, new) = (count(first), count(second))
    var known = first.outcome.checked.assessment.classes.map {
      (id: first.name(of: $0.id.value, .classRule), title: $0.title)
    }
    // What is new stands behind the class that it follows.
    var place = 0
    for rule in second.outcome.checked.assessment.classes {
      if let index = known.firstIndex(where: { $0.id == rule.id.value }) {
        place = index + 1
      } else {
        known.insert((rule.id.value, rule.title), at: min(place, known.count))
        place += 1
      }
    }
    return known.map { ($0.id, $0.title, old[$0.id] ?? 0, new[$0.id] ?? 0) }
  }

  /// The decisions that took effect before and do not any more, by their numbers before.
  public var lostDecisions: [Int] {
    let kept = Set(
      after.outcome.decisions.filter { $0.state == .applied }.compactMap { key($0.decision, after) }
    )
    return before.outcome.decisions.filter { $0.state == .applied }.map(\.decision)
      .filter { number in key(number, before).map { !kept.contains($0) } ?? false }.sorted()
  }

  /// What becomes of a decision after that took effect before; nil where there is no such decision.
  public func fate(ofDecision number: Int) -> DecisionOutcome.State? {
    guard let wanted = key(number, before) else { return nil }
    return after.outcome.decisions.first { key($0.decision, after) == wanted }?.state
  }

  /// What tells a decision from others in either run.
  private func key(_ number: Int, _ run: ComputedRun) -> [String]? {
    guard run.decisions.indices.contains(number) else { return nil }
    let decision = run.decisions[number]
    let ids = run.subjects(decision.subjectKind).ids
    guard ids.indices.contains(decision.subject) else { return nil }
    return [
      decision.subjectKind.rawValue, ids[decision.subject], decision.assessment ?? "",
      decision.kind.rawValue, decision.about ?? "", decision.value,
    ]
  }
}

/// One assessment of a run, for comparing it with another.
struct AssessmentView {
  let run: ComputedRun
  let outcome: AssessmentOutcome
  /// The row of each subject, by its id.
  let rows: [String: Int]
  private let ids: [String]
  private let classPlaces: [String: Int]
  private let renames: Renames

  /// - Parameter renames: What is called otherwise in what it is compared with.
  init(_ run: ComputedRun, _ number: Int, _ renames: Renames = Renames()) {
    self.run = run
    self.renames = renames
    outcome = run.outcome.assessments[number]
    let ids = run.subjects(outcome.checked.assessment.subject).ids
    self.ids = ids
    rows = Dictionary(
      outcome.subjects.enumerated().map { (ids[$1], $0) }, uniquingKeysWith: { first, _ in first })
    classPlaces = Dictionary(
      outcome.checked.assessment.classes.enumerated().map { ($1.id.value, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The id of an element, as what it is compared with calls it.
  func name(of id: String, _ kind: RuleElement.Kind) -> String { renames.id(id, kind) }

  /// The id of the subject of a row.
  func id(_ row: Int) -> String { ids[outcome.subjects[row]] }

  /// The id of the published class of a row, or the word for why there is none.
  func word(_ row: Int) -> String {
    let result = outcome.classes[row]
    let classes = outcome.checked.assessment.classes
    return result.published.flatMap {
      classes.indices.contains($0) ? name(of: classes[$0].id.value, .classRule) : nil
    } ?? result.state.key
  }

  /// How far from the best a class stands.
  func place(ofClass id: String) -> Int? { classPlaces[id] }

  /// The text of a value, such as of the attribute that groups go by.
  func text(_ cell: Cell?) -> String? {
    guard let cell else { return nil }
    if let text = cell.text { return Texts.string(text) }
    if let level = cell.level, run.checked.ladders.indices.contains(Int(level.ladder)) {
      return run.checked.ladders[Int(level.ladder)].word(level)
    }
    if let number = cell.number { return number.description }
    return cell.boolean.map { $0 ? "yes" : "no" }
  }
}
