import Foundation
import Testing

@testable import FEEL

/// The examples of the guide for rule authors come out as it says.
@Suite struct GuideTests {
  @Test func examples() throws {
    var checkout = URL(filePath: #filePath)
    for _ in 0..<3 { checkout.deleteLastPathComponent() }
    let guide = checkout.appending(path: "Sources/thidua/thidua.docc/FEELGuide.md")
    let text = try String(contentsOf: guide, encoding: .utf8)
    var scope = Scope()
    var block = ""
    var count = 0
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        block = block.isEmpty ? String(line.dropFirst(3)) : ""
      } else if block == "feel-given" {
        let parts = line.components(separatedBy: " = ")
        let value = evaluate(parts[1], in: scope)
        scope.add(Binding(parts[0], value.type, .constant(value)))
      } else if block == "feel" {
        let parts = line.components(separatedBy: " → ")
        let checked = parse(parts[0], in: scope)
        #expect(checked.problems.isEmpty, "\(line): \(checked.problems)")
        let value = evaluate(parts[0], in: scope)
        #expect(value.isIdentical(to: evaluate(parts[1], in: scope)), "\(line): \(value.literal)")
        count += 1
      }
    }
    #expect(count > 40)
  }
}
