import Decimals
import Diagnostics
import FEEL
import YAMLSource

// Formulas: parsed in their scope, checked against what their key asks for.
extension Checker {
  /// What a key asks of a formula's value.
  enum Expected {
    /// A truth value.
    case truth
    /// A number.
    case number
    /// A rung of a ladder.
    case level
    /// Something that has an order: number, date, truth value or level.
    case ordered
    /// Anything.
    case anything
  }

  /// Parses a formula and keeps what came of it.
  @discardableResult
  func check(
    _ formula: Formula, key: String, _ expected: Expected, in scope: Scope
  ) -> Expression? {
    let parsed = parse(formula.text, in: scope)
    report(parsed, of: formula)
    guard let expression = parsed.expression else { return nil }
    checkScales(expression, of: formula)
    if !fits(expression.type, expected) {
      report(
        FormulaFault.wrongType(
          key: key, expected: expected.asked, found: expression.type.description,
          example: example(of: expression, as: expected)), at: formula.span)
    }
    return expression
  }

  /// A formula that is nothing but a name, made into what is wanted.
  private func example(of expression: Expression, as expected: Expected) -> String? {
    guard expression.slot != nil else { return nil }
    switch (expected, expression.type) {
    case (.truth, .number): return expression.text + " > 0"
    case (.truth, .level(let ladder)):
      return ladder.rungs.last.map { "\(expression.text) = \"\($0)\"" }
    case (.number, .boolean): return "if \(expression.text) then 1 else 0"
    default: return nil
    }
  }

  /// Parses unary tests of a value of `type`.
  @discardableResult
  func checkTests(_ formula: Formula, of type: FEELType, in scope: Scope) -> Expression? {
    let parsed = parse(formula.text, as: .unaryTests(of: Binding("?", type, .input)), in: scope)
    report(parsed, of: formula)
    return parsed.expression
  }

  /// What a formula was parsed to, if it was.
  func expression(of formula: Formula) -> Expression? {
    expressions.indices.contains(formula.number) ? expressions[formula.number] : nil
  }

  /// Keeps what a formula was parsed to, and reports what is wrong with it; `reworded` may put a
  /// fault in words that know more.
  func report(
    _ parsed: Checked, of formula: Formula, reworded: (any Fault) -> (any Fault)? = { _ in nil }
  ) {
    if expressions.indices.contains(formula.number) {
      expressions[formula.number] = parsed.expression
    }
    if parsed.expression == nil { hasUnreadFormulas = true }
    if let comment = formula.scalar.commentAfter {
      let lost = trimmed(normalised(comment.text))
      if parsed.expression == nil {
        // What YAML has cut off is the likely cause of whatever is wrong with the rest.
        report(FormulaFault.brokenByComment(kept: formula.text, lost: lost), at: comment)
        return
      }
      if comment.start - formula.span.end == 1 {
        report(FormulaFault.commentClose(kept: formula.text, lost: lost), at: comment)
      }
    }
    for problem in parsed.problems {
      report(
        reworded(problem.fault) ?? translated(problem.fault),
        at: formula.scalar.span(of: problem.range))
    }
  }

  /// A fault of FEEL in the words of rulebooks, where they know better what is meant.
  private func translated(_ fault: any Fault) -> any Fault {
    if case .unknownField(let name, let type, _)? = fault as? FEELFault,
      type.hasPrefix("context<"), type == unitContext.description
    {
      let names = rulebook.factNames(of: .unit) + ["total", "class", "points of", "share of"]
      return ReferenceFault.unknownUnitName(
        name: name, nearest: nearestName(to: name, among: names))
    }
    if case .unknownName(let name, nil)? = fault as? FEELFault,
      let word = reservedWords[name.lowercased()]
    {
      return FEELFault.unknownName(name: name, nearest: word)
    }
    if case .unknownName(let name, _)? = fault as? FEELFault, let place = elsewhere(name) {
      return FormulaFault.nameElsewhere(name: name, place: place)
    }
    if case .unknownFunction(let name, _)? = fault as? FEELFault, let place = elsewhere(name) {
      return FormulaFault.nameElsewhere(name: name, place: place)
    }
    return fault
  }

  private func fits(_ type: FEELType, _ expected: Expected) -> Bool {
    switch (type, expected) {
    case (.any, _), (_, .anything), (.boolean, .truth), (.number, .number): true
    case (.level, .level), (.level, .ordered), (.number, .ordered), (.boolean, .ordered),
      (.date, .ordered), (.dateTime, .ordered), (.monthsDuration, .ordered),
      (.secondsDuration, .ordered):
      true
    default: false
    }
  }

  /// Checks a figure; its value where that is known before anything runs.
  @discardableResult
  func check(_ amount: Amount, key: String, in scope: Scope) -> Decimal? {
    switch amount {
    case .constant(let figure): figure.value
    case .formula(let formula):
      check(formula, key: key, .number, in: scope)?.constant?.number
    }
  }

  /// Checks a condition; its value where that is known before anything runs.
  @discardableResult
  func check(_ condition: Condition, key: String, in scope: Scope) -> Bool? {
    guard let expression = check(condition.formula, key: key, .truth, in: scope) else {
      return nil
    }
    guard let value = expression.constant?.boolean else { return nil }
    report(FormulaFault.conditionConstant(key: key, holds: value), at: condition.formula.span)
    return value
  }
}

extension Checker.Expected {
  /// What is asked for, for messages.
  var asked: FormulaFault.Asked {
    switch self {
    case .truth: .truth
    case .number: .number
    case .level: .level
    case .ordered: .ordered
    case .anything: .anything
    }
  }
}

/// What people may call the names that the rule language itself gives.
private let reservedWords: [String: String] = [
  "xếp loại": "class", "mức": "class", "mức xếp loại": "class", "hạng": "class",
  "tổng điểm": "total", "tổng": "total", "điểm tổng": "total", "score": "total",
  "điểm tối đa": "points", "điểm": "points", "maximum": "points", "giá trị": "value",
  "size": "group size", "số đơn vị": "group size", "quy mô nhóm": "group size",
  "đơn vị": "unit", "cấp dưới": "subordinates", "đơn vị trực thuộc": "subordinates",
]
