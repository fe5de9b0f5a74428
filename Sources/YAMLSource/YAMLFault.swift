public import Diagnostics

/// What can be wrong with a YAML file before anybody asks what it means. TD1101 to TD1199.
public enum YAMLFault: Fault {
  case severalDocuments
  case directive
  case tag(tag: String)
  case duplicateKey(key: String, first: Span)
  case keyNotText
  case keyMissing
  case mergeKey
  case unknownAlias(name: String, nearest: String?)
  case cyclicAlias(name: String, anchor: Span)
  case aliasesGrow(limit: Int)
  case tooDeep(limit: Int)
  case tooManyNodes(limit: Int)
  case tooManyBytes(limit: Int)
  case empty
  case syntax(problem: String, context: String, contextAt: Span?)

  /// The stable code.
  public var code: String { "TD1199" }

  /// What is wrong, on one line.
  public func headline(_ language: Language) -> Text { "\(code: String(describing: self))" }
}
