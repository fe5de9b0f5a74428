import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
import Scoring

extension ExplanationText {
  /// The lines of a node and, as deep as was asked for, of those below it.
  func nodeLines(_ node: ExplainedNode, level: Int) -> [String] {
    let margin = String(repeating: "  ", count: level)
    let isRoot = node.node.parent == nil && node.number == explanation.root?.number
    var lines = [margin + title(of: node, isRoot: isRoot)]
    let inner = margin + (isRoot ? "  " : "    ")
    lines += rankLines(of: node).map { inner + $0 }
    lines += calculationLines(node).map { inner + $0 }
    if let rounding = roundingLine(node) { lines.append(inner + rounding) }
    lines += factLines(node).map { inner + $0 }
    lines.append(inner + ruleLine(node.node.criterion.span, node.node.criterion.remarks))
    lines += remarkLines(node.node.criterion.remarks).map { inner + $0 }
    if let depth, level >= depth { return lines }
    for child in node.children { lines += [""] + nodeLines(child, level: level + 1) }
    return lines
  }

  /// The places of a section in the rankings that rank sections too.
  private func rankLines(of node: ExplainedNode) -> [String] {
    guard node.node.parent != nil, let (outcome, row) = standing else { return [] }
    return view.ranks(ofNode: node.number, row, of: outcome).map { ranking, rank in
      let title = view.title(ranking.title, else: ranking.name.value)
      return view.words(
        "hạng \(rank.value) trên \(rank.of): \(title)", "rank \(rank.value) of \(rank.of): \(title)"
      )
    }
  }

  /// Id, title, points and what was lost.
  private func title(of node: ExplainedNode, isRoot: Bool) -> String {
    let criterion = node.node.criterion
    let id = criterion.id.value
    var line: String
    if isRoot {
      line = view.words("Điểm các nội dung", "Points of the sections")
    } else {
      line = criterion.title.flatMap { $0.text(in: view.language) }.map { "\(id)  \($0)" } ?? id
    }
    line += ": "
    guard let points = node.result.points else { return line + spoken(node.result) }
    let shown = view.figures.shown(points)
    line += shown.text
    guard let most = node.result.openMaximum ?? node.node.points?.highest else { return line }
    let whole = view.figures.shown(most)
    line += view.words(" trên ", " of ") + whole.text
    // Taken from the figures as printed, so that it comes out on a calculator.
    if let lost = whole.figure.subtracting(shown.figure), lost.isPositive {
      line += view.words(", mất ", ", lost ") + view.figures.whole(lost)
    }
    return line
  }

  /// Why a node has no points.
  private func spoken(_ result: NodeResult) -> String {
    let reason = result.absence.map { view.spoken($0.reason) }
    switch result.state {
    case .notApplicable: return view.words("không áp dụng", "not applicable")
    case .skipped: return view.words("bỏ qua vì thiếu số liệu", "left out for want of evidence")
    case .unscored: return view.words("không chấm", "unscored")
    case .lacking:
      return view.words("không có điểm", "no points") + (reason.map { " (\($0))" } ?? "")
    case .faulty:
      return view.words(
        "không tính được, xem thông báo lỗi", "could not be computed, see the faults")
    case .scored, .gated, .missingEarnsNothing, .missingEarnsLeast, .missingReplaced, .decided:
      return reason ?? "–"
    }
  }

  private func roundingLine(_ node: ExplainedNode) -> String? {
    guard let rounding = node.rounding, let before = node.beforeRounding,
      let after = node.result.points
    else { return nil }
    return roundingText(rounding, before: before, after: after)
  }

  /// A rounding, with as many decimals before it as it takes to round as it did.
  func roundingText(_ rounding: Rounding, before: Decimal, after: Decimal) -> String {
    let shown = view.figures.shown(before) {
      $0.rounded(toDigits: rounding.digits, rounding.mode) == after
    }
    let mode = view.figures.words(for: rounding.mode)
    return view.words(
      "làm tròn đến \(rounding.digits) chữ số thập phân (\(mode)): ",
      "rounded to \(rounding.digits) decimals (\(mode)): ")
      + "\(shown.text) → \(view.figures.whole(after))"
  }

  // MARK: Rule, law

  /// Where a rule stands and what it rests on.
  func ruleLine(_ span: Span, _ remarks: Remarks) -> String {
    var line = view.words("quy tắc: ", "rule: ") + place(span)
    if !remarks.basis.isEmpty { line += " · " + basisText(remarks) }
    return line
  }

  /// The legal bases in a row.
  func basisText(_ remarks: Remarks) -> String {
    view.words("căn cứ: ", "basis: ") + remarks.basis.map(spoken).joined(separator: "; ")
  }

  /// The note and the open question of a rule, and what its author has accepted with the reason.
  func remarkLines(_ remarks: Remarks) -> [String] {
    var lines: [String] = []
    if let note = remarks.note { lines.append(view.words("ghi chú: ", "note: ") + note) }
    if let question = remarks.openQuestion {
      lines.append(view.words("câu hỏi còn mở: ", "open question: ") + question)
    }
    for acceptance in remarks.accepted {
      let code = acceptance.code.value
      lines.append(
        view.words("chấp nhận cảnh báo \(code): ", "finding \(code) accepted: ") + acceptance.reason
      )
    }
    return lines
  }

  private func spoken(_ basis: Basis) -> String {
    let document = view.checked.rulebook.documents.first { $0.key.value == basis.document }
    let name =
      document?.number ?? document?.title?.text(in: view.language) ?? basis.document
    return basis.article.isEmpty ? name : "\(name) \(basis.article)"
  }

  /// A place as `file:line`.
  func place(_ span: Span) -> String { "\(span.source.path):\(span.place.line)" }
}
