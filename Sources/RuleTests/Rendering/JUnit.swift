import Diagnostics
import Rulebooks

extension TestReport {
  /// The report as JUnit XML, which build servers read: a `testsuite` with a `testcase` for each
  /// test, a `failure` with its differences, an `error` for a test with faults of its own.
  ///
  /// - Parameters:
  ///   - name: The name of the suite: the id of the rulebook or run.
  ///   - language: The language of what failed and why.
  public func junit(named name: String, in language: Language) -> String {
    let text = TestText(language: language, mostShown: .max)
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites>",
      "  <testsuite name=\"\(escaped(name))\" tests=\"\(results.count)\""
        + " failures=\"\(count(.failed))\" errors=\"\(count(.faulty))\">",
    ]
    for result in results {
      let place = result.test.name.span
      let line = place.source.line(at: place.start)
      let head =
        "    <testcase classname=\"\(escaped(name))\" name=\"\(escaped(result.test.name.value))\""
        + " file=\"\(escaped(place.source.path))\" line=\"\(line)\""
      switch result.state {
      case .passed: lines.append(head + "/>")
      case .failed:
        lines.append(head + ">")
        for mismatch in result.mismatches {
          lines.append(
            "      <failure message=\"\(escaped(text.line(mismatch, of: result)))\"/>")
        }
        lines.append("    </testcase>")
      case .faulty:
        lines.append(head + ">")
        let own = diagnostics.filter { result.test.span.holds($0.at) }
        let words = own.map {
          "\($0.fault.code) \($0.fault.headline(language).plain(in: language))"
        }
        lines.append("      <error message=\"\(escaped(words.joined(separator: "; ")))\"/>")
        lines.append("    </testcase>")
      }
    }
    lines += ["  </testsuite>", "</testsuites>"]
    return lines.map { $0 + "\n" }.joined()
  }
}

/// A text as an attribute of XML holds it; what XML 1.0 cannot hold becomes U+FFFD.
private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n": result += "&#10;"
    case "\r": result += "&#13;"
    case "\t": result += "&#9;"
    case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
      result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension Span {
  /// Whether a place lies in it.
  fileprivate func holds(_ place: Span?) -> Bool {
    guard let place else { return false }
    return place.source === source && start <= place.start && place.end <= end
  }
}
