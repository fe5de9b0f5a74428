import Diagnostics
import Glibc
import Testing

struct FileTests {
  /// A folder that goes away with the test.
  private final class Folder {
    let path: String

    init() {
      var template = Array("/tmp/thidua-files-XXXXXX".utf8CString)
      path = template.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? ""
      }
    }

    func write(_ name: String, _ text: String) {
      guard let file = fopen("\(path)/\(name)", "w") else { return }
      fputs(text, file)
      fclose(file)
    }

    deinit {
      for name in namesInFolder(path) { remove("\(path)/\(name)") }
      rmdir(path)
    }
  }

  @Test func readsWholeFiles() throws {
    let folder = Folder()
    let text = String(repeating: "số lớp\n", count: 40_000)
    folder.write("a.yaml", text)
    folder.write("rỗng.yaml", "")
    #expect(try readFile(path: "\(folder.path)/a.yaml").get() == Array(text.utf8))
    #expect(try readFile(path: "\(folder.path)/rỗng.yaml").get().isEmpty)
    let source = try readSource(path: "\(folder.path)/a.yaml", name: "a.yaml").get()
    #expect(source.path == "a.yaml" && source.bytes.count == text.utf8.count)
    #expect(namesInFolder(folder.path) == ["a.yaml", "rỗng.yaml"])
    #expect(namesInFolder("\(folder.path)/không có").isEmpty)
  }

  @Test func saysWhyAFileCannotBeRead() {
    let folder = Folder()
    folder.write("rulebook.yaml", String(repeating: "x", count: 2048))
    let path = folder.path
    let cases: [(String, FileFault)] = [
      ("rulebok.yaml", .missing(path: "\(path)/rulebok.yaml", nearest: ["\(path)/rulebook.yaml"])),
      ("khác.csv", .missing(path: "\(path)/khác.csv", nearest: [])),
      (
        "rulebook.yaml/x",
        .missing(path: "\(path)/rulebook.yaml/x", nearest: ["\(path)/rulebook.yaml"])
      ),
      (
        "rulebok.yaml/x",
        .missing(path: "\(path)/rulebok.yaml/x", nearest: ["\(path)/rulebook.yaml"])
      ),
      (".", .isFolder(path: "\(path)/.")),
      ("rulebook.yaml", .tooLarge(path: "\(path)/rulebook.yaml", limit: 1024)),
      ("rulebook.yaml\0", .missing(path: "\(path)/rulebook.yaml\0", nearest: [])),
    ]
    for (name, fault) in cases {
      #expect(readFile(path: "\(path)/\(name)", limit: 1024) == .failure(fault))
    }
    let elsewhere = path.replacing("thidua-files", with: "thidua-fils") + "/rulebook.yaml"
    #expect(
      readFile(path: elsewhere)
        == .failure(.missing(path: elsewhere, nearest: ["\(path)/rulebook.yaml"])))
    #expect(readFile(path: "") == .failure(.missing(path: "", nearest: [])))
    // A device has no size to go by: the limit holds while reading.
    #expect(
      readFile(path: "/dev/zero", limit: 100_000)
        == .failure(.tooLarge(path: "/dev/zero", limit: 100_000)))
  }

  static let words: [(fault: FileFault, vi: String, en: String)] = [
    (
      .missing(path: "a.yaml", nearest: ["b.yaml"]),
      "TD1001 không tìm thấy tệp “a.yaml” | Có phải ý bạn là “b.yaml”?",
      "TD1001 there is no file “a.yaml” | Did you mean “b.yaml”?"
    ),
    (
      .missing(path: "a.yaml", nearest: []),
      "TD1001 không tìm thấy tệp “a.yaml” | kiểm tra lại tên tệp và thư mục chứa tệp",
      "TD1001 there is no file “a.yaml” | check the name of the file and the folder that holds it"
    ),
    (
      .isFolder(path: "Rules"),
      "TD1002 “Rules” là thư mục, không phải tệp | ghi rõ tên tệp trong thư mục này",
      "TD1002 “Rules” is a folder, not a file | name a file in this folder"
    ),
    (
      .noPermission(path: "a.yaml"),
      "TD1003 không có quyền đọc tệp “a.yaml” | xin quyền đọc tệp này hoặc chép tệp vào thư mục của bạn",
      "TD1003 no permission to read the file “a.yaml” | ask for the right to read it, or copy it into a folder of yours"
    ),
    (
      .tooLarge(path: "a.csv", limit: 1 << 30),
      "TD1004 tệp “a.csv” lớn hơn mức cho phép 1024 MiB | chia nội dung thành nhiều tệp nhỏ hơn",
      "TD1004 the file “a.csv” is larger than the 1024 MiB that are allowed | divide what it holds among several smaller files"
    ),
    (
      .unreadable(path: "a.csv", reason: 5),
      "TD1005 không đọc được tệp “a.csv” (mã lỗi hệ thống 5) | kiểm tra ổ đĩa hoặc kết nối mạng chứa tệp rồi chạy lại",
      "TD1005 the file “a.csv” could not be read (system error 5) | check the disk or the network where the file lies, then run it again"
    ),
  ]

  @Test(arguments: words) func speaksBothLanguages(_ fault: FileFault, _ vi: String, _ en: String) {
    func words(_ language: Language) -> String {
      let cure = fault.cure(language)?.plain(in: language) ?? ""
      return "\(fault.code) \(fault.headline(language).plain(in: language)) | \(cure)"
    }
    #expect(words(.vi) == vi)
    #expect(words(.en) == en)
  }
}
