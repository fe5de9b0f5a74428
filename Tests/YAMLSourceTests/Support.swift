import Diagnostics
import Testing

@testable import YAMLSource

/// A generator whose numbers follow from its seed alone (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<T>(_ values: [T]) -> T { values[Int(next() % UInt64(values.count))] }

  /// True once in `times`.
  mutating func once(in times: UInt64) -> Bool { next() % times == 0 }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}

/// Text in which «…» marks a place; the marks are taken out.
struct Marked {
  let text: String
  /// The marked places in bytes, in the order of their ends.
  let ranges: [Range<Int>]

  init(_ marked: String) {
    var text = ""
    var starts: [Int] = []
    var ranges: [Range<Int>] = []
    for character in marked {
      switch character {
      case "«": starts.append(text.utf8.count)
      case "»": ranges.append((starts.popLast() ?? 0)..<text.utf8.count)
      default: text.append(character)
      }
    }
    self.text = text
    self.ranges = ranges
  }
}

extension YAMLNode {
  /// All scalars in it, keys with values.
  var allScalars: [YAMLScalar] {
    switch kind {
    case .scalar(let scalar): [scalar]
    case .mapping(let entries): entries.flatMap { [$0.key] + $0.value.allScalars }
    case .sequence(let items): items.flatMap(\.allScalars)
    case .unreadable: []
    }
  }

  /// The tree on one line, for comparing.
  var sketch: String {
    switch kind {
    case .scalar(let scalar): scalar.value
    case .mapping(let entries):
      "{" + entries.map { "\($0.name): \($0.value.sketch)" }.joined(separator: ", ") + "}"
    case .sequence(let items): "[" + items.map(\.sketch).joined(separator: ", ") + "]"
    case .unreadable: "?"
    }
  }
}

/// A file with faults, and what is said about it.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let yaml: String
  /// Each diagnostic as `line:column-column code headline`, `... related place or note` and
  /// `-> cure`, in Vietnamese and in English.
  let vi: String
  let en: String
  /// What could be read all the same; `?` for what was reported.
  let tree: String?

  var testDescription: String { yaml.replacing("\n", with: "⏎") }

  func check() {
    let source = Source(path: "r.yaml", text: yaml)
    let (root, diagnostics) = parseYAML(source)
    let list = DiagnosticList(diagnostics)
    #expect(list.words(.vi) == vi)
    #expect(list.words(.en) == en)
    #expect(root?.sketch == tree)
  }
}

extension DiagnosticList {
  /// All that is said, on lines.
  func words(_ language: Language) -> String {
    diagnostics.map { diagnostic in
      let fault = diagnostic.fault
      var lines = [
        "\(placeWords(diagnostic.at)) \(fault.code) \(fault.headline(language).plain(in: language))"
      ]
      for related in fault.relatedPlaces(language) {
        let place = related.span.place
        lines.append("... \(place.line):\(place.column) \(related.text.plain(in: language))")
      }
      for note in fault.notes(language) { lines.append("... \(note.plain(in: language))") }
      lines.append("-> \(fault.cure(language)?.plain(in: language) ?? "")")
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func placeWords(_ span: Span?) -> String {
    guard let span else { return "nowhere" }
    let start = span.place
    let end = span.source.place(at: span.end)
    return end.line == start.line
      ? "\(start.line):\(start.column)-\(end.column)"
      : "\(start.line):\(start.column)-\(end.line):\(end.column)"
  }
}
