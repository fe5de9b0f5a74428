import Diagnostics
import Testing

/// Codes are looked up by people and programs: none may stand for two faults.
struct CodeTests {
  @Test func everyCodeStandsForOneFaultAndIsTriedOut() throws {
    let tests = String(#filePath.dropLast("CodeTests.swift".count))
    let root = String(tests.dropLast("Tests/YAMLSourceTests/".count))
    let source = try text(of: root + "Sources/YAMLSource/Faults/YAMLFault.swift")
    let codes = source.split(separator: "\"").filter { $0.hasPrefix("TD1") && $0.count == 6 }
    #expect(codes.count > 30)
    #expect(Set(codes).count == codes.count)
    let cases = try namesInFolder(tests).filter { $0 != "CodeTests.swift" }
      .map { try text(of: tests + $0) }.joined()
    for code in codes { #expect(cases.contains(code), "no test comes to \(code)") }
  }

  private func text(of path: String) throws -> String {
    String(decoding: try readFile(path: path).get(), as: UTF8.self)
  }
}
