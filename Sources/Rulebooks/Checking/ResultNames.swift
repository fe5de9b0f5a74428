import Decimals
import Diagnostics
import FEEL

// The names of results: what an assessment has computed so far, and what others have published.
extension AssessmentChecker {
  /// The scope of rules that come before the total: facts and the points of nodes.
  var pointsScope: Scope {
    var scope = factScope
    scope.push()
    guard hasCriteria else { return scope }
    let places = self.places
    scope.add(
      nodeFunction("points of", places) { [frame, tree] place in
        place < tree.count ? frame.points[place] : frame.adjustments[place - tree.count]
      })
    let shares = places.filter { $0.value < tree.count }
    scope.add(nodeFunction("share of", shares) { [frame] place in frame.shares[place] })
    return scope
  }

  /// The scope of rules that come after the total: also total and class.
  var resultScope: Scope {
    var scope = pointsScope
    if hasCriteria { scope.add(Binding("total", .number, .slot(frame.total))) }
    if let type = checker.classType(of: assessment) {
      scope.add(Binding("class", type, .slot(frame.classSlot)))
    }
    return scope
  }

  /// Whether there are criteria to be scored.
  var hasCriteria: Bool { tree.count > 1 || !assessment.bonus.isEmpty }

  /// The place of each node by its id: its number in the tree, or behind the tree for adjustments.
  private var places: [String: Int] {
    var places: [String: Int] = [:]
    for (number, node) in tree.enumerated() where node.parent != nil {
      places[node.criterion.id.value] = number
    }
    for (index, item) in (assessment.bonus + assessment.penalty).enumerated() {
      places[item.id.value] = tree.count + index
    }
    return places
  }

  /// The scope with the lists that a formula names. They are looked for in its text, so that only
  /// those that are read are ever made.
  func withLists(_ scope: Scope, for formula: Formula) -> Scope {
    var scope = scope
    let text = formula.text
    if hasCriteria, let found = offset(of: "scored points", in: text) {
      let rest = text.utf8.dropFirst(found + "scored points".utf8.count)
      if rest.first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "(") {
        scope.add(scoredPointsFunction)
      } else {
        scope.add(
          Binding(
            "scored points", .list(.number),
            .object(frame.dynamic.object(.scoredPoints(depth: nil)))))
      }
    }
    let ofSubordinates: [StaticString] = ["subordinates", "share at least(", "number at least("]
    if ofSubordinates.contains(where: { offset(of: $0, in: text) != nil }) {
      addSubordinates(to: &scope)
    }
    addPeers(to: &scope, for: formula)
    checker.addRegisters(of: assessment.subject, to: &scope, for: formula) {
      frame.dynamic.object(.register($0))
    }
    return scope
  }

  /// `scored points(1)`: the points of the scored nodes at a depth.
  private var scoredPointsFunction: DomainFunction {
    let deepest = tree.map(\.depth).max() ?? 0
    return DomainFunction("scored points", ["depth"]) { [dynamic = frame.dynamic] call in
      guard let depth = call.arguments[0].constant?.number?.integer, depth >= 1, depth <= deepest
      else { return .fault(ReferenceFault.unknownDepth(deepest: deepest), argument: 0) }
      return .reference(
        Binding(
          "scored points(\(depth))", .list(.number),
          .object(dynamic.object(.scoredPoints(depth: depth)))))
    }
  }

  /// The published results of the units directly below.
  private func addSubordinates(to scope: inout Scope) {
    let ladder = checker.unitClassLadder(order)
    let type = FEELType.context([
      FEELType.Field("id", .string), FEELType.Field("total", .number),
      FEELType.Field("class", ladder.map { .level($0) } ?? .any),
    ])
    scope.add(
      Binding("subordinates", .list(type), .object(frame.dynamic.object(.subordinates))))
    let classed = checker.unitAssessments(order).map(\.assessment).filter { !$0.classes.isEmpty }
      .map(\.id.value)
    scope.add(
      countingFunction("number at least", ladder, classed) { count, _ in Decimal(count) })
    scope.add(
      countingFunction("share at least", ladder, classed) { count, total in
        Decimal(count).dividing(by: Decimal(total))
      })
  }
}

/// A function that stands for the slot of a node: `points of("3")`.
func nodeFunction(
  _ name: String, _ places: [String: Int], slot: @escaping @Sendable (Int) -> Slot
) -> DomainFunction {
  DomainFunction(name, ["id"]) { call in
    guard let id = call.arguments[0].literal else {
      return .fault(ReferenceFault.literalExpected(function: name), argument: 0)
    }
    guard let place = places[id] else {
      return .fault(
        ReferenceFault.unknownCriterion(
          id: id, nearest: nearestName(to: id, among: places.keys.sorted())), argument: 0)
    }
    return .reference(Binding("\(name)(\"\(id)\")", .number, .slot(slot(place))))
  }
}

