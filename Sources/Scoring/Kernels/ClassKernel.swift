import Decimals
import FEEL
import Rulebooks

/// Steps 9 to 11: band, requirements, knock-outs, ceilings. Classes are numbered best first.
struct ClassPlan: Sendable {
  struct Class: Sendable {
    /// The lower bound of its band; nil for the lowest.
    let lower: Operand?
    let lowerClosed: Bool
    let requirements: [RequirementPlan]
    let whenRequirementsFail: ClassRule.FailedRequirement
  }

  enum RequirementPlan: Sendable {
    case that(ConditionPlan)
    /// Every section (a child of the root), by its number among the nodes and its share slot.
    case eachSection(atLeast: Operand, sections: [(number: Int, share: Slot)])
  }

  struct KnockOutPlan: Sendable {
    let when: ConditionPlan
    let givesClass: Int
    let asksAuthority: Bool
  }

  struct CeilingPlan: Sendable {
    enum Limit: Sendable {
      /// At most a class, when a condition holds.
      case atMost(Int, when: ConditionPlan)
      /// Not above the published class of the person's unit.
      case notAboveUnit
    }

    let limit: Limit
    /// The number of the rule in the assessment.
    let number: Int

    /// The condition, where there is one.
    var when: ConditionPlan? {
      if case .atMost(_, let when) = limit { return when }
      return nil
    }
  }

  let ladder: UInt32
  let classes: [Class]
  let knockOuts: [KnockOutPlan]
  let ceilings: [CeilingPlan]
  /// Bounds that are formulas.
  let operands: [OperandStep]
  let total: Slot
  /// Where the class goes for formulas that read it.
  let classSlot: Slot

  /// Fills what the class rules read, then gives each row its class.
  func run(_ morsel: Morsel, into results: inout ContiguousArray<ClassResult>) {
    fill(operands, morsel)
    for requirement in classes.flatMap(\.requirements) {
      if case .that(let condition) = requirement { fill([condition.step], morsel) }
    }
    fill(knockOuts.map(\.when.step), morsel)
    fill(ceilings.compactMap { $0.when?.step }, morsel)
    let out = morsel.column(classSlot)
    for row in 0..<morsel.count {
      var walk = ClassWalk(plan: self, morsel: morsel, row: row)
      let result = walk.run()
      results.append(result)
      out[row] = cell(of: result)
    }
  }

  /// The classes whose requirements a row meets, one bit each; quotas ask it of those who overflow.
  func requirementsMet(_ morsel: Morsel, row: Int) -> UInt64 {
    let walk = ClassWalk(plan: self, morsel: morsel, row: row)
    var bits: UInt64 = 0
    for (number, rule) in classes.enumerated().prefix(64)
    where rule.requirements.allSatisfy({ walk.holds($0) == true }) {
      bits |= 1 << UInt64(number)
    }
    return bits
  }

  /// The class as formulas read it.
  func cell(of result: ClassResult) -> Cell {
    guard let number = result.published else { return Cell(Absence(.notApplicable)) }
    return Cell(Level(ladder: ladder, rung: UInt32(truncatingIfNeeded: number)))
  }

  /// The steps of one subject, read out for an explanation.
  func steps(_ morsel: Morsel, row: Int) -> [ClassStepRecord] {
    var walk = ClassWalk(plan: self, morsel: morsel, row: row)
    walk.record = []
    _ = walk.run()
    return walk.record ?? []
  }
}

/// A step of the class as the computation left it.
struct ClassStepRecord {
  enum Kind {
    case band
    case requirement(classNumber: Int, number: Int, holds: Bool?)
    case knockOut(number: Int, holds: Bool?)
    case ceiling(number: Int, holds: Bool?)
  }

  let kind: Kind
  let after: ClassResult
}

/// The walk of one subject through the class rules.
struct ClassWalk {
  let plan: ClassPlan
  let morsel: Morsel
  let row: Int
  /// Filled where an explanation asks; nil in a plain run.
  var record: [ClassStepRecord]?
  /// The class whose failed requirement left the subject without one.
  private var refused: Int?

