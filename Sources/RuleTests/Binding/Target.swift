import Decimals
import Diagnostics
import Rulebooks
import Scoring

/// What an address means in an assessment.
enum Target: Sendable, Hashable {
  /// Points, share or state of a node, by its number among the nodes and then the adjustments.
  case node(Int, Aspect)
  case total
  case classResult
  case state
  /// The place in a ranking, by its number.
  case rank(Int)
  /// Whether the subject receives an award, by its number.
  case award(Int)
  /// The limit or the base of a quota in the subject's group, by its number.
  case quota(Int, QuotaFigure)
  case lacking
  case decision(Decision.Kind?)

  enum Aspect: String, Sendable, CaseIterable { case points, share, state }
  enum QuotaFigure: String, Sendable, CaseIterable { case limit, base }

  /// Whether it has no meaning for a subject whose peers are not known.
  var needsPeers: Bool {
    switch self {
    case .rank, .award, .quota: true
    case .node, .total, .classResult, .state, .lacking, .decision: false
    }
  }
}

/// Reads addresses of one assessment.
struct TargetReader {
  let assessment: CheckedAssessment

  private var rules: Assessment { assessment.assessment }

  /// What the segments mean; the fault where they mean nothing.
  func target(_ segments: [String], address: String) -> Result<Target, TestFault> {
    guard let first = segments.first, let part = AddressPart(rawValue: first) else {
      return .failure(unknown(address, head: segments.first ?? ""))
    }
    let rest = Array(segments.dropFirst())
    switch part {
    case .criteria, .sections, .bonus, .penalty: return node(part, rest, address)
    case .total where rest.isEmpty: return .success(.total)
    case .classResult where rest.isEmpty: return .success(.classResult)
    case .state where rest.isEmpty: return .success(.state)
    case .lacking where rest.isEmpty: return .success(.lacking)
    case .rank: return rank(rest, address)
    case .awards:
      guard let id = rest.first, rest.count == 1 else { break }
      return element(id, part, among: rules.awards.map(\.id.value)).map { .award($0) }
    case .quotas:
      guard let id = rest.first, rest.count <= 2 else { break }
      let figure = rest.count == 1 ? .limit : Target.QuotaFigure(rawValue: rest[1])
      guard let figure else { break }
      return element(id, part, among: rules.quotas.map(\.id.value)).map { .quota($0, figure) }
    case .decision:
      guard let kind = rest.first else { return .success(.decision(nil)) }
      guard rest.count == 1, let known = Decision.Kind(rawValue: kind) else { break }
      return .success(.decision(known))
    case .total, .classResult, .state, .lacking: break
    }
    return .failure(unknown(address, head: first))
  }

  private func node(
    _ part: AddressPart, _ rest: [String], _ address: String
  ) -> Result<Target, TestFault> {
    guard let id = rest.first, rest.count <= 2 else {
      return .failure(unknown(address, head: part.rawValue))
    }
    var aspect = Target.Aspect.points
    if rest.count == 2 {
      guard let named = Target.Aspect(rawValue: rest[1]) else {
        return .failure(
          .unknownAddress(
            address: address,
            nearest: guessedAddresses([part.rawValue] + rest, among: names, most: 1).first?
              .description,
            known: Target.Aspect.allCases.map { "\(part.rawValue)/\(id)/\($0.rawValue)" }))
      }
      aspect = named
    }
    let ids = nodes.map(\.criterion.id.value)
    if let number = ids.firstIndex(of: id), number > 0 || part == .sections {
      return .success(.node(number, aspect))
    }
    return .failure(
      .unknownElement(
        id: id, part: part, nearest: guessedName(id, among: nodeNames(part)),
        known: Array(ids.dropFirst().prefix(12))))
  }

  private var nodes: [CheckedNode] { assessment.nodes + assessment.adjustments }

