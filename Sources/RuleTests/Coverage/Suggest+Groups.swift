import Decimals
import Diagnostics
import FEEL
import Rulebooks
import Scoring

// Tests of several subjects: quotas, rankings, awards.
extension SuggestionSearch {
  /// A subject as tests can give it, with what the rules make of it when it stands alone.
  struct Profile {
    let member: DraftTest.Member
    let classNumber: Int?
    let total: Decimal?
  }

  /// Subjects of an assessment, one for each class that was found, and those with the highest and
  /// the lowest total.
  mutating func profiles(of number: Int) -> [Profile] {
    if let known = profiles[number] { return known }
    let assessment = checked.assessments[number]
    let isClassed = !assessment.assessment.classes.isEmpty
    var candidates = FactCandidates(checked: checked, assessment: assessment, language: language)
    for node in assessment.nodes + assessment.adjustments { candidates.add(node.criterion) }
    let samples = samples(for: number)
    var drafts = samples.map { DraftTest.Member(sample: $0) }
    for sample in samples {
      drafts += walks(candidates, isWhole: false).map {
        DraftTest.Member(sample: sample, given: $0)
      }
    }
    drafts.insert(
      contentsOf: walks(candidates, isWhole: true).map { DraftTest.Member(sample: nil, given: $0) },
      at: samples.isEmpty ? 0 : min(drafts.count, samples.count + Self.mostRuns))
    var found: [Profile] = []
    var highest: Profile?
    var lowest: Profile?
    for member in drafts.prefix(2 * Self.mostRuns) {
      guard let profile = profile(member, number) else { continue }
      if let own = profile.classNumber, !found.contains(where: { $0.classNumber == own }) {
        found.append(profile)
      }
      guard let figure = profile.total else { continue }
      if highest?.total.map({ $0 < figure }) ?? true { highest = profile }
      if lowest?.total.map({ $0 > figure }) ?? true { lowest = profile }
      let isComplete = isClassed && found.count == assessment.assessment.classes.count
      if isComplete { break }
    }
    found.sort { ($0.classNumber ?? .max) < ($1.classNumber ?? .max) }
    for profile in [highest, lowest].compactMap({ $0 })
    where !found.contains(where: { $0.member == profile.member }) {
      found.append(profile)
    }
    profiles[number] = found
    return found
  }

  /// What the rules make of a subject that stands alone.
  private mutating func profile(_ member: DraftTest.Member, _ number: Int) -> Profile? {
    let rules = checked.assessments[number].assessment
    let draft = DraftTest(
      assessment: number, members: [member], isGroup: false,
      address: rules.id.value + (rules.classes.isEmpty ? "/total" : "/class"))
    guard let outcome = outcome(of: draft)?.outcome,
      outcome.assessments.indices.contains(number),
      let total = outcome.assessments[number].totals.first
    else { return nil }
    return Profile(
      member: member, classNumber: outcome.assessments[number].classes.first?.published,
      total: total.number)
  }

  /// The subject with the lowest total that single values lead to, one fact after the other.
  mutating func lowest(of number: Int) -> DraftTest.Member? {
    if let known = lowestMembers[number] { return known }
    let assessment = checked.assessments[number]
    var candidates = FactCandidates(checked: checked, assessment: assessment, language: language)
    for node in assessment.nodes + assessment.adjustments { candidates.add(node.criterion) }
    guard var best = profiles(of: number).filter({ $0.total != nil }).last else { return nil }
    var runs = 0
    for values in candidates.byFact {
      for value in values {
        runs += 1
        if runs > 3 * Self.mostRuns { break }
        guard let next = profile(best.member.with([value]), number), let total = next.total,
          let least = best.total, total < least
        else { continue }
        best = next
      }
    }
    lowestMembers[number] = best.member
    return best.member
  }

  /// The tests that are tried for a branch that several subjects decide; nil for any other. Where
  /// they are compared within the values of an attribute, all have the same.
  mutating func groups(for key: CoverageKey) -> [DraftTest]? {
    guard let drafts = plainGroups(for: key) else { return nil }
    guard let number = drafts.first?.assessment, let name = within(key),
      let trial = attribute(name, number)
    else { return drafts }
    let samples = Samples(suite)
    return drafts.map { draft in
      DraftTest(
        assessment: number,
        members: draft.members.map { gives($0, name, samples) ? $0 : $0.with([trial]) },
        isGroup: true, address: draft.address)
    }
  }

