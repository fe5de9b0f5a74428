public import Diagnostics

/// A FEEL function of the rulebook's own (DMN 1.5, 10.4: a business knowledge model). It sees its
/// parameters, the rulebook's named figures and the other functions, nothing of a subject.
public struct FunctionDefinition: Sendable {
  /// One parameter.
  public struct Parameter: Sendable {
    /// The name in the body.
    public let name: Placed<String>
    /// The type, as FEEL or the rule language names it; nil: anything.
    public let type: Placed<String>?

    /// Makes a parameter.
    public init(name: Placed<String>, type: Placed<String>?) {
      self.name = name
      self.type = type
    }
  }

  /// The name under which formulas call it.
  public let name: Placed<String>
  /// The parameters in order.
  public let parameters: [Parameter]
  /// What it gives.
  public let body: Formula
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// Makes a function.
  public init(
    name: Placed<String>, parameters: [Parameter], body: Formula, remarks: Remarks, span: Span
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.remarks = remarks
    self.span = span
  }
}
