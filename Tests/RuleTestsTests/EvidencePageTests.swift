import Diagnostics
import Testing

/// The page "Evidence" shows nothing but what stands in files that rule tests and golden runs use.
@Test func everyBlockOfThePageOnEvidenceStandsInItsFile() throws {
  var file: String?
  var block: [String] = []
  var count = 0
  for line in page("Evidence") {
    if line.hasPrefix("```") {
      if let file {
        let text = try String(decoding: readFile(path: checkout + file).get(), as: UTF8.self)
        let whole = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let stands = whole.indices.contains { start in
          start + block.count <= whole.count
            && whole[start..<start + block.count].elementsEqual(block)
        }
        #expect(stands, "not in \(file): \(block.joined(separator: "\n"))")
        count += 1
      }
      let info = line.dropFirst(3).split(separator: " ")
      file = info.count == 2 ? String(info[1]) : nil
      block = []
    } else if file != nil {
      block.append(line)
    }
  }
  #expect(count >= 8)
}
