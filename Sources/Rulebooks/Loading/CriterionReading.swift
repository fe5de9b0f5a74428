import Decimals
import Diagnostics
import YAMLSource

/// Reads the tree of one assessment. Each node takes from `defaults` what it does not say itself.
struct TreeReader {
  private let loader: Loader
  /// What leaves, sections and the root take from `defaults`.
  private let leafDefaults: [YAMLEntry]
  private let sectionDefaults: [YAMLEntry]
  private let rootDefaults: [YAMLEntry]

  init(_ loader: Loader, defaults: YAMLEntry?) {
    self.loader = loader
    let entries = defaults.flatMap { loader.entries(of: $0.value, key: $0.name) } ?? []
    if let defaults, !entries.isEmpty {
      // Read once by itself, so that what no node takes is checked as well.
      let reader = MappingReader(
        entries: entries, span: defaults.value.span, .defaults, loader)
      _ = reader.entry("score").flatMap { loader.method($0, points: nil) }
      _ = reader.entry("combine").flatMap(loader.combination)
      _ = reader.entry("when-not-applicable").flatMap(loader.notApplicable)
      _ = reader.entry("when-missing").flatMap(loader.whenMissing)
    }
    func only(_ keys: Set<String>) -> [YAMLEntry] { entries.filter { keys.contains($0.name) } }
    leafDefaults = only([
      "score", "value", "with", "points", "weight", "applies-when", "when-not-applicable",
      "when-missing", "gate", "rounding",
    ])
    sectionDefaults = only([
      "combine", "weight", "when-not-applicable", "when-missing", "needs", "rounding",
    ])
    rootDefaults = only(["combine", "needs"])
  }

  /// The root section of an assessment, which is the assessment itself. Its own
  /// `when-not-applicable` holds for all nodes below, since nothing stands above it.
  func root(_ reader: MappingReader, id: Placed<String>, scale: Placed<Decimal>?) -> Criterion {
    let combine = reader.entry("combine") ?? rootDefaults.first { $0.name == "combine" }
    let needs = reader.entry("needs") ?? rootDefaults.first { $0.name == "needs" }
    let notApplicable = reader.only(["when-not-applicable", "children-not-applicable"])
    let section = Section(
      combine: combine.flatMap(loader.combination) ?? Placed(.sum, at: id.span),
      children: children(reader.entry("criteria")), countsAs: nil,
      floor: reader.entry("floor").flatMap { loader.amount($0) },
      cap: reader.entry("cap").flatMap { loader.amount($0) })
    return Criterion(
      id: id, title: nil, points: scale.map { Placed(PointRange(highest: $0.value), at: $0.span) },
      weight: nil, appliesWhen: nil, whenNotApplicable: nil,
      childrenNotApplicable: notApplicable.flatMap(loader.notApplicable),
      whenMissing: reader.entry("when-missing").flatMap(loader.whenMissing),
      needs: needs.flatMap(loader.share)?.value, gate: nil, rounding: nil, value: nil,
      figures: [], content: .section(section), remarks: Remarks(), span: id.span)
  }

  private func children(_ entry: YAMLEntry?) -> [Criterion] {
    guard let entry, let items = loader.items(of: entry) else { return [] }
    return items.compactMap(node)
  }

  private func node(_ node: YAMLNode) -> Criterion? {
    let isSection =
      node.entry("criteria") != nil
      || (node.entries ?? []).contains {
        !ElementKind.criterion.keySet.contains($0.name)
          && nearestWord(to: $0.name, among: ["criteria"]) != nil
      }
    guard
      let reader = MappingReader(
        node, .criterion, key: "criteria", loader,
        defaults: isSection ? sectionDefaults : leafDefaults)
    else { return nil }
    return isSection ? section(reader) : leaf(reader)
  }

