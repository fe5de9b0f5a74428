import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// What scenarios do, as CSV: one row a subject and scenario, moved or not; columns are named by
/// address. The columns of criteria say what each brought to the change of the total and add up to it
/// exactly.
public struct ScenarioCSV: Sendable {
  private let effects: [ScenarioEffect]
  private let dialect: CSVWriter.Dialect

  /// Makes a writer.
  public init(_ effects: [ScenarioEffect], dialect: CSVWriter.Dialect) {
    self.effects = effects
    self.dialect = dialect
  }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var csv = CSVWriter(dialect: dialect)
    let criteria = self.criteria()
    let rankings = self.rankings()
    let awards = self.awards()
    for heading in [
      "scenario", "assessment", "subject", "name", "direction", "total/before", "total/after",
      "total/change", "class/before", "class/after", "rank/before", "rank/after",
    ] + pairs("rank", rankings) + pairs("awards", awards) + criteria { csv.text(heading) }
    csv.endLine()
    for (number, effect) in effects.enumerated() {
      let name = effect.scenario.name ?? (effects.count > 1 ? String(number + 1) : "")
      for assessed in effect.comparison.assessments {
        write(assessed, effect.comparison, name, rankings, awards, criteria, to: &csv)
      }
    }
    return csv.bytes
  }

  /// The headings of figures before and after.
  private func pairs(_ part: String, _ names: [String]) -> [String] {
    names.flatMap { name in ["before", "after"].map { "\(part)/\(segment(name))/\($0)" } }
  }

  /// The names of the rankings behind the first of assessments.
  private func rankings() -> [String] {
    var found: [String] = []
    for ranking in effects.flatMap(\.comparison.assessments).flatMap({ $0.rankings.dropFirst() })
    where !found.contains(ranking.name) { found.append(ranking.name) }
    return found
  }

  /// The ids of the awards that change hands.
  private func awards() -> [String] {
    var found: [String] = []
    for award in effects.flatMap(\.comparison.assessments).flatMap(\.awards)
    where !found.contains(award.award) { found.append(award.award) }
    return found
  }

  /// The addresses of what brought changes, in the order in which they come up.
  private func criteria() -> [String] {
    var seen: Set<String> = []
    var found: [String] = []
    for move in effects.flatMap(\.comparison.assessments).flatMap(\.moves) {
      for item in move.gap?.items ?? [] where seen.insert(item.source.address).inserted {
        found.append(item.source.address)
      }
    }
    return found.sorted { naturallyPrecedes($0, $1) }
  }

  private func write(
    _ assessed: RunComparison.Assessed, _ comparison: RunComparison, _ name: String,
    _ rankings: [String], _ awards: [String], _ criteria: [String], to csv: inout CSVWriter
  ) {
    let outcome = comparison.after.outcome.assessments[assessed.numbers.after]
    let assessment = outcome.checked.assessment
    let subjects = comparison.after.subjects(assessment.subject)
    let known = Set(assessed.only.after)
    let moves = Dictionary(
      assessed.moves.map { ($0.rows.after, $0) }, uniquingKeysWith: { first, _ in first })
    for (row, subject) in outcome.subjects.enumerated() where !known.contains(subjects.ids[subject])
    {
      let move = moves[row]
      csv.text(name)
      csv.text(assessment.id.value)
      csv.text(subjects.ids[subject])
      csv.text(subjects.names[subject] ?? "")
      csv.text(move?.direction.rawValue ?? "")
      let total = outcome.totals[row].number
      figure(move == nil ? total : move?.totals.before, to: &csv)
      figure(total, to: &csv)
      let change = move.flatMap { move -> Decimal? in
        guard let before = move.totals.before, let after = move.totals.after else { return nil }
        return after.subtracting(before)
      }
      figure(move == nil && total != nil ? .zero : change, to: &csv)
      let word =
        outcome.classes[row].published.flatMap {
          assessment.classes.indices.contains($0) ? assessment.classes[$0].id.value : nil
        } ?? outcome.classes[row].state.key
      csv.text(move?.classes.before ?? word)
      csv.text(word)
      ranks(of: assessed.rankings.first, move, row, outcome, to: &csv)
      for name in rankings {
        let ranking = assessed.rankings.dropFirst().first { $0.name == name }
        ranks(of: ranking, move, row, outcome, to: &csv)
      }
      for id in awards {
        let award = move?.awards.first { $0.award == id }
        let state = award == nil ? state(ofAward: id, row, outcome) : award?.after
        csv.text((award == nil ? state : award?.before)?.rawValue ?? "")
        csv.text(state?.rawValue ?? "")
      }
      let changes = Dictionary(
        (move?.gap?.items ?? []).map { ($0.source.address, $0.difference) },
        uniquingKeysWith: { first, _ in first })
      for address in criteria { figure(changes[address], to: &csv) }
      csv.endLine()
    }
  }

  /// The ranks before and after in one ranking; empty where an assessment has no such ranking.
  private func ranks(
    of ranking: RunComparison.RankingMoves?, _ move: RunComparison.Move?, _ row: Int,
    _ outcome: AssessmentOutcome, to csv: inout CSVWriter
  ) {
    let rank = ranking.flatMap { outcome.ranks[$0.numbers.after][row] }
    let moved = move?.ranks.first { $0.ranking == ranking?.numbers.after }
    rankCell(moved == nil ? rank : moved?.before, to: &csv)
    rankCell(rank, to: &csv)
  }

  private func state(
    ofAward id: String, _ row: Int, _ outcome: AssessmentOutcome
  ) -> RunComparison.AwardState? {
    let rules = outcome.checked.assessment.awards
    let given = outcome.awards.filter { rules[$0.award].id.value == id }
    if given.contains(where: { $0.rows.contains(row) }) { return .given }
    return given.contains { $0.tied.contains(row) } ? .pending : nil
  }

  private func figure(_ figure: Decimal?, to csv: inout CSVWriter) {
    guard let figure else { return csv.empty() }
    csv.figure(figure.description)
  }

  private func rankCell(_ rank: Rank?, to csv: inout CSVWriter) {
    guard let rank else { return csv.empty() }
    csv.figure(String(rank.value))
  }
}

/// Whether an address stands before another: figures in it by their value, so that 2 is before 10.
func naturallyPrecedes(_ left: String, _ right: String) -> Bool {
  func parts(_ text: String) -> [(number: Int?, text: String)] {
    var parts: [(number: Int?, text: String)] = []
    var current = ""
    var isNumber = false
    for character in text {
      let digit = ("0"..."9").contains(character)
      if !current.isEmpty, digit != isNumber {
        parts.append((isNumber ? Int(current) : nil, current))
        current = ""
      }
      isNumber = digit
      current.append(character)
    }
    if !current.isEmpty { parts.append((isNumber ? Int(current) : nil, current)) }
    return parts
  }
  let (first, second) = (parts(left), parts(right))
  for (a, b) in zip(first, second) {
    if let x = a.number, let y = b.number, x != y { return x < y }
    if a.text != b.text { return a.text < b.text }
  }
  return first.count < second.count
}
