import Diagnostics

extension CrossCheckFault {
  private static func what(_ item: String) -> Text {
    let name = name(in: item)
    if item == "total" { return "the total" }
    if item == "class" { return "the class" }
    if item.hasPrefix("rank/") { return "the rank in \(name: name)" }
    return "the score of \(name: name)"
  }

  /// A figure, class or rank; words where the rules give none.
  private static func value(_ text: String, _ item: String) -> Text {
    if text.isEmpty { return item == "total" ? "no total" : "none" }
    return item == "class" ? "\(name: text)" : "\(number: text)"
  }

  private static func figure(_ figure: ComparedFigure, by word: String) -> Text {
    "\(what(figure.item)): \(word) \(value(figure.stated, figure.item)), the rules give \(value(figure.computed, figure.item))\(place(figure.place))"
  }

  private static func differing(_ subjects: [DifferingSubject], by word: String) -> [Text] {
    var notes = subjects.prefix(mostListed).map { each -> Text in
      let more: Text = each.more > 0 ? ", and \(number: each.more) more" : ""
      return
        "\(name: each.subject): \(what(each.item)) \(word) \(value(each.stated, each.item)), the rules give \(value(each.computed, each.item))\(more)\(place(each.place))"
    }
    if subjects.count > mostListed {
      notes.append("and \(number: subjects.count - mostListed) others")
    }
    return notes
  }

  private static func list(
    _ subjects: [SubjectFigures], _ text: (SubjectFigures) -> Text
  ) -> [Text] {
    var notes = subjects.prefix(mostListed).map { each -> Text in
      "\(name: each.subject): \(text(each))\(place(each.place))"
    }
    if subjects.count > mostListed {
      notes.append("and \(number: subjects.count - mostListed) others")
    }
    return notes
  }