  /// The attribute within whose values a rule compares subjects.
  private func within(_ key: CoverageKey) -> String? {
    switch key {
    case .quotaCase(let number, let quota, _), .quotaCut(let number, let quota, _),
      .quotaTie(let number, let quota), .quotaKey(let number, let quota, _):
      checked.assessments[number].assessment.quotas[quota].within?.value
    case .eligible(let number, let ranking, _), .rankTie(let number, let ranking),
      .orderKey(let number, let ranking, _):
      checked.assessments[number].assessment.rankings[ranking].within?.value
    case .award(let number, let award, _), .awardTie(let number, let award):
      checked.assessments[number].assessment.awards[award].within?.value
    default: nil
    }
  }

  /// A value of an attribute.
  private func attribute(_ name: String, _ number: Int) -> Trial? {
    let facts = checked.facts(of: checked.assessments[number].assessment.subject).facts
    guard let fact = facts.first(where: { $0.name == name }) else { return nil }
    let value: String
    switch fact.type {
    case .choice(let words): value = words.first ?? "1"
    case .level: value = fact.ladder.flatMap { checked.ladders[$0].rungs.first } ?? "1"
    case .yesNo: value = language == .vi ? "có" : "yes"
    case .date: value = "2026-01-01"
    case .wholeNumber, .number, .percent, .points, .text: value = "1"
    }
    return Trial(owner: .subject, fact: name, value: value)
  }

  /// Whether a member, or its sample, says what a fact is.
  private func gives(_ member: DraftTest.Member, _ name: String, _ samples: Samples) -> Bool {
    if member.given.contains(where: { $0.fact == name }) { return true }
    guard let own = suite.samples.first(where: { $0.name.value == member.sample }) else {
      return false
    }
    var reported: [Diagnostic] = []
    return samples.resolve(own.subject, &reported).own.contains { $0.name.value == name }
  }

  private mutating func plainGroups(for key: CoverageKey) -> [DraftTest]? {
    switch key {
    case .quotaCase(let number, let quota, let line):
      return quotaDrafts(number, quota, line)
    case .quotaCut(let number, let quota, _), .quotaTie(let number, let quota):
      return quotaDrafts(number, quota, nil)
    case .eligible(let number, let ranking, _):
      let rule = checked.assessments[number].assessment.rankings[ranking]
      return singles(number, rankAddress(number, ranking), rule.eligible)
    case .rankTie(let number, let ranking):
      return profiles(of: number).map {
        DraftTest(
          assessment: number, members: [$0.member, $0.member], isGroup: true,
          address: rankAddress(number, ranking))
      }
    case .orderKey(let number, let ranking, _): return pairs(number, ranking)
    case .quotaKey(let number, let quota, _): return quotaPairs(number, quota)
    case .award(let number, let award, _), .awardTie(let number, let award):
      return awardDrafts(number, award)
    default: return nil
    }
  }

  private func rankAddress(_ number: Int, _ ranking: Int) -> String {
    let rules = checked.assessments[number].assessment
    return rules.id.value + "/rank/" + rules.rankings[ranking].name.value
  }

  /// Values of the facts that a condition reads.
  private func values(_ number: Int, _ condition: Condition?, most: Int) -> [[Trial]] {
    var candidates = FactCandidates(
      checked: checked, assessment: checked.assessments[number], language: language)
    if let condition { candidates.add(condition.formula) }
    return grid(candidates, most: most)
  }

  /// One listed subject: each profile as it is, and with values of what a condition reads.
  private mutating func singles(
    _ number: Int, _ address: String, _ condition: Condition?
  ) -> [DraftTest] {
    let values = [[]] + values(number, condition, most: 40)
    return profiles(of: number).flatMap { profile in
      values.map {
        DraftTest(
          assessment: number, members: [profile.member.with($0)], isGroup: true, address: address)
      }
    }
  }

  /// So many of the class that a quota limits beside so many of the classes that its share is of.
  private mutating func quotaDrafts(_ number: Int, _ quota: Int, _ line: Int?) -> [DraftTest] {
    let rules = checked.assessments[number].assessment
    let rule = rules.quotas[quota]
    let profiles = profiles(of: number)
    func numbers(_ ids: [String]) -> [Int] {
      ids.compactMap { id in rules.classes.firstIndex { $0.id.value == id } }
    }
    guard let limited = numbers([rule.limitedClass.value]).first,
      let top = profiles.first(where: { $0.classNumber == limited })
    else { return [] }
    let base = numbers(rule.base?.classes.map(\.value) ?? [])
    let other =
      profiles.first { $0.classNumber.map { base.contains($0) } ?? false }
      ?? profiles.first { $0.classNumber.map { $0 > limited } ?? false }
    var counts = [1, 2]
    if case .atMost(let amount) = rule.limit, let most = checked.constant(amount)?.integer,
      (1...40).contains(most)
    {
      counts += [most, most + 1]
    }
    var values: [[Trial]] = [[]]
    if let line { values += self.values(number, rule.cases[line].when, most: 12) }
    var drafts: [DraftTest] = []
    for given in values {
      for others in [0, 4, 5, 10] where others == 0 || other != nil {
        for count in counts {
          let first = Array(repeating: top.member.with(given), count: count)
          let rest = other.map { Array(repeating: $0.member.with(given), count: others) } ?? []
          drafts.append(
            DraftTest(
              assessment: number, members: first + rest, isGroup: true,
              address: rules.id.value + "/class"))
        }
      }
    }
    return drafts
  }

