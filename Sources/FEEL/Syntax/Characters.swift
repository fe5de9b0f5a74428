/// Which code points may stand where (DMN 1.5, 10.3.1.2, rules 26 to 29 and 61 to 62).
enum Characters {
  /// Whether `scalar` may begin a name.
  static func startsName(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0x5F: true
    case 0..<0xC0: false
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x167F: true
    case 0x1681...0x180D, 0x180F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F: true
    case 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFEFE: true
    case 0xFF00...0xFFFD, 0x10000...0xEFFFF: true
    default: false
    }
  }

  /// Whether `scalar` may follow in a name.
  static func continuesName(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: startsName(scalar)
    }
  }

  /// Whether `scalar` separates tokens and means nothing else.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B: true
    case 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// Whether `scalar` is one of 0 to 9.
  static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  /// The FEEL spelling of a mark that people paste from documents and other languages.
  static func typographic(_ scalar: UInt32) -> Symbol? {
    switch scalar {
    case 0x2265: .greaterOrEqual
    case 0x2264: .lessOrEqual
    case 0x2260: .unequal
    case 0xD7: .times
    case 0xF7, 0x2215: .divide
    case 0x2212, 0x2013, 0x2014: .minus
    default: nil
    }
  }

  /// The quotation mark that closes the typographic `scalar`, if it opens one.
  static func closingQuotes(_ scalar: UInt32) -> [UInt32] {
    switch scalar {
    case 0x201C, 0x201D, 0x201E: [0x201D, 0x201C, 0x22]
    case 0x2018, 0x2019: [0x2019, 0x2018]
    case 0xAB: [0xBB]
    default: []
    }
  }
}
