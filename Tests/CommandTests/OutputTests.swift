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
  private func said(isTerminal: Bool, term: String, wait: Int) -> String {
    let error = RecordingSink(isTerminal: isTerminal)
    let console = Console(
      arguments: [], environment: ["TERM": term], root: "",
      streams: StandardStreams(
        input: { .success([]) }, output: RecordingSink(), error: error))
    let progress = Progress("đọc", on: console, delay: wait == 0 ? 60_000 : 20)
    usleep(UInt32(wait) * 1000)
    progress.stage("chấm")
    progress.end()
    usleep(40_000)
    return error.text
  }

  @Test func showsOnlyOnTerminalsAndOnlyWhenItTakesLong() {
    let clear = "\r\u{1B}[K"
    #expect(
      said(isTerminal: true, term: "xterm", wait: 200)
        == "\(clear)đọc …\(clear)chấm …\(clear)")
    #expect(said(isTerminal: true, term: "xterm", wait: 0) == "")
    #expect(said(isTerminal: true, term: "dumb", wait: 100) == "")
    #expect(said(isTerminal: false, term: "xterm", wait: 100) == "")
  }
}
