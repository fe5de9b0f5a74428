import Diagnostics

/// The first thing in the bytes of a file that makes it no text, if there is one.
///
/// Text is UTF-8 with or without a byte order mark and without control characters but for tab and
/// line ends: what libyaml reads, found out beforehand so that each fault has its place and words.
func encodingFault(in source: Source) -> (fault: YAMLFault, range: Range<Int>)? {
  let bytes = source.bytes
  if isUTF16(bytes) { return (.isUTF16, 0..<0) }
  return bytes.withUnsafeBufferPointer { bytes in
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        if byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x0D || byte == 0x09 {
          at += 1
          continue
        }
        return (.controlCharacter(name: codePointName(UInt32(byte))), at..<(at + 1))
      }
      guard let (scalar, length) = decodedScalar(bytes, at) else {
        return (.notUTF8, at..<(at + 1))
      }
      let isControl = scalar < 0xA0 && scalar != 0x85
      if isControl || scalar == 0xFFFE || scalar == 0xFFFF {
        return (.controlCharacter(name: codePointName(scalar)), at..<(at + length))
      }
      at += length
    }
    return nil
  }
}

/// How many bytes the byte order mark at the start of a text takes: 3 or none.
func byteOrderMarkLength(_ bytes: [UInt8]) -> Int {
  bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

/// Whether the bytes start as a text in UTF-16 or UTF-32 does: with its mark, or with every other
/// byte zero.
private func isUTF16(_ bytes: [UInt8]) -> Bool {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
  guard bytes.count >= 4 else { return false }
  let zeros = bytes.prefix(4).map { $0 == 0 }
  return zeros == [false, true, false, true] || zeros == [true, false, true, false]
}

/// The scalar that the well-formed sequence at `at` stands for, with its length (Unicode Standard,
/// table 3-7); nil if there is none.
private func decodedScalar(
  _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int
) -> (scalar: UInt32, length: Int)? {
  let lead = bytes[at]
  let length: Int
  var least: UInt8 = 0x80
  var most: UInt8 = 0xBF
  switch lead {
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, least) = (3, 0xA0)
  case 0xED: (length, most) = (3, 0x9F)
  case 0xE1...0xEF: length = 3
  case 0xF0: (length, least) = (4, 0x90)
  case 0xF1...0xF3: length = 4
  case 0xF4: (length, most) = (4, 0x8F)
  default: return nil
  }
  guard at + length <= bytes.count, least...most ~= bytes[at + 1] else { return nil }
  var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
  for offset in 1..<length {
    let byte = bytes[at + offset]
    guard byte & 0xC0 == 0x80 else { return nil }
    scalar = scalar << 6 | UInt32(byte & 0x3F)
  }
  return (scalar, length)
}

private func codePointName(_ scalar: UInt32) -> String {
  let digits = String(scalar, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
}

/// Repairs that let U+00A0, which text from a word processor brings along, count as a space.
func spacesForNoBreakSpaces(_ bytes: [UInt8]) -> [Repair] {
  // One array for all of them: there may be as many as a file has characters.
  let space: [UInt8] = [0x20]
  return bytes.withUnsafeBufferPointer { buffer in
    var repairs: [Repair] = []
    var rest = buffer[...]
    while let at = rest.firstIndex(of: 0xC2) {
      if at + 1 < buffer.count, buffer[at + 1] == 0xA0 {
        repairs.append(Repair(range: at..<(at + 2), replacement: space, spoilsValue: false))
      }
      rest = rest[(at + 1)...]
    }
    return repairs
  }
}
