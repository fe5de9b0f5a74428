public import Diagnostics

/// Reads a YAML file into a tree whose every node knows its place.
///
/// All faults are reported in one go. `root` is nil if nothing could be read; after a fault it is
/// what could be read, with `unreadable` nodes where something was reported.
public func parseYAML(
  _ source: Source, limits: YAMLLimits = .standard
) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
  var builder = TreeBuilder(source: source, limits: limits, spoiled: [])
  do throws(SyntaxError) {
    try EventReader(source.bytes, from: 0).read { builder.take($0) }
  } catch {
    let at = Span(source, error.at..<error.at)
    let context = error.contextAt.map { Span(source, $0..<$0) }
    let fault = YAMLFault.syntax(
      problem: error.problem, context: error.context, contextAt: context)
    return (nil, builder.diagnostics + [Diagnostic(fault, at: at)])
  }
  return (builder.root, builder.diagnostics)
}
