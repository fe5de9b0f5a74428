import Decimals

extension Value {
  /// The value as FEEL's `string()` writes it: a string as it is, everything else as a literal.
  public var text: String {
    if let string { return string }
    return literal
  }

  /// The value as it would be written in an expression: strings in quotation marks.
  public var literal: String {
    switch self {
    case .scalar(let cell): cell.literal
    case .object(let object):
      switch object {
      case .string(let string): Value.quoted(string)
      case .list(let list): "[" + list.elements.map(\.literal).joined(separator: ", ") + "]"
      case .context(let context):
        "{"
          + zip(context.keys, context.values).map { key, value in
            "\(Value.key(key)): \(value.literal)"
          }.joined(separator: ", ") + "}"
      case .range(let range): range.literal
      case .function(let function):
        "function(" + function.parameters.map(\.name).joined(separator: ", ") + ")"
      }
    }
  }

  static func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A key, in quotation marks where it is no name.
  private static func key(_ key: String) -> String {
    var previousSpace = true
    for scalar in key.unicodeScalars {
      if scalar == " ", !previousSpace {
        previousSpace = true
        continue
      }
      guard Characters.continuesName(scalar.value) else { return quoted(key) }
      previousSpace = false
    }
    guard let first = key.unicodeScalars.first, Characters.startsName(first.value), !previousSpace
    else { return quoted(key) }
    return key
  }
}

extension Cell {
  /// The cell as it would be written in an expression.
  public var literal: String {
    switch kind {
    case .number: number?.description ?? ""
    case .boolean: boolean == true ? "true" : "false"
    case .text: text.map { Value.quoted(Texts.string($0)) } ?? ""
    case .level: level.map { "level \($0.rung)" } ?? ""
    case .absent, .null: "null"
    default: temporalText
    }
  }
}

extension RangeValue {
  var literal: String {
    switch form {
    case .equal: "= \(low.literal)"
    case .unequal: "!= \(low.literal)"
    case .comparison:
      low.isNull
        ? "\(highClosed ? "<=" : "<") \(high.literal)" : "\(lowClosed ? ">=" : ">") \(low.literal)"
    case .interval:
      "\(lowClosed ? "[" : "(")\(low.literal)..\(high.literal)\(highClosed ? "]" : ")")"
    }
  }
}
