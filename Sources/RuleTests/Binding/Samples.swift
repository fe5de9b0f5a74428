import Diagnostics
import Rulebooks

/// What a test says of one subject, with what its samples say.
struct GivenSubject {
  /// What is given, in the order in which it counts: later values stand in the place of earlier
  /// ones.
  var entries: [Entry] = []
  /// The id of the unit that a person belongs to.
  var unitID: Placed<String>?
  /// The assessment that the nearest sample names.
  var assessment: Placed<String>?

  /// A given fact, and whose it is by the key that it stands under.
  struct Entry {
    let owner: Owner
    let fact: GivenFact
  }

  enum Owner { case own, unit, head }

  /// The own facts.
  var own: [GivenFact] { entries.filter { $0.owner == .own }.map(\.fact) }
}

/// The samples of a suite by name.
struct Samples {
  /// How many samples may start from each other in a row.
  static let mostSteps = 8

  private let samples: [String: TestSample]
  private let names: [String]

  init(_ suite: TestSuite) {
    samples = Dictionary(
      suite.samples.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    names = suite.samples.map(\.name.value)
  }

  /// What is said of a subject, samples and all. Faults are added to `diagnostics`.
  func resolve(_ subject: TestSubject, _ diagnostics: inout [Diagnostic]) -> GivenSubject {
    var given = GivenSubject()
    take(subject, into: &given, path: [], &diagnostics)
    return given
  }

  private func take(
    _ subject: TestSubject, into given: inout GivenSubject, path: [String],
    _ diagnostics: inout [Diagnostic]
  ) {
    if let sample = find(subject.own.sample, path: path, &diagnostics) {
      take(sample.subject, into: &given, path: path + [sample.name.value], &diagnostics)
      given.assessment = sample.assessment ?? given.assessment
    }
    given.entries += subject.own.facts.map { GivenSubject.Entry(owner: .own, fact: $0) }
    switch subject.unit {
    case .named(let id): given.unitID = id
    case .given(let part): take(part, of: .unit, into: &given, path: path, &diagnostics)
    case nil: break
    }
    if let head = subject.head {
      take(head, of: .head, into: &given, path: path, &diagnostics)
    }
  }

  /// What is said of a related subject: its sample's own facts, then those that stand there.
  private func take(
    _ part: GivenPart, of owner: GivenSubject.Owner, into given: inout GivenSubject,
    path: [String], _ diagnostics: inout [Diagnostic]
  ) {
    if let sample = find(part.sample, path: path, &diagnostics) {
      var related = GivenSubject()
      take(sample.subject, into: &related, path: path + [sample.name.value], &diagnostics)
      given.entries += related.own.map { GivenSubject.Entry(owner: owner, fact: $0) }
    }
    given.entries += part.facts.map { GivenSubject.Entry(owner: owner, fact: $0) }
  }

  private func find(
    _ name: Placed<String>?, path: [String], _ diagnostics: inout [Diagnostic]
  ) -> TestSample? {
    guard let name else { return nil }
    if path.contains(name.value) {
      diagnostics.append(
        Diagnostic(TestFault.samplesInCircle(names: path), at: name.span))
      return nil
    }
    // A sample can name three others, so that their number grows by the step.
    guard path.count < Samples.mostSteps else {
      diagnostics.append(
        Diagnostic(TestFault.samplesTooDeep(limit: Samples.mostSteps), at: name.span))
      return nil
    }
    guard let sample = samples[name.value] else {
      diagnostics.append(
        Diagnostic(
          TestFault.unknownSample(
            name: name.value, nearest: nearestName(to: name.value, among: names)), at: name.span))
      return nil
    }
    return sample
  }
}
