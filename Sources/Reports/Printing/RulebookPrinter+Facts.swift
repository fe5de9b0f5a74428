import Decimals
import Diagnostics
import Rulebooks

// What the rules rest on: named figures, words, evidence.
extension RulebookPrinter {
  func parameters() -> [PrintedDocument.Block] {
    if rulebook.parameters.isEmpty { return [] }
    let rows = rulebook.parameters.flatMap { parameter in
      parameter.values.map { dated in
        PrintedDocument.Table.Row(cells: [
          [PrintedText(parameter.name.value)], [PrintedText(literal(dated.value))],
          [PrintedText(days(dated.days))],
          dated.basis.map {
            PrintedText($0.article.isEmpty ? $0.document : "\($0.document) \($0.article)")
          },
        ])
      }
    }
    return [
      heading(2, "Tham số", "Parameters"),
      .table(
        PrintedDocument.Table(
          columns: columns(
            ("Tên", "Name"), ("Giá trị", "Value"), ("Thời gian", "Days"), ("Căn cứ", "Basis")),
          rows: rows)),
    ]
  }

  func ladders() -> [PrintedDocument.Block] {
    if rulebook.ladders.isEmpty { return [] }
    return [
      heading(2, "Thang mức (từ thấp đến cao)", "Ladders (rising)"),
      .list(
        rulebook.ladders.map { ladder in
          PrintedText(
            "\(ladder.name.value): " + ladder.rungs.map(\.value).joined(separator: " → "))
        }),
    ]
  }

  func facts() -> [PrintedDocument.Block] {
    var blocks: [PrintedDocument.Block] = []
    if !rulebook.attributes.isEmpty {
      blocks += [
        heading(2, "Thuộc tính", "Attributes"),
        .list(
          rulebook.attributes.map { attribute in
            let title = attribute.title?.text(in: language).map { " – \($0)" } ?? ""
            return PrintedText(
              "\(attribute.name.value)\(title) (\(subject(attribute.subject))): "
                + type(attribute.type.value))
          }),
      ]
    }
    if !rulebook.indicators.isEmpty {
      blocks += [
        heading(2, "Chỉ tiêu cần số liệu", "Indicators"),
        .table(
          PrintedDocument.Table(
            columns: columns(
              ("Chỉ tiêu", "Indicator"), ("Đối tượng", "Subject"), ("Kiểu, khoảng", "Type, range"),
              ("Tài liệu", "Document"), ("Cách lấy", "How it is taken")),
            rows: rulebook.indicators.map(indicator))),
      ]
    }
    return blocks
  }

  private func indicator(_ indicator: Indicator) -> PrintedDocument.Table.Row {
    var name = [PrintedText(indicator.name.value)]
    if let title = indicator.title?.text(in: language), title != indicator.name.value {
      name.append(PrintedText(title))
    }
    name += remarks(indicator.remarks)
    var kind = [
      PrintedText(
        type(indicator.type.value) + (indicator.measuredIn.map { " (\($0))" } ?? ""))
    ]
    if let range = indicator.range { kind.append(interval(range)) }
    let document =
      switch indicator.document {
      case .required: words("bắt buộc", "required")
      case .whenClaimed: words("khi kê khai", "when claimed")
      case .none: ""
      }
    var taken: [PrintedText] = []
    if let derived = indicator.derived {
      taken.append(said("tính: \(formula(derived))", "derived: \(formula(derived))"))
    }
    if let combine = indicator.combine {
      taken.append(
        PrintedText(
          words("nhiều kỳ: ", "several periods: ") + combining(combine).lowercased()))
    }
    if let months = indicator.validForMonths {
      taken.append(
        PrintedText(words("có giá trị \(months) tháng", "good for \(months) months")))
    }
    if let rule = indicator.whenMissing {
      taken.append(PrintedText(words("thiếu: ", "missing: ") + missing(rule.value)))
    }
    taken += basis(indicator.remarks)
    return PrintedDocument.Table.Row(cells: [
      name, [PrintedText(subject(indicator.subject))], kind, [PrintedText(document)], taken,
    ])
  }

  func registers() -> [PrintedDocument.Block] {
    if rulebook.registers.isEmpty { return [] }
    return [
      heading(2, "Sổ theo dõi", "Registers"),
      .list(
        rulebook.registers.map { register in
          let title = register.title?.text(in: language).map { " – \($0)" } ?? ""
          let columns = register.columns.map { "\($0.name.value) (\(type($0.type.value)))" }
          return withRemarks(
            PrintedText(
              "\(register.name.value)\(title) (\(subject(register.subject))): "
                + columns.joined(separator: ", ")), register.remarks)
        }),
    ]
  }

  func functions() -> [PrintedDocument.Block] {
    if rulebook.functions.isEmpty { return [] }
    return [
      heading(2, "Hàm", "Functions"),
      .list(
        rulebook.functions.map { function in
          let names = function.parameters.map(\.name.value).joined(separator: ", ")
          return withRemarks(
            "\(function.name.value)(\(names)) = \(formula(function.body))", function.remarks)
        }),
    ]
  }

  func checks() -> [PrintedDocument.Block] {
    if rulebook.checks.isEmpty { return [] }
    return [
      heading(2, "Phép đối chiếu số liệu", "Checks of the evidence"),
      .list(
        rulebook.checks.map { check in
          let message = check.message?.text(in: language).map { "\($0): " } ?? ""
          return withRemarks("\(message)\(condition(check.that))", check.remarks)
        }),
    ]
  }

  private func subject(_ kind: SubjectKind) -> String {
    kind == .unit ? words("đơn vị", "unit") : words("cá nhân", "person")
  }

  private func type(_ type: ValueType) -> String {
    switch type {
    case .wholeNumber: words("số nguyên", "whole number")
    case .number: words("số", "number")
    case .percent: words("phần trăm", "percent")
    case .points: words("điểm", "points")
    case .yesNo: words("có/không", "yes or no")
    case .level(let ladder): words("mức: ", "level: ") + ladder
    case .choice(let choices): words("một trong: ", "one of: ") + choices.joined(separator: ", ")
    case .date: words("ngày", "date")
    case .text: words("chữ", "text")
    }
  }
}
