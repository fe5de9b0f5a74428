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
  @Flag var excel = false
  @Option(name: [.short, .long]) var output: String?
  @Flag var force = false
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
  }

  enum Against: String, CaseIterable, ExpressibleByArgument {
    case mean, `class`, previous
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
    if excel, format != .csv {
      throw .unusedOption(option: "--excel", needs: "--format csv")
    }
    if force, output == nil { throw .unusedOption(option: "--force", needs: "--output") }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    try console.check(output: output, force: force)
    let folder = names.count > wanted ? names.first : nil
    let session = try Session(folder, console, stage: stage)
    guard let run = session.computed(keeping: .sections, threads: nil) else {
      return session.refuse()
    }
    let subjects = Array(names.suffix(wanted))
    let first = try run.subject(subjects[0])
    let second = try subjects.dropFirst().first.map { (name) throws(Stop) in try run.subject(name) }
    if let second, second.kind != first.kind { throw apart(first, second, in: run) }
    let number = try assessment(of: first, second, in: run)
    let other = try other(first, second, in: session, run)
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
      case .noFormerTotal(let subject):
        throw .usage(.noFormerTotal(name: run.name(of: subject, first.kind)))
      }
    }
    try console.deliver(to: output, force: force) { (sink) throws(SinkFailure) in
      switch format {
      case .text:
        let text = WhyText(
          comparison, language: console.language, width: console.tableWidth(output: output)
        ).text()
        try sink.write(Array(text.utf8))
      case .json: try sink.write(WhyJSON(comparison).bytes())
      case .csv: try sink.write(WhyCSV(comparison, dialect: excel ? .excel : .plain).bytes())
      }
    }
    return session.end(
      run,
      next: console.words("Xem từng dòng: ", "To see each line: ")
        + "thidua explain\(session.folderWord) \(shellWord(run.name(of: first.number, first.kind)))"
    )
  }

  /// What the first subject is compared with. Errors: the run names no earlier period.
  private func other(
    _ first: (kind: SubjectKind, number: Int), _ second: (kind: SubjectKind, number: Int)?,
    in session: Session, _ run: ComputedRun
  ) throws(Stop) -> WhyComparison.Other {
    if let second { return .subject(second.number) }
    switch against {
    case .mean: return .mean
    case .class, nil: return .nextClass
    case .previous:
      guard
        let former = session.loaded.formerResults(at: session.path, root: session.console.root)
      else { throw .usage(.noPrevious(run: run.file.id.value)) }
      let id = run.subjects(first.kind).ids[first.number]
      let ids = first.kind == .unit ? session.loaded.formerIDs(ofUnit: id) : [id]
      return .previous(former, ids: ids)
    }
  }

  /// The assessment in which the subjects meet, the first one where they have totals.
  private func assessment(
    of first: (kind: SubjectKind, number: Int), _ second: (kind: SubjectKind, number: Int)?,
    in run: ComputedRun
  ) throws(Stop) -> Int {
    if let assessment { return try run.assessment(assessment) }
    let shared = run.assessments(of: first).filter { number in
      second.map { run.outcome.assessments[number].subjects.contains($0.number) } ?? true
    }
    guard let any = shared.first else { throw apart(first, second ?? first, in: run) }
    return shared.first { number in
      let outcome = run.outcome.assessments[number]
      return outcome.subjects.firstIndex(of: first.number).map { outcome.totals[$0].isNumber }
        ?? false
    } ?? any
  }

  /// Two subjects that meet in no assessment, each with those it is in.
  private func apart(
    _ first: (kind: SubjectKind, number: Int), _ second: (kind: SubjectKind, number: Int),
    in run: ComputedRun
  ) -> Stop {
    func ids(_ subject: (kind: SubjectKind, number: Int)) -> [String] {
      run.assessments(of: subject).map { run.outcome.assessments[$0].checked.assessment.id.value }
    }
    return .usage(
      .notComparable(
        first: run.name(of: first.number, first.kind), own: ids(first),
        second: run.name(of: second.number, second.kind), others: ids(second)))
  }
}

extension ComputedRun {
  /// The numbers of the assessments that a subject takes part in.
  func assessments(of subject: (kind: SubjectKind, number: Int)) -> [Int] {
    outcome.assessments.indices.filter { number in
      outcome.assessments[number].checked.assessment.subject == subject.kind
        && outcome.assessments[number].subjects.contains(subject.number)
    }
  }

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
