import Diagnostics
import Testing

struct DiagnosticListTests {
  private func unknown(_ key: String, _ span: Span?) -> Diagnostic {
    Diagnostic(TestFault.unknownKey(key, nearest: nil), at: span)
  }

  @Test func sortsByPlaceAndDropsWhatIsSaidTwice() {
    let a = Source(path: "a.yaml", text: "x: 1\ny: 2\n")
    let again = Source(path: "a.yaml", text: "x: 1\ny: 2\n")
    let excerpt = Source(path: "a.yaml", bytes: Array("y: 2\n".utf8), firstLine: 2)
    let b = Source(path: "b.yaml", text: "z: 1")
    let hint = Diagnostic(TestFault.hint(count: 1, places: [], isSure: true), at: Span(a, 5..<6))
    let list = DiagnosticList([
      unknown("no place", nil), unknown("z", Span(b, 0..<1)), hint, unknown("y", Span(a, 5..<6)),
      unknown("two", Span(excerpt, 0..<1)), unknown("x", Span(a, 0..<1)),
      unknown("x", Span(again, 0..<1)), unknown("x", Span(a, 0..<1)),
      unknown("other", Span(a, 0..<1)),
    ])
    let headlines = list.diagnostics.map { $0.fault.headline(.en).plain(in: .en) }
    #expect(
      headlines == [
        "there is no key “other”", "there is no key “x”", "there is no key “two”",
        "there is no key “y”", "1 hints", "there is no key “z”", "there is no key “no place”",
      ])
    #expect(list.count(.error) == 6 && list.count(.warning) == 1 && list.count(.note) == 0)
    #expect(list.hasErrors && !list.isEmpty)
    #expect(list.countText(in: .vi) == "6 lỗi, 1 cảnh báo")
    #expect(list.countText(in: .en) == "6 errors, 1 warning")
    #expect(DiagnosticList([hint]).hasErrors == false)
  }

  @Test func showsTheFirstOfEachFileAndCountsTheOthers() {
    let a = Source(path: "a.yaml", text: String(repeating: "x\n", count: 30))
    let b = Source(path: "b.yaml", text: "z")
    let all = (0..<30).map { unknown("k\($0)", Span(a, ($0 * 2)..<($0 * 2 + 1))) }
    let list = DiagnosticList(all + [unknown("z", Span(b, 0..<1))])
    let short = list.rendered(as: .short, in: .vi, mostPerFile: 3)
    #expect(
      short == """
        a.yaml:1:1: lỗi[TD3001]: không có khóa “k0”
        a.yaml:2:1: lỗi[TD3001]: không có khóa “k1”
        a.yaml:3:1: lỗi[TD3001]: không có khóa “k2”
        b.yaml:1:1: lỗi[TD3001]: không có khóa “z”
        a.yaml: còn 27 thông báo nữa không hiển thị

        """)
    #expect(list.rendered(as: .json, in: .vi, mostPerFile: 3).contains("“k29”"))
    #expect(list.rendered(as: .json, in: .vi) == list.rendered(as: .json, in: .en))
    #expect(
      list.rendered(as: .full, in: .en, mostPerFile: 1).hasSuffix("a.yaml: 29 more not shown\n"))
  }
}
