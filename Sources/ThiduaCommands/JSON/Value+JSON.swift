import Decimals
import FEEL

extension Value {
  /// The FEEL value of a JSON value. A number beyond what decimals hold is null.
  init(_ json: JSONValue) {
    switch json.kind {
    case .null: self = Value(.given)
    case .boolean(let value): self = Value(value)
    case .number(let digits): self = Decimal(digits).map { Value($0) } ?? Value(.overflow)
    case .string(let text): self = Value(text)
    case .array(let items): self = Value(items.map { Value($0) })
    case .object(let entries):
      self = Value(Context(entries.map { ($0.key, Value($0.value)) }))
    }
  }
}
