import Diagnostics
import Foundation
import Rulebooks
import Testing

/// Files that end in the middle, as a broken transfer leaves them.
@Suite struct PrefixTests {
  /// Every so many bytes a file is cut; 1 for every prefix: `THIDUA_PREFIXES=1 swift test --filter
  /// PrefixTests`, in a release build.
  private static let stride =
    ProcessInfo.processInfo.environment["THIDUA_PREFIXES"].flatMap { Int($0) }

  /// The shipped files below a folder of the checkout.
  private static func shipped(_ folder: String, _ suffix: String) -> [String] {
    let root = Checkout.root.path()
    let names = FileManager.default.enumerator(atPath: root + folder)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(suffix) }.map { folder + "/" + $0 }.sorted()
  }

  /// The lengths at which a file is cut: about `most` of them, drawn from the whole file.
  private func cuts(_ size: Int, most: Int, seed: UInt64) -> [Int] {
    if let stride = Self.stride { return Array(Swift.stride(from: 0, to: size, by: stride)) }
    var random = SeededGenerator(seed: seed)
    return (0..<most).map { _ in Int.random(in: 0..<max(size, 1), using: &random) }
  }

  @Test func prefixesOfRulesAreReadToTheirEnd() throws {
    let files = Self.shipped("Rules", ".yaml")
    #expect(files.count >= 2)
    for (number, file) in files.enumerated() {
      let bytes = [UInt8](try Data(contentsOf: Checkout.url(file)))
      for cut in cuts(bytes.count, most: 12, seed: UInt64(number)) {
        let loaded = loadRulebook(Source(path: file, bytes: Array(bytes[..<cut])))
        let diagnostics = loaded.diagnostics + (loaded.rulebook.map { check($0).diagnostics } ?? [])
        // Cut before its first key's end it is nothing; later on it lacks something, or is whole.
        #expect(loaded.rulebook != nil || !diagnostics.isEmpty, "\(file) cut at \(cut)")
      }
    }
  }

  @Test func prefixesOfRunsAndEvidenceAreReadToTheirEnd() throws {
    for sample in ["papi-2015", "papi-2016"] {
      let folder = try TemporaryFolder()
      try folder.copy("Rules/\(sample)")
      try folder.copy("Samples/\(sample)")
      let run = "Samples/\(sample)"
      for (number, name) in ["run.yaml", "units.csv", "evidence.csv"].enumerated() {
        let bytes = try Data(contentsOf: Checkout.url("\(run)/\(name)"))
        for cut in cuts(bytes.count, most: 8, seed: UInt64(number)) {
          try bytes.prefix(cut).write(to: folder.url.appending(path: "\(run)/\(name)"))
          let ended = thidua(["rank", run, "--format", "csv"], in: folder.path)
          #expect([0, 1].contains(ended.code), "\(run)/\(name) cut at \(cut): \(ended.error)")
          #expect(ended.code == 0 || ended.error.contains("["), "a code at least")
        }
        try bytes.write(to: folder.url.appending(path: "\(run)/\(name)"))
      }
      #expect(thidua(["rank", run], in: folder.path).code == 0)
    }
  }
}
