/// A list, with its size.
public struct ListValue: Sendable {
  /// The elements.
  public let elements: [Value]
  let size: Size

  init(_ elements: [Value], _ size: Size) {
    self.elements = elements
    self.size = size
  }
}

/// A context: values by key, in the order in which they were put in. Keys are compared by code
/// points.
public struct Context: Sendable {
  /// The keys in order.
  public private(set) var keys: [String] = []
  /// The values, each at the index of its key.
  public private(set) var values: [Value] = []
  private(set) var size = Size()
  /// Where each key is, once there are many.
  private var places: [[UInt8]: Int] = [:]

  /// Makes an empty context.
  public init() {}

  /// Makes a context of entries; a later entry replaces an earlier one with the same key.
  public init(_ entries: [(String, Value)]) {
    for (key, value) in entries { set(key, value) }
  }

  /// The number of entries.
  public var count: Int { keys.count }

  /// The value at `key`, if there is one.
  public subscript(key: String) -> Value? {
    index(of: key).map { values[$0] }
  }

  /// Puts `value` at `key`, keeping the place of an entry that was there.
  public mutating func set(_ key: String, _ value: Value) {
    size.add(value.size)
    if let index = index(of: key) {
      values[index] = value
      return
    }
    keys.append(key)
    values.append(value)
    if keys.count > Context.searched {
      if places.isEmpty {
        for (index, key) in keys.enumerated() { places[Array(key.utf8)] = index }
      }
      places[Array(key.utf8)] = keys.count - 1
    }
  }

  /// Up to so many keys are searched one by one.
  private static let searched = 12

  private func index(of key: String) -> Int? {
    if !places.isEmpty { return places[Array(key.utf8)] }
    return keys.firstIndex { $0.utf8.elementsEqual(key.utf8) }
  }
}

/// A range of values, each end closed or open.
public struct RangeValue: Sendable {
  /// The lower end; null where there is none.
  public let low: Value
  /// The upper end; null where there is none.
  public let high: Value
  /// Whether the lower end belongs to the range.
  public let lowClosed: Bool
  /// Whether the upper end belongs to the range.
  public let highClosed: Bool
  /// How it was written.
  public let form: Form
  let size: Size

  /// How a range was written, which equality looks at: `(< 10)` is not `(null..10)`.
  public enum Form: Sendable {
    /// `[a..b]`.
    case interval
    /// `< b`, `>= a`: an end that is not there is no null.
    case comparison
    /// `= a`.
    case equal
    /// `!= a`.
    case unequal
  }

  /// Makes a range.
  public init(
    _ low: Value, _ high: Value, lowClosed: Bool, highClosed: Bool, form: Form = .interval
  ) {
    self.low = low
    self.high = high
    self.lowClosed = lowClosed
    self.highClosed = highClosed
    self.form = form
    var size = Size()
    size.add(low.size)
    size.add(high.size)
    self.size = size
  }
}
