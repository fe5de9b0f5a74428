import Decimals
public import Diagnostics
import Evidence
import Rulebooks
public import Runs
public import Scenarios
import Scoring

/// What each of several values of one address would do, as a table: how many are in each class, who
/// changes class from one value to the next.
public struct VaryText: Sendable {
  private let address: Address
  private let baseline: ComputedRun
  private let runs: [(value: String, run: ComputedRun)]
  private let view: RunView

  /// Makes a writer.
  ///
  /// - Parameter runs: The run as it comes out with each value, in the order asked for.
  public init(
    _ address: Address, _ baseline: ComputedRun, _ runs: [(value: String, run: ComputedRun)],
    language: Language
  ) {
    self.address = address
    self.baseline = baseline
    self.runs = runs
    view = RunView(baseline, language: language)
  }

  /// The whole text.
  public func text() -> String {
    let rulebook = view.checked.rulebook
    var lines = ["\(address)"]
    lines += view.runLines(rulebook: view.title(rulebook.title, else: rulebook.id.value))
    for (number, outcome) in baseline.outcome.assessments.enumerated()
    where !outcome.checked.assessment.classes.isEmpty
      || !outcome.checked.assessment.rankings.isEmpty
    {
      var here = view
      here.kind = outcome.checked.assessment.subject
      let assessment = outcome.checked.assessment
      lines += ["", here.title(assessment.title, else: assessment.id.value)]
      lines += table(number, assessment, here)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ number: Int, _ assessment: Assessment, _ view: RunView) -> [String] {
    var columns: [TextTable.Column] = [.init(view.words("Giá trị", "Value"))]
    columns += assessment.classes.map {
      .init(view.title($0.title, else: $0.id.value), .right)
    }
    columns += [
      .init(view.words("Chờ", "Pending"), .right),
      .init(view.words("Đổi hạng", "Rank moves"), .right),
      .init(view.words("Đổi mức so với dòng trên", "Class changes from the line above")),
    ]
    var table = TextTable(columns: columns)
    var previous = baseline
    for (value, run) in [(view.words("hiện nay", "as it is"), baseline)] + runs {
      guard run.outcome.assessments.indices.contains(number) else { continue }
      let outcome = run.outcome.assessments[number]
      let comparison = RunComparison(previous, run).assessments.first {
        $0.numbers.after == number
      }
      let fromBaseline = RunComparison(baseline, run).assessments.first {
        $0.numbers.after == number
      }
      let changed = (comparison?.moves ?? []).filter(\.changesClass).map { move in
        view.name(of: move.subject)
      }
      let names =
        changed.prefix(4).joined(separator: ", ")
        + (changed.count > 4
          ? view.words(" và \(changed.count - 4) đối tượng khác", " and \(changed.count - 4) more")
          : "")
      table.add(
        [value]
          + assessment.classes.map { rule in
            String(
              fromBaseline?.classCounts.first { $0.id == rule.id.value }?.after
                ?? outcome.classes.count { _ in false })
          }
          + [
            String(outcome.classes.count { $0.state == .pending }),
            String((fromBaseline?.moves ?? []).count(where: \.changesRank)), names,
          ])
      previous = run
    }
    return table.lines()
  }
}
