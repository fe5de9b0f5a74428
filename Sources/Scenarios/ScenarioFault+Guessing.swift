extension ScenarioFault {
  /// Whether an address leads nowhere, and nothing is known yet of what is meant.
  var isOfAddress: Bool {
    switch self {
    case .unknownAddress(_, _, let nearest, _), .unknownSubject(_, let nearest),
      .unknownFact(_, let nearest):
      nearest.isEmpty
    default: false
    }
  }

  /// The same fault with the addresses that are probably meant.
  func guessing(_ guesses: () -> [String]) -> ScenarioFault {
    switch self {
    case .unknownAddress(let address, let segment, _, let known):
      .unknownAddress(address: address, segment: segment, nearest: guesses(), known: known)
    case .unknownSubject(let id, _): .unknownSubject(id: id, nearest: guesses())
    case .unknownFact(let name, _): .unknownFact(name: name, nearest: guesses())
    default: self
    }
  }
}
