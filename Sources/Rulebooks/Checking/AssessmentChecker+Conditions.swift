import Decimals
import Diagnostics
import FEEL

// Conditions that the values that can occur make true always or never.
extension AssessmentChecker {
  /// Checks a condition in its scope.
  func check(_ condition: Condition, key: String, in scope: Scope) {
    guard canRead(condition.formula) else { return }
    let constant = checker.check(condition, key: key, in: withLists(scope, for: condition.formula))
    // Naming all kinds of subjects under `for` is a way of writing, and changes nothing.
    guard constant == nil, key != "for", let holds = outcome(of: condition.formula) else { return }
    report(FormulaFault.conditionConstant(key: key, holds: holds), at: condition.formula.span)
  }

  /// What a condition comes to for every value that can occur; nil where that differs or is not
  /// known. Only conditions that read one name are looked at.
  private func outcome(of formula: Formula) -> Bool? {
    guard let expression = checker.expression(of: formula),
      offset(of: "subordinates", in: formula.text) == nil,
      offset(of: "result(", in: formula.text) == nil,
      offset(of: "is missing", in: formula.text) == nil,
      offset(of: "is not applicable", in: formula.text) == nil,
      offset(of: "present(", in: formula.text) == nil
    else { return nil }
    let reads = expression.references.filter { reference in
      if case .constant = reference.binding.reference { return false }
      return true
    }
    guard let first = reads.first, case .slot(let slot) = first.binding.reference,
      reads.allSatisfy({ read in
        if case .slot(slot) = read.binding.reference { return true }
        return false
      })
    else { return nil }
    if let values = values(of: first.binding) {
      return outcome(of: expression, slot, values)
    }
    guard first.binding.type == .number, reads.count == 1, first.range.lowerBound == 0 else {
      return nil
    }
    let rest = formula.text.utf8.dropFirst(first.range.upperBound)
    return outcome(
      of: trimmed(String(decoding: Array(rest), as: UTF8.self)), range(of: first.binding, slot))
  }

  /// All values that a name can have, where they are few.
  private func values(of binding: Binding) -> [Cell]? {
    switch binding.type {
    case .boolean: [Cell(true), Cell(false)]
    case .level(let ladder): ladder.rungs.compactMap { ladder.level($0).map { Cell($0) } }
    default: nil
    }
  }

  private func outcome(of expression: Expression, _ slot: Slot, _ values: [Cell]) -> Bool? {
    let compiled = expression.compiled()
    var outcomes: Set<Bool> = []
    for value in values {
      var cells = Array(repeating: Cell(Absence(.missing)), count: slot.index + 1)
      cells[slot.index] = value
      guard let holds = Row.with(cells, { compiled.cell($0).boolean }) else { return nil }
      outcomes.insert(holds)
    }
    return outcomes.count == 1 ? outcomes.first : nil
  }

  /// What a comparison with a figure comes to for all values of a range.
  private func outcome(of comparison: String, _ range: ValueRange) -> Bool? {
    guard range != .numbers, ["<", ">", "="].contains(comparison.first),
      let pieces = testPieces(
        of: comparison,
        value: { text in parse(text, in: factScope).expression?.constant?.number })
    else { return nil }
    if pieces.allSatisfy({ range.cut($0).isEmpty }) { return false }
    return range.gaps(leftBy: pieces).isEmpty ? true : nil
  }

  private func range(of binding: Binding, _ slot: Slot) -> ValueRange {
    if slot == frame.total {
      let root = tree.first?.criterion.points?.value
      guard let highest = highestTotal(root), let root else { return .numbers }
      return ValueRange(lower: min(root.lowest, .zero), upper: highest)
    }
    return range(ofSlot: slot)
  }
}
