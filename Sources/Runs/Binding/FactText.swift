public import Decimals
import Diagnostics
import Evidence
import FEEL
public import Rulebooks

/// Why a text is no value of a fact.
public enum FactMisfit: Error, Sendable, Hashable {
  /// No number; `corrected` is how it is to be written, where it is one.
  case notANumber(corrected: String?)
  /// A number with decimals where whole ones are counted.
  case notAWholeNumber
  /// Neither yes nor no.
  case notYesOrNo
  /// No day; `corrected` is the day that is meant, year first.
  case notADay(corrected: String?)
  /// None of the words of its ladder or choices.
  case notAWord(known: [String], nearest: String?)
  /// Outside what evidence of the fact can be.
  case outside(range: String)
}

/// Reads values of facts that stand outside tables, in scenarios and rule tests.
public struct FactText: Sendable {
  private let checked: CheckedRulebook

  /// Makes a reader of values of the facts of a rulebook.
  public init(_ checked: CheckedRulebook) { self.checked = checked }

  /// The value that a text is, by the type of its fact and within its range. Throws why it is none.
  public func cell(_ text: String, of fact: Fact) throws(FactMisfit) -> Cell {
    switch fact.type {
    case .wholeNumber, .number, .percent, .points: return Cell(try figure(text, of: fact))
    case .yesNo:
      let word = text.lowercased()
      if YesNoWords.yes.contains(word) { return Cell(true) }
      if YesNoWords.no.contains(word) { return Cell(false) }
      throw .notYesOrNo
    case .level, .choice:
      guard let number = fact.ladder, checked.ladders.indices.contains(number) else {
        return Cell(Texts.intern(text))
      }
      let ladder = checked.ladders[number]
      if let level = ladder.level(text) { return Cell(level) }
      throw .notAWord(known: ladder.rungs, nearest: nearestName(to: text, among: ladder.rungs))
    case .date:
      if let day = Day(text) { return Cell(days: Int64(day.number)) }
      throw .notADay(corrected: day(meantBy: text)?.description)
    case .text: return Cell(Texts.intern(text))
    }
  }

  private func figure(_ text: String, of fact: Fact) throws(FactMisfit) -> Decimal {
    let figure: Decimal
    switch FigureText(text) {
    case .number(let number): figure = number
    case .percent(let number) where fact.type == .percent: figure = number
    case .percent(let number): throw .notANumber(corrected: number.description)
    case .decimalComma(let corrected), .grouped(let corrected):
      throw .notANumber(corrected: corrected)
    case .other: throw .notANumber(corrected: Rulebooks.figure(meantBy: text))
    }
    if fact.type == .wholeNumber, !figure.isInteger { throw .notAWholeNumber }
    if let range = range(of: fact), !range.contains(figure) {
      throw .outside(range: range.description)
    }
    return figure
  }

  /// The values that evidence of a fact can have: what its range says, else what its type implies;
  /// nil where an end is no plain figure, and for what is not bounded.
  private func range(of fact: Fact) -> Evidence.ValueRange? {
    if case .indicator(let index) = fact.origin,
      let interval = checked.rulebook.indicators[index].range
    {
      var range = Evidence.ValueRange()
      for (end, isLower) in [(interval.lower, true), (interval.upper, false)] {
        guard let end else { continue }
        guard case .constant(let bound) = end.amount else { return nil }
        if isLower {
          range.lower = bound.value
          range.includesLower = end.isClosed
        } else {
          range.upper = bound.value
          range.includesUpper = end.isClosed
        }
      }
      return range
    }
    switch fact.type {
    case .wholeNumber: return Evidence.ValueRange(lower: .zero)
    case .percent: return Evidence.ValueRange(lower: .zero, upper: .hundred)
    default: return nil
    }
  }

  /// The names of what a derived fact is computed from; nil for one that is measured.
  public func inputs(ofDerived fact: Fact, among facts: [Fact]) -> [String]? {
    guard case .indicator(let index) = fact.origin,
      let formula = checked.rulebook.indicators[index].derived
    else { return nil }
    var names: [String] = []
    for reference in checked.expression(of: formula)?.references ?? [] {
      guard case .slot(let slot) = reference.binding.reference, facts.indices.contains(slot.index)
      else { continue }
      let name = facts[slot.index].name
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}
