import Decimals
import Diagnostics
import FEEL

// The days on which the rulebook, its parameters and its legal bases are in force.
extension Checker {
  /// Reports a rulebook that is not in force on the last day of the period.
  func checkEdition() {
    guard let askedDay, let effective = rulebook.effective, !effective.contains(askedDay) else {
      return
    }
    report(
      ReferenceFault.rulebookNotInForce(
        day: askedDay.description, since: effective.since?.description,
        until: effective.until?.description), at: rulebook.id.span)
  }

  /// The value of each parameter on the day, under its name; absent where there is none.
  func parameterValues() -> [Binding] {
    rulebook.parameters.map { parameter in
      let name = parameter.name
      checkTypes(of: parameter)
      checkOverlaps(of: parameter)
      let inForce = parameter.values.filter { $0.days.contains(day) }
      if inForce.isEmpty, !parameter.values.isEmpty || !rulebook.unread.hasErrors {
        report(
          ReferenceFault.parameterNotInForce(name: name.value, day: day.description),
          at: name.span)
      }
      guard let dated = inForce.first else {
        return Binding(name.value, .any, .constant(Value(Absence(.undefined))))
      }
      let (type, value) = dated.value.binding
      return Binding(name.value, type, .constant(value), defined: dated.span)
    }
  }

  private func checkOverlaps(of parameter: Parameter) {
    for (index, value) in parameter.values.enumerated() {
      for other in parameter.values[..<index] {
        guard let day = value.days.firstCommonDay(with: other.days) else { continue }
        // One of the days that matter, where the period is known.
        let shown = askedDay.flatMap { asked in
          value.days.contains(asked) && other.days.contains(asked) ? asked : nil
        }
        report(
          ReferenceFault.parameterTwiceInForce(
            name: parameter.name.value, day: (shown ?? day).description, other: other.span),
          at: value.span)
      }
    }
  }

  private func checkTypes(of parameter: Parameter) {
    let types = parameter.values.map(\.value.kind)
    guard let first = types.first,
      let other = parameter.values.first(where: { $0.value.kind != first })
    else { return }
    report(ReferenceFault.parameterTypesDiffer(name: parameter.name.value), at: other.span)
  }

  /// Reports bases that cite no declared document, or one that is out of force.
  func checkBases() {
    let documents = Dictionary(
      rulebook.documents.map { ($0.key.value, $0) }, uniquingKeysWith: { first, _ in first })
    let keys = rulebook.documents.map(\.key.value)
    var outdated: [String: [Span]] = [:]
    for basis in basesThatCount {
      guard let document = documents[basis.document] else {
        report(
          ReferenceFault.unknownDocument(
            key: basis.document, nearest: nearestName(to: basis.document, among: keys), known: keys),
          at: basis.span)
        continue
      }
      // Without days of its own a document is in force from its date.
      let isDayKnown = askedDay != nil || rulebook.effective != nil
      let inForce =
        document.effective.map { $0.contains(day) }
        ?? (isDayKnown ? document.date.map { $0 <= day } : nil)
      if inForce == false {
        outdated[basis.document, default: []].append(basis.span)
      }
    }
    for key in outdated.keys.sorted() {
      guard let places = outdated[key], let first = places.first else { continue }
      report(
        ReferenceFault.documentNotInForce(
          key: key, day: day.description, others: Array(places.dropFirst())), at: first)
    }
  }
}

extension DayRange {
  /// The first day that lies in both; nil where they have none in common.
  func firstCommonDay(with other: DayRange) -> Day? {
    let start = [since, other.since].compactMap { $0 }.max()
    let end = [until, other.until].compactMap { $0 }.min()
    guard let start else { return end ?? Day(number: 0) }
    if let end, end < start { return nil }
    return start
  }
}

extension Literal {
  /// Which kind of constant it is.
  enum Kind { case number, share, boolean, text, day }

  var kind: Kind {
    switch self {
    case .number: .number
    case .share: .share
    case .boolean: .boolean
    case .text: .text
    case .day: .day
    }
  }

  /// The type and value that formulas see.
  var binding: (type: FEELType, value: Value) {
    switch self {
    case .number(let number), .share(let number): (.number, Value(number))
    case .boolean(let truth): (.boolean, Value(truth))
    case .text(let text): (.string, .scalar(Cell(Texts.intern(text))))
    case .day(let day): (.date, .scalar(Cell(days: Int64(day.number))))
    }
  }
}
