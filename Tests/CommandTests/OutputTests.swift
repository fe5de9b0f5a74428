import Foundation
import Testing

@testable import ThiduaCommands

/// Files that appear whole or not at all.
@Suite struct OutputTests {
  private func write(
    _ text: String, to path: String, in folder: TemporaryFolder, force: Bool = false,
    failing failure: SinkFailure? = nil
  ) -> UsageFault? {
    let file = OutputFile(path: path, systemPath: folder.path + "/" + path, force: force)
    do throws(Stop) {
      try file.write { (sink) throws(SinkFailure) in
        try sink.write(Array(text.utf8))
        if let failure { throw failure }
      }
    } catch {
      if case .usage(let fault) = error { return fault }
      Issue.record("ended by \(error)")
    }
    return nil
  }

  @Test func aNewFileIsThereWhole() throws {
    let folder = try TemporaryFolder()
    #expect(write("điểm\n", to: "a.txt", in: folder) == nil)
    #expect(try folder.text(of: "a.txt") == "điểm\n")
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func anExistingFileIsReplacedOnlyWhenForced() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.txt")
    #expect(write("new", to: "a.txt", in: folder) == .outputExists(path: "a.txt"))
    #expect(try folder.text(of: "a.txt") == "old")
    #expect(write("new", to: "a.txt", in: folder, force: true) == nil)
    #expect(try folder.text(of: "a.txt") == "new")
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func replacingKeepsTheModeAndTheLink() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.txt")
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/a.txt")
    try files.createSymbolicLink(
      atPath: folder.path + "/link.txt", withDestinationPath: "a.txt")
    #expect(write("new", to: "link.txt", in: folder, force: true) == nil)
    #expect(try folder.text(of: "a.txt") == "new")
    let attributes = try files.attributesOfItem(atPath: folder.path + "/a.txt")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/link.txt") == "a.txt")
  }

  @Test func aFailureLeavesNothingAndTheOldFileAsItWas() throws {
    let folder = try TemporaryFolder()
    let full = SinkFailure.system(28)
    #expect(
      write("half", to: "a.txt", in: folder, failing: full)
        == .outputFailed(path: "a.txt", reason: 28))
    #expect(try folder.names() == [])
    try folder.write("old", to: "b.txt")
    #expect(write("half", to: "b.txt", in: folder, force: true, failing: full) != nil)
    #expect(try folder.text(of: "b.txt") == "old")
    #expect(try folder.names() == ["b.txt"])
  }

  @Test func foldersAndMissingFoldersAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "sub/a.txt")
    #expect(write("x", to: "sub", in: folder, force: true) == .outputIsFolder(path: "sub"))
    #expect(
      write("x", to: "nowhere/a.txt", in: folder) == .outputFailed(path: "nowhere/a.txt", reason: 2)
    )
  }
}

/// What a long command says of itself.
@Suite struct ProgressTests {
  private func console(isTerminal: Bool, term: String) -> (Console, RecordingSink) {
    let error = RecordingSink(isTerminal: isTerminal)
    let console = Console(
      arguments: [], environment: ["TERM": term], root: "",
      streams: StandardStreams(
        input: { .success([]) }, output: RecordingSink(), error: error))
    return (console, error)
  }

  @Test func showsWhatItDoesWhenItTakesLong() {
    let clear = "\r\u{1B}[K"
    let (console, error) = console(isTerminal: true, term: "xterm")
    let progress = Progress("đọc", on: console, delay: 1)
    #expect(waitUntil { !error.bytes.isEmpty })
    progress.stage("chấm")
    progress.end()
    #expect(error.text == "\(clear)đọc …\(clear)chấm …\(clear)")
  }

  @Test func staysSilentWhenItIsQuickOrNobodyLooks() {
    for (isTerminal, term, delay, wait) in [
      (true, "xterm", 60_000, 0), (true, "dumb", 1, 50), (false, "xterm", 1, 50),
    ] {
      let (console, error) = console(isTerminal: isTerminal, term: term)
      let progress = Progress("đọc", on: console, delay: delay)
      usleep(UInt32(wait) * 1000)
      progress.stage("chấm")
      progress.end()
      #expect(error.text == "")
    }
  }
}
