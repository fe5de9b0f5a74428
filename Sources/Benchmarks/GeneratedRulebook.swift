/// A rulebook that is made up: so many criteria in sections of a hundred, of every common method, each
/// on an indicator of its own and with a note, as thorough rulebooks have them.
struct GeneratedRulebook {
  let criteria: Int
  /// Whether every criterion misspells the name of its indicator.
  var isMisspelt = false

  private static let note = """
    Nội dung này được chấm theo số liệu của đơn vị trong năm đánh giá, có tài liệu kiểm chứng kèm \
    theo; đơn vị tự đánh giá trước, cấp trên thẩm định sau.
    """

  /// The rulebook as YAML.
  var text: String {
    var lines = [
      "rulebook: generated", "title: Bộ tiêu chí lớn", "edition: \"2026\"", "status: proposal",
      "documents:", "  NQ: { number: 1/NQ, issuer: HĐND tỉnh, date: 2026-01-01 }", "ladders:",
      "  mức cập nhật: [không, chậm, đầy đủ]", "indicators:",
    ]
    for number in 0..<criteria { lines.append("  \(name(number)): \(type(number))") }
    lines += [
      "assessments:", "  units:", "    title: Đơn vị", "    subject: unit",
      "    scale: \(criteria)", "    criteria:",
    ]
    for section in 0..<((criteria + 99) / 100) {
      let own = (section * 100)..<min(criteria, section * 100 + 100)
      lines += [
        "      - id: \"\(section + 1)\"", "        title: Nội dung thứ \(section + 1)",
        "        points: \(own.count)", "        basis: NQ Đ\(section + 1)", "        criteria:",
      ]
      for (place, number) in own.enumerated() {
        lines += [
          "          - id: \"\(section + 1).\(place + 1)\"",
          "            title: Tiêu chí thành phần \(place + 1) của nội dung \(section + 1)",
          "            points: 1", "            note: \(Self.note)",
        ]
        lines += score(number).map { "            " + $0 }
      }
    }
    lines += [
      "    classes:",
      "      - { id: xuất sắc, from: \(criteria * 9 / 10), "
        + "requires: [{ that: every p in scored points satisfies p > 0 }], "
        + "when-requirements-fail: next-class }",
      "      - { id: tốt, from: \(criteria * 7 / 10) }",
      "      - { id: không, title: Không hoàn thành }", "    rankings:",
      "      chung: { within: all, order-by: [total, points of(\"1\")] }",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func name(_ number: Int) -> String {
    ["số việc đã làm", "tỷ lệ đúng hạn", "đã công khai", "cập nhật"][number % 4] + " \(number)"
  }

  private func type(_ number: Int) -> String {
    [
      "{ type: whole-number, range: { from: 0, to: 20 }, better: higher }",
      "{ type: percent, better: higher }", "{ type: yes-no }",
      "{ type: level, ladder: mức cập nhật, better: last }",
    ][number % 4]
  }

  private func score(_ number: Int) -> [String] {
    let read = isMisspelt ? "x" + name(number) : name(number)
    switch number % 4 {
    case 0:
      return [
        "score:", "  bands: \(read)",
        "  table: [{ from: 5, earn: 1 }, { from: 2, earn: 0.5 }, { from: 0, earn: 0 }]",
      ]
    case 1: return ["score: { ratio: \(read) }"]
    case 2: return ["score: { yes-no: \(read) }"]
    default:
      return [
        "applies-when: \(name(number - 3)) > 0", "when-not-applicable: rescale-section",
        "score: { levels: \(read), earn: { không: 0, chậm: half, đầy đủ: full } }",
      ]
    }
  }
}
