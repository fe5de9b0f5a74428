import Decimals
import Diagnostics

/// The nodes of operators, with what can be said about their types before anything runs.
extension Parser {
  mutating func logical(_ isOr: Bool, _ left: Node, _ right: Node) -> Node {
    let word = isOr ? "or" : "and"
    if isOr, right.constant != nil, right.type == .string || right.type == .number,
      let said = membership(left, with: [right.range])
    {
      report(.alternatives(instead: said), span(left.range.lowerBound, right.range.upperBound))
      return left
    }
    for operand in [left, right] where !operand.type.fits(.boolean) {
      report(.truthValueExpected(operator: word, found: operand.type), operand.range)
    }
    return make(
      isOr ? .or(left, right) : .and(left, right), .boolean,
      span(left.range.lowerBound, right.range.upperBound), below: [left, right])
  }

  mutating func negate(_ operand: Node, _ range: Range<Int>) -> Node {
    if case .constant(let value) = operand.kind, let number = value.number,
      operand.range.lowerBound > range.lowerBound
    {
      return Node(.constant(Value(number.negated)), .number, range, depth: 1)
    }
    switch operand.type {
    case .number, .monthsDuration, .secondsDuration, .any: break
    case .null: report(.alwaysNull(operator: "-"), range)
    default: report(.operandType(operator: "-", found: operand.type), range)
    }
    return make(.negate(operand), operand.type, range, below: [operand])
  }

  mutating func arithmetic(
    _ op: ArithmeticOperator, _ left: Node, _ right: Node, at operatorRange: Range<Int>
  ) -> Node {
    let range = span(left.range.lowerBound, right.range.upperBound)
    let left = worded(left)
    let right = worded(right)
    var type = FEELType.any
    if op == .divide, right.constant?.number?.isZero == true {
      reportInRules(.divisionByZero, range)
    }
    if let result = op.result(left.type, right.type) {
      type = result
    } else if left.type == .null || right.type == .null {
      report(.alwaysNull(operator: op.rawValue), range)
    } else {
      report(
        .operandTypes(operator: op.rawValue, left: left.type, right: right.type), operatorRange)
    }
    return make(.arithmetic(op, left, right), type, range, below: [left, right])
  }

  /// A level as its word, and a list of levels as their words, for what knows strings only.
  func worded(_ node: Node) -> Node {
    switch node.type {
    case .level(let ladder):
      Node(.word(node, ladder), .string, node.range, depth: node.depth + 1)
    case .list(.level(let ladder)):
      Node(.word(node, ladder), .list(.string), node.range, depth: node.depth + 1)
    default: node
    }
  }

  /// A list of levels and strings as a list of strings.
  mutating func wordedItems(_ node: Node) -> Node {
    guard case .list(let items) = node.kind else { return worded(node) }
    let words = items.map { worded($0) }
    return make(.list(words), .list(.string), node.range, below: words)
  }

  mutating func compare(
    _ op: ComparisonOperator, _ left: Node, _ right: Node, at operatorRange: Range<Int>
  ) -> Node {
    let range = span(left.range.lowerBound, right.range.upperBound)
    var right = levelled(right, left.type)
    var left = levelled(left, right.type)
    if !orderOfLevels(op, left, right, range) {
      checkComparison(op, left.type, right, at: operatorRange)
    }
    if op.isEquality { checkNullComparison(left, right) }
    if case .level = left.type, right.type == .string || right.type == .any { left = worded(left) }
    if case .level = right.type, left.type == .string || left.type == .any {
      right = worded(right)
    }
    return make(.compare(op, left, right), .boolean, range, below: [left, right])
  }

