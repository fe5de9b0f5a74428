import Testing

@testable import Evidence

@Test func textsAreFoldedAsTheStandardLibraryLowersThem() {
  for value in UInt32(0x21)...0x2200 {
    guard let scalar = Unicode.Scalar(value) else { continue }
    for text in ["\(scalar)", "Đ\(scalar)ơn vị", "SỐ LỚP \(scalar)"] {
      #expect(
        FoldedText(comparable: text).text == text.lowercased(), "U+\(String(value, radix: 16))")
    }
  }
  #expect(FoldedText("Số  lớp\ntập huấn ") == FoldedText("SỐ LỚP TẬP HUẤN"))
  #expect(FoldedText("số lớp") != FoldedText("số lợp"))
}
