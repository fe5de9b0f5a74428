import Diagnostics
import Glibc
import Rulebooks

// Several editions of one rulebook, of which the one counts that is in force on the last day of the
// period.
extension RunFile {
  /// The paths of rulebooks that an entry of `rulebook` stands for: itself, or the folders in it
  /// that hold one.
  ///
  /// - Parameters:
  ///   - path: the path as messages show it.
  ///   - systemPath: the path under which the system finds a shown path.
  static func editions(in path: String, systemPath: (String) -> String) -> [String] {
    func exists(_ path: String) -> Bool { access(systemPath(path), F_OK) == 0 }
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") || exists(path + "/rulebook.yaml") {
      return [path]
    }
    let found = namesInFolder(systemPath(path)).sorted().map { path + "/" + $0 }
      .filter { exists($0 + "/rulebook.yaml") }
    return found.isEmpty ? [path] : found
  }
}

/// The one of several editions that is in force on a day; a fault where there is none or more than
/// one.
func editionInForce(
  _ editions: [(path: String, loaded: LoadedRulebook)], on day: Day
) -> Result<Int, RunFault> {
  let inForce = editions.indices.filter { index in
    editions[index].loaded.rulebook?.effective?.contains(day) ?? true
  }
  if inForce.count == 1 { return .success(inForce[0]) }
  let told = inForce.isEmpty ? Array(editions.indices) : inForce
  let names = told.map { index -> String in
    let rulebook = editions[index].loaded.rulebook
    return editions[index].path + (rulebook?.edition.map { " (\($0))" } ?? "")
  }
  let places = told.compactMap { editions[$0].loaded.rulebook?.span }
  let date = day.description
  return .failure(
    inForce.isEmpty
      ? .noEditionInForce(day: date, editions: names, places: places)
      : .severalEditionsInForce(day: date, editions: names, places: places))
}
