import Diagnostics
import Rulebooks
import Testing

/// The folder of the package, from this file's place in it.
private let package: String = {
  let parts = #filePath.split(separator: "/").dropLast(3)
  return "/" + parts.joined(separator: "/") + "/"
}()

/// The rulebooks that ship.
private let shipped: [String] = namesInFolder(package + "Rules").map { package + "Rules/" + $0 }

@Test(arguments: shipped)
func aShippedRulebookHasNoOpenFindings(_ path: String) throws {
  let loaded = loadRulebook(at: path)
  #expect(loaded.diagnostics.isEmpty, "\(readable(loaded.diagnostics))")
  let result = check(try #require(loaded.rulebook))
  // Questions for the issuer stay open; they are listed and change nothing.
  let open = result.diagnostics.filter { !$0.isQuestionForIssuer }
  #expect(open.isEmpty, "\(readable(open))")
  #expect(result.checked != nil)
}

@Test func thePapiRulebooksShip() { #expect(shipped.filter { $0.contains("papi-201") }.count == 2) }

extension Diagnostic {
  /// Whether it lists an `open-question`.
  fileprivate var isQuestionForIssuer: Bool {
    if case .openQuestion? = fault as? ScoringFinding { return true }
    return false
  }
}
