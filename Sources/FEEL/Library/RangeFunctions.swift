import Decimals

extension Builtin {
  private typealias Relation = @Sendable (RangeValue, RangeValue) -> Verdict
  private typealias PointRelation = @Sendable (Value, RangeValue) -> Verdict

  /// Functions of ranges and points (DMN 1.5, 10.3.4.8).
  static let range: [Builtin] = [
    Builtin(
      "before", ranges { $0.isBefore($1) }, rangePoint { $0.isAfter($1) },
      pointRange { $0.isBefore($1) }, points { $0.order($1).verdict(.less) }),
    Builtin(
      "after", ranges { $1.isBefore($0) }, rangePoint { $0.isBefore($1) },
      pointRange { $0.isAfter($1) }, points { $0.order($1).verdict(.greater) }),
    Builtin("meets", ranges { $0.meets($1) }),
    Builtin("met by", ranges { $1.meets($0) }),
    Builtin("overlaps", ranges { $0.overlaps($1) }),
    Builtin("overlaps before", ranges { $0.overlapsBefore($1) }),
    Builtin("overlaps after", ranges { $1.overlapsBefore($0) }),
    Builtin("finishes", ranges { $0.finishes($1) }, pointRange { $1.ends(at: $0) }),
    Builtin("finished by", ranges { $1.finishes($0) }, rangePoint { $1.ends(at: $0) }),
    Builtin("includes", ranges { $0.includes($1) }, rangePoint { $1.includes($0) }),
    Builtin("during", ranges { $1.includes($0) }, pointRange { $1.includes($0) }),
    Builtin("starts", ranges { $0.starts($1) }, pointRange { $1.begins(at: $0) }),
    Builtin("started by", ranges { $1.starts($0) }, rangePoint { $1.begins(at: $0) }),
    Builtin(
      "coincides",
      ranges { left, right in
        Verdict(left.lowClosed == right.lowClosed && left.highClosed == right.highClosed)
          .and(left.low.equals(right.low)).and(left.high.equals(right.high))
      }, points { $0.equals($1) }),
    Builtin(
      "range",
      Form([Parameter("from", .string)], .range(.any)) { call in
        RangeValue(literal: call.string(0)).map { Value($0) }
          ?? call.null(.unreadableText)
      }),
  ]

  private static func points(_ holds: @escaping @Sendable (Value, Value) -> Verdict) -> Form {
    Form([Parameter("point1", .any), Parameter("point2", .any)], .boolean) { call in
      if call[0].range != nil || call[1].range != nil { return call.null(.argumentType) }
      return call.verdict(holds(call[0], call[1]), .comparisonTypes)
    }
  }

  private static func ranges(_ holds: @escaping Relation) -> Form {
    Form([Parameter("range1", .range(.any)), Parameter("range2", .range(.any))], .boolean) { call in
      guard let left = call[0].range, let right = call[1].range else {
        return call.null(.argumentType)
      }
      return call.verdict(holds(left, right), .comparisonTypes)
    }
  }

  private static func pointRange(_ holds: @escaping PointRelation) -> Form {
    Form([Parameter("point", .any), Parameter("range", .range(.any))], .boolean) { call in
      guard call[0].range == nil, let range = call[1].range else { return call.null(.argumentType) }
      return call.verdict(holds(call[0], range), .comparisonTypes)
    }
  }

  private static func rangePoint(_ holds: @escaping PointRelation) -> Form {
    Form([Parameter("range", .range(.any)), Parameter("point", .any)], .boolean) { call in
      guard call[1].range == nil, let range = call[0].range else { return call.null(.argumentType) }
      return call.verdict(holds(call[1], range), .comparisonTypes)
    }
  }
}

extension Value {
  fileprivate func holds(_ op: ComparisonOperator, _ other: Value) -> Verdict {
    op == .equal ? equals(other) : order(other).verdict(op)
  }

