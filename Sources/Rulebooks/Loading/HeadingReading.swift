import YAMLSource

extension Loader {
  /// Headings of columns by the names of what stands in them: `{ toàn tỉnh: Hạng }`.
  package func headings(
    _ entry: YAMLEntry
  ) -> [(name: Placed<String>, heading: Placed<String>)] {
    (entries(of: entry.value, key: entry.name) ?? []).compactMap { entry in
      text(entry).map { (Placed(trimmed(entry.name), at: entry.key.span), $0) }
    }
  }
}
