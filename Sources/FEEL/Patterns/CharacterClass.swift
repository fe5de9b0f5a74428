/// A set of code points, as a regular expression writes it.
indirect enum CharacterClass: Sendable {
  /// A single code point.
  case single(UInt32)
  /// A range of code points.
  case range(ClosedRange<UInt32>)
  /// `\s`, `\d`, `\w`, `\i`, `\c` and `.`.
  case named(Named)
  /// `\p{…}` by general category: `L`, `Lu`.
  case category(String)
  /// One of several.
  case union([CharacterClass])
  /// What is not in the other.
  case negated(CharacterClass)
  /// What is in the first and not in the second.
  case difference(CharacterClass, CharacterClass)

  enum Named: Sendable {
    case space, digit, word, nameStart, name, anyButLineEnd, any
  }

  /// Whether the set holds `scalar`; where case is ignored, whether it holds it in some case.
  func contains(_ scalar: UInt32, ignoringCase: Bool) -> Bool {
    switch self {
    case .single, .range:
      if holds(scalar) { return true }
      return ignoringCase && CharacterClass.variants(scalar).contains { holds($0) }
    case .named, .category: return holds(scalar)
    case .union(let parts):
      return parts.contains { $0.contains(scalar, ignoringCase: ignoringCase) }
    case .negated(let other): return !other.contains(scalar, ignoringCase: ignoringCase)
    case .difference(let first, let second):
      return first.contains(scalar, ignoringCase: ignoringCase)
        && !second.contains(scalar, ignoringCase: ignoringCase)
    }
  }

  private func holds(_ scalar: UInt32) -> Bool {
    switch self {
    case .single(let own): return own == scalar
    case .range(let range): return range.contains(scalar)
    case .category(let name):
      return UnicodeScalar(scalar).map { CharacterClass.category($0).hasPrefix(name) } ?? false
    case .named(let named):
      switch named {
      case .space: return scalar == 0x20 || scalar == 0x09 || scalar == 0x0A || scalar == 0x0D
      case .digit:
        return UnicodeScalar(scalar).map { $0.properties.generalCategory == .decimalNumber }
          ?? false
      case .word:
        guard let letter = UnicodeScalar(scalar).map(CharacterClass.category)?.first else {
          return false
        }
        return letter != "P" && letter != "Z" && letter != "C"
      case .nameStart: return scalar == 0x3A || Characters.startsName(scalar)
      case .name:
        return scalar == 0x3A || scalar == 0x2D || scalar == 0x2E
          || Characters.continuesName(scalar)
      case .anyButLineEnd: return scalar != 0x0A && scalar != 0x0D
      case .any: return true
      }
    default: return contains(scalar, ignoringCase: false)
    }
  }

  /// The other cases of a letter.
  static func variants(_ scalar: UInt32) -> [UInt32] {
    guard let scalar = UnicodeScalar(scalar) else { return [] }
    var variants: [UInt32] = []
    for mapping in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
      if let only = mapping.unicodeScalars.first, mapping.unicodeScalars.count == 1, only != scalar
      {
        variants.append(only.value)
      }
    }
    return variants
  }

  /// Whether two code points are the same letter.
  static func same(_ left: UInt32, _ right: UInt32, ignoringCase: Bool) -> Bool {
    left == right || ignoringCase && variants(left).contains(right)
  }

  /// The general category of a code point, as `\p{…}` names it.
  static func category(_ scalar: UnicodeScalar) -> String {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }

  static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C",
    "Cc", "Cf", "Co", "Cn",
  ]

  /// The blocks that `\p{Is…}` knows here: those of Latin letters with their marks, punctuation and
  /// the scripts most often met; other blocks are refused.
  static let blocks: [String: ClosedRange<UInt32>] = [
    "BasicLatin": 0...0x7F, "Latin-1Supplement": 0x80...0xFF, "LatinExtended-A": 0x100...0x17F,
    "LatinExtended-B": 0x180...0x24F, "IPAExtensions": 0x250...0x2AF,
    "SpacingModifierLetters": 0x2B0...0x2FF, "CombiningDiacriticalMarks": 0x300...0x36F,
    "Greek": 0x370...0x3FF, "GreekandCoptic": 0x370...0x3FF, "Cyrillic": 0x400...0x4FF,
    "Hebrew": 0x590...0x5FF, "Arabic": 0x600...0x6FF, "Thai": 0xE00...0xE7F, "Lao": 0xE80...0xEFF,
    "Khmer": 0x1780...0x17FF, "LatinExtendedAdditional": 0x1E00...0x1EFF,
    "GeneralPunctuation": 0x2000...0x206F, "SuperscriptsandSubscripts": 0x2070...0x209F,
    "CurrencySymbols": 0x20A0...0x20CF, "LetterlikeSymbols": 0x2100...0x214F,
    "NumberForms": 0x2150...0x218F, "Arrows": 0x2190...0x21FF,
    "MathematicalOperators": 0x2200...0x22FF, "Hiragana": 0x3040...0x309F,
    "Katakana": 0x30A0...0x30FF, "CJKUnifiedIdeographs": 0x4E00...0x9FFF,
    "HangulSyllables": 0xAC00...0xD7AF, "PrivateUse": 0xE000...0xF8FF,
  ]
}
