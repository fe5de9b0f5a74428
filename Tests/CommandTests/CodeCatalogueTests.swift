import Diagnostics
import Foundation
import Testing

@testable import ThiduaCommands

@Suite struct CodeCatalogueTests {
  /// Every code that stands in the sources can be looked up, and says something in both languages.
  @Test func everyCodeCanBeLookedUp() throws {
    let catalogue = CodeCatalogue()
    let sources = Checkout.url("Sources").path(percentEncoded: false)
    let files = try #require(FileManager.default.enumerator(atPath: sources))
    var written: Set<String> = []
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOfFile: sources + "/" + file, encoding: .utf8)
      for match in text.matches(of: /: "(TD[0-9]{4})"/) { written.insert(String(match.1)) }
    }
    #expect(written.count > 300)
    #expect(written.subtracting(catalogue.codes).sorted() == [])
    for code in catalogue.codes {
      let fault = try #require(catalogue.fault(code.lowercased()))
      for language in Language.allCases {
        #expect(!fault.headline(language).pieces.isEmpty, "\(code)")
        #expect(!CodeCatalogue.why(fault, language).pieces.isEmpty, "\(code)")
      }
    }
  }

  /// A code means one thing: no two kinds of fault share one.
  @Test func noTwoKindsOfFaultShareACode() {
    let kinds = Dictionary(grouping: CodeCatalogue.examples, by: \.code)
      .mapValues { Set($0.map { String(describing: type(of: $0)) }).sorted() }
    let shared = kinds.filter { $0.value.count > 1 }
    #expect(shared.isEmpty, "\(shared.sorted { $0.key < $1.key })")
  }

  /// What is said of a code is about that code or its family, and no two stages say the same.
  @Test func everyCodeOfRulesEvidenceAndRunsHasAReasonOfItsOwn() throws {
    let catalogue = CodeCatalogue()
    let general = ["TD3999", "TD4999", "TD5999"].compactMap { CodeCatalogue.reason($0, .vi) }
    #expect(general.count == 3)
    for code in catalogue.codes where "345".contains(code.dropFirst(2).prefix(1)) {
      let fault = try #require(catalogue.fault(code))
      let told = CodeCatalogue.why(fault, .vi)
      #expect(!general.contains { $0.plain(in: .vi) == told.plain(in: .vi) }, "\(code)")
    }
  }
}