  private func section(_ reader: MappingReader) -> Criterion? {
    for key in ["score", "value"] where reader.has(key) {
      if let entry = reader.entry(key) {
        loader.report(
          .keysExclude(key: key, other: "criteria", element: .criterion), at: entry.key.span)
      }
    }
    let section = Section(
      combine: reader.entry("combine").flatMap(loader.combination)
        ?? Placed(.sum, at: reader.start),
      children: children(reader.entry("criteria")),
      countsAs: reader.entry("counts-as").flatMap { loader.amount($0) },
      floor: reader.entry("floor").flatMap { loader.amount($0) },
      cap: reader.entry("cap").flatMap { loader.amount($0) })
    return criterion(reader, .section(section))
  }

  private func leaf(_ reader: MappingReader) -> Criterion? {
    for key in ["combine", "needs", "children-not-applicable", "counts-as", "floor", "cap"] {
      reader.refuse(key, without: "criteria")
    }
    return criterion(reader, nil)
  }

  /// The items of `bonus` or `penalty`.
  func adjustments(_ entry: YAMLEntry?) -> [Criterion] {
    guard let entry, let items = loader.items(of: entry) else { return [] }
    return items.compactMap { item in
      MappingReader(item, .adjustment, key: entry.name, loader).flatMap { reader in
        _ = reader.required("points")
        return criterion(reader, nil)
      }
    }
  }

  /// A node; a leaf where `section` is nil.
  private func criterion(_ reader: MappingReader, _ section: Criterion.Content?) -> Criterion? {
    let id = reader.required("id").flatMap(loader.text) ?? Placed("", at: reader.start)
    let value = reader.entry("value").flatMap { loader.formula($0) }
    let figures = reader.entry("with").map(loader.figures) ?? []
    let points = reader.entry("points").flatMap(loader.points)
    var peers = PeerScope()
    guard
      let content = section
        ?? leafContent(reader, id: id, value: value, points: points, peers: &peers)
    else { return nil }
    let rounding = reader.entry("rounding").flatMap(loader.rounding)
    return Criterion(
      id: id, title: reader.title, points: points,
      weight: reader.entry("weight").flatMap { loader.amount($0, percent: .share) },
      appliesWhen: reader.entry("applies-when").flatMap(loader.condition),
      whenNotApplicable: reader.entry("when-not-applicable").flatMap(loader.notApplicable),
      childrenNotApplicable: section == nil
        ? nil : reader.entry("children-not-applicable").flatMap(loader.notApplicable),
      whenMissing: reader.entry("when-missing").flatMap(loader.whenMissing),
      needs: section == nil ? nil : reader.entry("needs").flatMap(loader.share)?.value,
      gate: reader.entry("gate").flatMap(loader.condition), rounding: rounding?.rounding,
      keepsAllDigits: rounding?.isNone ?? false, value: value, figures: figures,
      peers: peers, content: content, remarks: reader.remarks, span: reader.span)
  }

  /// How a leaf is scored: by its `score`, or by its `value` as it is.
  private func leafContent(
    _ reader: MappingReader, id: Placed<String>, value: Formula?, points: Placed<PointRange>?,
    peers: inout PeerScope
  ) -> Criterion.Content? {
    if reader.has("score") {
      guard let entry = reader.entry("score"),
        let score = MappingReader(entry.value, .score, key: entry.name, loader)
      else { return nil }
      peers = loader.peerScope(score)
      return loader.method(score, points: points).map { .scored(Placed($0, at: entry.span)) }
    }
    if let value { return .scored(Placed(.formula(value, hold: false), at: value.span)) }
    // What nobody knows may be how it is scored.
    if !reader.has("value"), !reader.hasUnknownKeys {
      loader.report(.nothingToScore(id: id.value), at: reader.start)
    }
    return nil
  }
}

/// What a node says of its own rounding.
enum NodeRounding {
  case none
  case to(Rounding)

  var rounding: Rounding? {
    if case .to(let rounding) = self { return rounding }
    return nil
  }

  var isNone: Bool { rounding == nil }
}

extension Criterion {
  /// The node and all below it, each before its children.
  public var leavesAndSections: [Criterion] {
    var all: [Criterion] = []
    appendLeavesAndSections(to: &all)
    return all
  }

  private func appendLeavesAndSections(to all: inout [Criterion]) {
    all.append(self)
    guard case .section(let section) = content else { return }
    for child in section.children { child.appendLeavesAndSections(to: &all) }
  }
}

