import Decimals

extension Builtin {
  private static let empty = FEELType.context([FEELType.Field]())

  /// Functions of contexts (DMN 1.5, 10.3.4.9).
  static let context: [Builtin] = [
    Builtin(
      "get value",
      Form([Parameter("m", empty), Parameter("key", .string)], .any) { call in
        call[0].context?[call.string(1)] ?? call.null(.unknownField)
      }),
    Builtin(
      "get entries",
      Form(
        [Parameter("m", empty)],
        .list(.context([FEELType.Field("key", .string), FEELType.Field("value", .any)]))
      ) { call in
        guard let context = call[0].context else { return call.null(.argumentType) }
        return Value(
          zip(context.keys, context.values).map { key, value in
            Value(Context([("key", Value(key)), ("value", value)]))
          })
      }),
    Builtin(
      "context", Form([Parameter("entries", .list(empty))], .any) { made($0) }),
    Builtin(
      "context put",
      Form(
        [
          Parameter("context", empty), Parameter("key", .string),
          Parameter("value", .any, null: true),
        ], .any
      ) { call in
        guard var context = call[0].context else { return call.null(.argumentType) }
        context.set(call.string(1), call[2])
        return Value(context)
      },
      Form(
        [
          Parameter("context", empty), Parameter("keys", .list(.string)),
          Parameter("value", .any, null: true),
        ], .any
      ) { put($0) }),
    Builtin(
      "context merge",
      Form([Parameter("contexts", .list(empty))], .any) { call in
        var result = Context()
        for value in call.list(0) {
          guard let context = value.context else { return call.null(.argumentType) }
          for (key, value) in zip(context.keys, context.values) { result.set(key, value) }
        }
        return Value(result)
      }),
  ]

  private static func made(_ call: BuiltinCall) -> Value {
    var result = Context()
    for value in call.list(0) {
      guard let entry = value.context, let key = entry["key"]?.string, let value = entry["value"]
      else { return call.null(.outsideDomain) }
      if result[key] != nil { return call.null(.duplicateKey) }
      result.set(key, value)
    }
    return Value(result)
  }

  private static func put(_ call: BuiltinCall) -> Value {
    guard let context = call[0].context else { return call.null(.argumentType) }
    var keys: [String] = []
    for value in call.list(1) {
      guard let key = value.string else { return call.null(.nullArgument) }
      keys.append(key)
    }
    guard let result = put(context, keys[...], call[2]) else { return call.null(.outsideDomain) }
    return Value(result)
  }

  /// The context with `value` at the end of the path `keys`; nil where the path leads nowhere.
  private static func put(_ context: Context, _ keys: ArraySlice<String>, _ value: Value)
    -> Context?
  {
    guard let key = keys.first, keys.count <= Limits.nesting else { return nil }
    var result = context
    if keys.count == 1 {
      result.set(key, value)
      return result
    }
    guard let inner = context[key]?.context, let changed = put(inner, keys.dropFirst(), value)
    else {
      return nil
    }
    result.set(key, Value(changed))
    return result
  }
}
