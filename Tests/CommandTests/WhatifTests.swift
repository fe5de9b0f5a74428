import Foundation
import Testing

/// What `whatif` writes, and that it writes nothing else.
@Suite struct WhatifTests {
  private let changes = [
    "--set", "units/classes/tốt/from=16", "--add", "units/caps/bonus=2", "--remove",
    "units/criteria/3", "--set", "evidence/C/số lớp=2", "--rescale", "20",
  ]

  @Test func aSavedScenarioDoesTheSame() throws {
    let files = try TemporaryFolder()
    try files.copyContents(of: Checkout.url("Tests/CommandTests/Bases/district"))
    let first = thidua(
      ["whatif", "run"] + changes + ["--save", "kịch bản.yaml"], in: files.path)
    #expect(first.code == 0, "\(first.error)")
    let again = thidua(["whatif", "run", "kịch bản.yaml"], in: files.path)
    #expect(again.code == 0, "\(again.error)")
    #expect(!first.output.isEmpty && again.output == first.output)
  }

  @Test func aFileThatExistsIsKeptUnlessForced() throws {
    let files = try TemporaryFolder()
    try files.copyContents(of: Checkout.url("Tests/CommandTests/Bases/district"))
    try files.write("của tôi\n", to: "s.yaml")
    let save = ["whatif", "run"] + changes + ["--save", "s.yaml"]
    #expect(thidua(save, in: files.path).code == 2)
    #expect(try files.text(of: "s.yaml") == "của tôi\n")
    #expect(thidua(save + ["--force"], in: files.path).code == 0)
    #expect(try files.text(of: "s.yaml").hasPrefix("changes:"))
  }

  @Test func aScenarioThatCannotBeAppliedIsNotSaved() throws {
    let files = try TemporaryFolder()
    try files.copyContents(of: Checkout.url("Tests/CommandTests/Bases/district"))
    let ended = thidua(
      ["whatif", "run", "--set", "units/classes/tốt/from=19", "--save", "s.yaml"], in: files.path)
    #expect(ended.code == 1)
    #expect((try? files.text(of: "s.yaml")) == nil)
  }

  /// Each address that is listed with a value takes that value back as no change.
  @Test func listedAddressesAreAddresses() throws {
    let files = try TemporaryFolder()
    try files.copyContents(of: Checkout.url("Tests/CommandTests/Bases/district"))
    let listed = thidua(["whatif", "run", "--addresses"], in: files.path)
    let lines = listed.output.split(separator: "\n")
    #expect(lines.count > 100)
    var tried = 0
    for line in lines {
      guard let end = line.range(of: "  (")?.lowerBound else {
        Issue.record("no type: \(line)")
        continue
      }
      let ended = thidua(
        ["whatif", "run", "--set", String(line[..<end]), "--diagnostics", "short"], in: files.path)
      #expect(ended.code == 1 && ended.error.contains("TD6009"), "\(line): \(ended.error)")
      tried += 1
    }
    #expect(tried == lines.count)
  }
}
