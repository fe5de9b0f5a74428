import Diagnostics
import Foundation
import Testing

/// Tables fit into the terminal, and say what they leave off.
@Suite struct WidthTests {
  private static let commands: [(base: String, arguments: [String])] = [
    (
      "commune",
      [
        "whatif", "run", "--set", "communes/criteria/2.2/points=4", "--set",
        "units/X02/cụm thi đua=Cụm 2", "--set", "communes/classes/tốt/from=13.5",
      ]
    ),
    ("commune", ["whatif", "run", "--vary", "communes/classes/tốt/from=11..16"]),
    (
      "commune",
      [
        "whatif", "run", "--vary", "communes/classes/tốt/from=11..16", "--vary",
        "communes/criteria/2.2/points=1..9",
      ]
    ),
    ("district", ["whatif", "run", "--set", "units/quotas/trần/share=20%"]),
    ("district", ["why", "run", "A", "B"]), ("district", ["why", "run", "C", "--against", "mean"]),
    ("editions", ["diff", "cũ", "mới", "--run", "đợt"]),
  ]

  /// The headings of tables with the widths of their rules.
  private static func tables(_ text: String) -> [(columns: Int, width: Int, lines: [Substring])] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { place in
      let rule = lines[place]
      guard rule.contains("─"), rule.allSatisfy({ $0 == "─" || $0 == " " }) else { return nil }
      let rows = lines[(place + 1)...].prefix { !$0.isEmpty }
      return (
        rule.split(separator: " ").count, displayWidth(rule), [lines[place - 1]] + Array(rows)
      )
    }
  }

  @Test(arguments: [(30, "vi"), (60, "en"), (100, "vi")]) func tablesFit(
    _ width: Int, _ language: String
  ) throws {
    for (base, arguments) in Self.commands {
      let files = try TemporaryFolder()
      try files.copyContents(of: Checkout.url("Tests/CommandTests/Bases/\(base)"))
      func tables(_ width: Int) -> [(columns: Int, width: Int, lines: [Substring])] {
        let ended = thidua(
          arguments, in: files.path, environment: ["THIDUA_LANG": language], columns: width)
        #expect(ended.code == 0, "\(arguments)")
        return Self.tables(ended.output)
      }
      let (shown, all) = (tables(width), tables(2_000))
      #expect(shown.count == all.count && !shown.isEmpty, "\(arguments)")
      for (table, complete) in zip(shown, all) {
        #expect(table.width <= width || table.columns <= 2, "\(arguments) at \(width)")
        for line in table.lines.prefix(2) where table.columns > 2 {
          #expect(displayWidth(line) <= width, "\(arguments): \(line)")
        }
        if complete.width <= width {
          #expect(table.columns == complete.columns, "\(arguments) at \(width)")
        }
      }
    }
  }

  /// What goes to no terminal, or into a file, is not cut by its width.
  @Test func filesAreWhole() throws {
    for (base, arguments) in Self.commands where !arguments.contains("--vary") {
      let files = try TemporaryFolder()
      try files.copyContents(of: Checkout.url("Tests/CommandTests/Bases/\(base)"))
      let whole = thidua(arguments, in: files.path)
      let narrow = thidua(arguments + ["--output", "o.txt"], in: files.path, columns: 30)
      #expect(narrow.code == 0, "\(narrow.error)")
      #expect(try files.text(of: "o.txt") == whole.output, "\(arguments)")
      #expect(thidua(arguments, in: files.path, columns: 2_000).output == whole.output)
    }
  }

  /// Each column that does not fit is named.
  @Test func whatIsLeftOffIsNamed() throws {
    let files = try TemporaryFolder()
    try files.copyContents(of: Checkout.url("Tests/CommandTests/Bases/commune"))
    let arguments = Self.commands[0].arguments
    let narrow = thidua(
      arguments, in: files.path, environment: ["THIDUA_LANG": "en"], columns: 50)
    let notes = narrow.output.split(separator: "\n").filter { $0.contains("not fit") }
    #expect(!notes.isEmpty)
    for note in notes {
      let count = try #require(Int(note.prefix { $0.isNumber }))
      let names = try #require(note.split(separator: ": ").last?.split(separator: ";").first)
      #expect(names.split(separator: ", ").count == count, "\(note)")
      #expect(note.contains("--format csv"))
    }
  }
}
