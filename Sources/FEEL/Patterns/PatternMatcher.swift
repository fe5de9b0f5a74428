/// Finds the matches of a pattern in a text, one after the other.
struct PatternMatcher {
  private let pattern: Pattern
  private let text: [UInt32]
  /// Which instructions have failed, or are on the way, at which places.
  private var seen: [UInt64]
  private var steps = 0
  /// The places of the pairs on the way that may still succeed.
  private var trail: [Int] = []

  /// Starts on `text`; nil where pattern and text together are too large.
  init?(_ pattern: Pattern, _ text: [UInt32]) {
    let (pairs, overflow) = pattern.program.count.multipliedReportingOverflow(by: text.count + 1)
    guard !overflow, pairs <= Pattern.memoryLimit else { return nil }
    self.pattern = pattern
    self.text = text
    seen = pattern.hasReferences ? [] : Array(repeating: 0, count: pairs / 64 + 1)
  }

  /// The whole match, and each group that took part.
  struct Match {
    let range: Range<Int>
    let groups: [Range<Int>?]
  }

  struct TooManySteps: Error {}

  /// The first match that begins at or after `start`.
  mutating func next(from start: Int) throws(TooManySteps) -> Match? {
    var begin = start
    while begin <= text.count {
      if let saved = try run(from: begin) {
        let ranges = (0...pattern.groups).map { group -> Range<Int>? in
          let low = saved[2 * group]
          let high = saved[2 * group + 1]
          return low >= 0 && high >= low ? low..<high : nil
        }
        return Match(range: ranges[0] ?? begin..<begin, groups: ranges)
      }
      begin += 1
    }
    return nil
  }

  private enum Choice {
    case branch(Int, Int, trail: Int)
    case restore(Int, Int)
  }

  private mutating func run(from begin: Int) throws(TooManySteps) -> [Int]? {
    var saved = Array(repeating: -1, count: 2 * (pattern.groups + 1))
    var choices: [Choice] = [.branch(0, begin, trail: 0)]
    trail.removeAll(keepingCapacity: true)
    while let choice = choices.popLast() {
      switch choice {
      case .restore(let index, let value): saved[index] = value
      case .branch(let instruction, let place, let length):
        trail.removeSubrange(min(length, trail.count)...)
        if try follow(instruction, place, &saved, &choices) {
          // What lies on the way of a match has not failed: another search may need it.
          for pair in trail { seen[pair / 64] &= ~(1 << UInt64(pair % 64)) }
          return saved
        }
      }
    }
    return nil
  }

  /// Follows one thread until it fails or matches.
  private mutating func follow(
    _ start: Int, _ startPlace: Int, _ saved: inout [Int], _ choices: inout [Choice]
  ) throws(TooManySteps) -> Bool {
    var instruction = start
    var place = startPlace
    while true {
      if pattern.hasReferences {
        steps += 1
        if steps > Pattern.stepLimit { throw TooManySteps() }
      } else {
        let pair = instruction * (text.count + 1) + place
        if seen[pair / 64] >> UInt64(pair % 64) & 1 == 1 { return false }
        seen[pair / 64] |= 1 << UInt64(pair % 64)
        trail.append(pair)
      }
      switch pattern.program[instruction] {
      case .character(let scalar):
        guard place < text.count,
          CharacterClass.same(text[place], scalar, ignoringCase: pattern.flags.ignoresCase)
        else { return false }
        place += 1
      case .set(let set):
        guard place < text.count,
          set.contains(text[place], ignoringCase: pattern.flags.ignoresCase)
        else { return false }
        place += 1
      case .split(let first, let second):
        choices.append(.branch(second, place, trail: trail.count))
        instruction = first
        continue
      case .jump(let target):
        instruction = target
        continue
      case .save(let index):
        choices.append(.restore(index, saved[index]))
        saved[index] = place
      case .reference(let group):
        guard let end = reference(saved[2 * group], saved[2 * group + 1], at: place) else {
          return false
        }
        place = end
      case .lineStart: if !isLineStart(place) { return false }
      case .lineEnd: if !isLineEnd(place) { return false }
      case .match: return true
      }
      instruction += 1
    }
  }

  /// The end of a repetition of what a group matched; a group that took no part is empty.
  private func reference(_ low: Int, _ high: Int, at place: Int) -> Int? {
    guard low >= 0, high >= low else { return place }
    guard place + (high - low) <= text.count else { return nil }
    for offset in 0..<(high - low) {
      guard
        CharacterClass.same(
          text[place + offset], text[low + offset], ignoringCase: pattern.flags.ignoresCase)
      else { return nil }
    }
    return place + (high - low)
  }

  private func isLineStart(_ place: Int) -> Bool {
    place == 0 || pattern.flags.multipleLines && place < text.count && text[place - 1] == 0x0A
  }

  private func isLineEnd(_ place: Int) -> Bool {
    place == text.count || pattern.flags.multipleLines && text[place] == 0x0A
  }
}
