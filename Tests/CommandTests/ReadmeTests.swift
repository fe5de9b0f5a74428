import Foundation
import Testing

/// What the README shows is what happens.
///
/// Blocks marked `yaml PATH` or `csv PATH` are files; blocks marked `console` are commands after
/// `$ ` with all they print, standard output first; a line `…` stands for any lines. They run in
/// their order, in one folder with the samples, under an English locale.
@Suite struct ReadmeTests {
  private func blocks() throws -> [Transcript.Block] {
    Transcript.blocks(
      String(decoding: try Data(contentsOf: Checkout.url("README.md")), as: UTF8.self))
  }

  @Test func everyCommandPrintsWhatStandsThere() throws {
    let folder = try TemporaryFolder()
    for path in ["Samples", "Rules"] { try folder.copy(path) }
    var commands = 0
    for block in try blocks() {
      if block.info.count == 2 {
        try folder.write(block.lines.joined(separator: "\n") + "\n", to: String(block.info[1]))
      }
      guard block.info.first == "console" else { continue }
      for (command, expected) in Transcript.commands(block.lines) {
        let arguments = try words(of: command)
        #expect(arguments.first == "thidua")
        let ended = thidua(
          Array(arguments.dropFirst()), in: folder.path, environment: ["LANG": "en_US.UTF-8"])
        let said = (ended.output + ended.error).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(
          Transcript.matches(said.dropLast(), expected),
          "\(command) prints:\n\(ended.output)\(ended.error)")
        commands += 1
      }
    }
    #expect(commands >= 10)
  }

  /// The shell commands are run by `.ci/run`; here, that they name what there is.
  @Test func theShellCommandsBuildTheProductAndRunTheTests() throws {
    let lines = try blocks().filter { $0.info == ["sh"] }.flatMap(\.lines)
    #expect(
      lines == [
        ".ci/install && swift run -c release thidua rank Samples/bac-giang-2026", "swift test",
      ])
    for file in [".ci/install", ".ci/run"] {
      #expect(FileManager.default.isExecutableFile(atPath: Checkout.url(file).path()))
    }
  }

  @Test func everyLinkLeadsSomewhere() throws {
    let text = String(decoding: try Data(contentsOf: Checkout.url("README.md")), as: UTF8.self)
    let links = text.matches(of: /\]\(([^)#]+)\)/).map { String($0.1) }
    #expect(links.count >= 5)
    for link in links where !link.hasPrefix("https://") {
      #expect(FileManager.default.fileExists(atPath: Checkout.url(link).path()), "\(link)")
    }
  }
}
