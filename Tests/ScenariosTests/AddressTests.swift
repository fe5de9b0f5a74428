import Diagnostics
import Foundation
import Rulebooks
import Runs
import Scenarios
import Scoring
import Testing

/// What addresses mean, what is offered for those that lead nowhere, and what may stand at them.
@Suite struct AddressTests {
  private static let rulebook = """
    rulebook: nhỏ
    title: Nhỏ
    edition: "1"
    status: proposal
    parameters:
      điểm tốt: 7
      trần tốt: 20%
      hạn: 2026-06-30
    ladders: { mức: [thấp, cao] }
    attributes:
      cụm: { of: unit, type: text }
    indicators:
      số lớp: { type: whole-number, heading: Số lớp đã mở, range: { from: 0, below: 9 } }
      tỷ lệ: { type: percent }
      đã nộp: { type: yes-no, when-missing: no-points }
      mức độ: { type: level, ladder: mức, better: last }
    registers:
      lỗi: { columns: { loại: text, mức trừ: points } }
    assessments:
      xã:
        title: Đánh giá cấp xã
        scale: 10
        combine: sum
        rounding: { digits: 2, mode: half-up, at: [total] }
        when-not-applicable: zero
        criteria:
          - id: 3
            title: Mục ba
            points: 6
            criteria:
              - { id: 3.1, title: Mở lớp, points: 6, score: { per: số lớp, each: 1 } }
          - id: a/b
            points: 4
            score:
              deduct:
                - { id: chậm, when: đã nộp, lose: 1, reason: Chậm }
                - { rows: lỗi, lose: mức trừ, once-per: loại, keep: heaviest, reason: Lỗi }
              apply: all
        classes:
          - { id: tốt, title: Hoàn thành tốt, from: điểm tốt }
          - { id: đạt, from: 5, requires: [{ that: đã nộp }], when-requirements-fail: next-class }
          - { id: kém }
        quotas:
          - { id: trần, class: tốt, within: all, share: trần tốt, round: down, overflow-to: đạt }
        rankings:
          chung: { within: all, order-by: [total], ties: shared }

    """

  /// What people write, and the one address that they are offered.
  private static let guesses: [(written: String, meant: String)] = [
    ("units/criteria/3.1/points", "xã/criteria/3.1/points"),
    ("Xa/criteria/3.1/points", "xã/criteria/3.1/points"),
    ("xã/criterias/3.1/points", "xã/criteria/3.1/points"),
    ("xã/criteria/3,1/points", "xã/criteria/3.1/points"),
    ("xã/criteria/03.1/points", "xã/criteria/3.1/points"),
    ("xã/tiêu chí/3.1/điểm", "xã/criteria/3.1/points"),
    ("criteria/Mở lớp/points", "xã/criteria/3.1/points"),
    ("xã/points/criteria/3.1", "xã/criteria/3.1/points"),
    ("3.1/points", "xã/criteria/3.1/points"),
    ("xã/3.1/points", "xã/criteria/3.1/points"),
    ("Đánh giá cấp xã/criteria/3.1/points", "xã/criteria/3.1/points"),
    ("xã/class/Hoàn thành tốt/from", "xã/classes/tốt/from"),
    ("xã/classes/tot/from", "xã/classes/tốt/from"),
    ("parameter/Điểm Tốt", "parameters/điểm tốt"),
    ("diem tot", "parameters/điểm tốt"),
    ("evidence/xã an/số lớp", "evidence/A/số lớp"),
    ("evidence/A/so lop", "evidence/A/số lớp"),
    ("evidence/Phường Bình/Số lớp đã mở", "evidence/B/số lớp"),
    ("A/số lớp", "evidence/A/số lớp"),
    ("evidence/A/số lớp/from", "evidence/A/số lớp"),
    ("unit/A/Cụm", "units/A/cụm"),
    ("criteria/a/b/points", "xã/criteria/\"a/b\"/points"),
  ]

  private func bench() throws -> SmallRun { try SmallRun(Self.rulebook, units: Self.units) }
  private static let units = "mã,tên,cụm\nA,Xã An,1\nB,Phường Bình,1\n"

