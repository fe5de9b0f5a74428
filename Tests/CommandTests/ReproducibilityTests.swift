import Foundation
import Testing

/// The same input gives the same bytes, whatever the order of rows and the number of threads.
@Suite struct ReproducibilityTests {
  static let samples = ["papi-2015", "papi-2016"]
  static let formats = [
    ["--format", "table"], ["--format", "json"], ["--format", "csv"],
    ["--format", "csv", "--excel"],
  ]

  private func prepared(_ sample: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy("Samples/\(sample)")
    try folder.copy("Rules/\(sample)")
    return folder
  }

  @Test(arguments: samples) func twoRunsAndAnyNumberOfThreadsGiveTheSameBytes(_ sample: String)
    throws
  {
    let folder = try prepared(sample)
    for format in Self.formats {
      let first = thidua(["rank", "Samples/\(sample)"] + format, in: folder.path)
      #expect(first.code == 0, "\(first.error)")
      for threads in ["1", "2", "5"] {
        let again = thidua(
          ["rank", "Samples/\(sample)", "--threads", threads] + format, in: folder.path)
        #expect(again.output == first.output, "\(format) on \(threads) threads")
        #expect(again.error == first.error)
      }
    }
  }

  @Test(arguments: samples) func theOrderOfRowsChangesOnlyRowNumbers(_ sample: String) throws {
    let sorted = try prepared(sample)
    let shuffled = try prepared(sample)
    var random = SeededGenerator(seed: 46)
    let run = "Samples/\(sample)"
    for name in try FileManager.default.contentsOfDirectory(atPath: shuffled.path + "/" + run)
    where name.hasSuffix(".csv") {
      let text = try shuffled.text(of: "\(run)/\(name)")
      var lines = text.split(whereSeparator: \.isNewline).map(String.init)
      let head = lines.removeFirst()
      lines.shuffle(using: &random)
      try shuffled.write(([head] + lines).joined(separator: "\n") + "\n", to: "\(run)/\(name)")
    }
    for format in [["--format", "table"], ["--format", "csv"]] {
      let one = thidua(["rank", run] + format, in: sorted.path)
      let other = thidua(["rank", run] + format, in: shuffled.path)
      #expect(one.output == other.output, "\(format)")
    }
    let one = try json(thidua(["rank", run, "--format", "json"], in: sorted.path).output)
    let other = try json(thidua(["rank", run, "--format", "json"], in: shuffled.path).output)
    #expect(try withoutOrigins(one) == withoutOrigins(other))
    let explained = try ["1", "24"].map { subject in
      try [sorted, shuffled].map { folder in
        try withoutOrigins(
          json(thidua(["explain", run, subject, "--format", "json"], in: folder.path).output))
      }
    }
    for pair in explained { #expect(pair[0] == pair[1]) }
  }

  @Test func noLanguageOrLocaleChangesWhatProgramsRead() throws {
    let folder = try prepared("papi-2016")
    for format in [["--format", "json"], ["--format", "csv"]] {
      let outputs = ["vi", "en"].map { language in
        thidua(
          ["rank", "Samples/papi-2016"] + format, in: folder.path,
          environment: ["THIDUA_LANG": language, "LC_ALL": "\(language)_XX.UTF-8"]
        ).output
      }
      #expect(outputs[0] == outputs[1])
    }
  }
}
