import Diagnostics
import Testing

@testable import YAMLSource

/// The part of a value that a message is about, found again in the file.
struct ScalarSpanTests {
  /// YAML with «…» around the place to be found, and the part of the value that stands there.
  static let cases: [(yaml: String, part: String)] = [
    ("a: số lớp «>= hai» lần", ">= hai"),
    ("a: số lớp\n   «tập huấn» đã mở\nb: 1", "tập huấn"),
    ("a: một «hai\n\n  ba» bốn", "hai\nba"),
    ("a: 'x = ''«y»'''", "y"),
    ("a: 'nó''s «a + b»'", "a + b"),
    ("a: 'một\n  «hai»'", "hai"),
    ("a: \"m\\u1ed9t «hai»\"", "hai"),
    ("a: \"«m\\u1ed9t» hai\"", "một"),
    ("a: \"một \\\n   «hai»\"", "hai"),
    ("a: \"một\\n«hai»\\t\"", "hai"),
    ("a: \"x \\\"«y»\\\" z\"", "y"),
    ("a: |\n  if x\n  then «y z»\n  else w\n", "y z"),
    ("a: |2-\n    thụt\n  «thẳng»\n", "thẳng"),
    ("a:\n  b: |+ # chú thích\n     một\n\n     «hai»\n\n\nc: 1\n", "hai"),
    ("a: >\n  một\n  «hai»\n\n  ba\n", "hai"),
    ("a: >-\n  một\n    sâu «hơn»\n  ba\n", "hơn"),
    ("- >1\n  x «y»\n", "y"),
    ("a: to\u{302}\u{301}ng «số»", "số"),
    ("a: «to\u{302}\u{301}»ng", "tố"),
    ("a: x\u{A0}«y»\u{A0}z", "y"),
    ("a: |\r\n  một\r\n  «hai»\r\n", "hai"),
    ("{ a: một, b: ba «bốn» }", "bốn"),
    ("a: &ten \"một «hai»\"", "hai"),
  ]

  @Test(arguments: cases) func findsThePart(_ yaml: String, _ part: String) throws {
    let marked = Marked(yaml)
    let source = Source(path: "r.yaml", text: marked.text)
    let (root, diagnostics) = parseYAML(source)
    #expect(diagnostics.isEmpty)
    let found = try #require(root).allScalars.compactMap { scalar -> Span? in
      guard let range = scalar.value.utf8Range(of: part) else { return nil }
      return scalar.span(of: range)
    }
    #expect(found.map(\.range) == marked.ranges)
  }

  @Test func pointsBetweenCharactersAndBehindTheLast() throws {
    let marked = Marked("a: |\n  x«» + \n  «»\nb: 1")
    let root = try #require(parseYAML(Source(path: "r.yaml", text: marked.text)).root)
    let scalar = try #require(root["a"]?.scalar)
    #expect(scalar.value == "x + \n")
    #expect(scalar.span(of: 1..<1).range == marked.ranges[0])
    #expect(scalar.span(of: 5..<5).start == marked.ranges[1].lowerBound - 2)
  }

  @Test func theWholeScalarStandsForAPartThatCannotBeFound() throws {
    let root = try #require(parseYAML(Source(path: "r.yaml", text: "a: |\n  x\n\ty: 1\nb: 2")).root)
    let scalar = try #require(root["a"]?.scalar)
    #expect(scalar.span(of: 0..<1) == scalar.span)
    #expect(scalar.span(of: 0..<4000) == scalar.span)
  }

  /// Reading a scalar again comes to libyaml's value and gives each character its own place, in
  /// every style.
  @Test(arguments: YAMLScalar.Style.allCases) func readsEveryScalarAgain(
    _ style: YAMLScalar.Style
  ) throws {
    var random = Seeded(UInt64(YAMLScalar.Style.allCases.firstIndex(of: style) ?? 0) + 1)
    var read = 0
    for _ in 0..<400 {
      var yaml = randomScalar(style, &random)
      if random.once(in: 4) { yaml = yaml.replacing("\n", with: "\r\n") }
      let source = Source(path: "r.yaml", text: yaml)
      let (root, diagnostics) = parseYAML(source)
      guard diagnostics.isEmpty, let scalar = root?["k"]?["v"]?.scalar, scalar.style == style
      else { continue }
      read += 1
      if scalar.value.allSatisfy(\.isNewline) { continue }
      guard let scan = ScalarScan(scalar) else {
        Issue.record("not read again: \(yaml.debugDescription)")
        continue
      }
      checkPlaces(of: scalar, scan, yaml)
    }
    #expect(read > 300, "too few of the random texts are YAML")
  }

  private func checkPlaces(of scalar: YAMLScalar, _ scan: ScalarScan, _ yaml: String) {
    let bytes = scalar.span.source.bytes
    var last = scalar.span.start
    for piece in scan.pieces {
      guard piece.file.lowerBound >= last else {
        Issue.record("places go back: \(yaml.debugDescription)")
        return
      }
      last = piece.file.upperBound
      if piece.isVerbatim, !scan.value[piece.value].elementsEqual(bytes[piece.file]) {
        Issue.record("other bytes at the place: \(yaml.debugDescription)")
      }
    }
    var start = 0
    for character in scalar.value {
      let end = start + character.utf8.count
      let place = scalar.span(of: start..<end)
      if place == scalar.span, scalar.value.count > 1 {
        Issue.record("\(character.debugDescription) has no place: \(yaml.debugDescription)")
      }
      if character.isLetter, scalar.style != .doubleQuoted,
        normalised(place.text) != String(character)
      {
        Issue.record("\(character) is not at its place: \(yaml.debugDescription)")
      }
      start = end
    }
  }
}

