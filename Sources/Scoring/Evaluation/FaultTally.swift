import Decimals
import Diagnostics
import FEEL
import Rulebooks

/// Counts the faults of rules that evidence brings to light: which rule, in which way, how often,
/// and the first subject by id that shows it. Tallies of several threads add up to the same one.
struct FaultTally: Sendable {
  /// Which rule failed.
  enum Place: Hashable, Comparable, Sendable {
    /// A derived fact, by its number.
    case derived(Int)
    /// A node, by its number and the branch that tells how it failed.
    case node(Int, branch: UInt16)
    /// A formula of classes, requirements, knock-outs, ceilings, rankings, by its number.
    case formula(Int)
    /// A quota whose group holds a superior and its subordinate, by its number.
    case quotaCircle(Int)
    /// A case of a quota that does not hold for all members of a group alike: the numbers of both.
    case quotaCase(quota: Int, number: Int)
    /// A unit whose head's facts are read has more than one head.
    case severalHeads
  }

  struct Key: Hashable, Sendable {
    let place: Place
    /// The null that a formula gave: its cause and the place in the formula.
    let cause: UInt16
    let start: UInt32
    let end: UInt32
  }

  struct Entry: Sendable {
    var count: Int
    var first: Int
  }

  private(set) var entries: [Key: Entry] = [:]

  /// Counts one failure.
  mutating func note(_ place: Place, _ cell: Cell, subject: Int) {
    let null = cell.null ?? (0, 0, 0)
    let key = Key(place: place, cause: null.cause, start: null.start, end: null.end)
    var entry = entries[key] ?? Entry(count: 0, first: subject)
    entry.count += 1
    entry.first = min(entry.first, subject)
    entries[key] = entry
  }

  /// Adds what another thread counted.
  mutating func add(_ other: FaultTally) {
    for (key, entry) in other.entries {
      var own = entries[key] ?? Entry(count: 0, first: entry.first)
      own.count += entry.count
      own.first = min(own.first, entry.first)
      entries[key] = own
    }
  }

  /// The failures in the order of their places.
  var sorted: [(key: Key, entry: Entry)] {
    entries.sorted { left, right in
      if left.key.place != right.key.place { return left.key.place < right.key.place }
      return (left.key.start, left.key.end, left.key.cause)
        < (right.key.start, right.key.end, right.key.cause)
    }.map { (key: $0.key, entry: $0.value) }
  }
}
