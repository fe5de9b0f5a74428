import Diagnostics

extension FEELFault {
  var englishHeadline: Text {
    switch self {
    case .emptyExpression: "there is no expression here"
    case .endTooEarly: "the expression ends too early"
    case .unexpected(let found): "\(code: found) cannot stand here"
    case .unexpectedCharacter(let found): "the character \(code: found) has no meaning in FEEL"
    case .operandMissing(let next): "a value is missing before \(code: next)"
    case .unfinishedString: "the closing quotation mark of a string is missing"
    case .unfinishedComment: "a comment is not closed"
    case .bracketNotClosed(let bracket): "the bracket \(code: bracket) is not closed"
    case .strayBracket(let bracket): "the bracket \(code: bracket) closes nothing"
    case .wrongBracket(let found, let expected):
      "\(code: expected) is missing, \(code: found) stands here"
    case .decimalComma(let whole, let fraction):
      "a number takes a point, not a comma: \(code: "\(whole),\(fraction)")"
    case .decimalCommaInTests(let whole, let fraction):
      "\(code: "\(whole),\(fraction)") are two tests, \(number: whole) or \(number: fraction)"
    case .foreignOperator(let found, _): "\(code: found) is not FEEL"
    case .leadingEqualsSign: "an expression does not begin with \(code: "=") as in a spreadsheet"
    case .wordAfterNumber(let figure, let word):
      "\(code: word) stands right after the figure \(code: figure)"
    case .operatorMissing(let left, let right):
      "no operator stands between \(name: left) and \(name: right)"
    case .cellAddress(let cell):
      "\(code: cell) is the address of a spreadsheet's cell; FEEL has none"
    case .alternatives: "\(code: "=") compares with one value, and several stand here"
    case .singleQuotes: "strings stand in double quotation marks"
    case .typographicQuotes: "strings stand in straight quotation marks"
    case .percentSign(let figure): "FEEL has no percent sign: \(code: figure + "%")"
    case .thenMissing: "\(code: "if") has no \(code: "then")"
    case .elseMissing: "\(code: "if") has no \(code: "else")"
    case .keywordMissing(let word, let construct):
      "\(code: construct) has no \(code: word)"
    case .rangeEndMissing: "the range has no upper end"
    case .rangeBracketsMissing: "a range stands in brackets"
    case .colonMissing(let key): "the entry \(name: key) has no value"
    case .nameMissingAfterDot: "a name is missing after the point"
    case .notNeedsBrackets: "\(code: "not") is a function"
    case .externalFunction: "external functions are not available"
    case .textTooLong(let limit): "the expression is longer than \(number: limit) bytes"
    case .nestedTooDeep(let limit): "brackets and conditions nest more than \(number: limit) deep"
    case .tooManyOperations(let limit):
      "more than \(number: limit) operations hang on each other"
    case .numberTooLong(let text): "\(code: text) is beyond what a number can be"
    case .duplicateKey(let key): "the key \(name: key) stands twice in the context"
    case .unreadableTemporal(let text):
      "\(code: text) is no date, time, date and time, or duration"
    case .unknownName(let name, _): "there is no \(name: name)"
    case .unknownFunction(let name, _): "there is no function \(name: name)"
    case .spreadsheetFunction(let name, _):
      "\(name: name) is a function of spreadsheets, not of FEEL"
    case .unknownField(let name, let type, _): "\(code: type) has no entry \(name: name)"
    case .unknownType(let name, _): "there is no type \(name: name)"
    case .unquotedRung(let word, _, let ladder):
      "\(name: word) is a rung of \(name: ladder) and stands in double quotation marks"
    case .unknownRung(let word, let ladder, _, _): "\(name: ladder) has no rung \(name: word)"
    case .unknownParameter(let name, let function, _, _):
      "\(code: function) has no parameter \(name: name)"
    case .callBracketsMissing(let signature): "\(code: signature) is a function"
    case .questionMarkOutsideTests: "\(code: "?") means something in tests only"
    case .clockRefused(let name):
      "\(code: name + "()") would change the result with the day it is computed"
    case .zoneRefused(let text): "a named time zone cannot stand in a rule: \(code: text)"
    case .assignment(let name): "\(name: name) is given a value here, but \(code: "=") compares"
    case .operandTypes(let op, let left, let right):
      "\(code: op) cannot be used on \(code: left.description) and \(code: right.description)"
    case .operandType(let op, let found):
      "\(code: op) cannot be used on \(code: found.description)"
    case .truthValueExpected(let op, let found):
      "\(code: op) needs conditions, but this is \(code: found.description)"
    case .comparisonTypes(let left, let right, _):
      "\(code: left.description) can never equal \(code: right.description)"
    case .orderOfLevels(let ladder, let op, _):
      "\(code: op) cannot be used on rungs of \(name: ladder)"
    case .alwaysNull(let op): "\(code: op) with \(code: "null") always gives null"
    case .conditionType(let found): "a condition is needed, but this is \(code: found.description)"
    case .filterType(let found):
      "a filter needs a condition or an index, but this is \(code: found.description)"
    case .notIterable(let found): "\(code: found.description) cannot be gone through one by one"
    case .rangeEndType(let found): "\(code: found.description) has no order to make a range of"
    case .notAFunction(let found): "\(code: found.description) cannot be called"
    case .argumentCount(let function, let found, _):
      "\(code: function) cannot take \(number: found) arguments"
    case .argumentCountOfFunction(let expected, let found):
      "the function takes \(number: expected) arguments, \(number: found) are given"
    case .argumentType(let function, let parameter, let expected, let found, _):
      "\(code: function) needs \(code: expected.description) for \(name: parameter), but this is \(code: found.description)"
    case .nullArgument(let function, let parameter, _):
      "\(code: function) cannot take \(code: "null") for \(name: parameter)"
    case .levelExpected(let function, let found):
      "\(code: function) looks at levels and classes, but this is \(code: found.description)"
    case .rungExpected(let function, let ladder):
      "\(code: function) needs a rung of \(name: ladder) in quotation marks"
    case .declaredType(let expected, let found):
      "\(code: expected.description) is declared, but this is \(code: found.description)"
    case .constantCondition(let truth):
      "the condition is always \(code: truth ? "true" : "false")"
    case .nullComparison(let name): "\(name: name) is never \(code: "null")"
    case .emptyRange: "nothing lies in this range: its lower end is above its upper end"
    case .divisionByZero: "division by zero"
    case .cellCount(let expected, let found):
      "the rule has \(number: found) cells, the table \(number: expected) columns"
    }
  }

