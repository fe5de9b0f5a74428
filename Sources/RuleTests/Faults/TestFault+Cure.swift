public import Diagnostics
import Rulebooks

extension TestFault {
  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.unknownFact(_, _, let nearest?), _), (.unknownSample(_, let nearest?), _),
      (.unknownAssessment(_, let nearest?, _), _), (.unknownSubject(_, _, let nearest?), _),
      (.unknownElement(_, _, let nearest?, _), _):
      language == .vi ? "Có phải ý bạn là \(name: nearest)?" : "Did you mean \(name: nearest)?"
    case (.unknownAddress(_, let nearest?, _), _), (.unknownDecision(_, let nearest?, _), _):
      language == .vi ? "Có phải ý bạn là \(code: nearest)?" : "Did you mean \(code: nearest)?"
    case (.unknownFact, .vi):
      "dùng đúng tên đã khai báo dưới \(code: "indicators") hoặc \(code: "attributes")"
    case (.unknownFact, .en):
      "use a name that is declared under \(code: "indicators") or \(code: "attributes")"
    case (.derivedFact(_, let inputs), .vi):
      inputs.isEmpty ? "xóa dòng này" : "cho các giá trị đầu vào: \(names: inputs)"
    case (.derivedFact(_, let inputs), .en):
      inputs.isEmpty ? "delete the line" : "give what it is computed from: \(names: inputs)"
    case (.unfitValue(_, _, let wanted), _): wanted.cure(language, isGiven: true)
    case (.unfitExpectation(_, _, let wanted), _): wanted.cure(language, isGiven: false)
    case (.outsideRange, .vi):
      "số liệu như vậy bị từ chối khi đọc; để thử trường hợp đó, ghi \(code: "refused")"
    case (.outsideRange, .en):
      "evidence would be refused for it; to test that, write \(code: "refused")"
    case (.unknownSample, .vi): "khai báo mẫu dưới \(code: "samples:") hoặc bỏ \(code: "sample")"
    case (.unknownSample, .en):
      "declare it under \(code: "samples:") or leave \(code: "sample") out"
    case (.samplesInCircle, .vi): "bỏ \(code: "sample") ở một trong các mẫu đó"
    case (.samplesInCircle, .en): "leave \(code: "sample") out of one of them"
    case (.samplesTooDeep, .vi): "gộp bớt các mẫu thành một"
    case (.samplesTooDeep, .en): "make one sample of several"
    case (.unknownAssessment(_, nil, let known), .vi): "các bảng đánh giá: \(names: known)"
    case (.unknownAssessment(_, nil, let known), .en): "the assessments are \(names: known)"
    case (.severalAssessments(let names), .vi):
      "ghi rõ bảng đánh giá, ví dụ \(code: "assessment: " + (names.first ?? ""))"
    case (.severalAssessments(let names), .en):
      "name the assessment, as in \(code: "assessment: " + (names.first ?? ""))"
    case (.unknownSubject, .vi): "kiểm tra lại mã, phân biệt với tên"
    case (.unknownSubject, .en): "check the id; it is not the name"
    case (.subjectWithoutRun, .vi):
      "cho số liệu dưới \(code: "given:"), hoặc chuyển ca này vào tệp \(name: "tests.yaml") của đợt đánh giá"
    case (.subjectWithoutRun, .en):
      "give its facts under \(code: "given:"), or move the test to the run's \(name: "tests.yaml")"
    case (.nobodyThere(_, .unit), .vi): "thêm \(code: "unit: { given: { … } }")"
    case (.nobodyThere(_, .unit), .en): "add \(code: "unit: { given: { … } }")"
    case (.nobodyThere(_, .person), .vi): "thêm \(code: "head: { given: { … } }")"
    case (.nobodyThere(_, .person), .en): "add \(code: "head: { given: { … } }")"
    case (.nothingExpected, .vi): "thêm \(code: "expect:"), ví dụ \(code: "expect: { total: 85 }")"
    case (.nothingExpected, .en): "add \(code: "expect:"), as in \(code: "expect: { total: 85 }")"
    case (.unknownAddress(_, nil, let known), .vi): "các địa chỉ có thể dùng: \(names: known)"
    case (.unknownAddress(_, nil, let known), .en): "addresses begin with \(names: known)"
    case (.unknownElement(_, _, nil, let known), .vi):
      known.isEmpty
        ? "bảng đánh giá này không có mục nào như vậy" : "các mục đã có: \(names: known)"
    case (.unknownElement(_, _, nil, let known), .en):
      known.isEmpty ? "this assessment has none" : "those that exist are \(names: known)"
    case (.whichRanking(let names), .vi), (.whichRanking(let names), .en):
      language == .vi
        ? "ghi tên bảng xếp hạng: \(code: "rank/" + (names.first ?? ""))"
        : "name it: \(code: "rank/" + (names.first ?? ""))"
    case (.needsPeers, .vi): "liệt kê các đối tượng dưới \(code: "units:"), mỗi đối tượng một dòng"
    case (.needsPeers, .en): "list the subjects under \(code: "units:"), one a line"
    case (.unknownDecision(_, nil, let known), .vi): "các loại quyết định: \(names: known)"
    case (.unknownDecision(_, nil, let known), .en): "the kinds are \(names: known)"
    case (.whoseDecision, .vi): "thêm \(code: "subject:") kèm mã của đối tượng"
    case (.whoseDecision, .en): "add \(code: "subject:") with the id"
    case (.fileOutside, .vi): "chép tệp vào thư mục đó rồi ghi đường dẫn từ thư mục đó"
    case (.fileOutside, .en): "copy it into that folder and give its path from there"
    case (.tableWithoutEvidence, .vi):
      "thêm \(code: "evidence: { file: …, subject: … }"), hoặc chuyển ca này sang một đợt đánh giá"
    case (.tableWithoutEvidence, .en):
      "add \(code: "evidence: { file: …, subject: … }"), or move the test to a run"
    case (.emptyTable, .vi): "kiểm tra cột mã và các cột kết quả của bảng"
    case (.emptyTable, .en): "check its column of ids and its columns of results"
    }
  }
}

