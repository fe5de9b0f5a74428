import Testing
import ThiduaCommands

/// How the program answers when it is called wrongly, and how it picks its language and colours.
@Suite struct UsageTests {
  struct Mistake {
    let arguments: [String]
    let code: String
    let cure: String
    init(_ arguments: String..., code: String, cure: String) {
      self.arguments = arguments
      self.code = code
      self.cure = cure
    }
  }

  @Test func wrongUsageEndsWithTwoAndACure() {
    let mistakes = [
      Mistake("rnak", code: "TD9001", cure: "Có phải ý bạn là “rank”?"),
      Mistake("zzzzzz", code: "TD9001", cure: "thidua --help"),
      Mistake("--verson", code: "TD9002", cure: "“--version”"),
      Mistake("rank", "x", "--fromat", "csv", code: "TD9002", cure: "“--format”"),
      Mistake("rank", "x", "--frmt=csv", code: "TD9002", cure: "“--format”"),
      Mistake("rank", "x", "-z", code: "TD9002", cure: "thidua rank --help"),
      Mistake("rank", "x", "-abc", code: "TD9002", cure: "thidua rank --help"),
      Mistake(
        "rank", "x", "--generate-completion-script", code: "TD9002", cure: "thidua rank --help"),
      Mistake("rank", "x", "--output", code: "TD9003", cure: "--output ket-qua.csv"),
      Mistake("rank", "x", "--output=", code: "TD9003", cure: "--output ket-qua.csv"),
      Mistake("rank", "x", "--format", "tabel", code: "TD9004", cure: "“table”"),
      Mistake("rank", "x", "--format", "pdf", code: "TD9004", cure: "“json”"),
      Mistake("rank", "x", "--lang", "fr", code: "TD9004", cure: "“vi”, “en”"),
      Mistake("--lang", "fr", "rank", "x", code: "TD9004", cure: "“vi”, “en”"),
      Mistake("rank", "x", "--force=yes", code: "TD9005", cure: "`--force`"),
      Mistake("explain", code: "TD9006", cure: "thidua explain"),
      Mistake("feel", code: "TD9006", cure: "thidua feel"),
      Mistake("rank", "a", "b", code: "TD9007", cure: "thidua rank --help"),
      Mistake("feel", "1", "+", "1", code: "TD9023", cure: "'1 + 1'"),
      Mistake("rank", "x", "--excel", "--format", "json", code: "TD9009", cure: "--format csv"),
      Mistake("rank", "x", "--threads", "nhiều", code: "TD9022", cure: "--threads 2"),
      Mistake("rank", "x", "--threads", "0", code: "TD9022", cure: "--threads 2"),
      Mistake("help", "rnak", code: "TD9001", cure: "“rank”"),
    ]
    for mistake in mistakes {
      let ended = thidua(mistake.arguments)
      #expect(ended.code == 2, "\(mistake.arguments)")
      #expect(ended.output.isEmpty, "\(mistake.arguments)")
      #expect(ended.error.contains("[\(mistake.code)]"), "\(mistake.arguments): \(ended.error)")
      #expect(ended.error.contains(mistake.cure), "\(mistake.arguments): \(ended.error)")
    }
  }

  @Test func helpComesFromAnywhereAndBeginsWithAnExample() {
    for arguments in [
      [], ["--help"], ["-h"], ["help"], ["rank", "--help"], ["rank", "-h", "--lang", "vi"],
      ["help", "rank"], ["--lang", "vi", "rank", "--help"], ["rank", "a", "b", "c", "--help"],
    ] {
      let ended = thidua(arguments)
      #expect(ended.code == 0, "\(arguments): \(ended.error)")
      #expect(ended.error.isEmpty)
      let lines = ended.output.split(separator: "\n")
      #expect(lines.dropFirst().first == "Ví dụ:", "\(arguments): \(ended.output)")
      #expect(lines.dropFirst(2).first?.hasPrefix("  thidua rank Samples/papi-2016") == true)
      #expect(lines.count < 30, "more than a screen")
    }
    #expect(thidua(["--version"]).output == "thidua \(version)\n")
  }

  @Test func languageIsAskedForThenSetThenLocalThenVietnamese() {
    let vi = "không có lệnh"
    let en = "there is no command"
    let cases: [(arguments: [String], environment: [String: String], expected: String)] = [
      ([], [:], vi),
      ([], ["LANG": "en_US.UTF-8"], en),
      ([], ["LANG": "vi_VN"], vi),
      ([], ["LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN.UTF-8"], vi),
      ([], ["LANG": "vi_VN", "LC_MESSAGES": "vi_VN", "LC_ALL": "en_GB.UTF-8"], en),
      ([], ["LANG": "en_US", "LC_ALL": "C"], vi),
      ([], ["LANG": "en_US", "LC_ALL": ""], en),
      ([], ["LANG": "fr_FR"], vi),
      ([], ["THIDUA_LANG": "en", "LC_ALL": "vi_VN"], en),
      ([], ["THIDUA_LANG": "klingon", "LANG": "en"], en),
      (["--lang", "vi"], ["THIDUA_LANG": "en", "LANG": "en_US"], vi),
      (["--lang=en"], ["THIDUA_LANG": "vi"], en),
    ]
    for (arguments, environment, expected) in cases {
      let ended = thidua(["rnak"] + arguments, environment: environment)
      #expect(ended.error.contains(expected), "\(arguments) \(environment): \(ended.error)")
    }
  }

  @Test func coloursFollowEachStream() {
    let cases: [(arguments: [String], environment: [String: String], terminal: Bool, ansi: Bool)] =
      [
        ([], [:], false, false),
        ([], [:], true, true),
        ([], ["TERM": "xterm"], true, true),
        ([], ["TERM": "dumb"], true, false),
        ([], ["NO_COLOR": "1"], true, false),
        ([], ["NO_COLOR": ""], true, true),
        (["--color", "never"], [:], true, false),
        (["--color", "always"], ["NO_COLOR": "1", "TERM": "dumb"], false, true),
        (["--color=auto"], [:], false, false),
      ]
    for (arguments, environment, terminal, ansi) in cases {
      // Standard output is the opposite kind of stream: it must not matter for standard error.
      let ended = thidua(
        ["rnak"] + arguments, environment: environment, terminals: (!terminal, terminal))
      #expect(
        ended.error.contains("\u{1B}[") == ansi, "\(arguments) \(environment) \(terminal)")
    }
  }

  @Test func diagnosticsComeInThreeForms() {
    let short = thidua(["rnak", "--diagnostics", "short"]).error
    #expect(short.split(separator: "\n").count == 1)
    #expect(short.contains("TD9001"))
    let json = thidua(["--diagnostics=json", "rnak"]).error
    #expect(json.hasPrefix("{"))
    #expect(json.contains("\"fault\": \"unknownVerb\""))
    #expect(json.contains("\"nearest\": \"rank\""))
  }
}
