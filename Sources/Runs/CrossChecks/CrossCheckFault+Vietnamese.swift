import Diagnostics

extension CrossCheckFault {
  private static func what(_ item: String) -> Text {
    let name = name(in: item)
    if item == "total" { return "tổng điểm" }
    if item == "class" { return "xếp loại" }
    if item.hasPrefix("rank/") { return "hạng \(name: name)" }
    return "điểm mục \(name: name)"
  }

  /// A figure, class or rank as people write it; words where the rules give none.
  private static func value(_ text: String, _ item: String) -> Text {
    if text.isEmpty { return item == "total" ? "không có tổng điểm" : "không có" }
    return item == "class" ? "\(name: text)" : "\(number: text)"
  }

  private static func figure(_ figure: ComparedFigure, by verb: String) -> Text {
    "\(what(figure.item)): \(verb) \(value(figure.stated, figure.item)), tính theo quy tắc được \(value(figure.computed, figure.item))\(place(figure.place))"
  }

  private static func differing(_ subjects: [DifferingSubject], by verb: String) -> [Text] {
    var notes = subjects.prefix(mostListed).map { each -> Text in
      let more: Text = each.more > 0 ? ", và \(number: each.more) mục khác" : ""
      return
        "\(name: each.subject): \(what(each.item)) \(verb) \(value(each.stated, each.item)), tính theo quy tắc được \(value(each.computed, each.item))\(more)\(place(each.place))"
    }
    if subjects.count > mostListed {
      notes.append("và \(number: subjects.count - mostListed) đối tượng khác")
    }
    return notes
  }

  private static func list(
    _ subjects: [SubjectFigures], _ text: (SubjectFigures) -> Text
  ) -> [Text] {
    var notes = subjects.prefix(mostListed).map { each -> Text in
      "\(name: each.subject): \(text(each))\(place(each.place))"
    }
    if subjects.count > mostListed {
      notes.append("và \(number: subjects.count - mostListed) đối tượng khác")
    }
    return notes
  }

  /// What moved.
  private static func moved(_ item: String) -> Text {
    switch item {
    case "total": "tổng điểm"
    case "class": "mức xếp loại"
    default: "số liệu \(name: item)"
    }
  }

