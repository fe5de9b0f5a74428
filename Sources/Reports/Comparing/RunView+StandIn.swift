import Diagnostics
import Evidence
import Scenarios

// What is assumed, and what is lost, where a run is computed by another rulebook than its own.
extension RunView {
  /// The most kinds of things that cannot be used that are named.
  private static var mostKinds: Int { 6 }

  /// Which assessments are compared that have another id on the other side, and why.
  ///
  /// - Parameter other: How the other side is called.
  func matchingLines(_ matching: RuleMatching?, _ other: String) -> [String] {
    (matching?.assessments ?? []).compactMap { pair in
      guard let why = reason(pair.basis) else { return nil }
      return words(
        "Bảng đánh giá “\(pair.after)” được so với “\(pair.before)” của \(other) (\(why)).",
        "The assessment “\(pair.after)” is compared with “\(pair.before)” of \(other) (\(why)).")
    }
  }

  /// Why two assessments with other ids count as the same; nil where their ids tell.
  func reason(_ basis: RuleMatching.Basis) -> String? {
    switch basis {
    case .id: nil
    case .title: words("cùng tên gọi", "the same title")
    case .contents: words("cùng nội dung", "the same contents")
    case .onlyOne:
      words("bảng duy nhất còn lại cho cùng loại đối tượng", "the only one left for such subjects")
    }
  }

  /// What a rulebook cannot use of a run whose evidence was collected for another, by kind.
  ///
  /// - Parameter name: How the rulebook is called.
  func unusableLines(_ standIn: StandInFaults?, _ name: String) -> [String] {
    let all = standIn?.unusable ?? []
    if all.isEmpty { return [] }
    let kinds = StandInKinds(all).kinds
    let count = kinds.reduce(0) { $0 + $1.count }
    var lines = [
      words(
        "Số liệu của đợt lập theo bộ tiêu chí khác. Theo \(name), \(count) chỗ không dùng được và được coi là thiếu:",
        "The evidence was collected for another rulebook. By \(name), \(count) part\(count == 1 ? "" : "s") of it cannot be used and count\(count == 1 ? "s" : "") as missing:"
      )
    ]
    for kind in kinds.prefix(Self.mostKinds) {
      let place = kind.first.at.map { "  [\($0.source.path):\($0.place.line)]" } ?? ""
      let more = kind.count - 1
      lines.append(
        "  \(kind.first.fault.headline(language).plain(in: language))\(place)"
          + (more > 0 ? words(" và \(more) chỗ tương tự", " and \(more) more like it") : ""))
    }
    let left = kinds.dropFirst(Self.mostKinds).reduce(0) { $0 + $1.count }
    if left > 0 { lines.append(words("  và \(left) chỗ khác", "  and \(left) more")) }
    return lines
  }
}

/// Faults by their codes, in the order in which they come up.
struct StandInKinds {
  private(set) var kinds: [(first: Diagnostic, count: Int)] = []

  init(_ diagnostics: [Diagnostic]) {
    var places: [String: Int] = [:]
    for diagnostic in diagnostics {
      // How many more of a kind there are in a column stands in a fault of its own.
      if case .furtherFaults(_, _, let code, let count)? = diagnostic.fault as? EvidenceFault,
        let place = places[code]
      {
        kinds[place].count += count
        continue
      }
      if let place = places[diagnostic.fault.code] {
        kinds[place].count += 1
      } else {
        places[diagnostic.fault.code] = kinds.count
        kinds.append((diagnostic, 1))
      }
    }
  }
}

extension JSONWriter {
  /// Writes `[{code, count, origin: {file, line}}]` under a key: what cannot be used, by kind, with the
  /// place of the first.
  mutating func write(_ key: String, _ standIn: StandInFaults) {
    self.key(key)
    array { json in
      for kind in StandInKinds(standIn.unusable).kinds {
        json.object { json in
          json.field("code", kind.first.fault.code)
          json.field("count", kind.count)
          json.key("origin")
          guard let span = kind.first.at else {
            json.null()
            return
          }
          json.object { json in
            json.field("file", span.source.path)
            json.field("line", span.place.line)
          }
        }
      }
    }
  }
}
