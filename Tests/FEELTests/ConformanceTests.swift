import Foundation
import Testing

@testable import FEEL

/// The standard's conformance suite, where it lies beside the checkout.
@Suite struct ConformanceTests {
  /// Rows that do not pass, with the reason. A row that passes all the same fails the test.
  static let misses: [String: String] = [
    "0105-feel-math/023/Decision23": contradicted,
    "0105-feel-math/024/Decision24": contradicted,
    "0105-feel-math/027/Decision27": contradicted,
    "0105-feel-math/028/Decision28": contradicted,
    "0105-feel-math/029/Decision29": contradicted,
    "0105-feel-math/030/Decision30": contradicted,
    "0082-feel-coercion/decision_context_03/decision_context_03":
      "flag: every other row in which a result does not conform to its type wants an error",
  ]
  private static let contradicted =
    "flag: 0100-arithmetic wants an error for the same operation with null"

  /// The folder of the cases, beside the checkout or one above.
  static let folder: URL? = {
    var checkout = URL(filePath: #filePath)
    for _ in 0..<3 { checkout.deleteLastPathComponent() }
    for path in ["../shared/feel/tck", "../../shared/feel/tck"] {
      let folder = checkout.appending(path: path).standardizedFileURL
      if FileManager.default.fileExists(atPath: folder.path) { return folder }
    }
    return nil
  }()

  static func rows(_ name: String) throws -> [JSON] {
    guard let folder else { return [] }
    let data = try Data(contentsOf: folder.appending(path: name + ".jsonl"))
    return try data.split(separator: UInt8(ascii: "\n")).map { try JSON(parsing: Array($0)) }
  }

  @Test(.enabled("the conformance cases are not beside the checkout") { folder != nil })
  func suite() throws {
    var count = 0
    let files = ["feel-literal", "feel-context", "feel-lets", "decision-tables"]
    for json in try files.flatMap(Self.rows) {
      guard let row = Case(json: json) else {
        Issue.record("a row cannot be read: \(json["id"]?.string ?? "?")")
        continue
      }
      count += 1
      let outcome = row.run()
      if let reason = Self.misses[row.id] {
        #expect(!outcome.passes, "\(row.id) passes, but is listed: \(reason)")
        #expect(outcome.valuePasses, "\(row.id)")
      } else if !outcome.passes {
        Issue.record(
          """
          \(row.id): \(row.expression ?? "") gives \(outcome.value.literal) \
          (\(outcome.value.nullCause.map { "\($0)" } ?? "no null")), expected \
          \(row.expected.literal)\(row.expectsError ? " and an error" : "")
          """)
      }
    }
    #expect(count == 2_322 + 81)
  }

  @Test(.enabled("the conformance cases are not beside the checkout") { folder != nil })
  func everyPrefix() throws {
    let scope = Scope(checking: .lenient)
    for json in try ["feel-literal", "feel-context", "feel-lets"].flatMap(Self.rows) {
      let scalars = Array((json["expression"]?.string ?? "").unicodeScalars)
      // Of the few very long ones, every seventh prefix.
      for length in stride(from: 0, to: scalars.count, by: scalars.count > 300 ? 7 : 1) {
        let text = String(String.UnicodeScalarView(scalars[..<length]))
        let checked = parse(text, in: scope)
        _ = checked.expression?.compiled().value(Row())
        let bytes = text.utf8.count
        #expect(checked.problems.allSatisfy { $0.range.upperBound <= bytes }, "\(text)")
        #expect(checked.expression != nil || !checked.problems.isEmpty, "\(text)")
      }
    }
  }
}
