import Decimals
import Evidence
import FEEL
import Rulebooks

/// The registers of the subjects of a batch.
struct RegisterView: Sendable {
  /// By register: its rows; nil where the run gives none.
  let data: [RegisterData?]
  let rules: [CheckedRegister]

  /// The registers of a kind of subject; nil where the rulebook declares none.
  init?(_ data: SubjectData, _ facts: FactTable) {
    guard !facts.registers.isEmpty else { return nil }
    rules = facts.registers
    self.data = rules.indices.map { number in
      data.registers.indices.contains(number) ? data.registers[number] : nil
    }
  }

  /// The rows of a subject as formulas see them: contexts by the names of the columns.
  func list(_ register: Int, of subject: Int) -> Value {
    guard rules.indices.contains(register), let data = data[register] else {
      let fact = rules.indices.contains(register) ? rules[register].fact + 1 : 0
      return Value(Absence(.missing, origin: UInt32(truncatingIfNeeded: fact)))
    }
    return Value(
      data.rows(of: subject).map { row in
        Value(
          Context(
            rules[register].columns.enumerated().map { column, fact in
              (fact.name, Value.scalar(data.cell(row, column)))
            }))
      })
  }
}

/// A line of a deduction over the rows of a register.
struct RowsPlan: Sendable {
  let register: Int
  /// The fact that counts the rows: what is lacking where no table gives any.
  let fact: Slot
  /// Where the columns of the row that is looked at go.
  let columns: [Slot]
  /// Whether the criterion applies, for causes that several criteria share.
  let appliesWhen: ConditionPlan?
  let test: ConditionPlan?
  /// What the loss is computed by, for each row.
  let steps: [OperandStep]
  let loses: Operand
  /// Where what the line takes goes.
  let loss: Slot
  /// The id of the criterion.
  let criterion: String
}

/// Lines over rows among which one cause counts once; a line without a cause stands alone.
struct RowGroup: Sendable {
  var members: [RowsPlan]
  /// The column of the cause.
  let oncePer: Int?
  let keepsHeaviest: Bool

  /// A row as a line judged it.
  struct Judged {
    /// The row's number in the register.
    let row: Int
    /// What it would lose.
    let loss: Decimal
    let cause: Cell?
    var state: RowJudgement
  }

  /// What a line takes, and how it judged the rows.
  struct Result {
    var total: Cell
    var rows: [Judged]
  }

  /// Fills what each line takes from each row of the batch.
  func run(_ morsel: Morsel) {
    for member in members {
      if let condition = member.appliesWhen { fill([condition.step], morsel) }
    }
    for row in 0..<morsel.count {
      for (member, result) in zip(members, judge(morsel, row)) {
        morsel.column(member.loss)[row] = result.total
      }
    }
  }

  /// How each line judges the rows of one subject.
  func judge(_ morsel: Morsel, _ row: Int) -> [Result] {
    var results = members.map { $0.judge(morsel, row, cause: oncePer) }
    if oncePer != nil {
      leaveOpen(&results)
      countOnce(&results)
    }
    for number in results.indices where results[number].total.isNumber {
      var sum: Decimal? = .zero
      for judged in results[number].rows where judged.state == .counted {
        sum = sum?.adding(judged.loss)
      }
      results[number].total = sum.map { Cell($0) } ?? faultCell
    }
    return results
  }

  /// Where a row cannot be judged, nobody knows which of the rows of its cause counts: the other
  /// lines that have one cannot be determined either. An unknown cause may be any.
  private func leaveOpen(_ results: inout [Result]) {
    var causes: Set<Cell> = []
    var isAny = false
    var reason: Cell?
    for result in results {
      for judged in result.rows where judged.state == .undetermined {
        reason = reason ?? result.total
        if let cause = judged.cause { causes.insert(cause) } else { isAny = true }
      }
    }
    guard let reason else { return }
    for number in results.indices where results[number].total.isNumber {
      let depends = results[number].rows.contains { judged in
        judged.state == .counted && (isAny || judged.cause.map { causes.contains($0) } ?? false)
      }
      if depends { results[number].total = reason }
    }
  }

