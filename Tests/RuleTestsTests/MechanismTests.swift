import Diagnostics
import Testing

/// The page of mechanisms holds one row for each, cut from a file whose rule tests run it.
@Suite struct MechanismTests {
  static let folders = folder + "Mechanisms/"
  /// The rulebooks and runs that the page names, as the page has them.
  static let named = Set(rows().flatMap(\.files)).sorted()

  @Test(arguments: named) func theRuleTestsPass(_ name: String) throws {
    let report = try #require(exampleReport(at: Self.folders + name))
    expectAllPass(report)
  }

  /// The numbers are those of the catalogue; where it lies beside the checkout, it is asked.
  @Test func everyMechanismHasItsRow() throws {
    let numbers = Self.rows().map(\.number)
    let groups = [1...19, 20...27, 30...45, 50...61, 70...89, 90...104, 110...119]
    #expect(numbers == groups.joined().map { $0 < 10 ? "M0\($0)" : "M\($0)" })
    let catalogue = checkout + "../shared/domain/mechanisms.md"
    guard let bytes = try? readFile(path: catalogue).get() else {
      print("Skipped: the catalogue \(catalogue) is not there.")
      return
    }
    let listed = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .compactMap { $0.firstMatch(of: #/^\| (M\d+) /#)?.1 }
    #expect(numbers == listed.map(String.init))
  }

  @Test func everyRowIsCutFromItsFileAndRunByATest() throws {
    for row in Self.rows() {
      #expect(!row.what.isEmpty && !row.rule.isEmpty, "\(row.number) is empty")
      if row.files.isEmpty {
        #expect(row.rule.contains("Procedure"), "\(row.number) names no file")
        continue
      }
      let text = try row.files.flatMap { try exampleFiles(at: Self.folders + $0) }.joined()
      for snippet in row.snippets {
        #expect(text.contains(snippet), "\(row.number): \(snippet)")
      }
      let names = text.split(separator: "\n").filter { $0.contains("- name:") }
      let isRun = names.contains { line in
        line.split { !$0.isLetter && !$0.isNumber }.contains { $0 == row.number }
      }
      #expect(isRun, "\(row.number): no test has it in its name")
    }
  }

  private struct Row {
    let number: String
    let what: String
    let rule: String
    let snippets: [String]
    let files: [String]
  }

  private static func rows() -> [Row] {
    page("Mechanisms").filter { $0.hasPrefix("| M") }.map { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { trimmed($0) }
      guard cells.count == 6 else {
        return Row(number: line, what: "", rule: "", snippets: [], files: [])
      }
      return Row(
        number: cells[1], what: cells[2], rule: cells[3], snippets: quoted(cells[3]),
        files: quoted(cells[4]))
    }
  }
}
