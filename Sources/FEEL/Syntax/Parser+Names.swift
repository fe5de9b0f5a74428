import Decimals
import Diagnostics

extension Parser {
  /// A name, or a construct that begins with a keyword.
  mutating func word() -> Node {
    let keyword = Keyword(rawValue: token.text)
    let match = longestName()
    if let match, match.count > 1 || keyword == nil { return name(match) }
    switch keyword {
    case .if: return nested { $0.conditional() }
    case .for: return nested { $0.iteration() }
    case .any: return nested { $0.quantified(every: false) }
    case .every: return nested { $0.quantified(every: true) }
    case .function: return nested { $0.function() }
    case .null: return literal(Value(.written, at: token.range), .null)
    case .true: return literal(Value(true), .boolean)
    case .false: return literal(Value(false), .boolean)
    case .not:
      if let match, token(ahead: 1).kind == .symbol(.openParenthesis) { return name(match) }
      return notWithoutBrackets()
    case .then, .else, .return, .satisfies, .and, .or, .in, .between:
      return fail(.operandMissing(before: token.text), token.range)
    default:
      if match == nil, let said = vietnameseConditional() {
        return fail(
          .foreignOperator(found: "nếu … thì …", instead: said),
          span(token.range.lowerBound, tokens[tokens.count - 1].range.lowerBound))
      }
      if match == nil, let keyword = Habits.capitalKeyword(token.text),
        token(ahead: 1).kind != .symbol(.openParenthesis)
      {
        report(
          .foreignOperator(found: token.text, instead: keyword.rawValue), token.range)
        return construct(keyword)
      }
      return unknownName(from: position)
    }
  }

  /// `not x`: FEEL's `not` is a function.
  private mutating func notWithoutBrackets() -> Node {
    let start = token.range
    guard token(ahead: 1).kind != .end else { return fail(.notNeedsBrackets(instead: nil), start) }
    advance()
    let operand = binary(.comparison)
    report(
      .notNeedsBrackets(instead: "not(\(written(operand.range)))"),
      span(start.lowerBound, operand.range.upperBound))
    return Node(operand.kind, .boolean, operand.range, depth: operand.depth)
  }

  /// What begins with a keyword that was written in capitals.
  private mutating func construct(_ keyword: Keyword) -> Node {
    switch keyword {
    case .true: literal(Value(true), .boolean)
    case .false: literal(Value(false), .boolean)
    case .null: literal(Value(.written, at: token.range), .null)
    case .if: nested { $0.conditional() }
    default: unknownName(from: position)
    }
  }

  private mutating func literal(_ value: Value, _ type: FEELType) -> Node {
    let range = token.range
    advance()
    return Node(.constant(value), type, range, depth: 1)
  }

  /// The longest name that stands here, then the innermost. Where a call follows, a function is
  /// preferred among names of equal length; where none does, a function gives way to a shorter
  /// name that is none.
  private func longestName() -> (target: Target, count: Int)? {
    var best: (target: Target, count: Int)?
    var shorter: (target: Target, count: Int)?
    func consider(_ table: NameTable) {
      guard let found = table.longest(tokens, from: position) else { return }
      let called = tokens[position + found.count].kind == .symbol(.openParenthesis)
      if found.target.isFunctionOnly, !called {
        if shorter == nil { shorter = found }
        return
      }
      if let best {
        let replaces =
          found.count > best.count
          || (found.count == best.count && called && found.target.isCallable
            && !best.target.isCallable)
        if !replaces { return }
      }
      best = found
    }
    for frame in frames.reversed() { consider(frame.table) }
    for frame in scope.frames.reversed() { consider(frame) }
    return best ?? shorter
  }

  /// The node of a name that was found.
  private mutating func name(_ match: (target: Target, count: Int)) -> Node {
    let start = position
    position += match.count
    let range = span(tokens[start].range.lowerBound, lastEnd)
    let called = at(.openParenthesis)
    // Words follow that belong to no name: the author meant one longer name.
    if !called, isNameToken(token), Habits.operatorKeyword(token.text) == nil {
      if let node = missingOperator(from: start, to: range) { return node }
      return unknownName(from: start)
    }
    switch match.target {
    case .binding(let binding): return reference(binding, range)
    case .local(let local): return self.local(local, range)
    case .field(let item, let name, let type):
      let item = local(item, range)
      return Node(.path(item, name), type, range, below: item)
    case .builtin(let builtin):
      if called { return builtinCall(builtin, nameRange: range) }
      return Node(.constant(.object(.function(builtin.value))), builtin.type, range, depth: 1)
    case .domain(let function):
      if called { return domainCall(function, nameRange: range) }
      report(.callBracketsMissing(signature: function.signature), range)
      return unresolved(.unknownName, range)
    }
  }

  /// Says that an operator is lacking between a name and another that follows it at once, or that
  /// `x` stands for `*` between them; nil where no name follows.
  private mutating func missingOperator(from start: Int, to first: Range<Int>) -> Node? {
    let left = written(first)
    if token.kind == .word, ["x", "X"].contains(token.text),
      readsClean(text(with: "*", in: token.range))
    {
      return fail(.foreignOperator(found: token.text, instead: "*"), token.range)
    }
    guard token.kind == .word, let next = longestName(),
      position + next.count < tokens.count, !isNameToken(tokens[position + next.count]),
      nearest(to: nameText(start..<position + next.count), functions: false) == nil
    else { return nil }
    let last = tokens[position + next.count - 1].range
    let right = written(span(token.range.lowerBound, last.upperBound))
    return fail(
      .operatorMissing(left: left, right: right), span(first.lowerBound, last.upperBound))
  }