  /// Says that a level is compared by `<` and the like, with what asks the same where that is known.
  private mutating func orderOfLevels(
    _ op: ComparisonOperator, _ left: Node, _ right: Node, _ range: Range<Int>
  ) -> Bool {
    guard case .level(let ladder) = left.type, !op.isEquality, !right.isUnresolved else {
      return false
    }
    // Who numbers the rungs begins with 0; classes stand the other way round.
    let number = ladder.bestFirst ? nil : right.constant?.number?.integer
    guard let place = right.constant?.cell?.level.map({ Int($0.rung) }) ?? number,
      let test = ladder.test(op, place)
    else { return false }
    let written = String(decoding: Array(text.utf8)[left.range], as: UTF8.self)
    let instead = "\(test.function)(\(written), \"\(test.rung)\")"
    report(
      .orderOfLevels(ladder: ladder.name, operator: op.rawValue, instead: instead), range)
    return true
  }

  /// Says that a fact of a rule is absent where it lacks, and never null.
  private mutating func checkNullComparison(_ left: Node, _ right: Node) {
    for (node, other) in [(left, right), (right, left)] {
      if case .slot = node.kind, other.type == .null {
        let name = String(decoding: Array(text.utf8)[node.range], as: UTF8.self)
        reportInRules(
          .nullComparison(name: name), span(left.range.lowerBound, right.range.upperBound))
      }
    }
  }

  /// Says what is wrong with comparing a value of type `left` with `right`.
  mutating func checkComparison(
    _ op: ComparisonOperator, _ left: FEELType, _ right: Node, at range: Range<Int>
  ) {
    if right.isUnresolved { return }
    if case .level(let ladder) = left, !op.isEquality {
      report(.orderOfLevels(ladder: ladder.name, operator: op.rawValue, instead: nil), range)
    } else if case .level(let ladder) = right.type, !op.isEquality {
      report(.orderOfLevels(ladder: ladder.name, operator: op.rawValue, instead: nil), range)
    } else if op.isEquality {
      if !left.canEqual(right.type) {
        report(
          .comparisonTypes(left: left, right: right.type, instead: meant(by: right, as: left)),
          right.constant == nil ? range : right.range)
      }
    } else if left == .null || right.type == .null {
      report(.alwaysNull(operator: op.rawValue), range)
    } else if !left.isOrdered || !right.type.isOrdered {
      report(.operandTypes(operator: op.rawValue, left: left, right: right.type), range)
    } else if !left.canEqual(right.type) {
      report(.comparisonTypes(left: left, right: right.type, instead: nil), range)
    }
  }

  /// What a constant of another type was meant to be: `"100"` the number, `"không"` false.
  private func meant(by node: Node, as type: FEELType) -> String? {
    guard let constant = node.constant else { return nil }
    let word = node.literalString ?? constant.number?.description ?? ""
    switch type {
    case .boolean: return Habits.truth(word)
    case .number: return node.literalString.flatMap { Decimal($0) == nil ? nil : $0 }
    case .string: return constant.number.map { "\"\($0)\"" }
    default: return nil
    }
  }

  mutating func between(_ value: Node, _ low: Node, _ high: Node) -> Node {
    for end in [low, high] {
      checkComparison(.lessOrEqual, value.type, end, at: end.range)
    }
    if let first = low.constant, let last = high.constant, case .greater = first.order(last) {
      reportInRules(.emptyRange, span(low.range.lowerBound, high.range.upperBound))
    }
    return make(
      .between(value, low, high), .boolean, span(value.range.lowerBound, high.range.upperBound),
      below: [value, low, high])
  }

  /// The node of `in` or of unary tests.
  mutating func membership(
    _ value: Node, _ tests: [Node.Test], negated: Bool, _ range: Range<Int>
  ) -> Node {
    var value = value
    var tests = tests
    if case .level = value.type {
      let types = tests.compactMap { $0.valueNode?.type.element }
      if types.contains(where: { $0 == .string || $0 == .any }) {
        value = worded(value)
        tests = tests.map { test in
          if case .value(let node) = test { .value(wordedItems(node)) } else { test }
        }
      }
    }
    return make(
      .membership(value, tests, negated: negated), .boolean, range,
      below: [value] + tests.compactMap(\.node))
  }

