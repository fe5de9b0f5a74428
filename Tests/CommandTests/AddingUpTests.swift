import Decimals
import Diagnostics
import Evidence
import Foundation
import Reports
import Runs
import Scoring
import Testing

/// Doing what a line of an explanation says, on the figures as it prints them, gives the figure that
/// it prints (`rule-language`, "Explanations on paper").
@Suite struct AddingUpTests {
  /// The lines that are looked for; made once, since making a pattern costs more than using it.
  private struct Lines {
    let column = /^ +([ +−=]) +(-?[0-9.]+)(?:  .*)?$/
    let title = /^ *(?:\S+  .*|Points of the sections): (-?[0-9.]+)(.*)$/
    let operation = /((?:\(|-?[0-9])[-0-9.()+−×÷^% ]*[+−×÷^][-0-9.()+−×÷^% ]*) ([=≈]) (-?[0-9.]+)/
    let loss = /: (-?[0-9.]+) of ([0-9.]+), lost ([0-9.]+)$/
    let rounding = /rounded to ([0-9]+) decimals \((.*)\): (-?[0-9.]+) → (-?[0-9.]+)$/
    let chosen = [
      /(?:held to the bounds|true|false|not below [0-9.]+): (-?[0-9.]+)$/,
      /(?:at most|at least) .*→ (-?[0-9.]+)$/, /lies in the band .*: (-?[0-9.]+)  \[/,
      /(?:least|greatest) of the parts: .*→ (-?[0-9.]+)$/, /^ +the points of .*: (-?[0-9.]+)$/,
    ]
  }

  private let lines = Lines()

  /// What was checked, so that a page without operations does not pass for a right one.
  struct Tally {
    var operations = 0
    var columns = 0
    var losses = 0
    var roundings = 0
    var chains = 0
  }

  @Test func explanationsOfRandomRulesAddUpAsPrinted() throws {
    var tally = Tally()
    var accepted = 0
    for seed in 1...150 {
      let folder = try TemporaryFolder()
      try RandomRules(seed: UInt64(seed)).write(to: folder)
      let pages = pages(of: "run", in: folder.path)
      if !pages.isEmpty { accepted += 1 }
      for (id, page) in pages { check(page, "seed \(seed), \(id)", &tally) }
    }
    #expect(accepted > 90)
    #expect(tally.operations > 4000)
    #expect(tally.columns > 1500)
    #expect(tally.losses > 4000)
    #expect(tally.roundings > 400)
    #expect(tally.chains > 5000)
  }

  @Test(arguments: ["papi-2015", "papi-2016"]) func explanationsOfProvincesAddUpAsPrinted(
    _ sample: String
  ) throws {
    var tally = Tally()
    let root = Checkout.root.path()
    let all = try results(
      json(thidua(["rank", "Samples/\(sample)", "--format", "json"], in: root).output))
    let pages = Dictionary(
      uniqueKeysWithValues: pages(of: "Samples/\(sample)", in: root))
    for result in all {
      let subject = result["subject"] as? String ?? ""
      let page = try #require(pages[subject])
      check(page, "\(sample) \(subject)", &tally)
      // What is printed for the total is what programs read.
      let total = Figure(result["total"] as? String ?? "")?.rounded(toDigits: 6, .halfEven)
      let printed = page.firstMatch(of: /\nTotal: ([0-9.]+)/).flatMap { Figure($0.1) }
      #expect(total != nil && total == printed)
    }
    #expect(tally.columns == 63 * 7)
    #expect(tally.chains == 63 * 7)
  }

  /// The pages of all subjects of a run, each with the subject's id.
  private func pages(of run: String, in root: String) -> [(String, String)] {
    // A random rulebook may be one that the checker refuses.
    guard let computed = loadRun(at: run + "/run.yaml", root: root).computed() else { return [] }
    let isProvisional = computed.isProvisional
    #expect(!isProvisional)
    return computed.outcome.assessments.enumerated().flatMap { number, outcome in
      outcome.subjects.indices.compactMap { row in
        explain(computed.outcome, assessment: number, row: row).map { explanation in
          let page = ExplanationText(
            computed, explanation, LaterClassSteps(outcome, row: row), language: .en)
          return (computed.units.ids[explanation.subject], page.text())
        }
      }
    }
  }

  // MARK: A page

  private func check(_ page: String, _ name: String, _ tally: inout Tally) {
    var column: Figure?
    // The figure in the title of the node being read, and the last figure that its lines made.
    var title: (figure: Figure, line: String)?
    var made: Figure?
    func close() {
      if let title, let made {
        #expect(
          title.figure == made, "\(name): the lines below make \(made)\n\(title.line)\n\(page)")
        tally.chains += 1
      }
      (title, made) = (nil, nil)
    }
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = String(line)
      if line.isEmpty || !line.hasPrefix(" ") { close() }
      if let match = text.firstMatch(of: lines.column) {
        guard let figure = Figure(match.2) else { continue }
        switch match.1 {
        case "=":
          #expect(column == figure, "\(name): \(text)\n\(page)")
          made = figure
          column = nil
          tally.columns += 1
        case "−": column = column?.subtracting(figure)
        case "+": column = column?.adding(figure)
        default: column = figure
        }
        checkOperation(text, name, &tally)
        continue
      }
      if let match = text.firstMatch(of: lines.title),
        !text.contains("[")
      {
        close()
        title = Figure(match.1).map { ($0, text) }
        checkLoss(text, name, &tally)
        continue
      }
      if let figure = checkOperation(text, name, &tally) { made = figure }
      if let figure = checkRounding(text, name, &tally) { made = figure }
      if let figure = chosen(text) { made = figure }
    }
    close()
  }

