import Decimals
import Testing

@testable import Evidence

/// How single figures are understood.
@Test func figuresAreReadByTheMarksOfTheirTable() {
  // The text, what it is under a decimal point, and under a decimal comma; nil: refused.
  let cases: [(String, String?, String?)] = [
    ("0", "0", "0"), ("-0", "0", "0"), ("007", "7", "7"), ("-12", "-12", "-12"),
    ("+5", "5", "5"), ("\u{2212}5", "-5", "-5"), ("12.5", "12.5", nil), ("12,5", nil, "12.5"),
    (".5", "0.5", nil), ("5.", nil, nil), (",5", nil, "0.5"), ("0.125", "0.125", nil),
    ("1.234", "1.234", "1234"), ("1,234", "1234", "1.234"), ("1.234.567", nil, "1234567"),
    ("1,234,567", "1234567", nil), ("1.234,5", nil, "1234.5"), ("1,234.5", "1234.5", nil),
    ("12.34.56", nil, nil), ("1,2,3", nil, nil), ("1.234,5.6", nil, nil),
    ("1234.567", "1234.567", nil), ("1 234", "1234", "1234"), ("1\u{A0}234,5", nil, "1234.5"),
    ("12 34", nil, nil), ("1 234.567", "1234.567", nil), (" 3\u{A0}", "3", "3"),
    ("12abc", nil, nil), ("1e5", nil, nil), ("1.2E+05", nil, nil), ("#REF!", nil, nil),
    ("abc", nil, nil), ("--1", nil, nil), ("-", nil, nil), ("1-", nil, nil), ("5%", nil, nil),
    ("(5)", nil, nil), ("0x1F", nil, nil), ("١", nil, nil), ("NaN", nil, nil), ("∞", nil, nil),
    ("9223372036854775807", "9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808", "-9223372036854775808"),
    (
      "1234567890123456789012345678901234", "1234567890123456789012345678901234",
      "1234567890123456789012345678901234"
    ),
    ("12345678901234567890123456789012345", nil, nil),
    ("0.1234567890123456789012345678901234", "0.1234567890123456789012345678901234", nil),
    ("5.054007053375244", "5.054007053375244", nil),
  ]
  for (text, point, comma) in cases {
    for (mark, wanted) in [(DecimalMark.point, point), (.comma, comma)] {
      let store = readTable(
        "id\tx\nA\t\(text)\n", [column("x", .number)], format: DeclaredFormat(decimalMark: mark))
      #expect(store.texts() == [wanted ?? "refused"], "\(text) with a decimal \(mark)")
    }
  }
}

@Test func theDecimalMarkIsDecidedByTheWholeTableOrNotAtAll() {
  // The column, the texts, the values, the mark that is found.
  let cases: [(ColumnRequest.Kind, [String], [String], DecimalMark?)] = [
    (.number, ["1.234", "2,5"], ["1234", "2.5"], .comma),
    (.number, ["1.234", "2.5"], ["1.234", "2.5"], .point),
    (.number, ["1.234", "7"], ["refused", "7"], nil),
    (.number, ["1.234", "1,234"], ["refused", "refused"], nil),
    (.number, ["1.5", "2.5", "3,5"], ["1.5", "2.5", "refused"], .point),
    // With both marks in use, a group of three is not taken on trust.
    (.number, ["1.5", "2.5", "3,5", "1,234"], ["1.5", "2.5", "refused", "refused"], .point),
    (.number, ["1.5", "3,5"], ["refused", "refused"], nil),
    // What the column cannot hold is evidence: no fraction here, no percentage above 100.
    (.wholeNumber, ["1.234", "7"], ["1234", "7"], .comma),
    (.wholeNumber, ["1.000", "7"], ["refused", "7"], nil),
    (.percent, ["95.125", "7"], ["95.125", "7"], .point),
    (.number, ["1.234.567", "1.234"], ["1234567", "1234"], .comma),
  ]
  for (kind, texts, values, mark) in cases {
    let rows = texts.enumerated().map { "A\($0.offset)\t\($0.element)\n" }.joined()
    let store = readTable("id\tx\n" + rows, [column("x", kind)])
    #expect(store.texts() == values, "\(texts)")
    #expect(store.tables.first?.format.decimalMark == mark, "\(texts)")
    #expect(store.faultyValues == values.count { $0 == "refused" }, "\(texts)")
  }
}

