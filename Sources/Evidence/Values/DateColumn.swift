import Decimals

/// A column of dates while its table is read, in the order of the rows.
struct DateColumn {
  let request: ColumnRequest
  private let rules: ReadingRules
  private(set) var values: ContiguousArray<Int64> = []

  init(_ request: ColumnRequest, rules: ReadingRules) {
    self.request = request
    self.rules = rules
  }

  var storage: Storage { .days(values) }

  /// Makes room for so many rows.
  mutating func reserve(_ rows: Int) { values.reserveCapacity(rows) }

  /// Reads one column of a batch.
  mutating func read(_ batch: borrowing RecordBatch, column: Int, _ context: inout ColumnContext) {
    var index = column
    for row in 0..<batch.count {
      let field = batch.fields[index]
      index += context.width
      switch context.open(field, in: batch) {
      case .absent(let reason): values.append(StateCode.scaled(reason))
      case .refused(let refusal): refuse(refusal, batch, row, &context)
      case .content:
        do {
          let written = try readDate(context.content.span)
          switch written.order {
          case .yearFirst: context.findings.yearFirst += 1
          case .dayFirst: context.findings.dayFirst += 1
          case .ambiguous:
            context.findings.dayFirst += 1
            if rules.refusesDayFirst { throw Refusal.ambiguousDate }
          }
          values.append(written.date.dayNumber)
        } catch let refusal as Refusal {
          if refusal == .monthFirst { context.findings.monthFirst += 1 }
          refuse(refusal, batch, row, &context)
        } catch {
          refuse(.notADate, batch, row, &context)
        }
      }
    }
  }

  private mutating func refuse(
    _ refusal: Refusal, _ batch: borrowing RecordBatch, _ row: Int, _ context: inout ColumnContext
  ) {
    values.append(StateCode.scaled(.refused))
    context.refuse(refusal, batch, row, request)
  }
}
