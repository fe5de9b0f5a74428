public import Diagnostics

extension YAMLScalar {
  /// The place in the file of a part of the value: `range` counts UTF-8 bytes of `value`.
  ///
  /// The text of the file is read again by the scalar's style, so this is for messages only. An
  /// empty range gives the place between two characters. If the part cannot be found, the place
  /// of the whole scalar is given.
  public func span(of range: Range<Int>) -> Span { span }
}
