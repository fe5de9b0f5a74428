/// How grave a diagnostic is.
public enum Severity: Int, Sendable, Comparable, CaseIterable {
  /// Worth knowing; changes nothing.
  case note
  /// Probably not meant; the result stands.
  case warning
  /// The thing it points at cannot be used.
  case error

  /// Whether `left` is less grave.
  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// One kind of thing that can be wrong with what a user gave, with all that its message says.
///
/// A stage declares one enum of its faults in one file. The switch statements over it are
/// exhaustive, so there is no fault without a code and none that lacks a language. The associated
/// values become the typed `arguments` of the JSON form, by their labels.
public protocol Fault: Sendable {
  /// The stable code, `TD` and four digits; the first digit tells the stage. Wording may change,
  /// a code never does.
  var code: String { get }
  /// How grave it is.
  var severity: Severity { get }
  /// One line that can stand alone: what is wrong, with the name or value that is wrong.
  func headline(_ language: Language) -> Text
  /// What the user can do about it, as one or two sentences; nil where the headline says it.
  func cure(_ language: Language) -> Text?
  /// A few words to stand under the caret; nil for none.
  func label(_ language: Language) -> Text?
  /// Other places that belong to the fault, each with a few words: the first of two duplicates.
  func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)]
  /// Further lines: which law asks for it, what else belongs to it.
  func notes(_ language: Language) -> [Text]
  /// Why it matters, in a sentence or two, for whoever looks the code up; nil where its stage says
  /// enough.
  func why(_ language: Language) -> Text?
}

extension Fault {
  /// An error, unless the fault says otherwise.
  public var severity: Severity { .error }
  /// None, unless the fault says otherwise.
  public func cure(_ language: Language) -> Text? { nil }
  /// None, unless the fault says otherwise.
  public func label(_ language: Language) -> Text? { nil }
  /// None, unless the fault says otherwise.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] { [] }
  /// None, unless the fault says otherwise.
  public func notes(_ language: Language) -> [Text] { [] }
  /// None, unless the fault says otherwise.
  public func why(_ language: Language) -> Text? { nil }
}

/// A fault at its place. A value: rendering it is somebody else's work.
public struct Diagnostic: Sendable {
  /// What is wrong.
  public let fault: any Fault
  /// Where it is wrong, if it has a place.
  public let at: Span?

  /// Makes a diagnostic.
  public init(_ fault: any Fault, at span: Span?) {
    self.fault = fault
    self.at = span
  }

  /// How grave it is.
  public var severity: Severity { fault.severity }
}
