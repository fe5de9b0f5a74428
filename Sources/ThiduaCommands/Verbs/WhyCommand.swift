import ArgumentParser
import Decimals
import Diagnostics
import Evidence
import Reports
import Rulebooks
import Runs
import Scenarios
import Scoring

/// `thidua why`: the gap between two results, criterion by criterion.
struct WhyCommand: Command {
  @Argument var names: [String] = []
  @Option var against: Against?
  @Option var assessment: String?
  @Option var stage: String?
  @Option var format: Format = .text
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  enum Against: String, CaseIterable, ExpressibleByArgument {
    case mean, `class`
  }

  /// How many subjects are named.
  private var wanted: Int { against == nil ? 2 : 1 }

  func checkArguments() throws(UsageFault) {
    if names.count < wanted || names.contains("") {
      throw .missingArgument(name: .subject, verb: Verb.why.rawValue)
    }
    if names.count > wanted + 1 {
      throw .unexpectedArguments(
        arguments: Array(names.dropFirst(wanted + 1)), verb: Verb.why.rawValue)
    }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    let folder = names.count > wanted ? names.first : nil
    let session = try Session(folder, console, stage: stage)
    guard let run = session.computed(keeping: .sections, threads: nil) else {
      return session.refuse()
    }
    let subjects = Array(names.suffix(wanted))
    let first = try run.subject(subjects[0])
    let second = try subjects.dropFirst().first.map { (name) throws(Stop) in try run.subject(name) }
    if let second, second.kind != first.kind {
      throw .usage(.notComparable(first: subjects[0], second: subjects.last ?? ""))
    }
    let other: WhyComparison.Other =
      second.map { .subject($0.number) } ?? (against == .mean ? .mean : .nextClass)
    let number = try assessment(of: first, second?.number, in: run, subjects)
    let comparison: WhyComparison
    do {
      comparison = try WhyComparison(
        run, assessment: number, subject: first.number, with: other)
    } catch {
      switch error {
      case .notAssessed, .noLineAbove:
        throw .usage(.noLineAbove(name: run.name(of: first.number, first.kind)))
      case .noTotal(let subject):
        throw .usage(.noTotal(name: run.name(of: subject, first.kind)))
      }
    }
    switch format {
    case .text:
      try console.print(WhyText(comparison, language: console.language).text())
    case .json: try console.print(WhyJSON(comparison).bytes())
    }
    return session.end(
      run,
      next: console.words("Xem từng dòng: ", "To see each line: ")
        + "thidua explain\(session.folderWord) \(shellWord(run.name(of: first.number, first.kind)))"
    )
  }

  /// The assessment in which the subjects meet, the first one where they have totals.
  private func assessment(
    of first: (kind: SubjectKind, number: Int), _ second: Int?, in run: ComputedRun,
    _ names: [String]
  ) throws(Stop) -> Int {
    if let assessment { return try run.assessment(assessment) }
    let shared = run.outcome.assessments.indices.filter { number in
      let outcome = run.outcome.assessments[number]
      return outcome.checked.assessment.subject == first.kind
        && outcome.subjects.contains(first.number)
        && second.map(outcome.subjects.contains) ?? true
    }
    guard let any = shared.first else {
      throw .usage(.notComparable(first: names[0], second: names.last ?? ""))
    }
    return shared.first { number in
      let outcome = run.outcome.assessments[number]
      return outcome.subjects.firstIndex(of: first.number).map { outcome.totals[$0].isNumber }
        ?? false
    } ?? any
  }
}

extension ComputedRun {
  /// The name of a subject, or its id.
  func name(of subject: Int, _ kind: SubjectKind) -> String {
    subjects(kind).names[subject] ?? subjects(kind).ids[subject]
  }

  /// The unit that a name or id means, else the person. Errors: nobody has it, or several do.
  func subject(_ name: String) throws(Stop) -> (kind: SubjectKind, number: Int) {
    do throws(Stop) {
      return (.unit, try SubjectSearch(self, .unit).subject(name))
    } catch {
      guard case .usage(.unknownSubject) = error, personEvidence != nil else { throw error }
      do throws(Stop) {
        return (.person, try SubjectSearch(self, .person).subject(name))
      } catch let other {
        // Nobody has it: the nearest unit is the better guess, unless only a person is near.
        if case .usage(.unknownSubject(_, let nearest)) = error, nearest.isEmpty { throw other }
        throw error
      }
    }
  }
}
