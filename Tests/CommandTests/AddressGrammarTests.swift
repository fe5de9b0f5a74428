import Foundation
import Testing

/// One grammar of addresses: what one command prints the others read.
@Suite struct AddressGrammarTests {
  private static let rulebook = """
    rulebook: địa-chỉ
    title: Địa chỉ
    edition: "1"
    status: proposal
    indicators:
      số lớp: { type: whole-number }
    assessments:
      xã:
        scale: 12
        criteria:
          - { id: 3.1, title: Một, points: 3, score: { per: số lớp, each: 1 } }
          - { id: a/b, title: Hai, points: 3, score: { per: số lớp, each: 1 } }
          - { id: c=d, title: Ba, points: 3, score: { per: số lớp, each: 1 } }
          - { id: 'đ "e"', title: Bốn, points: 3, score: { per: số lớp, each: 1 } }
        classes: [{ id: tốt/giỏi, from: 9 }, { id: kém }]
        quotas:
          - { id: trần 1/2, class: tốt/giỏi, within: all, share: 50%, round: down, overflow-to: kém }
        rankings:
          chung: { within: all, order-by: [total] }

    """

  private func folder(tests: String = "") throws -> TemporaryFolder {
    let files = try TemporaryFolder()
    try files.write(Self.rulebook + tests, to: "rules/rulebook.yaml")
    try files.write(
      """
      run: địa-chỉ
      period: 2026
      rulebook: ../rules
      units: { file: units.csv, subject: mã }
      evidence: [{ file: evidence.csv, subject: mã }]
      """, to: "run/run.yaml")
    try files.write("mã\nA\nB/1\n", to: "run/units.csv")
    try files.write("mã,số lớp\nA,1\nB/1,3\n", to: "run/evidence.csv")
    return files
  }

  /// Addresses of criteria as they are listed stand in rule tests, where they name what is earned.
  @Test func listedAddressesAreReadByRuleTests() throws {
    let plain = try folder()
    let listed = thidua(["whatif", "run", "--addresses"], in: plain.path).output
    let criteria = listed.split(separator: "\n").compactMap { line -> String? in
      guard let end = line.range(of: "/points=")?.lowerBound, line.hasPrefix("xã/criteria/") else {
        return nil
      }
      return String(line[..<end])
    }
    #expect(criteria.count == 4)
    let expectations = criteria.map { "      '\($0)': 2\n" }.joined()
    let files = try folder(
      tests: """
        tests:
          - name: cùng một cách ghi
            given: { số lớp: 2 }
            expect:

        """ + expectations)
    let ended = thidua(["test", "rules"], in: files.path)
    #expect(ended.code == 0, "\(ended.output)\(ended.error)")
  }

  /// What a misspelt address of a test is answered with is one that it takes.
  @Test func ruleTestsOfferWhatIsMeant() throws {
    let cases = [
      ("Xa/criteria/3.1", "xã/criteria/3.1"), ("tiêu chí/3,1", "criteria/3.1"),
      ("3.1", "criteria/3.1"), ("criteria/Một/điểm", "criteria/3.1/points"),
      ("criteria/a/b", "criteria/\"a/b\""), ("quota/tran 1-2", "quotas/\"trần 1/2\""),
      ("xếp loại", "class"), ("tong diem", "total"),
    ]
    for (written, meant) in cases {
      let files = try folder(
        tests: """
          tests:
            - name: sai địa chỉ
              given: { số lớp: 2 }
              expect: { '\(written)': 2 }

          """)
      let ended = thidua(["test", "rules"], in: files.path)
      #expect(ended.code == 1)
      #expect(
        ended.error.contains("“\(meant)”") || ended.error.contains("`\(meant)`"),
        "\(written): \(ended.error)")
    }
  }

  /// Addresses in JSON and in headings of tables are read by `--set`: those of values are set, those of
  /// elements are told what parts they have.
  @Test func printedAddressesAreReadByOptions() throws {
    let files = try folder()
    let changed = thidua(
      [
        "whatif", "run", "--set", "xã/criteria/\"a/b\"/points=4", "--set",
        "evidence/\"B/1\"/số lớp=2", "--set", "xã/quotas/\"trần 1/2\"/share=100%", "--format",
        "json",
      ], in: files.path)
    let gap = thidua(["why", "run", "A", "B/1", "--format", "json"], in: files.path)
    var printed: Set<String> = []
    for output in [changed.output, gap.output] {
      collect(try JSONSerialization.jsonObject(with: Data(output.utf8)), into: &printed)
    }
    let table = thidua(["rank", "run", "--format", "csv"], in: files.path).output
    let heading = table.split(separator: "\n").first ?? ""
    for id in ["3.1", "\"a/b\"", "\"c=d\"", "\"đ \"\"e\"\"\""] {
      let column = "criteria/" + id
      let cell = id.contains("\"") ? "\"\(column.replacing("\"", with: "\"\""))\"" : column
      #expect(heading.contains(cell), "\(heading)")
      printed.insert(column)
    }
    #expect(printed.count >= 8, "\(printed)")
    for address in printed.sorted() {
      let ended = thidua(["whatif", "run", "--set", "\(address)=0.77"], in: files.path)
      let isUnknown = ["TD6001", "TD6002", "TD6004", "TD6005"].contains { ended.error.contains($0) }
      #expect(!isUnknown, "\(address): \(ended.error)")
    }
  }

  private func collect(_ value: Any, into addresses: inout Set<String>) {
    if let list = value as? [Any] { for each in list { collect(each, into: &addresses) } }
    guard let object = value as? [String: Any] else { return }
    for (key, each) in object {
      if key == "address", let text = each as? String { addresses.insert(text) }
      collect(each, into: &addresses)
    }
  }
}
