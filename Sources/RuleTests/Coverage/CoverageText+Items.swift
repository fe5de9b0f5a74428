// What a way of a rule is called.
extension CoverageText {
  /// What a way is, in a few words.
  public func description(of item: CoverageItem) -> String {
    var text = item.assessment.map { "\($0): " } ?? ""
    text += subject(of: item) + " " + element(of: item)
    if let line = item.line { text += words(", dòng ", ", line ") + "\(line)" }
    if let word = item.word, item.kind != .bound { text += " “\(word)”" }
    if let outcome = outcome(of: item) { text += ": " + outcome }
    return text
  }

  /// The element as a text names it.
  private func element(of item: CoverageItem) -> String {
    item.kind == .evidenceCheck ? "“\(item.element)”" : item.element
  }

  private func outcome(of item: CoverageItem) -> String? {
    switch (item.kind, item.outcome) {
    case (.bound, _): return words("giữ điểm lại", "reached")
    case (_, nil): return nil
    case (.evidenceCheck, _?): return words("không đạt", "fails")
    case (.notApplicable, .holds?): return words("không áp dụng", "does not apply")
    case (.notApplicable, _?): return words("áp dụng", "applies")
    case (.needs, .holds?): return words("đủ", "enough")
    case (.needs, _?): return words("chưa đủ", "too few")
    case (.gate, .fails?): return words("chưa mở", "shut")
    case (.gate, _?): return words("mở", "open")
    case (.deduction, .holds?): return words("bị trừ", "taken")
    case (.deduction, _?): return words("không bị trừ", "not taken")
    case (.registerRow, .holds?): return words("tính", "counts")
    case (.registerRow, .leftOut?):
      return words("trùng nguyên nhân, không tính", "left out, same cause")
    case (.registerRow, _?): return words("không thuộc dòng này", "not of this line")
    case (.ifMissing, .holds?): return words("coi là đúng", "counts as true")
    case (.ifMissing, _?): return words("coi là không đúng", "counts as false")
    case (.requirement, .holds?), (.eligible, .holds?): return words("đạt", "met")
    case (.requirement, _?), (.eligible, _?): return words("không đạt", "not met")
    case (.checklistItem, .holds?): return words("đủ", "fulfilled")
    case (.checklistItem, .partly?): return words("một phần", "in part")
    case (.checklistItem, _?): return words("không có", "not fulfilled")
    case (.decisionRow, _?): return words("không dòng nào đúng", "no row holds")
    case (.scoreCeiling, .holds?): return words("giữ điểm lại", "holds the total")
    case (.scoreCeiling, _?): return words("không giữ điểm lại", "does not hold the total")
    case (.quotaCut, .holds?): return words("vượt", "exceeded")
    case (.quotaCut, _?): return words("không vượt", "not exceeded")
    case (.award, .holds?): return words("được trao", "given")
    case (_, .holds?): return words("đúng", "holds")
    case (_, .fails?): return words("không đúng", "does not hold")
    case (_, .partly?): return words("một phần", "in part")
    case (_, .otherwise?): return words("không trường hợp nào đúng", "no case holds")
    case (_, .unfit?): return words("không đủ điều kiện", "unfit")
    case (_, .leftOut?): return words("không tính", "left out")
    }
  }

