import Foundation
import Testing

/// What every command does, whatever it is for.
@Suite struct HabitTests {
  private func prepared() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copyContents(of: Checkout.url("Tests/CommandTests/Bases/commune"))
    return folder
  }

  @Test func theRunMayBeLeftOutWhereItLies() throws {
    let folder = try prepared()
    let inside = folder.path + "/run"
    for (inner, outer) in [
      (["rank"], ["rank", "run"]), (["check"], ["check", "run"]),
      (["explain", "X01"], ["explain", "run", "X01"]),
      (["rank", "run.yaml"], ["rank", "run/"]), (["rank", "."], ["rank", "run/run.yaml"]),
    ] {
      let one = thidua(inner, in: inside)
      let other = thidua(outer, in: folder.path)
      #expect(one.code == 0, "\(inner): \(one.error)")
      #expect(other.code == 0, "\(outer): \(other.error)")
      // Origins are seen from where the command runs.
      #expect(one.output.count > 0 || inner == ["check"])
      #expect(
        one.output.split(separator: "\n").count == other.output.split(separator: "\n").count)
    }
    #expect(thidua(["check"], in: folder.path + "/rules").code == 0)
    #expect(thidua(["rank"], in: folder.path).error.contains("TD9011"))
    #expect(thidua(["explain", "run"], in: folder.path).error.contains("TD9006"))
    #expect(thidua(["rank", "rum"], in: folder.path).error.contains("“run”"))
    #expect(thidua(["rank", "rules"], in: folder.path).code == 2)
  }

  @Test func subjectsAreFoundByIdOrNameWithOrWithoutMarks() throws {
    let folder = try prepared()
    try folder.write(
      "mã,tên,cụm thi đua\nX01,Xã An Bình,1\nX02,Xã Đông Sơn,1\nX03,Phường Đông Sơn,2\n",
      to: "run/units.csv")
    for name in ["X01", "x01", "Xã An Bình", "xa an binh", "An Bình", "an binh"] {
      let ended = thidua(["explain", "run", name], in: folder.path)
      #expect(ended.output.hasPrefix("Xã An Bình (X01)\n"), "\(name): \(ended.error)")
    }
    for (name, code, cure) in [
      ("đông sơn", "TD9018", "“X02”, “X03”"), ("An Binhh", "TD9017", "“Xã An Bình”"),
      ("Đống Sơm", "TD9017", "“Xã Đông Sơn”"), ("???", "TD9017", "thidua rank"),
    ] {
      let ended = thidua(["explain", "run", name], in: folder.path)
      #expect(ended.code == 2)
      #expect(ended.error.contains(code) && ended.error.contains(cure), "\(ended.error)")
    }
  }

  @Test func partsOfAResultAreAskedForByName() throws {
    let folder = try prepared()
    for (arguments, code) in [
      (["rank", "run", "--assessment", "commune"], "TD9020"),
      (["rank", "run", "--ranking", "cum"], "TD9021"),
      (["explain", "run", "X01", "--criterion", "1.9"], "TD9019"),
      (["explain", "run", "X01", "--assessment", "heads"], "TD9020"),
    ] {
      let ended = thidua(arguments, in: folder.path)
      #expect(ended.code == 2 && ended.error.contains(code), "\(arguments): \(ended.error)")
      #expect(ended.output.isEmpty)
    }
    let byCluster = thidua(["rank", "run", "--ranking", "cụm"], in: folder.path).output
    let first = try #require(byCluster.range(of: "\nCụm 1\n"))
    let second = try #require(byCluster.range(of: "\nCụm 2\n"))
    #expect(first.lowerBound < second.lowerBound)
    let one = thidua(["explain", "run", "X01", "--criterion", "2"], in: folder.path).output
    #expect(one.contains("2.1  ") && !one.contains("1.1  ") && !one.contains("Xếp loại từng bước"))
    let shallow = thidua(["explain", "run", "X01", "--depth", "1"], in: folder.path).output
    #expect(shallow.contains("\n  1  ") && !shallow.contains("\n    1.1  "))
  }

  @Test func resultsGoToAFileWholeOrNotAtAll() throws {
    let folder = try prepared()
    let rank = ["rank", "run", "--format", "csv"]
    let expected = thidua(rank, in: folder.path).output
    let written = thidua(rank + ["--output", "out.csv"], in: folder.path)
    #expect(written.code == 0 && written.output.isEmpty)
    #expect(try folder.text(of: "out.csv") == expected)
    let again = thidua(rank + ["-o", "out.csv"], in: folder.path)
    #expect(again.code == 2 && again.error.contains("TD9013"))
    #expect(thidua(rank + ["-o", "out.csv", "--force"], in: folder.path).code == 0)
    #expect(thidua(rank + ["-o", "-"], in: folder.path).output == expected)
    #expect(thidua(rank + ["-o", "no/out.csv"], in: folder.path).error.contains("TD9014"))
    #expect(thidua(rank + ["-o", "run"], in: folder.path).error.contains("TD9015"))
    #expect(try folder.names() == ["out.csv", "rules", "run"])
    // Rules with faults: nothing is computed, so no file appears.
    try folder.write("rulebook: x\n", to: "rules/rulebook.yaml")
    #expect(thidua(rank + ["-o", "new.csv"], in: folder.path).code == 1)
    #expect(try folder.names() == ["out.csv", "rules", "run"])
  }

  @Test func diagnosticsAsJSONAreOneDocumentOnStandardError() throws {
    let folder = try prepared()
    try folder.write(
      folder.text(of: "run/evidence.csv").replacing("X02;1", with: "X02;một"),
      to: "run/evidence.csv")
    for arguments in [["rank", "run"], ["check", "run"], ["explain", "run", "X01"]] {
      let ended = thidua(arguments + ["--diagnostics", "json"], in: folder.path)
      #expect(ended.code == 1)
      let document = try json(ended.error)
      let faults = document["diagnostics"] as? [[String: Any]] ?? []
      let fault = try #require(faults.first { $0["severity"] as? String == "error" })
      #expect(fault["code"] as? String == "TD4041")
      let place = fault["place"] as? [String: Any] ?? [:]
      #expect(place["file"] as? String == "run/evidence.csv")
      #expect(place["line"] as? Int == 3 && place["column"] as? Int == 5)
    }
    let result = try json(thidua(["rank", "run", "--format", "json"], in: folder.path).output)
    #expect(result["provisional"] as? Bool == true)
    let faults = result["faults"] as? [[String: Any]] ?? []
    #expect(faults.map { $0["code"] as? String } == ["TD4041"])
    let counts = result["counts"] as? [String: Int] ?? [:]
    #expect(counts["subjects"] == 5 && counts["scored"] == 4 && counts["not-ranked"] == 1)
    #expect(counts["error"] == 1)
    let notices = results(result).first { $0["subject"] as? String == "X02" }?["notices"]
    #expect("\(notices ?? "")".contains("refused"))
  }

  @Test func everyProvisionalOutputSaysSo() throws {
    let folder = try prepared()
    try folder.write(
      folder.text(of: "run/evidence.csv").replacing("X02;1", with: "X02;một"),
      to: "run/evidence.csv")
    let outputs = [
      ["rank", "run"], ["rank", "run", "--format", "csv"], ["rank", "run", "--format", "json"],
      ["explain", "run", "X01"], ["explain", "run", "X01", "--format", "json"],
    ].map { thidua($0, in: folder.path) }
    let marks = [
      "TẠM TÍNH", "\ntrue,", "\"provisional\": true", "TẠM TÍNH", "\"provisional\": true",
    ]
    for (ended, mark) in zip(outputs, marks) {
      #expect(ended.code == 1)
      #expect(ended.output.contains(mark), "\(ended.output.prefix(300))")
    }
  }

  @Test func theLastLineCountsAndSaysWhatToDoNext() throws {
    let folder = try prepared()
    func lastLine(_ arguments: [String]) -> String {
      String(thidua(arguments, in: folder.path).error.split(separator: "\n").last ?? "")
    }
    // A class of the run hangs on a figure exactly on a line.
    #expect(
      lastLine(["check", "run"])
        == "Không có lỗi, 1 cảnh báo, 1 ghi chú. Tiếp theo: thidua rank run")
    #expect(
      lastLine(["rank", "run"])
        == "Không có lỗi, 1 ghi chú. Xem vì sao: thidua explain run 'Phường Trần Phú'")
    try folder.write(
      folder.text(of: "run/evidence.csv").replacing("X02;1", with: "X02;một"),
      to: "run/evidence.csv")
    #expect(
      lastLine(["rank", "run"])
        == "1 lỗi, 1 ghi chú. Sửa các lỗi trên rồi chạy lại: thidua check run")
  }

  @Test func everyExampleOfHelpWorksOnTheSamples() throws {
    let folder = try TemporaryFolder()
    for path in ["Samples", "Rules"] { try folder.copy(path) }
    var tried = 0
    for verb in ["check", "rank", "explain", "feel"] {
      let help = thidua([verb, "--help"]).output
      let examples = help.split(separator: "\n").filter { $0.hasPrefix("  thidua \(verb) ") }
        .prefix { !$0.contains("[") }
      for example in examples {
        let ended = thidua(Array(try words(of: example).dropFirst()), in: folder.path)
        #expect(ended.code == 0, "\(example): \(ended.error)")
        tried += 1
      }
    }
    #expect(tried >= 6)
  }
}
