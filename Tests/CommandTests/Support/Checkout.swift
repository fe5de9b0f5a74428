import Foundation

/// Where the project's own files lie.
enum Checkout {
  /// The folder with `Package.swift`.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A file or folder of the checkout.
  static func url(_ path: String) -> URL { root.appending(path: path) }
}

/// A folder of a test's own, removed when the test is over.
final class TemporaryFolder {
  let url: URL
  var path: String { url.path(percentEncoded: false).trimmingSuffix("/") }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "thidua-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Copies a folder of the checkout to the same place here.
  func copy(_ path: String) throws {
    let target = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Checkout.url(path), to: target)
  }

  /// Copies what lies in a folder.
  func copyContents(of folder: URL) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
      try FileManager.default.copyItem(
        at: folder.appending(path: name), to: url.appending(path: name))
    }
  }

  /// Writes a file.
  func write(_ text: String, to path: String) throws {
    let target = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: target)
  }

  /// The text of a file.
  func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  /// The names in the folder, also hidden ones, in order.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}

extension String {
  func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
