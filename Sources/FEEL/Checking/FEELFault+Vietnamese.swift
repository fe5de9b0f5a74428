import Diagnostics

extension FEELFault {
  var vietnameseHeadline: Text {
    switch self {
    case .emptyExpression: "chưa có biểu thức nào ở đây"
    case .endTooEarly: "biểu thức kết thúc quá sớm"
    case .unexpected(let found): "\(code: found) không thể đứng ở đây"
    case .unexpectedCharacter(let found): "ký tự \(code: found) không có nghĩa trong FEEL"
    case .operandMissing(let next): "thiếu một giá trị trước \(code: next)"
    case .unfinishedString: "thiếu dấu nháy đóng của chuỗi"
    case .unfinishedComment: "chú thích chưa được đóng"
    case .bracketNotClosed(let bracket): "dấu ngoặc \(code: bracket) chưa được đóng"
    case .strayBracket(let bracket): "dấu ngoặc \(code: bracket) không đóng dấu ngoặc nào"
    case .wrongBracket(let found, let expected):
      "thiếu \(code: expected), ở đây lại là \(code: found)"
    case .decimalComma(let whole, let fraction):
      "số thập phân trong biểu thức dùng dấu chấm, không dùng dấu phẩy: \(code: "\(whole),\(fraction)")"
    case .decimalCommaInTests(let whole, let fraction):
      "\(code: "\(whole),\(fraction)") là hai phép thử: \(number: whole) hoặc \(number: fraction)"
    case .foreignOperator(let found, _): "\(code: found) không thuộc FEEL"
    case .leadingEqualsSign: "biểu thức không bắt đầu bằng dấu \(code: "=") như ở bảng tính"
    case .wordAfterNumber(let figure, let word):
      "\(code: word) đứng ngay sau con số \(code: figure)"
    case .operatorMissing(let left, let right):
      "thiếu phép toán giữa \(name: left) và \(name: right)"
    case .cellAddress(let cell): "\(code: cell) là địa chỉ ô của bảng tính, FEEL không có"
    case .alternatives: "dấu \(code: "=") chỉ so sánh với một giá trị, ở đây có nhiều giá trị"
    case .singleQuotes: "chuỗi phải đặt trong dấu nháy kép"
    case .typographicQuotes: "chuỗi phải đặt trong dấu nháy kép thẳng"
    case .percentSign(let figure): "FEEL không có dấu phần trăm: \(code: figure + "%")"
    case .thenMissing: "\(code: "if") thiếu \(code: "then")"
    case .elseMissing: "\(code: "if") thiếu \(code: "else")"
    case .keywordMissing(let word, let construct):
      "\(code: construct) thiếu \(code: word)"
    case .rangeEndMissing: "khoảng thiếu đầu trên"
    case .rangeBracketsMissing: "khoảng phải đặt trong dấu ngoặc"
    case .colonMissing(let key): "mục \(name: key) chưa có giá trị"
    case .nameMissingAfterDot: "thiếu tên sau dấu chấm"
    case .notNeedsBrackets: "\(code: "not") là một hàm"
    case .externalFunction: "không dùng được hàm ngoài"
    case .textTooLong(let limit): "biểu thức dài quá \(number: limit) byte"
    case .nestedTooDeep(let limit):
      "dấu ngoặc và điều kiện lồng nhau quá \(number: limit) tầng"
    case .tooManyOperations(let limit):
      "có hơn \(number: limit) phép toán nối tiếp nhau"
    case .numberTooLong(let text): "\(code: text) vượt quá phạm vi của số"
    case .duplicateKey(let key): "khóa \(name: key) xuất hiện hai lần trong ngữ cảnh"
    case .unreadableTemporal(let text):
      "\(code: text) không phải ngày, giờ, ngày giờ hay khoảng thời gian"
    case .unknownName(let name, _): "không có \(name: name)"
    case .unknownFunction(let name, _): "không có hàm \(name: name)"
    case .spreadsheetFunction(let name, _): "\(name: name) là hàm của bảng tính, FEEL không có"
    case .unknownField(let name, let type, _): "\(code: type) không có mục \(name: name)"
    case .unknownType(let name, _): "không có kiểu \(name: name)"
    case .unquotedRung(let word, _, let ladder):
      "\(name: word) là một bậc của \(name: ladder) nên phải đặt trong dấu nháy kép"
    case .unknownRung(let word, let ladder, _, _): "\(name: ladder) không có bậc \(name: word)"
    case .unknownParameter(let name, let function, _, _):
      "\(code: function) không có tham số \(name: name)"
    case .callBracketsMissing(let signature): "\(code: signature) là một hàm"
    case .questionMarkOutsideTests: "\(code: "?") chỉ có nghĩa trong phép thử"
    case .clockRefused(let name):
      "\(code: name + "()") làm kết quả thay đổi theo ngày tính"
    case .zoneRefused(let text): "quy tắc không được dùng múi giờ gọi theo tên: \(code: text)"
    case .assignment(let name):
      "\(name: name) được gán giá trị ở đây, nhưng \(code: "=") là phép so sánh"
    case .operandTypes(let op, let left, let right):
      "\(code: op) không dùng được cho \(code: left.description) và \(code: right.description)"
    case .operandType(let op, let found):
      "\(code: op) không dùng được cho \(code: found.description)"
    case .truthValueExpected(let op, let found):
      "\(code: op) cần điều kiện, ở đây là \(code: found.description)"
    case .comparisonTypes(let left, let right, _):
      "\(code: left.description) không bao giờ bằng \(code: right.description)"
    case .orderOfLevels(let ladder, let op, _):
      "\(code: op) không dùng được cho các bậc của \(name: ladder)"
    case .alwaysNull(let op): "\(code: op) với \(code: "null") luôn cho null"
    case .conditionType(let found): "cần một điều kiện, ở đây là \(code: found.description)"
    case .filterType(let found):
      "bộ lọc cần một điều kiện hoặc một vị trí, ở đây là \(code: found.description)"
    case .notIterable(let found):
      "không thể duyệt lần lượt từng phần tử của \(code: found.description)"
    case .rangeEndType(let found):
      "\(code: found.description) không có thứ tự để lập thành khoảng"
    case .notAFunction(let found): "không gọi được \(code: found.description) như một hàm"
    case .argumentCount(let function, let found, _):
      "\(code: function) không nhận \(number: found) đối số"
    case .argumentCountOfFunction(let expected, let found):
      "hàm nhận \(number: expected) đối số, ở đây có \(number: found)"
    case .argumentType(let function, let parameter, let expected, let found, _):
      "\(code: function) cần \(code: expected.description) cho \(name: parameter), ở đây là \(code: found.description)"
    case .nullArgument(let function, let parameter, _):
      "\(code: function) không nhận \(code: "null") cho \(name: parameter)"
    case .levelExpected(let function, let found):
      "\(code: function) xét bậc và xếp loại, ở đây là \(code: found.description)"
    case .rungExpected(let function, let ladder):
      "\(code: function) cần một bậc của \(name: ladder) trong dấu nháy kép"
    case .declaredType(let expected, let found):
      "kiểu đã khai báo là \(code: expected.description), ở đây lại là \(code: found.description)"
    case .constantCondition(let truth):
      "điều kiện luôn \(truth ? "đúng" : "sai")"
    case .nullComparison(let name): "\(name: name) không bao giờ là \(code: "null")"
    case .emptyRange: "khoảng này rỗng: đầu dưới lớn hơn đầu trên"
    case .divisionByZero: "phép chia cho không"
    case .cellCount(let expected, let found):
      "quy tắc có \(number: found) ô, bảng có \(number: expected) cột"
    }
  }

