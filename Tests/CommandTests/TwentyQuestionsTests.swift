import Foundation
import Testing

/// The answers of the page *Twenty questions* are what the commands say.
///
/// `THIDUA_RECORD=1 swift test --filter TwentyQuestionsTests` writes what they say now; such a run
/// fails, so that nothing is recorded unread.
@Suite struct TwentyQuestionsTests {
  private static let page = Checkout.url("Sources/thidua/thidua.docc/TwentyQuestions.md")

  private func text() throws -> String {
    String(decoding: try Data(contentsOf: Self.page), as: UTF8.self)
  }

  @Test func everyAnswerIsWhatTheCommandSays() throws {
    let folder = try TemporaryFolder()
    for path in ["Samples", "Rules"] { try folder.copy(path) }
    let page = try text()
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    var commands = 0
    // From the end, so that what is recorded moves no block that is still to come.
    for block in Transcript.blocks(page).reversed() where block.info.first == "console" {
      var recorded: [Substring] = []
      for (command, expected) in Transcript.commands(block.lines) {
        let arguments = try words(of: command)
        #expect(arguments.first == "thidua")
        let ended = thidua(
          Array(arguments.dropFirst()), in: folder.path, environment: ["THIDUA_LANG": "vi"])
        // Answers alone: what is said beside them is the business of other tests.
        let said = Array(
          ended.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast())
        recorded += ["$ \(command)"] + Transcript.shown(said, like: expected)
        commands += 1
        if Transcript.matches(said[...], expected) { continue }
        Issue.record("\(command) prints:\n\(ended.output)\(ended.error)")
      }
      lines.replaceSubrange(block.start..<(block.start + block.lines.count), with: recorded)
    }
    if ProcessInfo.processInfo.environment["THIDUA_RECORD"] != nil {
      try Data(lines.joined(separator: "\n").utf8).write(to: Self.page)
    }
    #expect(commands >= 20)
  }

  @Test func thereAreTwentyQuestionsInBothLanguages() throws {
    let lines = try text().split(separator: "\n", omittingEmptySubsequences: false)
    let headings = lines.indices.filter { lines[$0].hasPrefix("### ") }
    #expect(headings.count == 20)
    for (number, heading) in headings.enumerated() {
      #expect(lines[heading].hasPrefix("### \(number + 1). "))
      #expect(lines[heading].hasSuffix("?"))
      // The question in English stands below it.
      #expect(lines[heading + 2].hasPrefix("*") && lines[heading + 2].hasSuffix("?*"))
    }
  }
}
