import Diagnostics
import Testing

@testable import YAMLSource

/// What is read where nothing is wrong.
struct TreeTests {
  static let trees: [(yaml: String, tree: String)] = [
    ("a: 1.10\nb: no\nc: 0777\nd: 2026-01-01", "{a: 1.10, b: no, c: 0777, d: 2026-01-01}"),
    ("a:\n- x\n- y: z\n  w: v", "{a: [x, {y: z, w: v}]}"),
    ("a: {b: [1, {c: d}], e: }", "{a: {b: [1, {c: d}], e: }}"),
    ("a: |\n  một\n   hai\n\n  ba\n\nb: >-\n  x\n  y\n", "{a: một\n hai\n\nba\n, b: x y}"),
    ("a: 'nó''s'\nb: \"\\u0111\\n\"", "{a: nó's, b: đ\n}"),
    ("so\u{302}\u{301}: 1", "{số: 1}"),
    ("a:\u{A0}1\n\u{A0}\u{A0}b: 2", "?"),
    ("số\u{A0}lớp: 1\na:\n\u{A0}\u{A0}b: 2", "{số lớp: 1, a: {b: 2}}"),
    ("%YAML 1.2\n---\na: 1\n...\n", "{a: 1}"),
    ("a: &x {b: 1}\nc: *x", "{a: {b: 1}, c: {b: 1}}"),
    ("a: &x k\n*x : v", "{a: k, k: v}"),
    ("? a\n: b\n? c\n", "{a: b, c: }"),
    ("a: (70..90]\nb: x in [1..5)\nc: a # b", "{a: (70..90], b: x in [1..5), c: a}"),
    ("a: \r\n  b: 1\r\nc: 2\r\n", "{a: {b: 1}, c: 2}"),
    ("{ when: \">= 2\", title: \"x, y\" }", "{when: >= 2, title: x, y}"),
    ("[a, b: 1]", "[a, {b: 1}]"),
    ("a: x\n b\n  c\nd: e", "{a: x b c, d: e}"),
    ("a: {}\nb: []", "{a: {}, b: []}"),
    ("- - a\n  - b\n- c", "[[a, b], c]"),
    ("chỉ một chữ", "chỉ một chữ"),
  ]

  @Test(arguments: trees) func reads(_ yaml: String, _ tree: String) {
    let root = parseYAML(Source(path: "r.yaml", text: yaml)).root
    #expect(root.map(\.sketch) ?? "?" == tree)
  }

  /// YAML with «…» around nodes, and the paths to them in the order of their ends.
  static let places: [(yaml: String, paths: [[String]])] = [
    ("«a: «1»»", [["a"], []]),
    ("x:\n  «- «b»\n  - «c»»\n\nz: 1", [["x", "0"], ["x", "1"], ["x"]]),
    (
      "x: # ghi chú\n  «a: «|\n    một\n    hai»»\n\n# hết\ny: «{ b: «'c'» }» # đây",
      [["x", "a"], ["x"], ["y", "b"], ["y"]]
    ),
    ("x: «\"một\n   hai»\"", []),
    ("đ: &ten «[«1», «2»]»", [["đ", "0"], ["đ", "1"], ["đ"]]),
    ("x:«»\ny: 1", [["x"]]),
    ("x: «> # c\n  a\n  b»\n\n\ny: 1", [["x"]]),
    ("x: &a # c\n  «y: «1»»", [["x", "y"], ["x"]]),
  ]

  @Test(arguments: places) func knowsWhereEachNodeStands(_ yaml: String, _ paths: [[String]]) {
    let marked = Marked(yaml)
    let root = parseYAML(Source(path: "r.yaml", text: marked.text)).root
    for (path, range) in zip(paths, marked.ranges) {
      var node = root
      for step in path { node = node?[step] ?? Int(step).flatMap { node?.items?[$0] } }
      #expect(node?.span.range == range, "\(path)")
    }
  }

  @Test func tellsStylesAndAbsence() throws {
    let yaml =
      "a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\nf:\ng: ~\nh: null\ni: 'null'\nj: \"\"\nk: nil"
    let root = try #require(parseYAML(Source(path: "r.yaml", text: yaml)).root)
    let styles = "abcde".map { root[String($0)]?.scalar?.style }
    #expect(styles == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded])
    #expect(
      "fghijk".map { root[String($0)]?.isNullLike } == [true, true, true, false, false, false])
    #expect(root.entries?.count == 11 && root.items == nil && root.scalar == nil)
    #expect(root.entry("b")?.span.text == "b: 'x'" && root.entry("b")?.name == "b")
    #expect(root["z"] == nil && root["a"]?["b"] == nil && root["a"]?.isUnreadable == false)
  }

  @Test func keepsTheTextBeforeNormalisation() throws {
    let root = try #require(
      parseYAML(Source(path: "r.yaml", text: "a: so\u{302}\u{301}\nb: số")).root)
    let (a, b) = (try #require(root["a"]?.scalar), try #require(root["b"]?.scalar))
    #expect(Array(a.value.utf8) == Array("số".utf8) && Array(a.value.utf8) == Array(b.value.utf8))
    #expect(a.rawValue.unicodeScalars.count == 4 && b.rawValue.unicodeScalars.count == 2)
  }

  /// YAML with the comment behind the value at `a` in «…».
  static let comments = [
    "a: x + 1 «# y»\nb: 1", "a: x\n   y  «# y # z»", "- {a: x «# y»\n  }", "a: 'x' # y", "a: x#y",
    "a: x",
    "a: | # y\n  x # y", "a: # y", "a: x \n# y", "a: [x] # y", "a: x\t«#»",
  ]

  @Test(arguments: comments) func knowsWhatACommentHasCut(_ yaml: String) {
    let marked = Marked(yaml)
    let root = parseYAML(Source(path: "r.yaml", text: marked.text)).root
    let scalar = (root?["a"] ?? root?.items?.first?["a"])?.scalar
    #expect(scalar?.commentAfter?.range == marked.ranges.first)
  }
}
