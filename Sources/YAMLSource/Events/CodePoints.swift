/// Where the code points of a text start in its bytes: libyaml counts code points, spans count
/// bytes.
struct CodePoints {
  /// One byte offset for every so many code points.
  private static let step = 64

  private let bytes: [UInt8]
  /// The offset at which counting starts: after a byte order mark.
  private let base: Int
  /// Empty if the text is ASCII.
  private var stops: [Int] = []
  /// Where the last question ended: the next is mostly about a place soon behind it.
  private var last = (index: 0, offset: 0)

  /// Makes the table for valid UTF-8 from `base` on.
  init(_ bytes: [UInt8], from base: Int) {
    self.bytes = bytes
    self.base = base
    last = (0, base)
    stops = bytes.withUnsafeBufferPointer { bytes in
      guard bytes[base...].contains(where: { $0 >= 0x80 }) else { return [] }
      var stops: [Int] = []
      stops.reserveCapacity((bytes.count - base) / Self.step + 1)
      var until = 0
      for offset in base..<bytes.count where bytes[offset] & 0xC0 != 0x80 {
        if until == 0 {
          stops.append(offset)
          until = Self.step
        }
        until -= 1
      }
      return stops
    }
  }

  /// The byte offset of the code point with number `index`; the end of the text beyond the last.
  mutating func offset(of index: Int) -> Int {
    guard index > 0 else { return base }
    if stops.isEmpty { return min(base &+ index, bytes.count) }
    let stop = index / Self.step
    guard stop < stops.count else { return bytes.count }
    var offset = stops[stop]
    var steps = index % Self.step
    if index >= last.index, index - last.index < steps {
      steps = index - last.index
      offset = last.offset
    }
    offset = bytes.withUnsafeBufferPointer { bytes in
      var offset = offset
      while steps > 0, offset < bytes.count {
        offset += 1
        while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        steps -= 1
      }
      return offset
    }
    last = (index, offset)
    return offset
  }
}
