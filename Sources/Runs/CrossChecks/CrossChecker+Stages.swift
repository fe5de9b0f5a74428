import Decimals
import Evidence
import Rulebooks
import Scoring

// What units declared at the first stage, against what was verified.
extension CrossChecker {
  /// Reports subjects whose own figures would put them into a better class than the verified ones
  /// do: those will ask why.
  mutating func compareStages() {
    guard run.file.stage > 0,
      let declared = loaded.at(stage: 0, fallBack: [run.file.stage]).computed(keeping: .sections)
    else { return }
    for (number, outcome) in run.outcome.assessments.enumerated()
    where declared.outcome.assessments.indices.contains(number) {
      let own = declared.outcome.assessments[number]
      let rules = outcome.checked.assessment
      guard !rules.classes.isEmpty else { continue }
      var rows: [Int: Int] = [:]
      for (row, subject) in own.subjects.enumerated() { rows[subject] = row }
      var lower: [SubjectFigures] = []
      let told = claimsTold[rules.subject] ?? []
      for (row, subject) in outcome.subjects.enumerated() where !told.contains(subject) {
        guard let verified = outcome.classes[row].published, let other = rows[subject],
          let claimed = own.classes[other].published, claimed < verified,
          // Quotas and decisions move others' classes; it takes its own figures to be of interest.
          own.totals[other].number != outcome.totals[row].number
        else { continue }
        let name = id(of: subject, rules.subject)
        if accepts(["TD5103"], subject: name, about: [rules.id.value]) { continue }
        lower.append(
          (
            subject: name, stated: rules.classes[claimed].shownName,
            computed: rules.classes[verified].shownName,
            place: run.evidence(of: rules.subject)?.span(ofSubject: subject)
          ))
      }
      if let first = lower.first {
        report(
          .declaredClassHigher(stage: run.file.stages[0].value, subjects: lower), at: first.place)
      }
    }
  }
}