  var englishHeadline: Text {
    switch self {
    case .selfScoreDiffers(let subject, let figures, _):
      if let first = figures.first, first.item == "total" || figures.count == 1 {
        return
          "\(name: subject) puts \(Self.what(first.item)) at \(Self.value(first.stated, first.item)), where the rules give \(Self.value(first.computed, first.item))"
      }
      return
        "\(name: subject) scores itself otherwise than the rules do in \(number: figures.count) places"
    case .selfScoresDiffer(let subjects):
      return "\(number: subjects.count) score themselves otherwise than the rules do"
    case .publishedDiffers(let subject, let figures):
      guard let first = figures.first else { return "\(name: subject)" }
      return
        "\(name: subject): \(Self.what(first.item)) was published as \(Self.value(first.stated, first.item)) and comes out as \(Self.value(first.computed, first.item))"
    case .publishedOthersDiffer(let subjects):
      return "\(number: subjects.count) more published results are not what comes out"
    case .unpublished(let path, let subjects):
      return
        "the published table \(name: path) leaves out \(number: subjects.count) with a result: \(names: Array(subjects.prefix(Self.mostListed)))"
    case .scoresDoNotAddUp(let item, _, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): \(Self.what(item)) is given as \(number: only.stated), but the parts make \(number: only.computed)"
      }
      return "of \(number: subjects.count), \(Self.what(item)) is not the sum of its parts"
    case .columnsDoNotAddUp(let column, _, _, _, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): the column \(name: column) says \(number: only.stated), but its parts make \(number: only.computed)"
      }
      return "of \(number: subjects.count), the column \(name: column) is not the sum of its parts"
    case .percentagesDoNotAddUp(let columns, _, _, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): the percentages \(names: columns) make \(number: only.computed), not 100"
      }
      return "of \(number: subjects.count), the percentages \(names: columns) do not make 100"
    case .ratesDiffer(let column, _, _, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): the column \(name: column) says \(number: only.stated), but the figures give \(number: only.computed)"
      }
      return
        "of \(number: subjects.count), the column \(name: column) is not the rate that the figures give"
    case .acceptanceIdle(let code):
      return "the run has no such finding \(code: code) to accept"
    case .unknownName(let what, let name, _, _):
      return
        "a table of scores names the \(what.word(.en)) \(name: name), which the rulebook does not have"
    }
  }

  var englishNotes: [Text] {
    switch self {
    case .selfScoreDiffers(_, let figures, let changed):
      return Self.figures(figures, by: "claimed")
        + changed.prefix(Self.mostListed).map {
          "the figure \(name: $0.indicator) was corrected on verification: \(code: $0.before) → \(code: $0.after)"
        }
    case .publishedDiffers(_, let figures): return Self.figures(figures, by: "published")
    case .selfScoresDiffer(let subjects):
      return Self.differing(subjects, by: "claimed")
    case .publishedOthersDiffer(let subjects):
      return Self.differing(subjects, by: "published")
    case .scoresDoNotAddUp(_, let parts, let subjects):
      let first: [Text] = ["its parts: \(names: parts)"]
      return first + (subjects.count == 1 ? [] : Self.sums(subjects))
    case .columnsDoNotAddUp(let column, let parts, let holds, let of, let subjects):
      let first: [Text] = [
        "\(name: column) is the sum of \(names: parts) in \(number: holds) of \(number: of) rows"
      ]
      return first + (subjects.count == 1 ? [] : Self.sums(subjects))
    case .percentagesDoNotAddUp(_, let holds, let of, let subjects):
      let first: [Text] = ["they make 100 in \(number: holds) of \(number: of) rows"]
      return first
        + (subjects.count == 1 ? [] : Self.list(subjects) { "make \(number: $0.computed)" })
    case .ratesDiffer(_, let formula, _, let subjects):
      let first: [Text] = ["the rules compute \(code: formula)"]
      return first
        + (subjects.count == 1
          ? []
          : Self.list(subjects) {
            "says \(number: $0.stated), comes out as \(number: $0.computed)"
          })
    case .unpublished, .acceptanceIdle, .unknownName: return []
    }
  }

  private static func sums(_ subjects: [SubjectFigures]) -> [Text] {
    list(subjects) { "says \(number: $0.stated), parts make \(number: $0.computed)" }
  }

  private static func figures(_ figures: [ComparedFigure], by word: String) -> [Text] {
    // What the headline says of one figure alone is not said twice.
    if figures.count < 2 { return [] }
    var notes = figures.prefix(mostListed).map { figure($0, by: word) }
    if figures.count > mostListed {
      notes.append("and \(number: figures.count - mostListed) more")
    }
    return notes
  }

  var englishCure: Text? {
    switch self {
    case .selfScoreDiffers:
      "go through the file with the unit: either it scores against the rules, or the verified figures are wrong"
    case .selfScoresDiffer:
      "look at each with \(code: "thidua explain"), at all corrections with \(code: "thidua stages")"
    case .publishedDiffers:
      "find out whether the evidence, the rules or the published table is wrong, and correct it; if they differ for a reason, write \(code: "accept") with it in \(name: "run.yaml")"
    case .publishedOthersDiffer: "look at each with \(code: "thidua explain")"
    case .unpublished: "add them to the published table, or write \(code: "accept") with the reason"
    case .scoresDoNotAddUp: "add it up again, and correct the total or the part that is wrong"
    case .columnsDoNotAddUp, .percentagesDoNotAddUp:
      "ask whoever reported it and correct the wrong cell; if it is right, write \(code: "accept") with the reason in \(name: "run.yaml")"
    case .ratesDiffer:
      "check numerator, denominator and rate with whoever reported them; points are computed from numerator and denominator"
    case .acceptanceIdle:
      "delete this \(code: "accept"), or correct its \(code: "subjects") and \(code: "about")"
    case .unknownName(_, _, let nearest?, _): "Did you mean \(name: nearest)?"
    case .unknownName(_, _, nil, let known):
      known.isEmpty ? "leave this key out" : "write one of \(names: known)"
    }
  }
}
