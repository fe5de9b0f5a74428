import Diagnostics

/// Whom evidence is about: units or persons, numbered in the order of the code points of their ids.
public struct SubjectTable: Sendable {
  /// The ids in NFC, ascending by code points; each once.
  public let ids: [String]
  /// The names, by number; nil where the table gives none.
  public let names: [String?]
  /// The number of each subject's superior; nil where it has none.
  public let parents: [Int?]
  /// The number of each person's unit among the units; nil where it has none, and for units.
  public let units: [Int?]
  private let index: ByteIndex
  /// The numbers by the order in which `index` knows the ids.
  private let numbers: ContiguousArray<UInt32>

  /// How many subjects there are.
  public var count: Int { ids.count }

  /// Makes a table of subjects without names, from ids in any order; repeated ones count once.
  public init(ids: some Sequence<String>) {
    var index = ByteIndex()
    for id in ids { withBytes(of: normalised(id)) { _ = index.insert($0) } }
    self.init(index: index)
  }

  /// `names`, `parents` and `units` are by the numbers of `index`.
  init(
    index: ByteIndex, names: [String?] = [], parents: [Int?] = [], units: [Int?] = []
  ) {
    let order = (0..<index.count).sorted {
      index.string($0).lexicographicallyPrecedes(index.string($1))
    }
    var numbers = ContiguousArray<UInt32>(repeating: 0, count: order.count)
    for (number, old) in order.enumerated() { numbers[old] = UInt32(truncatingIfNeeded: number) }
    self.index = index
    self.numbers = numbers
    self.ids = order.map { String(decoding: index.string($0), as: UTF8.self) }
    self.names = order.map { names.indices.contains($0) ? names[$0] : nil }
    self.units = order.map { units.indices.contains($0) ? units[$0] : nil }
    self.parents = order.map { old in
      guard parents.indices.contains(old), let parent = parents[old] else { return nil }
      return numbers.indices.contains(parent) ? Int(numbers[parent]) : nil
    }
  }

  /// The number of the subject with this id, in NFC and without blanks at its ends.
  public func number(of id: String) -> Int? {
    withBytes(of: id) { number(ofBytes: $0) }
  }

  func number(ofBytes bytes: borrowing Bytes) -> Int? {
    index.number(of: bytes).map { Int(numbers[$0]) }
  }
}

/// Finds whom somebody meant by an id that nobody has. Made once, when the first such id turns up.
struct SubjectFinder {
  private let subjects: SubjectTable
  private var idOfName: [FoldedText: String] = [:]
  private var idOfBare: [Substring: String] = [:]
  private let index: NameIndex

  init(_ subjects: SubjectTable) {
    self.subjects = subjects
    index = NameIndex(subjects.ids)
    for (number, id) in subjects.ids.enumerated() {
      let bare = id.drop { $0 == "0" }
      if idOfBare[bare] == nil { idOfBare[bare] = id }
      guard let name = subjects.names[number] else { continue }
      let key = FoldedText(name)
      if idOfName[key] == nil { idOfName[key] = id }
    }
  }

  /// The id of the subject that bears this name; else the id that lost or gained zeros in a
  /// spreadsheet; else the nearest id, nil if none is near.
  func nearest(to text: String) -> String? {
    idOfName[FoldedText(text)] ?? idOfBare[text.drop { $0 == "0" }]
      ?? index.nearest(to: text)
  }
}
