import Decimals
import Evidence
import Rulebooks
import Runs
import Scenarios
import Scoring

// Rankings, ranks of sections and awards, as far as they come out otherwise.
extension MovesText {
  /// The numbers of the rankings that tables show: the first, and each further one in which somebody
  /// moves.
  var shownRankings: [Int] {
    assessed.rankings.indices.filter { $0 == 0 || assessed.rankings[$0].changes }
  }

  /// A heading with the name of the ranking, where others stand beside it.
  func label(_ number: Int, _ vi: String, _ en: String) -> String {
    let word = view.words(vi, en)
    return shownRankings.count == 1 ? word : "\(word) (\(assessed.rankings[number].name))"
  }

  /// What the names in headings stand for.
  func legend(_ rankings: [Int]) -> [String] {
    if rankings.count == 1 { return [] }
    return rankings.compactMap { number in
      guard let title = assessed.rankings[number].title?.text(in: view.language) else { return nil }
      return "  " + label(number, "Hạng", "Rank") + "  " + title
    }
  }

  /// How far ranks shift on average.
  func shiftLines() -> [String] {
    let shifts = shownRankings.compactMap { number -> (number: Int, text: String)? in
      guard let shift = assessed.rankings[number].shift, !shift.isZero else { return nil }
      return (number, view.figures.fixed(shift, digits: 2))
    }
    if shifts.isEmpty { return [] }
    if shownRankings.count == 1 {
      return shifts.map {
        view.words(
          "Hạng dịch chuyển trung bình \($0.text) bậc.",
          "Ranks shift by \($0.text) places on average.")
      }
    }
    let all = shifts.map {
      view.words("\($0.text) bậc", $0.text) + " (\(assessed.rankings[$0.number].name))"
    }.joined(separator: ", ")
    return [
      view.words(
        "Hạng dịch chuyển trung bình \(all).", "Places by which ranks shift on average: \(all).")
    ]
  }

  /// What moves the rank of somebody whose total stays.
  func rankCause(_ move: RunComparison.Move) -> String {
    if move.ranks.contains(where: \.changesGroup) {
      return view.words("đổi nhóm xếp hạng", "another group")
    }
    let othersMove = assessed.moves.contains { other in
      other.changesTotal || other.ranks.contains { $0.changes && $0.places == nil }
    }
    return othersMove || !(assessed.only.before + assessed.only.after).isEmpty
      ? view.words("người khác thay đổi", "others moved")
      : view.words("cách xếp thứ tự", "order of the ranking")
  }

  private static var mostNames: Int { 6 }
  private static var mostAwards: Int { 20 }

  /// Who moves within sections, a line a section.
  func sectionLines() -> [String] {
    struct Key: Hashable {
      let ranking: String
      let section: String
    }
    var order: [Key] = []
    var moves: [Key: [(subject: Int, move: RunComparison.SectionRankMove)]] = [:]
    for move in assessed.moves {
      for section in move.sectionRanks {
        let key = Key(ranking: section.ranking, section: section.section)
        if moves[key] == nil { order.append(key) }
        moves[key, default: []].append((move.subject, section))
      }
    }
    if order.isEmpty { return [] }
    let nodes = comparison.after.outcome.assessments[assessed.numbers.after].checked.nodes
    let severalRankings = Set(order.map(\.ranking)).count > 1
    func number(_ rank: Rank?) -> String { rank.map { String($0.value) } ?? "–" }
    let known = nodes.map(\.criterion.id.value)
    let sorted = order.sorted { left, right in
      (known.firstIndex(of: left.section) ?? 0) < (known.firstIndex(of: right.section) ?? 0)
    }
    let lines = sorted.map { key -> String in
      let all = moves[key] ?? []
      let title = nodes.first { $0.criterion.id.value == key.section }?.criterion.title?
        .text(in: view.language)
      let names = all.map {
        "\(view.name(of: $0.subject)) \(number($0.move.before)) → \(number($0.move.after))"
      }
      return "  \(key.section)" + (title.map { " “\($0)”" } ?? "")
        + (severalRankings ? " (\(key.ranking))" : "") + ": " + listed(names)
    }
    return ["", view.words("Đổi hạng theo từng nội dung:", "Ranks within sections:")] + lines
  }