  /// The node that reads what a host's name stands for.
  mutating func reference(_ binding: Binding, _ range: Range<Int>) -> Node {
    references.append(Reference(binding: binding, range: range))
    switch binding.reference {
    case .slot(let slot): return Node(.slot(slot), binding.type, range, depth: 1)
    case .object(let slot): return Node(.object(slot), binding.type, range, depth: 1)
    case .constant(let value): return Node(.constant(value), binding.type, range, depth: 1)
    case .input: return input(range) ?? unresolved(.noSuchSlot, range)
    }
  }

  /// The node that reads what `?` stands for, in unary tests.
  mutating func input(_ range: Range<Int>) -> Node? {
    switch input {
    case .named(let node): Node(node.kind, node.type, range, depth: 1)
    case .given(let reference): local(reference, range)
    case nil: nil
    }
  }

  /// Whether the token can belong to a name and to nothing else in operator position.
  private func isNameToken(_ token: Token) -> Bool {
    switch token.kind {
    case .word: Keyword(rawValue: token.text).map { !Parser.operatorWords.contains($0) } ?? true
    case .number: true
    default: false
    }
  }

  /// Keywords that follow an operand.
  static let operatorWords: Set<Keyword> = [
    .and, .or, .between, .in, .instance, .then, .else, .return, .satisfies,
  ]

  /// The run of words from `start` up to the next operator, as one name that nothing has.
  private mutating func unknownName(from start: Int) -> Node {
    position = start
    repeat { advance() } while isNameToken(token)
    endBeforeForeignWord(from: start)
    let range = span(tokens[start].range.lowerBound, lastEnd)
    let written = nameText(start..<position)
    if at(.openParenthesis) {
      if let instead = Habits.spreadsheetFunctions[written.uppercased()] {
        if let end = endOfBracket() {
          let whole = span(range.lowerBound, tokens[end].range.upperBound)
          if let said = inFEEL(whole) {
            problems.removeAll { whole.contains($0.range.lowerBound) }
            report(.spreadsheetFunction(name: written, instead: said), whole)
            position = end + 1
            return unresolved(.unknownFunction, whole)
          }
        }
        report(.spreadsheetFunction(name: written, instead: instead), range)
        // Its arguments are to be written anew with it.
        let before = problems
        let node = call(unresolved(.unknownFunction, range))
        problems = before
        return node
      }
      let meant = Habits.functions[written.lowercased()]
      report(
        .unknownFunction(
          name: written, nearest: meant ?? nearest(to: written, functions: true)), range)
      let callee = unresolved(.unknownFunction, range)
      return call(callee)
    }
    if let item = frames.last(where: { $0.openItem != nil })?.openItem {
      let node = local(item, range)
      if case .local(let index) = node.kind {
        return Node(.implicitField(item: index, written), .any, range, depth: 1)
      }
    }
    if let ladder = expectedLadder, let rung = ladder.rung(meantBy: written) {
      report(.unquotedRung(word: written, rung: rung, ladder: ladder.name), range)
      return unresolved(.unknownName, range)
    }
    if expectsTruth, let truth = Habits.truth(written) {
      report(.unknownName(name: written, nearest: truth), range)
      return unresolved(.unknownName, range)
    }
    if Habits.isCell(written) {
      report(.cellAddress(written), range)
      return unresolved(.unknownName, range)
    }
    report(.unknownName(name: written, nearest: nearest(to: written, functions: false)), range)
    return unresolved(.unknownName, range)
  }

  /// Ends an unknown name before `và` and the like, unless some known name is near to the whole.
  private mutating func endBeforeForeignWord(from start: Int) {
    guard
      let word = (start + 1..<max(position, start + 1)).first(where: {
        tokens[$0].kind == .word && Habits.operatorKeyword(tokens[$0].text) != nil
      }), nearest(to: nameText(start..<position), functions: false) == nil
    else { return }
    position = word
  }

  /// The name that `written` was probably meant to be.
  private func nearest(to written: String, functions: Bool) -> String? {
    let tables = frames.map(\.table) + scope.frames
    return tables.compactMap { $0.names(functions: functions).match(of: written) }.min()?.name
  }
}

extension Target {
  /// Whether the name means something only where a call follows.
  var isFunctionOnly: Bool {
    switch self {
    case .builtin, .domain: true
    default: false
    }
  }

  /// Whether it can be called.
  var isCallable: Bool {
    switch self {
    case .builtin, .domain: true
    case .binding(let binding): binding.type.isCallable
    case .local(let local): local.type.isCallable
    case .field(_, _, let type): type.isCallable
    }
  }
}

extension FEELType {
  var isCallable: Bool {
    switch self {
    case .function, .any: true
    default: false
    }
  }
}

extension Ladder {
  /// The rung that a word without quotes stands for: that rung, or the one nearest to it.
  fileprivate func rung(meantBy word: String) -> String? {
    rungs.contains(word) ? word : nearestName(to: word, among: rungs)
  }
}
