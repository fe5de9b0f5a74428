import Diagnostics

extension YAMLFault {
  var vietnameseHeadline: Text {
    switch self {
    case .notUTF8: "tệp không phải văn bản Unicode UTF-8"
    case .isUTF16: "tệp được lưu theo bảng mã UTF-16"
    case .controlCharacter(let name): "ký tự điều khiển \(name) không được có trong văn bản"
    case .tooManyBytes(let limit): "tệp lớn hơn mức cho phép \(number: limit >> 20) MiB"
    case .tooDeep(let limit): "các phần lồng nhau sâu quá \(number: limit) cấp"
    case .tooManyNodes(let limit): "tệp có hơn \(number: limit) khóa và giá trị"
    case .empty: "tệp không có nội dung"
    case .severalDocuments: "dòng `---` mở đầu một văn bản thứ hai trong cùng tệp"
    case .directive(let text): "không dùng được chỉ thị \(code: text)"
    case .duplicateKey(let key, _): "khóa \(name: key) được viết hai lần trong cùng một nhóm"
    case .keyNotText: "đứng trước dấu hai chấm là danh sách hoặc nhóm khóa, không phải tên khóa"
    case .keyMissing: "dấu hai chấm không có tên khóa đứng trước"
    case .mergeKey: "không dùng được khóa \(code: "<<")"
    case .tag(let tag): "không dùng được nhãn kiểu \(code: tag)"
    case .unknownAlias(let name, _):
      "\(code: "*" + name) nhắc lại một phần chưa được đặt tên ở trên"
    case .cyclicAlias(let name, _): "\(code: "*" + name) nằm ngay trong phần mà nó nhắc lại"
    case .aliasesGrow(let limit):
      "các chỗ nhắc lại bằng dấu * nhân nội dung lên quá \(number: limit) khóa và giá trị"
    case .signReadAsTag(let text, _):
      "\(code: text) không đặt trong dấu ngoặc kép nên dấu ! bị hiểu là nhãn kiểu"
    case .signReadAsBlock(let text, _):
      "\(code: text) không đặt trong dấu ngoặc kép nên dấu > bị hiểu là mở đầu một đoạn văn"
    case .bracketsReadAsList(let text, _) where text.hasPrefix("{"):
      "\(code: text) không đặt trong dấu ngoặc kép nên các dấu ngoặc bị hiểu là của nhóm khóa"
    case .bracketsReadAsList(let text, _):
      "\(code: text) không đặt trong dấu ngoặc kép nên các dấu ngoặc bị hiểu là của danh sách"
    case .textAfterQuote(let text, _):
      "\(code: text) bắt đầu bằng dấu ngoặc nên bị coi là hết ở dấu đóng, phần còn lại bị thừa"
    case .commaSplitsValue(let text, _):
      "\(code: text) đứng trong ngoặc nhọn { } nên bị dấu phẩy cắt rời"
    case .decimalCommaSplitsValue(let text, _) where !text.contains(where: \.isLetter):
      "số \(code: text) viết dấu phẩy thập phân nên bị cắt rời"
    case .decimalCommaSplitsValue(let text, _):
      "\(code: text) viết dấu phẩy thập phân nên bị cắt rời"
    case .keyWithoutValue(let key, _):
      "\(code: key) trong ngoặc nhọn { } không có dấu hai chấm và giá trị"
    case .reservedSign(let sign, let text, _):
      "\(code: text) không đặt trong dấu ngoặc kép mà bắt đầu bằng \(code: sign), dấu YAML dùng vào việc khác"
    case .colonInValue(let text, _, _):
      "\(code: text) có dấu hai chấm mà không đặt trong dấu ngoặc kép nên bị hiểu là một khóa nữa"
    case .commentHidesBracket(let comment, let missing):
      "\(code: comment) bị hiểu là ghi chú nên không thấy dấu \(code: missing) đóng lại"
    case .tabIndentation: "dòng thụt lề bằng phím Tab, phải dùng dấu cách"
    case .quoteNotClosed(let mark): "dấu \(code: mark) mở ra mà không có dấu đóng"
    case .bracketNotClosed(let bracket, let missing, _):
      "thiếu dấu \(code: missing) để đóng dấu \(code: bracket)"
    case .noSpaceAfterDash(let text, _): "thiếu dấu cách sau dấu - ở đầu mục \(code: text)"
    case .commaMissing(let text, _): "thiếu dấu phẩy giữa hai khóa trong \(code: text)"
    case .bracketNotOpened(let bracket): "dấu \(code: bracket) đóng lại mà không có dấu mở"
    case .commaWithoutItem: "dấu phẩy thừa, trước nó không có mục nào"
    case .unknownEscape(let escape): "trong dấu ngoặc kép không viết được \(code: escape)"
    case .noColon(let text, _): "dòng \(code: text) thiếu dấu hai chấm"
    case .noSpaceAfterColon(let text, _): "thiếu dấu cách sau dấu hai chấm trong \(code: text)"
    case .indentation(0, _): "dòng không thụt lề, trong khi mọi dòng ở trên đều thụt lề"
    case .indentation(let spaces, _):
      "dòng thụt lề \(number: spaces) dấu cách, không thẳng hàng với dòng nào ở trên"
    case .tooDeepAfterValue: "dòng thụt lề sâu hơn dòng trên, mà dòng trên đã có giá trị"
    case .mixedLevel(isItem: true, _): "mục danh sách (dấu -) đứng lẫn giữa các khóa"
    case .mixedLevel(isItem: false, _): "dòng thiếu dấu - của danh sách"
    case .syntax(let problem, _, _): "không đọc được từ đây: \(Self.words(problem, .vi))"
    }
  }

