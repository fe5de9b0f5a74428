import Synchronization

/// A compiled regular expression.
///
/// It is matched by backtracking that remembers which steps have failed at which place, so that the
/// time grows with the length of pattern and text and no pattern can blow up; with back-references,
/// where that is not possible, steps are counted and bounded.
struct Pattern: Sendable {
  enum Instruction: Sendable {
    case character(UInt32)
    case set(CharacterClass)
    /// Goes on at the first, then at the second.
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    case reference(Int)
    case lineStart
    case lineEnd
    case match
  }

  let program: [Instruction]
  let groups: Int
  let hasReferences: Bool
  let flags: PatternFlags

  /// The longest program: `{n,m}` is written out.
  static let programLimit = 5_000
  /// The most (instruction, place) pairs that are remembered, one bit each.
  static let memoryLimit = 1 << 27
  /// The most steps with back-references.
  static let stepLimit = 1_000_000

  /// Compiles `text`; nil if it is no regular expression, or too large.
  init?(_ text: String, _ flags: PatternFlags) {
    var parser = PatternParser(text, flags)
    guard let root = try? parser.pattern() else { return nil }
    var builder = Builder()
    guard builder.emit(.save(0)), builder.add(root), builder.emit(.save(1)), builder.emit(.match)
    else { return nil }
    program = builder.program
    groups = parser.groups
    hasReferences = parser.hasReferences
    self.flags = flags
  }

  private static let cache = Mutex<[String: Pattern]>([:])

  /// The compiled pattern, from the cache where it has been used before.
  static func compiled(_ text: String, flags: String) -> Pattern? {
    let key = flags + "\u{0}" + text
    if let known = cache.withLock({ $0[key] }) { return known }
    guard let flags = PatternFlags(flags), let pattern = Pattern(text, flags) else { return nil }
    cache.withLock { cache in
      if cache.count >= 256 { cache.removeAll() }
      cache[key] = pattern
    }
    return pattern
  }

  private struct Builder {
    var program: [Instruction] = []

    mutating func emit(_ instruction: Instruction) -> Bool {
      program.append(instruction)
      return program.count <= Pattern.programLimit
    }

    mutating func add(_ node: PatternNode) -> Bool {
      switch node {
      case .empty: return true
      case .character(let scalar): return emit(.character(scalar))
      case .set(let set): return emit(.set(set))
      case .lineStart: return emit(.lineStart)
      case .lineEnd: return emit(.lineEnd)
      case .reference(let number): return emit(.reference(number))
      case .sequence(let parts): return parts.allSatisfy { add($0) }
      case .group(let inner, let number):
        return emit(.save(2 * number)) && add(inner) && emit(.save(2 * number + 1))
      case .choice(let branches): return choice(branches[...])
      case .repetition(let inner, let least, let most, let greedy):
        for _ in 0..<least {
          guard add(inner) else { return false }
        }
        guard let most else { return loop(inner, greedy) }
        return optional(inner, most - least, greedy)
      }
    }

    private mutating func choice(_ branches: ArraySlice<PatternNode>) -> Bool {
      guard let first = branches.first, branches.count > 1 else {
        return branches.first.map { add($0) } ?? true
      }
      let split = program.count
      guard emit(.split(split + 1, 0)), add(first) else { return false }
      let jump = program.count
      guard emit(.jump(0)) else { return false }
      program[split] = .split(split + 1, program.count)
      guard choice(branches.dropFirst()) else { return false }
      program[jump] = .jump(program.count)
      return true
    }

    private mutating func loop(_ inner: PatternNode, _ greedy: Bool) -> Bool {
      let split = program.count
      guard emit(.split(0, 0)), add(inner), emit(.jump(split)) else { return false }
      program[split] =
        greedy ? .split(split + 1, program.count) : .split(program.count, split + 1)
      return true
    }

    /// Up to `count` times, each inside the one before.
    private mutating func optional(_ inner: PatternNode, _ count: Int, _ greedy: Bool) -> Bool {
      var splits: [Int] = []
      for _ in 0..<count {
        splits.append(program.count)
        guard emit(.split(0, 0)), add(inner) else { return false }
      }
      for split in splits {
        program[split] =
          greedy ? .split(split + 1, program.count) : .split(program.count, split + 1)
      }
      return true
    }
  }
}
