import Diagnostics
import Foundation
import FoundationXML
import RuleTests
import Rulebooks
import Testing

@Suite struct CoverageTests {
  /// Rules with one way of each kind, and one test that goes some of them.
  static let rules = """
    rulebook: thử
    title: thử
    indicators:
      số lớp: { type: whole-number }
      phải làm: { type: whole-number }
      đã làm: { type: whole-number }
      vi phạm: { type: yes-no }
      công khai: { type: yes-no }
      tháng: { type: whole-number }
    assessments:
      a:
        subject: unit
        assessed-when: tháng >= 6
        criteria:
          - { id: 1, points: 4, score: { bands: số lớp, table: [{ from: 2, earn: 4 }, { from: 0, earn: 0 }] } }
          - { id: 2, points: 4, when-not-applicable: zero, score: { ratio: { done: đã làm, of: phải làm, when-nothing-due: not-applicable } } }
          - { id: 3, points: 4, gate: công khai, score: { deduct: [{ when: vi phạm, lose: 2 }] } }
          - { id: 4, points: 4, applies-when: phải làm > 0, when-not-applicable: zero, score: { checklist: [{ item: có, when: công khai }] } }
        classes:
          - { id: tốt, from: 10, requires: [{ that: số lớp > 1 }], when-requirements-fail: next-class }
          - { id: kém }
        knock-outs: [{ id: loại, when: vi phạm, class: kém }]
        rankings: { chung: { within: all, order-by: [total] } }
    """

  /// What the tests of a text reach.
  private func coverage(_ tests: String) throws -> Coverage {
    try run(tests).coverage
  }

  private func run(_ text: String) throws -> (coverage: Coverage, suggested: String) {
    let bytes = Array(Self.rules.utf8)
    let loaded = loadRulebook(at: "r.yaml") { .success(Source(path: $0, bytes: bytes)) }
    #expect(short(loaded.diagnostics) == "")
    let rulebook = try #require(loaded.rulebook)
    let checked = try #require(check(rulebook).checked)
    let tests = loadTests(ofRunIn: "", names: { $0 == "." && !text.isEmpty ? ["tests.yaml"] : [] })
    { path in
      .success(Source(path: path, bytes: Array(text.utf8)))
    }
    #expect(short(tests.diagnostics) == "")
    var recorder = CoverageRecorder(checked)
    let report = runTests(tests.suite, of: rulebook, in: TestFolder(path: "")) { _, outcome in
      recorder.record(outcome)
    }
    #expect(short(report.diagnostics) == "")
    #expect(report.isPassed, "\(TestText(language: .en).text(of: report))")
    return (
      recorder.coverage,
      suggestTests(
        for: recorder.coverage, of: rulebook, checked: checked, suite: tests.suite,
        in: TestFolder(path: ""), language: .vi)
    )
  }

