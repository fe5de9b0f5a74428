public import Diagnostics

/// What can be wrong with a YAML file before anybody asks what it means. TD1101 to TD1199.
///
/// `text` is what the author wrote, `write` what to write instead.
public enum YAMLFault: Fault {
  // The file as a whole.

  /// Bytes that are no UTF-8.
  case notUTF8
  /// A file in UTF-16.
  case isUTF16
  /// A character that no text has, such as NUL; `name` is like `U+0000`.
  case controlCharacter(name: String)
  /// More bytes than are read.
  case tooManyBytes(limit: Int)
  /// More collections inside one another than are read.
  case tooDeep(limit: Int)
  /// More scalars and collections than are read.
  case tooManyNodes(limit: Int)
  /// Nothing but blank lines and comments.
  case empty
  /// A second document after `---`.
  case severalDocuments
  /// A line such as `%TAG`.
  case directive(text: String)

  // Keys, tags, aliases.

  /// A key that stands in the same mapping already.
  case duplicateKey(key: String, first: Span)
  /// A list or a mapping as a key.
  case keyNotText
  /// A colon with nothing before it.
  case keyMissing
  /// The key `<<`.
  case mergeKey
  /// A tag such as `!!str`.
  case tag(tag: String)
  /// `*name` without `&name` above.
  case unknownAlias(name: String, nearest: String?)
  /// `*name` inside what `&name` stands for.
  case cyclicAlias(name: String, anchor: Span)
  /// Aliases that stand for too much.
  case aliasesGrow(limit: Int)

  // What YAML makes of conditions, formulas and sentences.

  /// `!= 3`: YAML takes it for a tag.
  case signReadAsTag(text: String, write: String)
  /// `>= 2`: YAML takes it for the head of a text of several lines.
  case signReadAsBlock(text: String, write: String)
  /// `[70..90)`: YAML takes the brackets for its own.
  case bracketsReadAsList(text: String, write: String)
  /// `"x" = y`: for YAML the value ends with the closing quote.
  case textAfterQuote(text: String, write: String)
  /// `{ formula: max(a, b) }`: in braces a comma ends the value.
  case commaSplitsValue(text: String, write: String)
  /// `{ earn: 2,5 }`.
  case decimalCommaSplitsValue(text: String, write: String)
  /// `{ a, b }`.
  case keyWithoutValue(key: String, write: String)
  /// `@x`, `- 3`, `? > 3`: a value that starts with a sign of YAML's.
  case reservedSign(sign: String, text: String, write: String)
  /// `Điều 5: Quy định`: a colon and a space inside a value.
  case colonInValue(text: String, write: String)

  // Marks and lines.

  /// Tabs in front of a line; `others` are further lines that have them.
  case tabIndentation(others: Int)
  /// A `"` or `'` without its partner.
  case quoteNotClosed(mark: String)
  /// A bracket that is never closed; YAML noticed it at `noticed`.
  case bracketNotClosed(bracket: String, missing: String, noticed: Span?)
  /// A closing bracket without its partner.
  case bracketNotOpened(bracket: String)
  /// Two commas with nothing between them, or a comma at the start.
  case commaWithoutItem
  /// `\d` in double quotes.
  case unknownEscape(escape: String)
  /// A line among `key: value` lines without a colon.
  case noColon(text: String)
  /// `points:4`.
  case noSpaceAfterColon(text: String, write: String)
  /// A line that is in line with none above it.
  case indentation(spaces: Int, level: Span?)
  /// A line deeper than the one above it, which has its value already.
  case tooDeepAfterValue(above: Span)
  /// `- item` among keys, or a key among `- item` lines.
  case mixedLevel(isItem: Bool, level: Span?)
  /// Anything else that libyaml does not understand, in its words.
  case syntax(problem: String, context: String, contextAt: Span?)
}

// MARK: Codes

