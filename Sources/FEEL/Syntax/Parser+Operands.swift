import Decimals

extension Parser {
  /// An operand without what follows it.
  mutating func primary() -> Node {
    let token = token
    switch token.kind {
    case .number:
      advance()
      guard let number = Decimal(token.text) else {
        report(.numberTooLong(text: token.text), token.range)
        return unresolved(.overflow, token.range)
      }
      return Node(.constant(Value(number)), .number, token.range, depth: 1)
    case .string:
      advance()
      return Node(
        .constant(.scalar(Cell(Texts.intern(token.text)))), .string, token.range, depth: 1)
    case .at: return atLiteral()
    case .word: return word()
    case .symbol(let symbol): return mark(symbol)
    case .end: return fail(tokens.count == 1 ? .emptyExpression : .endTooEarly, token.range)
    }
  }

  private mutating func mark(_ symbol: Symbol) -> Node {
    let range = token.range
    switch symbol {
    case .openParenthesis: return nested { $0.parenthesis() }
    case .openBracket: return nested { $0.listOrRange() }
    case .closeBracket: return nested { $0.openRange() }
    case .openBrace: return nested { $0.contextLiteral() }
    case .question:
      advance()
      sawInput = true
      if let input = input(range) { return input }
      report(.questionMarkOutsideTests, range)
      return unresolved(.unknownName, range)
    case .apostrophe: return singleQuotes()
    case .other where token.text == "!":
      advance()
      let operand = unary()
      report(
        .foreignOperator(found: "!", instead: "not(\(written(operand.range)))"),
        span(range.lowerBound, operand.range.upperBound))
      return operand
    case .equal where position == 0 && token(ahead: 1).kind != .end:
      advance()
      let end = tokens[tokens.count - 1].range.lowerBound
      if let said = inFEEL(span(token.range.lowerBound, end)) {
        // All of it is said anew, so that its signs need no word of their own.
        problems.removeAll()
        return fail(.leadingEqualsSign(instead: said), span(range.lowerBound, end))
      }
      report(.leadingEqualsSign(instead: nil), range)
      return unary()
    case .closeParenthesis, .closeBrace: return fail(.strayBracket(token.text), range)
    default:
      if position > 0, tokens[position - 1].text == token.text,
        readsClean(text(with: "", in: range))
      {
        let both = span(tokens[position - 1].range.lowerBound, range.upperBound)
        return fail(.foreignOperator(found: written(both), instead: token.text), both)
      }
      return fail(.operandMissing(before: token.text), range)
    }
  }

  /// Runs `read` one level deeper.
  mutating func nested(_ read: (inout Parser) -> Node) -> Node {
    guard enter() else { return unresolved(.invalid, token.range) }
    let outer = rangeEnds
    rangeEnds = 0
    defer {
      nesting -= 1
      rangeEnds = outer
    }
    return read(&self)
  }

  /// `'text'`: strings stand in double quotes.
  private mutating func singleQuotes() -> Node {
    let start = token.range.lowerBound
    let bytes = Array(text.utf8)
    let rest = bytes[(start + 1)...]
    guard let end = rest.firstIndex(of: UInt8(ascii: "'")) else {
      return fail(.singleQuotes(text: ""), token.range)
    }
    let inner = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    report(.singleQuotes(text: inner), start..<end + 1)
    while token.kind != .end, token.range.lowerBound <= end { advance() }
    return Node(.constant(.scalar(Cell(Texts.intern(inner)))), .string, start..<end + 1, depth: 1)
  }

  // MARK: - Brackets

  private mutating func parenthesis() -> Node {
    let start = token
    advance()
    if case .symbol(let symbol) = token.kind, let comparison = Parser.comparison(symbol) {
      advance()
      noteDiamond(lastEnd - 2..<lastEnd)
      let end = binary(.sum)
      close(.closeParenthesis, opened: start)
      return comparisonRange(comparison, end, span(start.range.lowerBound, lastEnd))
    }
    let inner = expression()
    if at(.dots) { return range(from: inner, closed: false, opened: start) }
    if at(.comma) { decimalComma(inner) }
    close(.closeParenthesis, opened: start)
    return Node(
      inner.kind, inner.type, span(start.range.lowerBound, lastEnd), depth: inner.depth)
  }