  /// Pairs of subjects with the same total, which the later keys of a ranking tell apart.
  private mutating func pairs(_ number: Int, _ ranking: Int) -> [DraftTest] {
    let address = rankAddress(number, ranking)
    return equals(of: number, ranking).flatMap { members -> [DraftTest] in
      members.indices.flatMap { place in
        members[(place + 1)...].map { other in
          DraftTest(
            assessment: number, members: [members[place], other], isGroup: true, address: address)
        }
      }
    }
  }

  /// Pairs of subjects with the same total, which the later keys of a quota's order tell apart.
  private mutating func quotaPairs(_ number: Int, _ quota: Int) -> [DraftTest] {
    let rules = checked.assessments[number].assessment
    let rule = rules.quotas[quota]
    let groups = sameTotals(of: number, rule.orderBy ?? [])
    return groups.flatMap { members -> [DraftTest] in
      members.indices.flatMap { place in
        members[(place + 1)...].map { other in
          DraftTest(
            assessment: number, members: [members[place], other], isGroup: true,
            address: rules.id.value + "/class")
        }
      }
    }
  }

  /// Subjects with the same total, in groups of up to eight.
  private mutating func equals(of number: Int, _ ranking: Int) -> [[DraftTest.Member]] {
    if let known = equals[number] { return known }
    let keys = checked.assessments[number].assessment.rankings[ranking].orderBy
    let found = sameTotals(of: number, keys)
    equals[number] = found
    return found
  }

  /// Subjects with the same total, and different in what keys of an order read, in groups of up to
  /// eight.
  private mutating func sameTotals(
    of number: Int, _ keys: [Ranking.OrderKey]
  ) -> [[DraftTest.Member]] {
    let assessment = checked.assessments[number]
    var candidates = FactCandidates(checked: checked, assessment: assessment, language: language)
    for node in assessment.nodes { candidates.add(node.criterion) }
    for key in keys { candidates.add(key.by) }
    let base =
      samples(for: number).first.map { DraftTest.Member(sample: $0) }
      ?? profiles(of: number).first?.member
    guard let base else { return [] }
    var byTotal: [(total: Decimal, members: [DraftTest.Member])] = []
    let singles = candidates.trials.map { [$0] }
    for given in [[]] + singles.prefix(Self.most) + crossed(singles) {
      let member = base.with(given)
      guard let total = profile(member, number)?.total else { continue }
      if let place = byTotal.firstIndex(where: { $0.total == total }) {
        if byTotal[place].members.count < 8 { byTotal[place].members.append(member) }
      } else {
        byTotal.append((total, [member]))
      }
    }
    return byTotal.map(\.members).filter { $0.count > 1 }
  }

  /// Pairs of single values, those first that stand far apart.
  private func crossed(_ singles: [[Trial]]) -> [[Trial]] {
    var pairs: [[Trial]] = []
    for distance in stride(from: singles.count - 1, to: 0, by: -1) {
      for first in 0..<(singles.count - distance) where pairs.count < Self.most {
        let both = singles[first] + singles[first + distance]
        if both[0].fact != both[1].fact || both[0].owner != both[1].owner { pairs.append(both) }
      }
    }
    return pairs
  }

  /// As many as an award is given, or one more, with values of what it asks, beside others.
  private mutating func awardDrafts(_ number: Int, _ award: Int) -> [DraftTest] {
    let rules = checked.assessments[number].assessment
    let rule = rules.awards[award]
    let profiles = profiles(of: number)
    let values = [[]] + values(number, rule.requires, most: 24)
    let places = checked.constant(rule.number)?.integer ?? 1
    let counts = (1...20).contains(places) ? [1, places + 1] : [1]
    var drafts: [DraftTest] = []
    for profile in profiles {
      let other = profiles.first { other in
        guard let own = profile.classNumber, let number = other.classNumber else { return false }
        return number > own
      }
      for others in [0, 5, 10] where others == 0 || other != nil {
        for given in values {
          for count in counts {
            drafts.append(
              DraftTest(
                assessment: number,
                members: Array(repeating: profile.member.with(given), count: count)
                  + (other.map { Array(repeating: $0.member, count: others) } ?? []),
                isGroup: true, address: rules.id.value + "/awards/" + rule.id.value))
          }
        }
      }
    }
    return Array(drafts.prefix(2 * Self.most))
  }
}
