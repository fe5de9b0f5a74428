import Decimals

extension Value {
  /// The narrowest type of the value. Levels count as `Any`: their ladder is not known here.
  public var type: FEELType {
    switch self {
    case .scalar(let cell):
      switch cell.kind {
      case .number: .number
      case .boolean: .boolean
      case .text: .string
      case .level, .absent: .any
      case .null: .null
      case .date: .date
      case .time: .time
      case .dateTime: .dateTime
      case .monthsDuration: .monthsDuration
      case .secondsDuration: .secondsDuration
      }
    case .object(let object):
      switch object {
      case .string: .string
      case .list(let list): .list(list.elements.reduce(.null) { $0.joined(with: $1.type) })
      case .context(let context):
        .context(zip(context.keys, context.values).map { FEELType.Field($0, $1.type) })
      case .range(let range): .range(range.low.type.joined(with: range.high.type))
      case .function(let function):
        .function(function.parameters.map(\.type), function.result)
      }
    }
  }

  /// Whether the value is an instance of `type` (DMN 1.5, 10.3.2.9): null is one of `Null` only.
  func isInstance(of type: FEELType) -> Bool {
    if isNull { return type == .null }
    switch (type, self) {
    case (.any, _): return true
    case (.list(let element), .object(.list(let list))):
      return list.elements.allSatisfy { $0.conforms(to: element) }
    case (.context(let fields), .object(.context(let context))):
      return fields.allSatisfy { context[$0.name]?.conforms(to: $0.type) ?? false }
    case (.range(let element), .object(.range(let range))):
      return range.low.conforms(to: element) && range.high.conforms(to: element)
    case (.function(let parameters, let result), .object(.function(let function))):
      return function.isInstance(parameters, result)
    case (.level(let ladder), .scalar(let cell)):
      return cell.level?.ladder == ladder.number
    case (.string, .scalar(let cell)): return cell.kind == .text
    case (.string, .object(.string)): return true
    case (_, .scalar): return self.type == type
    default: return false
    }
  }

  /// Whether the value may stand where `type` is declared: as an instance, or as null.
  func conforms(to type: FEELType) -> Bool { isNull || isInstance(of: type) }

  /// The value as `type` asks for it, with the standard's conversions (DMN 1.5, 10.3.2.9.4): a list
  /// of one for its element, a value for a list of one, a date for a date and time; nil where it
  /// does not conform.
  func converted(to type: FEELType) -> Value? {
    if type == .any || conforms(to: type) { return self }
    if case .list(let element) = type, list == nil {
      return converted(to: element).map { Value([$0]) }
    }
    if let list, list.count == 1, let only = list.first {
      if case .list = type { return nil }
      return only.converted(to: type)
    }
    return temporallyConverted(to: type)
  }
}

extension FunctionValue {
  fileprivate func isInstance(_ parameters: [FEELType], _ result: FEELType) -> Bool {
    guard isFlexible || parameters.count == self.parameters.count else { return false }
    let accepts = zip(parameters, self.parameters).allSatisfy { asked, own in
      own.type == .any || asked == own.type || asked.fits(own.type)
    }
    return accepts && (result == .any || self.result.fits(result))
  }
}
