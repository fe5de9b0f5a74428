import Decimals

extension ElementKind {
  /// The words of which one may stand under a key; empty where something else does, or a name that an
  /// author gives.
  public func words(of key: String) -> [String] {
    switch key {
    case "when-not-applicable", "children-not-applicable":
      ["full-points", "share-equally", "rescale-section", "rescale-total", "zero"]
    case "when-missing":
      ["error", "unscored", "skip", "no-points", "lowest-points", "not-applicable"]
    case "mode", "round": Self.all(RoundingMode.self)
    case "at" where self == .roundingPlaces: ["criterion", "section", "total", "display"]
    case "combine" where isOfFact || self == .otherResult: Self.all(PeriodCombining.self)
    case "combine": ["sum", "mean", "geometric-mean", "harmonic-mean", "min", "max"]
    case "of" where isOfFact || self == .evidenceCheck: Self.all(SubjectKind.self)
    case "of" where self == .ranking: ["sections"]
    case "subject" where self == .assessment: Self.all(SubjectKind.self)
    case "type" where isOfFact || self == .registerColumn: Loader.typeNames
    case "document" where isOfFact: Self.all(DocumentPolicy.self)
    case "missing" where isOfFact || self == .otherResult: ["error", "skip"]
    case "better": Self.all(Direction.self)
    case "when-nothing-due": Self.all(WhenNothingDue.self)
    case "when-requirements-fail": Self.all(ClassRule.FailedRequirement.self)
    case "ask" where self == .knockOut: ["authority"]
    case "not-above" where self == .ceiling: ["unit"]
    case "at-tie": Self.all(Quota.Tie.self)
    case "counted": ["before", "after"]
    case "among": ["section", "all"]
    case "apply": ["all", "heaviest"]
    case "keep": Self.all(RowsRule.Keep.self)
    case "across": Self.all(RowsRule.Reach.self)
    case "take": ["total", "class"]
    case "every" where self == .otherResult: Self.all(PeriodTotals.Length.self)
    case "to" where self == .score || self == .part: Self.all(RelativeMethod.Kind.self)
    case "when-equal": Self.all(RelativeMethod.Equal.self)
    case "hit-policy": Self.all(PointsTable.HitPolicy.self)
    case "aggregation": Self.all(PointsTable.Aggregation.self)
    case "ties": Self.all(Ranking.Ties.self)
    case "numbering": Self.all(Ranking.Numbering.self)
    case "if-unfit": ["next", "none"]
    default: []
    }
  }

  private var isOfFact: Bool {
    switch self {
    case .indicator, .indicatorDefaults, .attribute, .register: true
    default: false
    }
  }

  private static func all<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> [String]
  where Word.RawValue == String {
    type.allCases.map(\.rawValue)
  }
}
