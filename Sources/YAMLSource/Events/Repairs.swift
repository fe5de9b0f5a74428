/// A replacement that lets reading go on behind a fault that has been reported.
struct Repair {
  /// What is replaced in the file.
  let range: Range<Int>
  /// What libyaml gets to read instead.
  let replacement: [UInt8]
  /// Whether a value was replaced of which nothing can be said any more.
  let spoilsValue: Bool
}

/// The text of a file with repairs, and where each byte of it stands in the file.
struct RepairedText {
  let bytes: [UInt8]
  /// Where each repair starts and ends, here and in the file.
  private let stops: [(own: Range<Int>, file: Range<Int>)]

  /// Puts `repairs`, in order and apart from each other, into `file`.
  init(_ file: [UInt8], repairs: [Repair]) {
    guard !repairs.isEmpty else {
      bytes = file
      stops = []
      return
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.count + 64)
    var stops: [(own: Range<Int>, file: Range<Int>)] = []
    var copied = 0
    for repair in repairs {
      bytes += file[copied..<repair.range.lowerBound]
      let start = bytes.count
      bytes += repair.replacement
      stops.append((start..<bytes.count, repair.range))
      copied = repair.range.upperBound
    }
    bytes += file[copied...]
    self.bytes = bytes
    self.stops = stops
  }

  /// The offset in the file of an offset in the repaired text.
  func fileOffset(of offset: Int) -> Int {
    if stops.isEmpty { return offset }
    var low = 0
    var high = stops.count
    while low < high {
      let middle = (low + high) / 2
      if stops[middle].own.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let (own, file) = stops[low - 1]
    if offset >= own.upperBound { return file.upperBound + (offset - own.upperBound) }
    return min(file.lowerBound + (offset - own.lowerBound), file.upperBound)
  }
}
