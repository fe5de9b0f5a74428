import Decimals
import Rulebooks

/// What may stand at an address.
public enum AddressType: String, Sendable, CaseIterable {
  /// A number with a decimal point.
  case number
  /// A whole number.
  case wholeNumber = "whole-number"
  /// A percentage, 0 to 100.
  case percent
  /// A share, such as `20%`.
  case share
  /// Points.
  case points
  /// Yes or no.
  case yesNo = "yes-no"
  /// A condition.
  case condition
  /// A formula.
  case formula
  /// One of some words.
  case word
  /// A day.
  case date
  /// A text.
  case text

  /// The type of a value of a rulebook.
  ///
  /// - Parameters:
  ///   - key: The key that it stands under; an item of a list is of the type of the list.
  ///   - value: What stands there.
  ///   - words: The words of which one may stand there.
  init(under key: String, holding value: String, words: [String]) {
    if !words.isEmpty {
      self = .word
      return
    }
    let isFigure = Decimal(value.hasSuffix("%") ? String(value.dropLast()) : value) != nil
    switch key {
    case "when", "that", "applies-when", "assessed-when", "for", "gate", "eligible", "where":
      self = .condition
    case "hold", "all-or-nothing", "if-missing", "lowest-first": self = .yesNo
    case "since", "until": self = .date
    case "share", "each-section-at-least", "needs": self = .share
    case "points", "scale", "earn", "lose", "otherwise", "base", "add", "total-cap", "total-floor",
      "counts-as":
      self = isFigure ? .points : .formula
    case "from", "over", "to", "below", "at-most", "weight", "value", "number", "every", "each",
      "start", "cap", "floor", "zero-at", "full-at", "bonus", "penalty", "digits",
      "thresholds-times":
      self = value.hasSuffix("%") ? .share : isFigure ? .number : .formula
    case "yes-no", "levels", "bands", "done", "of", "per", "count", "formula", "ratio", "relative",
      "by", "derived", "given", "order-by", "inputs":
      self = .formula
    case "within", "class", "overflow-to", "round", "at-tie", "combine", "when-not-applicable",
      "when-missing", "when-nothing-due", "when-requirements-fail", "numbering", "ties", "mode",
      "type", "better", "document", "ladder", "missing", "apply", "ask", "not-above", "take",
      "counted", "when-equal", "assessment", "keep", "across", "if-unfit",
      "children-not-applicable":
      self = .word
    default:
      // A parameter, or a name that authors give.
      if value.hasSuffix("%"), isFigure {
        self = .share
      } else if isFigure {
        self = .number
      } else if Day(value) != nil {
        self = .date
      } else {
        self = .text
      }
    }
  }

  /// The type of a fact.
  init(_ type: ValueType) {
    switch type {
    case .wholeNumber: self = .wholeNumber
    case .number: self = .number
    case .percent: self = .percent
    case .points: self = .points
    case .yesNo: self = .yesNo
    case .level, .choice: self = .word
    case .date: self = .date
    case .text: self = .text
    }
  }
}
