import Decimals
public import Diagnostics
import Rulebooks

extension TestReport {
  /// Writes the report as JSON, the same in every language.
  ///
  /// `{format: "thidua.test", version: 1, of, tests: [{name, place, state, compared, mismatches:
  /// [{address, subject, expected, actual, reason, place}]}], diagnostics, counts}`. A value is
  /// `{figure}`, `{share}`, `{word}`, `{name}`, `{names}` or `{truth}`; figures are text with all
  /// their digits. A reason is `{step, rule, operands: [{name, value}], fault}`.
  ///
  /// - Parameters:
  ///   - subject: What was tested, by its id, under the key `rulebook` or `run`.
  ///   - coverage: What the tests reached, under the key `coverage`, where it was asked for.
  public func write(
    _ subject: (key: String, id: String), coverage: Coverage? = nil, to json: inout JSONWriter
  ) {
    json.object { json in
      json.field("format", "thidua.test")
      json.field("version", 1)
      json.field(subject.key, subject.id)
      json.key("tests")
      json.array { json in
        for result in results { result.write(to: &json) }
      }
      json.key("diagnostics")
      json.array { json in
        for diagnostic in diagnostics { JSONRenderer().write(diagnostic, to: &json) }
      }
      json.key("counts")
      json.object { json in
        for state in TestResult.State.allCases { json.field(state.rawValue, count(state)) }
        json.field("compared", results.reduce(0) { $0 + $1.compared })
      }
      if let coverage {
        json.key("coverage")
        coverage.write(to: &json)
      }
    }
  }
}

extension TestResult {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", test.name.value)
      json.key("place")
      TestPlace.span(test.name.span).write(to: &json)
      json.field("state", state.rawValue)
      json.field("compared", compared)
      json.key("mismatches")
      json.array { json in
        for mismatch in mismatches { mismatch.write(to: &json) }
      }
    }
  }
}

extension Mismatch {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("address", address)
      json.field("subject", subject)
      json.key("expected")
      expected.write(to: &json)
      json.key("actual")
      actual.write(to: &json)
      json.key("reason")
      if let reason { reason.write(to: &json) } else { json.null() }
      json.key("place")
      place.write(to: &json)
    }
  }
}

extension TestValue {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      switch self {
      case .figure(let figure): json.field("figure", figure.description)
      case .share(let share): json.field("share", share.description)
      case .word(let word): json.field("word", word)
      case .name(let name): json.field("name", name)
      case .names(let names):
        json.key("names")
        json.strings(names)
      case .truth(let truth): json.field("truth", truth)
      }
    }
  }
}

extension TestReason {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("step", step.rawValue)
      json.key("rule")
      if let rule { JSONRenderer().writePlace(rule, to: &json) } else { json.null() }
      json.key("operands")
      json.array { json in
        for operand in operands {
          json.object { json in
            json.field("name", operand.name)
            json.key("value")
            operand.value.write(to: &json)
          }
        }
      }
      json.key("fault")
      if let fault {
        JSONRenderer().write(Diagnostic(fault, at: nil), to: &json)
      } else {
        json.null()
      }
    }
  }
}

extension TestOperand {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      switch self {
      case .figure(let figure): json.field("figure", figure.description)
      case .text(let text): json.field("text", text)
      case .truth(let truth): json.field("truth", truth)
      case .absent(let reason): json.field("absent", reason.testWord)
      case .word(let word): json.field("word", word)
      }
    }
  }
}

extension TestPlace {
  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .span(let span): JSONRenderer().writePlace(span, to: &json)
    case .row(let path, let row):
      json.object { json in
        json.field("file", path)
        json.field("row", row)
      }
    }
  }
}
