import Decimals
import Rulebooks
import Runs
import Scoring

/// How far a subject is from the next better class, and what holds it below: lacking points,
/// requirements, and rules that more points do not help against.
struct ClassDistance {
  /// The class, best first.
  let target: Int
  /// Its lower bound; nil where it has none.
  let bound: Decimal?
  /// The points that are lacking; nil where the total reaches the bound or none is asked for.
  let lacking: Decimal?
  /// The requirements of the class that do not hold, by their numbers.
  let requirements: [(number: Int, requirement: ExplainedRequirement)]
  /// What holds the subject below the class whatever its points.
  let obstacles: [Obstacle]

  enum Obstacle {
    /// A knock-out that holds, by its number.
    case knockOut(Int)
    /// A ceiling that holds, by its number.
    case ceiling(Int)
    /// A quota that is full.
    case quota(LaterClassSteps.QuotaStep)
    /// A decision, by its number in the run.
    case decision(Int)
  }

  /// Looks for the next class; nil in the best class, and where there is no class to start from.
  ///
  /// - Parameter unitClass: The id of the class of a person's unit.
  init?(_ explanation: Explanation, _ later: LaterClassSteps, unitClass: String?) {
    let rules = explanation.checked.assessment
    let classes = rules.classes
    guard let total = explanation.total.number ?? (rules.classes.first?.lower == nil ? .zero : nil)
    else { return nil }
    switch explanation.classResult.state {
    case .given:
      guard let published = explanation.classResult.published, published > 0 else { return nil }
      target = published - 1
    case .none:
      // The class in whose band the total lies.
      guard
        let band = explanation.classSteps.first?.after.computed
          ?? classes.indices.last
      else { return nil }
      target = band
    default: return nil
    }
    let target = target
    guard classes.indices.contains(target), explanation.requirements.indices.contains(target)
    else { return nil }
    bound = explanation.classBounds[target]
    let isReached =
      bound.map { classes[target].lower?.isClosed ?? true ? total >= $0 : total > $0 } ?? true
    lacking = isReached ? nil : bound.flatMap { $0.subtracting(total) }
    requirements = explanation.requirements[target].enumerated().filter { $1.holds != true }
      .map { ($0, $1) }
    func number(_ id: String?) -> Int? { classes.firstIndex { $0.id.value == id } }
    var obstacles: [Obstacle] = []
    for step in explanation.classSteps {
      switch step.kind {
      case .knockOut(let index, _, true) where rules.knockOuts.indices.contains(index):
        let given = number(rules.knockOuts[index].givesClass.value)
        if let given, given > target { obstacles.append(.knockOut(index)) }
      case .ceiling(let index, _, true) where rules.ceilings.indices.contains(index):
        let most: Int? =
          switch rules.ceilings[index].limit {
          case .atMost(let id, _): number(id.value)
          case .notAboveUnit: number(unitClass)
          }
        if let most, most > target { obstacles.append(.ceiling(index)) }
      default: continue
      }
    }
    for step in later.quotas where step.effect == .overflow {
      if let limited = number(step.quota.limitedClass.value), limited <= target {
        obstacles.append(.quota(step))
      }
    }
    if let last = later.decided.last, explanation.classResult.decided != nil,
      let computed = explanation.classResult.computed,
      let published = explanation.classResult.published, computed < published
    {
      obstacles.append(.decision(last.number))
    }
    self.obstacles = obstacles
  }
}

extension RunView {
  /// The id of the published class of a person's unit, where one assessment of units gives it one.
  func unitClass(ofPerson subject: Int) -> String? {
    guard let unit = run.outcome.related(.unit, to: subject, .person)?.number else { return nil }
    for outcome in run.outcome.assessments
    where outcome.checked.assessment.subject == .unit && !outcome.checked.assessment.classes.isEmpty
    {
      guard let row = outcome.subjects.firstIndex(of: unit),
        let number = outcome.classes[row].published
      else { continue }
      return outcome.checked.assessment.classes[number].id.value
    }
    return nil
  }
}
