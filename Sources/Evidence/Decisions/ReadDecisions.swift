import Decimals
import Diagnostics
import YAMLSource

/// Reads the decisions of people from a table or from YAML. Never fails: what cannot be read is
/// among the diagnostics.
public func readDecisions(_ request: DecisionsRequest) -> GivenDecisions {
  var reading = DecisionReading(request)
  let lower = request.path.lowercased()
  if lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") || lower.hasSuffix(".json") {
    reading.readYAML()
  } else {
    reading.readTable()
  }
  return reading.finished()
}

private struct DecisionReading {
  let request: DecisionsRequest
  private var records: [DecisionRecord] = []
  private var diagnostics: [Diagnostic] = []
  /// How many faults there are of each kind, by the field that they are in, and their codes.
  private var counts: [String: Int] = [:]
  private var codes: [String: String] = [:]

  init(_ request: DecisionsRequest) { self.request = request }

  // MARK: - Table

  mutating func readTable() {
    let table = TableRequest(
      path: request.path, input: request.input, subjectHeading: "", format: request.format)
    let wanted = Set(DecisionField.allCases.flatMap(\.headings).map { FoldedText($0) })
    do throws(TableFailure) {
      var reader = try TableReader(table, wanted: wanted)
      var places: [DecisionField: Int] = [:]
      let headings = reader.headings
      for (place, heading) in headings.enumerated() {
        let key = heading.folded.text
        for field in DecisionField.allCases
        where field.headings.contains(key) && places[field] == nil {
          places[field] = place
        }
      }
      for field in DecisionField.allCases where field.isRequired && places[field] == nil {
        let name = field.headings[0]
        let nearest = nearestName(
          to: field.headings[1], among: headings.map(\.text).filter { !$0.isEmpty })
        diagnostics.append(
          Diagnostic(
            DecisionFault.noColumn(path: request.path, heading: name, nearest: nearest),
            at: (headings.first { $0.text == nearest } ?? headings.first)?.span))
      }
      // A heading that is nearly one of those that a table may have.
      let open = DecisionField.allCases.filter { places[$0] == nil && !$0.isRequired }
      for (place, heading) in headings.enumerated()
      where !heading.text.isEmpty && !places.values.contains(place) {
        let known = open.flatMap(\.headings)
        guard let nearest = nearestName(to: heading.text, among: known) else { continue }
        diagnostics.append(
          Diagnostic(
            DecisionFault.unknownKey(key: heading.text, keys: known, nearest: nearest),
            at: heading.span))
      }
      guard diagnostics.isEmpty else { return }
      var context = ColumnContext(
        table, width: headings.count, columns: 0, faults: FaultCollector(path: request.path))
      do {
        try reader.next()
        while reader.rows.count > 0 || !reader.rows.problems.isEmpty {
          read(
            reader.rows, places, computed: places[.computed].map { headings[$0].text }, &context)
          try reader.next()
        }
      } catch {
        throw TableFailure(readFault(error, table), at: nil)
      }
      diagnostics += context.faults.finished()
    } catch {
      diagnostics.append(error.diagnostic)
      diagnostics += error.others
    }
  }

  private mutating func read(
    _ batch: borrowing RecordBatch, _ places: [DecisionField: Int], computed heading: String?,
    _ context: inout ColumnContext
  ) {
    context.reportProblems(batch)
    for row in 0..<batch.count {
      let range = batch.ranges[row]
      let source = Source(
        path: request.path, bytes: Array(batch.bytes[range]), firstLine: Int(batch.places[row].line)
      )
      var record = DecisionRecord(
        row: Int(batch.places[row].number), span: Span(source, 0..<range.count))
      if let heading { record.computedHeading = heading }
      var isBroken = false
      for field in DecisionField.allCases {
        guard let place = places[field] else { continue }
        let cell = batch.fields[row * context.width + place]
        switch context.open(cell, in: batch) {
        case .absent: continue
        case .refused: isBroken = true
        case .content:
          let start = cell.range.lowerBound - range.lowerBound
          record.texts[field] = (
            cleanText(context.content.span), Span(source, start..<start + cell.length)
          )
        }
      }
      // A broken row was reported as such.
      if !isBroken { records.append(record) }
    }
  }

