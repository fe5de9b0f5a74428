import Diagnostics

/// Something wrong with an expression, at its place in the text.
public struct Problem: Sendable {
  /// What is wrong: a `FEELFault`, or a fault of the host's own functions.
  public let fault: any Fault
  /// Where, in UTF-8 bytes of the text that was parsed.
  public let range: Range<Int>
  /// How grave it is here: a warning where the checking is lenient and the expression runs.
  public internal(set) var severity: Severity

  init(_ fault: FEELFault, _ range: Range<Int>) {
    self.init(any: fault, range)
  }

  init(any fault: any Fault, _ range: Range<Int>) {
    self.fault = fault
    self.range = range
    self.severity = fault.severity
  }
}
