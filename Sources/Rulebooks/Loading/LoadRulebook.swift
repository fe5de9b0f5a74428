public import Diagnostics
import YAMLSource

/// What loading a rulebook found.
public struct LoadedRulebook: Sendable {
  /// The rulebook; nil where there is no file, or none with a `rulebook:` key. Where `diagnostics`
  /// hold errors it lacks what could not be read: it can be checked for further faults, and the
  /// checker refuses it.
  public let rulebook: Rulebook?
  /// What is wrong with its form.
  public let diagnostics: [Diagnostic]
  /// The files read, in the order of reading.
  public let sources: [Source]
  /// The rule tests that stand among the rules, for `loadTests`.
  let tests: TestParts
}

/// Loads a rulebook.
///
/// `path` is its folder, which holds `rulebook.yaml`, or the file itself where its name ends in
/// `.yaml` or `.yml`. The files under `include` lie in the folder; what they hold is joined key by
/// key with what `rulebook.yaml` holds.
///
/// - Parameters:
///   - path: the folder or file.
///   - reader: reads the file at a path made of `path` and names from the rulebook.
public func loadRulebook(
  at path: String,
  reader: @escaping (String) -> Result<Source, FileFault> = { readSource(path: $0) }
) -> LoadedRulebook {
  let isFile = path.hasSuffix(".yaml") || path.hasSuffix(".yml") || path == "-"
  let folder = isFile ? parent(of: path) : path.hasSuffix("/") ? path : path + "/"
  var files = RulebookFiles(folder: folder, reader: reader)
  let loader = Loader()
  let main = isFile ? path : folder + "rulebook.yaml"
  guard let root = files.read(main, loader, includedAs: nil) else {
    return LoadedRulebook(
      rulebook: nil, diagnostics: loader.diagnostics, sources: files.sources, tests: TestParts())
  }
  let rulebook = loader.rulebook(root, path: main) { files.include($0, loader) }
  return LoadedRulebook(
    rulebook: rulebook, diagnostics: loader.diagnostics, sources: files.sources,
    tests: loader.tests)
}

/// Loads a rulebook that consists of one source.
public func loadRulebook(_ source: Source) -> LoadedRulebook {
  loadRulebook(at: source.path.hasSuffix(".yaml") ? source.path : source.path + ".yaml") { _ in
    .success(source)
  }
}

/// Reads the files of one rulebook.
private struct RulebookFiles {
  let folder: String
  let reader: (String) -> Result<Source, FileFault>
  private(set) var sources: [Source] = []
  private var paths: Set<String> = []

  init(folder: String, reader: @escaping (String) -> Result<Source, FileFault>) {
    self.folder = folder
    self.reader = reader
  }

  /// The root of the file at `path`; nil, with a report, where it cannot be read.
  mutating func read(_ path: String, _ loader: Loader, includedAs name: Placed<String>?)
    -> YAMLNode?
  {
    paths.insert(path)
    switch reader(path) {
    case .failure(let fault):
      // An included file is told of by the name that it has there.
      let known = name.map { fault.renamed($0.value) } ?? fault
      loader.report([Diagnostic(known, at: name?.span)])
      return nil
    case .success(let source):
      sources.append(source)
      let (root, diagnostics) = parseYAML(source)
      loader.report(diagnostics)
      if root == nil, diagnostics.isEmpty {
        loader.report(.notARulebook(path: path), at: Span(source, 0..<0))
      }
      return root
    }
  }

  /// The root of an included file.
  mutating func include(_ name: Placed<String>, _ loader: Loader) -> YAMLNode? {
    let parts = name.value.split(separator: "/", omittingEmptySubsequences: false)
    let isInside =
      !parts.contains("..") && !parts.contains("") && !name.value.utf8.contains(UInt8(ascii: "\\"))
      && !name.value.utf8.contains(0)
    guard isInside else {
      loader.report(.includeOutside(path: name.value), at: name.span)
      return nil
    }
    let path = folder + parts.filter { $0 != "." }.joined(separator: "/")
    if paths.contains(path) {
      loader.report(.includedTwice(path: name.value), at: name.span)
      return nil
    }
    return read(path, loader, includedAs: name)
  }
}

/// The folder that a file lies in, with its `/`; empty for the working folder.
func parent(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "" }
  return String(path[...slash])
}
