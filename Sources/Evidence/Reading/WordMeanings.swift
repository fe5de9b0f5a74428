/// What words mean, each understood once and found again by its bytes.
struct WordMeanings<Meaning> {
  private var index = ByteIndex()
  private var meanings: [Meaning] = []

  /// The meaning of a word that was understood before.
  func known(_ word: ContiguousArray<UInt8>) -> Meaning? {
    index.number(of: word.span).map { meanings[$0] }
  }

  /// Keeps the meaning of a word.
  mutating func remember(_ word: ContiguousArray<UInt8>, _ meaning: Meaning) {
    if index.insert(word.span).isNew { meanings.append(meaning) }
  }
}
