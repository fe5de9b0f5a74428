import Diagnostics
import Testing

@testable import YAMLSource

/// Files that are no text, and files that hold more than is read.
struct LimitsTests {
  /// Bytes, and what is said about them: `line:column code headline -> cure`.
  static let bytes: [(bytes: [UInt8], vi: String, en: String)] = [
    (
      Array("a: 1\nb: \u{1A0}".utf8) + [0xE1, 0xBA] + Array("\nc: 2".utf8),
      """
      2:5-6 TD1101 tệp không phải văn bản Unicode UTF-8
      -> lưu lại tệp với bảng mã UTF-8; nếu chữ gõ theo bảng mã cũ (TCVN3, VNI) thì chuyển sang Unicode trước
      """,
      """
      2:5-6 TD1101 the file is not Unicode text in UTF-8
      -> save the file in UTF-8; if it was typed in an older encoding (TCVN3, VNI), convert it to Unicode first
      """
    ),
    (
      [0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00],
      """
      1:1-1 TD1102 tệp được lưu theo bảng mã UTF-16
      -> lưu lại tệp với bảng mã UTF-8 (Lưu thành / Save As, Encoding: UTF-8)
      """,
      """
      1:1-1 TD1102 the file is saved in UTF-16
      -> save the file in UTF-8 (Save As, Encoding: UTF-8)
      """
    ),
    (
      [0x61, 0x00, 0x3A, 0x00, 0x20, 0x00],
      """
      1:1-1 TD1102 tệp được lưu theo bảng mã UTF-16
      -> lưu lại tệp với bảng mã UTF-8 (Lưu thành / Save As, Encoding: UTF-8)
      """,
      """
      1:1-1 TD1102 the file is saved in UTF-16
      -> save the file in UTF-8 (Save As, Encoding: UTF-8)
      """
    ),
    (
      Array("a: đ\u{0}".utf8),
      """
      1:5-6 TD1103 ký tự điều khiển U+0000 không được có trong văn bản
      -> xóa ký tự này; nếu tệp có nhiều ký tự như vậy thì đó không phải tệp văn bản
      """,
      """
      1:5-6 TD1103 the control character U+0000 has no place in a text
      -> delete it; if there are many, the file is no text file
      """
    ),
  ]

  @Test(arguments: bytes) func refusesWhatIsNoText(_ bytes: [UInt8], _ vi: String, _ en: String) {
    let (root, diagnostics) = parseYAML(Source(path: "r.yaml", bytes: bytes))
    #expect(root == nil)
    #expect(DiagnosticList(diagnostics).words(.vi) == vi)
    #expect(DiagnosticList(diagnostics).words(.en) == en)
  }

  static let broken: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
    [0xE1, 0x80],
    [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
  ]

  @Test(arguments: broken) func refusesBrokenUTF8(_ bytes: [UInt8]) {
    let source = Source(path: "r.yaml", bytes: Array("a: ".utf8) + bytes)
    #expect(parseYAML(source).diagnostics.map(\.fault.code) == ["TD1101"])
  }

  @Test func refusesEachControlCharacterAtItsPlace() {
    for value in Array(UInt32(0)..<0x20) + Array(0x7F..<0xA0) + [0xFFFE, 0xFFFF] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isLineEnd = [0x09, 0x0A, 0x0D, 0x85].contains(value)
      let (_, diagnostics) = parseYAML(Source(path: "r.yaml", text: "a: b\(Character(scalar)) c"))
      #expect(diagnostics.contains { $0.fault.code == "TD1103" } != isLineEnd)
      if !isLineEnd { #expect(diagnostics.first?.at?.start == 4) }
    }
  }

  @Test func readsWithAndWithoutAByteOrderMark() throws {
    let marked = parseYAML(Source(path: "r.yaml", text: "\u{FEFF}điểm: = 2\nb: x"))
    #expect(marked.diagnostics.isEmpty)
    let scalar = try #require(marked.root?["b"]?.scalar)
    #expect(scalar.span.place == Source.Place(line: 2, column: 4))
    #expect(marked.root?["điểm"]?.text == "= 2")
    let broken = parseYAML(Source(path: "r.yaml", text: "\u{FEFF}a: !x y"))
    #expect(broken.diagnostics.first?.at?.range == 6..<8)
  }

