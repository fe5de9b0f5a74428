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
  /// `Điều 5: Quy định`: a colon and a space inside a value; `group` is what to write where the value
  /// is a key of its own.
  case colonInValue(text: String, write: String, group: String?)

  /// `{ title: Khoản #3, points: 2 }`: the rest of the line is a comment, with the bracket.
  case commentHidesBracket(comment: String, missing: String)

  // Marks and lines.

  /// Tabs in front of a line; `others` are further lines that have them.
  case tabIndentation(others: Int)
  /// A `"` or `'` without its partner.
  case quoteNotClosed(mark: String)
  /// A bracket that is never closed, where its partner should stand; it opens at `opening`, where that
  /// is another line.
  case bracketNotClosed(bracket: String, missing: String, opening: Span?)
  /// A closing bracket without its partner.
  case bracketNotOpened(bracket: String)
  /// Two commas with nothing between them, or a comma at the start.
  case commaWithoutItem
  /// `\d` in double quotes.
  case unknownEscape(escape: String)
  /// A line among `key: value` lines without a colon; `write` is the line that is meant, where that
  /// can be told.
  case noColon(text: String, write: String?)
  /// `points:4`.
  case noSpaceAfterColon(text: String, write: String)
  /// A line that is in line with none above it.
  case indentation(spaces: Int, level: Span?)
  /// A line deeper than the one above it, which has its value already.
  case tooDeepAfterValue(above: Span)
  /// `- item` among keys, or a key among `- item` lines.
  case mixedLevel(isItem: Bool, level: Span?)
  /// `-id: 4`: an item of a list whose `-` lacks its space.
  case noSpaceAfterDash(text: String, write: String)
  /// `{ from: 80 earn: 2 }`: no comma between two keys in braces.
  case commaMissing(text: String, write: String)
  /// Anything else that libyaml does not understand, in its words.
  case syntax(problem: String, context: String, contextAt: Span?)
}

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
    case .commentHidesBracket: "TD1129"
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
    case .noSpaceAfterDash: "TD1141"
    case .commaMissing: "TD1142"
    case .syntax: "TD1199"
    }
  }
}

extension YAMLFault {
  /// What is wrong, on one line.
  public func headline(_ language: Language) -> Text {
    switch language {
    case .vi: vietnameseHeadline
    case .en: englishHeadline
    }
  }

  /// What to do about it.
  public func cure(_ language: Language) -> Text? {
    switch language {
    case .vi: vietnameseCure
    case .en: englishCure
    }
  }
}
