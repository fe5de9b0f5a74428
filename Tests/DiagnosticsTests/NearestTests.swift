import Diagnostics
import Testing

struct NearestTests {
  static let indicators = [
    "số lớp tập huấn", "số tháng hoạt động", "tỷ lệ cán bộ được tập huấn", "đối thoại", "điểm",
  ]

  static let cases: [(name: String, candidates: [String], nearest: String?)] = [
    ("so lop tap huan", indicators, "số lớp tập huấn"),
    ("Số Lớp Tập Huấn", indicators, "số lớp tập huấn"),
    ("số lóp tập huân", indicators, "số lớp tập huấn"),
    (
      "so\u{302}\u{301} lo\u{31B}\u{301}p ta\u{302}\u{323}p hua\u{302}\u{301}n", indicators,
      "số lớp tập huấn"
    ),
    ("doi thoai", indicators, "đối thoại"),
    ("Diem", indicators, "điểm"),
    ("số lớp", indicators, nil),
    ("dân số", indicators, nil),
    ("pionts", ["points", "pattern"], "points"),
    ("title", ["titel", "tile"], "titel"),
    ("when_missing", ["when-missing", "when-not-applicable"], "when-missing"),
    ("of", ["if", "to"], nil),
    ("Mã", ["ma"], "ma"),
    ("", ["a", "b"], nil),
    ("bands", [], nil),
  ]

  @Test(arguments: cases) func findsWhatWasMeant(
    _ name: String, _ candidates: [String], _ nearest: String?
  ) {
    #expect(nearestName(to: name, among: candidates) == nearest)
  }

  @Test func ordersByLettersThenByMarksThenAsGiven() {
    let candidates = ["mả", "bãi", "mà", "ma", "mai"]
    #expect(nearestNames(to: "mà", among: candidates, most: 3) == ["mà", "mả", "ma"])
    #expect(nearestNames(to: "abc", among: ["abd", "abe", "abf"], most: 2) == ["abd", "abe"])
    #expect(nearestNames(to: "abc", among: ["abd"], most: 0).isEmpty)
  }

  @Test func comparesNamesOfAnyLength() {
    let long = String(repeating: "số ", count: 100_000)
    #expect(nearestName(to: long, among: [long, "số"]) == nil)
    #expect(nearestName(to: "số", among: [long, "so"]) == "so")
  }
}