  @Test func namesEachLimit() {
    let limits = YAMLLimits(bytes: 2 << 20, depth: 4, nodes: 30, aliasedNodes: 10)
    let cases: [(yaml: String, vi: String, en: String)] = [
      (
        String(repeating: "#", count: 2 << 20) + "\n",
        "1:1-1 TD1104 tệp lớn hơn mức cho phép 2 MiB\n-> chia nội dung thành nhiều tệp nhỏ hơn",
        "1:1-1 TD1104 the file is larger than the 2 MiB that are allowed\n-> divide what it holds among several smaller files"
      ),
      (
        "a:\n  b: [[[1]]]",
        "2:8-9 TD1105 các phần lồng nhau sâu quá 4 cấp\n-> bớt số cấp lồng nhau; nhiều dấu ngoặc mở liền nhau thường là do gõ nhầm",
        "2:8-9 TD1105 parts stand inside one another more than 4 deep\n-> use fewer levels; many opening brackets in a row are mostly a typing mistake"
      ),
      (
        (0..<20).map { "k\($0): 1\n" }.joined(),
        "15:6-6 TD1106 tệp có hơn 30 khóa và giá trị\n-> chia nội dung thành nhiều tệp nhỏ hơn",
        "15:6-6 TD1106 the file has more than 30 keys and values\n-> divide what it holds among several smaller files"
      ),
      (
        "a: &a [1, 2, 3]\nb: [*a, *a, *a]",
        "2:13-15 TD1117 các chỗ nhắc lại bằng dấu * nhân nội dung lên quá 10 khóa và giá trị\n-> viết thẳng nội dung ra thay cho các chỗ nhắc lại lồng nhau",
        "2:13-15 TD1117 repetitions by * make more than 10 keys and values of the file\n-> write the content out instead of repeating repetitions"
      ),
    ]
    for (yaml, vi, en) in cases {
      let (root, diagnostics) = parseYAML(Source(path: "r.yaml", text: yaml), limits: limits)
      #expect(root == nil)
      #expect(DiagnosticList(diagnostics).words(.vi) == vi)
      #expect(DiagnosticList(diagnostics).words(.en) == en)
    }
    #expect(
      parseYAML(Source(path: "r.yaml", text: "a: [[[1]]]"), limits: limits).diagnostics.isEmpty)
    let once = "a: &a [1, 2, 3]\nb: [*a, *a]"
    #expect(parseYAML(Source(path: "r.yaml", text: once), limits: limits).diagnostics.isEmpty)
  }

  /// Files made to be slow: a time limit of a second each would not hold on a busy machine, so all
  /// together have one minute, of which they take a hundredth.
  @Test(.timeLimit(.minutes(1))) func refusesFilesMadeToBeSlow() {
    let laughs = (1..<40).map {
      "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ","))]\n"
    }
    let many = 2500
    let files = [
      "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + laughs.joined(), String(repeating: "[", count: many),
      String(repeating: "{", count: many), String(repeating: "- ", count: many),
      "a: " + String(repeating: "\" \\", count: many), "a: " + String(repeating: "' ", count: many),
      "[" + String(repeating: "\"a\" b, ", count: many), String(repeating: "? ", count: many),
      (0..<many).map { "\t\u{A0}a\($0): 1\n" }.joined(), String(repeating: "a: ", count: many),
      (0..<many).map { "a\($0): >= 2\n" }.joined(), (0..<many).map { "a\($0): \"x\n" }.joined(),
      (0..<2000).map { "- &a\($0) x\n- *b\($0)\n" }.joined(), String(repeating: "&a ", count: many),
      (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ]
    for file in files {
      let (_, diagnostics) = parseYAML(Source(path: "r.yaml", text: file))
      #expect(!diagnostics.isEmpty)
      _ = DiagnosticList(diagnostics).rendered(as: .full, in: .vi)
    }
    #expect(
      parseYAML(Source(path: "r.yaml", text: files[0])).diagnostics.map(\.fault.code) == ["TD1117"])
  }
}
