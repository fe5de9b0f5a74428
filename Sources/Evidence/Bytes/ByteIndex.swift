import Glibc

/// Numbers for byte strings, in the order in which they were first seen.
///
/// Looking one up makes no object and copies nothing. The hash folds products of eight bytes with
/// a seed drawn anew for each index, so that no file can be made to collide; numbers do not depend
/// on it.
struct ByteIndex: Sendable {
  private var arena: ContiguousArray<UInt8> = []
  private var ends: ContiguousArray<Int> = []
  private var slots: ContiguousArray<UInt32> = ContiguousArray(repeating: 0, count: 64)
  private let seed = UInt64.random(in: .min ... .max)

  /// How many strings have numbers.
  var count: Int { ends.count }

  /// The string with number `number`.
  func string(_ number: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(number) else { return [] }
    return ArraySlice(arena[(number == 0 ? 0 : ends[number - 1])..<ends[number]])
  }

  /// The number of `bytes`, if they were seen.
  func number(of bytes: borrowing Bytes) -> Int? {
    let (_, number) = find(bytes)
    return number
  }

  /// The number of `bytes`, a new one if they were not seen before.
  mutating func insert(_ bytes: borrowing Bytes) -> (number: Int, isNew: Bool) {
    let (slot, found) = find(bytes)
    if let found { return (found, false) }
    for index in bytes.indices { arena.append(bytes[index]) }
    ends.append(arena.count)
    slots[slot] = UInt32(truncatingIfNeeded: ends.count)
    if ends.count * 2 > slots.count { grow() }
    return (ends.count - 1, true)
  }

  private func find(_ bytes: borrowing Bytes) -> (slot: Int, number: Int?) {
    let mask = slots.count - 1
    var slot = hash(bytes) & mask
    while true {
      let entry = Int(slots[slot])
      if entry == 0 { return (slot, nil) }
      if isEqual(entry - 1, bytes) { return (slot, entry - 1) }
      slot = (slot + 1) & mask
    }
  }

  private func isEqual(_ number: Int, _ bytes: borrowing Bytes) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    let count = bytes.count
    guard ends[number] - start == count, count > 0 else { return ends[number] - start == count }
    return arena.withUnsafeBufferPointer { known in
      bytes.withUnsafeBufferPointer { other in
        guard let left = known.baseAddress, let right = other.baseAddress else { return false }
        return memcmp(left + start, right, count) == 0
      }
    }
  }

  /// After wyhash (W. Yi): each word is mixed into the state by the two halves of a product.
  private func hash(_ bytes: borrowing Bytes) -> Int {
    var state = seed ^ (UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15)
    bytes.withUnsafeBytes { raw in
      var offset = 0
      while offset + 8 <= raw.count {
        state = mix(state, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      var rest: UInt64 = 0
      while offset < raw.count {
        rest = (rest << 8) | UInt64(raw[offset])
        offset += 1
      }
      state = mix(state, rest)
    }
    return Int(truncatingIfNeeded: state)
  }

  @inline(__always)
  private func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word).multipliedFullWidth(by: (0xA076_1D64_78BD_642F ^ seed) | 1)
    return product.high ^ product.low
  }

  private mutating func grow() {
    slots = slotsOfAll(count: slots.count * 2)
  }

  private func slotsOfAll(count: Int) -> ContiguousArray<UInt32> {
    var result = ContiguousArray<UInt32>(repeating: 0, count: count)
    let mask = count - 1
    let all = arena.span
    for number in ends.indices {
      let start = number == 0 ? 0 : ends[number - 1]
      var slot = hash(all.extracting(start..<ends[number])) & mask
      while result[slot] != 0 { slot = (slot + 1) & mask }
      result[slot] = UInt32(truncatingIfNeeded: number + 1)
    }
    return result
  }
}