extension String {
  /// The bytes of `part` where it stands first.
  fileprivate func utf8Range(of part: String) -> Range<Int>? {
    let own = Array(utf8)
    let other = Array(part.utf8)
    guard own.count >= other.count else { return nil }
    for start in 0...(own.count - other.count)
    where own[start..<(start + other.count)].elementsEqual(other) {
      return start..<(start + other.count)
    }
    return nil
  }
}

/// A file with a random scalar of one style at `k.v`.
private func randomScalar(_ style: YAMLScalar.Style, _ random: inout Seeded) -> String {
  let words = [
    "a", "số", "lớp", "x+y", "đã", "to\u{302}\u{301}t", "漢字", "🙂", "1.5", "b\u{A0}c", "e\u{301}",
  ]
  let indent = String(repeating: " ", count: 1 + random.below(4))
  func blank(_ random: inout Seeded) -> String { random.pick([" ", " ", "  ", "\u{A0}", " \t"]) }
  func fold(_ random: inout Seeded) -> String {
    random.pick(["", " ", "  "]) + String(repeating: "\n", count: 1 + random.below(3)) + indent
      + random.pick([" ", "  ", "    "])
  }
  func flowText(_ parts: [String], _ random: inout Seeded) -> String {
    var text = ""
    for _ in 0..<(1 + random.below(8)) {
      if !text.isEmpty { text += random.once(in: 3) ? fold(&random) : blank(&random) }
      text += random.pick(parts)
    }
    return text
  }
  var value: String
  switch style {
  case .plain: value = flowText(words + ["c:d", "e#f", "-", "(1..2)"], &random)
  case .singleQuoted:
    value = "'" + flowText(words + ["''", "''x''", "\\", "# no", "\""], &random) + "'"
  case .doubleQuoted:
    let escapes = [
      "\\n", "\\\"", "\\\\", "\\u1ed1", "\\x41", "\\t", "\\ ", "\\U0001F642", "\\\n  \(indent)",
      "\\_",
      "e\\u0301", "\\N", "\\L", "'", "# no",
    ]
    value = "\"" + flowText(words + escapes, &random) + "\""
  case .literal, .folded:
    let own = 1 + random.below(4)
    value = style == .literal ? "|" : ">"
    if random.once(in: 3) { value += String(own) }
    value += random.pick(["", "", "-", "+"]) + random.pick(["", "", "  ", " # ghi chú"])
    for _ in 0..<random.below(7) {
      if random.once(in: 4) {
        value += "\n" + String(repeating: " ", count: random.below(own + 2))
      } else {
        let more = random.once(in: 4) ? random.pick([" ", "   ", "\t", "\u{A0}"]) : ""
        value += "\n" + indent + String(repeating: " ", count: own) + more
        value += random.pick(words) + blank(&random) + random.pick(words + ["# no", "'", "\\n"])
        if random.once(in: 6) { value += " " }
      }
    }
  }
  let end = random.pick(["", "\n", "\n\n", "\n# hết\n", "\nz: 1\n", "\n\(indent)w: 1\n"])
  return "k:\n\(indent)v: \(value)\(end)"
}
