/// The offset of the first UTF-8 byte of `needle` in a text, looked for byte by byte from an offset:
/// formulas are short, and the words looked for are ASCII.
func offset(of needle: StaticString, in text: String, from start: Int = 0) -> Int? {
  let length = needle.utf8CodeUnitCount
  var text = text
  return text.withUTF8 { bytes in
    needle.withUTF8Buffer { wanted -> Int? in
      guard length > 0, start >= 0, bytes.count >= start + length else { return nil }
      for offset in start...(bytes.count - length) where bytes[offset] == wanted[0] {
        if bytes[offset..<offset + length].elementsEqual(wanted) { return offset }
      }
      return nil
    }
  }
}
