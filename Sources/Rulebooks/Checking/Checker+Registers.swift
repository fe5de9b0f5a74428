import Diagnostics
import FEEL

// Registers: their columns, and what formulas see of them.
extension Checker {
  /// The facts that count the rows of registers, from the number `first` on; the registers are kept.
  func registerFacts(of kind: SubjectKind, from first: Int) -> [Fact] {
    var facts: [Fact] = []
    var checked: [CheckedRegister] = []
    for (index, register) in rulebook.registers.enumerated() where register.subject == kind {
      let columns = register.columns.map { column in
        Fact(
          name: column.name.value, origin: .register(index), type: column.type.value,
          ladder: ladder(of: column.type, named: register.name.value + "." + column.name.value))
      }
      checked.append(
        CheckedRegister(register: register, fact: first + facts.count, columns: columns))
      facts.append(
        Fact(
          name: register.name.value, origin: .register(index), type: .wholeNumber, ladder: nil))
    }
    registers[kind] = checked
    return facts
  }

  /// What formulas see of a subject's rows: a list of contexts by the names of the columns.
  func listType(of register: CheckedRegister) -> FEELType {
    .list(.context(register.columns.map { FEELType.Field($0.name, type(of: $0)) }))
  }

  /// Adds the lists of those registers that a formula may name. They are looked for in its text by
  /// their first words, so that only those that are read are ever made.
  func addRegisters(
    of kind: SubjectKind, to scope: inout Scope, for formula: Formula,
    object: (Int) -> ObjectSlot
  ) {
    for (number, register) in (registers[kind] ?? []).enumerated() {
      let name = register.register.name.value
      guard let word = name.split(separator: " ").first, holds(formula.text, String(word)) else {
        continue
      }
      scope.add(
        Binding(
          name, listType(of: register), .object(object(number)),
          defined: register.register.name.span))
    }
  }

  private func holds(_ text: String, _ word: String) -> Bool {
    let (bytes, wanted) = (Array(text.utf8), Array(word.utf8))
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
      if bytes[start..<start + wanted.count].elementsEqual(wanted) { return true }
    }
    return false
  }
}

// Lines of deductions over the rows of a register.
extension AssessmentChecker {
  /// The register that a line counts, by its number among those of the subject; reported where there
  /// is none.
  func registerNumber(of rule: RowsRule) -> Int? {
    let known = checker.registers[assessment.subject] ?? []
    if let number = known.firstIndex(where: {
      $0.register.name.value == rule.register.value
    }) {
      return number
    }
    let names = known.map(\.register.name.value)
    report(
      RegisterFault.unknownRegister(
        name: rule.register.value,
        nearest: nearestName(to: rule.register.value, among: names), known: names),
      at: rule.register.span)
    return nil
  }

  /// The scope of a line over rows: the columns of the row hide facts of the same names.
  func checkRows(_ rule: RowsRule, _ line: Deduction, points: Scope) {
    guard let number = registerNumber(of: rule) else { return }
    let register = checker.registers[assessment.subject]?[number]
    guard let register else { return }
    let slots = frame.dynamic.rowSlots(of: number, count: register.columns.count)
    var scope = points
    scope.push()
    for (column, slot) in zip(register.columns, slots) {
      scope.add(Binding(column.name, checker.type(of: column), .slot(slot)))
    }
    if let test = rule.test { check(test, key: "where", in: scope) }
    if case .points(let amount)? = line.loses { check(amount, key: "lose", in: scope) }
    if let column = rule.oncePer {
      let names = register.columns.map(\.name)
      if !names.contains(column.value) {
        report(
          RegisterFault.unknownColumn(
            register: register.register.name.value, name: column.value,
            nearest: nearestName(to: column.value, among: names), known: names),
          at: column.span)
      }
    }
  }
}
