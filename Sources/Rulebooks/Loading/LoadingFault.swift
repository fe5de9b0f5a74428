public import Diagnostics

/// What can be wrong with the form of a rulebook: its keys, lists, figures, dates and names.
/// TD3001 to TD3099.
public enum LoadingFault: Fault {
  /// A key that such an element does not have; `nearest` is the one that may be meant.
  case unknownKey(key: String, element: ElementKind, nearest: String?)
  /// A key that exists, but in other elements; `write` is what to write for it, where that is known.
  case keyElsewhere(key: String, element: ElementKind, belongs: [ElementKind], write: String?)
  /// A key that such an element must have.
  case missingKey(key: String, element: ElementKind)
  /// Keys directly below a section whose elements have names.
  case namesMissing(section: String, found: String)
  /// A key with nothing after its colon.
  case nothingGiven(key: String)
  /// A list where a value is wanted, and the like; `write` is what is meant, where that is known.
  case wrongShape(key: String, expected: Shape, found: Shape, write: String?)
  /// An item of a list that has no keys.
  case wrongItem(list: String, element: ElementKind)
  /// A text where a number is wanted.
  case notANumber(key: String, text: String, corrected: String?)
  /// A number with a comma for its decimal mark.
  case decimalComma(text: String, corrected: String)
  /// A number whose digits are grouped.
  case groupedDigits(text: String, corrected: String)
  /// `20%` where a plain number is wanted.
  case percentNotWanted(key: String, text: String, corrected: String)
  /// A number where a share such as `20%` is wanted, and the number is no share.
  case notAShare(key: String, text: String, corrected: String?)
  /// Neither `true` nor `false`, `yes` nor `no`.
  case notTrueOrFalse(key: String, text: String)
  /// No date, year first; `corrected` is the date that may be meant.
  case notADate(key: String, text: String, corrected: String?)
  /// None of the words that the key takes.
  case notOneOf(key: String, text: String, allowed: [String], nearest: String?)
  /// No whole number from `from` to `to`.
  case notAWholeNumber(key: String, text: String, from: Int, to: Int)
  /// No duration of years and months.
  case notADuration(key: String, text: String)
  /// A comma inside `{ }` or `[ ]` has ended a value too early.
  case cutByComma(key: String, kept: String, whole: String)
  /// A formula that begins with `[`, which YAML takes for a list.
  case listForFormula(key: String, text: String)
  /// A formula that begins with `{`, which YAML takes for keys with values.
  case mappingForFormula(key: String, text: String)
  /// A file that does not begin with the keys of a rulebook.
  case notARulebook(path: String)
  /// Two elements of one list with the same identifier.
  case repeatedID(id: String, element: ElementKind, first: Span)
  /// Two elements with the same name.
  case repeatedName(name: String, first: Span)
  /// Two keys that exclude each other.
  case keysExclude(key: String, other: String, element: ElementKind)
  /// A key that means something only beside another.
  case keyNeeds(key: String, needed: String)
  /// A `score` that names no scoring method.
  case noMethod(methods: [String])
  /// A criterion that says neither how it is scored nor what it consists of.
  case nothingToScore(id: String)
  /// A list without items.
  case emptyList(key: String)
  /// A name that formulas could not hold.
  case badName(name: String, reason: NameFlaw)
  /// A name that another name and a word of FEEL would spell as well.
  case nameSpelledTwice(name: String, other: String, word: String, place: Span)
  /// A name that the rule language itself gives a meaning.
  case reservedName(name: String)
  /// An included file that lies outside the rulebook's folder.
  case includeOutside(path: String)
  /// A file that is included twice.
  case includedTwice(path: String)
  /// A period that ends before it begins.
  case daysReversed(since: String, until: String)
  /// A range whose lower end is above its upper end; `write` has them exchanged.
  case rangeEmpty(lower: String, upper: String, write: String?)

  /// What stands in a YAML file.
  public enum Shape: String, Sendable {
    /// One value.
    case scalar
    /// Keys with values.
    case mapping
    /// Items with `-` before them or in `[ ]`.
    case list
  }

  /// What is wrong with a name.
  public enum NameFlaw: String, Sendable {
    /// It does not start with a letter.
    case start
    /// It holds something else than letters, digits, `_` and spaces.
    case character
    /// It holds two spaces in a row, or line ends.
    case spaces
    /// It is a word that FEEL keeps for itself.
    case keyword
  }

  /// The stable code.
  public var code: String {
    switch self {
    case .unknownKey: "TD3001"
    case .keyElsewhere: "TD3002"
    case .missingKey: "TD3003"
    case .nothingGiven: "TD3004"
    case .wrongShape: "TD3005"
    case .notANumber: "TD3006"
    case .decimalComma: "TD3007"
    case .groupedDigits: "TD3008"
    case .percentNotWanted: "TD3009"
    case .notAShare: "TD3010"
    case .notTrueOrFalse: "TD3011"
    case .notADate: "TD3012"
    case .notOneOf: "TD3013"
    case .notAWholeNumber: "TD3014"
    case .notADuration: "TD3015"
    case .cutByComma: "TD3016"
    case .listForFormula: "TD3017"
    case .mappingForFormula: "TD3018"
    case .notARulebook: "TD3020"
    case .repeatedID: "TD3021"
    case .repeatedName: "TD3022"
    case .keysExclude: "TD3023"
    case .keyNeeds: "TD3024"
    case .noMethod: "TD3025"
    case .nothingToScore: "TD3026"
    case .emptyList: "TD3027"
    case .badName: "TD3028"
    case .nameSpelledTwice: "TD3029"
    case .reservedName: "TD3030"
    case .includeOutside: "TD3031"
    case .includedTwice: "TD3032"
    case .daysReversed: "TD3033"
    case .rangeEmpty: "TD3034"
    case .namesMissing: "TD3035"
    case .wrongItem: "TD3036"
    }
  }

  /// The first of two that are alike.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch self {
    case .repeatedID(_, _, let first), .repeatedName(_, let first):
      [(first, language == .vi ? "lần đầu ở đây" : "first here")]
    case .nameSpelledTwice(_, let other, _, let place):
      [(place, language == .vi ? "tên \(name: other) ở đây" : "the name \(name: other) is here")]
    default: []
    }
  }
}

extension LoadingFault.Shape {
  func called(_ language: Language) -> String {
    switch (self, language) {
    case (.scalar, .vi): "một giá trị"
    case (.scalar, .en): "one value"
    case (.mapping, .vi): "các khóa kèm giá trị (`khóa: giá trị`)"
    case (.mapping, .en): "keys with values (`key: value`)"
    case (.list, .vi): "một danh sách (mỗi mục sau dấu `- `)"
    case (.list, .en): "a list (each item after `- `)"
    }
  }
}