  var englishCure: Text? {
    switch self {
    case .emptyExpression: "Write an expression."
    case .endTooEarly: "Write what comes after the last sign or word."
    case .unexpected: "Look for a missing operator, comma or quotation mark before it."
    case .unexpectedCharacter: "Take it out, or put the text into double quotation marks."
    case .operandMissing: "Write a name, a number or a string before it."
    case .unfinishedString: "Write \(code: "\"") at the end of the text."
    case .unfinishedComment: "Write \(code: "*/") at its end."
    case .bracketNotClosed(let bracket): "Write \(code: FEELFault.closing(bracket)) where it ends."
    case .strayBracket: "Take it out, or open it further to the left."
    case .wrongBracket(_, let expected): "Write \(code: expected) here."
    case .decimalComma(let whole, let fraction): "Write \(code: "\(whole).\(fraction)")."
    case .decimalCommaInTests(let whole, let fraction):
      "For one number write \(code: "\(whole).\(fraction)"); for two tests put a space after the comma."
    case .foreignOperator("&", _):
      "Write \(code: "+") to join texts, \(code: "and") to join conditions."
    case .foreignOperator(_, let instead): "Write \(code: instead)."
    case .leadingEqualsSign(let instead?): "Write \(code: instead)."
    case .wordAfterNumber(let figure, let word):
      "For a unit of measure write the figure alone: \(code: figure). If \(name: word) is a name, write an operator between them."
    case .leadingEqualsSign: "Leave the \(code: "=") out."
    case .spreadsheetFunction(_, let instead): "Write it as in \(code: instead)."
    case .singleQuotes(let text), .typographicQuotes(let text): "Write \(code: "\"\(text)\"")."
    case .percentSign(let figure):
      "Write \(code: "\(figure)/100") for a share, or \(code: figure) where the other side counts from 0 to 100."
    case .thenMissing, .elseMissing:
      "Write \(code: "if condition then value else other value")."
    case .keywordMissing(let word, "between"):
      "Write \(code: "x between 1 \(word) 10")."
    case .keywordMissing(_, "for"): "Write \(code: "for x in list return value")."
    case .keywordMissing(_, let construct):
      "Write \(code: "\(construct) x in list satisfies condition")."
    case .rangeEndMissing:
      "Write both ends, as in \(code: "[1..10]"), or a test such as \(code: ">= 1")."
    case .rangeBracketsMissing: "Write \(code: "[1..10]")."
    case .colonMissing: "Write \(code: "{ key: value }")."
    case .nameMissingAfterDot: "Write the name of the entry after the point."
    case .operatorMissing(let left, let right):
      "Write the operator between them, such as \(code: "\(left) * \(right)")."
    case .cellAddress: "Write the name of the indicator instead."
    case .alternatives(let instead): "Write \(code: instead)."
    case .notNeedsBrackets(let instead?): "Write \(code: instead)."
    case .notNeedsBrackets: "Write \(code: "not(condition)")."
    case .externalFunction: "Write the function in FEEL."
    case .textTooLong, .nestedTooDeep, .tooManyOperations:
      "Divide it: give a part of it a name of its own and use that."
    case .numberTooLong: "Write a smaller number."
    case .duplicateKey: "Rename one of the two."
    case .unreadableTemporal:
      "Write \(code: "@\"2026-07-01\""), \(code: "@\"08:30:00\"") or \(code: "@\"P1Y\"")."
    case .unknownName(_, let nearest?), .unknownFunction(_, let nearest?),
      .unknownField(_, _, let nearest?), .unknownType(_, let nearest?),
      .unknownParameter(_, _, _, let nearest?):
      "Did you mean \(name: nearest)?"
    case .unknownName: "Use a name that is declared, or put a text into double quotation marks."
    case .unknownFunction: "Use a function of FEEL or of the rulebook."
    case .unknownField: "Use an entry that it has."
    case .unknownType:
      "Use a type of FEEL: \(code: "number"), \(code: "string"), \(code: "boolean")…"
    case .unquotedRung(_, let rung, _): "Write \(code: "\"\(rung)\"")."
    case .unknownRung(_, _, _, let nearest?): "Did you mean \(code: "\"\(nearest)\"")?"
    case .unknownRung(_, _, let rungs, nil): "Its rungs are \(names: rungs)."
    case .unknownParameter(_, _, let signature, nil): "It is called as \(code: signature)."
    case .callBracketsMissing(let signature): "Call it: \(code: signature)."
    case .questionMarkOutsideTests: "Write the name of the value."
    case .clockRefused: "Use \(code: "period.end") or another date that is given."
    case .zoneRefused: "Write the offset, as in \(code: "+07:00")."
    case .assignment(let name): "Leave out \(code: "\(name) =") and keep what follows."
    case .operandTypes, .operandType: "Look at what each side is; numbers do not mix with texts."
    case .truthValueExpected, .conditionType: "Write a comparison, such as \(code: "x > 0")."
    case .comparisonTypes(_, _, let instead?): "Write \(code: instead)."
    case .comparisonTypes: "Compare values of the same type."
    case .orderOfLevels(_, _, let instead?): "Write \(code: instead)."
    case .orderOfLevels:
      "Write \(code: "at least(x, \"rung\")") or \(code: "below(x, \"rung\")")."
    case .alwaysNull: "Take \(code: "null") out, or ask for it with \(code: "= null")."
    case .filterType: "Write a comparison or a number in the brackets."
    case .notIterable: "Give a list, or a range of whole numbers or dates."
    case .rangeEndType: "Use numbers, dates or strings as ends."
    case .notAFunction: "Take out the brackets, or write an operator before them."
    case .argumentCount(_, _, let signature), .argumentType(_, _, _, _, let signature),
      .nullArgument(_, _, let signature):
      "It is called as \(code: signature)."
    case .argumentCountOfFunction: "Give one argument for each parameter."
    case .levelExpected: "Use \(code: "=") or \(code: "<") on what is no level."
    case .rungExpected: "Write \(code: "at least(x, \"rung\")")."
    case .declaredType: "Change the expression or the declared type."
    case .constantCondition: "Keep the branch that is used, or write a condition that can change."
    case .nullComparison(let name):
      "Where evidence is lacking it is missing, not null: write \(code: "is missing(\(name))")."
    case .emptyRange: "Exchange the two ends."
    case .divisionByZero: "Divide by something else."
    case .cellCount: "Write one test for each input and one result for each output."
    }
  }

  /// The bracket that closes `bracket`.
  static func closing(_ bracket: String) -> String {
    switch bracket {
    case "(": ")"
    case "{": "}"
    default: "]"
    }
  }
}
