/// The bounds that keep an expression from outside from taking all time or memory. Each has a
/// message that names it.
public enum Limits {
  /// The longest text of an expression, in UTF-8 bytes.
  public static let textLength = 65_536
  /// How many brackets, conditions and functions may stand inside each other.
  public static let nesting = 100
  /// How many operations may hang on each other, as the sums in `a + b + c + …` do.
  public static let depth = 500
  /// How many steps one evaluation may take: elements visited and functions called.
  public static let steps = 10_000_000
  /// How many elements a list may hold.
  public static let listLength = 1_000_000
  /// How many lists, contexts, ranges and functions may lie inside each other.
  public static let valueDepth = 400
  /// How many values one value may hold, those that occur several times counted as often.
  public static let valueWeight = 10_000_000
  /// How many code points a computed string may hold.
  public static let stringLength = 1_000_000
  /// How many operations of functions that call each other may be under way at once.
  public static let callDepth = 4_000
}