  /// Says what is wrong with testing a value of `type` against `node`.
  mutating func checkTest(_ node: Node, _ type: FEELType) {
    if node.isUnresolved || type.isOpen || node.type.isOpen { return }
    switch node.type {
    case .range(let end):
      if case .level(let ladder) = type {
        report(.orderOfLevels(ladder: ladder.name, operator: "..", instead: nil), node.range)
      } else if !type.canEqual(end), type.element == type {
        report(.comparisonTypes(left: type, right: end, instead: nil), node.range)
      }
    case .list(let element):
      if case .range = element { return }
      if !type.canEqual(element), !type.canEqual(node.type) {
        report(.comparisonTypes(left: type, right: element, instead: nil), node.range)
      }
    default:
      if !type.canEqual(node.type), !type.element.canEqual(node.type) {
        report(
          .comparisonTypes(left: type, right: node.type, instead: meant(by: node, as: type)),
          node.range)
      }
    }
  }

  mutating func rangeLiteral(
    _ node: Node.RangeNode, _ low: Node, _ high: Node, _ range: Range<Int>
  ) -> Node {
    for end in [low, high] where !end.type.isOrdered && end.type != .null {
      report(.rangeEndType(found: end.type), end.range)
    }
    if !low.type.canEqual(high.type) {
      report(.comparisonTypes(left: low.type, right: high.type, instead: nil), range)
    }
    if let first = low.constant, let last = high.constant, case .greater = first.order(last) {
      reportInRules(.emptyRange, range)
    }
    return make(.range(node), .range(low.type.joined(with: high.type)), range, below: [low, high])
  }

  mutating func checkCondition(_ node: Node) {
    if !node.type.fits(.boolean), !node.isUnresolved {
      report(.conditionType(found: node.type), node.range)
    }
  }

  /// Says that a branch of `if` is never taken.
  mutating func checkReachable(_ condition: Node) {
    // A named figure may get another value; only what is written here can never change.
    if references.contains(where: { condition.range.contains($0.range.lowerBound) }) { return }
    if let truth = condition.foldedTruth {
      reportInRules(.constantCondition(truth), condition.range)
    }
  }

  mutating func checkFilter(_ node: Node) {
    switch node.type {
    case .number, .boolean, .any, .null: break
    default: report(.filterType(found: node.type), node.range)
    }
  }

  /// What a loop over `node` binds its name to.
  mutating func iteratedType(_ node: Node) -> FEELType {
    switch node.type {
    case .list(let element): return element
    case .range(let element):
      switch element {
      case .number, .date, .any, .null: break
      default: report(.notIterable(found: node.type), node.range)
      }
      return element
    default: return node.type
    }
  }

  // MARK: - Levels

  /// `node` as a level, where it is a word, or a list of words, that is held against `type`.
  mutating func levelled(_ node: Node, _ type: FEELType) -> Node {
    guard case .level(let ladder) = type.element else { return node }
    if let word = node.literalString {
      guard let level = ladder.level(word) else {
        report(
          .unknownRung(
            word: word, ladder: ladder.name, rungs: ladder.rungs,
            nearest: nearestName(to: word, among: ladder.rungs)), node.range)
        return Node(node.kind, .level(ladder), node.range, depth: node.depth)
      }
      return Node(
        .constant(.scalar(Cell(level))), .level(ladder), node.range, depth: 1)
    }
    if case .list(let items) = node.kind {
      let items = items.map { levelled($0, type) }
      let type = items.dropFirst().reduce(items.first?.type ?? .null) { $0.joined(with: $1.type) }
      return make(.list(items), .list(type), node.range, below: items)
    }
    return node
  }
}

extension Ladder {
  /// The function and rung that ask what `op` with the rung at `place` seems to ask; nil where no
  /// rung lies beyond it.
  fileprivate func test(_ op: ComparisonOperator, _ place: Int) -> (function: String, rung: String)?
  {
    func rung(_ place: Int) -> String? { rungs.indices.contains(place) ? rungs[place] : nil }
    guard rung(place) != nil else { return nil }
    let further = bestFirst ? place - 1 : place + 1
    switch op {
    case .greaterOrEqual: return rung(place).map { ("at least", $0) }
    case .greater: return rung(further).map { ("at least", $0) }
    case .less: return rung(place).map { ("below", $0) }
    case .lessOrEqual: return rung(further).map { ("below", $0) }
    case .equal, .unequal: return nil
    }
  }
}

