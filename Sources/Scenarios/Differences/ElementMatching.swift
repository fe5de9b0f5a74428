import Rulebooks
import YAMLSource

/// Which named elements of one rulebook are those of another, also where they were renamed.
struct ElementMatching {
  /// An element that has a name.
  struct Named {
    let name: String
    let node: YAMLNode
    /// The number of the section that it lies in, among the same elements; nil where in none.
    var section: Int?
  }

  /// Numbers of elements that are the same, in the order of the second list.
  private(set) var pairs: [(first: Int, second: Int)] = []
  /// By number in the first, in the order there: those that only it has.
  private(set) var removed: [Int] = []
  /// By number in the second: those that only it has.
  private(set) var added: [Int] = []

  /// How alike two elements of the same id must be to count as one, of 100.
  private static let least = 30

  /// Matches two lists of elements.
  ///
  /// - Parameter areNames: Whether ids are names that say what they stand for, so that something
  ///   else that is the same in all but its name is not taken for a renamed one.
  init(_ first: [Named], _ second: [Named], areNames: Bool) {
    var matching = Matching(first, second)
    let (left, right) = (first.map(Look.init), second.map(Look.init))
    // The same id and title, or an id that no other title claims.
    matching.pair(by: { "\(first[$0].name)\u{1}\(left[$0].title)" }) {
      "\(second[$0].name)\u{1}\(right[$0].title)"
    }
    matching.pair(by: { left[$0].title.isEmpty ? nil : left[$0].title }) {
      right[$0].title.isEmpty ? nil : right[$0].title
    }
    matching.pair(by: { first[$0].name }, { second[$0].name }) { one, other in
      // Numbers are given anew to other criteria; words are not.
      !first[one].name.contains(where: \.isNumber)
        || left[one].likeness(to: right[other]) >= Self.least
    }
    // Under another id and title, but saying the same.
    matching.pair(by: { left[$0].says }, { right[$0].says }) { one, other in
      !areNames || Look.share(first[one].name, second[other].name) >= Self.least
    }
    pairs = matching.pairs.sorted { $0.second < $1.second }
    removed = first.indices.filter { matching.isFree[$0] }
    added = second.indices.filter { matching.isOpen[$0] }
  }

  /// Pairs what is left of a kind where only one of it is left on either side; tells which of the second
  /// have been paired.
  mutating func pairOnlyOnes(
    _ first: [Named], _ second: [Named], kind: (Named) -> String
  ) -> Set<Int> {
    var paired: Set<Int> = []
    for number in added {
      let own = kind(second[number])
      let left = removed.filter { kind(first[$0]) == own }
      let right = added.filter { kind(second[$0]) == own }
      guard let other = left.first, left.count == 1, right.count == 1 else { continue }
      pairs.append((other, number))
      paired.insert(number)
    }
    removed = removed.filter { number in !pairs.contains { $0.first == number } }
    added = added.filter { !paired.contains($0) }
    pairs.sort { $0.second < $1.second }
    return paired
  }

  /// What an element looks like without its id.
  private struct Look {
    let title: String
    /// Everything but titles, remarks and parts; nil where nothing else is said.
    let says: String?
    private let content: NodeContent
    private let words: Set<String>
    /// The ids of the parts.
    private let parts: Set<String>

    init(_ element: Named) {
      let found = ElementTitle(element.node["title"])
      title = found.vi ?? found.en ?? ""
      words = Self.words(of: title)
      let silent: Set<String> = ["id", "title", "criteria", "basis", "note", "open-question"]
      content = NodeContent(element.node, without: silent)
      parts = Set((element.node["criteria"]?.items ?? []).compactMap(RuleTree.name(of:)))
      says = content.isEmpty ? nil : content.text
    }

    /// Of the words of the titles, of what they say, or of their parts, whichever is most alike.
    func likeness(to other: Look) -> Int {
      if words.isEmpty, other.words.isEmpty { return 100 }
      // Half the words of the shorter title are enough: titles grow.
      let least = min(words.count, other.words.count)
      let shared = words.intersection(other.words).count
      let titles = least > 0 && 2 * shared >= least ? 100 : 0
      return max(titles, content.likeness(to: other.content), Self.share(parts, other.parts))
    }

    /// How many of the words of two names are in both, of 100.
    static func share(_ first: String, _ second: String) -> Int {
      share(words(of: first), words(of: second))
    }

    private static func share(_ first: Set<String>, _ second: Set<String>) -> Int {
      let all = first.union(second).count
      return all == 0 ? 0 : 100 * first.intersection(second).count / all
    }

    private static func words(of text: String) -> Set<String> {
      Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
  }

  private struct Matching {
    var pairs: [(first: Int, second: Int)] = []
    var isFree: [Bool]
    var isOpen: [Bool]

    init(_ first: [Named], _ second: [Named]) {
      isFree = first.map { _ in true }
      isOpen = second.map { _ in true }
    }

    /// Pairs what has the same sign, where only one on either side has it.
    mutating func pair(
      by first: (Int) -> String?, _ second: (Int) -> String?,
      where isSame: (Int, Int) -> Bool = { _, _ in true }
    ) {
      func signs(_ free: [Bool], _ sign: (Int) -> String?) -> [String: Int] {
        var found: [String: Int] = [:]
        for number in free.indices where free[number] {
          guard let sign = sign(number) else { continue }
          found[sign] = found[sign] == nil ? number : -1
        }
        return found
      }
      let others = signs(isOpen, second)
      let own = signs(isFree, first)
      for number in isFree.indices where isFree[number] {
        guard let sign = first(number), own[sign] == number, let other = others[sign], other >= 0,
          isSame(number, other)
        else { continue }
        pairs.append((number, other))
        (isFree[number], isOpen[other]) = (false, false)
      }
    }
  }
}

/// A title as it is written: a text, or one a language.
struct ElementTitle {
  let vi: String?
  let en: String?
  let spans: [String: YAMLNode]

  init(_ node: YAMLNode?) {
    if let text = node?.text, let node {
      (vi, en, spans) = (text, nil, ["vi": node])
      return
    }
    vi = node?["vi"]?.text
    en = node?["en"]?.text
    var found: [String: YAMLNode] = [:]
    for key in ["vi", "en"] { found[key] = node?[key] }
    spans = found
  }

  var title: Title? { vi == nil && en == nil ? nil : Title(vi: vi, en: en) }
}
