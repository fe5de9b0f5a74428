import Diagnostics
import Rulebooks
import Testing

@Test func aGoodRulebookIsChecked() throws {
  let rulebook = try #require(load(goodRulebook).rulebook)
  let result = check(rulebook)
  #expect(result.diagnostics.isEmpty, "\(readable(result.diagnostics))")
  #expect(result.checked != nil)
}
