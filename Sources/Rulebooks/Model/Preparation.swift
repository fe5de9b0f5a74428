public import Decimals

/// What is done to the figures of an indicator before anything reads them (`rule-language`
/// section 6): first outliers are held in, then missing figures are filled.
public struct Preparation: Sendable {
  /// What missing figures become.
  public struct Fill: Sendable {
    /// A formula over `values`, the figures that are there.
    public let by: Formula
    /// The attribute of whose groups the figures are; nil: of all.
    public let within: Placed<String>?

    /// Makes a rule.
    public init(by: Formula, within: Placed<String>?) {
      self.by = by
      self.within = within
    }
  }

  /// How many figures at either end are held to the next one.
  public enum Ends: Sendable {
    /// A share of all, from 0 to below a half.
    case share(Decimal)
    /// So many.
    case count(Int)
  }

  /// What missing figures become; nil: they stay missing.
  public let fill: Fill?
  /// How many figures at either end are held to the next one; nil: none.
  public let winsorise: Placed<Ends>?

  /// Makes a preparation.
  public init(fill: Fill?, winsorise: Placed<Ends>?) {
    self.fill = fill
    self.winsorise = winsorise
  }
}
