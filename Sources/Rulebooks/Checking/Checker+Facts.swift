import Decimals
import Diagnostics
import FEEL

// Ladders and the tables of facts.
extension Checker {
  /// Gives the declared ladders their numbers.
  func numberLadders() {
    for ladder in rulebook.ladders {
      addLadder(ladder.name.value, ladder.rungs.map(\.value))
    }
  }

  /// Gives a ladder the next number.
  @discardableResult
  func addLadder(_ name: String, _ rungs: [String], bestFirst: Bool = false) -> Int {
    let number = ladders.count
    ladders.append(
      Ladder(
        number: UInt32(truncatingIfNeeded: number), name: name, rungs: rungs, bestFirst: bestFirst))
    return number
  }

  /// The facts that are known of one kind of subject: indicators, then attributes, then the columns
  /// of points given by people.
  func factTable(of kind: SubjectKind) -> [Fact] {
    var facts: [Fact] = []
    var headings: [String: Span] = [:]
    for (index, indicator) in rulebook.indicators.enumerated() where indicator.subject == kind {
      facts.append(fact(indicator.name, .indicator(index), indicator.type))
      guard indicator.derived == nil else { continue }
      if let first = headings[indicator.heading] {
        report(
          ReferenceFault.headingTaken(heading: indicator.heading, first: first),
          at: indicator.name.span)
      } else {
        headings[indicator.heading] = indicator.name.span
      }
    }
    for (index, attribute) in rulebook.attributes.enumerated() where attribute.subject == kind {
      facts.append(fact(attribute.name, .attribute(index), attribute.type))
    }
    for assessment in rulebook.assessments where assessment.subject == kind {
      for node in assessment.givenColumns {
        let id = node.id
        // A subject belongs to one of such assessments: they share the column of the same id.
        let isShared = facts.contains { fact in
          if case .given(let other, id.value) = fact.origin {
            return other != assessment.id.value
          }
          return false
        }
        if isShared { continue }
        if let first = headings[id.value] {
          report(ReferenceFault.headingTaken(heading: id.value, first: first), at: id.span)
        } else {
          headings[id.value] = id.span
        }
        facts.append(
          Fact(
            name: id.value, origin: .given(assessment: assessment.id.value, criterion: id.value),
            type: .points, ladder: nil))
      }
    }
    return facts + registerFacts(of: kind, from: facts.count)
  }

  private func fact(
    _ name: Placed<String>, _ origin: Fact.Origin, _ type: Placed<ValueType>
  ) -> Fact {
    Fact(
      name: name.value, origin: origin, type: type.value,
      ladder: ladder(of: type, named: name.value))
  }

  /// The ladder of a level; that of a choice is made here.
  func ladder(of type: Placed<ValueType>, named name: String) -> Int? {
    switch type.value {
    case .level(let ladder):
      if let number = ladders.firstIndex(where: { $0.name == ladder }) { return number }
      let names = rulebook.ladders.map(\.name.value)
      report(
        ReferenceFault.unknownLadder(
          name: ladder, nearest: nearestName(to: ladder, among: names), known: names),
        at: type.span)
      return nil
    case .choice(let words): return addLadder(name, words)
    default: return nil
    }
  }

  /// Reports values for missing evidence that the indicator cannot have.
  func checkMissingValues(_ facts: [Fact]) {
    for fact in facts {
      guard case .indicator(let index) = fact.origin,
        case .value(let literal)? = rulebook.indicators[index].whenMissing?.value,
        let span = rulebook.indicators[index].whenMissing?.span, !isUnread(fact),
        !fits(literal, fact)
      else { continue }
      report(
        FormulaFault.missingValueType(indicator: fact.name, type: fact.type.word), at: span)
    }
  }

  /// Whether a fact can have a value.
  func fits(_ literal: Literal, _ fact: Fact) -> Bool {
    switch (fact.type, literal) {
    case (.wholeNumber, .number(let number)): number.isInteger
    case (.number, .number), (.percent, .number), (.points, .number), (.yesNo, .boolean),
      (.date, .day), (.text, _):
      true
    case (.level, .text(let word)), (.choice, .text(let word)):
      fact.ladder.map { ladders[$0].rungs.contains(word) } ?? true
    default: false
    }
  }

  /// What formulas see of a fact; anything where that is not known.
  func type(of fact: Fact) -> FEELType {
    switch fact.type {
    case .wholeNumber, .number, .percent, .points: return .number
    case .yesNo: return .boolean
    case .date: return .date
    case .text: return isUnread(fact) ? .any : .string
    case .level, .choice: return fact.ladder.map { .level(ladders[$0]) } ?? .any
    }
  }

  /// Whether the declaration of a fact could not be read whole.
  func isUnread(_ fact: Fact) -> Bool {
    switch fact.origin {
    case .indicator(let index): rulebook.unread.touch(rulebook.indicators[index].span)
    case .attribute(let index): rulebook.unread.touch(rulebook.attributes[index].span)
    case .given, .previous: false
    case .register(let index): rulebook.unread.touch(rulebook.registers[index].span)
    }
  }
}

extension Assessment {
  /// The leaves and adjustments whose points people give in a column of its own.
  public var givenColumns: [Criterion] {
    nodes.filter { node in
      if case .scored(let method) = node.content, case .given(nil) = method.value { return true }
      return false
    }
  }
}
