/// Writes diagnostics as JSON, the same in whatever language the user reads.
///
/// A diagnostic is `{code, severity, fault, arguments, place, texts, related}`: `fault` is the name
/// of the kind of fault, `arguments` are its figures and names by their labels, `place` is
/// `{file, line, column, endLine, endColumn}` or null, `texts` holds headline, label, notes and
/// cure in each language. Whole numbers are numbers; other figures are text with all their digits.
public struct JSONRenderer: Sendable {
  /// The key under which a place stands: `place` unless the document calls its places otherwise.
  let placeKey: String

  /// Makes a renderer that writes places under `placeKey`.
  public init(placeKey: String = "place") { self.placeKey = placeKey }

  /// Writes one diagnostic as an object.
  public func write(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
    let fault = diagnostic.fault
    let (name, arguments) = faultArguments(fault)
    json.object { json in
      json.field("code", fault.code)
      json.field("severity", diagnostic.severity.key)
      json.field("fault", name)
      json.key("arguments")
      json.object { json in
        for (label, value) in arguments {
          json.key(label)
          writeArgument(value, to: &json)
        }
      }
      json.key(placeKey)
      if let at = diagnostic.at { writePlace(at, to: &json) } else { json.null() }
      json.key("texts")
      json.object { json in
        for language in Language.allCases {
          json.key(language.rawValue)
          writeTexts(of: fault, in: language, to: &json)
        }
      }
      json.key("related")
      writeRelated(of: fault, to: &json)
    }
  }

  /// Writes a place as `{file, line, column, endLine, endColumn}`; the end is the place after the
  /// last character.
  public func writePlace(_ span: Span, to json: inout JSONWriter) {
    let start = span.place
    let end = span.source.place(at: max(span.start, span.end))
    json.object { json in
      json.field("file", span.source.path)
      json.field("line", start.line)
      json.field("column", start.column)
      json.field("endLine", end.line)
      json.field("endColumn", end.column)
    }
  }

  private func writeTexts(of fault: any Fault, in language: Language, to json: inout JSONWriter) {
    json.object { json in
      json.field("headline", fault.headline(language).plain(in: language))
      json.field("label", fault.label(language)?.plain(in: language))
      json.key("notes")
      json.strings(fault.notes(language).map { $0.plain(in: language) })
      json.field("cure", fault.cure(language)?.plain(in: language))
    }
  }

  private func writeRelated(of fault: any Fault, to json: inout JSONWriter) {
    let vietnamese = fault.relatedPlaces(.vi)
    let english = fault.relatedPlaces(.en)
    json.array { json in
      for (index, related) in vietnamese.enumerated() {
        json.object { json in
          json.key(placeKey)
          writePlace(related.span, to: &json)
          json.key("texts")
          json.object { json in
            json.field(Language.vi.rawValue, related.text.plain(in: .vi))
            let other = english.indices.contains(index) ? english[index].text : related.text
            json.field(Language.en.rawValue, other.plain(in: .en))
          }
        }
      }
    }
  }

  private func writeArgument(_ value: Any, to json: inout JSONWriter) {
    switch value {
    case let span as Span: writePlace(span, to: &json)
    case let text as String: json.string(text)
    case let truth as Bool: json.bool(truth)
    case let number as Int: json.number(number)
    case let key as any RawRepresentable: writeArgument(key.rawValue, to: &json)
    case let text as Text: json.string(text.plain(in: .en))
    default:
      let mirror = Mirror(reflecting: value)
      switch mirror.displayStyle {
      case .optional:
        if let inside = mirror.children.first {
          writeArgument(inside.value, to: &json)
        } else {
          json.null()
        }
      case .collection:
        json.array { json in
          for element in mirror.children { writeArgument(element.value, to: &json) }
        }
      case .tuple:
        json.object { json in
          for (label, part) in labelled(mirror.children) {
            json.key(label)
            writeArgument(part, to: &json)
          }
        }
      case .set, .dictionary:
        // Their order differs from run to run.
        json.strings(mirror.children.map { String(describing: $0.value) }.sorted())
      default: json.string(String(describing: value))
      }
    }
  }
}

/// The name of the case of a fault and its associated values by their labels.
func faultArguments(_ fault: any Fault) -> (name: String, arguments: [(String, Any)]) {
  let mirror = Mirror(reflecting: fault)
  guard mirror.displayStyle == .enum else {
    return (String(describing: type(of: fault)), labelled(mirror.children))
  }
  guard let payload = mirror.children.first else { return (String(describing: fault), []) }
  let name = payload.label ?? String(describing: type(of: fault))
  let values = Mirror(reflecting: payload.value)
  if values.displayStyle == .tuple { return (name, labelled(values.children)) }
  return (name, [("value", payload.value)])
}

/// Parts by their labels; those without one are called `value`, `value2`, and so on.
private func labelled(_ children: Mirror.Children) -> [(String, Any)] {
  children.enumerated().map { index, child in
    if let label = child.label, !label.hasPrefix(".") { return (label, child.value) }
    return (index == 0 ? "value" : "value\(index + 1)", child.value)
  }
}
