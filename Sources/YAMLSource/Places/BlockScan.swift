/// What stands between `|` or `>` and the end of its line.
struct BlockHeader {
  /// What becomes of line ends at the end of the text.
  enum Chomping { case clip, strip, keep }

  var chomping = Chomping.clip
  /// How much deeper than its surroundings the text stands, if that is said.
  var increment: Int?
  /// Where the text starts.
  let start: Int

  init?(_ bytes: [UInt8], at mark: Int) {
    var at = mark + 1
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D {
      switch bytes[at] {
      case UInt8(ascii: "-"): chomping = .strip
      case UInt8(ascii: "+"): chomping = .keep
      case UInt8(ascii: "1")...UInt8(ascii: "9"): increment = Int(bytes[at] - UInt8(ascii: "0"))
      default:
        // The rest is a comment.
        while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
        continue
      }
      at += 1
    }
    if at < bytes.count, bytes[at] == 0x0D { at += 1 }
    if at < bytes.count, bytes[at] == 0x0A { at += 1 }
    start = at
  }

  /// How deep the text may stand. Without an increment that follows from the first lines; with one
  /// it depends on the surroundings, so each depth up to that of the first line may be meant.
  func possibleIndents(_ bytes: [UInt8]) -> [Int] {
    var deepest = 0
    var at = start
    while at < bytes.count {
      var column = 0
      while at < bytes.count {
        if bytes[at] == 0x20 {
          at += 1
        } else if bytes[at] == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 {
          at += 2
        } else {
          break
        }
        column += 1
      }
      deepest = max(deepest, column)
      guard at < bytes.count, bytes[at] == 0x0A || bytes[at] == 0x0D else { break }
      at += 1
    }
    guard let increment else { return [max(deepest, 1)] }
    return Array((increment...max(deepest, increment)).reversed())
  }
}

extension ScalarScan {
  /// Reads the text after a header, at a depth of `indent` columns.
  mutating func scanBlock(_ header: BlockHeader, indent: Int, isFolded: Bool) {
    var at = header.start
    var breaks: [Range<Int>] = []
    var lastBreak: Range<Int>?
    var startsWithBlank = false
    var column = skipEmptyLines(&at, indent, &breaks)
    while column == indent, at < end {
      let isBlank = blankLength(at) > 0
      if isFolded, let folded = lastBreak, bytes[folded.lowerBound] != 0xE2, !startsWithBlank,
        !isBlank
      {
        if breaks.isEmpty { put([0x20], for: folded.lowerBound..<at) }
      } else if let lastBreak {
        takeBreak(lastBreak)
      }
      for each in breaks { takeBreak(each) }
      breaks = []
      startsWithBlank = isBlank
      while at < end, breakLength(at) == 0 {
        let blank = blankLength(at)
        if blank > 0 { takeBlank(at..<(at + blank)) } else { take(at..<(at + 1)) }
        at += max(blank, 1)
      }
      let length = breakLength(at)
      lastBreak = length > 0 ? at..<(at + length) : nil
      at += length
      column = skipEmptyLines(&at, indent, &breaks)
    }
    if header.chomping != .strip, let lastBreak { takeBreak(lastBreak) }
    if header.chomping == .keep { for each in breaks { takeBreak(each) } }
  }

  /// Goes over lines that are empty up to the depth of the text, and into the next line up to
  /// that depth; gives the column reached.
  private func skipEmptyLines(_ at: inout Int, _ indent: Int, _ breaks: inout [Range<Int>]) -> Int {
    while true {
      var column = 0
      while column < indent, at < end, bytes[at] != 0x09, blankLength(at) > 0 {
        at += blankLength(at)
        column += 1
      }
      let length = breakLength(at)
      if length == 0 { return column }
      breaks.append(at..<(at + length))
      at += length
    }
  }
}
