/// What can be wrong with a file that is to be read. TD1001 to TD1009.
public enum FileFault: Fault, Error, Hashable {
  /// No such file; `nearest` are paths in the same folder that may be meant.
  case missing(path: String, nearest: [String])
  /// A folder stands where a file is asked for.
  case isFolder(path: String)
  /// The user may not read it.
  case noPermission(path: String)
  /// It has more bytes than are read.
  case tooLarge(path: String, limit: Int)
  /// The system could not read it, for the reason with this number (`errno`).
  case unreadable(path: String, reason: Int)

  /// The stable code.
  public var code: String {
    switch self {
    case .missing: "TD1001"
    case .isFolder: "TD1002"
    case .noPermission: "TD1003"
    case .tooLarge: "TD1004"
    case .unreadable: "TD1005"
    }
  }

  /// What is wrong, on one line.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.missing(let path, _), .vi): "không tìm thấy tệp \(name: path)"
    case (.missing(let path, _), .en): "there is no file \(name: path)"
    case (.isFolder(let path), .vi): "\(name: path) là thư mục, không phải tệp"
    case (.isFolder(let path), .en): "\(name: path) is a folder, not a file"
    case (.noPermission(let path), .vi): "không có quyền đọc tệp \(name: path)"
    case (.noPermission(let path), .en): "no permission to read the file \(name: path)"
    case (.tooLarge(let path, let limit), .vi):
      "tệp \(name: path) lớn hơn mức cho phép \(sizeText(limit, in: .vi))"
    case (.tooLarge(let path, let limit), .en):
      "the file \(name: path) is larger than the \(sizeText(limit, in: .en)) that are allowed"
    case (.unreadable(let path, let reason), .vi):
      "không đọc được tệp \(name: path) (mã lỗi hệ thống \(number: reason))"
    case (.unreadable(let path, let reason), .en):
      "the file \(name: path) could not be read (system error \(number: reason))"
    }
  }

  /// What to do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.missing(_, let nearest), .vi) where !nearest.isEmpty:
      "Có phải ý bạn là \(names: nearest)?"
    case (.missing(_, let nearest), .en) where !nearest.isEmpty:
      "Did you mean \(names: nearest)?"
    case (.missing, .vi): "kiểm tra lại tên tệp và thư mục chứa tệp"
    case (.missing, .en): "check the name of the file and the folder that holds it"
    case (.isFolder, .vi): "ghi rõ tên tệp trong thư mục này"
    case (.isFolder, .en): "name a file in this folder"
    case (.noPermission, .vi): "xin quyền đọc tệp này hoặc chép tệp vào thư mục của bạn"
    case (.noPermission, .en): "ask for the right to read it, or copy it into a folder of yours"
    case (.tooLarge, .vi): "chia nội dung thành nhiều tệp nhỏ hơn"
    case (.tooLarge, .en): "divide what it holds among several smaller files"
    case (.unreadable, .vi): "kiểm tra ổ đĩa hoặc kết nối mạng chứa tệp rồi chạy lại"
    case (.unreadable, .en): "check the disk or the network where the file lies, then run it again"
    }
  }
}

extension FileFault {
  /// The path of the file, as messages show it.
  public var path: String {
    switch self {
    case .missing(let path, _), .isFolder(let path), .noPermission(let path),
      .tooLarge(let path, _), .unreadable(let path, _):
      path
    }
  }

  /// The same fault of a file that is known as `name`, where another path was read.
  package func renamed(_ name: String) -> FileFault {
    switch self {
    case .missing(let path, let nearest) where path.hasSuffix(name):
      let start = path.dropLast(name.count)
      return .missing(
        path: name,
        nearest: nearest.map { $0.hasPrefix(start) ? String($0.dropFirst(start.count)) : $0 })
    case .missing(_, let nearest):
      func parts(_ path: String) -> (folder: Substring, file: Substring) {
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        return (path[..<start], path[start...])
      }
      let folder = parts(name).folder
      return .missing(path: name, nearest: nearest.map { String(folder + parts($0).file) })
    case .isFolder: return .isFolder(path: name)
    case .noPermission: return .noPermission(path: name)
    case .tooLarge(_, let limit): return .tooLarge(path: name, limit: limit)
    case .unreadable(_, let reason): return .unreadable(path: name, reason: reason)
    }
  }
}

/// A number of bytes in the largest unit of which it holds a whole number.
func sizeText(_ bytes: Int, in language: Language) -> Text {
  if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return "\(number: bytes >> 20) MiB" }
  if bytes >= 1 << 10, bytes % (1 << 10) == 0 { return "\(number: bytes >> 10) KiB" }
  return language == .vi ? "\(number: bytes) byte" : "\(number: bytes) bytes"
}
