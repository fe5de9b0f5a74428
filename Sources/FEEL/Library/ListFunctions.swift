import Decimals

extension Builtin {
  private static let anyList = Parameter("list", .list(.any))
  private static let numbers = Parameter("list", .list(.number))

  /// Functions of lists (DMN 1.5, 10.3.4.4).
  static let list: [Builtin] = [
    Builtin(
      "list contains",
      Form([anyList, Parameter("element", .any, null: true)], .boolean) { call in
        let element = call[1]
        return call.verdict(
          call.list(0).reduce(.no) { $0.or($1.isSame(as: element)) }, .comparisonTypes)
      }),
    Builtin("count", Form([anyList], .number) { Value(Decimal($0.list(0).count)) }),
    Builtin("min", extreme(.less).quickly(.fold { $1 < $0 ? $1 : $0 })),
    Builtin("max", extreme(.greater).quickly(.fold { $1 > $0 ? $1 : $0 })),
    Builtin("sum", statistic { Decimal.sum($0) }),
    Builtin("mean", statistic { Decimal.mean($0) }),
    Builtin("product", statistic { $0.reduce(.one) { $0?.multiplying($1) } }),
    Builtin("median", statistic { Decimal.median($0) }),
    Builtin("stddev", statistic { Decimal.standardDeviation($0) }),
    Builtin(
      "mode", Form([numbers], .list(.number), rest: .elements) { mode($0) }),
    Builtin(
      "all",
      Form([Parameter("list", .list(.any))], .boolean, rest: .elements) {
        truth($0, decisive: false)
      }),
    Builtin(
      "any",
      Form([Parameter("list", .list(.any))], .boolean, rest: .elements) {
        truth($0, decisive: true)
      }),
    Builtin(
      "sublist",
      Form(
        [
          anyList, Parameter("start position", .number),
          Parameter("length", .number, optional: true),
        ],
        type: sameList
      ) { sublist($0) }),
    Builtin(
      "append",
      Form(
        [anyList, Parameter("item", .list(.any), null: true)], rest: .gathered, type: joinedItems
      ) {
        limited($0, $0.list(0) + $0.list(1))
      }),
    Builtin(
      "concatenate",
      Form([Parameter("list", .list(.list(.any)))], rest: .gathered, type: joinedLists) { call in
        limited(call, call.list(0).flatMap { $0.list ?? [$0] })
      }),
    Builtin(
      "insert before",
      Form(
        [anyList, Parameter("position", .number), Parameter("newItem", .any, null: true)],
        type: sameList
      ) { call in
        var list = call.list(0)
        guard let place = position(call.integer(1), in: list) else {
          return call.null(.outsideDomain)
        }
        list.insert(call[2], at: place)
        return Value(list)
      }),
    Builtin(
      "remove",
      Form([anyList, Parameter("position", .number)], type: sameList) { call in
        var list = call.list(0)
        guard let place = position(call.integer(1), in: list) else {
          return call.null(.outsideDomain)
        }
        list.remove(at: place)
        return Value(list)
      }),
    Builtin(
      "list replace",
      Form(
        [anyList, Parameter("position", .number), Parameter("newItem", .any, null: true)],
        type: sameList
      ) { call in
        var list = call.list(0)
        guard let place = position(call.integer(1), in: list) else {
          return call.null(.outsideDomain)
        }
        list[place] = call[2]
        return Value(list)
      },
      Form(
        [
          anyList, Parameter("match", .function([.any, .any], .any)),
          Parameter("newItem", .any, null: true),
        ], type: sameList
      ) { replaced($0) }),
    Builtin("reverse", Form([anyList], type: sameList) { Value($0.list(0).reversed()) }),
    Builtin(
      "index of",
      Form([anyList, Parameter("match", .any, null: true)], .list(.number)) { call in
        let match = call[1]
        return Value(
          call.list(0).enumerated().filter { $0.element.isSame(as: match) == .yes }
            .map { Value(Decimal($0.offset + 1)) })
      }),
    Builtin(
      "union",
      Form([Parameter("list", .list(.list(.any)))], rest: .gathered, type: joinedLists) { call in
        distinct(call, call.list(0).flatMap { $0.list ?? [$0] })
      }),
    Builtin("distinct values", Form([anyList], type: sameList) { distinct($0, $0.list(0)) }),
    Builtin("duplicate values", Form([anyList], type: sameList) { duplicates($0) }),
    Builtin(
      "flatten",
      Form([anyList], type: { .list($0.first?.innermost ?? .any) }) { call in
        limited(call, call.list(0).flatMap(\.flattened))
      }),
    Builtin(
      "sort",
      Form(
        [anyList, Parameter("precedes", .function([.any, .any], .boolean), optional: true)],
        type: sameList
      ) { sorted($0) }),
  ]

