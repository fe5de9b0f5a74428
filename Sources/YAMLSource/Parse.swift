public import Diagnostics

/// Reads a YAML file into a tree whose every node knows its place.
///
/// All faults are reported in one go: behind a syntax error reading goes on with a harmless word
/// in the place of what is wrong. `root` is nil if the file, or its structure, cannot be relied
/// on; otherwise it is the tree, with `unreadable` nodes where something was reported.
public func parseYAML(
  _ source: Source, limits: YAMLLimits = .standard
) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
  guard source.bytes.count <= limits.bytes else {
    return (nil, [Diagnostic(YAMLFault.tooManyBytes(limit: limits.bytes), at: Span(source, 0..<0))])
  }
  if let (fault, range) = encodingFault(in: source) {
    return (nil, [Diagnostic(fault, at: Span(source, range))])
  }
  var reading = Reading(source: source, limits: limits)
  return reading.run()
}

/// The reading of one file, again and again until there is no syntax error left that could be
/// repaired.
private struct Reading {
  /// How often a file is read again, and how many bytes may be read in all by that: enough to
  /// report what a person would want to hear about at once, and bounded.
  private static let mostReadings = 50
  private static let mostBytes = 64 << 20

  let source: Source
  let limits: YAMLLimits
  private var repairs: [Repair]
  /// The places of the syntax errors so far.
  private var reported: [Range<Int>] = []
  private var diagnostics: [Diagnostic] = []
  private var keepsStructure = true
  /// Where lines begin that were left out, and how far they are indented.
  private var shifted: [(start: Int, depth: Int)] = []

  init(source: Source, limits: YAMLLimits) {
    self.source = source
    self.limits = limits
    repairs = spacesForNoBreakSpaces(source.bytes)
  }

  mutating func run() -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    var readings = 0
    while true {
      readings += 1
      let text = RepairedText(source.bytes, repairs: repairs)
      var builder = TreeBuilder(
        source: source, limits: limits, reported: reported,
        spoiled: repairs.filter(\.spoilsValue).map(\.range))
      let error = read(text, into: &builder)
      guard let error else {
        let isWhole = keepsStructure && !builder.stoppedEarly
        return (isWhole ? builder.root : nil, diagnostics + builder.diagnostics)
      }
      let finding = SyntaxDiagnosis(source: source, lastScalar: builder.lastScalar)
        .finding(for: error)
      // A second error where something was repaired is a consequence of the first.
      let isNew = !reported.contains { touches($0, finding.range) }
      if isNew, !followsFromShiftedLine(finding) {
        diagnostics.append(Diagnostic(finding.fault, at: Span(source, finding.range)))
      }
      if !finding.keepsStructure { shifted.append(depth(at: finding.range.lowerBound)) }
      reported.append(finding.range)
      reported += finding.repairs.map(\.range)
      keepsStructure = keepsStructure && finding.keepsStructure
      guard isNew, !finding.repairs.isEmpty, readings < Self.mostReadings,
        readings * source.bytes.count < Self.mostBytes, add(finding.repairs)
      else { return (nil, diagnostics + builder.diagnostics) }
    }
  }

  private func read(_ text: RepairedText, into builder: inout TreeBuilder) -> SyntaxError? {
    let reader = EventReader(text, from: byteOrderMarkLength(text.bytes))
    do throws(SyntaxError) {
      try reader.read { builder.take($0) }
      return nil
    } catch {
      return error
    }
  }

  /// Whether lines that were left out above are the likely cause of a line that is out of line: no
  /// line between them leaves the group in which they stood.
  private func followsFromShiftedLine(_ finding: SyntaxDiagnosis.Finding) -> Bool {
    switch finding.fault {
    case .indentation, .tooDeepAfterValue, .mixedLevel: break
    default: return false
    }
    return shifted.contains { earlier in
      guard earlier.start < finding.range.lowerBound else { return false }
      var start = source.lineRange(at: earlier.start).upperBound
      while let next = nextLine(after: start), next.lowerBound < finding.range.lowerBound {
        let content = source.bytes[next].first { $0 != 0x20 && $0 != 0x09 }
        if let content, content != UInt8(ascii: "#"),
          depth(at: next.lowerBound).depth < earlier.depth
        {
          return false
        }
        start = next.upperBound
      }
      return true
    }
  }

  private func nextLine(after end: Int) -> Range<Int>? {
    guard let feed = source.bytes[min(end, source.bytes.count)...].firstIndex(of: 0x0A),
      feed + 1 < source.bytes.count
    else { return nil }
    return source.lineRange(at: feed + 1)
  }

  private func depth(at offset: Int) -> (start: Int, depth: Int) {
    let line = source.lineRange(at: offset)
    let depth = source.bytes[line].prefix { $0 == 0x20 || $0 == 0x09 }.count
    return (line.lowerBound, depth)
  }

  /// Adds repairs if they stand apart from those there are.
  private mutating func add(_ added: [Repair]) -> Bool {
    let fresh = added.filter { !meetsRepair($0.range) }
    guard !fresh.isEmpty else { return false }
    repairs = (repairs + fresh).sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    return true
  }

  private func meetsRepair(_ range: Range<Int>) -> Bool {
    var low = 0
    var high = repairs.count
    while low < high {
      let middle = (low + high) / 2
      if repairs[middle].range.upperBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return repairs[low...].prefix { $0.range.lowerBound <= range.upperBound }.contains {
      $0.range.overlaps(range) || $0.range == range
    }
  }

  private func touches(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.lowerBound <= right.upperBound && right.lowerBound <= left.upperBound
  }
}