  init(plan: ClassPlan, morsel: Morsel, row: Int) {
    self.plan = plan
    self.morsel = morsel
    self.row = row
  }

  mutating func run() -> ClassResult {
    var result = band()
    note(.band, result)
    if let first = result.computed { result = require(from: first) }
    result = knockOut(result)
    return holdDown(result)
  }

  /// Step 9: the highest class whose lower bound the total reaches.
  private func band() -> ClassResult {
    for (number, rule) in plan.classes.enumerated() {
      // Classes by conditions alone ask for no total.
      guard let lower = rule.lower else { return ClassResult(state: .given, computed: number) }
      guard let total = morsel.column(plan.total)[row].number else {
        return ClassResult(state: .notRanked)
      }
      guard let bound = OperandColumn(lower, in: morsel)[row].number else {
        return ClassResult(state: .notRanked)
      }
      if rule.lowerClosed ? total >= bound : total > bound {
        return ClassResult(state: .given, computed: number)
      }
    }
    return ClassResult(state: .none)
  }

  /// Step 10: failed requirements lead to the next class, to none, or to the authority.
  private mutating func require(from first: Int) -> ClassResult {
    var number = first
    while number < plan.classes.count {
      let rule = plan.classes[number]
      var undetermined = false
      var failed = false
      for (index, requirement) in rule.requirements.enumerated() {
        let holds = holds(requirement)
        if holds == nil { undetermined = true }
        if holds == false { failed = true }
        note(
          .requirement(classNumber: number, number: index, holds: holds),
          ClassResult(state: .given, computed: number))
      }
      if failed {
        switch rule.whenRequirementsFail {
        case .nextClass: number += 1
        case .none:
          refused = number
          return ClassResult(state: .none, computed: nil)
        case .authority:
          return ClassResult(
            state: .pending, computed: number,
            candidates: ClassSet(number..<plan.classes.count))
        }
        continue
      }
      return undetermined
        ? ClassResult(state: .notRanked) : ClassResult(state: .given, computed: number)
    }
    return ClassResult(state: .none)
  }

  func holds(_ requirement: ClassPlan.RequirementPlan) -> Bool? {
    switch requirement {
    case .that(let condition):
      switch condition.verdict(morsel.column(condition.step.slot)[row]) {
      case .holds: return true
      case .fails: return false
      case .undetermined, .faulty: return nil
      }
    case .eachSection(let atLeast, let sections):
      guard let bound = OperandColumn(atLeast, in: morsel)[row].number else { return nil }
      for section in sections {
        let state = NodeState(rawValue: morsel.states(section.number)[row]) ?? .faulty
        if state == .notApplicable || state == .skipped { continue }
        guard let share = morsel.column(section.share)[row].number else { return nil }
        if share < bound { return false }
      }
      return true
    }
  }

  /// The sections that earn less than a requirement asks of each, with their shares.
  func failingSections(
    _ requirement: ClassPlan.RequirementPlan
  ) -> [(node: Int, share: Decimal)] {
    guard case .eachSection(let atLeast, let sections) = requirement,
      let bound = OperandColumn(atLeast, in: morsel)[row].number
    else { return [] }
    return sections.compactMap { section in
      let state = NodeState(rawValue: morsel.states(section.number)[row]) ?? .faulty
      guard state != .notApplicable, state != .skipped,
        let share = morsel.column(section.share)[row].number, share < bound
      else { return nil }
      return (section.number, share)
    }
  }

  /// Step 11, first half: knock-outs only lower, and decide without a total.
  private mutating func knockOut(_ before: ClassResult) -> ClassResult {
    var result = before
    var undetermined = false
    for (number, rule) in plan.knockOuts.enumerated() {
      let holds = verdict(rule.when)
      if holds == nil, !isAtLeastAsLow(result, as: rule.givesClass) { undetermined = true }
      if holds == true, !isAtLeastAsLow(result, as: rule.givesClass) {
        result = asked(rule, before: result)
      }
      note(.knockOut(number: number, holds: holds), result)
    }
    if undetermined, !isAtLeastAsLow(result, as: plan.classes.count - 1) {
      return ClassResult(state: .notRanked)
    }
    return result
  }

