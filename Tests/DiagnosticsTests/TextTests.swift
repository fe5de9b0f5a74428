import Diagnostics
import Testing

struct TextTests {
  @Test func marksNamesFiguresAndCode() {
    let text: Text =
      "\(name: "điểm") là \(number: "2.50"), viết \(code: "a + b"), \(names: ["x", "y"])"
    #expect(text.plain(in: .vi) == "“điểm” là 2,50, viết `a + b`, “x”, “y”")
    #expect(text.plain(in: .en) == "“điểm” là 2.50, viết `a + b`, “x”, “y”")
  }

  static let normalisations: [(String, String)] = [
    ("số lớp", "số lớp"), ("so\u{302}\u{301} lo\u{31B}\u{301}p", "số lớp"), ("a\u{A0}b", "a b"),
    ("a\u{A0}so\u{302}\u{301}", "a số"), ("", ""), ("đ — “x”…", "đ — “x”…"), ("\u{2126}", "Ω"),
    ("漢字 🙂", "漢字 🙂"), ("a\u{323}\u{302}", "ậ"), ("\u{1EA1}\u{302}", "ậ"),
  ]

  @Test(arguments: normalisations) func composes(_ text: String, _ expected: String) {
    #expect(Array(normalised(text).utf8) == Array(expected.utf8))
    #expect(normalisedIfOther(expected) == nil)
  }

  /// What the quick way takes for composed is: no scalar of its blocks changes, alone or between
  /// others.
  @Test func leavesAloneOnlyWhatIsComposed() {
    for value in Array(UInt32(0x20)...0x2FF) + Array(0x1E00...0x1EFF) + Array(0x2010...0x202F) {
      guard value != 0xA0, let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(Character(scalar))e"
      let composedByMarks = normalised(text + "\u{323}").unicodeScalars.dropLast()
      #expect(Array(composedByMarks) == Array(text.unicodeScalars.dropLast()))
    }
  }

  static let widths: [(String, Int)] = [
    ("", 0), ("abc", 3), ("điểm", 4), ("e\u{302}\u{301}", 1), ("漢字", 4), ("ｶ", 1), ("Ａ", 2),
    ("🙂", 2), ("👨‍👩‍👧", 2), ("❤️", 2), ("a\u{200B}b", 2), ("한글", 4),
  ]

  @Test(arguments: widths) func countsColumns(_ text: String, _ width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test func countsLinesAndColumnsAsPeopleDo() {
    let (source, spans) = marked("a: đie\u{302}\u{309}m «x»\r\n\r\n漢«b»\n")
    #expect(spans[0].place == Source.Place(line: 1, column: 9))
    #expect(spans[1].place == Source.Place(line: 3, column: 2))
    #expect(source.place(at: 10_000) == Source.Place(line: 4, column: 1))
    #expect(source.text(in: source.lineRange(at: 0)) == "a: đie\u{302}\u{309}m x")
    #expect(source.start(ofLine: 4) == source.bytes.count && source.start(ofLine: 5) == nil)
    let excerpt = Source(path: "a.csv", bytes: Array("x\ny".utf8), firstLine: 70)
    #expect(excerpt.place(at: 2) == Source.Place(line: 71, column: 1))
  }
}
