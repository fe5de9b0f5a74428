/// Sixty mistakes that people make in rulebooks, each at one place of a shipped rulebook: a file, what
/// stands there, and what is written instead. Kept, so that messages are measured and not guessed.
struct SeededMistake: CustomStringConvertible {
  let file: String
  let old: String
  let new: String

  init(_ file: String, _ old: String, _ new: String) {
    self.file = file
    self.old = old
    self.new = new
  }

  var description: String { "\(file): \(old) → \(new)" }
}

private let agencies = "bac-giang-46/agencies.yaml"
private let communes = "bac-giang-46/communes.yaml"
private let heads = "bac-giang-46/heads.yaml"
private let rulebook = "bac-giang-46/rulebook.yaml"
private let common = "bac-giang-46/indicators-common.yaml"

let seededMistakes: [SeededMistake] = [
  // Names, of every kind.
  SeededMistake(
    agencies, "that: tỷ lệ nhiệm vụ đúng hạn = 100", "that: tỷ lệ nhiệm vụ đúng hẹn = 100"),
  SeededMistake(agencies, "when: mất đoàn kết nội bộ", "when: mat doan ket noi bo"),
  SeededMistake(agencies, "done: số hoạt động đã thực hiện,", "done: số hoạt đông đã thực hiện,"),
  SeededMistake(
    agencies, "levels: kế hoạch phổ biến pháp luật", "levels: kế hoạch phổ biến phap luật"),
  SeededMistake(agencies, "from: điểm xuất sắc", "from: điểm xuất xắc"),
  SeededMistake(
    agencies, "class: không hoàn thành\n        basis: CT2579 Đ6.4",
    "class: không hòan thành\n        basis: CT2579 Đ6.4"),
  SeededMistake(agencies, "at-most: tốt", "at-most: tôt"),
  SeededMistake(agencies, "overflow-to: tốt", "overflow-to: khá"),
  SeededMistake(agencies, "classes: [tốt], counted", "classes: [tót], counted"),
  SeededMistake(
    agencies, "basis: NQ46 Đ1.1\n        criteria", "basis: NQ64 Đ1.1\n        criteria"),
  SeededMistake(agencies, "đúng hạn: full } }", "đung hạn: full } }"),
  SeededMistake(
    agencies, "quy chế dân chủ = \"chưa ban hành\"", "quy chế dân chủ = \"chưa ban hành.\""),
  SeededMistake(agencies, "points of(\"3\")", "points of(\"33\")"),
  SeededMistake(agencies, "of: khối\n", "of: khoi\n"),
  SeededMistake(common, "ladder: kỷ luật", "ladder: kỉ luật"),
  SeededMistake(
    rulebook, "indicators-common.yaml, indicators-communes",
    "indicators-comon.yaml, indicators-communes"),
  SeededMistake(heads, "not-above: unit", "not-above: units"),
  SeededMistake(
    heads, "share at least(subordinates, \"hoàn thành\") < 0.5",
    "share at least(subordinate, \"hoàn thành\") < 0.5"),
  SeededMistake(
    heads, "within: nhóm chức vụ\n        share", "within: nhóm chức vu\n        share"),
  // Keys and their values.
  SeededMistake(agencies, "assessed-when:", "assesed-when:"),
  SeededMistake(agencies, "knock-outs:", "knockouts:"),
  SeededMistake(
    agencies, "when-requirements-fail: authority\n        note",
    "when-requirement-fails: authority\n        note"),
  SeededMistake(
    agencies, "applies-when: có cổng thông tin\n            when",
    "applies-if: có cổng thông tin\n            when"),
  SeededMistake(
    agencies, "when-not-applicable: share-equally", "when-not-applicable: share-equaly"),
  SeededMistake(agencies, "when-nothing-due: full-points", "when-nothing-due: full"),
  SeededMistake(agencies, "round: down", "round: dow"),
  SeededMistake(agencies, "at-tie: authority", "at-tie: autority"),
  SeededMistake(agencies, "mode: half-up", "mode: half up"),
  SeededMistake(agencies, "subject: unit", "subject: units"),
  SeededMistake(
    common, "type: whole-number\n    measured-in: nhiệm vụ\n    range",
    "type: whole number\n    measured-in: nhiệm vụ\n    range"),
  SeededMistake(common, "better: higher", "better: high"),
  SeededMistake(
    common, "heading: Số nhiệm vụ được giao trong năm", "headings: Số nhiệm vụ được giao trong năm"),
  SeededMistake(rulebook, "status: proposal", "status: draft"),
  SeededMistake(
    agencies, "levels: kế hoạch phổ biến pháp luật,", "level: kế hoạch phổ biến pháp luật,"),
  // Wrong type, wrong figure.
  SeededMistake(agencies, "points: 6\n", "points: sáu\n"),
  SeededMistake(agencies, "points: 14\n", "points: 15\n"),
  SeededMistake(agencies, "scale: 100", "scale: 100 điểm"),
  SeededMistake(
    agencies, "that: tỷ lệ nhiệm vụ vượt mức >= tỷ lệ vượt mức để xuất sắc",
    "that: tỷ lệ nhiệm vụ vượt mức"),
  SeededMistake(
    agencies, "gate: kế hoạch phổ biến pháp luật != \"không\"",
    "gate: kế hoạch phổ biến pháp luật > 1"),
  SeededMistake(rulebook, "date: 2024-07-12", "date: 2024-13-12"),
  SeededMistake(rulebook, "since: 2026-01-01, until", "since: 01/31/2026, until"),
  SeededMistake(agencies, "every: 10, add: 0.3", "every: 0, add: 0.3"),
  // Spreadsheet habits.
  SeededMistake(
    agencies, "that: tỷ lệ nhiệm vụ đúng hạn = 100",
    "that: =IF(tỷ lệ nhiệm vụ đúng hạn=100;true;false)"),
  SeededMistake(
    agencies, "gate: kế hoạch phổ biến pháp luật != \"không\"",
    "gate: kế hoạch phổ biến pháp luật <> \"không\""),
  SeededMistake(
    agencies, "when: có kết luận tham nhũng and tự phát hiện và khắc phục",
    "when: có kết luận tham nhũng & tự phát hiện và khắc phục"),
  SeededMistake(
    agencies, "when: có kết luận tham nhũng and tự phát hiện và khắc phục",
    "when: có kết luận tham nhũng && tự phát hiện và khắc phục"),
  SeededMistake(
    agencies, "tỷ lệ nhiệm vụ hoàn thành = 100 or lý do bất khả kháng",
    "tỷ lệ nhiệm vụ hoàn thành = 100 hoặc lý do bất khả kháng"),
  SeededMistake(
    agencies, "when: có kết luận tham nhũng and tự phát hiện và khắc phục",
    "when: có kết luận tham nhũng và tự phát hiện và khắc phục"),
  SeededMistake(
    agencies, "tỷ lệ nhiệm vụ hoàn thành = 100 or lý do",
    "tỷ lệ nhiệm vụ hoàn thành == 100 or lý do"),
  SeededMistake(agencies, "add: 0.3 } }", "add: 0,3 } }"),
  SeededMistake(agencies, "at-most: 69\n", "at-most: 69,5\n"),
  SeededMistake(heads, "\"hoàn thành\") < 0.5", "\"hoàn thành\") < 50%"),
  SeededMistake(
    agencies, "that: tỷ lệ nhiệm vụ chậm <= tỷ lệ chậm cho phép",
    "that: tỷ lệ nhiệm vụ chậm ≤ tỷ lệ chậm cho phép"),
  // Quoting, indentation, nesting.
  SeededMistake(
    agencies, "for: loại in (\"sở\", \"đơn vị sự nghiệp\")",
    "for: loại in (“sở”, “đơn vị sự nghiệp”)"),
  SeededMistake(
    agencies, "vi: \"Tỷ lệ người phụ trách, tham mưu được tập huấn\"",
    "vi: Tỷ lệ người phụ trách, tham mưu được tập huấn"),
  SeededMistake(agencies, "    caps: { bonus: 3, penalty: 3 }", "    caps: { bonus: 3, penalty: 3"),
  SeededMistake(agencies, "    total-cap: 100", "\ttotal-cap: 100"),
  SeededMistake(agencies, "    total-floor: 0", "      total-floor: 0"),
  SeededMistake(agencies, "    total-cap: 100", "    total-cap:100"),
  SeededMistake(agencies, "    total-cap: 100", "    total-cap: 100\n    total-cap: 90"),
]
