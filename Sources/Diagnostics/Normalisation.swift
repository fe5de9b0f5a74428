@_spi(_Unicode) import Swift

/// The canonical composition (NFC, Unicode Standard Annex 15) of `text`, with each U+00A0 read as
/// a space: the form in which every name, key and value is compared (`rule-language`, preamble).
///
/// Text that is so already, nearly all of it, is returned as it is.
public func normalised(_ text: String) -> String { normalisedIfOther(text) ?? text }

/// `text` normalised, or nil where that changes nothing.
public func normalisedIfOther(_ text: String) -> String? {
  if isPlainlyComposed(text) { return nil }
  var result = String()
  result.reserveCapacity(text.utf8.count)
  for scalar in text._nfc {
    result.unicodeScalars.append(scalar == "\u{A0}" ? " " : scalar)
  }
  return result.utf8.elementsEqual(text.utf8) ? nil : result
}

/// Whether a text has only scalars that composition leaves alone wherever they stand (quick check
/// yes, no combining class, Unicode Standard Annex 15, table 10), by the blocks that Vietnamese
/// needs: up to U+02FF without U+00A0, Latin Extended Additional, general punctuation from
/// U+2010 to U+202F.
private func isPlainlyComposed(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case 0..<0x80: at += 1
      case 0xC2 where bytes[at + 1] == 0xA0: return false
      case 0xC2...0xCB: at += 2
      case 0xE1 where bytes[at + 1] >= 0xB8 && bytes[at + 1] <= 0xBB: at += 3
      case 0xE2 where bytes[at + 1] == 0x80 && bytes[at + 2] >= 0x90 && bytes[at + 2] <= 0xAF:
        at += 3
      default: return false
      }
    }
    return true
  }
}
