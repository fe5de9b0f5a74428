import Diagnostics

/// What can be wrong with an expression before it runs: TD20xx what cannot be read, TD21xx names,
/// TD22xx types.
public enum FEELFault: Fault, Equatable {
  // What cannot be read.
  case emptyExpression
  case endTooEarly
  case unexpected(String)
  case unexpectedCharacter(String)
  case operandMissing(before: String)
  case unfinishedString
  case unfinishedComment
  case bracketNotClosed(String)
  case strayBracket(String)
  case wrongBracket(found: String, expected: String)
  case decimalComma(whole: String, fraction: String)
  case decimalCommaInTests(whole: String, fraction: String)
  case foreignOperator(found: String, instead: String)
  /// `instead` is the formula in FEEL, where that is known.
  case leadingEqualsSign(instead: String?)
  case wordAfterNumber(figure: String, word: String)
  case singleQuotes(text: String)
  case typographicQuotes(text: String)
  case percentSign(figure: String)
  case thenMissing
  case elseMissing
  case keywordMissing(String, after: String)
  case rangeEndMissing
  case rangeBracketsMissing
  case colonMissing(key: String)
  case nameMissingAfterDot
  /// `instead` is the call, where what is to be negated is known.
  case notNeedsBrackets(instead: String?)
  /// Two names that follow each other.
  case operatorMissing(left: String, right: String)
  /// The address of a spreadsheet's cell.
  case cellAddress(String)
  /// `x = "a", "b"` or `x = "a" or "b"`.
  case alternatives(instead: String)
  case externalFunction
  case textTooLong(limit: Int)
  case nestedTooDeep(limit: Int)
  case tooManyOperations(limit: Int)
  case numberTooLong(text: String)
  case duplicateKey(String)
  case unreadableTemporal(text: String)

  // Names.
  case unknownName(name: String, nearest: String?)
  case unknownFunction(name: String, nearest: String?)
  case spreadsheetFunction(name: String, instead: String)
  case unknownField(name: String, of: String, nearest: String?)
  case unknownType(name: String, nearest: String?)
  case unquotedRung(word: String, rung: String, ladder: String)
  case unknownRung(word: String, ladder: String, rungs: [String], nearest: String?)
  case unknownParameter(name: String, function: String, signature: String, nearest: String?)
  case callBracketsMissing(signature: String)
  case questionMarkOutsideTests
  case clockRefused(name: String)
  case zoneRefused(text: String)
  case assignment(name: String)

  // Types.
  case operandTypes(operator: String, left: FEELType, right: FEELType)
  case operandType(operator: String, found: FEELType)
  case truthValueExpected(operator: String, found: FEELType)
  /// `instead` is the constant that is meant, where it was written as another type.
  case comparisonTypes(left: FEELType, right: FEELType, instead: String?)
  /// `instead` asks the same in FEEL, where what is meant is known.
  case orderOfLevels(ladder: String, operator: String, instead: String?)
  case alwaysNull(operator: String)
  case conditionType(found: FEELType)
  case filterType(found: FEELType)
  case notIterable(found: FEELType)
  case rangeEndType(found: FEELType)
  case notAFunction(found: FEELType)
  case argumentCount(function: String, found: Int, signature: String)
  case argumentCountOfFunction(expected: Int, found: Int)
  case argumentType(
    function: String, parameter: String, expected: FEELType, found: FEELType, signature: String)
  case nullArgument(function: String, parameter: String, signature: String)
  case levelExpected(function: String, found: FEELType)
  case rungExpected(function: String, ladder: String)
  case constantCondition(Bool)
  case nullComparison(name: String)
  case emptyRange
  case divisionByZero
  case declaredType(expected: FEELType, found: FEELType)
  case cellCount(expected: Int, found: Int)

