import Diagnostics
import Rulebooks

/// What a test says of one subject, with what its samples say.
struct GivenSubject {
  /// Its own facts; later ones stand in the place of earlier ones.
  var own: [GivenFact] = []
  /// The unit that a person belongs to.
  var unit: Related?
  /// The head of a unit.
  var head: Related?
  /// The id of the unit that a person belongs to.
  var unitID: Placed<String>?
  /// What is given instead of being computed.
  var result: GivenPart?

  /// A related subject that a test says something of.
  struct Related {
    var facts: [GivenFact] = []
    var result: GivenPart?
  }

  /// Whether any fact is given as absent.
  var hasAbsentFacts: Bool {
    (own + (unit?.facts ?? []) + (head?.facts ?? [])).contains {
      if case .absent = $0.value { return true }
      return false
    }
  }
}

/// The samples of a suite by name.
struct Samples {
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
    }
    given.own += subject.own.facts
    if subject.own.total != nil || subject.own.classID != nil { given.result = subject.own }
    switch subject.unit {
    case .named(let id): given.unitID = id
    case .given(let part):
      given.unit = related(part, over: given.unit, path: path, &diagnostics)
    case nil: break
    }
    if let head = subject.head {
      given.head = related(head, over: given.head, path: path, &diagnostics)
    }
  }

  /// What is said of a related subject: its sample's own facts, then those that stand there.
  private func related(
    _ part: GivenPart, over earlier: GivenSubject.Related?, path: [String],
    _ diagnostics: inout [Diagnostic]
  ) -> GivenSubject.Related {
    var related = earlier ?? GivenSubject.Related()
    if let sample = find(part.sample, path: path, &diagnostics) {
      var own = GivenSubject()
      take(sample.subject, into: &own, path: path + [sample.name.value], &diagnostics)
      related.facts += own.own
    }
    related.facts += part.facts
    if part.total != nil || part.classID != nil { related.result = part }
    return related
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
