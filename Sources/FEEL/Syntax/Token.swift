/// A word, number, string or mark of an expression. Names are not tokens: they are sequences of
/// tokens that the parser looks up in the scope.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    /// Letters and digits: part of a name, or a keyword.
    case word
    /// A number as it is written.
    case number
    /// A string; the text is its value, escapes resolved.
    case string
    /// An `@"…"` literal; the text is what stands in the quotes.
    case at
    /// An operator, bracket or other mark.
    case symbol(Symbol)
    /// The end of the text.
    case end
  }

  let kind: Kind
  /// What it says: the value for strings, the source text for everything else.
  let text: String
  /// Where it stands, in UTF-8 bytes.
  let range: Range<Int>
}

/// The marks of the language.
enum Symbol: String, Sendable {
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case colon = ":"
  case dot = "."
  case dots = ".."
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case power = "**"
  case equal = "="
  case unequal = "!="
  /// `<>`: other languages' `!=`, and the empty brackets of a function type.
  case diamond = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case arrow = "->"
  case apostrophe = "'"
  case question = "?"
  /// Any other character that no FEEL expression holds outside strings and names.
  case other = ""
}

/// The words that the grammar uses. A name may hold any of them: it wins where it takes more
/// tokens than the keyword does.
enum Keyword: String, Sendable {
  case and, or, between, `in`, `if`, then, `else`, `for`, `return`, every, satisfies
  case function, external, instance, of, not, null
  case `true`
  case any = "some"
  case `false`
}
