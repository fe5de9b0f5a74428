import Decimals
import Diagnostics
import Rulebooks

// Methods that read other results: of other assessments, of several methods, of peers.
extension RulebookPrinter {
  func otherResult(_ other: OtherResult) -> [PrintedText] {
    let names = other.assessments.map { name in
      rulebook.assessments.first { $0.id.value == name.value }?.title?.text(in: language)
        ?? name.value
    }.joined(separator: words(" hoặc ", " or "))
    switch other.take {
    case .total:
      guard let periods = other.periods else {
        return [
          said(
            "Tổng điểm của bảng “\(names)”, quy về số điểm của tiêu chí này",
            "The total of “\(names)”, brought to the points of this criterion")
        ]
      }
      let missing =
        periods.skipsMissing
        ? words("; kỳ không có điểm được bỏ qua", "; periods without a total are left out") : ""
      return [
        said(
          "\(combining(periods.combine)) tổng điểm từng \(length(periods.every)) của bảng “\(names)”, quy về số điểm của tiêu chí này\(missing)",
          "\(combining(periods.combine)) of the totals of each \(length(periods.every)) of “\(names)”, brought to the points of this criterion\(missing)"
        )
      ]
    case .classEarning(let earn):
      return [said("Theo mức xếp loại của bảng “\(names)”:", "By the class of “\(names)”:")]
        + earn.map { "• \($0.rung.value): \(earning($0.earns))" }
    }
  }

  private func length(_ length: PeriodTotals.Length) -> String {
    switch length {
    case .month: words("tháng", "month")
    case .quarter: words("quý", "quarter")
    case .halfYear: words("nửa năm", "half-year")
    }
  }

  func combining(_ combining: PeriodCombining) -> String {
    switch combining {
    case .sum: words("Tổng", "The sum")
    case .mean: words("Trung bình", "The mean")
    case .min: words("Thấp nhất trong", "The least")
    case .max: words("Cao nhất trong", "The greatest")
    case .last: words("Cuối cùng trong", "The last")
    }
  }

  func several(_ several: SeveralMethods) -> [PrintedText] {
    let head =
      switch several.kind {
      case .best: words("Cách có lợi nhất trong:", "The best of:")
      case .mean: words("Trung bình của:", "The mean of:")
      case .sum: words("Tổng của:", "The sum of:")
      }
    return [PrintedText(head)]
      + several.parts.enumerated().flatMap { number, part -> [PrintedText] in
        var lines = conditions(of: part)
        if case .scored(let method) = part.content { lines += self.method(method.value, of: part) }
        let title = part.title?.text(in: language).map { "\($0): " } ?? ""
        let points = part.points.map {
          words("\(self.points($0.value)) điểm. ", "\(self.points($0.value)) points. ")
        }
        return lines.enumerated().map { line, text in
          line == 0 ? "(\(number + 1)) \(title)\(points ?? "")\(text)" : "  \(text)"
        }
      }
  }

  func relative(_ relative: RelativeMethod, _ node: Criterion) -> [PrintedText] {
    let value = formula(relative.value)
    let among =
      node.peers.within.map { words("trong cùng \($0.value)", "within \($0.value)") }
      ?? words("trong tất cả", "among all")
    var lines: [PrintedText] = []
    switch relative.kind {
    case .minMax:
      lines.append(
        said(
          "So \(value) với nhóm (\(among)): (giá trị − kém nhất) ÷ (tốt nhất − kém nhất)",
          "\(value) against its peers (\(among)): (value − worst) ÷ (best − worst)"))
    case .percentile:
      lines.append(
        said(
          "So \(value) với nhóm (\(among)): số đối tượng kém hơn ÷ (số đối tượng − 1)",
          "\(value) against its peers (\(among)): how many are worse ÷ (number − 1)"))
    case .best:
      lines.append(
        said(
          "So \(value) với giá trị tốt nhất (\(among))",
          "\(value) against the best (\(among))"))
    case .zScore:
      lines.append(
        said(
          "So \(value) với nhóm (\(among)): (giá trị − trung bình) ÷ độ lệch chuẩn mẫu",
          "\(value) against its peers (\(among)): (value − mean) ÷ sample deviation"))
    }
    switch node.peers.better?.value {
    case .lower?, .first?:
      lines.append(PrintedText(words("Giá trị thấp hơn là tốt hơn", "Less is better")))
    case .higher?, .last?, nil: break
    }
    switch relative.onto {
    case .between(let lowest, let highest)?:
      lines.append(
        said(
          "Quy về thang từ \(amount(lowest)) (kém nhất) đến \(amount(highest)) (tốt nhất)",
          "Put onto \(amount(lowest)) (worst) to \(amount(highest)) (best)"))
    case .moments(let mean, let deviation)?:
      lines.append(
        said(
          "Quy về trung bình \(amount(mean)), độ lệch chuẩn \(amount(deviation))",
          "Put onto a mean of \(amount(mean)) and a deviation of \(amount(deviation))"))
    case nil: break
    }
    if let equal = relative.whenEqual {
      let gets =
        switch equal.value {
        case .full: words("mức của tốt nhất", "what the best gets")
        case .zero: words("mức của kém nhất", "what the worst gets")
        case .half: words("mức ở giữa", "the middle")
        case .skip: words("không tính tiêu chí này", "nothing; it is left out")
        }
      lines.append(
        PrintedText(words("Mọi giá trị bằng nhau: \(gets)", "Where all are equal: \(gets)")))
    }
    if relative.hold {
      lines.append(PrintedText(words("Giữ trong khoảng điểm", "Held to the points")))
    }
    return lines
  }
}
