import Diagnostics
import Testing

struct RenderTests {
  private func pointsFault() -> Diagnostic {
    let (_, spans) = marked(
      """
      title: Bồi dưỡng
      «points: 10»
      criteria:
        - id: 1.1
          «points: 4»
      """)
    return Diagnostic(
      TestFault.pointsDoNotAddUp(
        section: "1", declared: .init(description: "10"), sum: .init(description: "9.5"),
        first: spans[1]), at: spans[0])
  }

  @Test func showsEveryPartOfAMessage() {
    #expect(
      FullRenderer(language: .vi).render(pointsFault()) == """
        lỗi[TD3104]: mục “1” ghi 10 điểm nhưng các tiêu chí cộng lại là 9,5
          --> rulebook.yaml:2:1
           |
         2 | points: 10
           | ^^^^^^^^^^ ghi ở đây
        ...
         5 |     points: 4
           |     --------- tiêu chí đầu tiên
           = ghi chú: theo Điều 5 NQ 46
           = cách sửa: sửa `points` của mục hoặc của tiêu chí

        """)
    #expect(
      FullRenderer(language: .en).render(pointsFault()) == """
        error[TD3104]: section “1” has 10 points but its criteria add up to 9.5
          --> rulebook.yaml:2:1
           |
         2 | points: 10
           | ^^^^^^^^^^ stated here
        ...
         5 |     points: 4
           |     --------- the first criterion
           = note: by Article 5 of NQ 46
           = help: change `points` of the section or of a criterion

        """)
  }

  @Test func showsARelatedPlaceInAnotherFile() {
    let here = marked("«points»: 10").spans[0]
    let there = marked("x: 1\ny: «4»", path: "indicators.yaml").spans[0]
    let fault = TestFault.pointsDoNotAddUp(
      section: "1", declared: .init(description: "10"), sum: .init(description: "4"), first: there)
    #expect(
      FullRenderer(language: .en).render(Diagnostic(fault, at: here)).contains(
        """
         1 | points: 10
           | ^^^^^^ stated here
          ::: indicators.yaml:2:4
           |
         2 | y: 4
           |    - the first criterion
        """))
  }

  /// A line with a marked place, and how the line and its underline are shown.
  static let lines: [(text: String, line: String, underline: String)] = [
    ("a: «điểm» x", "a: điểm x", "   ^^^^"),
    ("a: đie\u{302}\u{309}m «x»", "a: đie\u{302}\u{309}m x", "        ^"),
    ("漢字 «điểm»", "漢字 điểm", "     ^^^^"),
    ("x «漢字»", "x 漢字", "  ^^^^"),
    ("🙂 «x»", "🙂 x", "   ^"),
    ("\t«a: 1»", "    a: 1", "    ^^^^"),
    ("ab\t«c»", "ab  c", "    ^"),
    ("«»a", "a", "^"),
    ("abc«»", "abc", "   ^"),
    ("a\u{1B}[31m«b»", "a\u{FFFD}[31mb", "      ^"),
    ("a\u{202E}«b»", "a\u{FFFD}b", "  ^"),
    ("x: «một\nhai»", "x: một", "   ^^^"),
    ("«a»   ", "a", "^"),
    ("x\r\ny: «z»\r\n", "y: z", "   ^"),
  ]

  @Test(arguments: lines) func underlinesByDisplayedWidth(
    _ text: String, _ line: String, _ underline: String
  ) throws {
    let span = marked(text).spans[0]
    let rendered = FullRenderer(language: .en).render(Diagnostic(TestFault.longLine, at: span))
    let shown = rendered.split(separator: "\n").dropFirst(3)
    #expect(shown.first.map { String($0.dropFirst(5)) } == line)
    #expect(shown.dropFirst().first.map { String($0.dropFirst(5)) } == underline)
  }

  @Test func showsAWindowOfALongLine() throws {
    let left = String(repeating: "số ", count: 100)
    let right = String(repeating: " lớp", count: 100)
    for (text, starts, ends) in [
      (left + "«đây»" + right, true, true), ("«đây»" + right, false, true),
      (left + "«đây»", true, false),
      (String(repeating: "đ", count: 60_000) + "«đây»" + right, true, true),
    ] {
      let span = marked(text).spans[0]
      let rendered = FullRenderer(language: .vi, width: 60)
        .render(Diagnostic(TestFault.longLine, at: span))
      let lines = rendered.split(separator: "\n").dropFirst(3).prefix(2).map { $0.dropFirst(5) }
      let (line, underline) = (lines[0], lines[1])
      #expect(line.hasPrefix("…") == starts && line.hasSuffix("…") == ends)
      #expect(displayWidth(line) <= 60)
      let column = underline.prefix { $0 == " " }.count
      #expect(line.dropFirst(column).hasPrefix("đây"))
      #expect(underline.dropFirst(column) == "^^^")
    }
  }

  @Test func staysOnOneLineWhateverAFileHolds() {
    let name = "a\u{1B}[2J\nb" + String(repeating: "x", count: 1000)
    let (_, spans) = marked("«k»: 1", path: "tệp\n.yaml")
    let diagnostic = Diagnostic(TestFault.unknownKey(name, nearest: nil), at: spans[0])
    let line = ShortRenderer(language: .vi).render(diagnostic)
    #expect(line.hasPrefix("tệp .yaml:1:1: lỗi[TD3001]: không có khóa “a\u{FFFD}[2J b"))
    #expect(line.filter(\.isNewline).count == 1)
    #expect(line.count < 250)
  }

  @Test func writesOneLineForEditors() {
    #expect(
      ShortRenderer(language: .vi).render(pointsFault()) == """
        rulebook.yaml:2:1: lỗi[TD3104]: mục “1” ghi 10 điểm nhưng các tiêu chí cộng lại là 9,5

        """)
    let placeless = Diagnostic(TestFault.hint(count: 2, places: [], isSure: true), at: nil)
    #expect(ShortRenderer(language: .en).render(placeless) == "warning[TD3003]: 2 hints\n")
    #expect(FullRenderer(language: .en).render(placeless) == "warning[TD3003]: 2 hints\n")
  }

  @Test func coloursOnlyWhenAsked() {
    let rendered = FullRenderer(language: .vi, style: .ansi).render(pointsFault())
    #expect(rendered.contains("\u{1B}[1;31mlỗi[TD3104]\u{1B}[0m: "))
    var plain = ""
    var isEscape = false
    for character in rendered {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape { plain.append(character) }
      if isEscape, character == "m" { isEscape = false }
    }
    #expect(plain == FullRenderer(language: .vi).render(pointsFault()))
  }

  @Test func writesJSONThatNoLanguageChanges() {
    var json = JSONWriter(layout: .indented)
    json.array { json in
      JSONRenderer().write(pointsFault(), to: &json)
      JSONRenderer().write(
        Diagnostic(TestFault.hint(count: 2, places: ["a", "b"], isSure: true), at: nil), to: &json)
      JSONRenderer().write(
        Diagnostic(TestFault.unknownKey("pionts", nearest: nil), at: nil), to: &json)
    }
    #expect(json.text == Self.expectedJSON)
  }

  private static let expectedJSON = """
    [
      {
        "code": "TD3104",
        "severity": "error",
        "fault": "pointsDoNotAddUp",
        "arguments": {
          "section": "1",
          "declared": "10",
          "sum": "9.5",
          "first": {
            "file": "rulebook.yaml",
            "line": 5,
            "column": 5,
            "endLine": 5,
            "endColumn": 14
          }
        },
        "place": {
          "file": "rulebook.yaml",
          "line": 2,
          "column": 1,
          "endLine": 2,
          "endColumn": 11
        },
        "texts": {
          "vi": {
            "headline": "mục “1” ghi 10 điểm nhưng các tiêu chí cộng lại là 9,5",
            "label": "ghi ở đây",
            "notes": [
              "theo Điều 5 NQ 46"
            ],
            "cure": "sửa `points` của mục hoặc của tiêu chí"
          },
          "en": {
            "headline": "section “1” has 10 points but its criteria add up to 9.5",
            "label": "stated here",
            "notes": [
              "by Article 5 of NQ 46"
            ],
            "cure": "change `points` of the section or of a criterion"
          }
        },
        "related": [
          {
            "place": {
              "file": "rulebook.yaml",
              "line": 5,
              "column": 5,
              "endLine": 5,
              "endColumn": 14
            },
            "texts": {
              "vi": "tiêu chí đầu tiên",
              "en": "the first criterion"
            }
          }
        ]
      },
      {
        "code": "TD3003",
        "severity": "warning",
        "fault": "hint",
        "arguments": {
          "count": 2,
          "places": [
            "a",
            "b"
          ],
          "isSure": true
        },
        "place": null,
        "texts": {
          "vi": {
            "headline": "2 gợi ý",
            "label": null,
            "notes": [],
            "cure": null
          },
          "en": {
            "headline": "2 hints",
            "label": null,
            "notes": [],
            "cure": null
          }
        },
        "related": []
      },
      {
        "code": "TD3001",
        "severity": "error",
        "fault": "unknownKey",
        "arguments": {
          "value": "pionts",
          "nearest": null
        },
        "place": null,
        "texts": {
          "vi": {
            "headline": "không có khóa “pionts”",
            "label": null,
            "notes": [],
            "cure": null
          },
          "en": {
            "headline": "there is no key “pionts”",
            "label": null,
            "notes": [],
            "cure": null
          }
        },
        "related": []
      }
    ]
    """
}
