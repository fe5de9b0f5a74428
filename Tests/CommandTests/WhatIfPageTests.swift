import Foundation
import Testing

/// What the page *What would a change do?* shows is what happens.
@Suite struct WhatIfPageTests {
  @Test func everyCommandPrintsWhatStandsThere() throws {
    let folder = try TemporaryFolder()
    for path in ["Samples", "Rules"] { try folder.copy(path) }
    let url = Checkout.url("Sources/thidua/thidua.docc/WhatIf.md")
    var commands = 0
    for block in Transcript.blocks(String(decoding: try Data(contentsOf: url), as: UTF8.self)) {
      if block.info.count == 2 {
        try folder.write(block.lines.joined(separator: "\n") + "\n", to: String(block.info[1]))
      }
      guard block.info.first == "console" else { continue }
      for (command, expected) in Transcript.commands(block.lines) {
        let arguments = try words(of: command)
        let ended = thidua(
          Array(arguments.dropFirst()), in: folder.path, environment: ["THIDUA_LANG": "en"])
        let said = (ended.output + ended.error).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(
          Transcript.matches(said.dropLast(), expected),
          "\(command) prints:\n\(ended.output)\(ended.error)")
        commands += 1
      }
    }
    #expect(commands >= 4)
  }
}
