import Decimals

/// A column of figures while its table is read, in the order of the rows.
struct FigureColumn {
  let request: ColumnRequest
  private let range: ValueRange?
  private let rules: ReadingRules
  private let mark: UInt8
  private(set) var values: ContiguousArray<Int64> = []
  private(set) var digits: UInt8 = 0
  private var factors: ContiguousArray<Int64> = [1]
  private var hasPercentSigns = false
  /// The values instead of `values`, once one did not fit.
  private(set) var wide: ContiguousArray<Cell>?

  init(_ request: ColumnRequest, rules: ReadingRules) {
    self.request = request
    self.range = request.effectiveRange
    self.rules = rules
    self.mark = (rules.mark ?? .point).rawValue
  }

  var storage: Storage {
    if let wide { return .cells(wide) }
    return .scaled(values, digits: digits)
  }

  /// Makes room for so many rows.
  mutating func reserve(_ rows: Int) { values.reserveCapacity(rows) }

  /// Reads one column of a batch.
  mutating func read(_ batch: borrowing RecordBatch, column: Int, _ context: inout ColumnContext) {
    let start = wide?.count ?? values.count
    if wide == nil {
      values.append(contentsOf: repeatElement(StateCode.scaled(.missing), count: batch.count))
    }
    var row = 0
    while row < batch.count {
      if wide == nil, !context.marks.comeFirst {
        row = readPlain(batch, column: column, from: row, start: start, &context)
      }
      if row < batch.count {
        let field = batch.fields[row * context.width + column]
        readSlowly(batch, row: row, field: field, at: start + row, &context)
        row += 1
      }
    }
    checkRange(batch, from: start, &context)
  }

  /// Reads rows as long as their figures are in a clear form with the mark that is expected, which
  /// nearly all are; returns the first row that is not.
  private mutating func readPlain(
    _ batch: borrowing RecordBatch, column: Int, from first: Int, start: Int,
    _ context: inout ColumnContext
  ) -> Int {
    let mayHaveDecimals = rules.mark != nil && request.kind != .wholeNumber
    let bytes = batch.bytes.span
    let fields = batch.fields.span
    let known = self.factors
    let factors = known.span
    let width = context.width
    let mark = mark
    let count = batch.count
    var out = values.mutableSpan
    var clear = 0
    var row = first
    var index = first * width + column
    while row < count {
      let field = fields[index]
      guard field.isPlain else { break }
      let length = field.length
      if length > 0 {
        guard length <= 18, let (value, decimals) = fastFigure(bytes, field, mark: mark),
          decimals == 0 || (mayHaveDecimals && decimals != 3), decimals < factors.count
        else { break }
        let (scaled, overflow) = value.multipliedReportingOverflow(by: factors[decimals])
        guard !overflow, scaled >= StateCode.scaledLimit else { break }
        if decimals > 0 { clear += 1 }
        out[start + row] = scaled
      }
      row += 1
      index += width
    }
    if mark == Byte.point {
      context.findings.clearPoints += clear
    } else {
      context.findings.clearCommas += clear
    }
    return row
  }

  // MARK: - What is not plain

  private mutating func readSlowly(
    _ batch: borrowing RecordBatch, row: Int, field: Field, at index: Int,
    _ context: inout ColumnContext
  ) {
    switch context.open(field, in: batch) {
    case .absent(let reason): put(reason, at: index)
    case .refused(let refusal):
      put(.refused, at: index)
      context.refuse(refusal, batch, row, request)
    case .content:
      do {
        try put(readFigure(context.content.span), at: index, &context.findings)
      } catch {
        put(.refused, at: index)
        context.refuse(error, batch, row, request)
      }
    }
  }

  private mutating func put(_ reason: AbsenceReason, at index: Int) {
    if wide != nil {
      put(Cell(Absence(reason)), at: index)
    } else {
      values[index] = StateCode.scaled(reason)
    }
  }

  private mutating func put(_ cell: Cell, at index: Int) {
    // Of wide columns only the rows that were read have a place yet.
    if let count = wide?.count, index < count {
      wide?[index] = cell
    } else {
      wide?.append(cell)
    }
  }

  private mutating func put(
    _ figure: Figure, at index: Int, _ findings: inout Findings
  ) throws(Refusal) {
    if figure.isPercent {
      guard request.kind == .percent else { throw .percentSign }
      hasPercentSigns = true
    }
    let form = clearForm(of: figure)
    findings.count(form)
    var decimals = try decimals(of: figure, form)
    var coefficient = figure.coefficient
    while decimals > Int(digits) || request.kind == .wholeNumber, decimals > 0,
      coefficient % 10 == 0
    {
      coefficient /= 10
      decimals -= 1
    }
    if request.kind == .wholeNumber, decimals > 0 {
      throw .notWhole
    }
    if decimals <= 18, let magnitude = Int64(exactly: coefficient) {
      let value = figure.isNegative ? -magnitude : magnitude
      if wide == nil, decimals > Int(digits) { raise(to: UInt8(decimals)) }
      if wide == nil {
        let (scaled, overflow) = value.multipliedReportingOverflow(by: factors[decimals])
        if !overflow, scaled >= StateCode.scaledLimit {
          values[index] = scaled
          return
        }
      }
    }
    guard
      let value = Decimal(
        coefficient: coefficient, exponent: -decimals, negative: figure.isNegative)
    else { throw .tooManyDigits }
    widen()
    put(Cell(value), at: index)
  }

