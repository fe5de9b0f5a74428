import Rulebooks
import YAMLSource

extension Scenario {
  /// The scenario as a file that reads back to the same one.
  public func yaml() -> String {
    var lines: [String] = []
    if let name { lines.append("scenario: " + Self.quoted(name)) }
    lines.append(changes.isEmpty ? "changes: []" : "changes:")
    for change in changes {
      let address = Self.quoted(change.address.description)
      switch change.action {
      case .set(let value):
        let text = change.node.flatMap { $0.scalar == nil ? InsertedText($0).text : nil }
        lines.append("  - { set: \(address), to: \(text ?? Self.quoted(value)) }")
      case .add:
        let value = change.writtenNode().node.map { InsertedText($0).text } ?? "''"
        let before = change.before.map { ", before: " + Self.quoted($0) } ?? ""
        lines.append("  - { add: \(address), as: \(value)\(before) }")
      case .remove: lines.append("  - { remove: \(address) }")
      }
    }
    if let rescale { lines.append("rescale: " + Self.quoted(rescale)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains("\n") else { return RuleEdits.written(text) }
    return InsertedText.doubleQuoted(text)
  }
}
