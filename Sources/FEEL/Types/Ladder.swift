import Decimals

/// A named order of words: the rungs of an indicator of type level, the classes of an assessment.
public struct Ladder: Sendable, Hashable {
  /// The number that cells carry (`Level.ladder`).
  public let number: UInt32
  /// The name that messages use.
  public let name: String
  /// The words of the rungs, in the ladder's own rising order.
  public let rungs: [String]
  /// Whether the first rung is the one that lies furthest along, as for classes listed best first.
  public let bestFirst: Bool
  /// The rungs as interned texts, for comparing them with strings.
  let texts: [TextID]

  /// Makes a ladder. `rungs` are in NFC and all different.
  ///
  /// Cells hold the index into `rungs`. `at least` and `below` go by that index, or, where
  /// `bestFirst` is true, against it: at least “good” is then “good” and every rung before it.
  public init(number: UInt32, name: String, rungs: [String], bestFirst: Bool = false) {
    self.number = number
    self.name = name
    self.rungs = rungs
    self.bestFirst = bestFirst
    self.texts = rungs.map { Texts.intern($0) }
  }

  /// The level of the rung called `word`, if there is one.
  public func level(_ word: String) -> Level? {
    rungs.firstIndex { $0.utf8.elementsEqual(word.utf8) }
      .map { Level(ladder: number, rung: UInt32(truncatingIfNeeded: $0)) }
  }

  /// The word of `level`, if it is a rung of this ladder.
  public func word(_ level: Level) -> String? {
    let index = Int(level.rung)
    return level.ladder == number && rungs.indices.contains(index) ? rungs[index] : nil
  }

  /// Ladders are equal by number and rungs.
  public static func == (left: Ladder, right: Ladder) -> Bool {
    left.number == right.number && left.rungs == right.rungs
  }

  /// Alike for equal ladders.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
