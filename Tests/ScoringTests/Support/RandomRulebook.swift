import Decimals

/// A random rulebook of the everyday language with random evidence, written as YAML: what the laws
/// of scoring are tested on.
struct RandomRulebook {
  /// What a rulebook may contain.
  struct Traits: OptionSet {
    let rawValue: Int
    static let conditions = Traits(rawValue: 1)
    static let adjustments = Traits(rawValue: 2)
    static let classRules = Traits(rawValue: 4)
    static let rounding = Traits(rawValue: 8)
    static let means = Traits(rawValue: 16)
    static let missing = Traits(rawValue: 32)
    static let peers = Traits(rawValue: 64)
    static let all: Traits = [
      .conditions, .adjustments, .classRules, .rounding, .means, .missing, .peers,
    ]
  }

  private(set) var yaml = ""
  private(set) var units: [String: [String: Given]] = [:]
  /// The names of the figures of which more is better.
  private(set) var rising: [String] = []
  private var random: SeededGenerator
  private let traits: Traits
  private var indicators = ""
  private var count = 0
  private var makers: [(String, (inout SeededGenerator) -> Given)] = []

  init(seed: UInt64, units unitCount: Int, traits: Traits = .all) {
    random = SeededGenerator(seed: seed)
    self.traits = traits
    let tree = sections(depth: 2, indent: 6)
    let total = tree.points
    var text = "    subject: unit\n    scale: \(total)\n"
    if traits.contains(.rounding) {
      text +=
        "    rounding: { digits: 2, mode: half-up, at: [\(pick("total", "section, total"))] }\n"
    }
    text += "    when-not-applicable: rescale-section\n"
    if traits.contains(.missing), flip() {
      text += "    when-missing: \(pick("skip", "no-points", "error", "unscored"))\n"
    }
    text += "    criteria:\n" + tree.text
    if traits.contains(.adjustments) { text += adjustments() }
    text += classes(total: total)
    text += "    rankings:\n      all: { within: all, order-by: [total] }\n"
    yaml = """
      rulebook: random
      title: Random
      indicators:
      \(indicators)assessments:
        units:

      """
    yaml += text
    for number in 0..<unitCount { units["u\(100 + number)"] = evidence() }
  }

  private mutating func flip() -> Bool { Bool.random(using: &random) }

