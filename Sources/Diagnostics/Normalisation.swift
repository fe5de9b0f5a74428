@_spi(_Unicode) import Swift

/// The canonical composition (NFC, Unicode Standard Annex 15) of `text`, with each U+00A0 read as
/// a space: the form in which every name, key and value is compared (`rule-language`, preamble).
///
/// Text that is ASCII, nearly all of it, is returned as it is.
public func normalised(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  var result = String()
  result.reserveCapacity(text.utf8.count)
  for scalar in text._nfc {
    result.unicodeScalars.append(scalar == "\u{A0}" ? " " : scalar)
  }
  return result
}