  private func rank(_ rest: [String], _ address: String) -> Result<Target, TestFault> {
    let names = rules.rankings.map(\.name.value)
    guard let name = rest.first else {
      if names.count == 1 { return .success(.rank(0)) }
      return .failure(
        names.isEmpty
          ? .unknownElement(id: "rank", part: .rank, nearest: nil, known: [])
          : .whichRanking(names: names))
    }
    guard rest.count == 1 else { return .failure(unknown(address, head: "rank")) }
    return element(name, .rank, among: names).map { .rank($0) }
  }

  private func element(
    _ id: String, _ part: AddressPart, among ids: [String]
  ) -> Result<Int, TestFault> {
    if let number = ids.firstIndex(of: id) { return .success(number) }
    return .failure(
      .unknownElement(
        id: id, part: part, nearest: guessedName(id, among: elementNames(part)),
        known: Array(ids.prefix(12))))
  }

  private func unknown(_ address: String, head: String) -> TestFault {
    let heads = AddressPart.allCases.map(\.rawValue)
    let nearest =
      guessedAddresses(segments(of: address), among: names, most: 1).first?.description
      ?? (heads.contains(head) ? nil : nearestName(to: head, among: heads))
    return .unknownAddress(address: address, nearest: nearest, known: heads)
  }
}

extension TargetReader {
  /// What a text that is expected at a target means; the fault where it fits none.
  func expected(
    _ target: Target, _ texts: [String], isList: Bool, address: String
  ) -> Result<TestValue, TestFault> {
    func unfit(_ wanted: TestFault.Wanted) -> Result<TestValue, TestFault> {
      .failure(
        .unfitExpectation(
          address: address, text: texts.joined(separator: ", "), wanted: wanted))
    }
    if case .lacking = target { return .success(.names(texts.sorted())) }
    guard !isList, let text = texts.first else { return unfit(.oneText) }
    switch target {
    case .node(_, .points):
      return figure(text, orOneOf: nodeWords, unfit)
    case .node(_, .state): return word(text, nodeWords, unfit)
    case .node(_, .share):
      switch FigureText(text) {
      case .number(let number): return .success(.share(number))
      case .percent(let number):
        return number.dividing(by: .hundred).map { .success(.share($0)) } ?? unfit(.share)
      default: return word(text, nodeWords, unfit)
      }
    case .total:
      return figure(
        text, orOneOf: SubjectState.allCases.dropFirst().map(\.key) + [notAssessed], unfit)
    case .classResult:
      let ids = rules.classes.map(\.id.value)
      if ids.contains(text) { return .success(.name(text)) }
      return word(text, ClassResult.State.words + [notAssessed], known: ids, unfit)
    case .state: return word(text, SubjectState.allCases.map(\.key) + [notAssessed], unfit)
    case .rank: return figure(text, orOneOf: ["none"], unfit)
    case .quota: return figure(text, orOneOf: ["none"], unfit)
    case .award:
      return truthValue(text).map { .success(.truth($0)) } ?? unfit(.yesNo)
    case .decision: return word(text, DecisionOutcome.State.words + ["none"], unfit)
    case .lacking: return unfit(.oneText)
    }
  }

  /// The words for a node: what became of it, or of the whole subject.
  private var nodeWords: [String] {
    NodeState.allCases.map(\.key) + [SubjectState.notRated.key, notAssessed]
  }

  private func figure(
    _ text: String, orOneOf words: [String],
    _ unfit: (TestFault.Wanted) -> Result<TestValue, TestFault>
  ) -> Result<TestValue, TestFault> {
    switch FigureText(text) {
    case .number(let number): return .success(.figure(number))
    case .decimalComma(let corrected), .grouped(let corrected):
      return unfit(.number(corrected: corrected))
    case .percent, .other: break
    }
    if words.contains(text) { return .success(.word(text)) }
    return unfit(.figureOrWords(words, nearest: nearestName(to: text, among: words)))
  }

  private func word(
    _ text: String, _ words: [String], known names: [String] = [],
    _ unfit: (TestFault.Wanted) -> Result<TestValue, TestFault>
  ) -> Result<TestValue, TestFault> {
    if words.contains(text) { return .success(.word(text)) }
    let all = names + words
    return unfit(.words(all, nearest: nearestName(to: text, among: all)))
  }
}
