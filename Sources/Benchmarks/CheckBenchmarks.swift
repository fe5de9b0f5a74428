import Diagnostics
import Rulebooks

/// How long reading and checking a rulebook of 8,000 criteria takes, as it is and with every name
/// misspelt. Seconds, the best of five.
func benchmarkCheck() {
  for isMisspelt in [false, true] {
    let text = GeneratedRulebook(criteria: 8_000, isMisspelt: isMisspelt).text
    let clock = ContinuousClock()
    var bestLoading = Duration.seconds(1000)
    var bestChecking = bestLoading
    var told = 0
    for _ in 0..<(isMisspelt ? 1 : 5) {
      let start = clock.now
      let loaded = loadRulebook(Source(path: "rulebook.yaml", text: text))
      let middle = clock.now
      guard let rulebook = loaded.rulebook else { return print("cannot read the rulebook") }
      told = loaded.diagnostics.count + check(rulebook).diagnostics.count
      bestLoading = min(bestLoading, middle - start)
      bestChecking = min(bestChecking, clock.now - middle)
    }
    print("\(text.utf8.count) bytes, \(told) faults: read \(bestLoading), checked \(bestChecking)")
  }
}
