public import Decimals
public import Rulebooks

extension Outcome {
  /// The facts of all subjects of a kind as rules read them, with what rules put in the place of
  /// missing ones and derived ones too: by the number of the fact, by subject.
  public func facts(of kind: SubjectKind) -> [ContiguousArray<Cell>] {
    context.factCells(kind == .unit ? plan.unitFacts : plan.personFacts).columns
  }
}
