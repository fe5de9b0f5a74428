public import Decimals
import FEEL
public import Rulebooks

/// A fact of a subject as rules read it.
public struct SubjectFact: Sendable {
  /// The value, or absent with the reason.
  public let value: Cell
  /// Whether evidence was missing and the rule of the indicator puts this value in its place.
  public let isReplaced: Bool
}

extension Outcome {
  /// The facts of a subject by their numbers, derived ones too, whether or not a rule read them.
  ///
  /// - Parameters:
  ///   - kind: What the subject is.
  ///   - subject: The number of the unit or person.
  public func facts(of kind: SubjectKind, subject: Int) -> [SubjectFact] {
    let facts = kind == .unit ? plan.unitFacts : plan.personFacts
    let data = kind == .unit ? context.inputs.units : context.inputs.persons
    guard (0..<data.count).contains(subject) else { return [] }
    let morsel = Morsel(
      slotCount: facts.factCount + facts.unitFactCount, nodeCount: 1, capacity: 1)
    facts.load([subject], context, into: morsel)
    let values = (0..<facts.factCount).map { morsel.column(Slot($0))[0] }
    fillFacts(data, [subject], count: facts.factCount, into: morsel)
    var replaced: Set<Int> = []
    for (slot, _) in facts.replacements {
      if let absence = morsel.column(slot)[0].absence, absence.reason != .notApplicable {
        replaced.insert(slot.index)
      }
    }
    return values.enumerated().map { number, value in
      SubjectFact(value: value, isReplaced: replaced.contains(number))
    }
  }
}
