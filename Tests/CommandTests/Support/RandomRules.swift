import Foundation

/// A random rulebook with a run, written as files: all methods, combinations, kinds of not
/// applicable, roundings and adjustments whose explanations must add up.
struct RandomRules {
  private(set) var rulebook = ""
  private(set) var evidence = ""
  private(set) var units = "id,name\n"
  private var random: SeededGenerator
  private var indicators: [(name: String, type: String, make: (inout SeededGenerator) -> String)] =
    []
  private var count = 0

  init(seed: UInt64, units unitCount: Int = 6) {
    random = SeededGenerator(seed: seed)
    let tree = children(indent: 6, depth: 2)
    var text = ""
    if random.chance(60) {
      let places = random.pick(["total", "criterion", "section, total", "criterion, total"])
      let mode = random.pick(["half-up", "half-even", "down", "ceiling"])
      text +=
        "    rounding: { digits: \(random.pick([0, 1, 2])), mode: \(mode), at: [\(places)] }\n"
    }
    text += "    when-missing: \(random.pick(["skip", "no-points", "lowest-points"]))\n"
    text += "    criteria:\n\(tree)"
    if random.chance(50) {
      text +=
        "    bonus:\n      - { id: b1, title: Bonus, points: 6, score: { per: \(whole(9)), each: 0.7 } }\n"
      text +=
        "    penalty:\n      - { id: p1, title: Penalty, points: 6, score: { per: \(whole(9)), each: 1.1 } }\n"
      text += "    caps: { bonus: 4, penalty: 3 }\n"
    }
    text += "    classes:\n"
    for (id, from) in [("A", 14), ("B", 9)] {
      text += "      - { id: \(id), title: \(id), from: \(from) }\n"
    }
    text += "      - { id: C, title: C }\n"
    text += "    rankings:\n      all: { within: all, order-by: [total] }\n"
    rulebook = "rulebook: random\ntitle: Random\nindicators:\n"
    for indicator in indicators { rulebook += "  \(indicator.name): { type: \(indicator.type) }\n" }
    rulebook += "assessments:\n  units:\n" + text
    evidence = "id," + indicators.map(\.name).joined(separator: ",") + "\n"
    for unit in 0..<unitCount {
      units += "U\(unit),Unit \(unit)\n"
      let values = indicators.map { random.chance(4) ? "" : $0.make(&random) }
      evidence += "U\(unit)," + values.joined(separator: ",") + "\n"
    }
  }

  /// Writes rules and run into a folder.
  func write(to folder: TemporaryFolder) throws {
    try folder.write(rulebook, to: "rules/rulebook.yaml")
    try folder.write(units, to: "run/units.csv")
    try folder.write(evidence, to: "run/evidence.csv")
    try folder.write(
      """
      run: random
      period: 2026
      rulebook: ../rules
      units: { file: units.csv, subject: id, name: name }
      evidence:
        - { file: evidence.csv, subject: id }

      """, to: "run/run.yaml")
  }

  // MARK: Facts

  private mutating func indicator(
    _ type: String, _ make: @escaping (inout SeededGenerator) -> String
  ) -> String {
    count += 1
    let name = "f\(count)"
    indicators.append((name, type, make))
    return name
  }

  private mutating func whole(_ most: Int, least: Int = 0) -> String {
    indicator("whole-number") { String(Int.random(in: least...most, using: &$0)) }
  }

  private mutating func long() -> String {
    indicator("number, range: { from: 0, to: 5 }") { random in
      "\(Int.random(in: 0...4, using: &random)).\(UInt64.random(in: 1...9_999_999_999, using: &random))"
    }
  }

  private mutating func truth() -> String {
    indicator("yes-no") { $0.chance(70) ? "yes" : "no" }
  }

  // MARK: Tree

  private mutating func children(indent: Int, depth: Int) -> String {
    (0..<Int.random(in: 2...4, using: &random)).map { _ in
      depth > 0 && random.chance(45) ? section(indent, depth) : leaf(indent)
    }.joined()
  }

  private mutating func section(_ indent: Int, _ depth: Int) -> String {
    count += 1
    let pad = String(repeating: " ", count: indent)
    var text = "\(pad)- id: s\(count)\n\(pad)  title: Section\n"
    let combine = random.pick([
      "sum", "sum", "sum", "mean", "min", "max", "geometric-mean", "harmonic-mean",
      "{ power-mean: 2 }",
    ])
    if combine != "sum" { text += "\(pad)  combine: \(combine)\n" }
    if random.chance(30) { text += "\(pad)  weight: \(random.pick(["2", "0.5", "1.7"]))\n" }
    if random.chance(15) { text += "\(pad)  counts-as: \(random.pick([7, 11]))\n" }
    if random.chance(15) { text += "\(pad)  cap: 9.5\n" }
    return text + "\(pad)  criteria:\n" + children(indent: indent + 4, depth: depth - 1)
  }

  private mutating func leaf(_ indent: Int) -> String {
    count += 1
    let pad = String(repeating: " ", count: indent)
    let points = random.pick([2, 3, 5, 7, 10])
    var text = "\(pad)- id: c\(count)\n\(pad)  title: Criterion\n\(pad)  points: \(points)\n"
    if random.chance(25) { text += "\(pad)  weight: \(random.pick(["3", "0.3", "1.25"]))\n" }
    if random.chance(20) {
      let kinds = ["full-points", "share-equally", "rescale-section", "rescale-total", "zero"]
      text += "\(pad)  applies-when: \(truth())\n"
      text += "\(pad)  when-not-applicable: \(random.pick(kinds))\n"
    }
    if random.chance(20) {
      text += "\(pad)  rounding: { digits: \(random.pick([0, 1, 2])), mode: half-up }\n"
    }
    return text + "\(pad)  score: \(method(points))\n"
  }

  private mutating func method(_ points: Int) -> String {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return "{ yes-no: \(truth()), otherwise: 1 }"
    case 1:
      return "{ ratio: { done: \(whole(40)), of: \(whole(60, least: 41)) } }"
    case 2:
      return
        "{ ratio: { done: \(whole(40)), of: \(whole(60, least: 7)), zero-at: 0.1, full-at: 0.8, hold: true } }"
    case 3:
      return
        "{ bands: \(long()), table: [{ from: 3, earn: full }, { from: 1.5, earn: 70% }, { from: 0, earn: 0.4 }] }"
    case 4: return "{ formula: \(long()) / 7 * 3, hold: true }"
    case 5: return "{ formula: \(long()), hold: true }"
    case 6: return "{ per: \(whole(12)), each: 0.35 }"
    case 7:
      return
        "{ deduct: [{ count: \(whole(3)), lose: 0.3, cap: 0.8 }, { when: \(truth()), lose: 20% }] }"
    default:
      return
        "{ checklist: [{ item: one, when: \(truth()) }, { item: two, when: \(truth()) }, { item: three, when: \(truth()) }] }"
    }
  }
}
