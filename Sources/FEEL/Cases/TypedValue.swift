import Decimals
import Diagnostics

extension Value {
  /// The value of plain JSON: numbers with all their digits, arrays as lists, objects as contexts;
  /// strings in NFC. Null counts as given from outside.
  public init(json: JSON) {
    switch json.kind {
    case .null: self = Value(.given)
    case .boolean(let boolean): self = Value(boolean)
    case .number(let text): self = Decimal(text).map { Value($0) } ?? Value(.overflow)
    case .string(let string): self = Value(normalised(string))
    case .array(let array): self = Value(array.map { Value(json: $0) })
    case .object(let members):
      self = Value(Context(members.map { (normalised($0.key), Value(json: $0.value)) }))
    }
  }

  /// The value of the typed form of the conformance cases: `{"type": "number", "text": "1.20"}`,
  /// lists with `items`, contexts with `entries` of `name` and `value`; nil if it is none.
  public init?(typed json: JSON) {
    if json.isNull {
      self = Value(.given)
      return
    }
    guard let type = json["type"]?.string else { return nil }
    switch type {
    case "null": self = Value(.given)
    case "boolean":
      guard let boolean = json["value"]?.boolean else { return nil }
      self = Value(boolean)
    case "string":
      guard let text = json["text"]?.string else { return nil }
      self = Value(text)
    case "number":
      guard let text = json["text"]?.string, let number = Decimal(text) else { return nil }
      self = Value(number)
    case "list":
      guard let items = json["items"]?.array else { return nil }
      var values: [Value] = []
      for item in items {
        guard let value = Value(typed: item) else { return nil }
        values.append(value)
      }
      self = Value(values)
    case "context":
      guard let entries = json["entries"]?.array else { return nil }
      var context = Context()
      for entry in entries {
        guard let name = entry["name"]?.string, let json = entry["value"],
          let value = Value(typed: json)
        else { return nil }
        context.set(name, value)
      }
      self = Value(context)
    default:
      guard let text = json["text"]?.string, let type = FEELType.named(type),
        let cell = Cell(temporal: text, type)
      else { return nil }
      self = .scalar(cell)
    }
  }

  /// Whether two values are the same as the runners of the conformance suite see it: numbers within
  /// 0.00000001, contexts in any order, dates and times by value and offset, null like null.
  public func matches(_ other: Value) -> Bool {
    if isNull || other.isNull { return isNull && other.isNull }
    if let left = number, let right = other.number {
      guard let difference = left.subtracting(right)?.magnitude else { return false }
      return difference <= Value.tolerance
    }
    if let left = string, let right = other.string { return left.sameCodePoints(as: right) }
    if let left = list, let right = other.list {
      return left.count == right.count && zip(left, right).allSatisfy { $0.matches($1) }
    }
    if let left = context, let right = other.context {
      return left.count == right.count
        && zip(left.keys, left.values).allSatisfy { right[$0]?.matches($1) ?? false }
    }
    if case .scalar(let left) = self, case .scalar(let right) = other {
      return left.kind == right.kind && left.isSame(right)
    }
    return equals(other) == .yes
  }

  private static let tolerance = Decimal(1, decimals: 8)
}
