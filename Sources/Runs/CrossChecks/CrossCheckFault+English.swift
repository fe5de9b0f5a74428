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

  /// What moved.
  private static func moved(_ item: String) -> Text {
    switch item {
    case "total": "the total"
    case "class": "the class"
    default: "the figure \(name: item)"
    }
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
    case .declaredClassHigher(let stage, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): its figures at \(name: stage) give \(name: only.stated), the verified ones \(name: only.computed)"
      }
      return
        "\(number: subjects.count) fall to a lower class because figures at \(name: stage) were corrected"
    case .totalJumps(let subjects, _, _, _):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): the total went from \(number: only.stated) last period to \(number: only.computed), unlike the others"
      }
      return "\(number: subjects.count) totals changed since the last period unlike the others"
    case .classJumps(let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): from \(name: only.stated) last period to \(name: only.computed), two classes or more"
      }
      return "\(number: subjects.count) moved by two classes or more since the last period"
    case .figureJumps(let indicator, let subjects, _, _):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): the figure \(name: indicator) went from \(number: only.stated) last period to \(number: only.computed), unlike the others"
      }
      return
        "\(number: subjects.count) figures \(name: indicator) changed since the last period unlike the others"
    case .beyondLimit(let item, let limit, let subjects):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject): \(Self.moved(item)) went from \(name: only.stated) last period to \(name: only.computed), beyond the run’s limit of \(number: limit)"
      }
      return
        "\(number: subjects.count) moved in \(Self.moved(item)) since the last period beyond the run’s limit of \(number: limit)"
    case .fullWithoutDocument(let subject, let criteria, _):
      return
        "\(name: subject) has all points of \(names: Self.some(criteria)) without a document"
    case .noDocumentAtAll(let subject, let criteria, _):
      return
        "\(name: subject) has handed in no document at all and has all points of \(names: Self.some(criteria))"
    case .figuresBunched(let indicator, _, let line, let subjects, _, _, _):
      return
        "\(number: subjects.count) figures \(name: indicator) stand exactly on the line \(number: line), more than chance puts there"
    case .totalsOnLine(let subjects, let line, let className, _, _, _, _):
      return
        "totals exactly on the line \(number: line) of the class \(name: className): \(names: Self.some(subjects))"
    case .classHangsOnLine(let indicator, _, let line, _, let subjects, _):
      if subjects.count == 1, let only = subjects.first {
        return
          "\(name: only.subject) has the class \(name: only.computed) by a figure \(name: indicator) exactly on the line \(number: line)"
      }
      return
        "\(number: subjects.count) have their class by a figure \(name: indicator) exactly on the line \(number: line)"
    case .acceptanceIdle(let code):
      return "the run has no such finding \(code: code) to accept"
    case .unknownName(let what, let name, _, _):
      return
        "run.yaml names the \(what.word(.en)) \(name: name), which the rulebook does not have"
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
    case .declaredClassHigher(let stage, let subjects):
      return subjects.count == 1
        ? []
        : Self.list(subjects) {
          "at \(name: stage) \(name: $0.stated), verified \(name: $0.computed)"
        }
    case .totalJumps(let subjects, let median, let limit, let count):
      let first: [Text] = [
        "\(number: count) have a total in both periods; the change in the middle (median) is \(number: median), and what lies more than \(number: limit) from it is told here"
      ]
      return first + (subjects.count == 1 ? [] : Self.changes(subjects))
    case .classJumps(let subjects):
      return subjects.count == 1
        ? [] : Self.list(subjects) { "\(name: $0.stated) → \(name: $0.computed)" }
    case .figureJumps(_, let subjects, let median, let count):
      let first: [Text] = [
        "\(number: count) have it in both periods; the change in the middle (median) is \(number: median)"
      ]
      return first + (subjects.count == 1 ? [] : Self.changes(subjects))
    case .beyondLimit(_, _, let subjects):
      return subjects.count == 1 ? [] : Self.changes(subjects)
    case .fullWithoutDocument, .noDocumentAtAll:
      return ["of those with all points there, three quarters or more have documents"]
    case .figuresBunched(_, let criterion, let line, let subjects, let below, let above, _):
      let first: [Text] = [
        "criterion \(name: criterion): \(number: subjects.count) stand at \(number: line), just below it \(number: below), just above it \(number: above)"
      ]
      return first + ["subjects: \(names: Self.some(subjects.map(\.subject)))"]
    case .totalsOnLine(_, let line, _, let isBunched, let below, let above, _):
      return isBunched
        ? [
          "more than chance puts there: just below \(number: line) stand \(number: below), just above it \(number: above)"
        ] : []
    case .classHangsOnLine(_, let criterion, _, let loss, let subjects, _):
      let first: [Text] = [
        "below the line \(number: loss) points of \(name: criterion) are lost, and the total no longer reaches the class"
      ]
      return first
        + Self.list(subjects) { "total \(number: $0.stated), class \(name: $0.computed)" }
    case .unpublished, .acceptanceIdle, .unknownName: return []
    }
  }

  private static func changes(_ subjects: [SubjectFigures]) -> [Text] {
    list(subjects) { "\(number: $0.stated) → \(number: $0.computed)" }
  }

  private static func some(_ names: [String]) -> [String] {
    names.count <= mostListed ? names : Array(names.prefix(mostListed)) + ["…"]
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
    case .declaredClassHigher:
      "be ready to explain it to them; see each correction with \(code: "thidua stages")"
    case .totalJumps, .classJumps, .figureJumps, .beyondLimit:
      "check the figures of both periods with the unit; if they are right, write \(code: "accept") with the reason in \(name: "run.yaml")"
    case .fullWithoutDocument, .noDocumentAtAll:
      "ask for the documents, or score it again; if none are needed, write \(code: "accept") with the reason"
    case .figuresBunched:
      "look at how these figures were found, in the original documents above all"
    case .totalsOnLine, .classHangsOnLine:
      "verify the figures that decide before results are published; if that is done, write \(code: "accept") with the reason"
    case .acceptanceIdle:
      "delete this \(code: "accept"), or correct its \(code: "subjects") and \(code: "about")"
    case .unknownName(_, _, let nearest?, _): "Did you mean \(name: nearest)?"
    case .unknownName(_, _, nil, let known):
      known.isEmpty ? "leave this key out" : "write one of \(names: known)"
    }
  }
}
