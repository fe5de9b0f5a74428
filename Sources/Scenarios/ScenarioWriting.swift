import Rulebooks
import YAMLSource

extension Scenario {
  /// The scenario as a file that reads back to the same one.
  public func yaml() -> String {
    var lines: [String] = []
    if let name { lines.append("scenario: " + RuleEdits.written(name)) }
    lines.append(changes.isEmpty ? "changes: []" : "changes:")
    for change in changes {
      let address = RuleEdits.written(change.address.description)
      switch change.action {
      case .set(let value):
        let text = change.node.flatMap { $0.scalar == nil ? InsertedText($0).text : nil }
        lines.append("  - { set: \(address), to: \(text ?? RuleEdits.written(value)) }")
      case .add:
        let value = change.writtenNode().node.map { InsertedText($0).text } ?? "''"
        let before = change.before.map { ", before: " + RuleEdits.written($0) } ?? ""
        lines.append("  - { add: \(address), as: \(value)\(before) }")
      case .remove: lines.append("  - { remove: \(address) }")
      }
    }
    if let rescale { lines.append("rescale: " + RuleEdits.written(rescale)) }
    return lines.joined(separator: "\n") + "\n"
  }
}
