import Decimals

extension Builtin {
  private static let n = [Parameter("n", .number)]
  private static let number = [Parameter("number", .number)]

  /// Functions of numbers (DMN 1.5, 10.3.4.5).
  static let numeric: [Builtin] = [
    Builtin("decimal", scaled(.halfEven)),
    Builtin(
      "floor", Form(n, .number) { Value($0.number(0).floor) }, scaled(.floor)),
    Builtin(
      "ceiling", Form(n, .number) { Value($0.number(0).ceiling) }.quickly(.one { $0.ceiling }),
      scaled(.ceiling)),
    Builtin("round up", scaled(.up)),
    Builtin("round down", scaled(.down)),
    Builtin("round half up", scaled(.halfUp)),
    Builtin("round half down", scaled(.halfDown)),
    Builtin("round half even", scaled(.halfEven)),
    Builtin(
      "abs", Form(n, .number) { Value($0.number(0).magnitude) }.quickly(.one { $0.magnitude }),
      Form([Parameter("n", .any)], type: { $0.first ?? .any }) { call in
        guard let cell = call[0].cell, cell.months != nil || cell.nanoseconds != nil else {
          return call.null(.argumentType)
        }
        let isNegative = (cell.months ?? 0) < 0 || (cell.nanoseconds ?? 0) < 0
        return isNegative ? .scalar(Operations.negatedDuration(cell, call.range)) : call[0]
      }),
    Builtin(
      "modulo",
      Form([Parameter("dividend", .number), Parameter("divisor", .number)], .number) { call in
        call.number(call.number(0).modulo(call.number(1)), .outsideDomain)
      }.quickly(.two { $0.modulo($1) })),
    Builtin("sqrt", Form(number, .number) { $0.number($0.number(0).squareRoot(), .outsideDomain) }),
    Builtin(
      "log", Form(number, .number) { $0.number($0.number(0).naturalLogarithm(), .outsideDomain) }),
    Builtin("exp", Form(number, .number) { $0.number($0.number(0).exponential(), .overflow) }),
    Builtin("odd", Form(number, .boolean) { parity($0, 1) }),
    Builtin("even", Form(number, .boolean) { parity($0, 0) }),
  ]

  private static func scaled(_ mode: RoundingMode) -> Form {
    Form([Parameter("n", .number), Parameter("scale", .number)], .number) { call in
      let scale = call.integer(1)
      guard (-6111...6176).contains(scale) else { return call.null(.outsideDomain) }
      return call.number(call.number(0).rounded(toDigits: scale, mode))
    }.quickly(
      .two { number, scale in
        guard let scale = scale.integer, (-6111...6176).contains(scale) else { return nil }
        return number.rounded(toDigits: scale, mode)
      })
  }

  private static func parity(_ call: BuiltinCall, _ remainder: Decimal) -> Value {
    Value(call.number(0).modulo(.two) == remainder)
  }
}
