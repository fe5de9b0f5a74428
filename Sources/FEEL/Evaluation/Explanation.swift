import Decimals

extension Expression {
  /// The value of every part that was evaluated in `row`, in the order in which they came out: the
  /// operands before the operation. The closures are the same as those of `compiled`, each with a
  /// probe. At most `limit` steps are kept.
  public func trace(_ row: Row, limit: Int = 1_000) -> [TraceStep] {
    let probe = Probe(limit: limit)
    _ = Compiled(root, locals: locals, takesInput: takesInput, probe: probe).value(row)
    return probe.all
  }

  /// The text with the value of each outside name in its place: `100 * 19 / 20`.
  ///
  /// - Parameters:
  ///   - row: The row that the values come from.
  ///   - format: Writes a value as it should stand in the text.
  public func withValues(_ row: Row, format: (Value) -> String) -> String {
    withValues { binding in
      switch binding.reference {
      case .slot(let slot): format(.scalar(row[slot]))
      case .object(let slot): format(row[slot])
      case .constant(let value): format(value)
      case .input: nil
      }
    }
  }

  /// The text with another text in the place of each outside name; nil leaves the name.
  public func withValues(_ replacement: (Binding) -> String?) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var position = 0
    for reference in references.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let range = reference.range
      guard range.lowerBound >= position, !range.isEmpty, range.upperBound <= bytes.count,
        let text = replacement(reference.binding)
      else { continue }
      result += bytes[position..<range.lowerBound]
      result += text.utf8
      position = range.upperBound
    }
    result += bytes[position...]
    return String(decoding: result, as: UTF8.self)
  }
}
