/// A formula as spreadsheets have it, said in FEEL: `IF(a=100;1;0)` is `if a = 100 then 1 else 0`.
/// It is offered as a cure and nothing more; what it cannot say it leaves alone.
struct SpreadsheetFormula {
  private let characters: [Character]
  private var position = 0
  /// What stands between arguments: `;` where decimals have a comma.
  private let separator: Character
  private var depth = 0

  /// How deep calls and brackets may nest before a formula is left alone.
  private static let deepest = 12

  private init(_ text: String) {
    characters = Array(text)
    separator = text.contains(";") ? ";" : ","
  }

  /// The formula in FEEL; nil where it uses a function that has no short form there, or is broken.
  static func inFEEL(_ text: String) -> String? {
    var formula = SpreadsheetFormula(text)
    guard let result = formula.expression(isOutermost: true),
      formula.position == formula.characters.count
    else { return nil }
    return result
  }

  private var here: Character? { position < characters.count ? characters[position] : nil }

  /// What stands up to the next separator or closing bracket.
  private mutating func expression(isOutermost: Bool) -> String? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return nil }
    var result = ""
    while let next = here {
      switch next {
      case ")", ";": return result.trimmedOfSpaces
      case ",":
        if separator == "," { return result.trimmedOfSpaces }
        result.append(result.last?.isNumber == true ? "." : ",")
        position += 1
      case "\"":
        guard let end = characters[(position + 1)...].firstIndex(of: "\"") else { return nil }
        result += String(characters[position...end])
        position = end + 1
      case "(":
        position += 1
        guard let inner = expression(isOutermost: false), take(")") else { return nil }
        result += "(\(inner))"
      case "<", ">", "=": comparison(&result)
      case _ where next.isLetter || next == "_":
        guard let word = word(isOutermost && result.isEmpty) else { return nil }
        result += word
      default:
        result.append(next)
        position += 1
      }
    }
    return result.trimmedOfSpaces
  }

  private mutating func take(_ character: Character) -> Bool {
    guard here == character else { return false }
    position += 1
    return true
  }

  /// `<>` and the other comparisons, with a space on each side.
  private mutating func comparison(_ result: inout String) {
    var sign = ""
    while let next = here, "<>=".contains(next), sign.count < 2 {
      sign.append(next)
      position += 1
    }
    while result.last == " " { result.removeLast() }
    while here == " " { position += 1 }
    result += " \(sign == "<>" ? "!=" : sign) "
  }

  /// A word, or a call of a function.
  private mutating func word(_ isWhole: Bool) -> String? {
    let start = position
    while let next = here, next.isLetter || next.isNumber || next == "_" { position += 1 }
    let word = String(characters[start..<position])
    guard here == "(" else {
      switch word {
      case "TRUE", "FALSE": return word.lowercased()
      default: return word
      }
    }
    position += 1
    var arguments: [String] = []
    repeat {
      guard let argument = expression(isOutermost: false) else { return nil }
      arguments.append(argument)
    } while take(separator)
    guard take(")") else { return nil }
    guard let call = call(word.uppercased(), arguments) else { return nil }
    let needsBrackets = call.isOperation && !(isWhole && position == characters.count)
    return needsBrackets ? "(\(call.text))" : call.text
  }

  /// What a function with its arguments is in FEEL, and whether it ends in an operator's operand.
  private func call(_ name: String, _ arguments: [String]) -> (text: String, isOperation: Bool)? {
    let list = arguments.joined(separator: ", ")
    func renamed(_ name: String, _ count: Int? = nil) -> (String, Bool)? {
      count == nil || arguments.count == count ? ("\(name)(\(list))", false) : nil
    }
    switch name {
    case "IF", "NẾU":
      guard arguments.count == 3 else { return nil }
      return ("if \(arguments[0]) then \(arguments[1]) else \(arguments[2])", true)
    case "AND": return (arguments.joined(separator: " and "), true)
    case "OR": return (arguments.joined(separator: " or "), true)
    case "NOT": return renamed("not", 1)
    case "ROUND": return renamed("round half up", 2)
    case "ROUNDUP": return renamed("round up", 2)
    case "ROUNDDOWN": return renamed("round down", 2)
    case "INT": return renamed("floor", 1)
    case "MOD": return renamed("modulo", 2)
    case "POWER": return arguments.count == 2 ? (arguments.joined(separator: " ** "), true) : nil
    case "AVERAGE": return renamed("mean")
    case "SUM", "MIN", "MAX", "ABS", "SQRT": return renamed(name.lowercased())
    case "ISBLANK": return renamed("is missing", 1)
    default: return nil
    }
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmedOfSpaces: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Parser {
  /// A spreadsheet's formula in FEEL, if that reads without any fault here.
  func inFEEL(_ range: Range<Int>) -> String? {
    let bytes = Array(text.utf8)
    guard range.upperBound <= bytes.count else { return nil }
    let written = String(decoding: bytes[range], as: UTF8.self)
    guard let said = SpreadsheetFormula.inFEEL(written) else { return nil }
    var reader = Parser(said, scope: scope)
    reader.frames = frames
    reader.functions = functions
    reader.input = input
    _ = reader.expression()
    return reader.problems.isEmpty && reader.token.kind == .end ? said : nil
  }

  /// Where the bracket that opens at the present token closes; nil where it does not.
  func endOfBracket() -> Int? {
    var depth = 0
    for place in position..<tokens.count {
      if tokens[place].kind == .symbol(.openParenthesis) { depth += 1 }
      if tokens[place].kind == .symbol(.closeParenthesis) {
        depth -= 1
        if depth == 0 { return place }
      }
    }
    return nil
  }
}
