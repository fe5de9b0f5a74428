import Decimals
import Diagnostics
import YAMLSource

// What is done to figures before anything reads them.
extension Loader {
  func preparation(_ entry: YAMLEntry) -> Preparation? {
    guard let reader = MappingReader(entry.value, .preparation, key: entry.name, self) else {
      return nil
    }
    return Preparation(
      fill: reader.entry("fill").flatMap(fill), winsorise: reader.entry("winsorise").flatMap(ends))
  }

  private func fill(_ entry: YAMLEntry) -> Preparation.Fill? {
    guard let reader = MappingReader(entry.value, .filling, key: entry.name, self),
      let by = reader.required("by").flatMap({ formula($0) })
    else { return nil }
    return Preparation.Fill(by: by, within: reader.entry("within").flatMap(text))
  }

  /// A share such as `5%`, or a whole number.
  private func ends(_ entry: YAMLEntry) -> Placed<Preparation.Ends>? {
    guard let text = text(entry) else { return nil }
    switch FigureText(text.value) {
    case .percent(let share) where !share.isNegative && share < Decimal(50):
      return share.dividing(by: Decimal(100)).map { Placed(.share($0), at: text.span) }
    case .number(let count) where count.isInteger && !count.isNegative:
      return count.integer.map { Placed(.count($0), at: text.span) }
    default:
      reportWord(text, key: entry.name, allowed: ["5%", "1", "2"])
      return nil
    }
  }
}
