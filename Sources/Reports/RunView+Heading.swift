import Diagnostics
import Rulebooks
import Runs

// The lines above every report of a run.
extension RunView {
  /// What the run is: its title, which says where evidence is made up; its id, period, rulebook.
  ///
  /// - Parameter rulebook: How the report names the rulebook.
  func runLines(rulebook: String) -> [String] {
    let line =
      words("Đợt ", "Run ") + run.file.id.value + words(" · kỳ ", " · period ")
      + run.file.period.text(language) + stageText + " · " + rulebook
    return [run.file.title?.text(in: language), line].compactMap { $0 }
  }

  /// The stage whose values count, where the run has several.
  private var stageText: String {
    let stages = run.file.stages
    guard stages.count > 1, stages.indices.contains(run.file.stage) else { return "" }
    return words(" · số liệu bước ", " · evidence at stage ") + "“\(stages[run.file.stage].value)”"
  }

  /// The warning that stands above a provisional result.
  func provisionalLines() -> [String] {
    guard run.isProvisional else { return [] }
    return [
      words(
        "KẾT QUẢ TẠM TÍNH: có lỗi trong số liệu; giá trị có lỗi được coi là thiếu.",
        "PROVISIONAL: the evidence has faults; values with faults count as missing.")
    ]
  }
}
