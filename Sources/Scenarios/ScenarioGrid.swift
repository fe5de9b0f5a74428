import Decimals
public import Diagnostics
import Dispatch
public import Rulebooks
public import Runs
import Scoring
import Synchronization

/// What each of several values of one address would do, or each pair of values of two.
public struct ScenarioGrid: Sendable {
  /// The addresses, one or two.
  public let axes: [VariedAddress]
  /// The run as it is.
  public let baseline: ComputedRun
  /// The assessments of the baseline that have classes or rankings.
  public let assessments: [Assessed]
  /// By value of the first address, for each of them by value of the second.
  public let cells: [Cell]

  /// An assessment of the baseline.
  public struct Assessed: Sendable {
    /// Its number in the baseline's outcome.
    public let number: Int
    /// The classes of the baseline, then those that only values bring.
    public let classes: [(id: String, title: Title?)]
    /// How its subjects stand as it is.
    public let asItIs: Standing
  }

  /// How the subjects of an assessment stand; by the rows of the baseline.
  public struct Standing: Sendable {
    /// The ids of the published classes, or the words for why there is none; empty for those whom the
    /// assessment does not have.
    public let classes: [String]
    /// The ranks in each ranking, as they are compared; empty for those whom the assessment does not
    /// have.
    let ranks: [[Standing.Place]]
    /// How many are in each class, in the order of the assessment's classes.
    public internal(set) var counts: [Int] = []
    /// How many await a class.
    public let pending: Int

    /// A place in one ranking.
    struct Place: Sendable, Hashable {
      /// The rank; nil where it does not take part.
      let rank: Int?
      /// The group within which it is ranked, as text.
      let group: String?
    }
    /// The rows whose class is another one than as it is.
    public internal(set) var changedClasses: [Int] = []
    /// How many have another rank than as it is.
    public internal(set) var changedRanks = 0
  }

  /// What a value, or a pair of values, does.
  public struct Cell: Sendable {
    /// The numbers of the values among those of each address.
    public let places: [Int]
    /// The values.
    public let values: [String]
    /// By assessment of the grid.
    public let standings: [Standing]
  }

  /// A step from one value to the next at which somebody's class or rank changes.
  public struct Turn: Sendable {
    /// The number of the address whose value steps.
    public let axis: Int
    /// The numbers of the cells on either side; nil for the run as it is.
    public let cells: (before: Int?, after: Int)
    /// The rows whose class changes.
    public let classes: [Int]
    /// How many change rank.
    public let ranks: Int
  }

  /// The most cells of a grid.
  public static let mostCells = 10_000

  // MARK: Making

  /// Computes every value or pair of values; or says why one cannot be applied.
  ///
  /// - Parameters:
  ///   - axes: The addresses, one or two.
  ///   - scenario: What is changed beside them.
  ///   - base: The run and its rules.
  ///   - baseline: The run as it is.
  ///   - threads: How many threads compute; the result does not depend on it.
  public static func computed(
    _ axes: [VariedAddress], _ scenario: Scenario, _ base: ScenarioBase, _ baseline: ComputedRun,
    threads: Int = 1
  ) -> (grid: ScenarioGrid?, diagnostics: [Diagnostic]) {
    let places = Self.places(axes)
    if places.count > mostCells {
      let fault = ScenarioFault.tooManyValues(limit: mostCells)
      return (nil, [Diagnostic(fault, at: axes.last?.changes.first?.span)])
    }
    let first = Reference(baseline)
    let results = Mutex<[Int: Result<[Standing], Refusal>]>([:])
    // A refusal ends the work: what stands behind it is of no use.
    let stopped = Mutex(Int.max)
    let next = Mutex(0)
    @Sendable func work(_: Int) {
      while true {
        let number = next.withLock { count in
          defer { count += 1 }
          return count
        }
        guard number < places.count else { return }
        if stopped.withLock({ $0 < number }) { continue }
        var changed = scenario
        for (axis, place) in zip(axes, places[number]) {
          changed.changes.append(axis.changes[place])
        }
        let result = first.standings(changed, base)
        if case .failure = result { stopped.withLock { $0 = min($0, number) } }
        results.withLock { $0[number] = result }
      }
    }
    let workers = max(1, min(threads, places.count))
    if workers == 1 {
      work(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: workers, execute: work)
    }
    var cells: [Cell] = []
    for (number, place) in places.enumerated() {
      switch results.withLock({ $0[number] }) {
      case .success(let standings)?:
        cells.append(
          Cell(
            places: place, values: zip(axes, place).map { $0.values[$1] }, standings: standings))
      case .failure(let refusal)?: return (nil, refusal.diagnostics)
      case nil: continue
      }
    }
    return (ScenarioGrid(axes, baseline, first, cells), [])
  }

  private static func places(_ axes: [VariedAddress]) -> [[Int]] {
    axes.reduce([[]]) { found, axis in
      found.flatMap { start in axis.values.indices.map { start + [$0] } }
    }
  }

