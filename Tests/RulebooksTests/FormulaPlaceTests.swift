import Diagnostics
import Rulebooks
import Testing

/// What the checker proves of a formula stands at its place in the file, however the formula is
/// written: `«…»` marks the place.
@Suite struct FormulaPlaceTests {
  static let formulas: [(text: String, code: String)] = [
    ("if «true» then số lớp else 2", "TD2219"),
    ("if «số lớp = null» then 1 else 2", "TD2220"),
    ("số lớp + abs(«null»)", "TD2215"),
    ("if số lớp = «\"hai\"» then 1 else 2", "TD2204"),
    ("1 + «round half up(số lớp)»", "TD2212"),
    ("1 + string length(«số lớp»)", "TD2214"),
    ("số lớp «+» có báo cáo", "TD2201"),
    ("số lớp + «so lop»", "TD2101"),
    ("số lớp + «lenght»(\"a\")", "TD2102"),
    ("«số lớp / 0» + số lớp", "TD2222"),
    ("if số lớp in «[10..1]» then 1 else 2", "TD2221"),
  ]

  /// How a formula may be written in YAML; the first space becomes a line end where lines are folded.
  static let styles: [(name: String, write: @Sendable (String) -> String)] = [
    ("plain", { " " + $0 }),
    ("single quotes", { " '" + $0 + "'" }),
    ("double quotes", { " \"" + $0.replacing("\"", with: "\\\"") + "\"" }),
    ("folded", { " >-\n            " + $0.replacing(" + ", with: "\n            + ") }),
    ("literal", { " |\n            1 -\n            " + $0 }),
  ]

  @Test(arguments: formulas.indices)
  func place(_ index: Int) throws {
    let (marked, code) = Self.formulas[index]
    for style in Self.styles {
      // In literal style the formula is the second line of a longer one, which asks for a number.
      let isChained = style.name == "literal" && marked.hasPrefix("if")
      let written = style.write(isChained ? "(\(marked))" : marked)
      let text = """
        rulebook: cho
        title: Chỗ
        indicators:
          số lớp: { type: whole-number }
          có báo cáo: { type: yes-no }
        assessments:
          units:
            criteria:
              - id: A
                points: 10
                applies-when: có báo cáo
                when-not-applicable: zero
                score:
                  formula:\(written)

        """
      let (place, clean) = unmarked(text)
      let loaded = load(clean)
      let found = places(
        loaded.diagnostics + check(try #require(loaded.rulebook)).diagnostics)
      #expect(found.contains("\(code) \(place)"), "\(style.name): \(marked): \(found)")
    }
  }

  /// The line and column of the mark, and the text without it.
  private func unmarked(_ text: String) -> (place: String, text: String) {
    var line = 1
    var column = 1
    for character in text {
      if character == "«" { break }
      column += 1
      if character == "\n" { (line, column) = (line + 1, 1) }
    }
    return (
      "\(line):\(column)", text.replacing("«", with: "").replacing("»", with: "")
    )
  }
}
