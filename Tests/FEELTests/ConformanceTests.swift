import Foundation
import Testing

@testable import FEEL

/// The standard's conformance suite, where it lies beside the checkout.
@Suite struct ConformanceTests {
  /// Rows that do not pass, with the reason. A row that passes all the same fails the test.
  static let misses: [String: String] = [
    "0105-feel-math/023/Decision23": contradicted("add_lhs_number_to_rhs_null"),
    "0105-feel-math/024/Decision24": contradicted("add_lhs_number_to_rhs_null"),
    "0105-feel-math/027/Decision27": contradicted("multiply_lhs_number_by_rhs_null"),
    "0105-feel-math/028/Decision28": contradicted("multiply_lhs_number_by_rhs_null"),
    "0105-feel-math/029/Decision29": contradicted("divide_lhs_number_by_rhs_null"),
    "0105-feel-math/030/Decision30": contradicted("divide_lhs_null_by_rhs_number"),
    "0082-feel-coercion/decision_context_03/decision_context_03": """
    flag: a context that lacks an entry of its type must give null without an error here, and null \
    with an error in decision_bkm_002 and in every other row of 0082 that does not conform
    """,
  ]
  /// The same operation, at most with its operands swapped, stands in two cases of the suite that
  /// want opposite flags; of it the standard only says that the result is null (DMN 1.5, 10.3.2.11).
  private static func contradicted(_ other: String) -> String {
    "flag: the same operation must report an error in 0100-arithmetic/error_when_\(other)"
  }

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
