import Decimals

/// Works out an operation as an explanation prints it, as somebody with a calculator would.
struct Calculator {
  private var rest: Substring

  /// The value of `text`; nil where it is no operation on figures.
  static func value(_ text: some StringProtocol) -> Figure? {
    var calculator = Calculator(rest: Substring(text.filter { $0 != " " }))
    guard let value = calculator.sum(), calculator.rest.isEmpty else { return nil }
    return value
  }

  private mutating func sum() -> Figure? {
    guard var value = product() else { return nil }
    while let sign = take("+−") {
      guard let next = product(),
        let result = sign == "+" ? value.adding(next) : value.subtracting(next)
      else { return nil }
      value = result
    }
    return value
  }

  private mutating func product() -> Figure? {
    guard var value = power() else { return nil }
    while let sign = take("×÷") {
      guard let next = power(),
        let result = sign == "×" ? value.multiplying(next) : value.dividing(by: next)
      else { return nil }
      value = result
    }
    return value
  }

  private mutating func power() -> Figure? {
    guard let base = operand() else { return nil }
    guard take("^") != nil else { return base }
    return operand().flatMap { base.power($0) }
  }

  private mutating func operand() -> Figure? {
    if take("(") != nil {
      guard let value = sum(), take(")") != nil else { return nil }
      return value
    }
    let isNegative = take("-") != nil
    let digits = rest.prefix { $0.isNumber || $0 == "." }
    rest = rest.dropFirst(digits.count)
    guard var value = Figure(digits) else { return nil }
    if rest.first == "%" {
      rest = rest.dropFirst()
      guard let share = value.dividing(by: 100) else { return nil }
      value = share
    }
    return isNegative ? value.negated : value
  }

  private mutating func take(_ signs: String) -> Character? {
    guard let first = rest.first, signs.contains(first) else { return nil }
    rest = rest.dropFirst()
    return first
  }
}