extension Loader {
  /// Points: a number, from 0 to it, or a range.
  func points(_ entry: YAMLEntry) -> Placed<PointRange>? {
    guard entry.value.entries != nil else {
      return number(entry).map { number in
        if number.value < .zero {
          return Placed(PointRange(lowest: number.value, highest: .zero), at: number.span)
        }
        return Placed(PointRange(highest: number.value), at: number.span)
      }
    }
    guard let reader = MappingReader(entry.value, .points, key: entry.name, self) else {
      return nil
    }
    for key in ["over", "below"] where reader.has(key) {
      report(
        .unknownKey(key: key, element: .points, nearest: key == "over" ? "from" : "to"),
        at: reader.start)
    }
    guard let lowest = reader.required("from").flatMap(number),
      let highest = reader.required("to").flatMap(number)
    else { return nil }
    if highest.value < lowest.value {
      report(
        .rangeEmpty(
          lower: lowest.value.description, upper: highest.value.description,
          write: "{ from: \(highest.value), to: \(lowest.value) }"),
        at: entry.value.span)
      return nil
    }
    return Placed(
      PointRange(lowest: lowest.value, highest: highest.value), at: entry.value.span)
  }

  /// A criterion's own figures, by name.
  func figures(_ entry: YAMLEntry) -> [(name: Placed<String>, amount: Amount)] {
    guard let entries = entries(of: entry.value, key: entry.name) else { return [] }
    return entries.compactMap { figure in
      let name = Placed(figure.name, at: figure.key.span)
      checkName(name)
      return amount(figure, percent: .share).map { (name, $0) }
    }
  }

  func combination(_ entry: YAMLEntry) -> Placed<Combination>? {
    let span = entry.value.span
    if entry.value.entries != nil {
      guard let reader = MappingReader(entry.value, .combination, key: entry.name, self),
        let chosen = reader.only(["power-mean", "formula"])
      else { return nil }
      if chosen.name == "formula" {
        return formula(chosen).map { Placed(.formula($0), at: span) }
      }
      return number(chosen).map { Placed(.powerMean($0.value), at: $0.span) }
    }
    guard let text = text(entry) else { return nil }
    let kinds: [(String, Combination)] = [
      ("sum", .sum), ("mean", .mean), ("geometric-mean", .geometricMean),
      ("harmonic-mean", .harmonicMean), ("min", .min), ("max", .max),
    ]
    if let kind = kinds.first(where: { $0.0 == text.value }) { return Placed(kind.1, at: span) }
    reportWord(
      text, key: entry.name,
      allowed: kinds.map(\.0) + ["{ power-mean: … }", "{ formula: … }"])
    return nil
  }

  func notApplicable(_ entry: YAMLEntry) -> Placed<NotApplicableRule>? {
    let span = entry.value.span
    if entry.value.entries != nil {
      guard let reader = MappingReader(entry.value, .notApplicable, key: entry.name, self) else {
        return nil
      }
      guard reader.has("share-equally") else {
        return reader.required("rescale-section").flatMap(number)
          .map { Placed(.rescaleSection(to: $0.value), at: span) }
      }
      return reader.only(["share-equally", "rescale-section"]).flatMap { chosen in
        MappingReader(chosen.value, .sharing, key: chosen.name, self)?.required("among")
          .flatMap { word($0, as: Sharing.self) }
          .map { Placed(.shareEqually(amongAll: $0 == .all), at: span) }
      }
    }
    guard let text = text(entry) else { return nil }
    let kinds: [(String, NotApplicableRule)] = [
      ("full-points", .fullPoints), ("share-equally", .shareEqually(amongAll: false)),
      ("rescale-section", .rescaleSection(to: nil)), ("rescale-total", .rescaleTotal),
      ("zero", .zero),
    ]
    if let kind = kinds.first(where: { $0.0 == text.value }) { return Placed(kind.1, at: span) }
    reportWord(text, key: entry.name, allowed: kinds.map(\.0))
    return nil
  }

  /// Among whom the points of what does not apply are shared.
  private enum Sharing: String, CaseIterable { case section, all }
}
