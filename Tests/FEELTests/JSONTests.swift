import Testing

@testable import FEEL

@Suite struct JSONTests {
  @Test func values() throws {
    let json = try JSON(
      parsing: Array(
        "{\"điểm\": 1.10, \"a\": [true, null, \"\\ud83d\\udc0e\\n\"], \"a\": -1e3} ".utf8))
    #expect(Value(json: json).literal == "{điểm: 1.1, a: -1000}")
    #expect(json["a"]?.array?.count == 3)
    #expect(json["a"]?.array?[2].string == "🐎\n")
    guard case .number(let lexeme)? = json["điểm"]?.kind else { return #expect(Bool(false)) }
    #expect(lexeme == "1.10")
    #expect(json["điểm"]?.range == 12..<16)
  }

  @Test func failures() {
    let table: [(String, Int, JSON.Failure.Reason)] = [
      ("", 0, .endTooEarly), ("{", 1, .endTooEarly), ("[1,]", 3, .unexpected),
      ("{a:1}", 1, .unexpected),
      ("1 2", 2, .trailing), ("\"a", 2, .endTooEarly), ("\"\\x\"", 2, .unexpected),
      ("01x", 2, .trailing),
      ("\"a\nb\"", 2, .unexpected), ("tru", 3, .endTooEarly), ("+1", 0, .unexpected),
      (String(repeating: "[", count: 100_000), 200, .tooDeep),
    ]
    for (text, offset, reason) in table {
      #expect(throws: JSON.Failure(offset: offset, reason: reason), "\(text.prefix(20))") {
        _ = try JSON(parsing: Array(text.utf8))
      }
    }
  }

  @Test func everyPrefix() {
    let text = Array("{\"a\": [1.5e-3, \"\\u0111x\", {\"b\": null}], \"c\": false}".utf8)
    for length in 0..<text.count {
      #expect(throws: JSON.Failure.self) { try JSON(parsing: Array(text[..<length])) }
    }
  }
}