@Test func aColumnKeepsEveryDigitWhateverItsFiguresAre() {
  let texts = ["1", "0.5", "0.000000000000000001", "9223372036854775807", "12345678901234567890.5"]
  let rows = texts.enumerated().map { "A\($0.offset),\($0.element)\n" }.joined()
  let store = readTable("id,x\n" + rows, [column("x", .number)])
  #expect(store.texts() == texts)
}

@Test func valuesAreRefusedWithTheirPlaceAndReason() {
  // The kind, a text, the code; nothing else in the table is wrong.
  let cases: [(ColumnRequest.Kind, ValueRange?, String, String)] = [
    (.number, nil, "abc", "TD4041"), (.number, nil, "1e5", "TD4042"),
    (.number, nil, "#DIV/0!", "TD4043"),
    (.number, nil, String(repeating: "1", count: 35), "TD4044"),
    (.number, nil, "1.234", "TD4045"), (.number, nil, "95%", "TD4047"),
    (.wholeNumber, nil, "2.5", "TD4048"), (.wholeNumber, nil, "-1", "TD4049"),
    (.percent, nil, "101", "TD4049"), (.percent, nil, "100.01%", "TD4049"),
    (.number, ValueRange(lower: 0, upper: 20), "21", "TD4049"),
    (.number, ValueRange(lower: 0, includesLower: false), "0", "TD4049"),
    (.yesNo, nil, "maybe", "TD4051"),
    (.level(ladder: 1, rungs: ["kém", "tốt"]), nil, "tôt", "TD4052"),
    (.choice(ladder: nil, names: ["xã", "phường"]), nil, "sở", "TD4052"),
    (.date, nil, "2026-02-29", "TD4053"), (.date, nil, "46023", "TD4053"),
    (.date, nil, "01/02/26", "TD4053"), (.date, nil, "02/29/2024", "TD4054"),
  ]
  for (kind, range, text, code) in cases {
    let store = readTable("id,x\nA,\(text)\n", [column("x", kind, range: range)])
    #expect(store.texts() == ["refused"], "\(text)")
    #expect(store.faults == ["\(code) 2:3"], "\(text)")
    #expect(store.column(id: 1)?.refusal(0)?.code == code, "\(text)")
  }
}

@Test func rangesAndPercentagesHoldTheirEnds() {
  let cases: [(ColumnRequest.Kind, ValueRange?, String, String)] = [
    (.percent, nil, "95", "95"), (.percent, nil, "95%", "95"), (.percent, nil, "95.5 %", "95.5"),
    (.percent, nil, "100", "100"), (.percent, nil, "0", "0"),
    (.percent, ValueRange(upper: 200), "150%", "150"),
    (.wholeNumber, nil, "5.0", "5"), (.wholeNumber, ValueRange(lower: -3), "-2", "-2"),
    (.number, ValueRange(lower: 0, upper: 20), "20", "20"),
    (.points, nil, "-2.50", "-2.5"),
  ]
  for (kind, range, text, value) in cases {
    let store = readTable("id,x\nA,\(text)\n", [column("x", kind, range: range)])
    #expect(store.texts() == [value], "\(text)")
    #expect(store.faults == [], "\(text)")
  }
}

@Test func percentagesThatMayBeSharesAreQuestioned() {
  let cases: [([String], Bool)] = [
    (["0.95", "0.8", "1", "0", "0.5"], true), (["0.95", "0.8", "1", "0"], false),
    (["0.95", "0.8", "1", "0", "50"], false), (["0.95%", "0.8", "1", "0", "0.5"], false),
    (["0.1", "0.2", "0.05", "0.3", "0.4"], false), (["1", "0", "1", "1", "0"], false),
  ]
  for (values, isQuestioned) in cases {
    let rows = values.enumerated().map { "A\($0.offset),\($0.element)\n" }.joined()
    let store = readTable("id,x\n" + rows, [column("x", .percent)])
    #expect(store.faults == (isQuestioned ? ["TD4027 1:4"] : []), "\(values)")
    #expect(!store.texts().contains("refused"))
  }
}
