import Decimals
import Diagnostics
import Testing

@testable import Evidence

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
struct Generator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// A way to write a table.
private struct Dialect {
  var delimiter: Delimiter
  var mark: DecimalMark
  var lineEnd: String
  var hasMark: Bool
  var quotesAll: Bool
  var endsLastLine: Bool

  static func random(_ random: inout Generator) -> Dialect {
    Dialect(
      delimiter: Delimiter.allCases.randomElement(using: &random) ?? .comma,
      mark: DecimalMark.allCases.randomElement(using: &random) ?? .point,
      lineEnd: ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n",
      hasMark: Bool.random(using: &random), quotesAll: Bool.random(using: &random),
      endsLastLine: Bool.random(using: &random))
  }

  func write(_ rows: [[String]]) -> [UInt8] {
    let separator = String(UnicodeScalar(delimiter.rawValue))
    let lines = rows.map { row in
      row.map { field in
        let isSpecial = field.unicodeScalars.contains {
          "\",;\t\n\r".unicodeScalars.contains($0)
        }
        guard quotesAll || isSpecial else { return field }
        var doubled = String.UnicodeScalarView()
        for scalar in field.unicodeScalars {
          doubled.append(scalar)
          if scalar == "\"" { doubled.append(scalar) }
        }
        return "\"" + String(doubled) + "\""
      }.joined(separator: separator)
    }
    return (hasMark ? [0xEF, 0xBB, 0xBF] : [])
      + Array((lines.joined(separator: lineEnd) + (endsLastLine ? lineEnd : "")).utf8)
  }

  /// A figure of `value` hundredths.
  func figure(_ value: Int) -> String {
    let whole = value.magnitude / 100
    let rest = value.magnitude % 100
    let digits =
      rest == 0 ? "" : String(UnicodeScalar(mark.rawValue)) + (rest < 10 ? "0" : "") + String(rest)
    return (value < 0 ? "-" : "") + String(whole) + digits
  }
}

private let words = [
  "Phường", "\"", "a,b", "x;y", "một\nhai", "Tân Yên", "\t", "đ", "🏳️‍🌈", "0", "không", " ", "''",
]
private let columns = [
  ColumnRequest(id: 1, heading: "số, liệu", kind: .number),
  ColumnRequest(id: 2, heading: "chữ", kind: .text),
  ColumnRequest(id: 3, heading: "có?", kind: .yesNo),
]

private struct RandomTable {
  /// By subject: hundredths, text, answer.
  var rows: [(id: String, figure: Int?, text: String, answer: Bool?)] = []

  init(_ random: inout Generator) {
    let count = Int.random(in: 1...30, using: &random)
    for number in 0..<count {
      let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined()
      rows.append(
        (
          "T\(number * 7_919 % 1_000)",
          Int.random(in: 0..<10, using: &random) == 0
            ? nil : Int.random(in: -1_000_000_000...1_000_000_000, using: &random),
          text, [true, false, nil].randomElement(using: &random) ?? nil
        ))
    }
  }

  func write(in dialect: Dialect) -> [UInt8] {
    dialect.write(
      [["số, liệu", "id", "có?", "chữ"]]
        + rows.map { row in
          [
            row.figure.map(dialect.figure) ?? "", row.id,
            row.answer.map { $0 ? "có" : "không" } ?? "", row.text,
          ]
        })
  }
}

@Test func tablesWrittenInAnyDialectAreReadBack() {
  var random = Generator(seed: 2026)
  for _ in 0..<400 {
    let table = RandomTable(&random)
    let dialect = Dialect.random(&random)
    let store = readTable(table.write(in: dialect), columns)
    let sorted = table.rows.sorted { $0.id < $1.id }
    #expect(store.subjects.ids == sorted.map(\.id))
    #expect(store.faults == [])
    let figures = sorted.map { row in
      row.figure.map { Cell(Decimal(Int64($0), decimals: 2)).number?.description ?? "" }
        ?? "missing"
    }
    #expect(store.texts(1) == figures, "\(dialect)")
    let texts = sorted.map { row in
      let clean = withBytes(of: row.text) { cleanText($0) }
      return clean.isEmpty ? "missing" : clean
    }
    #expect(store.texts(2) == texts, "\(dialect)")
    #expect(store.texts(3) == sorted.map { $0.answer.map { $0 ? "yes" : "no" } ?? "missing" })
  }
}

