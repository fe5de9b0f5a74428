public import Diagnostics

extension EvidenceFault {
  /// The note on how tables are written; nil where there is no table.
  ///
  /// - Parameter tables: The paths of tables with their formats, in any order.
  public static func formats(of tables: [(path: String, format: TableFormat)]) -> EvidenceFault? {
    guard !tables.isEmpty else { return nil }
    let sorted = tables.sorted { $0.path < $1.path }
    return .formats(paths: sorted.map(\.path), formats: sorted.map(\.format))
  }

  /// Tables that are written alike stand together, in the order of their first paths.
  private static func groups(
    _ paths: [String], _ formats: [TableFormat]
  ) -> [(paths: [String], format: TableFormat)] {
    var groups: [(paths: [String], format: TableFormat)] = []
    for (path, format) in zip(paths, formats) {
      if let number = groups.firstIndex(where: { $0.format == format }) {
        groups[number].paths.append(path)
      } else {
        groups.append(([path], format))
      }
    }
    return groups
  }

  static func headline(_ paths: [String], _ formats: [TableFormat], _ language: Language) -> Text {
    let groups = groups(paths, formats)
    if groups.count == 1 {
      return "\(names: groups[0].paths): \(groups[0].format.description(language))"
    }
    return switch language {
    case .vi: "\(number: paths.count) bảng được viết theo \(number: groups.count) cách"
    case .en: "\(number: paths.count) tables are written in \(number: groups.count) ways"
    }
  }

  /// A line for each way of writing, where there are several.
  public func notes(_ language: Language) -> [Text] {
    guard case .formats(let paths, let formats) = self else { return [] }
    let groups = EvidenceFault.groups(paths, formats)
    guard groups.count > 1 else { return [] }
    return groups.map { "\($0.format.description(language)): \(names: $0.paths)" }
  }
}
