import Decimals

extension Cell {
  /// The date, time, date and time, or duration that `text` writes, as `type`.
  init?(temporal text: String, _ type: FEELType) { nil }

  /// Whether two cells of one kind are the same value, with the same offset.
  func isSame(_ other: Cell) -> Bool { self == other }
}

extension Cell {
  /// The date, time or duration as `string()` writes it.
  var temporalText: String { "" }
}