  /// The range of a comparison in brackets, `(< 10)`.
  func comparisonRange(_ comparison: ComparisonOperator, _ end: Node, _ range: Range<Int>) -> Node {
    let node =
      switch comparison {
      case .less, .lessOrEqual:
        Node.RangeNode(
          low: nil, high: end, lowClosed: false, highClosed: comparison == .lessOrEqual,
          form: .comparison)
      case .greater, .greaterOrEqual:
        Node.RangeNode(
          low: end, high: nil, lowClosed: comparison == .greaterOrEqual, highClosed: false,
          form: .comparison)
      case .equal, .unequal:
        Node.RangeNode(
          low: end, high: end, lowClosed: true, highClosed: true,
          form: comparison == .equal ? .equal : .unequal)
      }
    return Node(.range(node), .range(end.type), range, below: end)
  }

  /// Takes the closing bracket of `opened`, or says that it is missing.
  mutating func close(_ symbol: Symbol, opened: Token) {
    if failed || take(symbol) { return }
    switch token.kind {
    case .end: fail(.bracketNotClosed(opened.text), opened.range)
    case .symbol(.closeParenthesis), .symbol(.closeBracket), .symbol(.closeBrace):
      fail(.wrongBracket(found: token.text, expected: symbol.rawValue), token.range)
    default: unexpected()
    }
  }

  /// `2,5` where no comma can stand.
  mutating func decimalComma(_ left: Node) {
    guard case .number = token(ahead: 1).kind, position > 0,
      case .number = tokens[position - 1].kind
    else { return }
    let whole = tokens[position - 1]
    let fraction = token(ahead: 1)
    guard whole.range.upperBound == token.range.lowerBound,
      token.range.upperBound == fraction.range.lowerBound
    else { return }
    report(
      .decimalComma(whole: whole.text, fraction: fraction.text),
      span(whole.range.lowerBound, fraction.range.upperBound))
    advance()
    advance()
  }

  /// What comes next cannot stand here.
  mutating func unexpected() {
    switch token.kind {
    case .end: fail(.endTooEarly, token.range)
    case .symbol(.closeParenthesis), .symbol(.closeBracket), .symbol(.closeBrace):
      fail(.strayBracket(token.text), token.range)
    case .symbol(.other): fail(.unexpectedCharacter(token.text), token.range)
    case .symbol(.colon) where readsClean(text(with: "/", in: token.range)):
      fail(.foreignOperator(found: ":", instead: "/"), token.range)
    case .word where position > 0 && tokens[position - 1].kind == .number:
      wordAfterNumber()
    default: fail(.unexpected(token.text), token.range)
    }
  }

  /// `95 điểm`: a figure with its unit, or two operands with nothing between them.
  private mutating func wordAfterNumber() {
    guard Keyword(rawValue: token.text) == nil else {
      fail(.unexpected(token.text), token.range)
      return
    }
    let figure = tokens[position - 1]
    let start = position
    while token.kind == .word, Keyword(rawValue: token.text) == nil { advance() }
    let word = nameText(start..<position)
    fail(
      .wordAfterNumber(figure: figure.text, word: word),
      span(figure.range.lowerBound, lastEnd))
  }

  private mutating func listOrRange() -> Node {
    let start = token
    advance()
    if take(.closeBracket) {
      return Node(.list([]), .list(.null), span(start.range.lowerBound, lastEnd), depth: 1)
    }
    var items = [expression()]
    if at(.dots) { return range(from: items[0], closed: true, opened: start) }
    while !failed, take(.comma) { items.append(expression()) }
    close(.closeBracket, opened: start)
    let type = items.dropFirst().reduce(items[0].type) { $0.joined(with: $1.type) }
    return make(.list(items), .list(type), span(start.range.lowerBound, lastEnd), below: items)
  }

  private mutating func openRange() -> Node {
    let start = token
    advance()
    let low = expression()
    guard at(.dots) else {
      return failed ? low : fail(.strayBracket(start.text), start.range)
    }
    return range(from: low, closed: false, opened: start)
  }

