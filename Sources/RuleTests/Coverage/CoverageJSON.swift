public import Diagnostics

extension Coverage {
  /// Writes the coverage as JSON, the same in every language: `{reached, total, kinds: [{kind,
  /// reached, total}], items: [{kind, assessment, element, line, word, outcome, place, tests}]}`.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("reached", reached)
      json.field("total", total)
      json.key("kinds")
      json.array { json in
        for count in counts {
          json.object { json in
            json.field("kind", count.kind.rawValue)
            json.field("reached", count.reached)
            json.field("total", count.total)
          }
        }
      }
      json.key("items")
      json.array { json in
        for item in items { item.write(to: &json) }
      }
    }
  }
}

extension CoverageItem {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", kind.rawValue)
      json.field("assessment", assessment)
      json.field("element", element)
      json.key("line")
      if let line { json.number(line) } else { json.null() }
      json.field("word", word)
      json.field("outcome", outcome?.rawValue)
      json.key("place")
      JSONRenderer().writePlace(span, to: &json)
      json.field("tests", tests)
    }
  }
}
