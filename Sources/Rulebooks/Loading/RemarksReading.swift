import Diagnostics
import YAMLSource

// What any element can carry beside what it does.
extension Loader {
  /// A title: a text in the rulebook's language, or `{ vi: …, en: … }`.
  package func title(_ entry: YAMLEntry) -> Title? {
    if entry.value.entries != nil {
      guard let reader = MappingReader(entry.value, .title, key: entry.name, self) else {
        return nil
      }
      return Title(
        vi: reader.entry("vi").flatMap(text)?.value, en: reader.entry("en").flatMap(text)?.value)
    }
    guard let text = text(entry)?.value else { return nil }
    return language == .vi ? Title(vi: text) : Title(en: text)
  }

  /// Legal bases: `NQ46 Đ1.1`, several with `;` between them or as a list.
  func bases(_ entry: YAMLEntry) -> [Basis] {
    oneOrMore(entry).flatMap { node in
      scalar(node, key: entry.name).map { bases(in: $0) } ?? []
    }
  }

  private func bases(in scalar: YAMLScalar) -> [Basis] {
    var bases: [Basis] = []
    var offset = 0
    // A plain text on one line stands in the file as it is; in others the place is looked for.
    let isAsWritten =
      scalar.style == .plain && scalar.span.range.count == scalar.value.utf8.count
    for part in scalar.value.split(separator: ";", omittingEmptySubsequences: false) {
      let text = trimmed(String(part))
      let lead = part.prefix { $0.isWhitespace }.utf8.count
      let start = offset + lead
      offset += part.utf8.count + 1
      if text.isEmpty { continue }
      let key = text.prefix { !$0.isWhitespace }
      bases.append(
        Basis(
          document: String(key), article: trimmed(String(text.dropFirst(key.count))),
          span: isAsWritten
            ? Span(
              scalar.span.source,
              scalar.span.start + start..<scalar.span.start + start + text.utf8.count)
            : scalar.span(of: start..<start + text.utf8.count)))
    }
    return bases
  }
}

extension MappingReader {
  /// The title, if there is one.
  var title: Title? { entry("title").flatMap(loader.title) }

  /// Bases, notes, questions, acceptances.
  var remarks: Remarks {
    Remarks(
      basis: entry("basis").map(loader.bases) ?? [],
      note: entry("note").flatMap(loader.text)?.value,
      openQuestion: entry("open-question").flatMap(loader.text)?.value,
      accepted: entry("accept").map(acceptances) ?? [])
  }

  private func acceptances(_ entry: YAMLEntry) -> [Acceptance] {
    loader.oneOrMore(entry).compactMap { node in
      guard let reader = MappingReader(node, .acceptance, key: entry.name, loader),
        let code = reader.required("code").flatMap(loader.text),
        let reason = reader.required("reason").flatMap(loader.text)
      else { return nil }
      return Acceptance(code: code, reason: reason.value)
    }
  }
}
