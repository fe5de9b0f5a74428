public import Diagnostics

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
    case (.bracketNotClosed(_, _, let opening?), .vi): [(opening, "dấu mở ở đây")]
    case (.bracketNotClosed(_, _, let opening?), .en): [(opening, "opened here")]
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
      [
        others == 1
          ? "one more line of the file is indented by tabs"
          : "\(number: others) more lines of the file are indented by tabs"
      ]
    default: []
    }
  }
}

extension YAMLFault {
  /// The name of the quotes that `write` starts with.
  static func marks(_ write: String, _ language: Language) -> Text {
    switch (write.hasPrefix("'"), language) {
    case (false, .vi): "dấu ngoặc kép"
    case (true, .vi): "dấu nháy đơn"
    case (false, .en): "double quotes"
    case (true, .en): "single quotes"
    }
  }

  /// Whether an escape names a character by its number.
  static func isNumbered(_ escape: String) -> Bool {
    ["\\x", "\\u", "\\U"].contains(escape.prefix(2))
  }

  /// libyaml's words for what it met, said again for people.
  static func words(_ problem: String, _ language: Language) -> Text {
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
  static func contextWords(_ context: String, _ language: Language) -> Text {
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