  private mutating func pick(_ words: String...) -> String {
    words.randomElement(using: &random) ?? ""
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  // MARK: Evidence

  private mutating func figure(_ upTo: Int, rises: Bool) -> String {
    count += 1
    let name = "n\(count)"
    indicators += "  \(name): { type: number, range: { from: 0, to: \(upTo) } }\n"
    if rises { rising.append(name) }
    let mayMiss = traits.contains(.missing)
    makers.append(
      (
        name,
        { random in
          if mayMiss, Int.random(in: 0..<25, using: &random) == 0 { return .missing }
          return .figure(
            Decimal(Int64(Int.random(in: 0...(upTo * 100), using: &random)), decimals: 2))
        }
      ))
    return name
  }

  private mutating func truth(rises: Bool) -> String {
    count += 1
    let name = "t\(count)"
    indicators += "  \(name): { type: yes-no }\n"
    makers.append((name, { random in .truth(Bool.random(using: &random)) }))
    return name
  }

  private mutating func evidence() -> [String: Given] {
    var values: [String: Given] = [:]
    for (name, make) in makers { values[name] = make(&random) }
    return values
  }

  // MARK: Tree

  private mutating func sections(depth: Int, indent: Int) -> (text: String, points: Int) {
    var text = ""
    var points = 0
    for index in 1...number(2...3) {
      let node = depth == 0 || flip() ? leaf(indent) : section("\(index)", depth, indent)
      text += node.text
      points += node.points
    }
    return (text, points)
  }

  private mutating func section(
    _ id: String, _ depth: Int, _ indent: Int
  ) -> (text: String, points: Int) {
    count += 1
    let pad = String(repeating: " ", count: indent)
    let means = traits.contains(.means) && number(0...3) == 0
    var text = "\(pad)- id: s\(count)\n\(pad)  title: S\n"
    if means {
      text += "\(pad)  combine: \(pick("mean", "min", "max"))\n\(pad)  criteria:\n"
      let points = number(2...12)
      for _ in 0..<number(2...3) { text += leaf(indent + 4, points: points).text }
      return (text, points)
    }
    let children = sections(depth: depth - 1, indent: indent + 4)
    text += "\(pad)  points: \(children.points)\n\(pad)  criteria:\n" + children.text
    return (text, children.points)
  }

  private mutating func leaf(_ indent: Int, points given: Int? = nil) -> (text: String, points: Int)
  {
    count += 1
    let pad = String(repeating: " ", count: indent)
    let points = given ?? number(2...12)
    var text = "\(pad)- id: c\(count)\n\(pad)  title: C\n\(pad)  points: \(points)\n"
    if traits.contains(.conditions), number(0...3) == 0 {
      text += "\(pad)  applies-when: \(truth(rises: false))\n"
      let kinds = ["full-points", "rescale-section", "rescale-total", "zero", "share-equally"]
      let kind = given == nil ? kinds[number(0...4)] : "rescale-section"
      text += "\(pad)  when-not-applicable: \(kind)\n"
    }
    text += "\(pad)  score: \(method(points))\n"
    return (text, points)
  }

  private mutating func method(_ points: Int) -> String {
    switch number(0...(traits.contains(.peers) ? 11 : 9)) {
    case 0: return "{ yes-no: \(truth(rises: true)) }"
    case 1:
      let of = number(3...60)
      return "{ ratio: { done: \(figure(of, rises: true)), of: \(of) } }"
    case 2:
      return "{ given: \(figure(points, rises: true)) }"
    case 3:
      return "{ bands: \(figure(100, rises: true)), table: [{ from: 80, earn: full }, "
        + "{ from: 50, earn: half }, { from: 0, earn: 0 }] }"
    case 4:
      return "{ formula: \(points) * \(figure(7, rises: true)) / 7 }"
    case 5:
      return "{ best-of: [{ given: \(figure(points, rises: true)) }, "
        + "{ ratio: { done: \(figure(9, rises: true)), of: 9 } }] }"
    case 6:
      return "{ mean-of: [{ given: \(figure(points, rises: true)) }, "
        + "{ yes-no: \(truth(rises: true)) }, { formula: \(points) - \(figure(points, rises: false)) }] }"
    case 7:
      let first = number(1...max(points - 1, 1))
      return "{ sum-of: [{ given: \(figure(first, rises: true)), points: \(first) }, "
        + "{ yes-no: \(truth(rises: true)), points: \(points - first) }] }"
    case 8:
      return "{ deduct: [{ points: \(points), apply: \(pick("all", "heaviest")), deduct: ["
        + "{ count: \(figure(9, rises: false)), lose: 1 }, { when: \(truth(rises: false)), lose: 25% }] }, "
        + "{ when: \(truth(rises: false)), lose: 25% }] }"
    case 10, 11:
      return
        "{ relative: \(figure(30, rises: true)), to: \(pick("min-max", "percentile", "best")), "
        + "better: higher, hold: true, when-equal: half }"
    default:
      return "{ deduct: [{ count: \(figure(4, rises: false)), lose: 1, cap: \(min(points, 2)) }, "
        + "{ when: \(truth(rises: false)), lose: 50% }] }"
    }
  }

  private mutating func adjustments() -> String {
    let bonus = figure(6, rises: true)
    let penalty = figure(6, rises: false)
    return """
          bonus:
            - { id: b1, title: B, points: 6, score: { given: \(bonus) } }
          penalty:
            - { id: p1, title: P, points: 6, score: { given: \(penalty) } }
          caps: { bonus: 4, penalty: 5 }

      """
  }

  private mutating func classes(total: Int) -> String {
    var text = "    classes:\n"
    let rules = traits.contains(.classRules)
    text += "      - id: A\n        title: A\n        from: \(total * 8 / 10)\n"
    if rules {
      text += "        requires: [{ that: total >= \(total * 85 / 100) }]\n"
      text += "        when-requirements-fail: \(pick("next-class", "none", "authority"))\n"
    }
    text += "      - { id: B, title: B, from: \(total * 6 / 10) }\n"
    text += "      - { id: C, title: C, from: \(total * 4 / 10) }\n"
    text += "      - { id: D, title: D }\n"
    if rules {
      text += "    knock-outs: [{ id: k1, when: \(truth(rises: false)), class: D }]\n"
      text += "    ceilings: [{ id: l1, when: \(truth(rises: false)), at-most: B }]\n"
      text += """
            quotas:
              - { id: q1, class: A, within: all, share: 40%, round: down, at-tie: \(pick("include", "exclude", "authority")) }

        """
    }
    return text
  }
}
