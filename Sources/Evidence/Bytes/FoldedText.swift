import Diagnostics

/// A heading or name as it is compared where nothing matches exactly: in NFC, with single spaces and
/// in lower case. Compared and hashed by its bytes, which is exact in NFC and many times faster
/// than by characters.
struct FoldedText: Hashable, Sendable {
  /// The folded text.
  let text: String

  /// Folds any text.
  init(_ text: String) { self.text = inLowerCase(comparable(text)) }

  /// Folds a text that is in comparable form already.
  init(comparable text: String) { self.text = inLowerCase(text) }

  static func == (left: FoldedText, right: FoldedText) -> Bool {
    left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    let hashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if hashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }
}

/// A text in lower case. The letters of Vietnamese are mapped byte by byte; any other text outside
/// ASCII takes the standard library's way, whose result is the same.
func inLowerCase(_ text: String) -> String {
  var text = text
  var result: String??
  text.withUTF8 { bytes in
    guard let change = firstChange(bytes) else { return }
    guard change < bytes.count else {
      result = .some(nil)
      return
    }
    let lower = String(unsafeUninitializedCapacity: bytes.count) { out in
      for at in bytes.indices { out[at] = bytes[at] }
      var at = change
      while at < bytes.count { at += lowered(out, at) ?? 1 }
      return bytes.count
    }
    result = lower
  }
  switch result {
  case .none: return text.lowercased()
  case .some(.none): return text
  case .some(.some(let lower)): return lower
  }
}

/// The offset of the first letter that is not in lower case; the length where there is none, nil
/// where a scalar is none of those that are mapped here.
private func firstChange(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var first: Int?
  var at = 0
  while at < bytes.count {
    guard let (length, isUpper) = letter(bytes, at) else { return nil }
    if isUpper, first == nil { first = at }
    at += length
  }
  return first ?? bytes.count
}

/// How long the scalar at an offset is and whether it is a capital; nil where it is not among those
/// that are mapped: ASCII, Latin-1, Ă Đ Ĩ Ũ Ơ Ư, U+1EA0 to U+1EF9, general punctuation.
private func letter(
  _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int
) -> (length: Int, isUpper: Bool)? {
  let first = bytes[at]
  if first < 0x80 { return (1, first >= 0x41 && first <= 0x5A) }
  guard at + 1 < bytes.count else { return nil }
  let second = bytes[at + 1]
  switch first {
  case 0xC2: return (2, false)
  case 0xC3: return (2, second <= 0x9E && second != 0x97)
  case 0xC4:
    switch second {
    case 0x82, 0x90, 0xA8: return (2, true)
    case 0x83, 0x91, 0xA9: return (2, false)
    default: return nil
    }
  case 0xC5:
    switch second {
    case 0xA8: return (2, true)
    case 0xA9: return (2, false)
    default: return nil
    }
  case 0xC6:
    switch second {
    case 0xA0, 0xAF: return (2, true)
    case 0xA1, 0xB0: return (2, false)
    default: return nil
    }
  case 0xE1:
    guard at + 2 < bytes.count else { return nil }
    let third = bytes[at + 2]
    switch (second, third) {
    case (0xBA, 0xA0...0xBF), (0xBB, 0x80...0xB9): return (3, third & 1 == 0)
    default: return nil
    }
  case 0xE2:
    return second == 0x80 && at + 2 < bytes.count ? (3, false) : nil
  default: return nil
  }
}

/// Puts the scalar at an offset into lower case and says how long it is.
private func lowered(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ at: Int) -> Int? {
  guard let (length, isUpper) = letter(UnsafeBufferPointer(bytes), at) else { return nil }
  guard isUpper else { return length }
  switch bytes[at] {
  case 0xC3: bytes[at + 1] += 0x20
  // Ư is the one pair that does not differ in the last bit alone.
  case 0xC6 where bytes[at + 1] == 0xAF: bytes[at + 1] = 0xB0
  case 0xC4, 0xC5, 0xC6: bytes[at + 1] += 1
  case 0xE1: bytes[at + 2] += 1
  default: bytes[at] += 0x20
  }
  return length
}
