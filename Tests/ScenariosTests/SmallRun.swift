import Foundation
import Runs
import Scenarios
import Testing

/// A small run in a folder that goes with it.
final class SmallRun {
  static let rulebook = """
    rulebook: nhỏ
    title: Nhỏ
    edition: "1"
    status: proposal
    indicators:
      số lớp: { type: whole-number }
    assessments:
      xã:
        scale: 10
        criteria:
          - id: 1
            title: Mục một
            points: 6
            criteria:
              - { id: 1.1, points: 6, score: { per: số lớp, each: 1 } }
          - id: 2
            points: 4   # bốn điểm
            score:
              bands: số lớp
              table:
                - { from: 2, earn: 4 }
                - { from: 0, earn: 0 }
        classes: [{ id: tốt, from: 7 }, { id: đạt, from: 5 }, { id: kém }]
        rankings:
          chung: { within: all, order-by: [total] }

    """

  let folder: URL
  let base: ScenarioBase
  /// The run as it is.
  let asItIs: ComputedRun

  init(_ rulebook: String = SmallRun.rulebook, units: String = "mã\nA\nB\n") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "additions-\(UUID())")
    let files = [
      "rules/rulebook.yaml": rulebook,
      "run/run.yaml": """
      run: nhỏ
      period: 2026
      rulebook: ../rules
      units: { file: units.csv, subject: mã\(Self.columns(of: units)) }
      evidence: [{ file: evidence.csv, subject: mã }]
      """,
      "run/units.csv": units, "run/evidence.csv": "mã,số lớp\nA,1\nB,3\n",
    ]
    for (name, text) in files {
      let url = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let loaded = loadRun(at: "run/run.yaml", root: folder.path())
    asItIs = try #require(loaded.computed())
    base = try #require(ScenarioBase("run/run.yaml", root: folder.path(), loaded))
  }

  private static func columns(of units: String) -> String {
    (units.contains(",tên") ? ", name: tên" : "")
      + (units.contains(",cụm") ? ", attributes: [cụm]" : "")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
