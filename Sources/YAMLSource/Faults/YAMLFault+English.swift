import Diagnostics

extension YAMLFault {
  var englishHeadline: Text {
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
    case .bracketsReadAsList(let text, _) where text.hasPrefix("{"):
      "\(code: text) lacks quotes, so its brackets are taken for those of a group of keys"
    case .bracketsReadAsList(let text, _):
      "\(code: text) lacks quotes, so its brackets are taken for those of a list"
    case .textAfterQuote(let text, _):
      "\(code: text) starts with a quote, so it is taken to end at the closing one, with text left over"
    case .commaSplitsValue(let text, _):
      "\(code: text) stands in braces { }, so the comma cuts it in two"
    case .decimalCommaSplitsValue(let text, _) where !text.contains(where: \.isLetter):
      "the number \(code: text) has a decimal comma, which cuts it in two"
    case .decimalCommaSplitsValue(let text, _):
      "\(code: text) has a decimal comma, which cuts it in two"
    case .keyWithoutValue(let key, _):
      "\(code: key) in braces { } has no colon and no value"
    case .reservedSign(let sign, let text, _):
      "\(code: text) lacks quotes and starts with \(code: sign), a sign with a meaning of its own in YAML"
    case .colonInValue(let text, _, _):
      "\(code: text) has a colon and lacks quotes, so it is taken for another key"
    case .commentHidesBracket(let comment, let missing):
      "\(code: comment) is taken for a comment, which hides the closing \(code: missing)"
    case .tabIndentation: "the line is indented by a tab instead of spaces"
    case .quoteNotClosed(let mark): "the quote \(code: mark) is opened but not closed"
    case .bracketNotClosed(let bracket, let missing, _):
      "\(code: missing) is lacking to close \(code: bracket)"
    case .noSpaceAfterDash(let text, _): "no space follows the - of the item \(code: text)"
    case .commaMissing(let text, _): "no comma stands between two keys in \(code: text)"
    case .bracketNotOpened(let bracket): "the bracket \(code: bracket) closes what was not opened"
    case .commaWithoutItem: "a comma too many: there is no item before it"
    case .unknownEscape(let escape): "\(code: escape) cannot be written in double quotes"
    case .noColon(let text, _): "the line \(code: text) lacks a colon"
    case .noSpaceAfterColon(let text, _): "there is no space after the colon in \(code: text)"
    case .indentation(0, _): "the line is not indented, while all lines above it are"
    case .indentation(let spaces, _):
      "the line is indented by \(number: spaces) spaces, in line with no line above"
    case .tooDeepAfterValue: "the line is deeper than the line above, which has a value already"
    case .mixedLevel(isItem: true, _): "a list item (-) stands among keys"
    case .mixedLevel(isItem: false, _): "the line lacks the - of the list"
    case .syntax(let problem, _, _): "this cannot be read: \(Self.words(problem, .en))"
    }
  }

  var englishCure: Text? {
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
      .colonInValue(_, let write, nil):
      "put all of the value in \(Self.marks(write, .en)): \(code: write)"
    case .colonInValue(_, let write, let group?):
      "if it is a key inside, write \(code: group); if it is a value, put it in \(Self.marks(write, .en)): \(code: write)"
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
    case .commentHidesBracket: "put the value that holds the # in double quotes"
    case .tabIndentation: "replace each tab at the start of a line by spaces, two for a level"
    case .quoteNotClosed(let mark): "add \(code: mark) at the end of the value"
    case .bracketNotClosed(_, let missing, _):
      "add \(code: missing) here; if the opening bracket belongs to the value, put all of the value in quotes"
    case .noSpaceAfterDash(_, let write), .commaMissing(_, let write): "write \(code: write)"
    case .bracketNotOpened: "remove it; if it belongs to the value, put all of the value in quotes"
    case .commaWithoutItem: "remove the comma, or write the item that is missing"
    case .unknownEscape(let escape) where Self.isNumbered(escape): "type the character itself"
    case .unknownEscape: "use single quotes '…' instead of double quotes, or write the \\ twice"
    case .noColon(_, let write?):
      "write \(code: write); if this continues the line above, put all of the value in quotes"
    case .noColon(_, nil):
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
