import Decimals
public import Evidence
import FEEL
public import Rulebooks

/// What evaluation reads of one kind of subject: a column for each fact of its table.
public struct SubjectData: Sendable {
  /// The ids in the order of their code points; a subject's number is its place here.
  public let ids: [String]
  /// The columns by the number of the fact; nil where there is none at all: derived facts, and
  /// facts that no table has.
  public let columns: [Column?]
  /// The rows of each register of this kind of subject; nil where none are given.
  public let registers: [RegisterData?]

  /// Makes the data of the subjects `ids`, which stand in the order of their code points.
  public init(ids: [String], columns: [Column?]) {
    self.ids = ids
    self.columns = columns
    self.registers = []
  }

  /// Makes the data of subjects with registers, whose numbers of rows are facts too.
  public init(
    ids: [String], columns: [Column?], registers: [RegisterData?], of facts: FactTable
  ) {
    self.ids = ids
    self.registers = registers
    var columns = columns
    for (register, data) in zip(facts.registers, registers)
    where columns.indices.contains(register.fact) {
      columns[register.fact] = data?.counts(id: register.fact)
    }
    self.columns = columns
  }

  /// How many subjects there are.
  public var count: Int { ids.count }
}

/// The facts of one part of a run's period, about the same subjects as the whole.
public struct InputPeriod: Sendable {
  /// How long it is.
  public let length: PeriodTotals.Length
  /// What it is called: `2026-01`.
  public let name: String
  /// The units.
  public let units: SubjectData
  /// The persons.
  public let persons: SubjectData

  /// Makes a part of a period.
  public init(
    length: PeriodTotals.Length, name: String, units: SubjectData, persons: SubjectData
  ) {
    self.length = length
    self.name = name
    self.units = units
    self.persons = persons
  }
}

/// What a run is computed from.
public struct Inputs: Sendable {
  /// The units.
  public let units: SubjectData
  /// The persons.
  public let persons: SubjectData
  /// By person: the number of the unit that the person belongs to.
  public let unitOfPerson: [Int?]
  /// By unit: the number of the unit directly above it.
  public let parentOfUnit: [Int?]
  /// The facts of the parts of the period in which some assessment is evaluated by itself, in the
  /// order of time.
  public let periods: [InputPeriod]

  /// Makes inputs.
  public init(
    units: SubjectData, persons: SubjectData = SubjectData(ids: [], columns: []),
    unitOfPerson: [Int?] = [], parentOfUnit: [Int?] = [], periods: [InputPeriod] = []
  ) {
    self.periods = periods
    self.units = units
    self.persons = persons
    self.unitOfPerson = unitOfPerson
    self.parentOfUnit = parentOfUnit
  }
}

extension AssessmentPlan {
  /// Steps 1 and 2 for a batch: the facts of the subjects `rows`, what rules put in the place of
  /// missing ones, and the derived facts.
  func load(
    _ rows: ArraySlice<Int>, _ context: EvaluationContext, into morsel: Morsel,
    decisions: inout BatchDecisions, faults: inout FaultTally
  ) {
    let data = context.data(of: self)
    morsel.begin(count: rows.count)
    morsel.registers = RegisterView(
      data, context.plan.checked.facts(of: checked.assessment.subject))
    morsel.subjects = Array(rows)
    fillFacts(data, rows, count: checked.layout.factCount, into: morsel)
    context.loadRelated(rows, self, morsel)
    decisions.evidence(rows, morsel)
    replaceMissing(replacements, in: morsel)
    for step in derived { step.run(morsel, rows, &faults) }
    context.peers(of: self)?.fill(peers, rows, morsel)
    morsel.unitClasses = context.unitClasses(rows, self)
    morsel.objects = objectBuilder(rows, context)
  }
}

extension Morsel {
  /// The lists of all registers for a row, as derived facts read them.
  func registerLists(_ row: Int) -> [Value] {
    guard let registers, subjects.indices.contains(row) else { return [] }
    return registers.rules.indices.map { registers.list($0, of: subjects[row]) }
  }
}

extension DerivedStep {
  /// Fills a derived fact: settled to 28 significant digits, 0/0 by its rule. A null is a fault of
  /// the rule: it is counted, and the fact is undefined for its readers.
  func run(_ morsel: Morsel, _ rows: ArraySlice<Int>, _ faults: inout FaultTally) {
    let out = morsel.column(slot)
    let origin = UInt32(truncatingIfNeeded: slot.index + 1)
    for row in 0..<morsel.count {
      let cell = compiled.cell(
        readsRegisters ? morsel.row(row, objects: morsel.registerLists(row)) : morsel.row(row))
      if let number = cell.number {
        out[row] = Cell(number.settledForMethod())
      } else if let null = cell.null {
        if NullCause(rawValue: null.cause) == .zeroByZero {
          out[row] = nothingDue(origin)
        } else {
          faults.note(.derived(slot.index), cell, subject: rows[rows.startIndex + row])
          out[row] = Cell(Absence(.undefined, origin: origin))
        }
      } else {
        out[row] = cell
      }
    }
  }

  private func nothingDue(_ origin: UInt32) -> Cell {
    switch whenNothingDue {
    case .notApplicable: Cell(Absence(.notApplicable, origin: origin))
    case .fullPoints: Cell(Decimal(100))
    case .zero: Cell(Decimal.zero)
    case .error: Cell(Absence(.undefined, origin: origin))
    }
  }
}
