import Decimals
import Diagnostics
import Evidence
import Foundation
import Rulebooks
import Runs
import Scenarios
import Scoring

/// A random rulebook with a random run, read and computed.
struct RandomBench {
  let folder: TemporaryFolder
  let base: ScenarioBase
  let loaded: LoadedRun
  let run: ComputedRun

  /// The rulebook of a seed; nil where the checker refuses it.
  init?(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    try RandomRules(seed: seed).write(to: folder)
    try self.init(folder)
  }

  /// The run in a folder; nil where it cannot be computed.
  init?(_ folder: TemporaryFolder) throws {
    self.folder = folder
    loaded = loadRun(at: "run/run.yaml", root: folder.path)
    guard let run = loaded.computed(),
      let base = ScenarioBase("run/run.yaml", root: folder.path, loaded)
    else { return nil }
    self.run = run
    self.base = base
  }

  /// The benches of seeds whose rulebooks the checker accepts.
  static func each(_ seeds: ClosedRange<UInt64>, _ body: (UInt64, RandomBench) throws -> Void)
    throws
    -> Int
  {
    var count = 0
    for seed in seeds {
      guard let bench = try RandomBench(seed: seed) else { continue }
      try body(seed, bench)
      count += 1
    }
    return count
  }

  /// Everything that is published of a run, in words that can be compared.
  static func results(_ run: ComputedRun) -> [String] {
    run.outcome.assessments.flatMap { outcome in
      outcome.subjects.indices.map { row in
        let ranks = outcome.ranks.map { $0[row].map { "\($0.value)" } ?? "–" }
        return [
          outcome.checked.assessment.id.value, String(outcome.subjects[row]),
          outcome.totals[row].number?.reduced.description ?? outcome.states[row].key,
          outcome.classes[row].published.map(String.init) ?? outcome.classes[row].state.key,
        ].joined(separator: " ") + " " + ranks.joined(separator: ",")
      }
    }
  }

  /// The parts of a subject's total.
  static func parts(_ run: ComputedRun, _ assessment: Int, _ row: Int) -> Contributions? {
    explain(run.outcome, assessment: assessment, row: row).flatMap { Contributions($0) }
  }

  // MARK: Changes

  /// A figure of the rules and another one in its place.
  struct Change {
    let listed: AddressListing
    let value: String

    var change: Scenario.Change { Scenario.Change(listed.address, .set(value)) }
    var reverse: Scenario.Change { Scenario.Change(listed.address, .set(listed.value)) }
  }

  /// Random changes of figures, none of the same place.
  func changes(_ count: Int, _ random: inout SeededGenerator) -> [Change] {
    let figures = base.addresses().filter { listed in
      Figure(listed.value) != nil && listed.span.text == listed.value
        && !["digits", "scale"].contains(listed.address.segments.last)
    }
    var changes: [Change] = []
    for _ in 0..<count {
      guard let listed = figures.randomElement(using: &random), let old = Figure(listed.value),
        !changes.contains(where: { $0.listed.address == listed.address })
      else { continue }
      // The points of a criterion carry its table along, so that the two are not apart.
      let isPoints = listed.address.segments.last == "points"
      let near = changes.filter {
        $0.listed.address.segments.prefix(3) == listed.address.segments.prefix(3)
      }
      if isPoints
        ? !near.isEmpty : near.contains(where: { $0.listed.address.segments.last == "points" })
      {
        continue
      }
      let steps = ["0.5", "1", "2", "0.25", "-0.25"]
      guard let step = steps.randomElement(using: &random).flatMap({ Figure($0) }),
        let new = old.adding(step), new.isPositive
      else { continue }
      changes.append(Change(listed: listed, value: new.reduced.description))
    }
    return changes
  }

  /// A random value of the evidence and another one in its place.
  func evidence(_ random: inout SeededGenerator) -> Scenario.Change? {
    let facts = loaded.checked?.facts(of: .unit).facts ?? []
    guard let fact = facts.filter({ $0.type == .wholeNumber }).randomElement(using: &random),
      let id = run.units.ids.randomElement(using: &random)
    else { return nil }
    return Scenario.Change(
      Address(["evidence", id, fact.name]), .set(String(Int.random(in: 0...3, using: &random))))
  }

  /// All files of the rulebook and the run, by name.
  func files() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for part in ["rules", "run"] {
      let url = folder.url.appending(path: part)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path()).sorted() {
        files["\(part)/\(name)"] = try Data(contentsOf: url.appending(path: name))
      }
    }
    return files
  }

  /// The same run with files of a scenario in the place of its own, written to another folder.
  func rewritten(_ files: [String: Source]) throws -> RandomBench? {
    let copy = try TemporaryFolder()
    for (path, data) in try self.files() {
      try copy.write(String(decoding: data, as: UTF8.self), to: path)
    }
    for (path, source) in files {
      try copy.write(String(decoding: source.bytes, as: UTF8.self), to: path)
    }
    return try RandomBench(copy)
  }
}