  // MARK: - Types

  private static let sameList: @Sendable ([FEELType]) -> FEELType = { types in
    guard let first = types.first else { return .list(.any) }
    return .list(first.element)
  }
  private static let joinedItems: @Sendable ([FEELType]) -> FEELType = { types in
    guard let first = types.first else { return .list(.any) }
    return .list(types.dropFirst().reduce(first.element) { $0.joined(with: $1) })
  }
  private static let joinedLists: @Sendable ([FEELType]) -> FEELType = { types in
    guard let first = types.first else { return .list(.any) }
    return .list(types.dropFirst().reduce(first.element) { $0.joined(with: $1.element) })
  }

  // MARK: - Figures

  private static func extreme(_ wanted: ComparisonOperator) -> Form {
    Form(
      [Parameter("list", .list(.any))], rest: .elements,
      type: { types in
        types.count == 1
          ? types[0].element : types.dropFirst().reduce(types.first ?? .any) { $0.joined(with: $1) }
      }
    ) { call in
      let list = call.list(0)
      guard var best = list.first else { return call.null(.outsideDomain) }
      if list.count == 1, case .impossible = best.order(best) { return call.null(.argumentType) }
      for value in list.dropFirst() {
        switch value.order(best).verdict(wanted) {
        case .yes: best = value
        case .no: break
        case .absent(let absence): return Value(absence)
        case .impossible:
          return Operations.passedNull(value, best, .nullArgument, call.range)
            ?? call.null(.argumentType)
        }
      }
      return best
    }
  }

  private static func statistic(_ compute: @escaping @Sendable ([Decimal]) -> Decimal?) -> Form {
    Form([numbers], .number, rest: .elements) { call in
      var values: [Decimal] = []
      for value in call.list(0) {
        guard let number = value.number else {
          return Operations.passedNull(value, value, .nullArgument, call.range)
            ?? call.null(.argumentType)
        }
        values.append(number)
      }
      if values.isEmpty { return call.null(.outsideDomain) }
      return call.number(compute(values), .outsideDomain)
    }
  }

  private static func mode(_ call: BuiltinCall) -> Value {
    var numbers: [Decimal] = []
    for value in call.list(0) {
      guard let number = value.number else { return call.null(.nullArgument) }
      numbers.append(number)
    }
    numbers.sort()
    var runs: [(value: Decimal, count: Int)] = []
    for number in numbers {
      if let last = runs.last, last.value == number {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((number, 1))
      }
    }
    let most = runs.map(\.count).max() ?? 0
    return Value(runs.filter { $0.count == most }.map { Value($0.value) })
  }

  private static func truth(_ call: BuiltinCall, decisive: Bool) -> Value {
    var open: Value?
    for value in call.list(0) {
      if value.boolean == decisive { return Value(decisive) }
      if value.boolean == nil {
        if !value.isNull {
          open = call.null(.argumentType)
        } else if open == nil {
          open = call.null(.undecided)
        }
      }
    }
    return open ?? Value(!decisive)
  }

  // MARK: - Parts

  /// The index of a position that counts from 1, or from the end where it is negative.
  private static func position(_ position: Int, in list: [Value]) -> Int? {
    let index = position > 0 ? position - 1 : list.count + position
    return position != 0 && list.indices.contains(index) ? index : nil
  }

  private static func sublist(_ call: BuiltinCall) -> Value {
    let list = call.list(0)
    guard let first = position(call.integer(1), in: list) else { return call.null(.outsideDomain) }
    var end = list.count
    if call.has(2) {
      let length = call.integer(2)
      guard length >= 0, first + length <= list.count else { return call.null(.outsideDomain) }
      end = first + length
    }
    return Value(Array(list[first..<end]))
  }

