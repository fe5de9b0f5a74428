/// Renders a diagnostic on one line, as editors and `grep` read them:
/// `rulebook.yaml:5:3: lỗi[TD1112]: khóa “points” …`.
public struct ShortRenderer: Sendable {
  let language: Language
  let style: Style

  /// Makes a renderer.
  public init(language: Language, style: Style = .plain) {
    self.language = language
    self.style = style
  }

  /// The diagnostic as a line with its line end.
  public func render(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity
    let title = style.paint(
      "\(severity.word(language))[\(diagnostic.fault.code)]", .severity(severity))
    let place = diagnostic.at.map { placeText($0) + ": " } ?? ""
    return "\(place)\(title): \(printable(diagnostic.fault.headline(language), in: language))\n"
  }
}
