import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// What differs between two rulebooks as CSV, one row a difference; with a run, one row for each part of
/// a subject's change, with the differences that it comes from.
public struct DiffCSV: Sendable {
  private let differences: [RuleDifference]
  private let effects: RuleEffects?
  private let dialect: CSVWriter.Dialect

  /// Makes a writer.
  public init(
    _ differences: [RuleDifference], _ effects: RuleEffects?, dialect: CSVWriter.Dialect
  ) {
    self.differences = differences
    self.effects = effects
    self.dialect = dialect
  }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var csv = CSVWriter(dialect: dialect)
    if let effects {
      write(effects, to: &csv)
    } else {
      writeDifferences(to: &csv)
    }
    return csv.bytes
  }

  private func writeDifferences(to csv: inout CSVWriter) {
    for heading in [
      "kind", "assessment", "element", "id", "title", "address", "former-address", "before",
      "after",
      "changes-results", "origin/before", "origin/after",
    ] { csv.text(heading) }
    csv.endLine()
    for difference in differences {
      csv.text(difference.kind.rawValue)
      csv.text(difference.element.assessment ?? "")
      csv.text(difference.element.kind.rawValue)
      csv.text(difference.element.id)
      csv.text(difference.element.title?.text(in: .vi) ?? "")
      csv.text(difference.address.description)
      csv.text(difference.formerAddress?.description ?? "")
      write(difference.before, to: &csv)
      write(difference.after, to: &csv)
      csv.text(difference.mayChangeResults ? "true" : "false")
      for span in [difference.places.before, difference.places.after] {
        csv.text(span.map { "\($0.source.path):\($0.place.line)" } ?? "")
      }
      csv.endLine()
    }
  }

  /// A value of a rule; a figure with the dialect's decimal mark.
  private func write(_ value: String?, to csv: inout CSVWriter) {
    guard let value else { return csv.empty() }
    if Decimal(value) != nil { csv.figure(value) } else { csv.text(value) }
  }

  private func write(_ effects: RuleEffects, to csv: inout CSVWriter) {
    var rankings: [String] = []
    for ranking in effects.assessments.flatMap({ $0.comparison.rankings.dropFirst() })
    where !rankings.contains(ranking.name) { rankings.append(ranking.name) }
    let further = rankings.flatMap { name in
      ["before", "after"].map { "rank/\(segment(name))/\($0)" }
    }
    let headings = [
      "assessment", "subject", "name", "total/before", "total/after", "rank/before", "rank/after",
    ]
    for heading in headings + further + [
      "class/before", "class/after", "class-through", "address", "difference", "through",
    ] { csv.text(heading) }
    csv.endLine()
    for effect in effects.assessments {
      let run = effects.comparison.after
      let number = effect.comparison.numbers.after
      let assessment = run.outcome.assessments[number].checked.assessment
      let subjects = run.subjects(assessment.subject)
      for moved in effect.moved {
        let move = moved.move
        func writeSubject() {
          csv.text(assessment.id.value)
          csv.text(subjects.ids[move.subject])
          csv.text(subjects.names[move.subject] ?? "")
          for total in [move.totals.before, move.totals.after] {
            write(total?.description, to: &csv)
          }
          let first = effect.comparison.rankings.first?.name
          for name in [first] + rankings.map(Optional.some) {
            let rank = move.ranks.first { $0.name == name }
            for rank in [rank?.before, rank?.after] {
              write(rank.map { String($0.value) }, to: &csv)
            }
          }
          csv.text(move.classes.before)
          csv.text(move.classes.after)
          csv.text(moved.classCauses.map(\.rawValue).joined(separator: "; "))
        }
        // Whose total stays has a row all the same.
        if moved.parts.isEmpty {
          writeSubject()
          for _ in 0..<3 { csv.empty() }
          csv.endLine()
        }
        for part in moved.parts {
          writeSubject()
          csv.text(part.item.source.address)
          csv.figure(part.item.difference.description)
          csv.text(
            part.differences.map { effects.differences[$0].address.description }
              .joined(separator: "; "))
          csv.endLine()
        }
      }
    }
  }
}
