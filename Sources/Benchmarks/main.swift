// Measures what the engine's speed rests on: `thidua-benchmarks decimals` or `feel`. Figures are
// nanoseconds an operation, the best of several rounds, and mean something in release builds only.

switch CommandLine.arguments.dropFirst().first {
case "decimals": benchmarkDecimals()
case "feel": benchmarkFEEL()
default: print("usage: thidua-benchmarks decimals|feel")
}
