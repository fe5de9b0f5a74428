import Decimals
import FEEL
import Rulebooks

/// Lines over rows that count causes together.
struct KeyedRowGroup {
  /// The register and the column of the cause.
  let register: Int
  let column: Int
  let keepsHeaviest: Bool
  var group: RowGroup

  func counts(_ register: Int, _ column: Int, _ keepsHeaviest: Bool) -> Bool {
    self.register == register && self.column == column && self.keepsHeaviest == keepsHeaviest
  }
}

extension PlanCompiler {
  /// A line over the rows of a register: what it takes is filled by the group that it joins.
  mutating func rows(
    _ rule: RowsRule, _ line: Deduction, _ maximum: Decimal?, of node: CheckedNode,
    _ steps: inout [OperandStep]
  ) -> DeductKernel.Line? {
    let registers = checked.facts(of: rules.subject).registers
    guard
      let register = registers.firstIndex(where: {
        $0.register.name.value == rule.register.value
      }), let columns = layout.rowSlots[register]
    else { return nil }
    var own: [OperandStep] = []
    let loses =
      line.loses.map { operand($0, maximum: maximum, &own) } ?? .constant(Cell(Decimal.zero))
    let isAcross = rule.oncePer != nil && rule.across == .assessment
    let plan = RowsPlan(
      register: register, fact: Slot(registers[register].fact), columns: columns,
      appliesWhen: isAcross ? node.criterion.appliesWhen.flatMap { condition($0) } : nil,
      test: rule.test.flatMap { condition($0) }, steps: own, loses: loses, loss: newSlot(),
      criterion: node.criterion.id.value)
    let column = rule.oncePer.flatMap { cause in
      registers[register].columns.firstIndex { $0.name == cause.value }
    }
    let keepsHeaviest = rule.keep == .heaviest
    func joined(_ groups: [KeyedRowGroup]) -> [KeyedRowGroup] {
      var groups = groups
      if let column,
        let known = groups.firstIndex(where: { $0.counts(register, column, keepsHeaviest) })
      {
        groups[known].group.members.append(plan)
      } else {
        groups.append(
          KeyedRowGroup(
            register: register, column: column ?? -1, keepsHeaviest: keepsHeaviest,
            group: RowGroup(members: [plan], oncePer: column, keepsHeaviest: keepsHeaviest)))
      }
      return groups
    }
    if isAcross {
      sharedGroups = joined(sharedGroups)
    } else {
      criterionGroups = joined(criterionGroups)
    }
    return DeductKernel.Line(
      trigger: .rows, cap: line.cap.map { operand($0, &steps) }, loss: plan.loss)
  }
}
