import Foundation
import Scenarios
import Testing

/// Criteria that have changed places are told, the fewest that must be moved.
@Suite struct OrderTests {
  private static func files(_ order: [Int], in folder: URL, _ name: String) throws -> RulebookFiles
  {
    let criteria = order.map {
      "      - { id: \($0), title: Tiêu chí \($0), points: 2, score: { per: số lớp, each: 1 } }\n"
    }
    let text = """
      rulebook: nhỏ
      indicators:
        số lớp: { type: whole-number }
      assessments:
        xã:
          criteria:
      \(criteria.joined())
      """
    let url = folder.appending(path: name).appending(path: "rulebook.yaml")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return RulebookFiles("\(name)/rulebook.yaml", root: folder.path())
  }

  /// The longest run of numbers that rise, by trying all.
  private static func longestRise(_ numbers: [Int]) -> Int {
    var best = [Int](repeating: 1, count: numbers.count)
    for place in numbers.indices {
      for before in 0..<place where numbers[before] < numbers[place] {
        best[place] = max(best[place], best[before] + 1)
      }
    }
    return best.max() ?? 0
  }

  @Test func asFewAsPossibleAreTold() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "orders-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    var seed: UInt64 = 7
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let own = try Self.files(Array(1...9), in: folder, "own")
    for round in 0..<40 {
      var order = Array(1...9)
      for _ in 0..<random(5) { order.swapAt(random(9), random(9)) }
      let other = try Self.files(order, in: folder, "other-\(round)")
      let differences = own.differences(to: other)
      #expect(differences.allSatisfy { $0.kind == .reordered && !$0.mayChangeResults }, "\(order)")
      #expect(differences.count == 9 - Self.longestRise(order), "\(order)")
      // Those that are not told stand in their old order.
      let told = Set(differences.compactMap { Int($0.element.id) })
      #expect(order.filter { !told.contains($0) } == (1...9).filter { !told.contains($0) })
      for difference in differences {
        let place = try #require(order.firstIndex { String($0) == difference.element.id })
        #expect(difference.after == (place == 0 ? nil : String(order[place - 1])), "\(order)")
      }
    }
  }
}