  // MARK: - YAML

  mutating func readYAML() {
    let source: Source
    switch request.input {
    case .bytes(let bytes): source = Source(path: request.path, bytes: bytes)
    case .file(let file):
      switch readSource(path: file, name: request.path) {
      case .success(let read): source = read
      case .failure(let fault):
        diagnostics.append(Diagnostic(fault, at: nil))
        return
      }
    }
    let (root, faults) = parseYAML(source)
    // An empty file is a list without decisions.
    diagnostics += faults.filter {
      if case .empty? = $0.fault as? YAMLFault { false } else { true }
    }
    guard let root, !root.isUnreadable, !root.isNullLike else { return }
    guard let items = root.items ?? root["decisions"]?.items else {
      diagnostics.append(
        Diagnostic(DecisionFault.notAList(path: request.path), at: root.span))
      return
    }
    let keys = DecisionField.allCases.map { $0.headings[0] }
    for (index, item) in items.enumerated() {
      guard let entries = item.entries else {
        if !item.isUnreadable {
          diagnostics.append(
            Diagnostic(DecisionFault.notAList(path: request.path), at: item.span))
        }
        continue
      }
      var record = DecisionRecord(row: index + 1, span: item.span)
      for entry in entries {
        let key = FoldedText(entry.name).text
        guard let field = DecisionField.allCases.first(where: { $0.headings.contains(key) }) else {
          diagnostics.append(
            Diagnostic(
              DecisionFault.unknownKey(
                key: entry.name, keys: keys,
                nearest: nearestName(to: key, among: DecisionField.allCases.flatMap(\.headings))),
              at: entry.key.span))
          continue
        }
        if let text = entry.value.text, !text.isEmpty {
          record.texts[field] = (comparable(text), entry.value.span)
          if field == .computed { record.computedHeading = comparable(entry.name) }
        }
      }
      records.append(record)
    }
  }

  // MARK: - Decisions

  mutating func finished() -> GivenDecisions {
    let mark = decimalMark()
    var decisions: [GivenDecision] = []
    for record in records {
      if let decision = decision(record, mark: mark) { decisions.append(decision) }
    }
    let kept = withoutRepeated(decisions)
    reportFurther()
    return GivenDecisions(decisions: kept, diagnostics: diagnostics)
  }

  /// The decimal mark that most figures of the file show, if one does.
  private func decimalMark() -> DecimalMark? {
    if let declared = request.format.decimalMark { return declared }
    var findings = Findings()
    for record in records {
      for field in [DecisionField.value, .computed] {
        guard let text = record.text(field),
          let figure = withBytes(of: text, { try? readFigure($0) })
        else { continue }
        findings.count(figure.form)
      }
    }
    return findings.rules(declared: nil).mark
  }

