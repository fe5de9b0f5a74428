import Decimals
import Diagnostics
import Rulebooks
import Scoring

// Totals in tables of scores that are not the sum of their parts.
extension CrossChecker {
  /// Adds up the parts of every section of which a table of scores has the points and those of all
  /// its parts. Where the rules themselves make something else of the parts, a sum is not expected.
  mutating func addUpScores() {
    for sheet in sheets {
      for (number, rules) in run.checked.assessments.enumerated()
      where rules.assessment.subject == sheet.kind {
        if let own = sheet.table.assessment, own.value != rules.assessment.id.value { continue }
        // The deepest sections first: what is wrong there is wrong above it.
        let sections = rules.nodes.indices.filter { !rules.nodes[$0].children.isEmpty }
        for node in sections.reversed() {
          addUp(sheet, assessment: number, section: node)
        }
      }
    }
  }

  /// A part of a section: its node, its column, and whether it is taken away.
  private struct Part {
    let node: Int
    let item: ScoreSheet.Item
    let id: String
    let isTaken: Bool
  }

  private mutating func addUp(_ sheet: ScoreSheet, assessment: Int, section: Int) {
    let outcome = run.outcome.assessments[assessment]
    let rules = outcome.checked
    let stated: ScoreSheet.Item
    if section == 0 {
      guard sheet.table.total != nil else { return }
      stated = .total
    } else {
      guard let item = sheet.points(of: rules.nodes[section].criterion.id.value) else { return }
      stated = item
    }
    var parts: [Part] = []
    for child in rules.nodes[section].children {
      let id = rules.nodes[child].criterion.id.value
      guard let item = sheet.points(of: id) else { return }
      parts.append(Part(node: child, item: item, id: id, isTaken: false))
    }
    if section == 0 {
      for (number, each) in rules.adjustments.enumerated() {
        let id = each.criterion.id.value
        guard let item = sheet.points(of: id) else { return }
        parts.append(
          Part(
            node: rules.nodes.count + number, item: item, id: id,
            isTaken: number >= rules.assessment.bonus.count))
      }
    }
    let digits = ([stated] + parts.map(\.item)).map { sheet.digits($0) }
    let item = section == 0 ? "total" : "criteria/\(rules.nodes[section].criterion.id.value)"
    let path = sheet.table.table.file.value
    func mark(_ item: String, of subject: Int) -> WrongSum {
      WrongSum(path: path, subject: subject, item: item)
    }
    var wrong: [SubjectFigures] = []
    for (row, subject) in outcome.subjects.enumerated() {
      guard let figure = sheet.cell(stated, subject)?.number,
        let computed = section == 0
          ? outcome.totals[row].number : outcome.result(ofNode: section, row: row)?.points
      else { continue }
      var sums = (stated: Decimal.zero, computed: Decimal.zero)
      var isExact = true
      var isWhole = true
      for (number, part) in parts.enumerated() {
        guard let result = outcome.result(ofNode: part.node, row: row) else {
          isWhole = false; break
        }
        guard let points = result.points else {
          // What does not apply is in no sum.
          if result.state == .notApplicable, sheet.cell(part.item, subject) == nil { continue }
          isWhole = false
          break
        }
        guard let own = sheet.cell(part.item, subject)?.number,
          let left = part.isTaken
            ? sums.stated.subtracting(own.magnitude) : sums.stated.adding(own),
          let right = part.isTaken
            ? sums.computed.subtracting(points.magnitude) : sums.computed.adding(points)
        else { isWhole = false; break }
        sums = (left, right)
        if points.reduced.scale > digits[number + 1] { isExact = false }
      }
      // A rounded total is the sum too.
      let rounding =
        section == 0 ? rules.assessment.rounding.total : rules.nodes[section].rounding
      let sum =
        rounding.flatMap {
          sums.computed.settled().rounded(toDigits: $0.digits, $0.mode)
        } ?? sums.computed.settled()
      guard isWhole, sum == computed.settled() else { continue }
      if computed.reduced.scale > digits[0] { isExact = false }
      let most = digits.min() ?? 0
      let limit: Decimal =
        sheet.table.within?.value
        ?? (isExact
          ? .zero
          : Decimal.halfUnit(digits: most).multiplying(Decimal(parts.count + 1)) ?? .zero)
      let far = figure.distance(to: sums.stated).map { $0 > limit } ?? true
      let name = id(of: subject, sheet.kind)
      if !far { continue }
      wrongSums.insert(mark(item, of: subject))
      if parts.contains(where: { wrongSums.contains(mark("criteria/\($0.id)", of: subject)) }) {
        continue
      }
      if !accepts(["TD5121"], subject: name, about: [CrossCheckFault.name(in: item)]) {
        wrong.append(
          (
            subject: name, stated: figure.reduced.description,
            computed: sums.stated.reduced.description, place: sheet.span(stated, subject)
          ))
      }
    }
    if !wrong.isEmpty {
      report(
        .scoresDoNotAddUp(item: item, parts: parts.map(\.id), subjects: wrong),
        at: wrong.first?.place)
    }
  }
}