  var vietnameseCure: Text? {
    switch self {
    case .notUTF8:
      "lưu lại tệp với bảng mã UTF-8; nếu chữ gõ theo bảng mã cũ (TCVN3, VNI) thì chuyển sang Unicode trước"
    case .isUTF16: "lưu lại tệp với bảng mã UTF-8 (Lưu thành / Save As, Encoding: UTF-8)"
    case .controlCharacter:
      "xóa ký tự này; nếu tệp có nhiều ký tự như vậy thì đó không phải tệp văn bản"
    case .tooManyBytes, .tooManyNodes: "chia nội dung thành nhiều tệp nhỏ hơn"
    case .tooDeep: "bớt số cấp lồng nhau; nhiều dấu ngoặc mở liền nhau thường là do gõ nhầm"
    case .empty: "ghi nội dung vào tệp; dòng bắt đầu bằng dấu # chỉ là ghi chú"
    case .severalDocuments: "bỏ dòng này, hoặc chuyển phần sau nó sang tệp khác"
    case .directive: "bỏ dòng này; chỉ được phép có \(code: "%YAML 1.2")"
    case .duplicateKey: "giữ một chỗ, bỏ hoặc đổi tên chỗ kia"
    case .keyNotText:
      "ghi tên khóa trước dấu hai chấm; nếu đây là giá trị thì đặt cả giá trị trong dấu ngoặc kép"
    case .keyMissing:
      "ghi tên khóa trước dấu hai chấm; nếu đây là giá trị thì đặt cả giá trị trong dấu ngoặc kép"
    case .mergeKey: "viết lại ở đây các khóa muốn dùng chung"
    case .tag(let tag):
      "bỏ \(code: tag); nếu dấu ! thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép"
    case .unknownAlias(_, let nearest?): "Có phải ý bạn là \(code: "*" + nearest)?"
    case .unknownAlias(let name, nil):
      "đặt cả giá trị trong dấu ngoặc kép nếu dấu * thuộc về nó; nếu không thì ghi \(code: "&" + name) trước phần muốn nhắc lại"
    case .cyclicAlias(let name, _):
      "bỏ \(code: "*" + name), hoặc đặt \(code: "&" + name) ở phần không chứa nó"
    case .aliasesGrow: "viết thẳng nội dung ra thay cho các chỗ nhắc lại lồng nhau"
    case .signReadAsTag(_, let write), .signReadAsBlock(_, let write),
      .bracketsReadAsList(_, let write), .commaSplitsValue(_, let write),
      .colonInValue(_, let write, nil):
      "đặt cả giá trị trong \(Self.marks(write, .vi)): \(code: write)"
    case .colonInValue(_, let write, let group?):
      "nếu đây là khóa bên trong thì viết \(code: group); nếu là một giá trị thì đặt trong \(Self.marks(write, .vi)): \(code: write)"
    case .textAfterQuote(_, let write):
      "đặt thêm cả giá trị trong \(Self.marks(write, .vi)): \(code: write)"
    case .decimalCommaSplitsValue(_, let write): "viết dấu chấm thập phân: \(code: write)"
    case .keyWithoutValue(_, let write):
      "ghi dấu hai chấm và giá trị sau tên khóa; nếu là danh sách thì viết \(code: write)"
    case .reservedSign("-", _, let write):
      "đặt cả giá trị trong \(Self.marks(write, .vi)): \(code: write); nếu là danh sách thì xuống dòng trước dấu -"
    case .reservedSign("*", _, let write), .reservedSign("&", _, let write):
      "đặt cả giá trị trong \(Self.marks(write, .vi)): \(code: write); nếu là tên để nhắc lại thì tên chỉ gồm chữ không dấu, chữ số, - và _"
    case .reservedSign(_, _, let write):
      "đặt cả giá trị trong \(Self.marks(write, .vi)): \(code: write)"
    case .commentHidesBracket: "đặt giá trị có dấu # trong dấu ngoặc kép"
    case .tabIndentation: "thay mỗi dấu Tab ở đầu dòng bằng dấu cách, hai dấu cách cho một cấp"
    case .quoteNotClosed(let mark): "thêm dấu \(code: mark) vào cuối giá trị"
    case .bracketNotClosed(_, let missing, _):
      "thêm \(code: missing) ở đây; nếu dấu ngoặc mở thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép"
    case .noSpaceAfterDash(_, let write), .commaMissing(_, let write): "viết \(code: write)"
    case .bracketNotOpened:
      "bỏ dấu này; nếu nó thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép"
    case .commaWithoutItem: "bỏ dấu phẩy thừa, hoặc ghi mục còn thiếu"
    case .unknownEscape(let escape) where Self.isNumbered(escape): "gõ thẳng ký tự muốn dùng"
    case .unknownEscape:
      "dùng dấu nháy đơn '…' thay cho dấu ngoặc kép, hoặc viết hai dấu \\\\ liền nhau"
    case .noColon(_, let write?):
      "viết \(code: write); nếu đây là phần tiếp của dòng trên thì đặt cả giá trị trong dấu ngoặc kép"
    case .noColon(_, nil):
      "viết khóa, dấu hai chấm, dấu cách rồi giá trị; nếu đây là phần tiếp của dòng trên thì đặt cả giá trị trong dấu ngoặc kép"
    case .noSpaceAfterColon(_, let write): "viết \(code: write)"
    case .indentation: "thụt lề cho thẳng hàng với các dòng cùng cấp"
    case .tooDeepAfterValue:
      "thụt lề ngang với dòng trên; nếu dòng này thuộc về dòng trên thì bỏ giá trị ở dòng trên"
    case .mixedLevel(isItem: true, _):
      "đặt mục này thụt lề bên dưới khóa có danh sách, hoặc bỏ dấu - nếu đây là một khóa"
    case .mixedLevel(isItem: false, _):
      "thêm dấu - và dấu cách ở đầu dòng, hoặc thụt lề cho thẳng hàng với phần mà nó thuộc về"
    case .syntax: "xem lại dấu ngoặc, dấu hai chấm và chỗ thụt lề ở dòng này và dòng ngay trên"
    }
  }
}
