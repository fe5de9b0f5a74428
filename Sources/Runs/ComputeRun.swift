public import Diagnostics
public import Evidence
public import Rulebooks
public import Scoring

/// A run and what came of it.
public struct ComputedRun: Sendable {
  /// The run as its author wrote it.
  public let file: RunFile
  /// The rules.
  public let checked: CheckedRulebook
  /// The evidence about units.
  public let evidence: EvidenceStore
  /// What the rules read, by fact.
  public let inputs: Inputs
  /// What the rules gave.
  public let outcome: Outcome
  /// Everything that is wrong, and the notes.
  public let diagnostics: DiagnosticList

  /// The units.
  public var units: SubjectTable { evidence.subjects }

  /// Whether faults of the evidence, or of rules on this evidence, make the result provisional.
  public var isProvisional: Bool { diagnostics.hasErrors }

  /// Where a fact of a unit comes from; nil where no table gives it.
  ///
  /// - Parameter reading: Whether the text that stands there is read again.
  public func origin(ofFact number: Int, subject: Int, reading: Bool = false) -> Origin? {
    guard inputs.units.columns.indices.contains(number),
      let column = inputs.units.columns[number]
    else { return nil }
    return evidence.origin(of: column, subject: subject, reading: reading)
  }

  /// The table that lists the units, and the row of one of them.
  public func place(ofSubject subject: Int) -> (path: String, row: Int)? {
    guard let table = evidence.tables.first, let place = table.place(ofSubject: subject) else {
      return nil
    }
    return (table.path, Int(place.number))
  }
}

extension LoadedRun {
  /// Computes the run; nil where faults of its file or its rules forbid it.
  ///
  /// - Parameters:
  ///   - keeping: Which nodes' results are kept.
  ///   - threads: How many threads compute; the result does not depend on it.
  public func computed(keeping: Keeping = .all, threads: Int = 1) -> ComputedRun? {
    guard canBeComputed, let file, let checked, let evidence else { return nil }
    let attributes = Dictionary(
      evidence.attributes.map { ($0.key.id, $0) }, uniquingKeysWith: { first, _ in first })
    let columns = checked.unitFacts.facts.indices.map { number in
      attributes[number] ?? evidence.column(id: number)
    }
    let inputs = Inputs(
      units: SubjectData(ids: evidence.subjects.ids, columns: columns),
      parentOfUnit: evidence.subjects.parents)
    let outcome = evaluate(compile(checked), inputs, keeping: keeping, threads: threads)
    return ComputedRun(
      file: file, checked: checked, evidence: evidence, inputs: inputs, outcome: outcome,
      diagnostics: DiagnosticList(diagnostics.diagnostics + outcome.faults))
  }
}