  /// A figure that is held, chosen or looked up rather than worked out.
  private func chosen(_ text: String) -> Figure? {
    let signs = ["held to the bounds", "true:", "false:", "at most", "at least", "not below"]
    let others = ["lies in the band", "of the parts", "the points of"]
    guard (signs + others).contains(where: text.contains) else { return nil }
    return lines.chosen.compactMap { text.firstMatch(of: $0) }.last.flatMap { Figure($0.1) }
  }

  /// `A op B = C` or `≈ C`, wherever it stands in a line; gives C.
  @discardableResult
  private func checkOperation(_ text: String, _ name: String, _ tally: inout Tally) -> Figure? {
    guard text.contains(" = ") || text.contains(" ≈ "),
      let match = text.firstMatch(
        of: lines.operation),
      let value = Calculator.value(match.1), let result = Figure(match.3)
    else { return nil }
    tally.operations += 1
    if match.2 == "=" {
      // 34 digits at every step leave a trace where fractions would not.
      #expect(value.settled() == result, "\(name): \(text) gives \(value)")
    } else {
      let decimals = max(6, result.scale)
      #expect(
        value.rounded(toDigits: decimals, .halfEven) == result, "\(name): \(text) gives \(value)")
    }
    return result
  }

  private func checkLoss(_ text: String, _ name: String, _ tally: inout Tally) {
    guard text.contains(", lost "),
      let match = text.firstMatch(of: lines.loss),
      let points = Figure(match.1), let most = Figure(match.2), let lost = Figure(match.3)
    else { return }
    #expect(most.subtracting(points) == lost, "\(name): \(text)")
    tally.losses += 1
  }

  private func checkRounding(_ text: String, _ name: String, _ tally: inout Tally) -> Figure? {
    guard text.contains("rounded to"),
      let match = text.firstMatch(
        of: lines.rounding),
      let digits = Int(match.1), let before = Figure(match.3), let after = Figure(match.4)
    else { return nil }
    let modes: [String: RoundingMode] = [
      "half up": .halfUp, "half to even": .halfEven, "toward zero": .down, "up": .ceiling,
    ]
    #expect(modes[String(match.2)].flatMap { before.rounded(toDigits: digits, $0) } == after)
    tally.roundings += 1
    return after
  }
}
