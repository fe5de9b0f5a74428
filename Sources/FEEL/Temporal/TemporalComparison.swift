import Decimals

extension Cell {
  /// Equality of times and of dates with time, to the second (DMN 1.5, table 53); a local time
  /// cannot be compared with one in a zone.
  func temporalEquals(_ other: Cell) -> Verdict {
    switch temporalOrder(other) {
    case .equal: .yes
    case .less, .greater: .no
    case .impossible: .impossible
    case .absent(let absence): .absent(absence)
    }
  }

  /// The order of dates, times and durations.
  func temporalOrder(_ other: Cell) -> Order {
    guard kind == other.kind else { return .impossible }
    switch kind {
    case .date: return order(days, other.days)
    case .monthsDuration: return order(months, other.months)
    case .secondsDuration: return order(nanoseconds, other.nanoseconds)
    case .time:
      guard let left = time, let right = other.time else { return .impossible }
      return order(left.seconds, right.seconds, left.zone, right.zone)
    case .dateTime:
      guard let left = dateAndTime, let right = other.dateAndTime else { return .impossible }
      return order(left.seconds, right.seconds, left.zone, right.zone)
    default: return .impossible
    }
  }

  private func order<Number: Comparable>(_ left: Number?, _ right: Number?) -> Order {
    guard let left, let right else { return .impossible }
    return Order(left < right ? -1 : left > right ? 1 : 0)
  }

  private func order(_ left: Int128, _ right: Int128, _ zone: Zone, _ otherZone: Zone) -> Order {
    guard (zone == .local) == (otherZone == .local) else { return .impossible }
    return order(left, right)
  }

  /// Whether two cells of one kind are the same value, to the nanosecond and with the same zone.
  func isSame(_ other: Cell) -> Bool { self == other }
}

extension TimeOfDay {
  /// Whole seconds since midnight UTC, or since local midnight.
  fileprivate var seconds: Int128 {
    Int128(nanoseconds / TimeOfDay.second) - Int128(offset ?? 0)
  }
}

extension DateAndTime {
  /// Whole seconds since 1970, in UTC or local.
  fileprivate var seconds: Int128 {
    Int128(days) * 86_400 + Int128(nanoseconds / TimeOfDay.second) - Int128(offset ?? 0)
  }
}

extension Value {
  /// A date as a date and time, where that is asked for (DMN 1.5, 10.3.2.9.4).
  func temporallyConverted(to type: FEELType) -> Value? {
    guard type == .dateTime, let days = cell?.days else { return nil }
    return .scalar(Cell(DateAndTime(days: days, nanoseconds: 0, zone: .offset(0))))
  }
}
