import Decimals
import Testing

@testable import Evidence

@Test func namesAreFoundInAnyNormalFormAndCase() {
  let rungs = ["không", "chậm", "đầy đủ"]
  let cases: [(ColumnRequest.Kind, String, String)] = [
    (.level(ladder: 7, rungs: rungs), "đầy đủ", "7/2"),
    (.level(ladder: 7, rungs: rungs), "  Đầy  Đủ ", "7/2"),
    (.level(ladder: 7, rungs: rungs), "đầy đủ".decomposed, "7/2"),
    (.level(ladder: 7, rungs: ["a", "A"]), "A", "7/1"),
    (.choice(ladder: nil, names: ["xã", "phường"]), "Xã", "xã"),
    (.choice(ladder: 3, names: ["xã", "phường"]), "phường", "3/1"),
    (.yesNo, "có", "yes"), (.yesNo, "CÓ", "yes"), (.yesNo, "x", "yes"), (.yesNo, "TRUE", "yes"),
    (.yesNo, "không", "no"), (.yesNo, "0", "no"), (.yesNo, "1", "yes"), (.yesNo, "", "missing"),
    (.text, "\"a \"\"b\"\", c\"", "a \"b\", c"), (.text, "\u{A0}Bắc Giang ", "Bắc Giang"),
    (.text, "Bắc Giang".decomposed, "Bắc Giang"),
    (.date, "1970-01-02", "day 1"), (.date, "31/12/1969", "day -1"),
    (.date, "2026-01-31 00:00:00", "day 20484"), (.date, "31.01.2026", "day 20484"),
    (.date, "2026/1/31", "day 20484"),
  ]
  for (kind, text, value) in cases {
    let store = readTable("id,x\nA,\(text)\n", [column("x", kind)])
    #expect(store.texts() == [value], "\(text)")
    #expect(store.faults == [], "\(text)")
  }
}

@Test func doubledQuotesAreNotTakenForTextThatHoldsTwo() {
  let store = readTable(
    "id,x\nA,\"a\"\"b\"\nB,\"a\"\"\"\"b\"\nC,\"a\"\"b\"\n", [column("x", .text)])
  #expect(store.texts() == ["a\"b", "a\"\"b", "a\"b"])
}

@Test func datesWithTheMonthFirstMakeOthersDoubtful() {
  let store = readTable(
    "id,x\nA,03/04/2026\nB,12/31/2026\nC,05/05/2026\nD,2026-04-03\n", [column("x", .date)])
  #expect(store.texts() == ["refused", "refused", "day 20578", "day 20546"])
  #expect(store.faults == ["TD4055 2:3", "TD4054 3:3"])
}

@Test func marksForAbsenceAreTheDeclaredOnes() {
  let csv = "id,x,y\nA,NA,có\nB,-99,NA\nC,KAD,KAD\nD,,\n"
  let columns = [column("x", .number), ColumnRequest(id: 2, heading: "y", kind: .yesNo)]
  let store = readTable(csv, columns, missing: ["NA", "-99"], notApplicable: ["KAD"])
  #expect(store.texts() == ["missing", "missing", "notApplicable", "missing"])
  #expect(store.texts(2) == ["yes", "missing", "notApplicable", "missing"])
  #expect(store.faults == [])
}

extension String {
  /// The same text in NFD, by Vietnamese letters only as far as the tests need.
  var decomposed: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "ắ": result.append(contentsOf: "a\u{306}\u{301}".unicodeScalars)
      case "ầ": result.append(contentsOf: "a\u{302}\u{300}".unicodeScalars)
      case "ủ": result.append(contentsOf: "u\u{309}".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
