import Diagnostics
import FEEL

// Names that exist, but not where a formula stands.
extension Checker {
  /// What is known of an unknown name: where in a rulebook it would have a meaning.
  func elsewhere(_ name: String) -> FormulaFault.Elsewhere? {
    let bare = name.hasPrefix("unit.") ? String(name.dropFirst(5)) : name
    switch name {
    case "total", "class", "points of", "share of", "scored points": return .afterPoints
    case "group size": return .quotas
    case "scores", "weights": return .combinations
    case "value", "values", "best", "worst", "peers": return .measured
    case "points": return .criteria
    case "subordinates": return .afterFacts
    default: break
    }
    if bare != name || name == "unit" { return .persons }
    if unitFactNames.contains(name) { return .units }
    if personFactNames.contains(name) { return .facts }
    return figureNames.contains(name) ? .otherCriterion : nil
  }
}
