import Diagnostics

extension EvidenceFault {
  var vietnameseHeadline: Text {
    switch self {
    case .isUTF16(let path):
      "\(name: path) được lưu ở dạng UTF-16 (“Unicode Text”), không phải UTF-8"
    case .isWorkbook(let path): "\(name: path) là tệp Excel, không phải tệp CSV"
    case .isNotUTF8(let path): "\(name: path) không được lưu ở dạng UTF-8"
    case .isNoText(let path): "\(name: path) không phải là tệp văn bản"
    case .isEmpty(let path): "\(name: path) không có dòng tiêu đề cột"
    case .tooManyColumns(let path, let limit):
      "\(name: path) có nhiều hơn \(number: limit) cột"
    case .openQuote(let row): "dòng \(number: row) có dấu ngoặc kép mở mà không đóng"
    case .textAfterQuote(let row): "dòng \(number: row) có chữ nằm sau dấu ngoặc kép đóng"
    case .strayQuote(let row): "dòng \(number: row) có dấu ngoặc kép nằm giữa ô"
    case .fieldCount(let row, let fields, let headings, _):
      "dòng \(number: row) có \(number: fields) ô, trong khi bảng có \(number: headings) cột"
    case .rowTooLong(let row, let limit):
      "dòng \(number: row) dài hơn \(number: limit) byte; phần sau của tệp không được đọc"
    case .noSubjectColumn(let path, let heading, _, _):
      "\(name: path) không có cột \(name: heading), là cột cho biết mỗi dòng nói về đối tượng nào"
    case .headingCount(let headings, let fields):
      "dòng tiêu đề có \(number: headings) ô, trong khi các dòng bên dưới có \(number: fields) ô"
    case .noColumn(let heading, _, _): "không bảng nào có cột \(name: heading)"
    case .repeatedHeading(let heading, _): "có hai cột cùng tiêu đề \(name: heading)"
    case .unusedColumns(let path, let headings):
      "\(name: path) có \(number: headings.count) cột không dùng đến: \(names: headings)"
    case .nothingToIgnore(let path, let heading, _):
      "\(name: path) không có cột \(name: heading) để bỏ qua"
    case .formats(let paths, let formats): EvidenceFault.headline(paths, formats, .vi)
    case .mayBeShares(let column):
      "mọi giá trị của cột \(name: column) đều từ 0 đến 1, trong khi cột này tính theo phần trăm"
    case .noSubject(let row, let column): "dòng \(number: row) để trống cột \(name: column)"
    case .unknownSubject(let row, let subject, _):
      "dòng \(number: row): không có đối tượng nào mang mã \(name: subject)"
    case .repeatedSubject(let row, let subject, let firstRow, _):
      "\(name: subject) có ở cả dòng \(number: firstRow) và dòng \(number: row)"
    case .noRows(_, let subjects, let count):
      "không bảng nào có dòng cho \(number: count) đối tượng: \(list(subjects, of: count))"
    case .unknownParent(let row, let subject, let parent, _):
      "dòng \(number: row): cấp trên \(name: parent) của \(name: subject) không có trong danh sách"
    case .circularParents(let subjects):
      "quan hệ cấp trên đi thành vòng: \(names: subjects)"
    case .noUnit(let row, let subject, let column):
      "dòng \(number: row): \(name: subject) không có đơn vị (cột \(name: column) để trống)"
    case .unknownUnit(let row, let subject, let unit, _):
      "dòng \(number: row): đơn vị \(name: unit) của \(name: subject) không có trong danh sách"
    case .notAFigure(let row, let column, let value):
      "\(place(row, column)): \(name: value) không phải là số"
    case .scientific(let row, let column, let value):
      "\(place(row, column)): \(name: value) là số viết dạng lũy thừa"
    case .spreadsheetError(let row, let column, let value):
      "\(place(row, column)): \(name: value) là lỗi công thức của bảng tính"
    case .tooManyDigits(let row, let column, let value, let limit):
      "\(place(row, column)): \(name: value) có nhiều hơn \(number: limit) chữ số"
    case .ambiguousFigure(let row, let column, let value):
      "\(place(row, column)): \(name: value) có thể đọc theo hai cách"
    case .otherDecimalMark(let row, let column, let value):
      "\(place(row, column)): \(name: value) dùng dấu thập phân khác với phần còn lại của bảng"
    case .percentSign(let row, let column, let value):
      "\(place(row, column)): \(name: value) có dấu % trong khi cột này không phải là tỷ lệ phần trăm"
    case .notWhole(let row, let column, let value):
      "\(place(row, column)): \(name: value) không phải là số nguyên"
    case .outOfRange(let row, let column, let value, let range):
      "\(place(row, column)): \(name: value) nằm ngoài khoảng \(code: range)"
    case .notYesNo(let row, let column, let value):
      "\(place(row, column)): \(name: value) không cho biết là có hay không"
    case .unknownName(let row, let column, let value, _, _):
      "\(place(row, column)): \(name: value) không phải là giá trị được phép"
    case .notADate(let row, let column, let value):
      "\(place(row, column)): \(name: value) không phải là ngày"
    case .monthFirst(let row, let column, let value):
      "\(place(row, column)): \(name: value) viết tháng trước ngày"
    case .ambiguousDate(let row, let column, let value):
      "\(place(row, column)): \(name: value) không rõ đâu là ngày, đâu là tháng"
    case .notText(let row, let column):
      "\(place(row, column)): ô có ký tự không đúng chuẩn UTF-8"
    case .givenTwice(let row, let column, let subject, let otherPath, let otherRow):
      """
      \(place(row, column)): giá trị của \(name: subject) đã có ở dòng \(number: otherRow) \
      của \(name: otherPath)
      """
    case .furtherFaults(let path, let column, let code, let count):
      "\(name: path), cột \(name: column): còn \(number: count) lỗi \(code) nữa"
    case .noDocument(let row, let column, let subject):
      "\(place(row, column)): giá trị của \(name: subject) không có tài liệu kiểm chứng"
    case .undatedDocument(let row, let column, let subject):
      "\(place(row, column)): tài liệu kiểm chứng của \(name: subject) không ghi ngày"
    case .documentsNotChecked(let columns):
      "không bảng nào có tài liệu kiểm chứng cho \(number: columns.count) chỉ tiêu cần tài liệu"
    case .overlappingPeriods(let row, let column, let subject, let first, let second):
      """
      \(place(row, column)): giá trị của \(name: subject) ở kỳ \(code: first) và kỳ \(code: second) \
      trùng ngày với nhau
      """
    case .notCombined(let column, let periods):
      "\(name: column) có giá trị ở \(number: periods.count) kỳ nhưng chưa rõ cách gộp"
    case .otherPeriods(let path, let periods, let rows):
      """
      \(name: path): \(number: rows) dòng nói về kỳ khác (\(names: periods)) nên không được dùng
      """
    case .noLongColumn(let path, let heading, _):
      "\(name: path) không có cột \(name: heading), là cột mà bảng dạng dọc phải có"
    case .noIndicator(let row, let column): "dòng \(number: row) để trống cột \(name: column)"
    case .unknownIndicator(let row, let indicator, _):
      "dòng \(number: row): không có chỉ tiêu nào tên là \(name: indicator)"
    case .unknownPeriod(let row, let period):
      "dòng \(number: row): \(name: period) không phải là một kỳ"
    case .unknownStage(let row, let stage, _, _):
      "dòng \(number: row): không có bước nào tên là \(name: stage)"
    case .unknownStatus(let row, let status, _, _):
      "dòng \(number: row): \(name: status) không cho biết tài liệu có được chấp nhận hay không"
    }
  }