  private mutating func decision(_ record: DecisionRecord, mark: DecimalMark?) -> GivenDecision? {
    for field in DecisionField.allCases where field.isRequired && record.text(field) == nil {
      report(
        .lacking(row: record.row, field: field.headings[0]), "-", record.span)
      return nil
    }
    let subject = record.text(.subject) ?? ""
    let word = record.text(.kind) ?? ""
    guard let kind = GivenDecision.Kind(word) else {
      let kinds = GivenDecision.Kind.allCases.map(\.rawValue)
      report(
        .unknownKind(
          row: record.row, kind: shortened(word), kinds: kinds,
          nearest: nearestName(to: word, among: GivenDecision.Kind.allCases.flatMap(\.words))),
        "kind", record.span(.kind))
      return nil
    }
    let (units, persons) = (request.units, request.persons)
    let unit = units.number(of: subject)
    let person = persons?.number(of: subject)
    guard unit != nil || person != nil else {
      report(
        .unknownSubject(
          row: record.row, subject: shortened(subject),
          nearest: SubjectFinder(units).nearest(to: subject)
            ?? persons.flatMap { SubjectFinder($0).nearest(to: subject) }), "subject",
        record.span(.subject))
      return nil
    }
    if kind == .evidence || kind == .points, record.text(.about) == nil {
      report(
        .aboutNothing(row: record.row, subject: shortened(subject), kind: kind.rawValue),
        "about", record.span)
      return nil
    }
    guard let value = canonical(record, .value, mark: mark) else { return nil }
    let computed = record.text(.computed) == nil ? nil : canonical(record, .computed, mark: mark)
    var day: Int64?
    if let text = record.text(.date) {
      if let written = withBytes(of: text, { try? readDate($0) }) {
        day = written.date.dayNumber
      } else {
        report(.notADate(row: record.row, date: shortened(text)), "date", record.span(.date))
      }
    }
    let lacking = [DecisionField.reason, .document, .authority].filter { record.text($0) == nil }
    if !lacking.isEmpty {
      report(
        .unsupported(
          row: record.row, subject: shortened(subject), fields: lacking.map { $0.headings[0] }),
        "reason", record.span(.value))
    }
    return GivenDecision(
      kind: kind, subject: subject, unit: unit, person: person,
      assessment: record.text(.assessment), about: record.text(.about), value: value,
      computed: computed, computedHeading: record.computedHeading,
      reason: record.text(.reason), document: record.text(.document), day: day,
      authority: record.text(.authority), path: request.path, row: record.row,
      span: record.span(.value), assessmentSpan: record.span(.assessment),
      aboutSpan: record.span(.about))
  }

  /// A figure with a decimal point and without a percent sign, any other text as it is; nil for a
  /// figure that can be read in two ways, which is reported.
  private mutating func canonical(
    _ record: DecisionRecord, _ field: DecisionField, mark: DecimalMark?
  ) -> String? {
    guard let text = record.text(field) else { return nil }
    guard let figure = withBytes(of: text, { try? readFigure($0) }) else { return text }
    let decimals: Int
    switch figure.form {
    case .whole: decimals = 0
    case .clear: decimals = figure.decimals
    case .ambiguous(let written):
      guard let mark else {
        report(
          .ambiguousFigure(row: record.row, value: shortened(text)), "value", record.span(field))
        return nil
      }
      decimals = written == mark ? figure.decimals : 0
    }
    return figure.value(decimals: decimals)?.description ?? text
  }

  /// Decisions but for those on the same matter, which are reported.
  private mutating func withoutRepeated(_ decisions: [GivenDecision]) -> [GivenDecision] {
    struct Matter: Hashable {
      let kind: GivenDecision.Kind
      let subject: String
      let assessment: String?
      let about: String?
    }
    var first: [Matter: GivenDecision] = [:]
    var repeated: Set<Matter> = []
    func matter(_ decision: GivenDecision) -> Matter {
      Matter(
        kind: decision.kind, subject: decision.subject, assessment: decision.assessment,
        about: decision.about.map { comparable($0) })
    }
    for decision in decisions {
      let key = matter(decision)
      guard let other = first[key] else {
        first[key] = decision
        continue
      }
      repeated.insert(key)
      if let span = other.span, let at = decision.span {
        report(
          .repeated(
            row: decision.row, subject: shortened(decision.subject), firstRow: other.row,
            first: span), "repeated", at)
      }
    }
    return decisions.filter { !repeated.contains(matter($0)) }
  }

  /// Reports a fault, or only counts it where there were enough of its kind.
  private mutating func report(
    _ fault: @autoclosure () -> DecisionFault, _ kind: String, _ span: Span
  ) {
    counts[kind, default: 0] += 1
    if counts[kind] ?? 0 <= FaultCollector.mostShown {
      let fault = fault()
      codes[kind] = fault.code
      diagnostics.append(Diagnostic(fault, at: span))
    }
  }

  /// Says how many faults were only counted.
  private mutating func reportFurther() {
    for kind in counts.keys.sorted() {
      let more = (counts[kind] ?? 0) - FaultCollector.mostShown
      guard more > 0, let code = codes[kind] else { continue }
      diagnostics.append(
        Diagnostic(
          EvidenceFault.furtherFaults(path: request.path, column: kind, code: code, count: more),
          at: nil))
    }
  }
}
