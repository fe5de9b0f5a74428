import Glibc
import Rulebooks
import Runs
import Scenarios
import Scoring

/// How long a grid of a hundred values takes on a thousand units with sixty criteria: the bound of a
/// class, the points of a criterion, a value of the evidence. Seconds, reading included.
func benchmarkScenarios() {
  let folder = "/tmp/thidua-generated-\(getpid())"
  guard mkdir(folder, 0o755) == 0, GeneratedRun(units: 1_000, criteria: 60).write(into: folder)
  else { return print("cannot write to \(folder)") }
  defer {
    for file in ["rules/rulebook.yaml", "run/run.yaml", "run/units.csv", "run/evidence.csv"] {
      unlink(folder + "/" + file)
    }
    for name in ["/rules", "/run", ""] { rmdir(folder + name) }
  }
  let threads = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  for argument in [
    "parameters/good line=60..69.9:0.1", "units/criteria/S1.1/points=2.1..12:0.1",
    "evidence/U7/done 0=0..99",
  ] {
    let time = ContinuousClock().measure {
      let path = folder + "/run/run.yaml"
      let loaded = loadRun(at: path)
      guard let baseline = loaded.computed(keeping: .sections, threads: threads),
        let base = ScenarioBase(path, root: "", loaded),
        let axis = VariedAddress.reading(argument, of: "--vary").varied
      else { return print("cannot compute the run") }
      let (grid, diagnostics) = ScenarioGrid.computed(
        [axis], Scenario(), base, baseline, threads: threads)
      print(
        "\(argument): \(grid?.cells.count ?? 0) values, \(grid?.turns(of: 0).count ?? 0) turns"
          + (diagnostics.isEmpty ? "" : ", refused"))
    }
    print("  \(time)")
  }
}