  var vietnameseCure: Text? {
    switch self {
    case .isUTF16, .isNotUTF8:
      """
      mở tệp bằng Excel, chọn Save As (Lưu thành) và kiểu \(code: "CSV UTF-8 (Comma delimited)")
      """
    case .isWorkbook:
      """
      mở tệp bằng Excel, chọn Save As (Lưu thành) và kiểu \(code: "CSV UTF-8 (Comma delimited)")
      """
    case .isNoText: "kiểm tra lại tên tệp; bảng số liệu phải là tệp CSV"
    case .isEmpty: "ghi tiêu đề các cột vào dòng đầu tiên của tệp"
    case .tooManyColumns: "xóa các cột trống hoặc chia bảng thành nhiều tệp"
    case .openQuote:
      "thêm dấu ngoặc kép đóng vào cuối ô; dấu ngoặc kép bên trong ô phải viết đôi (\(code: "\"\""))"
    case .textAfterQuote:
      "đặt cả ô trong dấu ngoặc kép; dấu ngoặc kép bên trong ô phải viết đôi (\(code: "\"\""))"
    case .strayQuote:
      """
      dấu ngoặc kép được đọc như một ký tự; nếu nó dùng để bao ô thì phải đứng ngay đầu ô, \
      không có dấu cách phía trước
      """
    case .fieldCount(_, _, _, let figure?):
      """
      dấu phẩy thập phân đã tách một số thành hai ô: đặt số trong dấu ngoặc kép \
      (\(code: "\"\(figure.isEmpty ? "9,5" : figure)\"")), hoặc phân cách các ô bằng dấu chấm phẩy. \
      Các giá trị của dòng này được coi là thiếu
      """
    case .fieldCount:
      """
      thêm hoặc bớt dấu phân cách cho đủ số ô; ô có chứa dấu phân cách phải đặt trong dấu ngoặc kép. \
      Các giá trị của dòng này được coi là thiếu
      """
    case .rowTooLong: "tìm dấu ngoặc kép mở mà không đóng ở dòng này"
    case .noSubjectColumn(_, _, let nearest, _):
      suggestion(nearest) ?? "sửa tiêu đề cột hoặc khóa \(code: "subject") trong run.yaml"
    case .headingCount:
      "đặt tiêu đề có chứa dấu phân cách trong dấu ngoặc kép, hoặc thêm, bớt tiêu đề cho đủ số ô"
    case .noColumn(_, let nearest, _):
      suggestion(nearest)
        ?? "thêm cột này vào bảng, hoặc ghi đúng tiêu đề của nó ở khóa \(code: "heading") của chỉ tiêu"
    case .repeatedHeading: "đổi tiêu đề hoặc xóa một trong hai cột"
    case .unusedColumns: nil
    case .nothingToIgnore(_, _, let nearest): suggestion(nearest)
    case .formats: nil
    case .mayBeShares:
      """
      các giá trị vẫn được đọc là phần trăm (\(code: "0,95") là 0,95%); nếu \(code: "0,95") nghĩa là \
      95% thì ghi \(code: "95") hoặc \(code: "95%")
      """
    case .noSubject: "ghi mã của đối tượng, hoặc xóa dòng này"
    case .unknownSubject(_, _, let nearest):
      suggestion(nearest) ?? "sửa mã, hoặc thêm đối tượng này vào danh sách"
    case .repeatedSubject:
      "chỉ giữ lại một dòng; cho đến lúc đó các giá trị của cả hai dòng được coi là thiếu"
    case .noRows: "mọi số liệu của các đối tượng này được coi là thiếu"
    case .unknownParent(_, _, _, let nearest):
      suggestion(nearest) ?? "sửa mã cấp trên, hoặc thêm đơn vị đó vào danh sách"
    case .circularParents: "sửa cột cấp trên để không đơn vị nào là cấp trên của chính mình"
    case .noUnit: "ghi mã đơn vị của người này"
    case .unknownUnit(_, _, _, let nearest):
      suggestion(nearest) ?? "sửa mã đơn vị, hoặc thêm đơn vị đó vào danh sách"
    case .notAFigure:
      """
      chỉ ghi con số, không kèm đơn vị tính hay chữ; nếu đây là ký hiệu của số liệu còn thiếu thì \
      khai báo ở khóa \(code: "missing") trong run.yaml
      """
    case .scientific:
      "định dạng cột là Number trong bảng tính rồi lưu lại, vì cách viết này có thể làm mất chữ số"
    case .spreadsheetError: "sửa công thức trong bảng tính rồi lưu lại"
    case .tooManyDigits: "làm tròn số này trước khi đưa vào bảng"
    case .ambiguousFigure(_, _, let value):
      """
      không rõ dấu trong \(code: value) là dấu thập phân hay dấu phân cách hàng nghìn: \
      bỏ dấu phân cách hàng nghìn, hoặc khai báo \(code: "decimal: comma") hay \
      \(code: "decimal: point") cho tệp này trong run.yaml
      """
    case .otherDecimalMark:
      "dùng một dấu thập phân duy nhất trong cả bảng, dấu phẩy hoặc dấu chấm"
    case .percentSign: "bỏ dấu %, hoặc khai báo chỉ tiêu là \(code: "type: percent")"
    case .notWhole: "ghi số nguyên, hoặc khai báo chỉ tiêu là \(code: "type: number")"
    case .outOfRange:
      "kiểm tra lại số liệu, hoặc sửa giới hạn ở bộ tiêu chí: \(code: "range") của chỉ tiêu, \(code: "points") của tiêu chí do người chấm"
    case .notYesNo:
      "ghi \(names: YesNoWords.yes) hoặc \(names: YesNoWords.no); nếu chưa có số liệu thì để trống"
    case .unknownName(_, _, _, let names, let nearest):
      suggestion(nearest) ?? "ghi một trong các giá trị: \(list(names, of: names.count))"
    case .notADate:
      "viết ngày theo dạng \(code: "2026-12-31") hoặc \(code: "31/12/2026")"
    case .monthFirst, .ambiguousDate:
      """
      bảng này có ngày viết tháng trước ngày; viết lại theo dạng \(code: "2026-12-31") hoặc \
      \(code: "31/12/2026")
      """
    case .notText:
      "lưu lại tệp bằng Excel với kiểu \(code: "CSV UTF-8 (Comma delimited)")"
    case .givenTwice: "chỉ giữ lại một giá trị; cho đến lúc đó giá trị này được coi là thiếu"
    case .furtherFaults: "sửa các lỗi nêu trên theo cùng một cách cho cả cột rồi chạy lại"
    case .noDocument: "ghi số tài liệu kiểm chứng; cho đến lúc đó giá trị này được coi là thiếu"
    case .undatedDocument:
      "ghi ngày của tài liệu, vì chỉ tiêu này chỉ chấp nhận tài liệu còn trong thời hạn"
    case .documentsNotChecked(let columns):
      """
      các giá trị vẫn được tính; để kiểm tra, thêm bảng dạng dọc có cột tài liệu cho: \
      \(list(columns, of: columns.count))
      """
    case .overlappingPeriods:
      "chỉ giữ lại một trong hai; cho đến lúc đó giá trị của chỉ tiêu này được coi là thiếu"
    case .notCombined(_, let periods):
      """
      ghi khóa \(code: "combine") cho chỉ tiêu (\(code: "sum"), \(code: "mean"), \(code: "min"), \
      \(code: "max") hoặc \(code: "last")); các kỳ có giá trị: \(list(periods, of: periods.count))
      """
    case .otherPeriods: nil
    case .noLongColumn(_, _, let nearest):
      suggestion(nearest)
        ?? "sửa tiêu đề cột, hoặc bỏ \(code: "layout: long") nếu mỗi dòng là một đơn vị"
    case .noIndicator: "ghi tên chỉ tiêu, hoặc xóa dòng này"
    case .unknownIndicator(_, _, let nearest):
      suggestion(nearest) ?? "ghi đúng tên chỉ tiêu trong bộ tiêu chí"
    case .unknownPeriod:
      """
      viết kỳ theo dạng \(code: "2026"), \(code: "2026-Q1"), \(code: "2026-03") hoặc \
      \(code: "tháng 3/2026")
      """
    case .unknownStage(_, _, let stages, let nearest):
      suggestion(nearest)
        ?? (stages.isEmpty
          ? "khai báo các bước ở khóa \(code: "stages") trong run.yaml"
          : "ghi một trong các bước: \(names: stages)")
    case .unknownStatus(_, _, let statuses, let nearest):
      suggestion(nearest) ?? "ghi một trong các từ: \(names: statuses)"
    }
  }

  private func place(_ row: Int, _ column: String) -> Text {
    "dòng \(number: row), cột \(name: column)"
  }

  private func suggestion(_ nearest: String?) -> Text? {
    nearest.map { "có phải ý bạn là \(name: $0)?" }
  }

  private func list(_ names: [String], of count: Int) -> Text {
    let shown = Array(names.prefix(10))
    let more = count - shown.count
    return more > 0 ? "\(names: shown) và \(number: more) mục nữa" : "\(names: shown)"
  }
}
