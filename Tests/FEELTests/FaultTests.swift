import Decimals
import Diagnostics
import Testing

@testable import FEEL

/// Wrong expressions as authors write them: the code, the place, and the cure in both languages.
@Suite struct FaultTests {
  static let scope: Scope = {
    var scope = Scope()
    scope.add(Binding("số lớp tập huấn", .number, .slot(Slot(0))))
    scope.add(Binding("tổng điểm", .number, .slot(Slot(1))))
    scope.add(Binding("đã tự đánh giá", .boolean, .slot(Slot(2))))
    scope.add(Binding("loại", .string, .slot(Slot(3))))
    scope.add(
      Binding(
        "peers", .list(.context(["giá trị": .number, "loại": .string])), .object(ObjectSlot(0))))
    return scope
  }()

  /// A text, the part at fault, the code, and a part of the Vietnamese cure.
  static let table: [(String, String, String, String)] = [
    // What cannot be read.
    ("", "", "TD2001", "Hãy viết một biểu thức"),
    ("tổng điểm +", "", "TD2002", "Hãy viết tiếp"),
    ("tổng điểm > 5 10", "10", "TD2003", "dấu nháy"),
    ("tổng điểm # 2", "#", "TD2004", "dấu nháy kép"),
    ("* 2", "*", "TD2005", "ở trước"),
    (">= 90", ">=", "TD2005", "ở trước"),
    ("loại = \"xã", "\"xã", "TD2006", "`\"`"),
    ("1 /* ghi chú", "/* ghi chú", "TD2007", "`*/`"),
    ("max(1, 2", "(", "TD2008", "`)`"),
    ("{a: 1", "{", "TD2008", "`}`"),
    ("tổng điểm)", ")", "TD2009", "bỏ dấu này"),
    ("max(1, 2]", "]", "TD2010", "`)`"),
    ("tổng điểm > 2,5", "2,5", "TD2011", "`2.5`"),
    ("(2,5 + 1)", "2,5", "TD2011", "`2.5`"),
    ("tổng điểm == 5", "==", "TD2013", "`=`"),
    ("tổng điểm <> 5", "<>", "TD2013", "`!=`"),
    ("đã tự đánh giá && true", "&&", "TD2013", "`and`"),
    ("đã tự đánh giá || true", "||", "TD2013", "`or`"),
    ("!đã tự đánh giá", "!đã tự đánh giá", "TD2013", "`not(đã tự đánh giá)`"),
    ("tổng điểm => 90", "=>", "TD2013", "`>=`"),
    ("tổng điểm === 90", "===", "TD2013", "`=`"),
    ("tổng điểm * * 2", "* *", "TD2013", "`*`"),
    ("tổng điểm x tổng điểm", "x", "TD2013", "`*`"),
    ("tổng điểm : 2", ":", "TD2013", "`/`"),
    (
      "nếu tổng điểm > 1 thì 2 không thì 3", "nếu tổng điểm > 1 thì 2 không thì 3", "TD2013",
      "`if tổng điểm > 1 then 2 else 3`"
    ),
    ("tổng điểm tổng điểm", "tổng điểm tổng điểm", "TD2035", "`tổng điểm * tổng điểm`"),
    ("tổng điểm = 1, 2", "tổng điểm = 1, 2", "TD2036", "`tổng điểm in (1, 2)`"),
    ("tổng điểm = 1 or 2", "tổng điểm = 1 or 2", "TD2036", "`tổng điểm in (1, 2)`"),
    ("tổng điểm * B12", "B12", "TD2114", "tên của chỉ tiêu"),
    ("đã tự đánh giá = không", "không", "TD2101", "“false”"),
    ("đã tự đánh giá = \"không\"", "\"không\"", "TD2204", "`false`"),
    ("không(đã tự đánh giá)", "không", "TD2102", "“not”"),
    ("ln(tổng điểm)", "ln", "TD2102", "“log”"),
    ("loại = phường\"", "phường\"", "TD2014", "`\"phường\"`"),
    ("tổng điểm ≥ 5", "≥", "TD2013", "`>=`"),
    ("tổng điểm × 2", "×", "TD2013", "`*`"),
    ("tổng điểm ^ 2", "^", "TD2013", "`**`"),
    ("= tổng điểm + 1", "= tổng điểm + 1", "TD2033", "`tổng điểm + 1`"),
    ("=VLOOKUP(tổng điểm, 1)", "=", "TD2033", "`=`"),
    ("loại & \"a\"", "&", "TD2013", "nối văn bản"),
    ("max(tổng điểm; 2)", ";", "TD2013", "`,`"),
    ("tổng điểm > 5 và đã tự đánh giá", "và", "TD2013", "`and`"),
    ("đã tự đánh giá hoặc tổng điểm > 5", "hoặc", "TD2013", "`or`"),
    ("đã tự đánh giá AND tổng điểm > 5", "AND", "TD2013", "`and`"),
    ("IF đã tự đánh giá then 1 else 2", "IF", "TD2013", "`if`"),
    ("đã tự đánh giá = TRUE", "TRUE", "TD2013", "`true`"),
    ("loại = 'xã'", "'xã'", "TD2014", "`\"xã\"`"),
    ("loại = “xã”", "“xã”", "TD2015", "`\"xã\"`"),
    ("tổng điểm >= 20%", "20%", "TD2016", "`20/100`"),
    ("if tổng điểm > 5 1 else 2", "if", "TD2017", "then"),
    ("if đã tự đánh giá else 2", "if", "TD2017", "then"),
    ("if đã tự đánh giá then 2", "if", "TD2018", "else"),
    ("tổng điểm between 1 or 2", "or", "TD2019", "between 1 and 10"),
    ("for x in peers return", "", "TD2002", "viết tiếp"),
    ("some x in [1] satisfy x > 0", "satisfy", "TD2013", "`satisfies`"),
    ("some x in [1] that x > 0", "some", "TD2019", "satisfies"),
    ("[1..]", "[1..", "TD2020", "cả hai đầu"),
    ("tổng điểm in 1..10", "1..", "TD2021", "[1..10]"),
    ("{a 1}", "}", "TD2009", "bỏ dấu này"),
    ("peers.", "", "TD2023", "sau dấu chấm"),
    ("not đã tự đánh giá", "not đã tự đánh giá", "TD2024", "`not(đã tự đánh giá)`"),
    ("{a: 1, a: 2}", "a", "TD2030", "đổi tên"),
    ("@\"2026-13-01\"", "@\"2026-13-01\"", "TD2031", "2026-07-01"),
    // Names.
    ("so lop tap huan >= 2", "so lop tap huan", "TD2101", "“số lớp tập huấn”"),
    ("số lớp tập huấn đã mở >= 2", "số lớp tập huấn đã mở", "TD2101", "“số lớp tập huấn”"),
    ("loại = xã", "xã", "TD2101", "dấu nháy kép"),
    ("maxx(1, 2)", "maxx", "TD2102", "“max”"),
    (
      "IF(đã tự đánh giá, 1, 0)", "IF(đã tự đánh giá, 1, 0)", "TD2112",
      "`if đã tự đánh giá then 1 else 0`"
    ),
    (
      "=IF(AND(tổng điểm>=90;loại<>\"xã\");0,5;0)", "=IF(AND(tổng điểm>=90;loại<>\"xã\");0,5;0)",
      "TD2033", "`if (tổng điểm >= 90 and loại != \"xã\") then 0.5 else 0`"
    ),
    ("IF(tổng diểm, 1, 0)", "IF", "TD2112", "then"),
    ("tổng điểm >= 95 điểm", "95 điểm", "TD2034", "`95`"),
    ("COUNTIF(peers, 1)", "COUNTIF", "TD2112", "count("),
    ("1 + Round(tổng điểm, 2)", "Round(tổng điểm, 2)", "TD2112", "`round half up(tổng điểm, 2)`"),
    ("peers.gia tri", "gia tri", "TD2103", "“giá trị”"),
    ("1 instance of numbr", "numbr", "TD2104", "“number”"),
    ("substring(string: loại, start: 1)", "start", "TD2106", "start position"),
    ("tổng điểm = ? + 1", "?", "TD2108", "tên của giá trị"),
    ("now()", "now()", "TD2109", "period.end"),
    ("time(\"08:00:00@Asia/Ho_Chi_Minh\")", "\"08:00:00@Asia/Ho_Chi_Minh\"", "TD2110", "+07:00"),
    ("@\"08:00:00@Asia/Ho_Chi_Minh\"", "@\"08:00:00@Asia/Ho_Chi_Minh\"", "TD2110", "+07:00"),
    ("kết quả = tổng điểm + 1", "kết quả = ", "TD2111", "bỏ"),
    // Types.
    ("tổng điểm + loại", "+", "TD2201", "văn bản"),
    ("-loại", "-loại", "TD2202", "văn bản"),
    ("tổng điểm and đã tự đánh giá", "tổng điểm", "TD2203", "x > 0"),
    ("tổng điểm = \"90\"", "\"90\"", "TD2204", "`90`"),
    ("tổng điểm in (\"a\", 2)", "\"a\"", "TD2204", "cùng kiểu"),
    ("tổng điểm + null", "tổng điểm + null", "TD2206", "= null"),
    ("if tổng điểm then 1 else 2", "tổng điểm", "TD2207", "x > 0"),
    ("peers[loại]", "loại", "TD2208", "so sánh"),
    ("for x in [\"a\"..\"b\"] return x", "[\"a\"..\"b\"]", "TD2209", "danh sách"),
    ("[true..false]", "true", "TD2210", "số, ngày"),
    ("tổng điểm(1)", "tổng điểm", "TD2211", "bỏ dấu ngoặc"),
    ("round half up(tổng điểm)", "round half up(tổng điểm)", "TD2212", "round half up(n: number"),
    ("(function(x: number) x)(loại)", "loại", "TD2214", "x: number"),
    ("(function(điểm) điểm)(diem: 1)", "diem", "TD2106", "“điểm”"),
    ("(function(x) x)(1, 2)", "(function(x) x)(1, 2)", "TD2213", "một đối số"),
    ("substring(tổng điểm, 1)", "tổng điểm", "TD2214", "substring(string"),
    ("abs(null)", "null", "TD2215", "abs(n: number)"),
    ("if true then 1 else 2", "true", "TD2219", "nhánh"),
    ("tổng điểm = null", "tổng điểm = null", "TD2220", "is missing(tổng điểm)"),
    ("tổng điểm in [10..1]", "[10..1]", "TD2221", "đổi chỗ"),
    ("tổng điểm / 0", "tổng điểm / 0", "TD2222", "số khác không"),
    ("sqrt(-1)", "sqrt(-1)", "TD2333", ""),
  ]