  /// Of the rows of one cause the heaviest stays, or the lightest; of equal ones the first.
  private func countOnce(_ results: inout [Result]) {
    var kept: [Cell: (member: Int, index: Int)] = [:]
    for (member, result) in results.enumerated() {
      for (index, judged) in result.rows.enumerated() {
        guard judged.state == .counted, let cause = judged.cause else { continue }
        guard let best = kept[cause] else {
          kept[cause] = (member, index)
          continue
        }
        let other = results[best.member].rows[best.index].loss
        if keepsHeaviest ? judged.loss > other : judged.loss < other {
          kept[cause] = (member, index)
        }
      }
    }
    for member in results.indices {
      for index in results[member].rows.indices {
        let judged = results[member].rows[index]
        guard judged.state == .counted, let cause = judged.cause, let best = kept[cause],
          best != (member, index)
        else { continue }
        results[member].rows[index].state = .leftOut(
          by: results[best.member].rows[best.index].row, criterion: members[best.member].criterion)
      }
    }
  }
}

extension RowsPlan {
  /// Looks at each row of a subject by itself. The total is 0 until causes are counted, or absent
  /// where something could not be determined.
  fileprivate func judge(_ morsel: Morsel, _ row: Int, cause: Int?) -> RowGroup.Result {
    if let condition = appliesWhen,
      condition.verdict(morsel.column(condition.step.slot)[row]) != .holds
    {
      return RowGroup.Result(total: Cell(Decimal.zero), rows: [])
    }
    guard let view = morsel.registers, let data = view.data[register],
      morsel.subjects.indices.contains(row)
    else { return RowGroup.Result(total: absent(.missing), rows: []) }
    var result = RowGroup.Result(total: Cell(Decimal.zero), rows: [])
    func fail(_ cell: Cell) {
      let own = cell.absence.map { absent($0.reason) } ?? faultCell
      result.total = result.total.isNumber ? own : joined(result.total, own)
    }
    for number in data.rows(of: morsel.subjects[row]) {
      for (column, slot) in columns.enumerated() {
        morsel.column(slot)[row] = data.cell(number, column)
      }
      var state = RowJudgement.counted
      if let test {
        fillOne(test.step, morsel, row)
        let cell = morsel.column(test.step.slot)[row]
        switch test.verdict(cell) {
        case .holds: break
        case .fails: state = .notMet
        case .undetermined, .faulty:
          state = .undetermined
          fail(cell)
        }
      }
      var loss = Decimal.zero
      var key = cause.map { data.cell(number, $0) }
      if state != .notMet, let cell = key, cell.kind == .absent {
        key = nil
        state = .undetermined
        fail(cell)
      }
      if state == .counted {
        for step in steps { fillOne(step, morsel, row) }
        let cell = OperandColumn(loses, in: morsel)[row]
        if let figure = cell.number {
          loss = figure.magnitude
        } else {
          state = .undetermined
          fail(cell)
        }
      }
      result.rows.append(RowGroup.Judged(row: number, loss: loss, cause: key, state: state))
    }
    return result
  }

  private func absent(_ reason: AbsenceReason) -> Cell {
    Cell(Absence(reason, origin: UInt32(truncatingIfNeeded: fact.index + 1)))
  }

  private func fillOne(_ step: OperandStep, _ morsel: Morsel, _ row: Int) {
    let cell = step.compiled.cell(
      step.readsObjects ? morsel.rowWithObjects(row) : morsel.row(row))
    morsel.column(step.slot)[row] = cell.number.map { Cell($0.settledForMethod()) } ?? cell
  }
}

/// How a line of a deduction judged a row of a register.
public enum RowJudgement: Sendable, Hashable {
  /// It counts.
  case counted
  /// The condition of the line does not hold for it.
  case notMet
  /// Something that the line reads of it is missing.
  case undetermined
  /// Another row of the same cause counts: its number, and the criterion in which it counts.
  case leftOut(by: Int, criterion: String)
}
