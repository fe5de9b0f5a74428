import Decimals
import Rulebooks
import Scoring
import Testing

/// Laws of the order of evaluation: a decision acts at its step and never before it, and persons
/// read what has been published of their unit, never what was computed on the way.
struct StepLawTests {
  static let seeds: [UInt64] = Array(1...30)

  /// A random rulebook of units with an assessment of their heads behind it.
  private static func withHeads(_ random: RandomRulebook) -> String {
    let indicators = "indicators:\n  own: { of: person, type: number, range: { from: 0, to: 40 } }"
    return random.yaml.replacing("indicators:\n", with: indicators + "\n", maxReplacements: 1) + """
        heads:
          subject: person
          scale: 100
          criteria:
            - { id: 1, title: Unit, points: 60, score: { from: { assessment: units, take: total } } }
            - { id: 2, title: Own, points: 40, score: { given: own } }
          classes:
            - { id: A, title: A, from: 80 }
            - { id: B, title: B, from: 60 }
            - { id: C, title: C, from: 40 }
            - { id: D, title: D }
          ceilings: [{ not-above: unit }]

      """
  }

  private static func heads(_ random: RandomRulebook) -> (
    persons: [String: [String: Given]], unitOf: [String: String]
  ) {
    var persons: [String: [String: Given]] = [:]
    var unitOf: [String: String] = [:]
    for (number, unit) in random.units.keys.sorted().enumerated() {
      persons["h" + unit] = ["own": .figure(Decimal(number * 7 % 41))]
      unitOf["h" + unit] = unit
    }
    return (persons, unitOf)
  }

  @Test(
    "A decision about classes changes no total, and one on appeal moves nobody else",
    arguments: seeds)
  func decisionsActAtTheirStep(seed: UInt64) throws {
    let random = RandomRulebook(
      seed: seed, units: 20, traits: [.classRules, .adjustments, .conditions])
    let bench = try Bench(random.yaml)
    let before = bench.run(random.units)
    let units = random.units.keys.sorted()
    for kind in [Decision.Kind.classDecision, .tie, .quota, .finalClass] {
      let subject = units[Int(seed) % units.count]
      let value = kind == .tie ? "1" : kind == .quota ? "có" : "C"
      let after = bench.run(random.units) { ids in
        [Decision(subject: ids.unit(subject) ?? 0, kind: kind, value: value)]
      }
      for unit in units {
        #expect(after.total(unit) == before.total(unit))
        if kind == .finalClass, unit != subject {
          #expect(after.className(unit) == before.className(unit))
          // Whoever comes to a class by it takes a place among the ranked.
          if (after.rank(subject) == nil) == (before.rank(subject) == nil) {
            #expect(after.rank(unit) == before.rank(unit))
          }
        }
      }
      if kind == .finalClass { #expect(after.className(subject) == "C") }
    }
  }

  @Test("Decided points count for their criterion and its sections only", arguments: seeds)
  func decidedPointsStayWhereTheyAre(seed: UInt64) throws {
    let random = RandomRulebook(seed: seed, units: 6, traits: [.adjustments])
    let bench = try Bench(random.yaml)
    let before = bench.run(random.units)
    let units = random.units.keys.sorted()
    let nodes = bench.checked.assessments[0].nodes
    let leaf = try #require(nodes.last { !$0.criterion.isSection })
    let id = leaf.criterion.id.value
    let after = bench.run(random.units) { ids in
      [Decision(subject: ids.unit(units[0]) ?? 0, kind: .points, about: id, value: "1")]
    }
    #expect(after.points(id, of: units[0]) == "1")
    let ancestors = nodes.filter { node in
      node.criterion.isSection && node.criterion.holds(id)
    }.map(\.criterion.id.value)
    for node in nodes where node.criterion.id.value != id {
      let name = node.criterion.id.value
      for unit in units where unit != units[0] || !ancestors.contains(name) {
        #expect(after.points(name, of: unit) == before.points(name, of: unit))
      }
    }
    for unit in units.dropFirst() { #expect(after.total(unit) == before.total(unit)) }
  }

  @Test(
    "A head reads the published total and class of the unit, after every decision", arguments: seeds
  )
  func headsReadWhatIsPublished(seed: UInt64) throws {
    let random = RandomRulebook(
      seed: seed, units: 20, traits: [.classRules, .adjustments, .conditions, .missing])
    let bench = try Bench(Self.withHeads(random))
    let (persons, unitOf) = Self.heads(random)
    let scale = try #require(bench.checked.assessments[0].assessment.scale?.value)
    let appealed = random.units.keys.sorted()[Int(seed) % 20]
    let results = bench.run(random.units, persons: persons, unitOf: unitOf) { ids in
      [
        Decision(
          subject: ids.unit(appealed) ?? 0, assessment: "units", kind: .finalClass, value: "D")
      ]
    }
    let classes = ["A", "B", "C", "D"]
    for (head, unit) in unitOf {
      let unitClass = results.className(unit, in: "units")
      let headClass = results.className(head, in: "heads")
      if let unitRung = classes.firstIndex(of: unitClass) {
        if let headRung = classes.firstIndex(of: headClass) { #expect(headRung >= unitRung) }
      } else if unitClass == "pending" || unitClass == "not-ranked" {
        #expect(headClass == unitClass || headClass == "D" || headClass == "not-ranked")
      }
      guard let total = Decimal(results.total(unit, in: "units")) else {
        #expect(results.total(head, in: "heads") == "not-ranked")
        continue
      }
      // A total beyond its scale, by a bonus, brings the head no more than the criterion holds.
      let part = min(try #require(total.multiplying(60)?.dividing(by: scale)).settled(), 60)
      #expect(results.points("1", of: head, in: "heads") == part.description)
    }
    #expect(results.className(appealed, in: "units") == "D")
    #expect(["D", "not-ranked"].contains(results.className("h" + appealed, in: "heads")))
  }
}

extension Criterion {
  fileprivate var isSection: Bool {
    if case .section = content { return true }
    return false
  }

  fileprivate func holds(_ id: String) -> Bool {
    leavesAndSections.contains { $0.id.value == id }
  }
}
