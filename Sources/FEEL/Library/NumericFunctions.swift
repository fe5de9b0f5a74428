import Decimals

extension Builtin {
  private static let n = [Parameter("n", .number)]
  private static let number = [Parameter("number", .number)]

  /// Functions of numbers (DMN 1.5, 10.3.4.5).
  static let numeric: [Builtin] = [
    Builtin(
      "decimal",
      Form([Parameter("n", .number), Parameter("scale", .number)], .number) {
        rounded($0, .halfEven)
      }),
    Builtin(
      "floor", Form(n, .number) { Value($0.number(0).floor) }, scaled { rounded($0, .floor) }),
    Builtin(
      "ceiling", Form(n, .number) { Value($0.number(0).ceiling) }, scaled { rounded($0, .ceiling) }),
    Builtin("round up", scaled { rounded($0, .up) }),
    Builtin("round down", scaled { rounded($0, .down) }),
    Builtin("round half up", scaled { rounded($0, .halfUp) }),
    Builtin("round half down", scaled { rounded($0, .halfDown) }),
    Builtin("round half even", scaled { rounded($0, .halfEven) }),
    Builtin(
      "abs", Form(n, .number) { Value($0.number(0).magnitude) },
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
      }),
    Builtin("sqrt", Form(number, .number) { $0.number($0.number(0).squareRoot(), .outsideDomain) }),
    Builtin(
      "log", Form(number, .number) { $0.number($0.number(0).naturalLogarithm(), .outsideDomain) }),
    Builtin("exp", Form(number, .number) { $0.number($0.number(0).exponential(), .overflow) }),
    Builtin("odd", Form(number, .boolean) { parity($0, 1) }),
    Builtin("even", Form(number, .boolean) { parity($0, 0) }),
  ]

  private static func scaled(_ run: @escaping @Sendable (BuiltinCall) -> Value) -> Form {
    Form([Parameter("n", .number), Parameter("scale", .number)], .number, run)
  }

  private static func rounded(_ call: BuiltinCall, _ mode: RoundingMode) -> Value {
    let scale = call.integer(1)
    guard scale >= Decimal.minimumExponent - 0, scale <= 6176, scale >= -6111 else {
      return call.null(.outsideDomain)
    }
    return call.number(call.number(0).rounded(toDigits: scale, mode))
  }

  private static func parity(_ call: BuiltinCall, _ remainder: Decimal) -> Value {
    Value(call.number(0).modulo(.two) == remainder)
  }
}