extension Node.Test {
  /// The value that the input is compared with.
  var valueNode: Node? { if case .value(let node) = self { node } else { nil } }
}

extension FEELType {
  /// Whether values of this type have an order.
  var isOrdered: Bool {
    switch self {
    case .number, .string, .date, .time, .dateTime, .monthsDuration, .secondsDuration, .any: true
    default: false
    }
  }

  /// Whether equality between values of the two types can say anything.
  func canEqual(_ other: FEELType) -> Bool {
    if isOpen || other.isOpen { return true }
    switch (self, other) {
    case (.level(let left), .level(let right)): return left == right
    case (.level, .string), (.string, .level): return true
    case (.list, .list), (.context, .context), (.range, .range), (.function, .function):
      return true
    default: return self == other
    }
  }
}

extension ArithmeticOperator {
  /// What the operation gives; nil where it takes no such operands.
  func result(_ left: FEELType, _ right: FEELType) -> FEELType? {
    switch (left, right) {
    case (.null, _), (_, .null): return nil
    case (.any, _), (_, .any): return self == .power ? .number : .any
    case (.number, .number): return .number
    case (.string, .string): return self == .add ? .string : nil
    default: return temporalResult(left, right)
    }
  }

  private func temporalResult(_ left: FEELType, _ right: FEELType) -> FEELType? {
    switch (self, left, right) {
    case (.add, .secondsDuration, .secondsDuration),
      (.subtract, .secondsDuration, .secondsDuration):
      .secondsDuration
    case (.add, .monthsDuration, .monthsDuration), (.subtract, .monthsDuration, .monthsDuration):
      .monthsDuration
    case (.divide, .secondsDuration, .secondsDuration), (.divide, .monthsDuration, .monthsDuration):
      .number
    case (.multiply, .secondsDuration, .number), (.multiply, .number, .secondsDuration),
      (.divide, .secondsDuration, .number):
      .secondsDuration
    case (.multiply, .monthsDuration, .number), (.multiply, .number, .monthsDuration),
      (.divide, .monthsDuration, .number):
      .monthsDuration
    case (.add, .date, .secondsDuration), (.add, .secondsDuration, .date),
      (.add, .date, .monthsDuration), (.add, .monthsDuration, .date),
      (.subtract, .date, .secondsDuration), (.subtract, .date, .monthsDuration):
      .date
    case (.add, .dateTime, .secondsDuration), (.add, .secondsDuration, .dateTime),
      (.add, .dateTime, .monthsDuration), (.add, .monthsDuration, .dateTime),
      (.subtract, .dateTime, .secondsDuration), (.subtract, .dateTime, .monthsDuration):
      .dateTime
    case (.add, .time, .secondsDuration), (.add, .secondsDuration, .time),
      (.subtract, .time, .secondsDuration):
      .time
    case (.subtract, .time, .time), (.subtract, .date, .date), (.subtract, .dateTime, .dateTime),
      (.subtract, .date, .dateTime), (.subtract, .dateTime, .date):
      .secondsDuration
    default: nil
    }
  }
}

extension Node {
  /// The truth value of a condition that reads nothing.
  fileprivate var foldedTruth: Bool? {
    switch kind {
    case .constant(let value): return value.boolean
    case .compare(let op, let left, let right):
      guard let left = left.constant, let right = right.constant else { return nil }
      return Operations.compare(op, left, right, range).boolean
    case .and(let left, let right):
      let truths = [left.foldedTruth, right.foldedTruth]
      if truths.contains(false) { return false }
      return truths == [true, true] ? true : nil
    case .or(let left, let right):
      let truths = [left.foldedTruth, right.foldedTruth]
      if truths.contains(true) { return true }
      return truths == [false, false] ? false : nil
    default: return nil
    }
  }
}