  private static func limited(_ call: BuiltinCall, _ list: [Value]) -> Value {
    list.count > Limits.listLength ? call.null(.listTooLong) : Value(list)
  }

  private static func distinct(_ call: BuiltinCall, _ list: [Value]) -> Value {
    var seen = SeenValues()
    var result: [Value] = []
    for value in list {
      guard let isNew = seen.insert(value) else { return call.null(.tooManySteps) }
      if isNew { result.append(value) }
    }
    return Value(result)
  }

  private static func duplicates(_ call: BuiltinCall) -> Value {
    var seen = SeenValues()
    var repeated = SeenValues()
    var result: [Value] = []
    for value in call.list(0) {
      guard let isNew = seen.insert(value) else { return call.null(.tooManySteps) }
      if isNew { continue }
      guard let isFirst = repeated.insert(value) else { return call.null(.tooManySteps) }
      if isFirst { result.append(value) }
    }
    return Value(result)
  }

  // MARK: - With functions

  private static func replaced(_ call: BuiltinCall) -> Value {
    guard let match = call[1].function else { return call.null(.argumentType) }
    var list = call.list(0)
    for index in list.indices {
      let value = match.call([list[index], call[2]], call.row, call.range)
      if let truth = value.boolean {
        if truth { list[index] = call[2] }
      } else {
        return value.isAbsent || value.nullCause?.isError == true ? value : call.null(.argumentType)
      }
    }
    return Value(list)
  }

  private static func sorted(_ call: BuiltinCall) -> Value {
    let list = call.list(0)
    var stopped: Value?
    let precedes = call[1].function
    func before(_ left: Value, _ right: Value) -> Bool {
      if stopped != nil { return false }
      if let precedes {
        let value = precedes.call([left, right], call.row, call.range)
        if let truth = value.boolean { return truth }
        stopped =
          value.isAbsent || value.nullCause?.isError == true ? value : call.null(.argumentType)
        return false
      }
      switch left.order(right).verdict(.less) {
      case .yes: return true
      case .no: return false
      case .impossible: stopped = call.null(.comparisonTypes)
      case .absent(let absence): stopped = Value(absence)
      }
      return false
    }
    let result = list.mergeSorted(before)
    return stopped ?? Value(result)
  }
}

extension Value {
  /// Whether list functions take two values for the same; values of different types are not.
  func isSame(as other: Value) -> Verdict {
    let verdict = equals(other)
    return verdict == .impossible ? .no : verdict
  }

  /// The elements of the elements, down to what is no list.
  var flattened: [Value] { list.map { $0.flatMap(\.flattened) } ?? [self] }
}

extension FEELType {
  /// The type of the elements of the elements, down to what is no list.
  var innermost: FEELType {
    if case .list(let element) = self { element.innermost } else { self }
  }
}

/// Values met so far. Cells are found by hash, objects by comparison with all the others.
struct SeenValues {
  private var cells = Set<Cell>()
  private var others: [Value] = []
  private var steps = 0

  /// Adds a value; true if it is new, nil if too many had to be compared.
  mutating func insert(_ value: Value) -> Bool? {
    if case .scalar(let cell) = value, cell.isNumber || cell.kind == .boolean {
      return cells.insert(cell).inserted
    }
    steps += others.count
    if steps > Limits.steps { return nil }
    if others.contains(where: { $0.isSame(as: value) == .yes }) { return false }
    others.append(value)
    return true
  }
}

extension Array {
  /// The elements in the order that `precedes` makes, equal ones in the order they had. Whatever
  /// `precedes` says, it ends.
  func mergeSorted(_ precedes: (Element, Element) -> Bool) -> [Element] {
    guard count > 1 else { return self }
    var source = self
    var width = 1
    while width < count {
      var merged: [Element] = []
      merged.reserveCapacity(count)
      var start = 0
      while start < count {
        let middle = Swift.min(start + width, count)
        let end = Swift.min(start + 2 * width, count)
        var left = start
        var right = middle
        while left < middle || right < end {
          if right >= end || (left < middle && !precedes(source[right], source[left])) {
            merged.append(source[left])
            left += 1
          } else {
            merged.append(source[right])
            right += 1
          }
        }
        start = end
      }
      source = merged
      width *= 2
    }
    return source
  }
}
