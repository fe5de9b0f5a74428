import Diagnostics
import RuleTests
import Rulebooks
import Runs
import Scoring
import Testing

@Suite struct SuiteTests {
  static let shipped = namesInFolder(checkout + "Rules").map { checkout + "Rules/" + $0 }
  static let runs = namesInFolder(checkout + "Samples").map { checkout + "Samples/" + $0 }

  @Test(
    arguments: ["thu-tu-danh-gia", "xep-loai", "so-theo-doi", "chuan-bi-so-lieu", "ky-truoc"].map {
      folder + "Rulebooks/" + $0
    })
  func passesAllTestsOfTheRulebook(_ path: String) {
    expectPassed(report(of: path), anyNumber: false)
  }

  /// A rule that is added to a shipped rulebook needs its test.
  @Test(arguments: shipped + [folder + "Rulebooks/moi-loai"])
  func passesAllTestsAndReachesEveryBranch(_ path: String) throws {
    let checked = try #require(loadRulebook(at: path).rulebook.flatMap { check($0).checked })
    var recorder = CoverageRecorder(checked)
    expectPassed(report(of: path) { recorder.record($0) }, anyNumber: false)
    let coverage = recorder.coverage
    let gaps = CoverageText(language: .en).gaps(of: coverage).replacing(checkout, with: "")
    #expect(coverage.unreached.isEmpty, "\(gaps)")
    #expect(coverage.total > 8)
  }

  @Test(arguments: runs) func passesAllTestsOfTheRun(_ path: String) throws {
    let tests = loadTests(ofRunIn: path + "/")
    if tests.suite.tests.isEmpty { return }
    let run = try #require(loadRun(at: path + "/run.yaml").computed())
    let report = runTests(tests.suite, of: TestBase(run), in: TestFolder(path: path + "/"))
    expectPassed(
      TestReport(
        results: report.results, diagnostics: tests.diagnostics + report.diagnostics),
      anyNumber: false)
  }

  private func expectPassed(_ report: TestReport, anyNumber: Bool) {
    #expect(short(report.diagnostics) == "")
    let text = TestText(language: .en).text(of: report)
    let lines = text.split(separator: "\n").map { $0.replacing(checkout, with: "") }
    #expect(lines.dropLast().isEmpty, "\(lines.joined(separator: "\n"))")
    #expect(report.isPassed)
    if !anyNumber { #expect(!report.results.isEmpty) }
  }
}

/// What is wrong with tests, and what differs, one line a case: the tests of `xep-loai` replaced.
@Suite struct MistakeTests {
  @Test(arguments: [
    ("given: { số lớp tập huân: 2 }, expect: { criteria/1.1: 4 }", "TD3601 số lớp tập huấn"),
    ("given: { tỷ lệ việc: 50 }, expect: { criteria/1.1: 4 }", "TD3602 số việc đã làm"),
    ("given: { hình thức kỷ luật: khiển }, expect: { class: tốt }", "TD3603 khiển trách"),
    ("given: { tỷ lệ hài lòng: 101 }, expect: { criteria/2: 40 }", "TD3604 refused"),
    ("sample: đơn vị, expect: { total: 1 }", "TD3611 samples:"),
    ("sample: vòng một, expect: { total: 1 }", "TD3612 sample"),
    ("assessment: unit, expect: { total: 1 }", "TD3621 units"),
    ("given: {}, expect: { total: 1 }", "TD3622 assessment: units"),
    ("unit: Đ1, expect: { total: 1 }", "TD3625 tests.yaml"),
    ("given: { số lớp tập huấn: 2 }, expect: { heads/total: 1 }", "TD3626 head"),
    ("given: { số lớp tập huấn: 2 }", "TD3631 expect:"),
    ("given: { số lớp tập huấn: 2 }, expect: { critera/1.1: 4 }", "TD3632 criteria"),
    ("given: { số lớp tập huấn: 2 }, expect: { units/criteria/1.3: 4 }", "TD3633 1.1"),
    ("given: { số lớp tập huấn: 2 }, expect: { units/rank: 4 }", "TD3635 units:"),
    ("given: { số lớp tập huấn: 2 }, expect: { units/class: tot }", "TD3636 tốt"),
    ("given: { số lớp tập huấn: 2 }, expect: { units/state: [a, b] }", "TD3636 one value"),
    ("expect: { units/total: 1 }, decisions: [{ kind: clas, value: tốt }]", "TD3641 class"),
    ("units: [{ id: A, parent: B, expect: { total: 1 } }]", "TD3623 id"),
    ("expect: { file: published.csv, subject: mã, total: điểm }", "TD3645 evidence"),
    (
      "evidence: { file: ../a.csv, subject: mã }, expect: { file: b.csv, total: điểm }",
      "TD3643 copy"
    ),
    (
      "unit: { given: { class: giỏi } }, given: { điểm cá nhân: 1 }, expect: { total: 1 }",
      "TD3636 tốt"
    ),
  ])
  func saysWhatIsWrongAndHowToCureIt(_ text: String, _ expected: String) throws {
    let report = report(
      of: folder + "Rulebooks/xep-loai",
      tests: """
        samples:
          vòng một: { sample: vòng hai }
          vòng hai: { sample: vòng một }
        tests: [{ name: thử, \(text) }]
        """)
    let fault = try #require(report.diagnostics.first)
    let parts = expected.split(separator: " ", maxSplits: 1)
    #expect(report.diagnostics.count == 1)
    #expect(fault.fault.code == parts[0], "\(short(report.diagnostics))")
    let cure = try #require(fault.fault.cure(.en)).plain(in: .en)
    #expect(cure.contains(parts[1]), "\(cure)")
    #expect(fault.fault.cure(.vi) != nil)
    #expect(report.results.first?.state == .faulty)
  }

