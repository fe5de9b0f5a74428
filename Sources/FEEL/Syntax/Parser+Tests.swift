import Decimals

extension Parser {
  /// Unary tests: `-`, `not(…)`, or tests with commas between them, of which one must hold.
  mutating func unaryTests() -> Node {
    let start = token.range
    guard let value = input(start) else { return unresolved(.invalid, start) }
    if at(.minus), token(ahead: 1).kind == .end {
      advance()
      return Node(.membership(value, [.any], negated: false), .boolean, start, depth: 2)
    }
    var negated = false
    var tests: [Node.Test] = []
    if at(.not), token(ahead: 1).kind == .symbol(.openParenthesis) {
      negated = true
      advance()
      let opened = token
      advance()
      repeat { tests.append(test(value.type)) } while !failed && take(.comma)
      close(.closeParenthesis, opened: opened)
    } else {
      repeat {
        tests.append(test(value.type))
        if case .number = tests.last?.node?.type, at(.comma) { testComma() }
      } while !failed && take(.comma)
    }
    return membership(value, tests, negated: negated, start.lowerBound..<lastEnd)
  }

  /// `2,5` in tests is two tests, 2 or 5; without a space it is nearly always a decimal comma.
  private mutating func testComma() {
    guard position > 0, case .number = token(ahead: 1).kind,
      case .number = tokens[position - 1].kind,
      tokens[position - 1].range.upperBound == token.range.lowerBound,
      token.range.upperBound == token(ahead: 1).range.lowerBound
    else { return }
    let whole = tokens[position - 1]
    let fraction = token(ahead: 1)
    report(
      .decimalCommaInTests(whole: whole.text, fraction: fraction.text),
      whole.range.lowerBound..<fraction.range.upperBound)
  }

  /// One test of a value of `type`.
  mutating func test(_ type: FEELType) -> Node.Test {
    if case .symbol(let symbol) = token.kind, let comparison = Parser.comparison(symbol) {
      let operatorRange = token.range
      advance()
      let end = levelled(binary(.sum), type)
      checkComparison(comparison, type, end, at: operatorRange)
      return .comparison(comparison, end)
    }
    let outer = sawInput
    sawInput = false
    var node = expression()
    // `10..20` without brackets is a range for iterations only.
    if at(.dots) {
      let low = node
      fail(.rangeBracketsMissing, low.range.lowerBound..<token.range.upperBound)
      node = low
    }
    let asksInput = sawInput
    sawInput = outer || asksInput
    if asksInput, input != nil {
      checkCondition(node)
      return .holds(node)
    }
    return valueTest(node, type)
  }

  /// A test by a value, list or range.
  mutating func valueTest(_ node: Node, _ type: FEELType) -> Node.Test {
    let node = levelled(node, type)
    checkTest(node, type)
    return .value(node)
  }
}
