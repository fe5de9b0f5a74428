/// A part of a regular expression.
indirect enum PatternNode: Sendable {
  case empty
  case character(UInt32)
  case set(CharacterClass)
  case sequence([PatternNode])
  case choice([PatternNode])
  case group(PatternNode, number: Int)
  case reference(Int)
  case lineStart
  case lineEnd
  case repetition(PatternNode, least: Int, most: Int?, greedy: Bool)
}

/// How a regular expression is applied (XPath and XQuery Functions 3.1, 5.6.2).
struct PatternFlags: Sendable, Hashable {
  var dotMatchesAll = false
  var multipleLines = false
  var ignoresCase = false
  var ignoresSpace = false
  var isLiteral = false

  /// Reads flags; nil if one is unknown.
  init?(_ text: String) {
    for character in text.unicodeScalars {
      switch character {
      case "s": dotMatchesAll = true
      case "m": multipleLines = true
      case "i": ignoresCase = true
      case "x": ignoresSpace = true
      case "q": isLiteral = true
      default: return nil
      }
    }
  }
}

/// Reads a regular expression in the flavour of XPath (XML Schema's, with anchors, reluctant
/// quantifiers, groups and back-references). Anything else is refused.
struct PatternParser {
  private let scalars: [UInt32]
  private let flags: PatternFlags
  private var position = 0
  private var depth = 0
  private(set) var groups = 0
  /// The groups that are closed, which alone can be referred to.
  private var closed: Set<Int> = []
  private(set) var hasReferences = false

  struct Invalid: Error {}

  init(_ text: String, _ flags: PatternFlags) {
    self.flags = flags
    let all = text.unicodeScalars.map(\.value)
    scalars = flags.ignoresSpace && !flags.isLiteral ? PatternParser.withoutSpace(all) : all
  }

  /// The pattern without the white space outside of classes.
  private static func withoutSpace(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var brackets = 0
    var escaped = false
    for scalar in scalars {
      if brackets == 0, scalar == 0x20 || scalar == 0x09 || scalar == 0x0A || scalar == 0x0D {
        continue
      }
      if !escaped, scalar == 0x5B { brackets += 1 }
      if !escaped, scalar == 0x5D { brackets = max(0, brackets - 1) }
      escaped = !escaped && scalar == 0x5C
      result.append(scalar)
    }
    return result
  }

  mutating func pattern() throws(Invalid) -> PatternNode {
    if flags.isLiteral { return .sequence(scalars.map { .character($0) }) }
    let node = try choice()
    if position < scalars.count { throw Invalid() }
    return node
  }

  private var current: UInt32? { position < scalars.count ? scalars[position] : nil }

  private func at(_ character: Character) -> Bool {
    current.map { $0 == character.unicodeScalars.first?.value } ?? false
  }

  private mutating func take(_ character: Character) -> Bool {
    guard at(character) else { return false }
    position += 1
    return true
  }

