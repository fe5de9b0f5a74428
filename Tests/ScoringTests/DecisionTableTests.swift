import Decimals
import Diagnostics
import Scoring
import Testing

/// Decision tables as a scoring method: every hit policy and aggregation.
struct DecisionTableTests {
  static func rules(_ settings: String, rest: String = "") -> String {
    """
    rulebook: tables
    title: Tables
    ladders: { update: [never, late, full] }
    indicators:
      classes: { type: whole-number, range: { from: 0, to: 9 } }
      rate: { type: percent }
      update: { type: level, ladder: update }
      reported: { type: yes-no }
    assessments:
      units:
        criteria:
          - id: A
            title: A
            points: 10
            score:
              decision-table:
                inputs: { classes: classes, rate: 2 * rate / 2, update: update, reported: reported }
                \(settings)
                rules:
                  - { when: { classes: ">= 2", rate: ">= 50" }, earn: 6 }
                  - { when: { classes: ">= 2", update: full }, earn: 4 }
                  - { when: ["[4..9]", "-", "-", "yes"], earn: 10 }
                  \(rest)
    """
  }

  @Test(
    "Each policy counts the rows that it says",
    arguments: [
      // Rows that hold, then the points by policy; nil where the policy refuses.
      ("classes 1", "unique", "0"), ("rate", "unique", "6"), ("both", "unique", nil),
      ("both", "any", nil), ("both", "first", "6"), ("both", "priority", "6"),
      ("all", "priority", "10"), ("all", "first", "6"), ("last", "unique", "10"),
      ("both", "collect", "10"), ("both", "rule-order", "10"), ("all", "output-order", nil),
      ("both", "{collect, min}", "4"), ("all", "{collect, max}", "10"),
      ("all", "{collect, count}", "3"), ("classes 1", "{collect, count}", "0"),
      ("classes 1", "{collect, max}", "0"),
    ])
  func policies(given: String, policy: String, points: String?) throws {
    let figures: [String: Given] =
      switch given {
      case "classes 1": ["classes": 1, "rate": 80, "update": "full", "reported": true]
      case "rate": ["classes": 2, "rate": 80, "update": "late", "reported": true]
      case "both": ["classes": 2, "rate": 80, "update": "full", "reported": true]
      case "all": ["classes": 5, "rate": 80, "update": "full", "reported": true]
      default: ["classes": 5, "rate": 40, "update": "late", "reported": true]
      }
    let settings: String
    if policy.hasPrefix("{") {
      let parts = policy.dropFirst().dropLast().split(separator: ", ")
      settings = "hit-policy: \(parts[0])\n            aggregation: \(parts[1])"
    } else {
      settings = "hit-policy: \(policy)"
    }
    var rules = Self.rules(settings, rest: "- { otherwise: yes, earn: 0 }")
    if policy.contains("count") {
      rules = rules.replacing(", earn: 6", with: "").replacing(", earn: 4", with: "")
        .replacing(", earn: 10", with: "")
    }
    // Rows that overlap are an error of the checker as well; here a test of the run sees them.
    if policy == "unique" || policy == "any" {
      rules = rules.replacing("update: full }", with: "update: full, rate: \"? * 1 >= 0\" }")
    }
    let results = try Bench(rules).run(["u": figures])
    #expect(results.total("u") == points ?? "not-ranked", "\(given) by \(policy)")
  }

  @Test("Two rows that must not hold together are reported with both places")
  func clash() throws {
    let rules = Self.rules("hit-policy: unique", rest: "- { otherwise: yes, earn: 0 }")
      .replacing("update: full }", with: "update: full, rate: \"? * 1 >= 0\" }")
    for (policy, code) in [("unique", "TD5521"), ("any", "TD5522")] {
      let text = rules.replacing("hit-policy: unique", with: "hit-policy: \(policy)")
      let figures: [String: Given] = [
        "classes": 2, "rate": 80, "update": "full", "reported": true,
      ]
      let results = try Bench(text).run(["u": figures, "v": figures])
      let fault = try #require(results.outcome.faults.first)
      #expect(fault.fault.code == code)
      #expect(fault.at?.place.line == 21)
      #expect(fault.fault.relatedPlaces(.vi).map { $0.span.place.line } == [20])
      #expect(fault.fault.headline(.en).plain(in: .en).contains("A"))
    }
  }

  @Test("Missing evidence matters only where it decides")
  func missing() throws {
    let bench = try Bench(Self.rules("hit-policy: first", rest: "- { otherwise: yes, earn: 1 }"))
    let results = bench.run([
      // The first row holds: what comes after it does not matter.
      "a": ["classes": 3, "rate": 80],
      // No row can hold.
      "b": ["classes": 1],
      // The second row might hold.
      "c": ["classes": 3, "rate": 20, "reported": true],
    ])
    #expect(results.total("a") == "6")
    #expect(results.total("b") == "1")
    #expect(results.total("c") != "4" && results.total("c") != "1")
  }

  @Test("An explanation names the rows that count")
  func explained() throws {
    let rest = "- { otherwise: yes, earn: 0 }"
    let all: [String: Given] = ["classes": 5, "rate": 80, "update": "full", "reported": true]
    for (policy, rows) in [("first", [0]), ("priority", [2])] {
      let results = try Bench(Self.rules("hit-policy: \(policy)", rest: rest)).run(["u": all])
      let node = try #require(results.explanation(of: "u")?.root?.children.first)
      guard case .decisionTable(let table) = node.calculation else {
        Issue.record("no table")
        return
      }
      #expect(table.rows == rows)
      #expect(table.inputs.first?.value.number?.description == "5")
    }
    let ordered = Self.rules("hit-policy: output-order").replacing("points: 10", with: "points: 20")
    let node = try #require(
      try Bench(ordered).run(["u": all]).explanation(of: "u")?.root?.children.first)
    guard case .decisionTable(let table) = node.calculation else { return }
    #expect(table.rows == [2, 0, 1])
    #expect(table.earns.map { $0?.description } == ["10", "6", "4"])
    #expect(node.result.points?.description == "20")
  }
}
