import Diagnostics
import Testing

struct JSONWriterTests {
  @Test func laysOutOnOneLineOrIndented() {
    func write(_ layout: JSONWriter.Layout) -> String {
      var json = JSONWriter(layout: layout)
      json.object { json in
        json.field("format", "thidua.rank")
        json.field("version", 1)
        json.field("none", String?.none)
        json.field("provisional", false)
        json.key("empty")
        json.array { _ in }
        json.key("nested")
        json.array { json in
          json.number(-12)
          json.object { _ in }
          json.object { json in json.field("a", "b") }
          json.strings(["x", "y"])
          json.raw("1.50".utf8)
        }
      }
      return json.text
    }
    #expect(
      write(.compact) == """
        {"format":"thidua.rank","version":1,"none":null,"provisional":false,"empty":[],\
        "nested":[-12,{},{"a":"b"},["x","y"],1.50]}
        """)
    #expect(
      write(.indented) == """
        {
          "format": "thidua.rank",
          "version": 1,
          "none": null,
          "provisional": false,
          "empty": [],
          "nested": [
            -12,
            {},
            {
              "a": "b"
            },
            [
              "x",
              "y"
            ],
            1.50
          ]
        }
        """)
  }

  static let texts: [(String, String)] = [
    ("", #""""#),
    ("điểm", #""điểm""#),
    ("a\"b\\c", #""a\"b\\c""#),
    ("1\n2\r\n3\t4", #""1\n2\r\n3\t4""#),
    ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#),
    ("🙂/", #""🙂/""#),
  ]

  @Test(arguments: texts) func escapes(_ text: String, _ json: String) {
    var writer = JSONWriter()
    writer.string(text)
    #expect(writer.text == json)
  }

  @Test func writesOneTextALineAndGivesPartsAway() {
    var json = JSONWriter()
    json.object { json in json.field("a", 1) }
    json.endLine()
    let first = json.drain()
    json.object { json in json.field("b", Int.min) }
    json.endLine()
    #expect(
      String(decoding: first + json.bytes, as: UTF8.self)
        == "{\"a\":1}\n{\"b\":-9223372036854775808}\n")
  }
}