extension YAMLFault {
  /// The stable code.
  public var code: String {
    switch self {
    case .notUTF8: "TD1101"
    case .isUTF16: "TD1102"
    case .controlCharacter: "TD1103"
    case .tooManyBytes: "TD1104"
    case .tooDeep: "TD1105"
    case .tooManyNodes: "TD1106"
    case .empty: "TD1107"
    case .severalDocuments: "TD1108"
    case .directive: "TD1109"
    case .duplicateKey: "TD1110"
    case .keyNotText: "TD1111"
    case .keyMissing: "TD1112"
    case .mergeKey: "TD1113"
    case .tag: "TD1114"
    case .unknownAlias: "TD1115"
    case .cyclicAlias: "TD1116"
    case .aliasesGrow: "TD1117"
    case .signReadAsTag: "TD1120"
    case .signReadAsBlock: "TD1121"
    case .bracketsReadAsList: "TD1122"
    case .textAfterQuote: "TD1123"
    case .commaSplitsValue: "TD1124"
    case .decimalCommaSplitsValue: "TD1125"
    case .keyWithoutValue: "TD1126"
    case .reservedSign: "TD1127"
    case .colonInValue: "TD1128"
    case .tabIndentation: "TD1130"
    case .quoteNotClosed: "TD1131"
    case .bracketNotClosed: "TD1132"
    case .bracketNotOpened: "TD1133"
    case .commaWithoutItem: "TD1134"
    case .unknownEscape: "TD1135"
    case .noColon: "TD1136"
    case .noSpaceAfterColon: "TD1137"
    case .indentation: "TD1138"
    case .tooDeepAfterValue: "TD1139"
    case .mixedLevel: "TD1140"
    case .syntax: "TD1199"
    }
  }
}

// MARK: Headlines

extension YAMLFault {
  /// What is wrong, on one line.
  public func headline(_ language: Language) -> Text {
    switch language {
    case .vi: vietnameseHeadline
    case .en: englishHeadline
    }
  }