  private func subject(of item: CoverageItem) -> String {
    switch item.kind {
    case .evidenceCheck: words("phép kiểm tra số liệu", "check of the evidence")
    case .assessedWhen: words("điều kiện được đánh giá của", "condition of being rated of")
    case .whenMissing: words("thiếu số liệu ở", "missing evidence of")
    case .ifMissing: words("điều kiện chưa rõ của", "undetermined condition of")
    case .nothingDue: words("không có việc phải làm (0/0) ở", "nothing due (0/0) in")
    case .notApplicable, .answer, .level, .band, .deduction, .checklistItem, .decisionRow:
      words("tiêu chí", "criterion")
    case .registerRow: words("dòng sổ theo dõi ở", "row of a register in")
    case .bestPart: words("cách chấm cao nhất của", "best of the methods of")
    case .allEqual: words("mọi đơn vị bằng nhau ở", "all equal in")
    case .bound: bound(item.word)
    case .gate: words("điều kiện tiên quyết của tiêu chí", "gate of criterion")
    case .needs: words("số tiêu chí phải có điểm của mục", "parts that must be scored of section")
    case .decidingPart: words("phần quyết định điểm của mục", "part that decides section")
    case .scoreCeiling: words("trần điểm", "score ceiling")
    case .classBand: words("mức", "class")
    case .requirement: words("điều kiện của mức", "requirement of class")
    case .failedRequirement: words("không đủ điều kiện của mức", "requirements not met of class")
    case .knockOut: words("trường hợp loại trừ", "knock-out")
    case .ceiling: words("khống chế mức", "ceiling")
    case .quotaCase: words("tỷ lệ", "quota")
    case .quotaCut: words("số lượng của", "number of quota")
    case .eligible: words("điều kiện xếp hạng", "eligibility of")
    case .orderKey: words("tiêu chí phụ của thứ tự", "later key of")
    case .tie: words("bằng nhau ở", "tie in")
    case .award: words("khen thưởng", "award")
    }
  }

  private func bound(_ word: String?) -> String {
    switch word {
    case "hold": words("giới hạn điểm của", "limit of points of")
    case "floor": words("điểm thấp nhất của", "floor of")
    case "cap": words("điểm cao nhất của", "cap of")
    default: words("giới hạn", "limit")
    }
  }

  /// The kind as the table heads it.
  func name(of kind: CoverageKind) -> String {
    switch kind {
    case .evidenceCheck: words("kiểm tra số liệu", "checks of the evidence")
    case .assessedWhen: words("điều kiện được đánh giá", "conditions of being rated")
    case .whenMissing: words("thiếu số liệu", "missing evidence")
    case .ifMissing: words("điều kiện chưa rõ", "undetermined conditions")
    case .nothingDue: words("không có việc phải làm (0/0)", "nothing due (0/0)")
    case .notApplicable: words("không áp dụng", "not applicable")
    case .gate: words("điều kiện tiên quyết", "gates")
    case .needs: words("số tiêu chí phải có điểm", "parts that must be scored")
    case .decidingPart: words("phần quyết định điểm", "parts that decide")
    case .answer: words("có hoặc không", "yes or no")
    case .level: words("mức độ", "levels")
    case .band: words("khoảng điểm", "bands")
    case .deduction: words("dòng trừ điểm", "deductions")
    case .registerRow: words("dòng sổ theo dõi", "rows of registers")
    case .checklistItem: words("mục trong danh sách", "checklist items")
    case .decisionRow: words("dòng của bảng quyết định", "rows of decision tables")
    case .bestPart: words("cách chấm cao nhất", "best of several methods")
    case .allEqual: words("mọi đơn vị bằng nhau", "all equal")
    case .bound: words("giới hạn điểm", "limits of points")
    case .scoreCeiling: words("trần điểm", "score ceilings")
    case .classBand: words("mức xếp loại", "classes")
    case .requirement: words("điều kiện của mức", "requirements")
    case .failedRequirement: words("không đủ điều kiện của mức", "requirements not met")
    case .knockOut: words("trường hợp loại trừ", "knock-outs")
    case .ceiling: words("khống chế mức", "ceilings")
    case .quotaCase: words("trường hợp của tỷ lệ", "quota cases")
    case .quotaCut: words("vượt và không vượt tỷ lệ", "quotas exceeded or not")
    case .eligible: words("điều kiện xếp hạng", "eligibility for ranking")
    case .orderKey: words("tiêu chí phụ của thứ tự", "later keys of rankings")
    case .tie: words("bằng nhau", "ties")
    case .award: words("khen thưởng", "awards")
    }
  }
}
