import Decimals
import FEEL

/// Counts working days: Monday to Friday without the holidays of the run.
struct WorkingDays: Sendable {
  /// The holidays that fall on a day from Monday to Friday, ascending, no day twice.
  private let holidays: [Int]

  init(holidays: [Day]) {
    self.holidays = Array(Set(holidays.map(\.number)).filter(Self.isWeekday)).sorted()
  }

  /// How many working days come after `from`, up to `to`: the day on which a term begins does not
  /// count (Civil Code 91/2015/QH13, Article 147.2). Negative where `to` is earlier.
  func count(from: Int, to: Int) -> Int {
    if to < from { return -count(from: to, to: from) }
    let days = Self.weekdays(upTo: to) - Self.weekdays(upTo: from)
    return days - (place(of: to) - place(of: from))
  }

  /// How many holidays there are up to a day.
  private func place(of day: Int) -> Int {
    var low = 0
    var high = holidays.count
    while low < high {
      let middle = (low + high) / 2
      if holidays[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many days from Monday to Friday there are up to a day, counted from a Monday.
  private static func weekdays(upTo day: Int) -> Int {
    let (weeks, place) = week(of: day)
    return weeks * 5 + min(place + 1, 5)
  }

  private static func isWeekday(_ day: Int) -> Bool { week(of: day).place < 5 }

  /// The week of a day, and its place in it, Monday being 0. 1 January 1970 was a Thursday.
  private static func week(of day: Int) -> (weeks: Int, place: Int) {
    let place = ((day + 3) % 7 + 7) % 7
    return ((day + 3 - place) / 7, place)
  }

  /// `working days(from, to)` for formulas.
  var function: DomainFunction {
    DomainFunction("working days", ["from", "to"]) { [self] call in
      for (number, argument) in call.arguments.enumerated() {
        switch argument.type {
        case .date, .any, .null: continue
        default: return .fault(PeriodFault.notADay(found: "\(argument.type)"), argument: number)
        }
      }
      return .function(.number) { values, _ in
        guard values.count == 2, let from = values[0].cell?.days, let to = values[1].cell?.days
        else { return Value(.argumentType) }
        return Value(Decimal(count(from: Int(from), to: Int(to))))
      }
    }
  }
}