  private var vietnameseHeadline: Text {
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
    case .bracketsReadAsList(let text, _):
      "\(code: text) không đặt trong dấu ngoặc kép nên các dấu ngoặc bị hiểu là của danh sách"
    case .textAfterQuote(let text, _):
      "\(code: text) bắt đầu bằng dấu ngoặc nên bị coi là hết ở dấu đóng, phần còn lại bị thừa"
    case .commaSplitsValue(let text, _):
      "\(code: text) đứng trong ngoặc nhọn { } nên bị dấu phẩy cắt rời"
    case .decimalCommaSplitsValue(let text, _):
      "số \(code: text) viết dấu phẩy thập phân nên bị cắt rời"
    case .keyWithoutValue(let key, _):
      "\(code: key) trong ngoặc nhọn { } không có dấu hai chấm và giá trị"
    case .reservedSign(let sign, let text, _):
      "\(code: text) không đặt trong dấu ngoặc kép mà bắt đầu bằng \(code: sign), dấu YAML dùng vào việc khác"
    case .colonInValue(let text, _):
      "\(code: text) có dấu hai chấm mà không đặt trong dấu ngoặc kép nên bị hiểu là một khóa nữa"
    case .tabIndentation: "dòng thụt lề bằng phím Tab, phải dùng dấu cách"
    case .quoteNotClosed(let mark): "dấu \(code: mark) mở ra mà không có dấu đóng"
    case .bracketNotClosed(let bracket, let missing, _):
      "dấu \(code: bracket) mở ra mà không có dấu \(code: missing) đóng lại"
    case .bracketNotOpened(let bracket): "dấu \(code: bracket) đóng lại mà không có dấu mở"
    case .commaWithoutItem: "dấu phẩy thừa, trước nó không có mục nào"
    case .unknownEscape(let escape): "trong dấu ngoặc kép không viết được \(code: escape)"
    case .noColon(let text): "dòng \(code: text) thiếu dấu hai chấm"
    case .noSpaceAfterColon(let text, _): "thiếu dấu cách sau dấu hai chấm trong \(code: text)"
    case .indentation(let spaces, _):
      "dòng thụt lề \(number: spaces) dấu cách, không thẳng hàng với dòng nào ở trên"
    case .tooDeepAfterValue: "dòng thụt lề sâu hơn dòng trên, mà dòng trên đã có giá trị"
    case .mixedLevel(isItem: true, _): "mục danh sách (dấu -) đứng lẫn giữa các khóa"
    case .mixedLevel(isItem: false, _): "dòng thiếu dấu - của danh sách"
    case .syntax(let problem, _, _): "không đọc được từ đây: \(Self.words(problem, .vi))"
    }
  }

  private var englishHeadline: Text {
    switch self {
    case .notUTF8: "the file is not Unicode text in UTF-8"
    case .isUTF16: "the file is saved in UTF-16"
    case .controlCharacter(let name): "the control character \(name) has no place in a text"
    case .tooManyBytes(let limit):
      "the file is larger than the \(number: limit >> 20) MiB that are allowed"
    case .tooDeep(let limit): "parts stand inside one another more than \(number: limit) deep"
    case .tooManyNodes(let limit): "the file has more than \(number: limit) keys and values"
    case .empty: "the file has no content"
    case .severalDocuments: "`---` starts a second document in the same file"
    case .directive(let text): "the directive \(code: text) cannot be used"
    case .duplicateKey(let key, _): "the key \(name: key) is given twice in the same group"
    case .keyNotText: "a list or a group of keys stands before the colon instead of a key"
    case .keyMissing: "no key stands before the colon"
    case .mergeKey: "the key \(code: "<<") cannot be used"
    case .tag(let tag): "the tag \(code: tag) cannot be used"
    case .unknownAlias(let name, _): "\(code: "*" + name) repeats a part that has no name above"
    case .cyclicAlias(let name, _): "\(code: "*" + name) stands inside the part that it repeats"
    case .aliasesGrow(let limit):
      "repetitions by * make more than \(number: limit) keys and values of the file"
    case .signReadAsTag(let text, _):
      "\(code: text) lacks quotes, so its ! is taken for a tag"
    case .signReadAsBlock(let text, _):
      "\(code: text) lacks quotes, so its > is taken for the start of a paragraph"
    case .bracketsReadAsList(let text, _):
      "\(code: text) lacks quotes, so its brackets are taken for those of a list"
    case .textAfterQuote(let text, _):
      "\(code: text) starts with a quote, so it is taken to end at the closing one, with text left over"
    case .commaSplitsValue(let text, _):
      "\(code: text) stands in braces { }, so the comma cuts it in two"
    case .decimalCommaSplitsValue(let text, _):
      "the number \(code: text) has a decimal comma, which cuts it in two"
    case .keyWithoutValue(let key, _):
      "\(code: key) in braces { } has no colon and no value"
    case .reservedSign(let sign, let text, _):
      "\(code: text) lacks quotes and starts with \(code: sign), which means something in YAML"
    case .colonInValue(let text, _):
      "\(code: text) has a colon and lacks quotes, so it is taken for another key"
    case .tabIndentation: "the line is indented by a tab instead of spaces"
    case .quoteNotClosed(let mark): "the quote \(code: mark) is opened but not closed"
    case .bracketNotClosed(let bracket, let missing, _):
      "the bracket \(code: bracket) is opened but no \(code: missing) closes it"
    case .bracketNotOpened(let bracket): "the bracket \(code: bracket) closes what was not opened"
    case .commaWithoutItem: "a comma too many: there is no item before it"
    case .unknownEscape(let escape): "\(code: escape) cannot be written in double quotes"
    case .noColon(let text): "the line \(code: text) lacks a colon"
    case .noSpaceAfterColon(let text, _): "there is no space after the colon in \(code: text)"
    case .indentation(let spaces, _):
      "the line is indented by \(number: spaces) spaces, in line with no line above"
    case .tooDeepAfterValue: "the line is deeper than the line above, which has a value already"
    case .mixedLevel(isItem: true, _): "a list item (-) stands among keys"
    case .mixedLevel(isItem: false, _): "the line lacks the - of the list"
    case .syntax(let problem, _, _): "this cannot be read: \(Self.words(problem, .en))"
    }
  }
}

// MARK: Cures

extension YAMLFault {
  /// What to do about it.
  public func cure(_ language: Language) -> Text? {
    switch language {
    case .vi: vietnameseCure
    case .en: englishCure
    }
  }