/// A function that counts the units of a list whose class is at least a rung. None at all has no
/// share: it is undefined.
private func countingFunction(
  _ name: String, _ ladder: Ladder?, _ assessments: [String],
  _ result: @escaping @Sendable (_ count: Int, _ total: Int) -> Decimal?
) -> DomainFunction {
  DomainFunction(name, ["list", "class"]) { call in
    guard let word = call.arguments[1].literal else {
      return .fault(ReferenceFault.literalExpected(function: name), argument: 1)
    }
    guard let ladder else {
      return .fault(ReferenceFault.subordinateClasses(assessments: assessments), argument: nil)
    }
    guard let line = ladder.level(word) else {
      return .fault(
        ReferenceFault.unknownRung(
          name: word, ladder: ladder.name, nearest: nearestName(to: word, among: ladder.rungs),
          known: ladder.rungs),
        argument: 1)
    }
    return .function(.number) { values, _ in
      guard let list = values.first?.list else { return Value(.argumentType) }
      if list.isEmpty { return Value(Absence(.undefined)) }
      var count = 0
      for element in list {
        guard let level = element.context?["class"]?.cell?.level else { continue }
        let reaches = ladder.bestFirst ? level.rung <= line.rung : level.rung >= line.rung
        if reaches { count += 1 }
      }
      return result(count, list.count).map { Value($0) } ?? Value(Absence(.undefined))
    }
  }
}

// What persons see of the published results of their units.
extension Checker {
  /// The type of `unit` by itself.
  var unitContext: FEELType {
    .context(rulebook.factNames(of: .unit).map { FEELType.Field($0, .any) })
  }

  /// The assessments of units by their numbers in the order of evaluation.
  func unitAssessments(_ order: [Int]) -> [(number: Int, assessment: Assessment)] {
    order.enumerated().compactMap { number, place in
      let assessment = rulebook.assessments[place]
      return assessment.subject == .unit ? (number, assessment) : nil
    }
  }

  /// The ladder of the classes of units; nil where there is none, or several.
  func unitClassLadder(_ order: [Int]) -> Ladder? {
    let numbers = unitAssessments(order).compactMap { classLadders[$0.assessment.id.value] }
    guard let first = numbers.first, numbers.allSatisfy({ $0 == first }) else { return nil }
    return ladders[first]
  }

  /// Adds `unit.total`, `unit.class`, `unit.points of(…)`, `unit.share of(…)` where there is one
  /// assessment of units, and `result(unit, "…")`.
  func addUnitResults(to scope: inout Scope, order: [Int], _ dynamic: DynamicSlots) {
    let units = unitAssessments(order)
    // Its facts and results are names of their own, `unit.total`; this is for what is none of them.
    scope.add(Binding("unit", unitContext, .constant(Value(Context()))))
    scope.add(resultFunction(units, dynamic))
    if let only = units.first, units.count == 1 { addResults(of: only, to: &scope, dynamic) }
  }

  /// `result(unit, "units")`: a context with the published `total` and `class`.
  private func resultFunction(
    _ units: [(number: Int, assessment: Assessment)], _ dynamic: DynamicSlots
  ) -> DomainFunction {
    let types = units.map { classType(of: $0.assessment) }
    return DomainFunction("result", ["unit", "assessment"]) { call in
      guard let id = call.arguments[1].literal else {
        return .fault(ReferenceFault.literalExpected(function: "result"), argument: 1)
      }
      guard let index = units.firstIndex(where: { $0.assessment.id.value == id }) else {
        let ids = units.map(\.assessment.id.value)
        return .fault(
          ReferenceFault.unknownAssessment(
            name: id, nearest: nearestName(to: id, among: ids), known: ids),
          argument: 1)
      }
      let number = units[index].number
      let total = dynamic.slot(assessment: number, ofUnit: true, .total, isRead: true)
      var fields = [FEELType.Field("total", .number)]
      guard let type = types[index] else {
        return .absenceAware(.context(fields)) { _, row in
          Value(Context([("total", .scalar(row[total]))]))
        }
      }
      fields.append(FEELType.Field("class", type))
      let level = dynamic.slot(assessment: number, ofUnit: true, .classLevel, isRead: true)
      return .absenceAware(.context(fields)) { _, row in
        Value(Context([("total", .scalar(row[total])), ("class", .scalar(row[level]))]))
      }
    }
  }

  private func addResults(
    of unit: (number: Int, assessment: Assessment), to scope: inout Scope, _ dynamic: DynamicSlots
  ) {
    let number = unit.number
    let places = unit.assessment.nodeNumbers
    scope.add(unitResult("unit.total", .number, number, .total, dynamic))
    if let type = classType(of: unit.assessment) {
      scope.add(unitResult("unit.class", type, number, .classLevel, dynamic))
    }
    scope.add(
      nodeFunction("unit.points of", places) { place in
        dynamic.slot(assessment: number, ofUnit: true, .points(node: place))
      })
    scope.add(
      nodeFunction("unit.share of", places) { place in
        dynamic.slot(assessment: number, ofUnit: true, .share(node: place))
      })
  }
}

/// A name that hands out a slot only where it is read.
private func unitResult(
  _ name: String, _ type: FEELType, _ assessment: Int, _ take: ForeignResult.Take,
  _ dynamic: DynamicSlots
) -> Binding {
  Binding(name, type, .slot(dynamic.slot(assessment: assessment, ofUnit: true, take)))
}