  /// What a knock-out makes of the class: its own, or a question between that and the one before.
  private func asked(_ rule: ClassPlan.KnockOutPlan, before: ClassResult) -> ClassResult {
    guard rule.asksAuthority else {
      return ClassResult(state: .given, computed: rule.givesClass)
    }
    var candidates = before.candidates.numbers + [rule.givesClass]
    if before.state == .given, let number = before.computed { candidates.append(number) }
    // Where the rules leave a gap the authority fills it, with the classes that the gap is above.
    // Should the knock-out not hold, it may as well stay.
    let hadNone = before.state == .none
    if hadNone { candidates += (refused ?? 0)..<rule.givesClass }
    return ClassResult(
      state: .pending, computed: before.computed ?? rule.givesClass,
      candidates: ClassSet(candidates), mayStayNone: hadNone || before.mayStayNone)
  }

  /// Whether a class is given already that is as low as `number`.
  private func isAtLeastAsLow(_ result: ClassResult, as number: Int) -> Bool {
    // A gap below the class is lower than it.
    if result.state == .none, let refused { return refused > number }
    guard result.state == .given, let computed = result.computed else { return false }
    return computed >= number
  }

  /// Step 11, second half: the lowest ceiling holds.
  private mutating func holdDown(_ before: ClassResult) -> ClassResult {
    var result = before
    var undetermined = false
    for rule in plan.ceilings {
      switch reach(of: rule) {
      case .holds(let limit): result = held(result, to: limit)
      case .undetermined(let limit):
        if let computed = result.computed, result.state == .given, computed < limit {
          undetermined = true
        }
      case .pending:
        if result.state == .given, let computed = result.computed {
          result = ClassResult(
            state: .pending, computed: computed,
            candidates: ClassSet(computed..<plan.classes.count))
        }
      case .fails: break
      }
      note(.ceiling(number: rule.number, holds: reach(of: rule).truth), result)
    }
    return undetermined ? ClassResult(state: .notRanked) : result
  }

  private enum Reach {
    case holds(Int), fails, undetermined(Int), pending

    var truth: Bool? {
      switch self {
      case .holds: true
      case .fails: false
      case .undetermined, .pending: nil
      }
    }
  }

  private func reach(of rule: ClassPlan.CeilingPlan) -> Reach {
    switch rule.limit {
    case .atMost(let number, let when):
      switch verdict(when) {
      case true: return .holds(number)
      case false: return .fails
      default: return .undetermined(number)
      }
    case .notAboveUnit:
      guard morsel.unitClasses.indices.contains(row) else { return .fails }
      switch morsel.unitClasses[row] {
      case .number(let number): return .holds(number)
      case .open: return .fails
      case .pending: return .pending
      case .unknown: return .undetermined(plan.classes.count - 1)
      }
    }
  }

  private func held(_ result: ClassResult, to limit: Int) -> ClassResult {
    guard let computed = result.computed else { return result }
    switch result.state {
    case .given where computed < limit: return ClassResult(state: .given, computed: limit)
    case .pending:
      return ClassResult(
        state: .pending, computed: max(computed, limit),
        candidates: ClassSet(result.candidates.numbers.map { max($0, limit) }),
        mayStayNone: result.mayStayNone)
    default: return result
    }
  }

  private func verdict(_ condition: ConditionPlan) -> Bool? {
    switch condition.verdict(morsel.column(condition.step.slot)[row]) {
    case .holds: true
    case .fails: false
    case .undetermined, .faulty: nil
    }
  }

  private mutating func note(_ kind: ClassStepRecord.Kind, _ after: ClassResult) {
    record?.append(ClassStepRecord(kind: kind, after: after))
  }
}