  private var vietnameseCure: Text? {
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
      .colonInValue(_, let write):
      "đặt cả giá trị trong \(Self.marks(write, .vi)): \(code: write)"
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
    case .tabIndentation: "thay mỗi dấu Tab ở đầu dòng bằng dấu cách, hai dấu cách cho một cấp"
    case .quoteNotClosed(let mark): "thêm dấu \(code: mark) vào cuối giá trị"
    case .bracketNotClosed(_, let missing, _):
      "thêm \(code: missing) vào chỗ kết thúc; nếu dấu ngoặc thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép"
    case .bracketNotOpened:
      "bỏ dấu này; nếu nó thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép"
    case .commaWithoutItem: "bỏ dấu phẩy thừa, hoặc ghi mục còn thiếu"
    case .unknownEscape(let escape) where Self.isNumbered(escape): "gõ thẳng ký tự muốn dùng"
    case .unknownEscape:
      "dùng dấu nháy đơn '…' thay cho dấu ngoặc kép, hoặc viết hai dấu \\\\ liền nhau"
    case .noColon:
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

  private var englishCure: Text? {
    switch self {
    case .notUTF8:
      "save the file in UTF-8; if it was typed in an older encoding (TCVN3, VNI), convert it to Unicode first"
    case .isUTF16: "save the file in UTF-8 (Save As, Encoding: UTF-8)"
    case .controlCharacter: "delete it; if there are many, the file is no text file"
    case .tooManyBytes, .tooManyNodes: "divide what it holds among several smaller files"
    case .tooDeep: "use fewer levels; many opening brackets in a row are mostly a typing mistake"
    case .empty: "write into it; lines that start with # are notes only"
    case .severalDocuments: "remove this line, or move what follows to another file"
    case .directive: "remove this line; only \(code: "%YAML 1.2") is allowed"
    case .duplicateKey: "keep one of the two, remove or rename the other"
    case .keyNotText: "write a key before the colon; if this is a value, put all of it in quotes"
    case .keyMissing: "write a key before the colon; if this is a value, put all of it in quotes"
    case .mergeKey: "write the shared keys here again"
    case .tag(let tag):
      "remove \(code: tag); if the ! belongs to the value, put all of the value in quotes"
    case .unknownAlias(_, let nearest?): "Did you mean \(code: "*" + nearest)?"
    case .unknownAlias(let name, nil):
      "put all of the value in quotes if the * belongs to it; otherwise write \(code: "&" + name) before the part to repeat"
    case .cyclicAlias(let name, _):
      "remove \(code: "*" + name), or put \(code: "&" + name) before a part that does not hold it"
    case .aliasesGrow: "write the content out instead of repeating repetitions"
    case .signReadAsTag(_, let write), .signReadAsBlock(_, let write),
      .bracketsReadAsList(_, let write), .commaSplitsValue(_, let write),
      .colonInValue(_, let write):
      "put all of the value in \(Self.marks(write, .en)): \(code: write)"
    case .textAfterQuote(_, let write):
      "put all of the value in \(Self.marks(write, .en)) as well: \(code: write)"
    case .decimalCommaSplitsValue(_, let write): "write a decimal point: \(code: write)"
    case .keyWithoutValue(_, let write):
      "write a colon and a value behind the key; if this is a list, write \(code: write)"
    case .reservedSign("-", _, let write):
      "put all of the value in \(Self.marks(write, .en)): \(code: write); if this is a list, start a new line before the -"
    case .reservedSign("*", _, let write), .reservedSign("&", _, let write):
      "put all of the value in \(Self.marks(write, .en)): \(code: write); if it is a name for repeating, use letters without marks, digits, - and _ only"
    case .reservedSign(_, _, let write):
      "put all of the value in \(Self.marks(write, .en)): \(code: write)"
    case .tabIndentation: "replace each tab at the start of a line by spaces, two for a level"
    case .quoteNotClosed(let mark): "add \(code: mark) at the end of the value"
    case .bracketNotClosed(_, let missing, _):
      "add \(code: missing) where it ends; if the bracket belongs to the value, put all of the value in quotes"
    case .bracketNotOpened: "remove it; if it belongs to the value, put all of the value in quotes"
    case .commaWithoutItem: "remove the comma, or write the item that is missing"
    case .unknownEscape(let escape) where Self.isNumbered(escape): "type the character itself"
    case .unknownEscape: "use single quotes '…' instead of double quotes, or write the \\ twice"
    case .noColon:
      "write a key, a colon, a space and the value; if this continues the line above, put all of the value in quotes"
    case .noSpaceAfterColon(_, let write): "write \(code: write)"
    case .indentation: "bring it in line with the lines of its level"
    case .tooDeepAfterValue:
      "bring it in line with the line above; if it belongs to that line, remove the value there"
    case .mixedLevel(isItem: true, _):
      "indent it below the key whose list it belongs to, or remove the - if it is a key"
    case .mixedLevel(isItem: false, _):
      "write a - and a space before it, or bring it in line with what it belongs to"
    case .syntax:
      "look at the quotes, brackets, colons and indentation of this line and the one above"
    }
  }
}

// MARK: Labels

extension YAMLFault {
  /// A few words under the caret.
  public func label(_ language: Language) -> Text? {
    switch (self, language) {
    case (.duplicateKey, .vi): "viết lần thứ hai ở đây"
    case (.duplicateKey, .en): "given again here"
    default: nil
    }
  }

