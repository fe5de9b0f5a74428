import Foundation
import Testing

/// Which stage of the evidence counts, and what changed between two of them.
@Suite struct StageTests {
  private func prepared() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copyContents(of: Checkout.url("Tests/CommandTests/Bases/district"))
    return folder
  }

  private func replace(_ old: String, _ new: String, in file: String, _ folder: TemporaryFolder)
    throws
  {
    let text = try folder.text(of: file)
    #expect(text.contains(old))
    try folder.write(text.replacingOccurrences(of: old, with: new), to: file)
  }

  @Test func anotherStageIsAskedForByName() throws {
    let folder = try prepared()
    let verified = thidua(["rank", "run", "--lang", "en"], in: folder.path)
    #expect(verified.output.contains("evidence at stage “verified”"))
    let named = thidua(["rank", "run", "--stage", "verified", "--lang", "en"], in: folder.path)
    #expect(named.output == verified.output)
    // The units say nothing of complaints themselves: missing, never the verified value in silence.
    let own = thidua(["explain", "run", "C", "--stage", "self", "--lang", "en"], in: folder.path)
    #expect(own.output.contains("evidence at stage “self”"))
    #expect(own.output.contains("given at another stage, not yet at this one"))
    let wrong = thidua(["rank", "run", "--stage", "slef", "--lang", "en"], in: folder.path)
    #expect(wrong.code == 2 && wrong.error.contains("Did you mean “self”?"))
  }

  @Test func aRunMayFallBackOnAnotherStage() throws {
    let folder = try prepared()
    let comparison = thidua(["stages", "run", "--format", "json"], in: folder.path).output
    #expect(comparison.contains(#""total":{"before":"19.2","after":"15.2"}"#))
    try replace(
      "stage: verified\nevidence", "stage: self\nfall-back: verified\nevidence", in: "run/run.yaml",
      folder)
    let ranked = thidua(["rank", "run", "--format", "json"], in: folder.path)
    #expect(ranked.code == 0)
    #expect(ranked.output.contains(#""subject":"C","name":"Xã Cầu Giấy""#))
    #expect(ranked.output.contains(#""total":"19.2""#))
  }

  @Test func aValueThatNobodyVerifiedIsListedAndOneThatOnlyVerifiersGaveIsCounted() throws {
    let folder = try prepared()
    try replace("C,1,9,9,80", "C,,9,9,80", in: "run/verified.csv", folder)
    try replace("D,1,8,7,75\n", "D,1,8,7,\n", in: "run/self.csv", folder)
    let said = thidua(["stages", "run", "--lang", "en"], in: folder.path).output
    #expect(said.contains(/C   Xã Cầu Giấy   số lớp +2 +none yet/))
    #expect(said.contains("1 only at stage “verified”, not listed"))
    let rows = thidua(["stages", "run", "--format", "csv"], in: folder.path).output
      .split(whereSeparator: \.isNewline)
    #expect(rows.count == 3)
    #expect(rows[2].hasPrefix("C,Xã Cầu Giấy,số lớp,,2,,,"))
  }
}