  /// Which awards change hands, a line an award and group.
  func awardLines() -> [String] {
    struct Key: Hashable {
      let award: String
      let group: String?
    }
    var order: [Key] = []
    var moves: [Key: [RunComparison.AwardMove]] = [:]
    for move in assessed.awards {
      let key = Key(award: move.award, group: move.group)
      if moves[key] == nil { order.append(key) }
      moves[key, default: []].append(move)
    }
    if order.isEmpty { return [] }
    var lines = ["", view.words("Khen thưởng thay đổi:", "Awards that change:")]
    for key in order.prefix(Self.mostAwards) {
      let all = moves[key] ?? []
      let title = view.title(all.first?.title, else: key.award)
      let name = title + (key.group.map { " (\($0))" } ?? "")
      func line(
        _ sign: String, _ remark: (vi: String, en: String)?,
        _ isMeant: (RunComparison.AwardMove) -> Bool
      ) -> String? {
        let names = all.filter(isMeant).map { self.name(of: $0.subject) }
        if names.isEmpty { return nil }
        let why = remark.map { " (\(view.words($0.vi, $0.en)))" } ?? ""
        return "  \(sign) \(name): \(listed(names))\(why)"
      }
      lines += [
        line("+", nil) { $0.after == .given },
        line("~", ("bằng nhau, chờ quyết định", "tied, awaiting a decision")) {
          $0.after == .pending
        },
        line("-", nil) { $0.after == nil && $0.before == .given },
        line("-", ("không còn thuộc diện chờ quyết định", "no longer tied for it")) {
          $0.after == nil && $0.before == .pending
        },
      ].compactMap { $0 }
    }
    let left = order.count - Self.mostAwards
    if left > 0 {
      lines.append(
        view.words(
          "  và \(left) khen thưởng khác; xem đủ bằng --format json",
          "  and \(left) more; --format json shows them all"))
    }
    return lines
  }

  /// Some of several names, and how many more there are.
  private func listed(_ names: [String]) -> String {
    let more = names.count - Self.mostNames
    return names.prefix(Self.mostNames).joined(separator: ", ")
      + (more > 0 ? view.words(" và \(more) đối tượng khác", " and \(more) more") : "")
  }

  /// The name of a subject of either run.
  private func name(of id: String) -> String {
    for run in [comparison.after, comparison.before] {
      let subjects = run.subjects(view.kind)
      if let number = subjects.ids.firstIndex(of: id) { return subjects.names[number] ?? id }
    }
    return id
  }
}

extension RunComparison {
  /// How many come to another class or rank, or to an award or away from it, as one sentence.
  static func summary(
    of moves: [Move], awards: [AwardMove], _ view: RunView, tellingDirections: Bool
  ) -> String {
    let classes = moves.count(where: \.changesClass)
    let ranks = moves.count(where: \.changesRank)
    let up = moves.count { $0.changesClass && $0.direction == .up }
    let down = moves.count { $0.changesClass && $0.direction == .down }
    var line = view.words(
      "\(classes) đối tượng đổi mức xếp loại", "\(classes) change\(classes == 1 ? "s" : "") class")
    if tellingDirections, up + down > 0 {
      line += view.words(" (\(up) lên, \(down) xuống)", " (\(up) up, \(down) down)")
    }
    line += view.words(", \(ranks) đổi hạng", ", \(ranks) rank")
    let won = awards.count { $0.after == .given }
    let lost = awards.count { $0.before == .given }
    if won > 0 {
      line += view.words(", \(won) được khen thêm", ", \(won) win\(won == 1 ? "s" : "") an award")
    }
    if lost > 0 {
      line += view.words(
        ", \(lost) không còn được khen", ", \(lost) lose\(lost == 1 ? "s" : "") one")
    }
    return line + "."
  }
}
