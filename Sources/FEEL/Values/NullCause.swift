import Diagnostics

/// Why an expression came out null. A cell carries it as a number, with the place that made it.
///
/// Numbers are stable within a version only; nothing writes them to a file.
public enum NullCause: UInt16, Sendable, CaseIterable {
  // Notes: null is what the standard means here.

  /// The expression says `null`.
  case written = 1
  /// The value that came from outside is null.
  case given
  /// `and` or `or` met something that is neither true nor false.
  case undecided
  /// An index that the list does not have.
  case indexOutside
  /// Zero by zero.
  case zeroByZero
  /// Something else by zero.
  case divisionByZero
  /// A value that has no such property at the moment, such as the zone of a local time.
  case noValue
  /// An open end of a range is null, so that nothing can be said.
  case unknownEnd

  // Errors: something was done that cannot be done.

  /// An operator had null where it needs a value.
  case nullOperand = 64
  /// An operator had operands of types that it does not take.
  case operandTypes
  /// A comparison of values of different types.
  case comparisonTypes
  /// A comparison with null by order.
  case nullComparison
  /// A result beyond what 34 digits and the exponents allow.
  case overflow
  /// A name that nothing has.
  case unknownName
  /// A function that does not exist.
  case unknownFunction
  /// An entry or property that the value does not have.
  case unknownField
  /// A call of something that is no function.
  case notAFunction
  /// Too few or too many arguments.
  case argumentCount
  /// An argument under a name that no parameter has.
  case unknownParameter
  /// An argument of a wrong type.
  case argumentType
  /// An argument that is null where a value is needed.
  case nullArgument
  /// An argument outside of what the function is defined for.
  case outsideDomain
  /// A text that cannot be read as what it should become.
  case unreadableText
  /// A condition that is neither true nor false nor null.
  case conditionType
  /// A filter that gives neither a truth value nor an index.
  case filterType
  /// An iteration over something that cannot be iterated.
  case notIterable
  /// A context with the same key twice.
  case duplicateKey
  /// A range with ends that do not belong together, or a closed end that is null.
  case rangeEnds
  /// A value that does not conform to the declared type.
  case typeMismatch
  /// A list, context, range or function as the value of a rule.
  case notAPlainValue
  /// An expression that could not be read.
  case invalid
  /// The host gave no such slot.
  case noSuchSlot
  /// More steps than one evaluation may take.
  case tooManySteps
  /// A list longer than lists may be.
  case listTooLong
  /// A string longer than strings may be.
  case stringTooLong
  /// Functions that call each other too deep.
  case tooManyCalls
  /// Lists, contexts, ranges or functions that lie inside each other too deep.
  case valueTooDeep
  /// A regular expression that takes too many steps, or that is not supported.
  case pattern
  /// A decision table with more hits than its hit policy allows.
  case hits

  /// Whether the cause is an error, or only says why null is what was asked for.
  public var isError: Bool { rawValue >= 64 }
}

/// A null as a fault that can be told: what made it, at its place.
public struct NullFault: Fault {
  /// The cause.
  public let cause: NullCause

  /// Makes a fault of a cause.
  public init(_ cause: NullCause) { self.cause = cause }

  /// An error or a note, as the cause is.
  public var severity: Severity { cause.isError ? .error : .note }

  /// The code: TD23 and two digits.
  public var code: String {
    let number = cause.isError ? Int(cause.rawValue) - 64 + 20 : Int(cause.rawValue)
    return number < 10 ? "TD230\(number)" : "TD23\(number)"
  }

  /// What made the null, in one line.
  public func headline(_ language: Language) -> Text {
    switch language {
    case .vi: cause.vietnamese
    case .en: cause.english
    }
  }
}