  /// The code of the fault: TD20, TD21 or TD22 and two digits.
  public var code: String {
    switch self {
    case .emptyExpression: "TD2001"
    case .endTooEarly: "TD2002"
    case .unexpected: "TD2003"
    case .unexpectedCharacter: "TD2004"
    case .operandMissing: "TD2005"
    case .unfinishedString: "TD2006"
    case .unfinishedComment: "TD2007"
    case .bracketNotClosed: "TD2008"
    case .strayBracket: "TD2009"
    case .wrongBracket: "TD2010"
    case .decimalComma: "TD2011"
    case .decimalCommaInTests: "TD2012"
    case .foreignOperator: "TD2013"
    case .singleQuotes: "TD2014"
    case .typographicQuotes: "TD2015"
    case .percentSign: "TD2016"
    case .thenMissing: "TD2017"
    case .elseMissing: "TD2018"
    case .keywordMissing: "TD2019"
    case .rangeEndMissing: "TD2020"
    case .rangeBracketsMissing: "TD2021"
    case .colonMissing: "TD2022"
    case .nameMissingAfterDot: "TD2023"
    case .notNeedsBrackets: "TD2024"
    case .externalFunction: "TD2025"
    case .textTooLong: "TD2026"
    case .nestedTooDeep: "TD2027"
    case .tooManyOperations: "TD2028"
    case .numberTooLong: "TD2029"
    case .duplicateKey: "TD2030"
    case .unreadableTemporal: "TD2031"
    case .leadingEqualsSign: "TD2033"
    case .wordAfterNumber: "TD2034"
    case .operatorMissing: "TD2035"
    case .alternatives: "TD2036"
    case .cellAddress: "TD2114"
    case .unknownName: "TD2101"
    case .unknownFunction: "TD2102"
    case .unknownField: "TD2103"
    case .unknownType: "TD2104"
    case .unknownRung: "TD2105"
    case .unknownParameter: "TD2106"
    case .callBracketsMissing: "TD2107"
    case .questionMarkOutsideTests: "TD2108"
    case .clockRefused: "TD2109"
    case .zoneRefused: "TD2110"
    case .assignment: "TD2111"
    case .spreadsheetFunction: "TD2112"
    case .unquotedRung: "TD2113"
    case .operandTypes: "TD2201"
    case .operandType: "TD2202"
    case .truthValueExpected: "TD2203"
    case .comparisonTypes: "TD2204"
    case .orderOfLevels: "TD2205"
    case .alwaysNull: "TD2206"
    case .conditionType: "TD2207"
    case .filterType: "TD2208"
    case .notIterable: "TD2209"
    case .rangeEndType: "TD2210"
    case .notAFunction: "TD2211"
    case .argumentCount: "TD2212"
    case .argumentCountOfFunction: "TD2213"
    case .argumentType: "TD2214"
    case .nullArgument: "TD2215"
    case .levelExpected: "TD2216"
    case .rungExpected: "TD2217"
    case .declaredType: "TD2218"
    case .constantCondition: "TD2219"
    case .nullComparison: "TD2220"
    case .emptyRange: "TD2221"
    case .divisionByZero: "TD2222"
    case .cellCount: "TD2032"
    }
  }

  /// Whether the expression can run all the same, giving null with a cause where it goes wrong.
  var canRun: Bool {
    switch self {
    case .duplicateKey, .unreadableTemporal, .numberTooLong, .unknownName, .unknownFunction,
      .spreadsheetFunction, .unquotedRung, .cellAddress,
      .unknownField, .unknownRung, .unknownParameter, .callBracketsMissing,
      .questionMarkOutsideTests, .clockRefused, .zoneRefused, .assignment, .operandTypes,
      .operandType, .truthValueExpected, .comparisonTypes, .orderOfLevels, .alwaysNull,
      .conditionType, .filterType, .notIterable, .rangeEndType, .notAFunction, .argumentCount,
      .argumentCountOfFunction, .argumentType, .nullArgument, .levelExpected, .rungExpected,
      .declaredType,
      .constantCondition, .nullComparison, .emptyRange, .divisionByZero,
      .decimalCommaInTests:
      true
    default: false
    }
  }

  /// An error, but for what may be meant as it is written.
  public var severity: Severity {
    switch self {
    case .constantCondition, .nullComparison, .decimalCommaInTests: .warning
    default: .error
    }
  }

  /// What is wrong, in one line.
  public func headline(_ language: Language) -> Text {
    switch language {
    case .vi: vietnameseHeadline
    case .en: englishHeadline
    }
  }

  /// What can be done about it.
  public func cure(_ language: Language) -> Text? {
    switch language {
    case .vi: vietnameseCure
    case .en: englishCure
    }
  }
}
