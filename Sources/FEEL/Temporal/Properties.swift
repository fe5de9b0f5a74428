import Decimals

extension FEELType {
  /// The names of all properties that some value of the standard has.
  static let properties = [
    "year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone",
    "years", "months", "days", "hours", "minutes", "seconds", "start", "end", "start included",
    "end included", "value",
  ]

  /// The properties of values of this type (DMN 1.5, table 65).
  var propertyFields: [Field] {
    switch self {
    case .range(let element):
      [
        Field("start", element), Field("end", element), Field("start included", .boolean),
        Field("end included", .boolean),
      ]
    default: []
    }
  }
}

extension Cell {
  /// A property of a date, time or duration.
  func property(_ name: String, _ range: Range<Int>) -> Cell { Cell(.unknownField, at: range) }
}

extension Parser {
  /// An `@"…"` literal.
  mutating func atLiteral() -> Node {
    let token = token
    advance()
    report(.unreadableTemporal(text: token.text), token.range)
    return unresolved(.unreadableText, token.range)
  }
}