  private mutating func choice() throws(Invalid) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    if depth > 50 { throw Invalid() }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(Invalid) -> PatternNode {
    var parts: [PatternNode] = []
    while current != nil, !at("|"), !at(")") {
      let atom = try atom()
      parts.append(try quantified(atom))
    }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func quantified(_ atom: PatternNode) throws(Invalid) -> PatternNode {
    let least: Int
    let most: Int?
    if take("*") {
      (least, most) = (0, nil)
    } else if take("+") {
      (least, most) = (1, nil)
    } else if take("?") {
      (least, most) = (0, 1)
    } else if take("{") {
      guard let first = number() else { throw Invalid() }
      least = first
      if take(",") { most = number() } else { most = first }
      guard take("}"), most ?? least >= least else { throw Invalid() }
    } else {
      return atom
    }
    let greedy = !take("?")
    if at("*") || at("+") || at("?") || at("{") { throw Invalid() }
    return .repetition(atom, least: least, most: most, greedy: greedy)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = current, digit >= 0x30, digit <= 0x39, value ?? 0 < 10_000 {
      value = (value ?? 0) * 10 + Int(digit - 0x30)
      position += 1
    }
    return value
  }

  private mutating func atom() throws(Invalid) -> PatternNode {
    guard let scalar = current else { throw Invalid() }
    position += 1
    switch UnicodeScalar(scalar) {
    case "(": return try group()
    case "[": return .set(try bracket())
    case ".": return .set(.named(flags.dotMatchesAll ? .any : .anyButLineEnd))
    case "^": return .lineStart
    case "$": return .lineEnd
    case "\\": return try escape()
    case "*", "+", "?", "{", "}", "]", ")", "|": throw Invalid()
    default: return .character(scalar)
    }
  }

  private mutating func group() throws(Invalid) -> PatternNode {
    if take("?") {
      guard take(":") else { throw Invalid() }
      let inner = try choice()
      guard take(")") else { throw Invalid() }
      return inner
    }
    groups += 1
    let number = groups
    let inner = try choice()
    guard take(")") else { throw Invalid() }
    closed.insert(number)
    return .group(inner, number: number)
  }

  private mutating func escape() throws(Invalid) -> PatternNode {
    guard let scalar = current else { throw Invalid() }
    if scalar >= 0x31, scalar <= 0x39 {
      position += 1
      var number = Int(scalar - 0x30)
      // More digits belong to it as long as there are so many groups.
      while let digit = current, digit >= 0x30, digit <= 0x39,
        closed.contains(number * 10 + Int(digit - 0x30))
      {
        number = number * 10 + Int(digit - 0x30)
        position += 1
      }
      guard closed.contains(number) else { throw Invalid() }
      hasReferences = true
      return .reference(number)
    }
    let set = try classEscape()
    if case .single(let scalar) = set { return .character(scalar) }
    return .set(set)
  }

  /// What follows a backslash, but for references.
  private mutating func classEscape() throws(Invalid) -> CharacterClass {
    guard let scalar = current.flatMap({ UnicodeScalar($0) }) else { throw Invalid() }
    position += 1
    switch scalar {
    case "n": return .single(0x0A)
    case "r": return .single(0x0D)
    case "t": return .single(0x09)
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$":
      return .single(scalar.value)
    case "s": return .named(.space)
    case "S": return .negated(.named(.space))
    case "d": return .named(.digit)
    case "D": return .negated(.named(.digit))
    case "w": return .named(.word)
    case "W": return .negated(.named(.word))
    case "i": return .named(.nameStart)
    case "I": return .negated(.named(.nameStart))
    case "c": return .named(.name)
    case "C": return .negated(.named(.name))
    case "p": return try property()
    case "P": return .negated(try property())
    default: throw Invalid()
    }
  }

  private mutating func property() throws(Invalid) -> CharacterClass {
    guard take("{") else { throw Invalid() }
    var name = ""
    while let scalar = current.flatMap({ UnicodeScalar($0) }), scalar != "}", name.utf8.count < 40 {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard take("}") else { throw Invalid() }
    if name.hasPrefix("Is"), let block = CharacterClass.blocks[String(name.dropFirst(2))] {
      return .range(block)
    }
    guard CharacterClass.categories.contains(name) else { throw Invalid() }
    return .category(name)
  }

  /// A class in brackets, from behind `[` on.
  private mutating func bracket() throws(Invalid) -> CharacterClass {
    depth += 1
    defer { depth -= 1 }
    if depth > 50 { throw Invalid() }
    let negated = take("^")
    var parts: [CharacterClass] = []
    var removed: CharacterClass?
    while !at("]") {
      if at("-"), position + 1 < scalars.count, scalars[position + 1] == 0x5B, !parts.isEmpty {
        position += 2
        removed = try bracket()
        break
      }
      parts.append(try classPart(isFirst: parts.isEmpty))
    }
    guard take("]"), !parts.isEmpty else { throw Invalid() }
    let base: CharacterClass = negated ? .negated(.union(parts)) : .union(parts)
    return removed.map { .difference(base, $0) } ?? base
  }

  private mutating func classPart(isFirst: Bool) throws(Invalid) -> CharacterClass {
    let low = try classCharacter(isFirst: isFirst)
    guard case .single(let first) = low, at("-"), position + 1 < scalars.count,
      scalars[position + 1] != 0x5D, scalars[position + 1] != 0x5B
    else { return low }
    position += 1
    guard case .single(let last) = try classCharacter(isFirst: false), first <= last else {
      throw Invalid()
    }
    return .range(first...last)
  }

  private mutating func classCharacter(isFirst: Bool) throws(Invalid) -> CharacterClass {
    guard let scalar = current else { throw Invalid() }
    position += 1
    switch UnicodeScalar(scalar) {
    case "\\": return try classEscape()
    case "[", "]": throw Invalid()
    case "-":
      // A hyphen stands for itself at the beginning and at the end.
      if isFirst || at("]") { return .single(scalar) }
      throw Invalid()
    default: return .single(scalar)
    }
  }
}
