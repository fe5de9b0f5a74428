extension Cell: Hashable {
  /// Whether two cells hold the same: numbers by value (1.2 and 1.20 are equal), everything else
  /// by kind and content. This is not FEEL's `=`, which knows null and absence.
  @inlinable
  public static func == (left: Cell, right: Cell) -> Bool {
    if left.high == right.high, left.low == right.low { return true }
    return left.isNumber && right.isNumber && Decimal(cell: left) == Decimal(cell: right)
  }

  /// Alike for equal cells.
  public func hash(into hasher: inout Hasher) {
    if isNumber {
      Decimal(cell: self).hash(into: &hasher)
    } else {
      hasher.combine(high)
      hasher.combine(low)
    }
  }
}

extension Cell: CustomStringConvertible {
  /// What the cell holds, for tests and debugging; not for readers of results.
  public var description: String {
    switch kind {
    case .number: number?.description ?? ""
    case .boolean: boolean == true ? "true" : "false"
    case .text: text.map { "\"\(Texts.string($0))\"" } ?? ""
    case .level: level.map { "level \($0.rung) of ladder \($0.ladder)" } ?? ""
    case .absent: absence.map { "absent: \($0.reason), slot \($0.origin)" } ?? ""
    case .null: null.map { "null: cause \($0.cause) at \($0.start)..<\($0.end)" } ?? ""
    case .date, .time, .dateTime, .monthsDuration, .secondsDuration: "\(kind) \(low)"
    }
  }
}
