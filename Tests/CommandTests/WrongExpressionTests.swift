import Foundation
import Testing

/// Wrong expressions as people write them who know spreadsheets, and every word that
/// `thidua feel` says of each, in both languages.
///
/// `THIDUA_RECORD=1 swift test --filter WrongExpressionTests` writes what it says now, and fails.
@Suite struct WrongExpressionTests {
  @Test(arguments: ["vi", "en"]) func everyOneIsToldWhatAndWhere(_ language: String) throws {
    let folder = Checkout.url("Tests/CommandTests/WrongExpressions")
    let expressions = String(
      decoding: try Data(contentsOf: folder.appending(path: "expressions.txt")), as: UTF8.self
    ).split(separator: "\n").map(String.init)
    #expect(expressions.count >= 40)
    var said = ""
    for expression in expressions {
      let ended = thidua(
        ["feel", expression, "--context", folder.appending(path: "context.json").path()],
        in: folder.path(), environment: ["THIDUA_LANG": language])
      #expect(ended.error.contains("[TD2"), "nothing is said of \(expression)")
      said += "> \(expression)\n\(ended.output)\(ended.error)\n"
    }
    let kept = folder.appending(path: "\(language).txt")
    let expected = (try? Data(contentsOf: kept)).map { String(decoding: $0, as: UTF8.self) }
    if expected == said { return }
    if ProcessInfo.processInfo.environment["THIDUA_RECORD"] != nil {
      try Data(said.utf8).write(to: kept)
      Issue.record("recorded \(language).txt: read it, then run the tests again")
    } else {
      Issue.record("\(language).txt differs; the command says:\n\(said)")
    }
  }
}
