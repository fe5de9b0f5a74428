/// Commands in a page of documentation, with what they print.
///
/// Blocks marked `console` hold commands after `$ ` with all they print; a line `…` stands for any
/// lines.
enum Transcript {
  /// A block of code: the words behind the three backticks, and its lines.
  struct Block {
    let info: [Substring]
    var lines: [Substring] = []
    /// The number of its first line in the page.
    var start = 0
  }

  /// The blocks of a page.
  static func blocks(_ text: String) -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      guard line.hasPrefix("```") else {
        open?.lines.append(line)
        continue
      }
      if let finished = open {
        blocks.append(finished)
        open = nil
      } else {
        open = Block(info: line.dropFirst(3).split(separator: " "), start: number + 1)
      }
    }
    return blocks
  }

  /// The commands of a block with the lines that follow each.
  static func commands(_ lines: [Substring]) -> [(command: Substring, expected: [Substring])] {
    var result: [(command: Substring, expected: [Substring])] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        result.append((line.dropFirst(2), []))
      } else if !result.isEmpty {
        result[result.count - 1].expected.append(line)
      }
    }
    return result
  }

  /// Whether lines are those expected, where `…` stands for any number of lines.
  static func matches(_ said: ArraySlice<Substring>, _ expected: [Substring]) -> Bool {
    // Between two `…` stand lines that follow one another; the first place where they do will do.
    let pieces = expected.split(separator: "…", omittingEmptySubsequences: false).map(Array.init)
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
      return Array(said) == expected
    }
    guard said.starts(with: first) else { return false }
    var rest = said.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() {
      guard
        let place = rest.indices.first(where: { rest[$0...].starts(with: piece) })
          ?? (piece.isEmpty ? rest.endIndex : nil)
      else { return false }
      rest = rest[(place + piece.count)...]
    }
    return rest.count >= last.count && Array(rest.suffix(last.count)) == last
  }

  /// What a page shows of lines: as many as are expected before, between and behind `…`; what stands
  /// between two begins with the line with which it began.
  static func shown(_ said: [Substring], like expected: [Substring]) -> [Substring] {
    let pieces = expected.split(separator: "…", omittingEmptySubsequences: false).map(Array.init)
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1,
      first.count + last.count < said.count
    else { return said }
    var result = Array(said.prefix(first.count))
    var rest = said.dropFirst(first.count).dropLast(last.count)
    for piece in pieces.dropFirst().dropLast() {
      guard let place = rest.firstIndex(where: { $0 == piece.first }) else { continue }
      result += ["…"] + rest[place...].prefix(piece.count)
      rest = rest[place...].dropFirst(piece.count)
    }
    return result + ["…"] + said.suffix(last.count)
  }
}
