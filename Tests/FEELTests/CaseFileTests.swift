import Decimals
import Foundation
import Testing

@testable import FEEL

/// The project's own cases, one file for each section of the standard: `expression => value`, where
/// the value is a literal, `null error` or `null note`; `given name = value` adds a name.
@Suite struct CaseFileTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".feel") }.sorted()

  @Test func filesAreThere() { #expect(Self.files.count == 16) }

  @Test(arguments: files)
  func file(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    var scope = Scope(checking: .lenient)
    var count = 0
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("given ") {
        let parts = line.dropFirst(6).components(separatedBy: " = ")
        let value = evaluate(parts[1], in: scope)
        scope.add(Binding(parts[0], value.type, .constant(value)))
        continue
      }
      guard let arrow = line.range(of: " => ", options: .backwards) else {
        Issue.record("\(name): \(line)")
        continue
      }
      count += 1
      let expression = String(line[..<arrow.lowerBound])
      let expected = String(line[arrow.upperBound...])
      let value = evaluate(expression, in: scope)
      let told: Bool
      switch expected {
      case "null error": told = value.nullCause?.isError == true
      case "null note": told = value.nullCause?.isError == false
      default: told = value.isIdentical(to: evaluate(expected, in: Scope(checking: .lenient)))
      }
      #expect(
        told,
        "\(name): \(expression) gives \(value.literal) \(value.nullCause.map { "\($0)" } ?? "")")
    }
    #expect(count > 5)
  }
}

/// The value of a text in a scope, in a row of the given cells.
func evaluate(
  _ text: String, in scope: Scope, _ cells: [Cell] = [], objects: [Value] = []
) -> Value {
  guard let expression = parse(text, in: scope).expression else { return Value(.invalid) }
  return Row.with(cells, objects: objects) { expression.compiled().value($0) }
}
