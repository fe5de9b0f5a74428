public import Decimals
public import Diagnostics
import FEEL
import Rulebooks
import Scoring

/// A value of a result, as a test expects it or finds it.
public enum TestValue: Sendable, Hashable {
  /// A figure: points, a total, a rank, a limit.
  case figure(Decimal)
  /// A share of 0 to 1.
  case share(Decimal)
  /// A word of the rule language for what became of something: `pending`, `not-applicable`.
  case word(String)
  /// The id of a class.
  case name(String)
  /// Names of facts, sorted.
  case names([String])
  /// Yes or no.
  case truth(Bool)

  /// Whether it agrees with what is expected, figures within `tolerance`.
  func agrees(with expected: TestValue, within tolerance: Decimal) -> Bool {
    switch (self, expected) {
    case (.figure(let actual), .figure(let figure)), (.share(let actual), .share(let figure)):
      if actual == figure { return true }
      guard !tolerance.isZero else { return false }
      // A difference beyond what decimals hold is no small one.
      return actual.subtracting(figure).map { $0.magnitude <= tolerance } ?? false
    default: return self == expected
    }
  }

  /// The value as a message shows it.
  public func text(in language: Language) -> Text {
    switch self {
    case .figure(let figure): return "\(number: figure)"
    case .share(let share):
      return share.multiplying(.hundred).map { "\(number: $0)%" } ?? "\(number: share)"
    case .word(let word): return "\(code: word)"
    case .name(let name): return "\(name: name)"
    case .names(let names):
      if names.isEmpty { return language == .vi ? "không thiếu gì" : "nothing" }
      return "\(names: names)"
    case .truth(let truth): return "\(code: truth ? "yes" : "no")"
    }
  }
}

extension DecisionOutcome.State {
  /// The word for what became of a decision.
  var word: String {
    switch self {
    case .applied: "applied"
    case .stale: "stale"
    case .notAsked: "not-asked"
    case .forbidden: "forbidden"
    case .unreadable: "unreadable"
    }
  }

  /// All words, in the order of their declaration.
  static let words = ["applied", "stale", "not-asked", "forbidden", "unreadable"]
}

extension ClassResult.State {
  /// The words that can stand where a class is expected.
  static let words = allCases.filter { $0 != .given && $0 != .unclassified }.map(\.key)
}

/// The word for a subject whom an assessment is not for.
let notAssessed = "not-assessed"