  @Test(arguments: [
    (
      "given: { số lớp tập huấn: 1 }, expect: { criteria/1.1: 20 }",
      "`criteria/1.1` expected 20, got 10 – số lớp tập huấn = 1 (rulebook.yaml:40)"
    ),
    (
      "sample: tốt, given: { tỷ lệ hài lòng: 49 }, expect: { criteria/2: 19.6 }",
      "`criteria/2` expected 19.6, got 0 – gate not met: tỷ lệ hài lòng = 49 (rulebook.yaml:47)"
    ),
    (
      "sample: tốt, head: { given: { hình thức kỷ luật: khiển trách } }, expect: { units/class: xuất sắc }",
      "`units/class` expected “xuất sắc”, got “tốt” – a ceiling: hình thức kỷ luật = “khiển trách” (rulebook.yaml:63)"
    ),
    (
      "sample: tốt, given: { đã tự đánh giá: không, hình thức kỷ luật: không }, expect: { class: tốt }",
      "`class` expected “tốt”, got “không hoàn thành” – a knock-out: đã tự đánh giá = no (rulebook.yaml:61)"
    ),
    (
      "sample: tốt, given: { tỷ lệ hài lòng: missing }, expect: { units/total: 60 }",
      "`units/total` expected 60, got `not-ranked` – facts are lacking: tỷ lệ hài lòng = missing"
    ),
    (
      "sample: tốt, expect: { units/total: 99.9 }, within: 0.05",
      "`units/total` expected 99.9, got 100 – 1 = 60, 2 = 40, bonus → = 100"
    ),
    (
      "given: { loại: sở, số việc đã làm: 3, số việc phải làm: 2 }, expect: { criteria/1.2: 40 }",
      "`criteria/1.2` expected 40, got `faulty` – số việc đã làm = 3, số việc phải làm = 2; “1.2”: a rate lies outside its goalposts (rulebook.yaml:42)"
    ),
  ])
  func saysWhatDiffersAndWhy(_ text: String, _ expected: String) {
    let report = report(
      of: folder + "Rulebooks/xep-loai",
      tests: """
        samples:
          tốt:
            given: { số lớp tập huấn: 3, số việc đã làm: 4, số việc phải làm: 4, tỷ lệ hài lòng: 100, đã tự đánh giá: có, điểm thưởng: 0 }
        tests: [{ name: thử, \(text) }]
        """)
    #expect(short(report.diagnostics) == "")
    let line = TestText(language: .en).text(of: report).split(separator: "\n").first ?? ""
    #expect(
      line.replacing(folder + "Rulebooks/xep-loai/", with: "") == "tests.yaml:4: thử: " + expected)
  }

  /// Whatever stands in a file of tests, it is told or run; nothing is computed of what is cut.
  @Test func everyBeginningOfAFileIsToldOrRun() throws {
    let path = folder + "Rulebooks/xep-loai"
    let bytes = try readFile(path: path + "/tests.yaml").get()
    var faulty = 0
    for length in stride(from: 0, to: bytes.count, by: 97) {
      let report = report(of: path, tests: String(decoding: bytes[..<length], as: UTF8.self))
      if report.diagnostics.isEmpty { #expect(report.count(.faulty) == 0) } else { faulty += 1 }
    }
    #expect(faulty > 10)
  }

  @Test func aLongRowOfSamplesIsRefused() {
    let samples = (0..<300).map {
      "  s\($0): { sample: s\($0 + 1), unit: { sample: s\($0 + 1) } }\n"
    }
    let report = report(
      of: folder + "Rulebooks/xep-loai",
      tests: "samples:\n" + samples.joined()
        + "tests: [{ name: thử, sample: s0, expect: { units/total: 1 } }]\n")
    #expect(report.diagnostics.map(\.fault.code).contains("TD3613"))
  }

  @Test func showsWhatEachTestHadComputed() throws {
    let path = folder + "Rulebooks/xep-loai"
    let loaded = loadRulebook(at: path)
    var seen: [String] = []
    _ = runTests(
      loaded.loadTests(at: path).suite, of: try #require(loaded.rulebook),
      in: TestFolder(path: path + "/"), only: "hai lớp tập huấn thì đủ điểm"
    ) { test, outcome in
      let branch = outcome.assessments.first?.result(ofNode: 2, row: 0)?.branch
      seen.append("\(test.name.value) \(branch ?? 99)")
    }
    #expect(seen == ["hai lớp tập huấn thì đủ điểm 0"])
  }
}

/// The tests of a rulebook, run; those in `tests` in the place of those beside it.
func report(
  of path: String, tests text: String? = nil, observer: ((Outcome) -> Void)? = nil
) -> TestReport {
  let loaded = loadRulebook(at: path)
  let tests =
    text.map { text in
      loaded.loadTests(at: path, names: { _ in ["tests.yaml"] }) { file in
        .success(Source(path: file, bytes: Array(text.utf8)))
      }
    } ?? loaded.loadTests(at: path)
  guard let rulebook = loaded.rulebook else {
    return TestReport(results: [], diagnostics: loaded.diagnostics)
  }
  let report = runTests(tests.suite, of: rulebook, in: TestFolder(path: path + "/")) {
    _, outcome in observer?(outcome)
  }
  return TestReport(
    results: report.results,
    diagnostics: loaded.diagnostics.filter { $0.severity == .error } + tests.diagnostics
      + report.diagnostics)
}

/// The folder of these tests, and that of the package.
let folder = String(#filePath[...(#filePath.lastIndex(of: "/") ?? #filePath.startIndex)])
let checkout = folder + "../../"

func short(_ diagnostics: [Diagnostic]) -> String {
  diagnostics.map { ShortRenderer(language: .en).render($0) }.joined()
}
