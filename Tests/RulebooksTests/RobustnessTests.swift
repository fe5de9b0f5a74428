import Diagnostics
import Rulebooks
import Testing

/// Random numbers that are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Loads and checks bytes as a rulebook; all that matters is that it comes back, with a fault that
/// has a place wherever there is no rulebook to compute with.
private func survives(_ bytes: [UInt8]) -> Bool {
  let loaded = loadRulebook(Source(path: "rulebook.yaml", bytes: bytes))
  guard let rulebook = loaded.rulebook else { return !loaded.diagnostics.isEmpty }
  let result = check(rulebook)
  let all = loaded.diagnostics + result.diagnostics
  return all.allSatisfy { $0.at != nil }
    && (result.checked == nil) == all.contains { $0.severity == .error }
}

@Test(arguments: [goodRulebook, methodsRulebook])
func prefixesOfARulebookAreRead(_ text: String) {
  // Cut at each line's end, and in each line at one of its bytes.
  let bytes = Array(text.utf8)
  var dice = Dice(state: 10)
  var start = 0
  for (end, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
    for count in [Int.random(in: start...end, using: &dice), end]
    where !survives(Array(bytes[..<count])) {
      Issue.record("the first \(count) bytes")
    }
    start = end
  }
}

@Test(arguments: [goodRulebook, methodsRulebook])
func anyRulebookWithPiecesChangedIsRead(_ text: String) {
  var dice = Dice(state: 46)
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let snippets = [
    "", ":", "- ", "[", "]", "{", "}", ",", "\"", "'", "#", "\t", "  ", "0", "-1", "2,5", "1e400",
    "99999999999999999999999999999999999999", "null", "value", "total", "unit.total", "criteria",
    "score", "points", "when", "values", "best", "peers", "best-of", "within", "to: best", "*a",
    "&a", "!x", "|", ">", "\u{301}", "\u{0}", "ă", "\u{A0}",
  ]
  for round in 0..<300 {
    var changed = lines
    for _ in 0...Int.random(in: 0..<4, using: &dice) {
      let at = Int.random(in: 0..<changed.count, using: &dice)
      let other = Int.random(in: 0..<changed.count, using: &dice)
      switch Int.random(in: 0..<6, using: &dice) {
      case 0: changed.remove(at: at)
      case 1: changed.insert(changed[other], at: at)
      case 2: changed.swapAt(at, other)
      case 3: changed[at] = "  " + changed[at]
      case 4:
        var words = changed[at].split(separator: " ", omittingEmptySubsequences: false).map(
          String.init)
        let word = Int.random(in: 0..<words.count, using: &dice)
        words[word] = snippets.randomElement(using: &dice) ?? ""
        changed[at] = words.joined(separator: " ")
      default:
        var characters = Array(changed[at])
        let place = Int.random(in: 0...characters.count, using: &dice)
        characters.insert(contentsOf: snippets.randomElement(using: &dice) ?? "", at: place)
        changed[at] = String(characters)
      }
    }
    if !survives(Array(changed.joined(separator: "\n").utf8)) { Issue.record("round \(round)") }
  }
}
