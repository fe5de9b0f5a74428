import Decimals
import Testing

@testable import FEEL

@Suite struct PatternTests {
  static let table: [(pattern: String, flags: String, text: String, match: String?)] = [
    ("a+", "", "xaay", "aa"), ("a+?", "", "xaay", "a"), ("(a|ab)(c|bcd)", "", "abcd", "abcd"),
    ("[^a-c]+", "", "abxyc", "xy"), ("[a-z-[aeiou]]+", "", "aebcd", "bcd"),
    ("\\d{2,3}", "", "1 1234", "123"),
    ("\\d{2}?", "", "1234", "12"), ("^b", "", "ab", nil), ("^b", "m", "a\nb", "b"),
    ("b$", "m", "b\nc", "b"),
    (".", "", "\n", nil), (".", "s", "\n", "\n"), ("ĐẠT", "i", "đạt", "đạt"),
    ("(.)\\1", "", "abb", "bb"),
    ("(.)\\1", "i", "aBb", "Bb"), ("\\p{Lu}\\p{Ll}+", "", "xã Yên", "Yên"),
    ("\\P{L}", "", "a1", "1"),
    ("\\p{IsLatinExtendedAdditional}", "", "aế", "ế"), ("\\w+", "", "- số_1 -", "số"),
    ("(?:ab)+c", "", "ababc", "ababc"),
    ("a{0}b", "", "ab", "b"), ("(a*)*b", "", "aaac", nil), ("(a*)*", "", "b", ""),
    ("[-a]+", "", "b-a", "-a"),
    ("[a-]+", "", "b-a", "-a"), ("a.c", "q", "abc a.c", "a.c"), ("\\i\\c*", "", "1 x-1", "x-1"),
    ("a|", "", "b", ""),
  ]

  @Test func matching() throws {
    for (pattern, flags, text, expected) in Self.table {
      let scalars = text.unicodeScalars.map(\.value)
      guard let compiled = Pattern.compiled(pattern, flags: flags),
        var matcher = PatternMatcher(compiled, scalars)
      else {
        Issue.record("\(pattern) is refused")
        continue
      }
      let match = try matcher.next(from: 0)
      let found = match.map { match in
        String(String.UnicodeScalarView(scalars[match.range].compactMap { UnicodeScalar($0) }))
      }
      #expect(found == expected, "\(pattern) on \(text)")
    }
  }

  @Test func refused() {
    for pattern in [
      "(", ")", "[", "a**", "*a", "a{2,1}", "a{", "\\", "\\q", "[b-a]", "(?=a)", "(?<n>a)", "\\1",
      "(a\\1)", "[]",
      "\\p{Xx}", "\\p{IsNowhere}", "a{99999}", String(repeating: "(", count: 60), "(a{1000}){1000}",
    ] {
      #expect(Pattern.compiled(pattern, flags: "") == nil, "\(pattern)")
    }
  }

  @Test func cannotBlowUp() {
    let text = String(repeating: "a", count: 20_000)
    for pattern in ["(a*)*b", "(a|aa)+b", "(a?){50}a{50}b", "(.*)(.*)(.*)b", "^(a+)+$b"] {
      let value = evaluate("matches(\"\(text)\", \"\(pattern)\")", in: Scope())
      #expect(value.boolean == false || value.nullCause == .pattern, "\(pattern)")
    }
    let references = evaluate("matches(\"\(text)\", \"(a*)*\\1b\")", in: Scope(checking: .lenient))
    #expect(references.boolean == false || references.nullCause == .pattern)
    let replaced = evaluate("string length(replace(\"\(text)\", \"(a)(a)\", \"$2\"))", in: Scope())
    #expect(replaced.number == 10_000)
  }
}
