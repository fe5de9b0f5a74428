public import Diagnostics
import YAMLSource

/// What loading rule tests found.
public struct LoadedTests: Sendable {
  /// The tests, without what could not be read.
  public let suite: TestSuite
  /// What is wrong with their form.
  public let diagnostics: [Diagnostic]
}

extension LoadedRulebook {
  /// Loads the rule tests of the rulebook: those under `tests:` and `samples:` among its rules, then
  /// those of `tests.yaml` and `tests/*.yaml` in its folder, by name.
  ///
  /// - Parameters:
  ///   - path: The path that the rulebook was loaded from.
  ///   - names: The names in a folder, sorted.
  ///   - reader: Reads the file at a path made of `path` and these names.
  public func loadTests(
    at path: String, names: (String) -> [String] = { namesInFolder($0) },
    reader: (String) -> Result<Source, FileFault> = { readSource(path: $0) }
  ) -> LoadedTests {
    // A rulebook that is one file of several in a folder has no folder of its own.
    let isAlone = path.hasSuffix(".yaml") || path.hasSuffix(".yml") || path == "-"
    let ownsFolder = !isAlone || path == "rulebook.yaml" || path.hasSuffix("/rulebook.yaml")
    let folder = isAlone ? parent(of: path) : path.hasSuffix("/") ? path : path + "/"
    let included = Set(sources.map(\.path))
    let files = ownsFolder ? testFiles(in: folder, called: ["tests.yaml"], names: names) : []
    return Rulebooks.loadTests(
      tests, in: files.filter { !included.contains($0) }, reader: reader)
  }
}

/// Loads the tests of a run: those of `situations.yaml`, `tests.yaml` and `tests/*.yaml` in its
/// folder.
///
/// - Parameters:
///   - folder: The folder of the run, with its `/`; empty for the working folder.
///   - names: The names in a folder, sorted.
///   - reader: Reads the file at a path made of `folder` and these names.
public func loadTests(
  ofRunIn folder: String, names: (String) -> [String] = { namesInFolder($0) },
  reader: (String) -> Result<Source, FileFault> = { readSource(path: $0) }
) -> LoadedTests {
  let files = testFiles(in: folder, called: ["situations.yaml", "tests.yaml"], names: names)
  return loadTests(TestParts(), in: files, reader: reader)
}

/// The files of a folder that hold tests, in the order in which they are read.
private func testFiles(
  in folder: String, called known: [String], names: (String) -> [String]
) -> [String] {
  let present = names(folder.isEmpty ? "." : folder)
  var files = known.filter { present.contains($0) }.map { folder + $0 }
  if present.contains("tests") {
    files += names(folder + "tests").filter { $0.hasSuffix(".yaml") }
      .map { folder + "tests/" + $0 }
  }
  return files
}

private func loadTests(
  _ own: TestParts, in files: [String], reader: (String) -> Result<Source, FileFault>
) -> LoadedTests {
  let loader = Loader()
  var parts = own
  for path in files {
    switch reader(path) {
    case .failure(let fault): loader.report([Diagnostic(fault, at: nil)])
    case .success(let source):
      let (root, diagnostics) = parseYAML(source)
      loader.report(diagnostics)
      guard let root, !root.isUnreadable,
        let reader = MappingReader(root, .testFile, key: path, loader)
      else { continue }
      parts.add(reader)
    }
  }
  let suite = loader.testSuite(parts)
  return LoadedTests(suite: suite, diagnostics: loader.diagnostics)
}
