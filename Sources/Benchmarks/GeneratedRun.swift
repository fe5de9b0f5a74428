import Glibc

/// A run that is made up: so many units in clusters, so many criteria in sections of ten, of every common
/// method; the same for the same numbers.
struct GeneratedRun {
  let units: Int
  let criteria: Int

  /// Points of every criterion.
  private static let points = 2

  /// Writes the rulebook, the run and its tables into a folder.
  func write(into folder: String) -> Bool {
    mkdir(folder + "/rules", 0o755)
    mkdir(folder + "/run", 0o755)
    return Self.write(rulebook, to: folder + "/rules/rulebook.yaml")
      && Self.write(run, to: folder + "/run/run.yaml")
      && Self.write(unitTable, to: folder + "/run/units.csv")
      && Self.write(evidence, to: folder + "/run/evidence.csv")
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    return fwrite(bytes, 1, bytes.count, file) == bytes.count
  }

  private var run: String {
    """
    run: generated
    period: 2026
    rulebook: ../rules
    units: { file: units.csv, subject: id, name: name, attributes: [cluster, kind] }
    evidence:
      - { file: evidence.csv, subject: id }

    """
  }

  private var rulebook: String {
    var lines = [
      "rulebook: generated", "title: Generated rules", "edition: \"2026\"", "status: proposal",
      "documents:", "  L: { number: 1/2026, issuer: Nobody, date: 2026-01-01 }",
      "parameters:", "  best line: 80", "  good line: 65", "  fair line: 50",
      "ladders:", "  grade: [none, late, full]",
      "attributes:", "  cluster: { of: unit, type: text }",
      "  kind: { of: unit, type: choice, choices: [commune, ward] }", "indicators:",
    ]
    for number in 0..<criteria {
      switch number % 4 {
      case 0:
        lines.append("  done \(number): { type: percent, better: higher }")
      case 1:
        lines.append(
          "  count \(number): { type: whole-number, range: { from: 0, to: 20 }, better: higher }")
      case 2: lines.append("  step \(number): { type: level, ladder: grade, better: last }")
      default: lines.append("  held \(number): { type: yes-no }")
      }
    }
    let scale = criteria * Self.points
    lines += [
      "assessments:", "  units:", "    title: Units", "    subject: unit", "    scale: \(scale)",
      "    criteria:",
    ]
    for section in 0..<((criteria + 9) / 10) {
      let own = (section * 10)..<min(criteria, section * 10 + 10)
      lines += [
        "      - id: S\(section + 1)", "        title: Section \(section + 1)",
        "        points: \(own.count * Self.points)", "        basis: L Đ\(section + 1)",
        "        criteria:",
      ]
      for number in own {
        lines += [
          "          - id: S\(section + 1).\(number + 1)",
          "            title: Criterion \(number + 1)",
          "            points: \(Self.points)", "            score:",
        ]
        switch number % 4 {
        case 0: lines.append("              ratio: done \(number)")
        case 1:
          lines += [
            "              bands: count \(number)", "              table:",
            "                - { from: 10, earn: 2 }", "                - { from: 5, earn: 1.5 }",
            "                - { from: 2, earn: 1 }", "                - { from: 0, earn: 0 }",
          ]
        case 2:
          lines += [
            "              levels: step \(number)",
            "              earn: { full: 2, late: 1, none: 0 }",
          ]
        default: lines += ["              yes-no: held \(number)", "              otherwise: 0.5"]
        }
      }
    }
    lines += [
      "    classes:", "      - { id: best, from: best line }",
      "      - { id: good, from: good line }",
      "      - { id: fair, from: fair line }", "      - { id: poor }", "    quotas:",
      "      - id: ceiling", "        class: best", "        within: cluster", "        share: 20%",
      "        of: { classes: [good], counted: before }", "        round: down",
      "        at-tie: authority", "        overflow-to: good", "        basis: L Đ9",
      "    rankings:", "      all: { within: all, order-by: [total] }",
      "      clusters: { within: cluster, order-by: [total] }",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var unitTable: String {
    var lines = ["id,name,cluster,kind"]
    for unit in 0..<units {
      lines.append(
        "U\(unit),Unit \(unit),Cluster \(unit % 20),\(unit % 3 == 0 ? "ward" : "commune")")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var evidence: String {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ below: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(below))
    }
    let names = ["done", "count", "step", "held"]
    var lines = [
      (["id"] + (0..<criteria).map { "\(names[$0 % 4]) \($0)" }).joined(separator: ",")
    ]
    for unit in 0..<units {
      // Units differ in how well they do.
      let strength = next(60)
      var cells = ["U\(unit)"]
      for number in 0..<criteria {
        switch number % 4 {
        case 0: cells.append(String(min(100, strength + next(60))))
        case 1: cells.append(String(min(20, strength / 6 + next(8))))
        case 2: cells.append(["none", "late", "full"][min(2, next(30 + strength) / 28)])
        default: cells.append(next(80) < strength + 20 ? "yes" : "no")
        }
      }
      lines.append(cells.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
