/// What people write who know spreadsheets, and FEEL's way to say it. None of it is FEEL: each use
/// is reported with what to write instead, and reading goes on as if that stood there.
enum Habits {
  /// `và`, `hoặc` and operators in capitals, where an operator is looked for.
  static func operatorKeyword(_ text: String) -> Keyword? {
    switch text {
    case "và", "AND", "And": .and
    case "hoặc", "OR", "Or": .or
    default: nil
    }
  }

  /// The operator that such a word stands for.
  static func operatorWord(_ text: String) -> Parser.BinaryOperator? {
    switch operatorKeyword(text) {
    case .and: .and
    case .or: .or
    default: nil
    }
  }

  /// A keyword or literal that was written in capitals.
  static func capitalKeyword(_ text: String) -> Keyword? {
    switch text {
    case "IF", "If": .if
    case "TRUE", "True": .true
    case "FALSE", "False": .false
    case "NULL", "Null": .null
    default: nil
    }
  }

  /// The functions of spreadsheets that have another form or name in FEEL, in capitals.
  static let spreadsheetFunctions: [String: String] = [
    "IF": "if x > 0 then 1 else 0",
    "IFS": "if x > 0 then 1 else if x < 0 then 2 else 3",
    "AND": "a and b",
    "OR": "a or b",
    "SUM": "sum(a, b)",
    "MIN": "min(a, b)",
    "MAX": "max(a, b)",
    "ABS": "abs(x)",
    "SQRT": "sqrt(x)",
    "NOT": "not(x)",
    "COUNT": "count(x)",
    "VLOOKUP": "if x >= 90 then 2 else if x >= 80 then 1 else 0",
    "HLOOKUP": "if x >= 90 then 2 else if x >= 80 then 1 else 0",
    "LOOKUP": "if x >= 90 then 2 else if x >= 80 then 1 else 0",
    "AVERAGE": "mean(a, b)",
    "AVERAGEIF": "mean(x[item > 0])",
    "COUNTIF": "count(x[item > 0])",
    "COUNTA": "count(x)",
    "SUMIF": "sum(x[item > 0])",
    "ROUND": "round half up(x, 2)",
    "ROUNDUP": "round up(x, 2)",
    "ROUNDDOWN": "round down(x, 2)",
    "INT": "floor(x)",
    "MOD": "modulo(a, b)",
    "POWER": "a ** b",
    "STDEV": "stddev(x)",
    "LEN": "string length(x)",
    "LEFT": "substring(x, 1, 2)",
    "MID": "substring(x, 2, 3)",
    "RIGHT": "substring(x, -2)",
    "UPPER": "upper case(x)",
    "LOWER": "lower case(x)",
    "CONCATENATE": "a + b",
    "CONCAT": "a + b",
    "ISBLANK": "is missing(x)",
    "IFERROR": "if is missing(x) then 0 else x",
    "NẾU": "if x > 0 then 1 else 0",
  ]
}
