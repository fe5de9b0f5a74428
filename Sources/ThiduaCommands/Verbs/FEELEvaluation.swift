import Decimals
import Diagnostics
import FEEL

/// One expression evaluated, with all that its reading and its evaluation had to say.
struct FEELEvaluation {
  /// The value; nil where the expression could not be read.
  let value: Value?
  /// What is wrong with the text, in its order.
  let problems: [Problem]
  /// Why values came out null, each cause at its place once.
  let causes: [Cause]
  let source: Source

  /// A null that came out somewhere in the expression.
  struct Cause: Hashable {
    let cause: NullCause
    let start: Int
    let end: Int
  }

  init(of text: String, with names: Context) {
    let text = normalised(text)
    source = Source(path: "feel", text: text)
    var scope = Scope(checking: .lenient)
    for (name, value) in zip(names.keys, names.values) {
      scope.add(Binding(name, value.type, .constant(value)))
    }
    let checked = parse(text, in: scope)
    problems = checked.problems
    guard let expression = checked.expression else {
      value = nil
      causes = []
      return
    }
    value = expression.compiled().value(Row())
    let steps = expression.trace(Row()).map(\.value) + [value].compactMap { $0 }
    var found: Set<Cause> = []
    for null in steps.compactMap({ $0.cell }) {
      guard let cause = null.nullCause, let range = null.nullRange else { continue }
      found.insert(Cause(cause: cause, start: range.lowerBound, end: range.upperBound))
    }
    causes = found.sorted {
      ($0.start, $0.end, $0.cause.rawValue) < ($1.start, $1.end, $1.cause.rawValue)
    }
  }

  /// Whether something was done that cannot be done.
  var hasErrors: Bool {
    value == nil || causes.contains { $0.cause.isError }
  }

  /// Problems of the text, then causes of nulls, at their places.
  var diagnostics: [Diagnostic] {
    // What the reading has complained of need not be said again of the null that it led to.
    let explained = Set(problems.map(\.range))
    let nulls = causes.filter { !explained.contains($0.start..<$0.end) }
    return problems.map { Diagnostic($0.fault, at: span($0.range)) }
      + nulls.map { Diagnostic(NullFault($0.cause), at: span($0.start..<$0.end)) }
  }

  private func span(_ range: Range<Int>) -> Span { Span(source, range) }

  /// Value and type, a line each.
  func text(_ language: Language) -> String {
    guard let value else { return "" }
    let words = language == .vi ? ("giá trị: ", "kiểu: ") : ("value: ", "type: ")
    return "\(words.0)\(value.literal)\n\(words.1)\(value.type)\n"
  }

  /// `{format: "thidua.feel", version: 1, expression, value, type, causes, problems}`; the value as
  /// FEEL writes it, null where the text could not be read.
  func json() -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
      json.field("format", "thidua.feel")
      json.field("version", 1)
      json.field("expression", source.text(in: 0..<source.bytes.count))
      json.field("value", value?.literal)
      json.field("type", value?.type.description)
      json.key("causes")
      json.array { json in
        for cause in causes { write(cause, to: &json) }
      }
      json.key("problems")
      json.array { json in
        for problem in problems {
          JSONRenderer().write(Diagnostic(problem.fault, at: span(problem.range)), to: &json)
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ cause: Cause, to json: inout JSONWriter) {
    let fault = NullFault(cause.cause)
    json.object { json in
      json.field("cause", "\(cause.cause)")
      json.field("code", fault.code)
      json.field("error", cause.cause.isError)
      json.key("place")
      JSONRenderer().writePlace(span(cause.start..<cause.end), to: &json)
      for language in Language.allCases {
        json.field(language.rawValue, fault.headline(language).plain(in: language))
      }
    }
  }
}