  private init(
    _ axes: [VariedAddress], _ baseline: ComputedRun, _ reference: Reference, _ cells: [Cell]
  ) {
    self.axes = axes
    self.baseline = baseline
    var assessments: [Assessed] = []
    for (place, own) in reference.assessments.enumerated() {
      var known = own.classes
      for cell in cells {
        for rule in cell.standings[place].classes
        where !known.contains(where: { $0.id == rule })
          && reference.isClass(rule, of: own.number, in: cell)
        { known.append((rule, nil)) }
      }
      var standing = own.standing
      standing.count(known.map(\.id), from: own.standing)
      assessments.append(Assessed(number: own.number, classes: known, asItIs: standing))
    }
    self.assessments = assessments
    self.cells = cells.map { cell in
      Cell(
        places: cell.places, values: cell.values,
        standings: zip(cell.standings, assessments).map { standing, assessed in
          var standing = standing
          standing.count(assessed.classes.map(\.id), from: assessed.asItIs)
          return standing
        })
    }
  }

  // MARK: Reading

  /// The steps at which somebody's class or rank changes in an assessment, in the order of the cells;
  /// with one address also the step from the run as it is to the first value.
  public func turns(of place: Int) -> [Turn] {
    var turns: [Turn] = []
    for (number, cell) in cells.enumerated() {
      for axis in axes.indices {
        guard let before = previous(number, axis) ?? (axes.count == 1 ? -1 : nil) else { continue }
        let old = before < 0 ? assessments[place].asItIs : cells[before].standings[place]
        let (classes, ranks) = cell.standings[place].differences(from: old)
        if classes.isEmpty, ranks == 0 { continue }
        turns.append(
          Turn(
            axis: axis, cells: (before < 0 ? nil : before, number), classes: classes, ranks: ranks))
      }
    }
    return turns
  }

  /// The number of the cell with the value before along an axis; nil for the first.
  public func previous(_ number: Int, _ axis: Int) -> Int? {
    guard cells.indices.contains(number), cells[number].places[axis] > 0 else { return nil }
    let step = axes[(axis + 1)...].reduce(1) { $0 * $1.values.count }
    return number - step
  }
}

extension ScenarioGrid.Standing {
  /// The rows whose class differs, and how many ranks differ.
  func differences(from other: ScenarioGrid.Standing) -> (classes: [Int], ranks: Int) {
    (
      classes.indices.filter { classes[$0] != other.classes[$0] },
      ranks.indices.count { ranks[$0] != other.ranks[$0] }
    )
  }

  fileprivate mutating func count(_ ladder: [String], from asItIs: ScenarioGrid.Standing) {
    let counted = classes.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    counts = ladder.map { counted[$0] ?? 0 }
    (changedClasses, changedRanks) = differences(from: asItIs)
  }
}

/// Why a value cannot be applied.
private struct Refusal: Error {
  let diagnostics: [Diagnostic]
}

/// The baseline, with which cells are compared.
private struct Reference: Sendable {
  struct Assessed: Sendable {
    let number: Int
    let id: String
    let ids: [String]
    let classes: [(id: String, title: Title?)]
    let standing: ScenarioGrid.Standing
  }

  let assessments: [Assessed]

  init(_ run: ComputedRun) {
    assessments = run.outcome.assessments.indices.compactMap { number in
      let view = AssessmentView(run, number)
      let assessment = view.outcome.checked.assessment
      if assessment.classes.isEmpty, assessment.rankings.isEmpty { return nil }
      let ids = view.outcome.subjects.indices.map(view.id)
      return Assessed(
        number: number, id: assessment.id.value, ids: ids,
        classes: assessment.classes.map { ($0.id.value, $0.title) },
        standing: Self.standing(view, ids))
    }
  }

  private static func standing(_ view: AssessmentView, _ ids: [String]) -> ScenarioGrid.Standing {
    let rows = ids.map { view.rows[$0] }
    let ranks = view.outcome.ranks
    return ScenarioGrid.Standing(
      classes: rows.map { row in row.map(view.word) ?? "" },
      ranks: rows.map { row in
        guard let row else { return [] }
        return ranks.map { .init(rank: $0[row]?.value, group: view.text($0[row]?.group)) }
      },
      pending: view.outcome.classes.count { $0.state == .pending })
  }

  /// The words for why there is no class.
  private static let states = Set(ClassResult.State.allCases.map(\.key))

  /// Whether a word is the id of a class and not of a state.
  func isClass(_ word: String, of number: Int, in cell: ScenarioGrid.Cell) -> Bool {
    !word.isEmpty && !Self.states.contains(word)
  }

  /// What a scenario does; a value that stands there already changes nothing, which is one of the row.
  func standings(
    _ scenario: Scenario, _ base: ScenarioBase
  ) -> Result<[ScenarioGrid.Standing], Refusal> {
    var scenario = scenario
    for _ in 0...scenario.changes.count {
      let applied = base.applying(scenario)
      if let run = applied.run?.computed(keeping: .sections) {
        return .success(
          assessments.map { own in
            let number = run.outcome.assessments.firstIndex {
              $0.checked.assessment.id.value == own.id
            }
            guard let number else {
              return ScenarioGrid.Standing(
                classes: own.ids.map { _ in "" }, ranks: own.ids.map { _ in [] }, pending: 0)
            }
            return Self.standing(AssessmentView(run, number), own.ids)
          })
      }
      let idle = applied.diagnostics.compactMap { diagnostic -> String? in
        guard case .changesNothing(let address, _)? = diagnostic.fault as? ScenarioFault else {
          return nil
        }
        return address
      }
      guard let address = idle.first, idle.count == applied.diagnostics.count,
        let index = scenario.changes.lastIndex(where: { $0.address.description == address })
      else { return .failure(Refusal(diagnostics: applied.diagnostics)) }
      scenario.changes.remove(at: index)
    }
    return .failure(Refusal(diagnostics: []))
  }
}
