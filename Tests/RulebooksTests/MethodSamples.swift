import Diagnostics
import Rulebooks
import Testing

/// A rulebook without errors that uses methods made of methods, peers, groups of deductions, parts
/// of the period and ranks of sections.
let methodsRulebook = """
  rulebook: methods
  title: Methods
  ladders:
    work: [undone, late, full]
  attributes:
    cluster: { of: unit, type: text }
  indicators:
    x: { type: number, better: higher }
    y: { type: number, better: lower }
    n: { type: whole-number }
    yes: { type: yes-no }
    a: { type: level, ladder: work }
  assessments:
    months:
      subject: unit
      scale: 10
      criteria: [{ id: m, title: M, points: 10, score: { per: n, each: 1 } }]
    others:
      subject: unit
      for: yes
      scale: 10
      criteria: [{ id: o, title: O, points: 10, score: { relative: y, to: percentile, when-equal: half } }]
      classes: [{ id: good, title: Good, from: 5 }, { id: poor, title: Poor }]
    units:
      subject: unit
      for: not(yes)
      scale: 100
      when-not-applicable: { share-equally: { among: all } }
      criteria:
        - id: c1
          title: Best
          points: 20
          value: x / 2
          with: { target: 40 }
          score:
            best-of:
              - within: cluster
                better: higher
                formula: if value < target then 10 * value / target else 10 + 10 * (value - target) / (best - target)
              - { id: second, title: Second, points: 15, yes-no: value >= mean(values), applies-when: yes }
              - { sum-of: [{ given: n, points: 12 }, { mean-of: [{ yes-no: yes }, { yes-no: n > 2 }], points: 8 }] }
        - id: c2
          title: Relative
          points: 20
          score: { relative: y, to: min-max, onto: { from: 0, to: 20 }, within: cluster, when-equal: skip }
        - id: c3
          title: Deductions
          points: 20
          score:
            deduct:
              - { count: n, lose: 0.5, cap: 5, reason: Small }
              - points: 10
                floor: 2
                apply: heaviest
                reason: Great
                deduct: [{ when: yes, lose: 25% }, { bands: x, table: [{ from: 50, lose: 0 }, { otherwise: yes, lose: 5 }] }]
        - id: c4
          title: Months
          points: 20
          score: { from: { assessment: months, take: total, every: month, combine: mean, missing: skip } }
        - id: c5
          title: Graded
          points: 10
          applies-when: yes
          score: { each: { undone: 0, late: half, full: full }, checklist: [{ item: A, when: a }] }
        - id: c6
          title: Peers
          points: 10
          value: x
          score: { formula: 'count(peers[value > 1]) * below / count(values)', hold: true }
      rankings:
        all: { of: sections, within: all, order-by: [total] }
    heads:
      subject: person
      combine: { formula: 'scores[1] / max(for p in peers return p.scores[1])' }
      criteria:
        - id: h
          title: H
          points: 10
          when-not-applicable: zero
          score: { from: { assessment: [others, others 2], take: class, earn: { good: 10, poor: 4 } } }
    others 2:
      subject: unit
      for: not(yes)
      classes: [{ id: good, title: Good, requires: [{ that: yes }], when-requirements-fail: next-class }, { id: poor, title: Poor }]
  """

@Test("The rulebook of methods has no errors") func methodsAreGood() throws {
  let loaded = load(methodsRulebook)
  let result = check(try #require(loaded.rulebook))
  let errors = (loaded.diagnostics + result.diagnostics).filter { $0.severity == .error }
  #expect(errors.isEmpty, "\(readable(errors))")
  #expect(result.checked != nil)
}

@Test("Assessments that both read subordinates are asked about") func subordinatesInTurn() throws {
  func assessment(_ name: String) -> String {
    """
      \(name):
        subject: unit
        criteria: [{ id: a, title: A, points: 10, score: { given: x } }]
        classes:
          - { id: good, title: Good, from: 5, requires: [{ that: 'share at least(subordinates, "good") > 0.5' }], when-requirements-fail: next-class }
          - { id: poor, title: Poor }

    """
  }
  let text =
    "rulebook: turns\ntitle: Turns\nindicators:\n  x: { type: number }\nassessments:\n"
    + assessment("one") + assessment("two")
  let found = try faults(text)
  #expect(found == ["TD3133 10:78"])
}
