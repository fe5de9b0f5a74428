import Foundation

/// One command with the files that it meets, as `case.txt` of its folder describes them.
///
/// ```text
/// # a comment
/// base: papi-2016
/// in Rules/papi-2016/rulebook.yaml
/// - text that stands there once
/// + text that replaces it
/// file Samples/papi-2016/more.csv
/// + first line of a new file
/// run: check Samples/papi-2016 --diagnostics short
/// columns: 60
/// exit: 1
/// cure:
/// in Rules/papi-2016/rulebook.yaml
/// - text that replaces it
/// + text that the message asks for
/// ```
struct GoldenCase {
  enum Step: Equatable {
    case base(String)
    case edit(file: String, old: String, new: String)
    case file(String, text: String)
  }

  private(set) var steps: [Step] = []
  /// What the message advises, done: after it nothing is wrong any more.
  private(set) var cure: [Step] = []
  private(set) var command: [String] = []
  private(set) var input = ""
  private(set) var exitCode: Int32 = 0
  /// How wide the terminal is that the result goes to; nil for none.
  private(set) var columns: Int?

  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  init(_ text: String) throws {
    var file: (name: String, isNew: Bool)?
    var isCure = false
    var old: [Substring] = []
    var new: [Substring] = []
    func close() throws {
      guard let (name, isNew) = file, !(old.isEmpty && new.isEmpty) else { return }
      let added = new.joined(separator: "\n")
      let step: Step =
        isNew
        ? .file(name, text: added + "\n")
        : .edit(file: name, old: old.joined(separator: "\n"), new: added)
      if isCure { cure.append(step) } else { steps.append(step) }
      (old, new) = ([], [])
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("- ") || line == "-" {
        // A new pair begins where lines to be found follow lines to be put.
        if !new.isEmpty { try close() }
        old.append(line.dropFirst(2))
      } else if line.hasPrefix("+ ") || line == "+" {
        new.append(line.dropFirst(2))
      } else if line.hasPrefix("in ") {
        try close()
        file = (String(line.dropFirst(3)), false)
      } else if line.hasPrefix("file ") {
        try close()
        file = (String(line.dropFirst(5)), true)
      } else if line.isEmpty || line.hasPrefix("#") {
        try close()
      } else if let colon = line.firstIndex(of: ":") {
        try close()
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        switch line[..<colon] {
        case "cure": isCure = true
        case "base": steps.append(.base(String(value)))
        case "run": command = try words(of: value)
        case "input": input = String(value)
        case "columns": columns = Int(value)
        case "exit": exitCode = Int32(value) ?? -1
        default: throw Malformed(description: "unknown line: \(line)")
        }
      } else {
        throw Malformed(description: "unknown line: \(line)")
      }
    }
    try close()
    guard !command.isEmpty else { throw Malformed(description: "no line `run:`") }
  }

  /// Makes the files in `folder`.
  func prepare(_ folder: TemporaryFolder) throws { try take(steps, folder) }

  /// Does what the message advises.
  func cure(_ folder: TemporaryFolder) throws { try take(cure, folder) }

  private func take(_ steps: [Step], _ folder: TemporaryFolder) throws {
    for step in steps {
      switch step {
      case .base(let sample):
        let own = Checkout.url("Tests/CommandTests/Bases/\(sample)")
        if FileManager.default.fileExists(atPath: own.path()) {
          try folder.copyContents(of: own)
          continue
        }
        for path in ["Samples/\(sample)", "Rules/\(sample)"]
        where FileManager.default.fileExists(atPath: Checkout.url(path).path()) {
          try folder.copy(path)
        }
      case .file(let name, let text): try folder.write(text, to: name)
      case .edit(let name, let old, let new):
        let text = try folder.text(of: name)
        // Compared by scalars, so that a case can turn NFC into NFD.
        let found = text.unicodeScalars.split(
          separator: Array(old.unicodeScalars), omittingEmptySubsequences: false)
        guard found.count == 2 else {
          throw Malformed(
            description: "stands \(found.count - 1) times in \(name), not once: \(old)")
        }
        try folder.write(String(found[0]) + new + String(found[1]), to: name)
      }
    }
  }
}

/// The words of a command line, with single quotes around what holds spaces.
func words(of line: some StringProtocol) throws -> [String] {
  var words: [String] = []
  var word: String?
  var isQuoted = false
  for character in line {
    switch character {
    case "'":
      isQuoted.toggle()
      word = word ?? ""
    case " " where !isQuoted:
      if let finished = word { words.append(finished) }
      word = nil
    default: word = (word ?? "") + String(character)
    }
  }
  if isQuoted { throw GoldenCase.Malformed(description: "open quote: \(line)") }
  if let word { words.append(word) }
  return words
}
