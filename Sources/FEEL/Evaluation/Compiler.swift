import Decimals

/// Turns nodes into closures.
struct Compiler {
  /// Where the value of each node is noted, when an explanation is wanted.
  let probe: Probe?
  /// Whether something takes steps of the budget or binds names.
  var needsActivation = false
  let origin = Origin()

  init(probe: Probe? = nil) { self.probe = probe }

  mutating func compile(_ node: Node) -> Code {
    let code = bare(node)
    guard let probe else { return code }
    let range = node.range
    switch code {
    case .cell(let run):
      return .cell { row in
        let cell = run(row)
        probe.note(range, .scalar(cell))
        return cell
      }
    case .value(let run):
      return .value { row in
        let value = run(row)
        probe.note(range, value)
        return value
      }
    }
  }

  private mutating func bare(_ node: Node) -> Code {
    let range = node.range
    switch node.kind {
    case .constant(let value):
      switch value {
      case .scalar(let cell): return .cell { _ in cell }
      case .object: return .value { _ in value }
      }
    case .slot(let slot): return .cell { $0[slot] }
    case .object(let slot):
      needsActivation = true
      return .value { $0[slot] }
    case .local(let index):
      needsActivation = true
      let read: ValueCode = { row in
        guard let locals = row.activation?.locals, locals.indices.contains(index) else {
          return Value(.noSuchSlot, at: range)
        }
        return locals[index]
      }
      return .value(read)
    case .implicitField(let item, let name): return implicitField(item, name, range)
    case .unresolved(let cause):
      let cell = Cell(cause, at: range)
      return .cell { _ in cell }
    case .negate(let operand): return negate(operand, range)
    case .arithmetic(let op, let left, let right): return arithmetic(op, left, right, range)
    case .compare(let op, let left, let right): return compare(op, left, right, range)
    case .and(let left, let right): return logical(left, right, decisive: false, range)
    case .or(let left, let right): return logical(left, right, decisive: true, range)
    case .between(let value, let low, let high): return between(value, low, high, range)
    case .membership(let value, let tests, let negated):
      return membership(value, tests, negated, range)
    case .instance(let operand, let type): return instance(operand, type)
    case .conditional(let condition, let yes, let no): return conditional(condition, yes, no, range)
    case .list(let items): return list(items)
    case .context(let entries): return context(entries, range)
    case .range(let ends): return self.range(ends, range)
    case .path(let operand, let name): return path(operand, name, range)
    case .filter(let operand, let condition, let item):
      return filter(operand, condition, item: item, range)
    case .iteration(let iterators, let body, let partial):
      return iteration(iterators, body, partial: partial, range)
    case .quantified(let every, let iterators, let body):
      return quantified(every, iterators, body, range)
    case .call(let callee, let arguments): return call(callee, arguments, range)
    case .builtin(let builtin, let forms, let arguments):
      return self.builtin(forms.map { builtin.forms[$0] }, arguments, range)
    case .domain(let run, let arguments, let aware): return domain(run, arguments, aware)
    case .function(let function): return self.function(function)
    case .rungs(let operand, let ladder, let rungs):
      return self.rungs(operand, ladder, rungs, range)
    case .word(let operand, let ladder): return word(operand, ladder, range)
    }
  }
}

extension Activation {
  /// Sets a local; a number out of range is ignored.
  func set(_ index: Int, _ value: Value) {
    if locals.indices.contains(index) { locals[index] = value }
  }
}
