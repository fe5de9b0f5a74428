import Diagnostics
import Rulebooks
import Testing

/// Plants each of the sixty mistakes in the rulebook that ships and looks at what is said.
@Suite struct SeededMistakeTests {
  private static let rules: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/Rules/"
  }()

  /// What is said of a rulebook in whose file `changed` stands another text.
  private func findings(_ file: String, _ changed: String) -> [Diagnostic] {
    let folder = file.prefix { $0 != "/" }
    let loaded = loadRulebook(at: Self.rules + folder) { path in
      if path.hasSuffix("/" + file) {
        return .success(Source(path: path, bytes: Array(changed.utf8)))
      }
      return readSource(path: path)
    }
    let found = loaded.rulebook.map { check($0).diagnostics } ?? []
    return (loaded.diagnostics + found).filter { $0.severity > .note }
  }

  /// The bytes from the first difference to the last, in the changed text.
  private func change(_ old: [UInt8], _ new: [UInt8]) -> Range<Int> {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start,
      old[old.count - 1 - end] == new[new.count - 1 - end]
    {
      end += 1
    }
    return start..<max(start, new.count - end)
  }

  /// What a cure quotes, to be put in the place of what is wrong.
  private func offers(_ diagnostic: Diagnostic) -> [String] {
    let texts = [diagnostic.fault.cure(.vi), diagnostic.fault.headline(.vi)].compactMap { $0 }
    return texts.flatMap(\.pieces).compactMap { piece in
      switch piece {
      case .code(let text), .name(let text), .number(let text): text
      case .words: nil
      }
    }
  }

  @Test func mistakesAreFoundAtTheirPlaceWithACureThatWorks() throws {
    #expect(seededMistakes.count == 60)
    var (found, lines, columns, cured) = (0, 0, 0, 0)
    for mistake in seededMistakes {
      let original = try readFile(path: Self.rules + mistake.file).get()
      let text = String(decoding: original, as: UTF8.self)
      guard let place = text.firstRange(of: mistake.old) else {
        Issue.record("\(mistake): not there")
        continue
      }
      let changed = text.replacingCharacters(in: place, with: mistake.new)
      let bytes = Array(changed.utf8)
      let range = change(original, bytes)
      let source = Source(path: mistake.file, bytes: bytes)
      let diagnostics = findings(mistake.file, changed)
      let line = source.place(at: range.lowerBound).line
      let last = source.place(at: range.upperBound).line
      func isHere(_ diagnostic: Diagnostic) -> Bool {
        guard let at = diagnostic.at, at.source.path.hasSuffix("/" + mistake.file) else {
          return false
        }
        return (line...last).contains(at.source.place(at: at.start).line)
      }
      let here = diagnostics.filter(isHere)
      if diagnostics.isEmpty { Issue.record("\(mistake): not found") } else { found += 1 }
      if here.isEmpty {
        Issue.record("\(mistake): other lines: \(readable(diagnostics))")
      } else {
        lines += 1
      }
      // The caret stands on what was changed, or on the word or value that it belongs to.
      let onIt = here.filter { diagnostic in
        guard let at = diagnostic.at else { return false }
        return at.start <= range.upperBound && range.lowerBound <= at.end
      }
      if onIt.isEmpty { print("column: \(mistake): \(readable(here))") } else { columns += 1 }
      let isCured = here.contains { diagnostic in
        guard let at = diagnostic.at else { return false }
        return offers(diagnostic).contains { offer in
          var fixed = bytes
          fixed.replaceSubrange(at.start..<at.end, with: Array(offer.utf8))
          return findings(mistake.file, String(decoding: fixed, as: UTF8.self)).isEmpty
        }
      }
      if isCured { cured += 1 } else { print("no cure to paste: \(mistake): \(readable(here))") }
    }
    print(
      "seeded mistakes: \(found) found, \(lines) at their line, \(columns) at their column, "
        + "\(cured) with a cure that works as it is, of \(seededMistakes.count)")
    #expect(found == 60)
    #expect(lines == 60)
    #expect(columns >= 55)
    #expect(cured >= 45)
  }
}
