import Decimals
import Diagnostics
import FEEL
import Rulebooks
import Scoring

/// The facts that some formulas read, each with the values that may turn them one way or another.
struct FactCandidates {
  let checked: CheckedRulebook
  let assessment: CheckedAssessment
  let language: Language
  private var order: [(owner: FactOwner, number: Int)] = []
  private var figures: [Decimal] = [.zero, .one]
  private var words: [String] = []

  init(checked: CheckedRulebook, assessment: CheckedAssessment, language: Language) {
    self.checked = checked
    self.assessment = assessment
    self.language = language
  }

  private var kind: SubjectKind { assessment.assessment.subject }

  private func facts(of owner: FactOwner) -> [Fact] {
    switch owner {
    case .subject: checked.facts(of: kind).facts
    case .unit: checked.facts(of: .unit).facts
    case .head: checked.facts(of: .person).facts
    }
  }

  /// Adds what a formula reads, through derived facts down to those that evidence gives.
  mutating func add(_ formula: Formula) {
    add(formula, owner: nil, depth: 0)
  }

  private mutating func add(_ formula: Formula, owner: FactOwner?, depth: Int) {
    guard depth < 20, let expression = checked.expression(of: formula) else { return }
    addLiterals(of: formula.text)
    for reference in expression.references {
      switch reference.binding.reference {
      case .constant(let value):
        if let figure = value.number { addFigures([figure]) }
      case .slot(let slot):
        let fact =
          owner.map { (number: slot.index, owner: $0) } ?? assessment.layout.fact(at: slot)
        add(fact.owner, fact.number, depth)
      default: break
      }
    }
  }

  private mutating func add(_ owner: FactOwner, _ number: Int, _ depth: Int) {
    let facts = facts(of: owner)
    guard facts.indices.contains(number) else { return }
    if case .indicator(let index) = facts[number].origin,
      let derived = checked.rulebook.indicators[index].derived
    {
      add(derived, owner: owner, depth: depth + 1)
      return
    }
    if !order.contains(where: { $0 == (owner, number) }) { order.append((owner, number)) }
  }

  /// Adds figures on and beside which values are tried.
  mutating func addFigures(_ more: [Decimal]) {
    for figure in more where !figures.contains(figure) { figures.append(figure) }
  }

  /// Figures and strings that stand in a formula's text.
  private mutating func addLiterals(of text: String) {
    var figure = ""
    var string: String?
    for character in text + " " {
      if let open = string {
        if character == "\"" {
          words.append(open)
          string = nil
        } else {
          string = open + String(character)
        }
        continue
      }
      if character == "\"" {
        string = ""
      } else if character.isASCII, character.isNumber || character == "." && !figure.isEmpty {
        figure.append(character)
      } else {
        if let value = Decimal(figure) { addFigures([value]) }
        figure = ""
      }
    }
  }

  /// By fact: the values to try.
  var byFact: [[Trial]] {
    order.map { owner, number in
      let fact = facts(of: owner)[number]
      return values(of: fact).map {
        Trial(owner: owner, fact: name(of: fact), value: $0)
      }
    }
  }

  /// All values, fact by fact.
  var trials: [Trial] { byFact.flatMap { $0 } }

  private func name(of fact: Fact) -> String { fact.name }

  private func values(of fact: Fact) -> [String] {
    switch fact.type {
    case .yesNo: language == .vi ? ["có", "không"] : ["yes", "no"]
    case .level, .choice: fact.ladder.map { checked.ladders[$0].rungs } ?? []
    case .date: days
    case .text: words.isEmpty ? ["x"] : words
    case .wholeNumber, .number, .percent, .points: figures(of: fact)
    }
  }

  private func figures(of fact: Fact) -> [String] {
    let step: Decimal =
      fact.type == .wholeNumber ? .one : Decimal(coefficient: 5, exponent: -1) ?? .one
    var values: [Decimal] = []
    func add(_ value: Decimal?) {
      if let value, !values.contains(value), isAllowed(value, fact) { values.append(value) }
    }
    for figure in figures {
      add(figure)
      add(figure.adding(step))
      add(figure.subtracting(step))
    }
    if case .indicator(let index) = fact.origin,
      let range = checked.rulebook.indicators[index].range
    {
      for end in [range.lower, range.upper] {
        if case .constant(let bound)? = end?.amount { add(bound.value) }
      }
    }
    return values.map(\.description)
  }

  private func isAllowed(_ value: Decimal, _ fact: Fact) -> Bool {
    switch fact.type {
    case .wholeNumber: value.isInteger && !value.isNegative
    case .percent: !value.isNegative && value <= .hundred
    default: true
    }
  }

  private var days: [String] {
    checked.rulebook.parameters.flatMap(\.values).flatMap { dated -> [String] in
      guard case .day(let day) = dated.value else { return [] }
      return [day.description, Day(number: day.number + 1).description]
    }
  }
}