  @Test func places() {
    for (text, part, code, cure) in Self.table {
      let problems = parse(text, in: Self.scope).problems
      guard let problem = problems.first(where: { $0.fault.code == code }) else {
        Issue.record("\(text): \(problems.map { $0.fault.code }) instead of \(code)")
        continue
      }
      let bytes = Array(text.utf8)
      let range = problem.range.clamped(to: 0..<bytes.count)
      #expect(String(decoding: bytes[range], as: UTF8.self) == part, "\(text)")
      let told = problem.fault.cure(.vi)?.plain(in: .vi) ?? ""
      #expect(told.contains(cure), "\(text): \(told)")
      for language in Language.allCases {
        let headline = problem.fault.headline(language).plain(in: language)
        #expect(!headline.isEmpty && !headline.hasSuffix("."), "\(text): \(headline)")
      }
    }
  }

  @Test func severalAtOnce() {
    let text = "so lop tap huan == 'a' && tong diem > 20% or loại + 1 = 3"
    let codes = parse(text, in: Self.scope).problems.map(\.fault.code)
    #expect(codes == ["TD2101", "TD2013", "TD2014", "TD2013", "TD2101", "TD2016", "TD2201"])
  }

  @Test func refusedInRulesOnly() {
    for text in ["1 + \"a\"", "không có", "now()", "1 = \"a\"", "abs(null)"] {
      #expect(parse(text, in: Scope()).expression == nil, "\(text)")
      let lenient = parse(text, in: Scope(checking: .lenient))
      #expect(lenient.expression != nil, "\(text)")
      #expect(lenient.problems.allSatisfy { $0.severity == .warning }, "\(text)")
    }
    #expect(parse("1 +", in: Scope(checking: .lenient)).expression == nil)
  }

  @Test func typesOfTests() {
    let number = Binding("x", .number, .slot(Slot(0)))
    let table: [(String, String?)] = [
      (">= 90", nil), ("[70..90)", nil), ("1, 2, 3", nil), ("-", nil), ("not(5)", nil),
      ("? > 3 and ? < 5", nil), ("\"a\"", "TD2204"), ("> \"a\"", "TD2204"), ("2,5", "TD2012"),
      ("[\"a\"..\"b\"]", "TD2204"), ("10..20", "TD2021"), ("? + 1", "TD2207"), (">=", "TD2002"),
      ("== 5", "TD2013"), (">= 90%", "TD2016"), ("", "TD2001"),
    ]
    for (text, code) in table {
      let problems = parse(text, as: .unaryTests(of: number), in: Self.scope).problems
      #expect(problems.first?.fault.code == code, "\(text): \(problems)")
    }
  }

  @Test func codesAreUnique() {
    let codes = NullCause.allCases.map { NullFault($0).code }
    #expect(Set(codes).count == codes.count)
    for cause in NullCause.allCases {
      for language in Language.allCases {
        #expect(!NullFault(cause).headline(language).plain(in: language).isEmpty)
      }
    }
  }
}
