/// The languages in which thidua speaks to people. What programs read never changes with them.
public enum Language: String, Sendable, CaseIterable {
  /// Vietnamese, the default.
  case vi
  /// English.
  case en
}