  @Test func listsEveryWayOnceAndWhatWasTaken() throws {
    let none = try coverage("")
    let text = CoverageText(language: .en)
    #expect(
      none.items.map { text.description(of: $0) } == [
        "a: condition of being rated of a: holds",
        "a: condition of being rated of a: does not hold",
        "a: criterion 1, line 1", "a: criterion 1, line 2",
        "a: nothing due (0/0) in 2 “not-applicable”", "a: gate of criterion 3: open",
        "a: gate of criterion 3: shut",
        "a: criterion 3, line 1: taken", "a: criterion 3, line 1: not taken",
        "a: criterion 4: applies", "a: criterion 4 “zero”: does not apply",
        "a: criterion 4, line 1 “có”: fulfilled", "a: criterion 4, line 1 “có”: not fulfilled",
        "a: class tốt", "a: requirement of class tốt, line 1: met",
        "a: requirement of class tốt, line 1: not met",
        "a: requirements not met of class tốt “next-class”", "a: class kém",
        "a: knock-out loại: holds", "a: knock-out loại: does not hold",
        "a: tie in chung “shared”",
      ])
    #expect(none.reached == 0)
    #expect(!none.reaches(hundredths: 1) && none.reaches(hundredths: 0))
    let some = try coverage(
      """
      tests:
        - name: đủ
          given: { số lớp: 2, phải làm: 3, đã làm: 3, vi phạm: không, công khai: có, tháng: 12 }
          expect: { total: 16, class: tốt }
      """)
    #expect(
      some.items.filter(\.isReached).map { text.description(of: $0) } == [
        "a: condition of being rated of a: holds", "a: criterion 1, line 1",
        "a: gate of criterion 3: open", "a: criterion 3, line 1: not taken",
        "a: criterion 4: applies", "a: criterion 4, line 1 “có”: fulfilled", "a: class tốt",
        "a: requirement of class tốt, line 1: met", "a: knock-out loại: does not hold",
      ])
  }

  /// What is suggested passes as it is written, and leaves open only what it says it leaves open.
  @Test func whatIsSuggestedReachesWhatWasOpen() throws {
    let own = """
      tests:
        - name: đủ
          sample: đủ
          expect: { total: 16 }
      samples:
        đủ: { given: { số lớp: 2, phải làm: 3, đã làm: 3, vi phạm: không, công khai: có, tháng: 12 } }

      """
    let first = try run(own)
    let ready = first.suggested.split(separator: "tests:\n")[1]
    let again = try run(own.replacing("samples:\n", with: ready + "samples:\n"))
    #expect(again.coverage.unreached.isEmpty)
    #expect(again.suggested.isEmpty)
  }

  /// Every kind of branch: from a sample alone the suggestions, saved as a file as they are printed,
  /// reach all but what they name in comments.
  @Test(arguments: Language.allCases) func suggestsTestsForEveryKind(_ language: Language) throws {
    let path = folder + "Rulebooks/moi-loai"
    let loaded = loadRulebook(at: path)
    let rulebook = try #require(loaded.rulebook)
    let checked = try #require(check(rulebook).checked)
    let own = String(decoding: try readFile(path: path + "/tests.yaml").get(), as: UTF8.self)
    let sample = String(own.prefix { $0 != "#" }.split(separator: "tests:\n")[0])
    func reach(_ files: [String]) -> (Coverage, TestSuite) {
      let tests = loadTests(
        ofRunIn: "", names: { $0 == "." ? ["tests"] : files.indices.map { "\($0).yaml" } }
      ) { file in
        let number = Int(file.dropFirst("tests/".count).prefix { $0 != "." }) ?? 0
        return .success(Source(path: file, bytes: Array(files[number].utf8)))
      }
      #expect(short(tests.diagnostics) == "")
      var recorder = CoverageRecorder(checked)
      let report = runTests(tests.suite, of: rulebook, in: TestFolder(path: "")) { _, outcome in
        recorder.record(outcome)
      }
      #expect(short(report.diagnostics) == "")
      #expect(report.isPassed, "\(TestText(language: .en).text(of: report))")
      return (recorder.coverage, tests.suite)
    }
    let (before, suite) = reach([sample])
    #expect(before.reached == 0)
    let kinds = Set(before.items.map(\.kind))
    #expect(CoverageKind.allCases.filter { !kinds.contains($0) } == [])
    let suggested = suggestTests(
      for: before, of: rulebook, checked: checked, suite: suite, in: TestFolder(path: ""),
      language: language)
    let (after, _) = reach([sample, suggested])
    let text = CoverageText(language: language)
    for item in after.unreached {
      #expect(suggested.contains("  # \(language == .vi ? "Chưa" : "No")"))
      #expect(suggested.contains(": \(text.description(of: item))\n  #   "))
    }
    #expect(after.unreached.count <= 1)
  }

  @Test func writesWhatBuildServersRead() throws {
    let report = report(
      of: folder + "Rulebooks/xep-loai",
      tests: """
        tests:
          - { name: "<một> & \\"hai\\"", given: { số lớp tập huấn: 1 }, expect: { criteria/1.1: 20 } }
          - { name: ba, given: { số lớp: 1 }, expect: { criteria/1.1: 20 } }
        """)
    let xml = report.junit(named: "xep-loai", in: .en)
    #expect(xml.contains("tests=\"2\" failures=\"1\" errors=\"1\""))
    #expect(xml.contains("name=\"&lt;một&gt; &amp; &quot;hai&quot;\""))
    #expect(xml.contains("<failure message=") && xml.contains("<error message=\"TD36"))
    #expect(XMLParser(data: Data(xml.utf8)).parse())
  }
}
