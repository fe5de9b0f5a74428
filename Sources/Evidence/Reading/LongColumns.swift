import Decimals
import Diagnostics

/// The values of one indicator in one period at one stage, from a long table.
struct LongColumn {
  let request: Int
  let period: EvidencePeriod?
  let stage: Int
  let storage: Storage
  let refusals: ContiguousArray<RefusedCell>
  /// The subject of each value.
  let subjects: ContiguousArray<UInt32>
  /// The row of each subject among the table's rows.
  let rows: ContiguousArray<UInt32>
  /// The rows that say the same of one subject: the first one and the others.
  let repeated: [(subject: Int, first: Int, row: Int)]
}

extension ReadLongTable {
  /// The table's values by indicator, period and stage. Where two rows give the same value, both
  /// are refused; a row without a value is no second one.
  func columns(subjectCount: Int) -> [LongColumn] {
    var result: [LongColumn] = []
    for indicator in indicators {
      var reasons: [Int: Refusal] = [:]
      for refused in indicator.refusals { reasons[Int(refused.row)] = refused.refusal }
      var bySlot: [UInt32: ContiguousArray<Int>] = [:]
      for (index, slot) in indicator.slots.enumerated()
      where indicator.subjects[index] != SubjectReader.none {
        bySlot[slot, default: []].append(index)
      }
      let order = bySlot.keys.sorted { left, right in
        let (first, second) = (slots[Int(left)], slots[Int(right)])
        return ColumnKey(id: 0, period: first.period, stage: first.stage)
          < ColumnKey(id: 0, period: second.period, stage: second.stage)
      }
      for slot in order {
        result.append(
          column(indicator, bySlot[slot] ?? [], slots[Int(slot)], reasons, subjectCount))
      }
    }
    return result
  }

  private func column(
    _ indicator: Rows, _ indices: ContiguousArray<Int>,
    _ slot: (period: EvidencePeriod?, stage: Int),
    _ reasons: [Int: Refusal], _ subjectCount: Int
  ) -> LongColumn {
    var rows = ContiguousArray<UInt32>(repeating: SourceTable.noRow, count: subjectCount)
    var kept: ContiguousArray<Int> = []
    /// Where the value of each subject stands among those that are kept.
    var position = ContiguousArray<Int32>(repeating: -1, count: subjectCount)
    var repeated: [(subject: Int, first: Int, row: Int)] = []
    var refusedPositions: [Int] = []
    for index in indices {
      let subject = Int(indicator.subjects[index])
      let row = Int(indicator.rows[index])
      let before = Int(position[subject])
      if before < 0 {
        position[subject] = Int32(truncatingIfNeeded: kept.count)
        kept.append(index)
        rows[subject] = UInt32(truncatingIfNeeded: row)
      } else if indicator.storage.isMissing(index) {
        continue
      } else if indicator.storage.isMissing(kept[before]) {
        kept[before] = index
        rows[subject] = UInt32(truncatingIfNeeded: row)
      } else {
        repeated.append((subject, Int(rows[subject]), row))
        refusedPositions.append(before)
      }
    }
    var storage = indicator.storage.picking(kept)
    let subjects = ContiguousArray(kept.map { indicator.subjects[$0] })
    let refusedSet = Set(refusedPositions)
    if !refusedSet.isEmpty { storage = storage.refusing(refusedSet.sorted()) }
    var refusals: ContiguousArray<RefusedCell> = []
    for (place, index) in kept.enumerated() {
      if refusedSet.contains(place) {
        refusals.append(
          RefusedCell(row: UInt32(truncatingIfNeeded: place), refusal: .givenTwice))
      } else if let reason = reasons[index] {
        refusals.append(RefusedCell(row: UInt32(truncatingIfNeeded: place), refusal: reason))
      }
    }
    return LongColumn(
      request: indicator.request, period: slot.period, stage: slot.stage, storage: storage,
      refusals: refusals, subjects: subjects, rows: rows, repeated: repeated)
  }
}
