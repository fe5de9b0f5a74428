/// How many columns of a terminal `text` takes: none for a mark that stands over its letter, two
/// for a character of the Chinese, Japanese and Korean scripts or an emoji, one for all else.
public func displayWidth(_ text: some StringProtocol) -> Int {
  // Composed letters of Vietnamese and the like take one column each and join nothing.
  let plain = text.utf8.withContiguousStorageIfAvailable { plainWidth($0) }
  if let plain, let width = plain { return width }
  return text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// How many scalars a text has, if they are all from blocks in which each is a character of one
/// column: ASCII, U+00A0 to U+02FF without U+00AD, U+1E00 to U+1EFF, U+2010 to U+2027,
/// box drawing; nil for any other text.
private func plainWidth(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var width = 0
  var at = 0
  while at < bytes.count {
    let first = bytes[at]
    width += 1
    if first < 0x80 {
      at += 1
      continue
    }
    guard at + 1 < bytes.count else { return nil }
    let second = bytes[at + 1]
    switch first {
    case 0xC2 where second >= 0xA0 && second != 0xAD, 0xC3...0xCB: at += 2
    case 0xE1 where second >= 0xB8 && second <= 0xBB: at += 3
    case 0xE2 where second == 0x94 || second == 0x95: at += 3
    case 0xE2
    where second == 0x80 && at + 2 < bytes.count && bytes[at + 2] >= 0x90
      && bytes[at + 2] <= 0xA7:
      at += 3
    default: return nil
    }
  }
  return width
}

/// How many columns of a terminal a character takes.
func displayWidth(of character: Character) -> Int {
  guard let first = character.unicodeScalars.first else { return 0 }
  if first.value < 0x300 { return first.value == 0xAD ? 0 : 1 }
  if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
  if isWide(first.value) { return 2 }
  switch first.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return 1
  }
}

/// Whether a scalar is wide or full-width (Unicode Standard Annex 11), by the blocks that are.
private func isWide(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2614...0x2615,
    0x26A1, 0x2705, 0x274C, 0x274E, 0x2753...0x2755, 0x2757, 0x2795...0x2797, 0x2B50,
    0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
    0x1F7E0...0x1F7EB, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
    true
  default: false
  }
}
