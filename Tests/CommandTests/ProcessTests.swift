import Foundation
import Testing

/// The program itself, started as users start it: exit codes, streams, pipes, signals.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ProcessTests {
  /// The program that was built beside the tests.
  private static let program = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "thidua")

  private struct Run {
    let process = Process()
    let output = Pipe()
    let error = Pipe()

    init(_ arguments: [String], in folder: String, input: Any? = FileHandle.nullDevice) throws {
      process.executableURL = ProcessTests.program
      process.arguments = arguments
      process.currentDirectoryURL = URL(filePath: folder)
      process.environment = ["THIDUA_LANG": "en", "PATH": "/usr/bin:/bin"]
      process.standardInput = input
      process.standardOutput = output
      process.standardError = error
      try process.run()
    }

    /// Waits for the end. What is printed must fit into a pipe.
    func ended() -> Ended {
      process.waitUntilExit()
      return Ended(
        code: process.terminationStatus,
        output: String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self),
        error: String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
    }
  }

  private func prepared() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copyContents(of: Checkout.url("Tests/CommandTests/Bases/commune"))
    return folder
  }

  /// The commune run with many units, whose result takes a while to write.
  private func large(units: Int) throws -> TemporaryFolder {
    let folder = try prepared()
    let ids = (0..<units).map { "U\($0)" }
    try folder.write(
      "mã,tên,cụm thi đua\n" + ids.map { "\($0),Xã \($0),1\n" }.joined(), to: "run/units.csv")
    let head = try folder.text(of: "run/evidence.csv").split(separator: "\n")[0]
    try folder.write(
      head + "\n" + ids.map { "\($0);2;24;20;có;95,5;đầy đủ\n" }.joined(),
      to: "run/evidence.csv")
    return folder
  }

  @Test func exitCodesAndStreams() throws {
    let folder = try prepared()
    let ranked = try Run(["rank", "run"], in: folder.path).ended()
    #expect(ranked.code == 0)
    #expect(ranked.output.contains("Phường Trần Phú") && !ranked.output.contains("\u{1B}["))
    #expect(
      ranked.error == "No errors, 1 note. To see why: thidua explain run 'Phường Trần Phú'\n")
    #expect(try Run(["rank"], in: folder.path + "/run").ended().output.contains("Xã An Bình"))
    let usage = try Run(["rnak"], in: folder.path).ended()
    #expect(usage.code == 2 && usage.output.isEmpty && usage.error.contains("“rank”"))
    try folder.write("mã;x\nX01;1\n", to: "run/evidence.csv")
    #expect(try Run(["check", "run"], in: folder.path).ended().code == 1)
  }

  @Test func standardInputIsRead() throws {
    let pipe = Pipe()
    let run = try Run(["feel", "a * 2", "--context", "-"], in: "/", input: pipe)
    pipe.fileHandleForWriting.write(Data("{\"a\": 21}".utf8))
    try pipe.fileHandleForWriting.close()
    #expect(run.ended().output == "value: 42\ntype: number\n")
  }

  @Test func aReaderThatLeavesEndsItQuietly() throws {
    let folder = try large(units: 300)
    let run = try Run(["rank", "run", "--format", "json"], in: folder.path)
    _ = try run.output.fileHandleForReading.read(upToCount: 10)
    try run.output.fileHandleForReading.close()
    run.process.waitUntilExit()
    #expect(run.process.terminationStatus == 141)
    #expect(run.error.fileHandleForReading.readDataToEndOfFile().isEmpty)
  }

  @Test func aFullDiskIsSaid() throws {
    let folder = try prepared()
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["rank", "run", "--lang", "en"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    let error = Pipe()
    process.standardError = error
    try process.run()
    process.waitUntilExit()
    let said = String(
      decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 2)
    #expect(said.contains("TD9016") && said.contains("the disk is full"))
  }

  @Test func anInterruptionLeavesNothingHalfWritten() throws {
    let folder = try large(units: 4000)
    try folder.write("old", to: "result.json")
    let run = try Run(
      ["rank", "run", "--format", "json", "--output", "result.json", "--force"], in: folder.path)
    // Interrupted as soon as the file has been begun under its passing name.
    let began = waitUntil { (try? folder.names().contains { $0.hasSuffix(".unfinished") }) == true }
    #expect(began)
    run.process.interrupt()
    run.process.waitUntilExit()
    #expect(run.process.terminationStatus == 130)
    #expect(run.process.terminationReason == .exit)
    #expect(try folder.names() == ["result.json", "rules", "run"])
    #expect(try folder.text(of: "result.json") == "old")
  }

  private func catchesInterrupt(_ process: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("SigCgt:") }),
      let caught = UInt64(line.dropFirst(7).trimmingPrefix(/\s*/), radix: 16)
    else { return false }
    return caught & 2 != 0
  }

  @Test func anInterruptionWhileWaitingEndsWith130() throws {
    let pipe = Pipe()
    let run = try Run(["feel", "-"], in: "/", input: pipe)
    // Ready to be interrupted once it catches the signal itself.
    #expect(waitUntil { catchesInterrupt(run.process.processIdentifier) })
    run.process.interrupt()
    run.process.waitUntilExit()
    #expect(run.process.terminationStatus == 130)
    withExtendedLifetime(pipe) {}
  }
}

/// Whether something comes to be within ten seconds.
func waitUntil(_ condition: () -> Bool) -> Bool {
  for _ in 0..<10_000 {
    if condition() { return true }
    usleep(1000)
  }
  return false
}
