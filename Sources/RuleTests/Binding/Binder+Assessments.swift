import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Scoring

// Which assessment the addresses of a test go by.
extension Binder {
  /// The kind of subject that a test is about which says nothing of others: by the assessment that
  /// it names, the only kind that is assessed, or the facts and addresses that it uses; nil where
  /// both kinds could be meant.
  func likelyKind(
    _ subject: TestSubject, _ given: GivenSubject, _ assessment: Placed<String>?
  ) -> SubjectKind? {
    let kinds = Set(checked.assessments.map(\.assessment.subject))
    if kinds.count == 1, let only = kinds.first { return only }
    if given.entries.contains(where: { $0.owner == .unit }) { return .person }
    if given.entries.contains(where: { $0.owner == .head }) { return .unit }
    if given.own.contains(where: { $0.name.value.hasPrefix("unit.") }) { return .person }
    if let name = assessment?.value, let number = assessmentNumber(name) {
      return checked.assessments[number].assessment.subject
    }
    let fitting = SubjectKind.allCases.filter {
      !candidates($0, subject.expectations, given.own).isEmpty
    }
    if fitting.count == 1 { return fitting[0] }
    let prefixed = subject.expectations.compactMap { split($0.address.value).assessment }.first
    if let prefixed { return checked.assessments[prefixed].assessment.subject }
    return fitting.isEmpty || subject.expectations.isEmpty ? .unit : nil
  }

  func assessmentNumber(_ id: String) -> Int? {
    checked.assessments.firstIndex { $0.assessment.id.value == id }
  }

  /// The assessment that a test names.
  mutating func namedAssessment(_ name: Placed<String>) -> Int? {
    if let number = assessmentNumber(name.value) { return number }
    let known = checked.assessments.map(\.assessment.id.value)
    report(
      .unknownAssessment(
        name: name.value, nearest: nearestName(to: name.value, among: known), known: known),
      at: name.span)
    return nil
  }

  /// An address without the assessment that it may begin with.
  func split(_ address: String) -> (assessment: Int?, rest: [String]) {
    let all = segments(of: address)
    if all.count > 1, AddressPart(rawValue: all[0]) == nil, let number = assessmentNumber(all[0]) {
      return (number, Array(all.dropFirst()))
    }
    return (nil, all)
  }

  /// The assessments of a kind that have all addresses, and among them those whose kind of subject
  /// has all given facts.
  func candidates(
    _ kind: SubjectKind, _ expectations: [Expectation], _ facts: [GivenFact]
  ) -> [Int] {
    let open = expectations.filter { split($0.address.value).assessment == nil }
    let fitting = checked.assessments.indices.filter { number in
      let assessment = checked.assessments[number]
      guard assessment.assessment.subject == kind else { return false }
      let reader = TargetReader(assessment: assessment)
      return open.allSatisfy { expectation in
        let target = reader.target(
          segments(of: expectation.address.value), address: expectation.address.value)
        guard case .success(let target) = target else { return false }
        // A class that the assessment has not.
        if case .failure = reader.expected(
          target, expectation.values.map(\.value), isList: expectation.isList, address: "")
        {
          return false
        }
        return true
      }
    }
    // Rules of units read the facts of heads by their bare names; heads read `unit.…`.
    let known = facts.map(\.name.value).filter {
      readers[.unit].number(of: $0) != nil || readers[.person].number(of: $0) != nil
    }
    let own = known.filter { readers[kind].number(of: $0) != nil }
    let fits = kind == .unit ? known.isEmpty || !own.isEmpty : own.count == known.count
    return fits ? fitting : []
  }

  /// The assessment that the addresses of a subject go by.
  mutating func ownAssessment(of subject: Asked) -> Int? {
    let open = subject.expectations.filter { split($0.address.value).assessment == nil }
    guard let first = open.first else { return nil }
    if let name = subject.assessment { return namedAssessment(name) }
    var all = checked.assessments.indices.filter {
      checked.assessments[$0].assessment.subject == subject.kind
    }
    if all.count > 1, let base {
      // Whom a run assesses is known.
      let having = all.filter { base.outcome.assessments[$0].subjects.contains(subject.number) }
      if !having.isEmpty { all = having }
    }
    if all.count == 1 { return all[0] }
    let fitting = candidates(subject.kind, subject.expectations, subject.facts)
      .filter { all.contains($0) }
    if fitting.count == 1 { return fitting[0] }
    if all.isEmpty {
      report(.nobodyThere(address: first.address.value, kind: subject.kind), at: first.address.span)
      return nil
    }
    // Where none fits, the addresses are wrong: the first assessment tells in which way.
    if fitting.isEmpty { return all[0] }
    report(
      .severalAssessments(names: fitting.map { checked.assessments[$0].assessment.id.value }),
      at: test.name.span)
    return nil
  }
}
