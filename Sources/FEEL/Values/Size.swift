/// How deep a value is nested and how much there is in it, kept with it so that no operation on a
/// value can recurse or run without bound.
struct Size: Sendable {
  /// How many lists, contexts, ranges and functions lie inside each other.
  private(set) var depth = 1
  /// How many values there are inside, those that occur several times counted as often.
  private(set) var weight = 1

  /// Takes in the size of a value that is put inside.
  mutating func add(_ inner: Size?) {
    guard let inner else {
      weight += 1
      return
    }
    depth = max(depth, inner.depth + 1)
    weight = min(weight + inner.weight, Limits.valueWeight + 1)
  }

  /// What forbids a value of this size.
  var exceeded: NullCause? {
    if depth > Limits.valueDepth { return .valueTooDeep }
    return weight > Limits.valueWeight ? .listTooLong : nil
  }
}

extension Value {
  /// The size of a list, context, range or function; nil for what has nothing inside.
  var size: Size? {
    guard case .object(let object) = self else { return nil }
    return switch object {
    case .string: nil
    case .list(let list): list.size
    case .context(let context): context.size
    case .range(let range): range.size
    case .function(let function): function.size
    }
  }

  /// How many steps an operation that looks at all of the value takes.
  var cost: Int {
    if case .object(.string(let string)) = self { return string.utf8.count / 64 }
    return size?.weight ?? 0
  }
}

extension Cursor {
  /// Takes the steps of an operation on values from what is left; false when they are used up.
  func pays(for values: Value?...) -> Bool {
    guard let budget = activation?.budget else { return true }
    let cost = values.reduce(0) { $0 + ($1?.cost ?? 0) }
    return cost == 0 || budget.take(cost)
  }
}