  /// Whether the point lies before the range.
  fileprivate func isBefore(_ range: RangeValue) -> Verdict {
    holds(range.lowClosed ? .less : .lessOrEqual, range.low)
  }

  /// Whether the point lies after the range.
  fileprivate func isAfter(_ range: RangeValue) -> Verdict {
    holds(range.highClosed ? .greater : .greaterOrEqual, range.high)
  }
}

extension RangeValue {
  fileprivate func isBefore(_ other: RangeValue) -> Verdict {
    high.holds(highClosed && other.lowClosed ? .less : .lessOrEqual, other.low)
  }

  fileprivate func meets(_ other: RangeValue) -> Verdict {
    Verdict(highClosed && other.lowClosed).and(high.equals(other.low))
  }

  /// Whether the end lies beyond the start of the other, or both share that point.
  private func reaches(_ other: RangeValue) -> Verdict {
    high.holds(highClosed && other.lowClosed ? .greaterOrEqual : .greater, other.low)
  }

  /// Whether this begins at or before where the other begins.
  private func beginsNoLater(than other: RangeValue) -> Verdict {
    low.holds(lowClosed || !other.lowClosed ? .lessOrEqual : .less, other.low)
  }

  /// Whether this ends at or before where the other ends.
  private func endsNoLater(than other: RangeValue) -> Verdict {
    high.holds(!highClosed || other.highClosed ? .lessOrEqual : .less, other.high)
  }

  fileprivate func overlaps(_ other: RangeValue) -> Verdict {
    reaches(other).and(other.reaches(self))
  }

  fileprivate func overlapsBefore(_ other: RangeValue) -> Verdict {
    low.holds(lowClosed && !other.lowClosed ? .lessOrEqual : .less, other.low)
      .and(reaches(other)).and(endsNoLater(than: other))
  }

  fileprivate func finishes(_ other: RangeValue) -> Verdict {
    Verdict(highClosed == other.highClosed).and(high.equals(other.high))
      .and(other.beginsNoLater(than: self))
  }

  fileprivate func starts(_ other: RangeValue) -> Verdict {
    Verdict(lowClosed == other.lowClosed).and(low.equals(other.low)).and(endsNoLater(than: other))
  }

  fileprivate func includes(_ point: Value) -> Verdict {
    low.holds(lowClosed ? .lessOrEqual : .less, point)
      .and(high.holds(highClosed ? .greaterOrEqual : .greater, point))
  }

  fileprivate func includes(_ other: RangeValue) -> Verdict {
    beginsNoLater(than: other).and(other.endsNoLater(than: self))
  }

  fileprivate func begins(at point: Value) -> Verdict { Verdict(lowClosed).and(low.equals(point)) }
  fileprivate func ends(at point: Value) -> Verdict { Verdict(highClosed).and(high.equals(point)) }
}

extension RangeValue {
  /// The range that `text` writes: literals in brackets, or calls of `date`, `time`, `date and time`
  /// and `duration` with a literal string. The lower end may not lie above the upper one.
  init?(literal text: String) {
    guard let root = parse(text, in: Scope(checking: .lenient)).expression?.root,
      case .range(let ends) = root.kind, ends.form == .interval, let low = ends.low,
      let high = ends.high, low.isPlain, high.isPlain,
      let range = Compiled(root, locals: 0).value(Row()).range, !range.low.isNull,
      !range.high.isNull
    else { return nil }
    switch range.low.order(range.high) {
    case .less, .equal: self = range
    default: return nil
    }
  }
}

extension Node {
  /// Whether it is a literal, or a date, time or duration made of a literal string.
  fileprivate var isPlain: Bool {
    switch kind {
    case .constant: true
    case .builtin(let builtin, _, let arguments):
      ["date", "time", "date and time", "duration"].contains(builtin.name)
        && arguments.count == 1 && arguments[0]?.literalString != nil
    default: false
    }
  }
}
