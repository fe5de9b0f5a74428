import Decimals
import Rulebooks

extension ScenarioEditing {
  /// What the value of a parameter is.
  private enum Kind: Equatable { case number, share, day, truth, text }

  private static func kind(_ value: String) -> Kind {
    switch FigureText(value) {
    case .number: return .number
    case .percent: return .share
    case .decimalComma, .grouped: return .number
    case .other: break
    }
    if Day(value) != nil { return .day }
    return truthValue(value) != nil ? .truth : .text
  }

  /// Whether two texts of a value are the same, also where one figure is written in two ways.
  static func isSame(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    switch (FigureText(left), FigureText(right)) {
    case (.number(let a), .number(let b)), (.percent(let a), .percent(let b)): return a == b
    default: return false
    }
  }

  /// A parameter stays what it is: who reads it as a share or day could do nothing with a number or
  /// text. Decimal commas are for the reader of the rulebook to refuse.
  static func check(
    _ value: String, sameKindAs former: String, at address: String
  ) throws(ScenarioFault) {
    let (old, new) = (kind(former), kind(value))
    if old == new { return }
    func wrong(_ wanted: ScenarioFault.Wanted, _ meant: String? = nil) -> ScenarioFault {
      .wrongValue(address: address, value: value, wanted: wanted, meant: meant)
    }
    switch old {
    case .text: return
    case .day: throw wrong(.date, day(meantBy: value)?.description)
    case .truth: throw wrong(.yesNo)
    case .share:
      guard new == .number else { throw wrong(.share) }
      guard let figure = Decimal(value) else { return }
      if figure > .one { throw wrong(.share, value + "%") }
    case .number:
      // A share that is written as a fraction.
      let isFraction = Decimal(former).map { $0 >= .zero && $0 <= .one } ?? false
      if new == .share, isFraction { return }
      throw wrong(
        .number, new == .share ? trimmed(String(value.filter { $0 != "%" })) : nil)
    }
  }
}