  /// The form of a figure, once a reading that the column cannot hold is ruled out: `1.234` is no
  /// percentage unless the point is its decimal mark, and no whole number unless it is not.
  private func clearForm(of figure: Figure) -> Figure.Form {
    guard case .ambiguous(let mark) = figure.form else { return figure.form }
    let fraction = figure.value(decimals: figure.decimals)
    let whole = figure.value(decimals: 0)
    let fractionFits = fraction.map { canHold($0) } ?? false
    let wholeFits = whole.map { canHold($0) } ?? false
    if fractionFits, !wholeFits { return .clear(mark) }
    if wholeFits, !fractionFits { return .clear(mark.other) }
    return figure.form
  }

  private func canHold(_ value: Decimal) -> Bool {
    if request.kind == .wholeNumber, !value.isInteger { return false }
    return range?.contains(value) ?? true
  }

  /// How many of the figure's digits are decimals under the table's rules.
  private func decimals(of figure: Figure, _ form: Figure.Form) throws(Refusal) -> Int {
    switch form {
    case .whole: return 0
    case .clear(let mark):
      guard mark == rules.mark else { throw .otherDecimalMark }
      if case .ambiguous(let written) = figure.form { return written == mark ? figure.decimals : 0 }
      return figure.decimals
    case .ambiguous(let written):
      guard let mark = rules.mark else { throw .ambiguousFigure }
      if written == mark { return figure.decimals }
      guard !rules.refusesGroups else { throw .ambiguousFigure }
      return 0
    }
  }

  // MARK: - Scale

  private mutating func raise(to higher: UInt8) {
    let factor = tenTo(Int(higher) - Int(digits))
    let most = Int64.max / factor
    for value in values where value >= StateCode.scaledLimit && value.magnitude > most {
      widen()
      return
    }
    for index in values.indices where values[index] >= StateCode.scaledLimit {
      values[index] &*= factor
    }
    digits = higher
    factors = FigureColumn.factors(digits: higher)
  }

  /// What figures of 0, 1, 2, … decimals are multiplied by to have `digits` decimals.
  private static func factors(digits: UInt8) -> ContiguousArray<Int64> {
    ContiguousArray((0...Int(digits)).reversed().map(tenTo))
  }

  private mutating func widen() {
    guard wide == nil else { return }
    let digits = digits
    wide = ContiguousArray(
      values.map { value in
        value < StateCode.scaledLimit
          ? Cell(Absence(StateCode.reason(scaled: value)))
          : Cell(Decimal(value, decimals: digits))
      })
    values = []
  }

  /// Whether a column of percentages may hold shares of one, as data tools write them: at least
  /// five values, none above 1, one of them between 0 and 1, half or more of the greatest possible.
  var mayBeShares: Bool {
    guard request.kind == .percent, !hasPercentSigns, wide == nil, digits > 0 else { return false }
    let one = tenTo(Int(digits))
    var count = 0
    var greatest: Int64 = 0
    var hasFraction = false
    for value in values where value >= StateCode.scaledLimit {
      if value < 0 || value > one { return false }
      count += 1
      greatest = max(greatest, value)
      if value > 0, value < one { hasFraction = true }
    }
    return count >= 5 && hasFraction && greatest >= one / 2
  }

  // MARK: - Range

  private mutating func checkRange(
    _ batch: borrowing RecordBatch, from start: Int, _ context: inout ColumnContext
  ) {
    guard let range else { return }
    if let wide {
      for row in 0..<batch.count {
        let cell = wide[start + row]
        if let number = cell.number, !range.contains(number) {
          self.wide?[start + row] = Cell(Absence(.refused))
          context.refuse(.outOfRange, batch, row, request)
        }
      }
      return
    }
    var low = Int64.max
    var high = Int64.min
    for index in start..<values.count {
      let value = values[index]
      if value < StateCode.scaledLimit { continue }
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else { return }
    if range.contains(Decimal(low, decimals: digits)),
      range.contains(Decimal(high, decimals: digits))
    {
      return
    }
    for row in 0..<batch.count {
      let value = values[start + row]
      if value >= StateCode.scaledLimit, !range.contains(Decimal(value, decimals: digits)) {
        values[start + row] = StateCode.scaled(.refused)
        context.refuse(.outOfRange, batch, row, request)
      }
    }
  }
}

/// 10 to the power of `exponent`, from 0 to 18.
func tenTo(_ exponent: Int) -> Int64 {
  var result: Int64 = 1
  for _ in 0..<min(max(exponent, 0), 18) { result &*= 10 }
  return result
}

/// A figure of at most 18 bytes with nothing but a minus, digits and one decimal mark between
/// digits; nil for anything else.
@inline(__always)
private func fastFigure(
  _ bytes: borrowing Bytes, _ field: Field, mark: UInt8
) -> (value: Int64, decimals: Int)? {
  let range = field.range
  var index = range.lowerBound
  let end = range.upperBound
  let isNegative = bytes[index] == Byte.minus
  if isNegative {
    index += 1
    if index == end { return nil }
  }
  let first = index
  var value: Int64 = 0
  var place = -1
  while index < end {
    let byte = bytes[index]
    let digit = byte &- Byte.zero
    if digit < 10 {
      value = value &* 10 &+ Int64(digit)
    } else if byte == mark, place < 0, index > first {
      place = index
    } else {
      return nil
    }
    index += 1
  }
  let decimals = place < 0 ? 0 : end - 1 - place
  if place >= 0, decimals == 0 { return nil }
  return (isNegative ? 0 &- value : value, decimals)
}