extension TestFault.Wanted {
  /// How a text is written that fits; `isGiven`: as a given value.
  fileprivate func cure(_ language: Language, isGiven: Bool) -> Text? {
    switch (self, language) {
    case (.number(let corrected?), .vi): "viết là \(code: corrected)"
    case (.number(let corrected?), .en): "write \(code: corrected)"
    case (.number(nil), .vi), (.wholeNumber, .vi):
      isGiven
        ? "viết bằng chữ số; nếu không có giá trị, ghi \(code: "missing")"
        : "viết bằng chữ số"
    case (.number(nil), .en), (.wholeNumber, .en):
      isGiven
        ? "write it in digits; for no value write \(code: "missing")"
        : "write it in digits"
    case (.share, .vi): "viết kèm dấu %, ví dụ \(code: "80%")"
    case (.share, .en): "write it with %, such as \(code: "80%")"
    case (.yesNo, .vi):
      isGiven
        ? "ghi \(code: "có") hoặc \(code: "không"); nếu không có giá trị, ghi \(code: "missing")"
        : "ghi \(code: "yes") hoặc \(code: "no")"
    case (.yesNo, .en):
      isGiven
        ? "write \(code: "yes") or \(code: "no"); for no value \(code: "missing")"
        : "write \(code: "yes") or \(code: "no")"
    case (.date(let corrected?), .vi): "viết là \(code: corrected)"
    case (.date(let corrected?), .en): "write \(code: corrected)"
    case (.date(nil), .vi): "viết năm trước, ví dụ \(code: "2026-12-31")"
    case (.date(nil), .en): "write the year first, such as \(code: "2026-12-31")"
    case (.words(let words, let nearest?), .vi),
      (.figureOrWords(let words, let nearest?), .vi):
      "Có phải ý bạn là \(code: nearest)? Các giá trị được nhận: \(names: words)"
    case (.words(let words, let nearest?), .en),
      (.figureOrWords(let words, let nearest?), .en):
      "Did you mean \(code: nearest)? The words are \(names: words)"
    case (.words(let words, nil), .vi): "các giá trị được nhận: \(names: words)"
    case (.words(let words, nil), .en): "the words are \(names: words)"
    case (.figureOrWords(let words, nil), .vi):
      "ghi một số, hoặc một trong các giá trị \(names: words)"
    case (.figureOrWords(let words, nil), .en): "write a number, or one of \(names: words)"
    case (.oneText, .vi): "ghi một giá trị; nhiều giá trị thì tách thành nhiều ca kiểm thử"
    case (.oneText, .en): "write one value; make several tests of several"
    case (.rows, .vi):
      "ghi mỗi dòng là một mục có tên cột, ví dụ \(code: "[{ mức trừ: 1 }]"); không có dòng nào thì ghi \(code: "[]")"
    case (.rows, .en):
      "write each row with the names of its columns, as in \(code: "[{ mức trừ: 1 }]"), and \(code: "[]") for none"
    case (.listOfClasses, .vi):
      "ghi mỗi đơn vị một mức, ví dụ \(code: "subordinates: [tốt, hoàn thành]")"
    case (.listOfClasses, .en):
      "write a class for each unit, as in \(code: "subordinates: [good, fair]")"
    }
  }
}