  /// The rest of a range, from `..` on.
  mutating func range(from low: Node, closed: Bool, opened: Token) -> Node {
    advance()
    switch token.kind {
    case .symbol(.closeParenthesis), .symbol(.closeBracket), .end:
      return fail(.rangeEndMissing, span(opened.range.lowerBound, lastEnd))
    default: break
    }
    rangeEnds += 1
    let high = expression()
    rangeEnds -= 1
    let highClosed: Bool
    if take(.closeBracket) {
      highClosed = true
    } else if take(.closeParenthesis) || take(.openBracket) {
      highClosed = false
    } else {
      close(.closeBracket, opened: opened)
      highClosed = true
    }
    let node = Node.RangeNode(
      low: low, high: high, lowClosed: closed, highClosed: highClosed, form: .interval)
    return rangeLiteral(node, low, high, span(opened.range.lowerBound, lastEnd))
  }

  private mutating func contextLiteral() -> Node {
    let start = token
    advance()
    frames.append(BoundNames())
    defer { frames.removeLast() }
    var entries: [Node.Entry] = []
    while !failed, !at(.closeBrace) {
      if !entries.isEmpty, !take(.comma) { break }
      guard let (key, keyRange) = entryKey() else { break }
      if !take(.colon) {
        fail(.colonMissing(key: key), keyRange)
        break
      }
      let local = functions[functions.count - 1].newLocal()
      if at(.function) {
        bind(key, local, .any)
        ownLocal = local
      }
      let value = expression()
      ownLocal = nil
      if entries.contains(where: { $0.key == key }) { report(.duplicateKey(key), keyRange) }
      entries.append(Node.Entry(key: key, keyRange: keyRange, value: value, local: local))
      seenKeys.append(key)
      bind(key, local, value.type)
    }
    close(.closeBrace, opened: start)
    return make(
      .context(entries), .context(entries.map { FEELType.Field($0.key, $0.value.type) }),
      span(start.range.lowerBound, lastEnd), below: entries.map(\.value))
  }

  private mutating func entryKey() -> (String, Range<Int>)? {
    let first = token
    if first.kind == .string {
      advance()
      return (first.text, first.range)
    }
    guard let name = words(until: { $0.at(.colon) }) else {
      unexpected()
      return nil
    }
    return name
  }

  /// The tokens up to a delimiter as one name, its spaces counting once.
  mutating func words(until delimiter: (Parser) -> Bool) -> (String, Range<Int>)? {
    let start = position
    while !delimiter(self) {
      switch token.kind {
      case .word, .number: advance()
      case .symbol(let symbol):
        switch symbol {
        case .dot, .divide, .minus, .apostrophe, .plus, .times, .power: advance()
        default: return nil
        }
      default: return nil
      }
    }
    guard position > start else { return nil }
    return (
      nameText(start..<position),
      span(tokens[start].range.lowerBound, tokens[position - 1].range.upperBound)
    )
  }

  /// The tokens as a name: with one space where there was space.
  func nameText(_ positions: Range<Int>) -> String {
    var text = ""
    for index in positions {
      let joined =
        index > positions.lowerBound
        && tokens[index - 1].range.upperBound < tokens[index].range.lowerBound
      text += (joined ? " " : "") + tokens[index].text
    }
    return text
  }

  // MARK: - Names that the expression binds

  /// Binds `name` in the innermost frame to a local of the innermost function.
  mutating func bind(_ name: String, _ local: Int, _ type: FEELType) {
    let reference = LocalReference(level: functions.count - 1, index: local, type: type)
    frames[frames.count - 1].table.add(name, .local(reference))
  }

  /// The node that reads `reference`, caught by each function between there and here.
  mutating func local(_ reference: LocalReference, _ range: Range<Int>) -> Node {
    var index = reference.index
    var level = reference.level + 1
    functions[reference.level].read.insert(index)
    while level < functions.count {
      if let caught = functions[level].captures.first(where: { $0.outer == index }) {
        index = caught.inner
      } else {
        let inner = functions[level].newLocal()
        functions[level].captures.append((index, inner))
        index = inner
      }
      level += 1
    }
    return Node(.local(index), reference.type, range, depth: 1)
  }
}
