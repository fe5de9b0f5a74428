import Diagnostics
import FEEL

// What is done to figures before anything reads them.
extension Checker {
  /// Checks the rules for missing figures, and that only figures are prepared.
  func checkPreparation() {
    for indicator in rulebook.indicators {
      guard let prepare = indicator.prepare else { continue }
      switch indicator.type.value {
      case .wholeNumber, .number, .percent, .points: break
      case .yesNo, .level, .choice, .date, .text:
        report(
          FormulaFault.wrongType(
            key: "prepare", expected: .number, found: indicator.type.value.word, example: nil),
          at: indicator.type.span)
      }
      guard let fill = prepare.fill else { continue }
      var scope = Scope()
      scope.push()
      scope.add(Binding("values", .list(.number), .object(ObjectSlot(0))))
      check(fill.by, key: "by", .number, in: scope)
      if let within = fill.within {
        let names = rulebook.attributes.filter { $0.subject == indicator.subject }
          .map(\.name.value)
        if !names.contains(within.value) {
          report(
            ReferenceFault.unknownAttribute(
              name: within.value, nearest: nearestName(to: within.value, among: names)),
            at: within.span)
        }
      }
    }
  }
}