  var vietnameseCure: Text? {
    switch self {
    case .emptyExpression: "Hãy viết một biểu thức."
    case .endTooEarly: "Hãy viết tiếp phần đứng sau dấu hoặc từ cuối cùng."
    case .unexpected:
      "Hãy xem có thiếu phép toán, dấu phẩy hay dấu nháy nào ngay trước đó không."
    case .unexpectedCharacter: "Hãy bỏ ký tự này, hoặc đặt văn bản trong dấu nháy kép."
    case .operandMissing: "Hãy viết một tên, một số hoặc một chuỗi ở trước."
    case .unfinishedString: "Hãy viết \(code: "\"") ở cuối văn bản."
    case .unfinishedComment: "Hãy viết \(code: "*/") ở cuối chú thích."
    case .bracketNotClosed(let bracket):
      "Hãy viết \(code: FEELFault.closing(bracket)) ở chỗ kết thúc."
    case .strayBracket: "Hãy bỏ dấu này, hoặc mở ngoặc ở phía trước."
    case .wrongBracket(_, let expected): "Hãy viết \(code: expected) ở đây."
    case .decimalComma(let whole, let fraction): "Hãy viết \(code: "\(whole).\(fraction)")."
    case .decimalCommaInTests(let whole, let fraction):
      "Nếu là một số, hãy viết \(code: "\(whole).\(fraction)"); nếu là hai phép thử, hãy thêm dấu cách sau dấu phẩy."
    case .foreignOperator("&", _):
      "Hãy viết \(code: "+") để nối văn bản, \(code: "and") để nối hai điều kiện."
    case .foreignOperator(_, let instead): "Hãy viết \(code: instead)."
    case .leadingEqualsSign(let instead?): "Hãy viết \(code: instead)."
    case .leadingEqualsSign: "Hãy bỏ dấu \(code: "=") ở đầu."
    case .wordAfterNumber(let figure, let word):
      "Nếu là đơn vị đo thì chỉ viết con số: \(code: figure). Nếu \(name: word) là một tên thì hãy viết phép toán ở giữa."
    case .spreadsheetFunction(_, let instead): "Hãy viết như \(code: instead)."
    case .singleQuotes(let text), .typographicQuotes(let text):
      "Hãy viết \(code: "\"\(text)\"")."
    case .percentSign(let figure):
      "Hãy viết \(code: "\(figure)/100") nếu là tỷ lệ, hoặc \(code: figure) nếu vế kia tính từ 0 đến 100."
    case .thenMissing, .elseMissing:
      "Hãy viết \(code: "if điều kiện then giá trị else giá trị khác")."
    case .keywordMissing(let word, "between"): "Hãy viết \(code: "x between 1 \(word) 10")."
    case .keywordMissing(_, "for"): "Hãy viết \(code: "for x in danh sách return giá trị")."
    case .keywordMissing(_, let construct):
      "Hãy viết \(code: "\(construct) x in danh sách satisfies điều kiện")."
    case .rangeEndMissing:
      "Hãy viết cả hai đầu, như \(code: "[1..10]"), hoặc một phép thử như \(code: ">= 1")."
    case .rangeBracketsMissing: "Hãy viết \(code: "[1..10]")."
    case .colonMissing: "Hãy viết \(code: "{ khóa: giá trị }")."
    case .nameMissingAfterDot: "Hãy viết tên của mục sau dấu chấm."
    case .operatorMissing(let left, let right):
      "Hãy viết phép toán ở giữa, ví dụ \(code: "\(left) * \(right)")."
    case .cellAddress: "Hãy viết tên của chỉ tiêu thay cho địa chỉ ô."
    case .alternatives(let instead): "Hãy viết \(code: instead)."
    case .notNeedsBrackets(let instead?): "Hãy viết \(code: instead)."
    case .notNeedsBrackets: "Hãy viết \(code: "not(điều kiện)")."
    case .externalFunction: "Hãy viết hàm bằng FEEL."
    case .textTooLong, .nestedTooDeep, .tooManyOperations:
      "Hãy tách ra: đặt tên riêng cho một phần rồi dùng tên đó."
    case .numberTooLong: "Hãy viết một số nhỏ hơn."
    case .duplicateKey: "Hãy đổi tên một trong hai mục."
    case .unreadableTemporal:
      "Hãy viết \(code: "@\"2026-07-01\""), \(code: "@\"08:30:00\"") hoặc \(code: "@\"P1Y\"")."
    case .unknownName(_, let nearest?), .unknownFunction(_, let nearest?),
      .unknownField(_, _, let nearest?), .unknownType(_, let nearest?),
      .unknownParameter(_, _, _, let nearest?):
      "Có phải ý bạn là \(name: nearest)?"
    case .unknownName:
      "Hãy dùng một tên đã khai báo; nếu là văn bản, hãy đặt trong dấu nháy kép."
    case .unknownFunction: "Hãy dùng một hàm của FEEL hoặc của bộ quy tắc."
    case .unknownField: "Hãy dùng một mục có trong giá trị này."
    case .unknownType:
      "Hãy dùng một kiểu của FEEL: \(code: "number"), \(code: "string"), \(code: "boolean")…"
    case .unquotedRung(_, let rung, _): "Hãy viết \(code: "\"\(rung)\"")."
    case .unknownRung(_, _, _, let nearest?): "Có phải ý bạn là \(code: "\"\(nearest)\"")?"
    case .unknownRung(_, _, let rungs, nil): "Các bậc gồm \(names: rungs)."
    case .unknownParameter(_, _, let signature, nil): "Cách gọi: \(code: signature)."
    case .callBracketsMissing(let signature): "Hãy gọi hàm: \(code: signature)."
    case .questionMarkOutsideTests: "Hãy viết tên của giá trị."
    case .clockRefused: "Hãy dùng \(code: "period.end") hoặc một ngày cho trước."
    case .zoneRefused: "Hãy viết độ lệch múi giờ, như \(code: "+07:00")."
    case .assignment(let name): "Hãy bỏ \(code: "\(name) =") và giữ phần đứng sau."
    case .operandTypes, .operandType:
      "Hãy xem mỗi vế là gì; không tính được số với văn bản."
    case .truthValueExpected, .conditionType: "Hãy viết một phép so sánh, như \(code: "x > 0")."
    case .comparisonTypes(_, _, let instead?): "Hãy viết \(code: instead)."
    case .comparisonTypes: "Hãy so sánh các giá trị cùng kiểu."
    case .orderOfLevels(_, _, let instead?): "Hãy viết \(code: instead)."
    case .orderOfLevels:
      "Hãy viết \(code: "at least(x, \"bậc\")") hoặc \(code: "below(x, \"bậc\")")."
    case .alwaysNull: "Hãy bỏ \(code: "null"), hoặc hỏi bằng \(code: "= null")."
    case .filterType: "Hãy viết một phép so sánh hoặc một số trong dấu ngoặc vuông."
    case .notIterable: "Hãy đưa một danh sách, hoặc một khoảng số nguyên hay khoảng ngày."
    case .rangeEndType: "Hãy dùng số, ngày hoặc chuỗi làm hai đầu."
    case .notAFunction: "Hãy bỏ dấu ngoặc, hoặc viết một phép toán ở trước."
    case .argumentCount(_, _, let signature), .argumentType(_, _, _, _, let signature),
      .nullArgument(_, _, let signature):
      "Cách gọi: \(code: signature)."
    case .argumentCountOfFunction: "Hãy đưa cho mỗi tham số một đối số."
    case .levelExpected:
      "Hãy dùng \(code: "=") hoặc \(code: "<") với giá trị không phải là bậc."
    case .rungExpected: "Hãy viết \(code: "at least(x, \"bậc\")")."
    case .declaredType: "Hãy sửa biểu thức hoặc kiểu đã khai báo."
    case .constantCondition:
      "Hãy giữ lại nhánh được dùng, hoặc viết một điều kiện có thể thay đổi."
    case .nullComparison(let name):
      "Khi chưa có số liệu thì giá trị là thiếu, không phải null: hãy viết \(code: "is missing(\(name))")."
    case .emptyRange: "Hãy đổi chỗ hai đầu."
    case .divisionByZero: "Hãy chia cho một số khác không."
    case .cellCount: "Hãy viết cho mỗi đầu vào một phép thử và cho mỗi đầu ra một kết quả."
    }
  }
}
