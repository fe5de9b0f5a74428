/// Runs `body`, which does `count` operations, in rounds, and prints the time of one operation in
/// the best of them. What `body` returns is kept, so that nothing is optimised away.
func measure(_ name: String, count: Int, body: () -> UInt64) {
  let clock = ContinuousClock()
  var best = Duration.seconds(1000)
  var kept: UInt64 = 0
  for _ in 0..<30 {
    let time = clock.measure { kept ^= body() }
    best = min(best, time)
  }
  let attoseconds = best.components.attoseconds / Int64(count)
  let tenths = (attoseconds + 50_000_000) / 100_000_000
  let figure = "\(tenths / 10).\(tenths % 10)"
  let gap = String(repeating: " ", count: max(1, 44 - name.count - figure.count))
  print(name + gap + figure + (kept == 1 ? "." : ""))
}
