/// The forms in which diagnostics are shown.
public enum DiagnosticFormat: String, Sendable, CaseIterable {
  /// With the lines they are about, and cures.
  case full
  /// One line each.
  case short
  /// One JSON document.
  case json
}

extension DiagnosticList {
  /// The list as text in one of the forms, each line with its line end. Of each file at most
  /// `mostPerFile` are shown and the others counted; JSON has them all.
  public func rendered(
    as format: DiagnosticFormat, in language: Language, style: Style = .plain,
    mostPerFile: Int = 100
  ) -> String {
    switch format {
    case .full:
      let renderer = FullRenderer(language: language, style: style)
      return capped(mostPerFile, language, between: "\n") { renderer.render($0) }
    case .short:
      let renderer = ShortRenderer(language: language, style: style)
      return capped(mostPerFile, language, between: "") { renderer.render($0) }
    case .json:
      var json = JSONWriter(layout: .indented)
      write(to: &json)
      json.endLine()
      return json.text
    }
  }

  /// Writes the list as `{format: "thidua.diagnostics", version: 1, diagnostics, counts}`.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("format", "thidua.diagnostics")
      json.field("version", 1)
      json.key("diagnostics")
      json.array { json in
        for diagnostic in diagnostics { JSONRenderer().write(diagnostic, to: &json) }
      }
      json.key("counts")
      json.object { json in
        for severity in Severity.allCases.reversed() {
          json.field(severity.key, count(severity))
        }
      }
    }
  }

  /// How many there are of each severity, as words: `2 lỗi, 1 cảnh báo`; empty if there are none.
  public func countText(in language: Language) -> String {
    var parts: [String] = []
    for severity in Severity.allCases.reversed() {
      let number = count(severity)
      guard number > 0 else { continue }
      let plural = language == .en && number > 1 ? "s" : ""
      parts.append("\(number) \(severity.word(language))\(plural)")
    }
    return parts.joined(separator: ", ")
  }

  private func capped(
    _ most: Int, _ language: Language, between: String, _ render: (Diagnostic) -> String
  ) -> String {
    let (shown, leftOff) = capped(mostPerFile: max(most, 1))
    var parts = shown.map(render)
    for (path, count) in leftOff {
      let file = oneLine(path)
      let place = file.isEmpty ? "" : "\(file): "
      parts.append(
        language == .vi
          ? "\(place)còn \(count) thông báo nữa không hiển thị\n"
          : "\(place)\(count) more not shown\n")
    }
    return parts.joined(separator: between)
  }
}
