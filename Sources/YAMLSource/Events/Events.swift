private import CLibYAML

/// What libyaml tells of a text, one thing after the other, with offsets in bytes of
/// the file.
enum YAMLEvent {
  case documentStart(version: (Int, Int)?, hasTagDirectives: Bool, start: Int)
  case documentEnd
  case alias(name: String, start: Int, end: Int)
  case scalar(text: String, style: YAMLScalar.Style, properties: Properties, start: Int, end: Int)
  case collectionStart(isMapping: Bool, isFlow: Bool, properties: Properties, start: Int)
  case collectionEnd(start: Int, end: Int)
  case streamEnd

  /// What may stand before a node.
  struct Properties {
    var anchor: String?
    var tag: String?
  }
}

/// Where and why libyaml gave up.
struct SyntaxError: Error {
  /// libyaml's words for what it met.
  let problem: String
  /// Where it met it.
  let at: Int
  /// libyaml's words for what it was reading then.
  let context: String
  /// Where that had started.
  let contextAt: Int?
}

/// Reads a text by libyaml, event by event.
final class EventReader {
  private var parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let text: RepairedText
  private var codePoints: CodePoints
  private let isReady: Bool
  private let base: Int

  /// Makes a reader of valid UTF-8 without control characters, from `base` on.
  init(_ text: RepairedText, from base: Int) {
    self.text = text
    self.base = base
    codePoints = CodePoints(text.bytes, from: base)
    parser.initialize(to: yaml_parser_t())
    isReady = yaml_parser_initialize(parser) != 0
    if isReady { yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING) }
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deinitialize(count: 1)
    parser.deallocate()
  }

  /// Gives each event to `handle` until that returns false or the text ends.
  func read(_ handle: (YAMLEvent) -> Bool) throws(SyntaxError) {
    guard isReady else {
      throw SyntaxError(problem: "out of memory", at: base, context: "", contextAt: nil)
    }
    var failure: SyntaxError?
    text.bytes.withUnsafeBufferPointer { buffer in
      let input = UnsafeBufferPointer(rebasing: buffer[base...])
      // libyaml wants an address also for a text of no bytes.
      var nothing: UInt8 = 0
      withUnsafePointer(to: &nothing) { nothing in
        yaml_parser_set_input_string(parser, input.baseAddress ?? nothing, input.count)
        while true {
          var event = yaml_event_t()
          guard yaml_parser_parse(parser, &event) != 0 else {
            failure = syntaxError()
            return
          }
          let type = event.type
          let goesOn = translated(event).map(handle) ?? true
          yaml_event_delete(&event)
          if !goesOn || type == YAML_STREAM_END_EVENT { return }
        }
      }
    }
    if let failure { throw failure }
  }

  private func translated(_ event: yaml_event_t) -> YAMLEvent? {
    let start = offset(event.start_mark.index)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      let document = event.data.document_start
      let version = document.version_directive.map {
        (Int($0.pointee.major), Int($0.pointee.minor))
      }
      return .documentStart(
        version: version,
        hasTagDirectives: document.tag_directives.start != document.tag_directives.end,
        start: start)
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT:
      return .alias(
        name: string(event.data.alias.anchor) ?? "", start: start,
        end: offset(event.end_mark.index))
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .scalar(
        text: String(decoding: value, as: UTF8.self), style: style(scalar.style),
        properties: .init(anchor: string(scalar.anchor), tag: string(scalar.tag)),
        start: start, end: offset(event.end_mark.index))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      return .collectionStart(
        isMapping: false, isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE,
        properties: .init(anchor: string(sequence.anchor), tag: string(sequence.tag)), start: start)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return .collectionStart(
        isMapping: true, isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE,
        properties: .init(anchor: string(mapping.anchor), tag: string(mapping.tag)), start: start)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return .collectionEnd(start: start, end: offset(event.end_mark.index))
    case YAML_STREAM_END_EVENT: return .streamEnd
    default: return nil
    }
  }

  private func offset(_ index: Int) -> Int { text.fileOffset(of: codePoints.offset(of: index)) }

  private func string(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    pointer.map { String(decodingCString: $0, as: UTF8.self) }
  }

  private func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private func syntaxError() -> SyntaxError {
    let state = parser.pointee
    let context = state.context.map { String(cString: $0) } ?? ""
    // Only a reader's error counts in bytes, and then it has no mark.
    let at =
      state.error == YAML_READER_ERROR
      ? text.fileOffset(of: min(base &+ state.problem_offset, text.bytes.count))
      : offset(state.problem_mark.index)
    return SyntaxError(
      problem: state.problem.map { String(cString: $0) } ?? "out of memory", at: at,
      context: context,
      contextAt: context.isEmpty ? nil : offset(state.context_mark.index))
  }
}
