/// What stands under a key of a rulebook.
public enum ElementContent: Sendable, Equatable {
  /// A figure, a word, a condition, a text.
  case value
  /// A mapping with keys of its own.
  case element(ElementKind)
  /// A list; of such elements, or of values where nil.
  case list(ElementKind?)
  /// Names that authors give, each with such an element, or with a value or list where nil.
  case named(ElementKind?)
}

extension ElementKind {
  /// What stands under one of the keys of such a mapping; nil where it has no such key. Whoever
  /// writes into a rulebook goes by it.
  public func content(of key: String) -> ElementContent? {
    guard keys.contains(key) else { return nil }
    switch key {
    case "documents" where self == .rulebook || self == .includedFile: return .named(.document)
    case "parameters" where self == .rulebook || self == .includedFile: return .named(nil)
    case "parameters" where self == .functionDefinition: return .list(nil)
    case "ladders": return .named(nil)
    case "functions": return .named(.functionDefinition)
    case "attributes" where self == .rulebook || self == .includedFile: return .named(.attribute)
    case "indicators" where self == .rulebook || self == .includedFile: return .named(.indicator)
    case "registers": return .named(.register)
    case "assessments": return .named(.assessment)
    case "columns": return .named(.registerColumn)
    case "rankings": return .named(.ranking)
    case "with": return .named(nil)
    case "criteria": return .list(.criterion)
    case "bonus", "penalty": return self == .caps ? .value : .list(.adjustment)
    case "classes": return self == .quotaBase ? .list(nil) : .list(.classRule)
    case "knock-outs": return .list(.knockOut)
    case "ceilings": return .list(.ceiling)
    case "score-ceilings": return .list(.scoreCeiling)
    case "quotas": return .list(.quota)
    case "awards": return .list(.award)
    case "cases": return .list(.quotaCase)
    case "requires": return self == .classRule ? .list(.requirement) : .value
    case "checks": return .list(self == .assessment ? .ownCheck : .evidenceCheck)
    case "accept": return .list(.acceptance)
    case "order-by", "choices", "include", "inputs": return .list(nil)
    case "table": return self == .deduction ? .list(.lossRow) : .list(.bandRow)
    case "rules": return .list(.decisionRow)
    case "deduct": return .list(.deduction)
    case "checklist": return .list(.checklistItem)
    case "best-of", "mean-of", "sum-of": return .list(.part)
    case "score": return .element(.score)
    case "decision-table": return .element(.decisionTable)
    case "ratio": return .element(.ratio)
    case "steps": return .element(.steps)
    case "onto": return .element(.relativeScale)
    case "range": return .element(.range)
    case "effective": return .element(.days)
    case "from" where self == .score || self == .part: return .element(.otherResult)
    case "indicator-defaults": return .element(.indicatorDefaults)
    case "caps": return .element(.caps)
    case "defaults": return .element(.defaults)
    case "prepare": return .element(.preparation)
    case "fill": return .element(.filling)
    case "rounding":
      return .element(self == .assessment ? .roundingPlaces : .rounding)
    case "of" where self == .quota: return .element(.quotaBase)
    default: return .value
    }
  }
}