  @Test(arguments: guesses)
  func offersWhatIsMeant(_ written: String, _ meant: String) throws {
    let bench = try bench()
    let change = Scenario.Change(try #require(Address(written)), .set("1"))
    let found = bench.base.applying(Scenario(changes: [change])).diagnostics
    let cure = found.first?.fault.cure(.vi)?.plain(in: .vi)
    #expect(cure == "Có phải ý bạn là “\(meant)”?", "\(written)")
    // What is offered is there.
    let offered = Scenario.Change(try #require(Address(meant)), .set("1"))
    let next = bench.base.applying(Scenario(changes: [offered])).diagnostics
    #expect(!next.contains { ["TD6001", "TD6004", "TD6005"].contains($0.fault.code) })
  }

  @Test func offersNothingForWhatIsFarFromEverything() throws {
    let bench = try bench()
    for written in ["a/b/c", "xyz", "qqqq/wwww/eeee/rrrr/tttt", "evidence/Z9999/xyz"] {
      let change = Scenario.Change(try #require(Address(written)), .set("1"))
      let found = bench.base.applying(Scenario(changes: [change])).diagnostics
      #expect(found.count == 1, "\(written)")
      let cure = found.first?.fault.cure(.vi)?.plain(in: .vi) ?? ""
      #expect(!cure.isEmpty && !cure.contains("Có phải ý bạn"), "\(written): \(cure)")
    }
  }

  /// Addresses are read back as they are written, whatever their segments hold.
  @Test func addressesAreReadAsTheyAreWritten() throws {
    let segments = ["a/b", "c=d", "tỷ \"lệ\"", "\"", "3.1", "x y", "\"\"/", "="]
    for first in segments {
      for second in segments {
        let address = Address([first, second, "points"])
        #expect(Address(address.description) == address, "\(address)")
        let split = try #require(Address.split(assignment: "\(address)=1=\"2"))
        #expect(split.address == address.description && split.value == "1=\"2")
      }
    }
    for text in ["", "a//b", "/a", "a/", "\"a", "a/ /b"] {
      #expect(Address(text) == nil, "\(text)")
    }
  }

  /// The words that are listed are those that the reader of rulebooks names when it refuses another.
  @Test func listedWordsAreThoseThatTheRulebookTakes() throws {
    let bench = try bench()
    var tried = 0
    for listed in bench.base.addresses(of: bench.asItIs)
    where listed.type == .word && listed.address.segments.first != "evidence" {
      #expect(!listed.words.isEmpty, "\(listed.address)")
      #expect(listed.words.contains(listed.value ?? ""), "\(listed.address)")
      let change = Scenario.Change(listed.address, .set("vô nghĩa"))
      let found = bench.base.applying(Scenario(changes: [change])).diagnostics
      let cures = found.compactMap { $0.fault.cure(.en)?.plain(in: .en) }.joined(separator: "\n")
      #expect(found.contains { $0.fault.code == "TD6016" }, "\(listed.address)")
      // Names of authors are told by their own messages.
      let key = listed.address.segments.last ?? ""
      let isOfLanguage = !["class", "overflow-to", "within", "ladder"].contains(key)
      for word in listed.words where isOfLanguage {
        #expect(cures.contains("“\(word)”"), "\(listed.address): \(cures)")
      }
      tried += 1
    }
    #expect(tried > 15)
  }

  /// Values of evidence and parameters that cannot stand, with what the cure says to write.
  private static let values: [(change: String, code: String, cure: String)] = [
    ("evidence/A/tỷ lệ=77,8", "TD6007", "77.8"), ("evidence/A/tỷ lệ=1.234,5", "TD6007", "1234.5"),
    ("evidence/A/tỷ lệ=70 %%", "TD6007", "missing"), ("evidence/A/tỷ lệ=170", "TD6008", "missing"),
    ("evidence/A/số lớp=9", "TD6008", "missing"), ("evidence/A/số lớp=2.5", "TD6007", "missing"),
    ("evidence/A/số lớp=hai", "TD6007", "2"), ("evidence/A/số lớp=50%", "TD6007", "50"),
    ("evidence/A/đã nộp=chắc", "TD6007", "có"), ("evidence/A/mức độ=caao", "TD6007", "cao"),
    ("evidence/A/lỗi=2", "TD6021", ""), ("parameters/trần tốt=30", "TD6007", "30%"),
    ("parameters/điểm tốt=70%", "TD6007", "70"),
    ("parameters/hạn=1/7/2026", "TD6007", "2026-07-01"),
    ("parameters/điểm tốt=6,5", "TD3007", "6.5"),
    ("xã/criteria/3.1/points=5,5", "TD3007", "5.5"),
    ("xã/criteria/3.1/points=0", "TD6007", "--remove"),
    ("xã/classes/đạt/from=cao", "TD2101", ""), ("evidence/A/số lớp=", "TD6007", "missing"),
    ("evidence/A/số lớp=99999999999999999999999999999999999999999", "TD6008", "missing"),
  ]

  @Test(arguments: values)
  func valuesAreCheckedByTheirTypes(_ text: String, _ code: String, _ cure: String) throws {
    let bench = try bench()
    let change = try #require(Scenario.Change.reading(text, .set, of: "--set").change)
    let found = bench.base.applying(Scenario(changes: [change])).diagnostics
    #expect(found.first?.fault.code == code, "\(text)")
    for language in Language.allCases {
      let said = found.first?.fault.cure(language)?.plain(in: language) ?? ""
      let wanted = language == .en && cure == "có" ? "yes" : cure
      #expect(!said.isEmpty && (cure.isEmpty || said.contains(wanted)), "\(text): \(said)")
    }
  }

  @Test(arguments: ["2", " 2 ", "missing", "thiếu"])
  func valuesThatFitAreTaken(_ value: String) throws {
    let bench = try bench()
    let change = Scenario.Change(Address(["evidence", "A", "Số lớp đã mở"]), .set(value))
    let applied = bench.base.applying(Scenario(changes: [change]))
    #expect(applied.diagnostics.isEmpty)
    #expect(applied.evidence.map(\.address.description) == ["evidence/A/số lớp"])
  }

  // MARK: What goes, what is new

  /// What is taken away, and the lines that go from the file.
  private static let removals: [(change: String, old: String, new: String)] = [
    ("xã/combine", "    combine: sum\n", ""), ("parameters/điểm tốt", "  điểm tốt: 7\n", ""),
    ("xã/rankings/chung/ties", ", ties: shared", ""),
    (
      "xã/rankings/chung",
      "    rankings:\n      chung: { within: all, order-by: [total], ties: shared }\n", ""
    ),
    ("xã/criteria/\"a/b\"/score/apply", "          apply: all\n", ""),
    (
      "xã/criteria/\"a/b\"/score/deduct/2",
      "            - { rows: lỗi, lose: mức trừ, once-per: loại, keep: heaviest, reason: Lỗi }\n",
      ""
    ),
    ("xã/rounding/digits", "digits: 2, ", ""),
    ("indicators/đã nộp/when-missing", ", when-missing: no-points", ""),
    (
      "assessments/xã",
      String(rulebook[(rulebook.range(of: "assessments:")?.lowerBound ?? rulebook.startIndex)...]),
      ""
    ),
  ]

  @Test(arguments: removals)
  func takesAwayWhatAnAuthorWould(_ text: String, _ old: String, _ new: String) throws {
    let bench = try bench()
    let change = try #require(Scenario.Change.reading(text, .remove, of: "--remove").change)
    let applied = bench.base.applying(Scenario(changes: [change]))
    let file = try #require(applied.files["rules/rulebook.yaml"])
    #expect(String(decoding: file.bytes, as: UTF8.self) == Self.rulebook.replacing(old, with: new))
    #expect(Self.rulebook.contains(old))
  }

  @Test func neighboursGoTogether() throws {
    let bench = try bench()
    let changes = try ["order-by", "ties", "within"].map {
      Scenario.Change(try #require(Address("xã/rankings/chung/\($0)")), .remove)
    }
    for order in [changes, changes.reversed()] {
      let file = bench.base.applying(Scenario(changes: order)).files["rules/rulebook.yaml"]
      #expect(
        String(decoding: file?.bytes ?? [], as: UTF8.self)
          == Self.rulebook.replacing(
            "    rankings:\n      chung: { within: all, order-by: [total], ties: shared }\n",
            with: ""))
    }
  }

  @Test func aWholeAssessmentIsAddedAndTakenAway() throws {
    let bench = try bench()
    let text =
      "assessments/phường={ scale: 5, criteria: [{ id: 1, points: 5, score: { per: số lớp, each: 1 } }] }"
    let change = try #require(Scenario.Change.reading(text, .add, of: "--add").change)
    let applied = bench.base.applying(Scenario(changes: [change]))
    #expect(applied.diagnostics.isEmpty)
    #expect(applied.rules.map(\.address.description) == ["phường"])
    let run = try #require(applied.computed(from: bench.asItIs))
    #expect(run.outcome.assessments.map(\.checked.assessment.id.value) == ["xã", "phường"])
    // One that is there, and one without a name of its own.
    for wrong in ["assessments/xã={}", "phường={ scale: 5 }"] {
      let change = try #require(Scenario.Change.reading(wrong, .add, of: "--add").change)
      #expect(!bench.base.applying(Scenario(changes: [change])).diagnostics.isEmpty, "\(wrong)")
    }
  }

  @Test func unitsAndPersonsStay() throws {
    let bench = try bench()
    let actions: [Scenario.Change.Action] = [.remove, .add("{ cụm: 2 }")]
    for action in actions {
      let change = Scenario.Change(Address(["units", "A"]), action)
      let found = bench.base.applying(Scenario(changes: [change])).diagnostics
      #expect(found.map(\.fault.code) == ["TD6020"])
    }
  }

  /// Values that say what stands there already, also in another way of writing.
  @Test(arguments: [
    "parameters/điểm tốt=7.0", "parameters/trần tốt=20.0%", "xã/classes/đạt/from=5.00",
  ])
  func aFigureWrittenInAnotherWayChangesNothing(_ text: String) throws {
    let bench = try bench()
    let change = try #require(Scenario.Change.reading(text, .set, of: "--set").change)
    #expect(
      bench.base.applying(Scenario(changes: [change])).diagnostics.map(\.fault.code) == ["TD6009"])
  }

  @Test func scalesThatAreNoneAreTold() throws {
    let bench = try bench()
    for (scale, code) in [("abc", "TD6007"), ("0", "TD6007"), ("-5", "TD6007"), ("10", "TD6009")] {
      let found = bench.base.applying(Scenario(rescale: scale)).diagnostics
      #expect(found.map(\.fault.code) == [code], "\(scale)")
    }
    #expect(bench.base.applying(Scenario(rescale: "20")).diagnostics.isEmpty)
  }

  @Test func moreAdditionsThanAreReadAreRefusedOnce() throws {
    let bench = try bench()
    let changes = (0..<501).map { Scenario.Change(Address(["parameters", "p\($0)"]), .add("1")) }
    #expect(
      bench.base.applying(Scenario(changes: changes)).diagnostics.map(\.fault.code) == ["TD6022"])
  }

  @Test func whatGoesIsNotChangedAsWell() throws {
    let bench = try bench()
    let changes = [
      Scenario.Change(Address(["criteria", "3.1", "points"]), .set("3")),
      Scenario.Change(Address(["criteria", "3"]), .remove),
      Scenario.Change(Address(["criteria", "3.1"]), .remove),
    ]
    for (first, second) in [(0, 1), (1, 0), (1, 2), (2, 1)] {
      let scenario = Scenario(changes: [changes[first], changes[second]])
      let found = bench.base.applying(scenario).diagnostics
      #expect(found.map(\.fault.code) == ["TD6010"], "\(first) \(second)")
    }
  }

  /// A value with keys of its own stands where a word could.
  @Test func aValueMayHaveKeys() throws {
    let bench = try bench()
    let text = "indicators/đã nộp/when-missing={ value: yes }"
    let change = try #require(Scenario.Change.reading(text, .set, of: "--set").change)
    let applied = bench.base.applying(Scenario(changes: [change]))
    #expect(applied.diagnostics.isEmpty)
    let file = String(decoding: applied.files["rules/rulebook.yaml"]?.bytes ?? [], as: UTF8.self)
    #expect(file.contains("when-missing: { value: yes } }"))
  }
}