  /// The other place that belongs to the fault.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch (self, language) {
    case (.duplicateKey(_, let first), .vi): [(first, "lần thứ nhất ở đây")]
    case (.duplicateKey(_, let first), .en): [(first, "given first here")]
    case (.cyclicAlias(_, let anchor), .vi): [(anchor, "phần được đặt tên bắt đầu ở đây")]
    case (.cyclicAlias(_, let anchor), .en): [(anchor, "the named part starts here")]
    case (.bracketNotClosed(_, _, let noticed?), .vi):
      [(noticed, "đọc đến đây vẫn chưa thấy dấu đóng")]
    case (.bracketNotClosed(_, _, let noticed?), .en): [(noticed, "still not closed here")]
    case (.tooDeepAfterValue(let above), .vi): [(above, "dòng này đã có giá trị")]
    case (.tooDeepAfterValue(let above), .en): [(above, "this line has its value")]
    case (.indentation(_, let level?), .vi), (.mixedLevel(_, let level?), .vi):
      [(level, "nhóm đang đọc bắt đầu ở đây")]
    case (.indentation(_, let level?), .en), (.mixedLevel(_, let level?), .en):
      [(level, "the group being read starts here")]
    case (.syntax(_, let context, let at?), _): [(at, Self.contextWords(context, language))]
    default: []
    }
  }

  /// Further lines.
  public func notes(_ language: Language) -> [Text] {
    switch (self, language) {
    case (.tabIndentation(let others), .vi) where others > 0:
      ["còn \(number: others) dòng khác trong tệp cũng thụt lề bằng phím Tab"]
    case (.tabIndentation(let others), .en) where others > 0:
      ["\(number: others) more \(others == 1 ? "line" : "lines") of the file are indented by tabs"]
    default: []
    }
  }

  /// The name of the quotes that `write` starts with.
  private static func marks(_ write: String, _ language: Language) -> Text {
    switch (write.hasPrefix("'"), language) {
    case (false, .vi): "dấu ngoặc kép"
    case (true, .vi): "dấu nháy đơn"
    case (false, .en): "double quotes"
    case (true, .en): "single quotes"
    }
  }

  /// Whether an escape names a character by its number.
  private static func isNumbered(_ escape: String) -> Bool {
    ["\\x", "\\u", "\\U"].contains(escape.prefix(2))
  }

  /// libyaml's words for what it met, said again for people.
  private static func words(_ problem: String, _ language: Language) -> Text {
    let words: (vi: Text, en: Text)? =
      switch problem {
      case "did not find expected key", "could not find expected ':'":
        ("ở đây phải là một khóa và dấu hai chấm", "a key and a colon belong here")
      case "did not find expected '-' indicator":
        ("ở đây phải là dấu - của danh sách", "the - of the list belongs here")
      case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
        ("ở đây phải là dấu phẩy hoặc dấu đóng ngoặc", "a comma or a closing bracket belongs here")
      case "did not find expected node content": ("ở đây thiếu giá trị", "a value is missing here")
      case "did not find expected <document start>":
        ("nội dung đã kết thúc ở trên", "the content ended above")
      case "mapping values are not allowed in this context":
        ("dấu hai chấm không đứng được ở đây", "no colon can stand here")
      case "found unexpected end of stream": ("tệp kết thúc giữa chừng", "the file ends too early")
      case "found unexpected document indicator":
        ("dòng `---` hoặc `...` đứng giữa một giá trị", "`---` or `...` stands inside a value")
      case "found character that cannot start any token":
        ("không giá trị nào bắt đầu như vậy được", "no value can start like this")
      default: nil
      }
    guard let words else { return "\(code: problem)" }
    return language == .vi ? words.vi : words.en
  }

  /// libyaml's words for what it was reading, said again for people.
  private static func contextWords(_ context: String, _ language: Language) -> Text {
    let words: (vi: Text, en: Text) =
      switch context {
      case "while parsing a block mapping", "while parsing a flow mapping":
        ("nhóm khóa bắt đầu ở đây", "the group of keys starts here")
      case "while parsing a block collection", "while parsing a flow sequence":
        ("danh sách bắt đầu ở đây", "the list starts here")
      case "while scanning a quoted scalar", "while parsing a quoted scalar":
        ("giá trị trong dấu ngoặc bắt đầu ở đây", "the quoted value starts here")
      case "while scanning a block scalar": ("đoạn văn bắt đầu ở đây", "the paragraph starts here")
      default: ("phần đang đọc bắt đầu ở đây", "what is being read starts here")
      }
    return language == .vi ? words.vi : words.en
  }
}
