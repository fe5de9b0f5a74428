import Decimals

/// A value that changed from one stage to another, or that one of them lacks.
public struct StageDifference: Sendable {
  /// The `id` of the indicator's request.
  public let id: Int
  /// The number of the subject.
  public let subject: Int
  /// The period; nil for the run's own.
  public let period: EvidencePeriod?
  /// The value at the earlier stage; absent where it has none.
  public let before: Cell
  /// The value at the later stage; absent where it has none.
  public let after: Cell
}

extension EvidenceStore {
  /// The values that differ between two stages, by indicator, period and subject. A value that is
  /// missing at one of them differs; one that is missing at both does not.
  public func differences(from earlier: Int, to later: Int) -> [StageDifference] {
    var differences: [StageDifference] = []
    for column in given where column.key.stage == earlier || column.key.stage == later {
      let key = column.key
      let other = given(
        id: key.id, period: key.period, stage: key.stage == earlier ? later : earlier)
      // Columns that both stages have are compared once.
      if key.stage == later, other != nil { continue }
      for subject in 0..<subjects.count {
        let own = column.cell(subject)
        let counterpart = other?.cell(subject) ?? Cell(Absence(.missing))
        if isSame(own, counterpart) { continue }
        differences.append(
          StageDifference(
            id: key.id, subject: subject, period: key.period,
            before: key.stage == earlier ? own : counterpart,
            after: key.stage == earlier ? counterpart : own))
      }
    }
    return differences.sorted { left, right in
      let first = ColumnKey(id: left.id, period: left.period)
      let second = ColumnKey(id: right.id, period: right.period)
      return first != second ? first < second : left.subject < right.subject
    }
  }
}

/// Whether two cells hold the same value, or are absent for the same reason.
func isSame(_ left: Cell, _ right: Cell) -> Bool {
  if let first = left.absence, let second = right.absence { return first.reason == second.reason }
  if let first = left.number, let second = right.number { return first == second }
  if let first = left.boolean, let second = right.boolean { return first == second }
  if let first = left.text, let second = right.text { return first == second }
  if let first = left.level, let second = right.level { return first == second }
  if let first = left.days, let second = right.days { return first == second }
  return false
}