@Test func theOrderOfRowsChangesNothingButRowNumbers() {
  var random = Generator(seed: 46)
  let fields = [
    "1.5", "2,5", "1.234", "abc", "", "7", "x", "31/12/2026", "12/31/2026", "03/04/2026",
  ]
  let requests = [
    column("x", .number), ColumnRequest(id: 2, heading: "y", kind: .date),
    ColumnRequest(id: 3, heading: "z", kind: .wholeNumber),
  ]
  for _ in 0..<300 {
    var rows = (0..<Int.random(in: 2...25, using: &random)).map { number in
      let id = Int.random(in: 0..<8, using: &random) == 0 ? "A0" : "A\(number)"
      return ([id] + (0..<3).map { _ in fields.randomElement(using: &random) ?? "" })
        .joined(separator: "\t")
    }
    let first = readTable("id\tx\ty\tz\n" + rows.joined(separator: "\n"), requests)
    rows.shuffle(using: &random)
    let second = readTable("id\tx\ty\tz\n" + rows.joined(separator: "\n"), requests)
    for request in requests {
      #expect(first.texts(request.id) == second.texts(request.id), "\(rows)")
      let count = first.subjects.count
      let refusals = (0..<count).map { first.column(id: request.id)?.refusal($0) }
      #expect(refusals == (0..<count).map { second.column(id: request.id)?.refusal($0) })
    }
    #expect(first.subjects.ids == second.subjects.ids)
    #expect(first.faultyValues == second.faultyValues)
    #expect(first.tables[0].format == second.tables[0].format)
    #expect(
      first.diagnostics.map(\.fault.code).sorted() == second.diagnostics.map(\.fault.code).sorted())
  }
}

@Test func noTextFromOutsideStopsTheProgram() {
  var random = Generator(seed: 63)
  let pieces: [[UInt8]] = [
    Array("id".utf8), Array(",".utf8), Array(";".utf8), Array("\"".utf8), Array("\"\"".utf8),
    Array("\n".utf8), Array("\r\n".utf8), Array("\r".utf8), Array("\t".utf8), Array("1.5".utf8),
    Array("1.234,5".utf8), Array("Đ".utf8), [0xC3], [0xA0], [0], [0xEF, 0xBB, 0xBF], [0xE2, 0x80],
    Array("sep=;\n".utf8), Array("số, liệu,chữ,có?\n".utf8), Array("99999999999999999999".utf8),
    Array("\u{2212}0.5%".utf8), Array("2026-01-31".utf8), Array(" \u{A0}\u{202F}".utf8),
    [0xFF, 0xFE],
  ]
  let all = columns + [ColumnRequest(id: 4, heading: "số, liệu", kind: .date)]
  for round in 0..<3_000 {
    var bytes: [UInt8] = round % 2 == 0 ? Array("id,\"số, liệu\",chữ,có?\n".utf8) : []
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      bytes += pieces.randomElement(using: &random) ?? []
    }
    let store = readTable(bytes, all)
    for column in store.given {
      #expect(column.count == store.subjects.count)
      for subject in 0..<column.count {
        _ = store.origin(of: column, subject: subject, reading: true)
      }
    }
    for diagnostic in store.diagnostics {
      for language in Language.allCases {
        #expect(!diagnostic.fault.headline(language).plain(in: language).isEmpty)
        _ = diagnostic.fault.cure(language)
      }
      _ = diagnostic.at?.place
    }
  }
}

@Test func everyPrefixOfATableIsRead() {
  var random = Generator(seed: 7)
  for _ in 0..<8 {
    let bytes = RandomTable(&random).write(in: Dialect.random(&random))
    for count in 0...bytes.count {
      let store = readTable(Array(bytes.prefix(count)), columns)
      #expect(store.given.allSatisfy { $0.count == store.subjects.count })
    }
  }
}

@Test func blocksDoNotShow() {
  // Rows long enough that the ends of blocks fall everywhere, quotes and line ends included.
  var random = Generator(seed: 11)
  var rows: [[String]] = [["id", "x", "chữ"]]
  for number in 0..<30_000 {
    let text = String(
      repeating: number % 3 == 0 ? "\"" : "đ", count: Int.random(in: 0...40, using: &random))
    rows.append(["A\(number)", String(number), text])
  }
  let dialect = Dialect(
    delimiter: .comma, mark: .point, lineEnd: "\r\n", hasMark: true, quotesAll: false,
    endsLastLine: false)
  let store = readTable(
    dialect.write(rows),
    [column("x", .wholeNumber), ColumnRequest(id: 2, heading: "chữ", kind: .text)])
  #expect(store.faults == [])
  var wrong = 0
  for row in rows.dropFirst() {
    guard let subject = store.subjects.number(of: row[0]) else {
      wrong += 1
      continue
    }
    let number = store.column(id: 1).map { shown($0.cell(subject)) }
    let text = store.column(id: 2).map { shown($0.cell(subject)) }
    if number != row[1] || text != (row[2].isEmpty ? "missing" : row[2]) { wrong += 1 }
  }
  #expect(wrong == 0)
}