  var vietnameseHeadline: Text {
    switch self {
    case .selfScoreDiffers(let subject, let figures, _):
      if let first = figures.first, first.item == "total" || figures.count == 1 {
        return
          "\(name: subject) tự chấm \(Self.what(first.item)) là \(Self.value(first.stated, first.item)), tính theo quy tắc được \(Self.value(first.computed, first.item))"
      }
      return
        "\(name: subject) tự chấm khác kết quả tính theo quy tắc ở \(number: figures.count) mục"
    case .selfScoresDiffer(let subjects):
      return "\(number: subjects.count) đối tượng tự chấm khác kết quả tính theo quy tắc"
    case .publishedDiffers(let subject, let figures):
      guard let first = figures.first else { return "\(name: subject)" }
      return
        "\(name: subject): \(Self.what(first.item)) đã công bố là \(Self.value(first.stated, first.item)), tính lại được \(Self.value(first.computed, first.item))"
    case .publishedOthersDiffer(let subjects):
      return
        "\(number: subjects.count) đối tượng khác cũng có kết quả công bố khác kết quả tính lại"
    case .unpublished(let path, let subjects):
      return
        "bảng công bố \(name: path) thiếu \(number: subjects.count) đối tượng có kết quả: \(names: Array(subjects.prefix(Self.mostListed)))"
    case .scoresDoNotAddUp(let item, _, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): \(Self.what(item)) ghi \(number: only.stated) nhưng các phần cộng lại được \(number: only.computed)"
      }
      return
        "\(number: subjects.count) đối tượng có \(Self.what(item)) không bằng tổng các phần"
    case .columnsDoNotAddUp(let column, _, _, _, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): cột \(name: column) ghi \(number: only.stated) nhưng các cột thành phần cộng lại được \(number: only.computed)"
      }
      return
        "\(number: subjects.count) đối tượng có cột \(name: column) không bằng tổng các cột thành phần"
    case .percentagesDoNotAddUp(let columns, _, _, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): các tỷ lệ \(names: columns) cộng lại được \(number: only.computed), không phải 100"
      }
      return
        "\(number: subjects.count) đối tượng có các tỷ lệ \(names: columns) cộng lại không bằng 100"
    case .ratesDiffer(let column, _, _, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): cột \(name: column) ghi \(number: only.stated) nhưng tính từ số liệu được \(number: only.computed)"
      }
      return
        "\(number: subjects.count) đối tượng có cột \(name: column) khác tỷ lệ tính từ số liệu"
    case .declaredClassHigher(let stage, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): theo số liệu bước \(name: stage) được xếp \(name: only.stated), sau thẩm định còn \(name: only.computed)"
      }
      return
        "\(number: subjects.count) đối tượng bị hạ mức xếp loại do số liệu bước \(name: stage) bị sửa khi thẩm định"
    case .totalJumps(let subjects, _, _, _):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): tổng điểm từ \(number: only.stated) kỳ trước thành \(number: only.computed), khác hẳn mức thay đổi chung"
      }
      return
        "\(number: subjects.count) đối tượng có tổng điểm thay đổi khác hẳn mức thay đổi chung so với kỳ trước"
    case .classJumps(let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): từ mức \(name: only.stated) kỳ trước thành \(name: only.computed), cách từ hai bậc trở lên"
      }
      return
        "\(number: subjects.count) đối tượng thay đổi xếp loại từ hai bậc trở lên so với kỳ trước"
    case .figureJumps(let indicator, let subjects, _, _):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): số liệu \(name: indicator) từ \(number: only.stated) kỳ trước thành \(number: only.computed), khác hẳn các đối tượng khác"
      }
      return
        "\(number: subjects.count) đối tượng có số liệu \(name: indicator) thay đổi khác hẳn các đối tượng khác so với kỳ trước"
    case .beyondLimit(let item, let limit, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): \(Self.moved(item)) từ \(name: only.stated) kỳ trước thành \(name: only.computed), quá giới hạn \(number: limit) của đợt đánh giá"
      }
      return
        "\(number: subjects.count) đối tượng có \(Self.moved(item)) thay đổi quá giới hạn \(number: limit) của đợt đánh giá so với kỳ trước"
    case .fullWithoutDocument(let subject, let criteria, _):
      return
        "\(name: subject) được điểm tối đa ở \(names: Self.some(criteria)) mà không có tài liệu nào"
    case .noDocumentAtAll(let subject, let criteria, _):
      return
        "\(name: subject) không nộp tài liệu nào mà được điểm tối đa ở \(names: Self.some(criteria))"
    case .figuresBunched(let indicator, _, let line, let subjects, _, _, _):
      return
        "\(number: subjects.count) đối tượng có số liệu \(name: indicator) đúng bằng ngưỡng \(number: line), nhiều bất thường"
    case .totalsOnLine(let subjects, let line, let className, _, _, _, _):
      return
        "tổng điểm đúng bằng ngưỡng \(number: line) của mức \(name: className): \(names: Self.some(subjects))"
    case .classHangsOnLine(let indicator, _, let line, _, let subjects, _):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject) đạt mức \(name: only.computed) nhờ số liệu \(name: indicator) đúng bằng ngưỡng \(number: line)"
      }
      return
        "\(number: subjects.count) đối tượng giữ được mức xếp loại nhờ số liệu \(name: indicator) đúng bằng ngưỡng \(number: line)"
    case .acceptanceIdle(let code):
      return "đợt đánh giá không có cảnh báo \(code: code) nào như vậy để chấp nhận"
    case .unknownName(let what, let name, _, _):
      return "run.yaml nêu \(what.word(.vi)) \(name: name) mà bộ tiêu chí không có"
    }
  }

  var vietnameseNotes: [Text] {
    switch self {
    case .selfScoreDiffers(_, let figures, let changed):
      return Self.figures(figures, by: "tự chấm")
        + changed.prefix(Self.mostListed).map {
          "số liệu \(name: $0.indicator) đã sửa khi thẩm định: \(code: $0.before) → \(code: $0.after)"
        }
    case .publishedDiffers(_, let figures): return Self.figures(figures, by: "công bố")
    case .selfScoresDiffer(let subjects):
      return Self.differing(subjects, by: "tự chấm")
    case .publishedOthersDiffer(let subjects):
      return Self.differing(subjects, by: "công bố")
    case .scoresDoNotAddUp(_, let parts, let subjects):
      let first: [Text] = ["các phần: \(names: parts)"]
      return first + (subjects.count == 1 ? [] : Self.sums(subjects))
    case .columnsDoNotAddUp(let column, let parts, let holds, let of, let subjects):
      let first: [Text] = [
        "\(name: column) là tổng của \(names: parts) ở \(number: holds) trên \(number: of) dòng"
      ]
      return first + (subjects.count == 1 ? [] : Self.sums(subjects))
    case .percentagesDoNotAddUp(_, let holds, let of, let subjects):
      let first: [Text] = [
        "các tỷ lệ này cộng lại bằng 100 ở \(number: holds) trên \(number: of) dòng"
      ]
      return first
        + (subjects.count == 1 ? [] : Self.list(subjects) { "cộng lại \(number: $0.computed)" })
    case .ratesDiffer(_, let formula, _, let subjects):
      let first: [Text] = ["quy tắc tính \(code: formula)"]
      return first
        + (subjects.count == 1
          ? []
          : Self.list(subjects) { "ghi \(number: $0.stated), tính được \(number: $0.computed)" })
    case .declaredClassHigher(let stage, let subjects):
      return subjects.count == 1
        ? []
        : Self.list(subjects) {
          "bước \(name: stage): \(name: $0.stated), sau thẩm định: \(name: $0.computed)"
        }
    case .totalJumps(let subjects, let median, let limit, let count):
      let first: [Text] = [
        "\(number: count) đối tượng có cả hai kỳ; mức thay đổi ở giữa (trung vị) là \(number: median) điểm, lệch quá \(number: limit) điểm thì nêu ở đây"
      ]
      return first + (subjects.count == 1 ? [] : Self.changes(subjects))
    case .classJumps(let subjects):
      return subjects.count == 1
        ? [] : Self.list(subjects) { "\(name: $0.stated) → \(name: $0.computed)" }
    case .figureJumps(_, let subjects, let median, let count):
      let first: [Text] = [
        "\(number: count) đối tượng có cả hai kỳ; mức thay đổi ở giữa (trung vị) là \(number: median)"
      ]
      return first + (subjects.count == 1 ? [] : Self.changes(subjects))
    case .beyondLimit(_, _, let subjects):
      return subjects.count == 1 ? [] : Self.changes(subjects)
    case .fullWithoutDocument, .noDocumentAtAll:
      return ["trong số đối tượng được điểm tối đa ở đó, từ ba phần tư trở lên có tài liệu"]
    case .figuresBunched(_, let criterion, let line, let subjects, let below, let above, _):
      let first: [Text] = [
        "tiêu chí \(name: criterion): \(number: subjects.count) đối tượng đúng \(number: line), ngay dưới ngưỡng chỉ có \(number: below), ngay trên có \(number: above)"
      ]
      return first + ["các đối tượng: \(names: Self.some(subjects.map(\.subject)))"]
    case .totalsOnLine(_, let line, _, let isBunched, let below, let above, _):
      return isBunched
        ? [
          "nhiều bất thường: ngay dưới \(number: line) chỉ có \(number: below) đối tượng, ngay trên có \(number: above)"
        ] : []
    case .classHangsOnLine(_, let criterion, _, let loss, let subjects, _):
      let first: [Text] = [
        "dưới ngưỡng này thì mất \(number: loss) điểm ở tiêu chí \(name: criterion) và không còn đủ điểm cho mức đó"
      ]
      return first
        + Self.list(subjects) { "tổng điểm \(number: $0.stated), mức \(name: $0.computed)" }
    case .unpublished, .acceptanceIdle, .unknownName: return []
    }
  }

  private static func changes(_ subjects: [SubjectFigures]) -> [Text] {
    list(subjects) { "\(number: $0.stated) → \(number: $0.computed)" }
  }

  private static func some(_ names: [String]) -> [String] {
    names.count <= mostListed ? names : Array(names.prefix(mostListed)) + ["…"]
  }

  private static func sums(_ subjects: [SubjectFigures]) -> [Text] {
    list(subjects) { "ghi \(number: $0.stated), cộng lại \(number: $0.computed)" }
  }

  private static func figures(_ figures: [ComparedFigure], by verb: String) -> [Text] {
    // What the headline says of one figure alone is not said twice.
    if figures.count < 2 { return [] }
    var notes = figures.prefix(mostListed).map { figure($0, by: verb) }
    if figures.count > mostListed {
      notes.append("và \(number: figures.count - mostListed) mục khác")
    }
    return notes
  }

  var vietnameseCure: Text? {
    switch self {
    case .selfScoreDiffers:
      "đối chiếu hồ sơ với đơn vị: hoặc điểm tự chấm sai quy tắc, hoặc số liệu thẩm định chưa đúng"
    case .selfScoresDiffer:
      "xem từng đơn vị bằng \(code: "thidua explain"), mọi chỗ sửa khi thẩm định bằng \(code: "thidua stages")"
    case .publishedDiffers:
      "tìm xem số liệu, quy tắc hay bảng công bố sai rồi sửa chỗ sai; nếu khác biệt có lý do thì ghi \(code: "accept") trong \(name: "run.yaml") kèm lý do"
    case .publishedOthersDiffer: "xem từng đơn vị bằng \(code: "thidua explain")"
    case .unpublished:
      "bổ sung các đối tượng này vào bảng công bố, hoặc ghi \(code: "accept") kèm lý do"
    case .scoresDoNotAddUp: "cộng lại trong bảng rồi sửa tổng hoặc phần sai"
    case .columnsDoNotAddUp, .percentagesDoNotAddUp:
      "hỏi lại nơi báo cáo rồi sửa ô sai; nếu số liệu đúng thì ghi \(code: "accept") trong \(name: "run.yaml") kèm lý do"
    case .ratesDiffer:
      "kiểm tra tử số, mẫu số và tỷ lệ với nơi báo cáo rồi sửa ô sai; điểm được tính từ tử số và mẫu số"
    case .declaredClassHigher:
      "chuẩn bị giải trình với đơn vị; xem từng chỗ sửa bằng \(code: "thidua stages")"
    case .totalJumps, .classJumps, .figureJumps, .beyondLimit:
      "kiểm tra số liệu của cả hai kỳ với đơn vị; nếu đúng thì ghi \(code: "accept") trong \(name: "run.yaml") kèm lý do"
    case .fullWithoutDocument, .noDocumentAtAll:
      "yêu cầu đơn vị bổ sung tài liệu, hoặc chấm lại; nếu không cần tài liệu thì ghi \(code: "accept") kèm lý do"
    case .figuresBunched:
      "xem lại cách xác định số liệu này ở các đơn vị nêu trên, nhất là tài liệu gốc"
    case .totalsOnLine, .classHangsOnLine:
      "thẩm định kỹ các số liệu quyết định trước khi công bố; nếu đã thẩm định thì ghi \(code: "accept") kèm lý do"
    case .acceptanceIdle:
      "xóa mục \(code: "accept") này, hoặc sửa \(code: "subjects") và \(code: "about")"
    case .unknownName(_, _, let nearest?, _): "Có phải ý bạn là \(name: nearest)?"
    case .unknownName(_, _, nil, let known):
      known.isEmpty ? "bỏ khóa này" : "ghi một trong các tên đã có: \(names: known)"
    }
  }
}
