import Diagnostics
import Glibc
import Testing

@testable import YAMLSource

/// Whatever stands in a file, it is read or refused with a place; never a crash.
struct RobustnessTests {
  private static let sample = """
    rulebook: bac-giang-46
    title: { vi: Bộ tiêu chí "đánh giá", en: 'Grassroots-democracy' }
    edition: "2026.1\\u0111"   # ghi chú
    parameters:
      tỷ lệ tối đa: &ten
        - { value: 20%, since: 2023-09-15 }
      khác: *ten
    indicators:
      so\u{302}\u{301} lớp\u{A0}tập huấn:
        of: unit
        range: { from: 0, to: 20 }
        derived: >-
          100 * số người đã tập huấn /

            số người phải tập huấn
        note: |2+
            thụt

          hết
    criteria:
    - id: 1.1
      when: ">= 90"
      formula: 'if x then "a"
        else ''b'''
      table: [[1, 2], {a: b}]
    ? khóa
    : giá trị
    """

  @Test func readsEveryPrefix() {
    let bytes = Array(Self.sample.utf8)
    for end in 0...bytes.count { checkWhatIsSaid(of: Array(bytes[..<end])) }
  }

  @Test func readsWhatMistypingMakesOfAFile() {
    var random = Seeded(46)
    let pieces: [[UInt8]] =
      [
        "\t", "\"", "'", "[", "]", "{", "}", ":", ": ", "- ", "#", " #", "&a ", "*a", "!x ", "!= 2",
        ">= 2", "|",
        "> 5", "\n", "\r\n", "  ", "%", "@", "`", "?", "? ", ",", "\\", "---\n", "...\n", "\u{A0}",
        "\u{FEFF}", "đ",
        "\u{301}", "\u{2028}", "\u{85}", "<<: 1\n", "=",
      ].map { Array($0.utf8) } + [[0xC3], [0x00], [0xFF], [0x80]]
    for _ in 0..<3000 {
      var bytes = Array(Self.sample.utf8)
      if random.once(in: 2) {
        let start = random.below(bytes.count)
        bytes = Array(bytes[start..<min(start + 200, bytes.count)])
      }
      for _ in 0..<(1 + random.below(4)) {
        let at = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes.insert(contentsOf: random.pick(pieces), at: at)
        case 1: bytes.removeSubrange(at..<min(at + 1 + random.below(4), bytes.count))
        default: bytes.replaceSubrange(at..<(at + 1), with: random.pick(pieces))
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      checkWhatIsSaid(of: bytes)
    }
  }

  @Test func readsAnyBytes() {
    var random = Seeded(7)
    let signs = Array("aZ0 \n\t:-?#&*!|>'\"%@`[]{},.\\<=~".utf8)
    for _ in 0..<3000 {
      let bytes = (0..<random.below(60)).map { _ in
        random.once(in: 40) ? UInt8(random.below(256)) : random.pick(signs)
      }
      checkWhatIsSaid(of: bytes)
    }
  }

  /// Every file that ships is read without a fault, its scalars are found again in it, and its
  /// prefixes are read without a crash.
  @Test func readsEveryFileThatShips() throws {
    let root = String(#filePath.dropLast("Tests/YAMLSourceTests/RobustnessTests.swift".count))
    for path in ["Rules", "Samples"].flatMap({ yamlFiles(below: root + $0) }) {
      let source = try readSource(path: path).get()
      let (tree, diagnostics) = parseYAML(source)
      #expect(diagnostics.isEmpty, "\(path)")
      for scalar in tree?.allScalars ?? [] where !scalar.value.allSatisfy(\.isNewline) {
        if ScalarScan(scalar) == nil {
          Issue.record("\(path):\(scalar.span.place.line) not found again")
        }
      }
      // All prefixes of a long file would cost the square of its length.
      let step = max(source.bytes.count * source.bytes.count / 8_000_000, 1)
      for end in stride(from: 0, to: source.bytes.count, by: step) {
        let prefix = Array(source.bytes[..<end])
        if end % 40 == 0 {
          checkWhatIsSaid(of: prefix)
        } else {
          _ = parseYAML(Source(path: path, bytes: prefix))
        }
      }
    }
  }

  private func yamlFiles(below folder: String) -> [String] {
    namesInFolder(folder).flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      return name.hasSuffix(".yaml") ? [path] : yamlFiles(below: path)
    }
  }

  /// Reads bytes and checks what must hold of any answer.
  private func checkWhatIsSaid(of bytes: [UInt8]) {
    let source = Source(path: "r.yaml", bytes: bytes)
    let (root, diagnostics) = parseYAML(source)
    var problems: [String] = []
    if root == nil, diagnostics.isEmpty { problems.append("nothing read and nothing said") }
    for diagnostic in diagnostics {
      guard let at = diagnostic.at, at.start >= 0, at.start <= at.end, at.end <= bytes.count else {
        problems.append("\(diagnostic.fault.code) has no place in the file")
        continue
      }
      for language in Language.allCases {
        let headline = diagnostic.fault.headline(language).plain(in: language)
        if headline.isEmpty || headline.hasSuffix(".") { problems.append("headline: \(headline)") }
        if diagnostic.fault.cure(language) == nil {
          problems.append("\(diagnostic.fault.code) has no cure")
        }
        if FullRenderer(language: language).render(diagnostic).isEmpty {
          problems.append("nothing shown")
        }
      }
    }
    var json = JSONWriter()
    DiagnosticList(diagnostics).write(to: &json)
    for scalar in root?.allScalars ?? [] {
      let span = scalar.span
      if span.start < 0 || span.end > bytes.count { problems.append("a scalar outside the file") }
      let part = scalar.span(of: 0..<min(1, scalar.value.utf8.count))
      if part.start < 0 || part.end > bytes.count { problems.append("a part outside the file") }
      _ = scalar.commentAfter
    }
    if !problems.isEmpty {
      Issue.record("\(problems): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }
}
