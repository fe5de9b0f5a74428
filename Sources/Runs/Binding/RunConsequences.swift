import Diagnostics
import Evidence

/// Tells what is wrong with a run from what only follows from it: where the list of units cannot be
/// read, every row of evidence is about nobody.
struct RunConsequences {
  /// Whether some subject may be unknown only because a list lacks it.
  private let isListBroken: Bool
  /// Whether whole columns are lacking, so that decisions may have lost what they answer.
  let isStructural: Bool
  private let hasUnknownIndicators: Bool
  private let hasRepeatedHeading: Bool
  /// Where rows about unknown subjects stand: path and line.
  private let strayRows: Set<String>

  /// - Parameters:
  ///   - diagnostics: What is said of the evidence.
  ///   - file: What is said of the file of the run.
  ///   - lists: The paths of the lists of units and persons.
  init(_ diagnostics: [Diagnostic], file: [Diagnostic], lists: [String]) {
    let fileFails = file.contains { $0.severity == .error }
    var isListBroken = fileFails
    var isStructural = fileFails
    var hasUnknownIndicators = false
    var hasRepeatedHeading = false
    var strayRows: Set<String> = []
    for diagnostic in diagnostics where diagnostic.severity == .error {
      let isOfList = diagnostic.at.map { lists.contains($0.source.path) } ?? false
      if let missing = diagnostic.fault as? FileFault {
        isStructural = true
        isListBroken = isListBroken || lists.contains(missing.path)
      }
      if diagnostic.fault is RunFault { isStructural = true }
      switch diagnostic.fault as? EvidenceFault {
      case .isUTF16(let path), .isWorkbook(let path), .isNotUTF8(let path), .isNoText(let path),
        .isEmpty(let path), .noSubjectColumn(let path, _, _, _), .tooManyColumns(let path, _):
        isStructural = true
        isListBroken = isListBroken || lists.contains(path)
      case .openQuote, .textAfterQuote, .fieldCount, .rowTooLong, .repeatedSubject:
        isListBroken = isListBroken || isOfList
      case .noColumn, .noLongColumn: isStructural = true
      case .repeatedHeading, .headingCount:
        isListBroken = isListBroken || isOfList
        isStructural = true
        hasRepeatedHeading = true
      case .unknownIndicator: hasUnknownIndicators = true
      case .unknownSubject:
        if let row = Self.row(diagnostic) { strayRows.insert(row) }
      default: break
      }
    }
    self.isListBroken = isListBroken
    self.isStructural = isStructural
    self.hasUnknownIndicators = hasUnknownIndicators
    self.hasRepeatedHeading = hasRepeatedHeading
    self.strayRows = strayRows
  }

  private static func row(_ diagnostic: Diagnostic) -> String? {
    diagnostic.at.map { "\($0.source.path):\($0.place.line)" }
  }

  /// Whether a diagnostic only follows from others.
  func contain(_ diagnostic: Diagnostic) -> Bool {
    if let fault = diagnostic.fault as? DecisionFault {
      if case .unknownSubject = fault { return isListBroken }
      return false
    }
    switch diagnostic.fault as? EvidenceFault {
    case .unknownSubject: return isListBroken
    case .unknownUnit, .unknownParent: return isListBroken
    case .furtherFaults(_, _, let code, _):
      return isListBroken && ["TD4032", "TD4037", "TD4038", "TD4073"].contains(code)
    case .unknownIndicator:
      return Self.row(diagnostic).map { strayRows.contains($0) } ?? false
    case .documentsNotChecked: return hasUnknownIndicators
    case .noColumn(_, nil, _): return hasRepeatedHeading
    default: return false
    }
  }
}
