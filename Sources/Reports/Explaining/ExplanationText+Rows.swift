import Decimals
import Evidence
import Rulebooks
import Runs
import Scoring

// Lines of deductions over the rows of a register: each row with its place and what became of it.
extension ExplanationText {
  private var kind: SubjectKind { explanation.checked.assessment.subject }

  /// How many rows counted.
  func rowsNote(_ line: ExplainedDeduction, _ rule: Deduction) -> String {
    guard case .rows(let rows) = rule.trigger else { return "" }
    let counted = line.rows.count { $0.judgement == .counted }
    return view.words(" (sổ ", " (register ") + rows.register.value + ": "
      + view.words(
        "tính \(counted) trên \(line.rows.count) dòng",
        "\(counted) of \(line.rows.count) rows count")
      + ")"
  }

  /// The rows, each with what it lost.
  func rowLines(_ line: ExplainedDeduction) -> [String] {
    line.rows.map { row in
      let loss = view.figures.shown(row.loss).text
      let said: String =
        switch row.judgement {
        case .counted: view.words("trừ \(loss)", "minus \(loss)")
        case .notMet: view.words("không thuộc trường hợp này", "not of this kind")
        case .undetermined: view.words("thiếu số liệu", "lacks a value")
        case .leftOut(let other, let criterion):
          view.words(
            "không trừ \(loss): cùng nguyên nhân đã tính ở ",
            "not minus \(loss): the same cause counts in ")
            + (place(of: other, row.register) ?? criterion)
            + (node(of: criterion))
        }
      let values = row.cells.enumerated().compactMap { column, cell in
        text(of: cell, column, row.register)
      }
      let place = place(of: row.row, row.register).map { "  [\($0)]" } ?? ""
      return "- " + said + " — " + values.joined(separator: ", ") + place
    }
  }

  private func node(of criterion: String) -> String {
    view.words(" (tiêu chí \(criterion))", " (criterion \(criterion))")
  }

  private func place(of row: Int, _ register: Int) -> String? {
    view.run.evidence(of: kind)?.origin(ofRow: row, register: register)
      .map { "\($0.path):\($0.row)" }
  }

  private func text(of cell: Cell, _ column: Int, _ register: Int) -> String? {
    let registers = view.run.checked.facts(of: kind).registers
    guard registers.indices.contains(register),
      registers[register].columns.indices.contains(column)
    else { return nil }
    let fact = registers[register].columns[column]
    return fact.name + ": " + view.spoken(cell)
  }
}
