// Measures what the engine's speed rests on: `thidua-benchmarks decimals` or `feel`. Figures are
// nanoseconds an operation, the best of several rounds, and mean something in release builds only;
// `check` tells the seconds of a check, `scenarios` those of whole grids.

switch CommandLine.arguments.dropFirst().first {
case "decimals": benchmarkDecimals()
case "feel": benchmarkFEEL()
case "check": benchmarkCheck()
case "scenarios": benchmarkScenarios()
default: print("usage: thidua-benchmarks decimals|feel|check|scenarios")
}