extension NullCause {
  /// One line in English.
  var english: Text {
    switch self {
    case .written: "the expression says \(code: "null") here"
    case .given: "the value given is \(code: "null")"
    case .undecided:
      "neither true nor false: an operand of \(code: "and") or \(code: "or") is no truth value"
    case .indexOutside: "the list has no element at this index"
    case .zeroByZero: "zero divided by zero has no value"
    case .divisionByZero: "division by zero"
    case .noValue: "the value has no such property"
    case .unknownEnd: "an end of the range is \(code: "null"), so nothing can be said"
    case .nullOperand: "an operand is \(code: "null")"
    case .operandTypes: "the operator does not take operands of these types"
    case .comparisonTypes: "values of different types cannot be compared"
    case .nullComparison: "\(code: "null") is neither less nor greater than anything"
    case .overflow: "the result is too large for a number of 34 digits"
    case .unknownName: "nothing has this name"
    case .unknownFunction: "there is no function of this name"
    case .unknownField: "the value has no entry of this name"
    case .notAFunction: "what is called here is no function"
    case .argumentCount: "the function takes another number of arguments"
    case .unknownParameter: "the function has no parameter of this name"
    case .argumentType: "an argument has a type that the function does not take"
    case .nullArgument: "an argument is \(code: "null")"
    case .outsideDomain: "an argument lies outside of what the function is defined for"
    case .unreadableText: "the text cannot be read as such a value"
    case .conditionType: "the condition is neither true nor false"
    case .filterType: "a filter must give a truth value or an index"
    case .notIterable: "this cannot be gone through element by element"
    case .duplicateKey: "the same key stands twice in a context"
    case .rangeEnds: "the ends do not make a range"
    case .typeMismatch: "the value does not conform to the declared type"
    case .notAPlainValue: "a list, context, range or function cannot be the value of a rule"
    case .invalid: "the expression could not be read"
    case .noSuchSlot: "no value was provided for this name"
    case .tooManySteps: "the evaluation takes more than \(number: Limits.steps) steps"
    case .listTooLong: "a list would get more than \(number: Limits.listLength) elements"
    case .stringTooLong: "a string would get more than \(number: Limits.stringLength) characters"
    case .tooManyCalls:
      "functions call each other more than \(number: Limits.callDepth) operations deep"
    case .valueTooDeep: "values lie inside each other more than \(number: Limits.valueDepth) deep"
    case .pattern: "the regular expression is not valid, or takes too many steps"
    case .hits: "more rules of the decision table hold than its hit policy allows"
    }
  }

  /// One line in Vietnamese.
  var vietnamese: Text {
    switch self {
    case .written: "biểu thức ghi \(code: "null") ở đây"
    case .given: "giá trị được cung cấp là \(code: "null")"
    case .undecided:
      "không đúng cũng không sai: một vế của \(code: "and") hoặc \(code: "or") không phải giá trị đúng/sai"
    case .indexOutside: "danh sách không có phần tử ở vị trí này"
    case .zeroByZero: "không chia cho không thì không có giá trị"
    case .divisionByZero: "phép chia cho không"
    case .noValue: "giá trị này không có thuộc tính đó"
    case .unknownEnd: "một đầu của khoảng là \(code: "null") nên không kết luận được"
    case .nullOperand: "một toán hạng là \(code: "null")"
    case .operandTypes: "phép toán không dùng được cho các kiểu giá trị này"
    case .comparisonTypes: "không so sánh được các giá trị khác kiểu"
    case .nullComparison: "\(code: "null") không lớn hơn cũng không nhỏ hơn giá trị nào"
    case .overflow: "kết quả quá lớn đối với số 34 chữ số"
    case .unknownName: "không có gì mang tên này"
    case .unknownFunction: "không có hàm nào mang tên này"
    case .unknownField: "giá trị không có mục nào mang tên này"
    case .notAFunction: "thứ được gọi ở đây không phải là hàm"
    case .argumentCount: "số đối số không đúng với hàm này"
    case .unknownParameter: "hàm không có tham số mang tên này"
    case .argumentType: "một đối số có kiểu mà hàm không nhận"
    case .nullArgument: "một đối số là \(code: "null")"
    case .outsideDomain: "một đối số nằm ngoài miền xác định của hàm"
    case .unreadableText: "không đọc được văn bản này thành giá trị cần có"
    case .conditionType: "điều kiện không cho giá trị đúng hoặc sai"
    case .filterType: "bộ lọc phải cho giá trị đúng/sai hoặc một vị trí"
    case .notIterable: "không thể duyệt lần lượt từng phần tử của giá trị này"
    case .duplicateKey: "một khóa xuất hiện hai lần trong cùng một ngữ cảnh"
    case .rangeEnds: "hai đầu không tạo thành một khoảng"
    case .typeMismatch: "giá trị không đúng với kiểu đã khai báo"
    case .notAPlainValue:
      "danh sách, ngữ cảnh, khoảng hoặc hàm không thể là giá trị của một quy tắc"
    case .invalid: "không đọc được biểu thức"
    case .noSuchSlot: "không có giá trị nào được cung cấp cho tên này"
    case .tooManySteps: "việc tính toán cần hơn \(number: Limits.steps) bước"
    case .listTooLong: "danh sách sẽ có hơn \(number: Limits.listLength) phần tử"
    case .stringTooLong: "chuỗi sẽ có hơn \(number: Limits.stringLength) ký tự"
    case .tooManyCalls: "các hàm gọi lồng nhau quá \(number: Limits.callDepth) phép tính"
    case .valueTooDeep: "các giá trị lồng nhau quá \(number: Limits.valueDepth) tầng"
    case .pattern: "biểu thức chính quy không hợp lệ hoặc cần quá nhiều bước"
    case .hits: "số quy tắc của bảng quyết định cùng thỏa mãn vượt quá mức cho phép"
    }
  }
}
