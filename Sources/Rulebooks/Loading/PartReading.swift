import Decimals
import Diagnostics
import YAMLSource

// Methods made of methods, and methods that compare with peers.
extension Loader {
  /// The parts of `best-of`, `mean-of` or `sum-of`. Their points are those of the whole unless they
  /// say their own; those of a sum always say their own.
  func several(
    _ kind: SeveralMethods.Kind, _ entry: YAMLEntry, _ points: Placed<PointRange>?
  ) -> ScoringMethod? {
    guard let items = items(of: entry), !items.isEmpty else { return nil }
    var place = 0
    let parts = list(entry, .part) { reader -> Criterion? in
      place += 1
      let own = reader.entry("points").flatMap(self.points)
      let id = reader.entry("id").flatMap(text) ?? Placed(String(place), at: reader.start)
      let range = own ?? (kind == .sum || reader.has("points") ? nil : points)
      guard let method = method(reader, points: range) else { return nil }
      if case .given(nil) = method {
        report(.keyNeeds(key: "given: yes", needed: "criteria"), at: reader.start)
        return nil
      }
      return Criterion(
        id: id, title: reader.title, points: range, weight: nil,
        appliesWhen: reader.entry("applies-when").flatMap(condition), whenNotApplicable: nil,
        childrenNotApplicable: nil, whenMissing: nil, needs: nil, gate: nil, rounding: nil,
        value: nil, figures: [], peers: peerScope(reader),
        content: .scored(Placed(method, at: reader.span)), remarks: reader.remarks,
        span: reader.span)
    }
    guard parts.count == items.count else { return nil }
    return .several(SeveralMethods(kind: kind, parts: parts))
  }

  /// Among whom a score compares, by its `within` and `better`.
  func peerScope(_ reader: MappingReader) -> PeerScope {
    let better = reader.entry("better").flatMap { entry in
      word(entry, as: Direction.self).map { Placed($0, at: entry.value.span) }
    }
    return PeerScope(within: within(reader), better: better)
  }

  /// `relative: E, to: …`.
  func relative(_ chosen: YAMLEntry, _ reader: MappingReader) -> ScoringMethod? {
    let kind = reader.required("to").flatMap { word($0, as: RelativeMethod.Kind.self) }
    let whenEqual = reader.entry("when-equal").flatMap { entry in
      word(entry, as: RelativeMethod.Equal.self).map { Placed($0, at: entry.value.span) }
    }
    let hold = reader.entry("hold").flatMap(truth) ?? false
    guard let value = formula(chosen), let kind else { return nil }
    var onto: RelativeMethod.Scale?
    if let entry = reader.entry("onto") {
      guard let scale = scale(entry, of: kind) else { return nil }
      onto = scale
    }
    return .relative(
      RelativeMethod(value: value, kind: kind, onto: onto, whenEqual: whenEqual, hold: hold))
  }

  /// `onto: { from: 1, to: 10 }`, for standard scores `onto: { mean: 10, sd: 2 }`.
  private func scale(
    _ entry: YAMLEntry, of kind: RelativeMethod.Kind
  ) -> RelativeMethod.Scale? {
    guard let reader = MappingReader(entry.value, .relativeScale, key: entry.name, self) else {
      return nil
    }
    let isStandard = kind == .zScore
    let keys = isStandard ? ["mean", "sd"] : ["from", "to"]
    for other in isStandard ? ["from", "to"] : ["mean", "sd"] {
      reader.refuse(
        other, without: isStandard ? "to: min-max | percentile | best" : "to: z-score")
    }
    let figures = keys.map { reader.required($0).flatMap { amount($0) } }
    guard let first = figures[0], let second = figures[1] else { return nil }
    return isStandard ? .moments(mean: first, deviation: second) : .between(first, second)
  }
}
