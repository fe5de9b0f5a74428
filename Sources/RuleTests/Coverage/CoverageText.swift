public import Diagnostics

/// Writes for a person what tests reached: a table by kind, then a line for each way not taken.
public struct CoverageText: Sendable {
  private let language: Language

  /// Makes a writer.
  public init(language: Language) { self.language = language }

  /// The lines, each with its line end.
  public func text(of coverage: Coverage) -> String {
    var lines = [summary(of: coverage)]
    let rows = coverage.counts.map { (name(of: $0.kind), "\($0.reached)/\($0.total)") }
    let width = rows.map { displayWidth($0.0) }.max() ?? 0
    lines += rows.map { name, count in
      "  " + name + String(repeating: " ", count: width - displayWidth(name) + 2) + count
    }
    let open = coverage.unreached
    if !open.isEmpty {
      lines.append(words("Chưa ca kiểm thử nào đi tới:", "No test reached:"))
      lines += open.map { "  " + line($0) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// How many ways were taken, of how many, in percent with one decimal, rounded down.
  public func summary(of coverage: Coverage) -> String {
    let percent = percentText(coverage)
    return words(
      "Độ phủ của ca kiểm thử: \(coverage.reached)/\(coverage.total) nhánh quy tắc (\(percent)%).",
      "Test coverage: \(coverage.reached) of \(coverage.total) branches of rules (\(percent)%).")
  }

  private func percentText(_ coverage: Coverage) -> String {
    guard coverage.total > 0 else { return "100" }
    let tenths = coverage.reached * 1000 / coverage.total
    let mark = words(",", ".")
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(mark)\(tenths % 10)"
  }

  private func line(_ item: CoverageItem) -> String {
    "\(TestPlace.span(item.span).text): \(description(of: item))"
  }

  /// What a way is, in a few words.
  public func description(of item: CoverageItem) -> String {
    var text = item.assessment.map { "\($0): " } ?? ""
    text += subject(of: item.kind) + " " + item.element
    if let line = item.line { text += words(", dòng ", ", line ") + "\(line)" }
    if let word = item.word { text += " “\(word)”" }
    if let outcome = outcome(of: item) { text += ": " + outcome }
    return text
  }

  private func outcome(of item: CoverageItem) -> String? {
    switch (item.kind, item.outcome) {
    case (_, nil): return nil
    case (.notApplicable, .holds?): return words("không áp dụng", "does not apply")
    case (.notApplicable, _?): return words("áp dụng", "applies")
    case (.gate, .fails?): return words("chưa mở", "shut")
    case (.gate, _?): return words("mở", "open")
    case (.deduction, .holds?): return words("bị trừ", "taken")
    case (.deduction, _?): return words("không bị trừ", "not taken")
    case (.requirement, .holds?): return words("đạt", "met")
    case (.requirement, _?): return words("không đạt", "not met")
    case (.checklistItem, .holds?): return words("đủ", "fulfilled")
    case (.checklistItem, .partly?): return words("một phần", "in part")
    case (.checklistItem, _?): return words("không có", "not fulfilled")
    case (.award, .holds?): return words("được trao", "given")
    case (_, .holds?): return words("đúng", "holds")
    case (_, .fails?): return words("không đúng", "does not hold")
    case (_, .partly?): return words("một phần", "in part")
    case (_, .otherwise?): return words("không trường hợp nào đúng", "no case holds")
    case (_, .unfit?): return words("không đủ điều kiện", "unfit")
    }
  }

  private func subject(of kind: CoverageKind) -> String {
    switch kind {
    case .assessedWhen: words("điều kiện được đánh giá của", "condition of being rated of")
    case .whenMissing: words("thiếu số liệu ở", "missing evidence of")
    case .nothingDue: words("không có việc phải làm (0/0) ở", "nothing due (0/0) in")
    case .notApplicable, .answer, .level, .band, .deduction, .checklistItem,
      .decisionRow:
      words("tiêu chí", "criterion")
    case .gate: words("điều kiện tiên quyết của tiêu chí", "gate of criterion")
    case .scoreCeiling: words("trần điểm", "score ceiling")
    case .classBand: words("mức", "class")
    case .requirement: words("điều kiện của mức", "requirement of class")
    case .knockOut: words("trường hợp loại trừ", "knock-out")
    case .ceiling: words("khống chế mức", "ceiling")
    case .quotaCase: words("tỷ lệ", "quota")
    case .quotaCut: words("vượt tỷ lệ", "overflow of quota")
    case .tie: words("bằng nhau ở", "tie in")
    case .award: words("khen thưởng", "award")
    }
  }

  /// The kind as the table heads it.
  private func name(of kind: CoverageKind) -> String {
    switch kind {
    case .assessedWhen: words("điều kiện được đánh giá", "conditions of being rated")
    case .whenMissing: words("thiếu số liệu", "missing evidence")
    case .nothingDue: words("không có việc phải làm (0/0)", "nothing due (0/0)")
    case .notApplicable: words("không áp dụng", "not applicable")
    case .gate: words("điều kiện tiên quyết", "gates")
    case .answer: words("có hoặc không", "yes or no")
    case .level: words("mức độ", "levels")
    case .band: words("khoảng điểm", "bands")
    case .deduction: words("dòng trừ điểm", "deductions")
    case .checklistItem: words("mục trong danh sách", "checklist items")
    case .decisionRow: words("dòng của bảng quyết định", "rows of decision tables")
    case .scoreCeiling: words("trần điểm", "score ceilings")
    case .classBand: words("mức xếp loại", "classes")
    case .requirement: words("điều kiện của mức", "requirements")
    case .knockOut: words("trường hợp loại trừ", "knock-outs")
    case .ceiling: words("khống chế mức", "ceilings")
    case .quotaCase: words("trường hợp của tỷ lệ", "quota cases")
    case .quotaCut: words("vượt tỷ lệ", "overflows of quotas")
    case .tie: words("bằng nhau", "ties")
    case .award: words("khen thưởng", "awards")
    }
  }

  private func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
}
