import Decimals
import Diagnostics

extension Parser {
  // MARK: - Paths

  /// `.name` after `node`.
  mutating func path(_ node: Node) -> Node {
    advance()
    let start = position
    let fields = fieldNames(of: node.type)
    if let (field, count) = longestField(fields.map(\.name)) {
      position += count
      let range = span(node.range.lowerBound, lastEnd)
      let type = fields.first { $0.name == field }?.type ?? .any
      return make(.path(node, field), pathType(node.type, type), range, below: [node])
    }
    // No known key: one word, or the run of words, and what the type says about them.
    repeat { advance() } while isFieldWord() && position - start < 32
    let range = span(tokens[start].range.lowerBound, max(lastEnd, tokens[start].range.upperBound))
    guard case .word = tokens[start].kind else {
      position = start
      return fail(.nameMissingAfterDot, range)
    }
    let name = nameText(start..<position)
    if !node.type.element.isOpen, !node.isUnresolved {
      report(
        .unknownField(
          name: name, of: node.type.description,
          nearest: nearestName(to: name, among: fields.map(\.name))), range)
    }
    return make(.path(node, name), .any, span(node.range.lowerBound, lastEnd), below: [node])
  }

  private func isFieldWord() -> Bool {
    guard case .word = token.kind else { return false }
    return Keyword(rawValue: token.text) == nil
  }

  /// What may follow the dot.
  private func fieldNames(of type: FEELType) -> [FEELType.Field] {
    switch type {
    case .context(let fields): fields
    case .list(let element): fieldNames(of: element)
    case .any, .null:
      seenKeys.map { FEELType.Field($0, .any) }
        + FEELType.properties.map { FEELType.Field($0, .any) }
    default: type.propertyFields
    }
  }

  private func pathType(_ type: FEELType, _ field: FEELType) -> FEELType {
    if case .list = type { return .list(field) }
    return type == .any ? .any : field
  }

  private func longestField(_ names: [String]) -> (String, Int)? {
    var best: (String, Int)?
    for name in names {
      if name == token.text, best == nil {
        best = (name, 1)
        continue
      }
      // A name of several tokens begins with the text of its first.
      guard name.count > token.text.count, name.hasPrefix(token.text) else { continue }
      let parts = NameTable.tokens(of: name)
      guard parts.count > best?.1 ?? 0, position + parts.count < tokens.count else { continue }
      if parts.indices.allSatisfy({ tokens[position + $0].text == parts[$0] }) {
        best = (name, parts.count)
      }
    }
    return best
  }

  // MARK: - Filters

  /// `[…]` after `node`: an index or a condition over its elements.
  mutating func filter(_ node: Node) -> Node {
    nested { parser in
      let start = parser.token
      parser.advance()
      let element = node.type.element
      let index = parser.functions[parser.functions.count - 1].newLocal()
      let item = LocalReference(level: parser.functions.count - 1, index: index, type: element)
      var frame = BoundNames()
      frame.table.add("item", .local(item))
      if case .context(let fields) = element {
        for field in fields {
          frame.table.add(field.name, .field(item, name: field.name, field.type))
        }
      } else if element.isOpen {
        for key in Set(parser.seenKeys) where key != "item" {
          frame.table.add(key, .field(item, name: key, .any))
        }
        frame.openItem = item
      }
      parser.frames.append(frame)
      let condition = parser.expression()
      parser.frames.removeLast()
      parser.close(.closeBracket, opened: start)
      parser.checkFilter(condition)
      let range = span(node.range.lowerBound, parser.lastEnd)
      let type: FEELType =
        switch condition.type {
        case .number: element
        case .boolean: .list(element)
        default: .any
        }
      return parser.make(
        .filter(node, condition, item: index), type, range, below: [node, condition])
    }
  }

  // MARK: - in

  /// The rest of `value in …`.
  mutating func membership(_ value: Node) -> Node {
    let tests: [Node.Test]
    if at(.openParenthesis) {
      tests = bracketedTests(value.type)
    } else {
      tests = [test(value.type, .sum)]
    }
    return membership(value, tests, negated: false, span(value.range.lowerBound, lastEnd))
  }

  /// `(test, test, …)`, `(low..high)`, or an expression that begins with a bracket.
  private mutating func bracketedTests(_ type: FEELType) -> [Node.Test] {
    let opened = token
    guard enter() else { return [] }
    let outer = rangeEnds
    rangeEnds = 0
    advance()
    let first = rawTest(type)
    if !failed, at(.comma) || isComparison(first.test) || first.asksInput {
      var tests = [checked(first, type)]
      while !failed, take(.comma) { tests.append(test(type)) }
      close(.closeParenthesis, opened: opened)
      nesting -= 1
      rangeEnds = outer
      return tests
    }
    // A single expression or range: the brackets belong to it, and more may follow.
    var node = first.test.node ?? unresolved(.invalid, opened.range)
    if at(.dots) {
      node = range(from: node, closed: false, opened: opened)
    } else {
      close(.closeParenthesis, opened: opened)
      node = Node(
        node.kind, node.type, span(opened.range.lowerBound, lastEnd), depth: node.depth)
    }
    nesting -= 1
    rangeEnds = outer
    return [valueTest(binary(.sum, from: postfix(from: node)), type)]
  }

  private func isComparison(_ test: Node.Test) -> Bool {
    if case .comparison = test { true } else { false }
  }
}

extension Node.Test {
  var node: Node? {
    switch self {
    case .any: nil
    case .comparison(_, let node), .value(let node), .holds(let node): node
    }
  }
}
