public import Diagnostics
import Rulebooks

extension TestFault {
  /// What is wrong, on one line.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.unknownFact(let name, let kind, _), .vi):
      "bộ tiêu chí không có chỉ tiêu hay thuộc tính \(name: name) của \(kind.called(.vi))"
    case (.unknownFact(let name, let kind, _), .en):
      "the rulebook has no indicator or attribute \(name: name) of a \(kind.called(.en))"
    case (.derivedFact(let name, _), .vi):
      "\(name: name) được tính từ chỉ tiêu khác nên không thể cho trước"
    case (.derivedFact(let name, _), .en):
      "\(name: name) is computed from other indicators and cannot be given"
    case (.unfitValue(let fact, let text, let wanted), _):
      "\(name: fact): \(code: text) \(wanted.denied(language))"
    case (.outsideRange(let fact, let text, let range), .vi):
      "\(name: fact): \(code: text) nằm ngoài khoảng \(code: range)"
    case (.outsideRange(let fact, let text, let range), .en):
      "\(name: fact): \(code: text) lies outside \(code: range)"
    case (.unknownSample(let name, _), .vi): "không có mẫu số liệu \(name: name)"
    case (.unknownSample(let name, _), .en): "there is no sample \(name: name)"
    case (.samplesInCircle(let names), .vi):
      "các mẫu số liệu \(names: names) dựa vào nhau thành vòng tròn"
    case (.samplesInCircle(let names), .en):
      "the samples \(names: names) start from each other in a circle"
    case (.samplesTooDeep(let limit), .vi):
      "các mẫu số liệu dựa vào nhau quá \(number: limit) bậc"
    case (.samplesTooDeep(let limit), .en):
      "the samples start from each other over more than \(number: limit) steps"
    case (.unknownAssessment(let name, _, _), .vi): "không có bảng đánh giá \(name: name)"
    case (.unknownAssessment(let name, _, _), .en): "there is no assessment \(name: name)"
    case (.severalAssessments(let names), .vi):
      "ca kiểm thử có thể thuộc nhiều bảng đánh giá: \(names: names)"
    case (.severalAssessments(let names), .en):
      "the test could be about several assessments: \(names: names)"
    case (.unknownSubject(let id, let kind, _), .vi):
      "không có \(kind.called(.vi)) nào mang mã \(name: id)"
    case (.unknownSubject(let id, let kind, _), .en):
      "there is no \(kind.called(.en)) \(name: id)"
    case (.subjectWithoutRun(let id), .vi):
      "\(name: id) là đối tượng của một đợt đánh giá, mà ca kiểm thử này không thuộc đợt nào"
    case (.subjectWithoutRun(let id), .en):
      "\(name: id) would be a subject of a run, and this test belongs to none"
    case (.nobodyThere(let address, let kind), .vi):
      "\(code: address): ca kiểm thử không cho \(kind.called(.vi)) nào"
    case (.nobodyThere(let address, let kind), .en):
      "\(code: address): the test says nothing of a \(kind.called(.en))"
    case (.nothingExpected(let name), .vi): "ca kiểm thử \(name: name) không mong đợi kết quả nào"
    case (.nothingExpected(let name), .en): "the test \(name: name) expects nothing"
    case (.unknownAddress(let address, _, _), .vi): "không có kết quả nào ở \(code: address)"
    case (.unknownAddress(let address, _, _), .en): "no result stands at \(code: address)"
    case (.unknownElement(let id, let part, _, _), .vi):
      "không có \(part.called(.vi)) \(name: id)"
    case (.unknownElement(let id, let part, _, _), .en):
      "there is no \(part.called(.en)) \(name: id)"
    case (.whichRanking(let names), .vi): "chưa rõ bảng xếp hạng nào trong \(names: names)"
    case (.whichRanking(let names), .en): "it is not clear which of the rankings \(names: names)"
    case (.needsPeers(let address), .vi):
      "\(code: address) phụ thuộc vào các đối tượng khác, mà ca kiểm thử chỉ có một"
    case (.needsPeers(let address), .en):
      "\(code: address) depends on other subjects, and the test has one alone"
    case (.unfitExpectation(let address, let text, let wanted), _):
      "\(code: address): \(code: text) \(wanted.denied(language))"
    case (.unknownDecision(let kind, _, _), .vi): "không có loại quyết định \(code: kind)"
    case (.unknownDecision(let kind, _, _), .en): "there is no kind of decision \(code: kind)"
    case (.whoseDecision(let kind), .vi): "quyết định \(code: kind) chưa ghi về đối tượng nào"
    case (.whoseDecision(let kind), .en):
      "the decision \(code: kind) does not say whom it is about"
    case (.fileOutside(let path), .vi):
      "tệp \(name: path) nằm ngoài thư mục của bộ tiêu chí"
    case (.fileOutside(let path), .en):
      "the file \(name: path) lies outside the rulebook's folder"
    case (.tableWithoutEvidence(let path), .vi):
      "bảng kết quả mong đợi \(name: path) không có bảng số liệu đi kèm"
    case (.tableWithoutEvidence(let path), .en):
      "the table of expected results \(name: path) has no evidence beside it"
    case (.emptyTable(let path), .vi):
      "bảng \(name: path) không có kết quả mong đợi của đối tượng nào"
    case (.emptyTable(let path), .en):
      "the table \(name: path) holds no expected result of any subject"
    }
  }
}

extension TestFault.Wanted {
  /// What a text that does not fit is not.
  func denied(_ language: Language) -> Text {
    switch (self, language) {
    case (.number, .vi): "không phải là số"
    case (.number, .en): "is not a number"
    case (.wholeNumber, .vi): "không phải là số nguyên"
    case (.wholeNumber, .en): "is not a whole number"
    case (.share, .vi): "không phải là tỷ lệ"
    case (.share, .en): "is not a share"
    case (.yesNo, .vi): "không phải là có hoặc không"
    case (.yesNo, .en): "is neither yes nor no"
    case (.date, .vi): "không phải là ngày tháng"
    case (.date, .en): "is not a date"
    case (.words, .vi): "không thuộc các giá trị được nhận"
    case (.words, .en): "is none of the words that can stand there"
    case (.figureOrWords, .vi): "không phải là số, cũng không thuộc các giá trị được nhận"
    case (.figureOrWords, .en): "is neither a number nor one of the words that can stand there"
    case (.oneText, .vi): "phải là một giá trị"
    case (.oneText, .en): "must be one value"
    case (.rows, .vi): "không phải là các dòng của sổ theo dõi"
    case (.rows, .en): "is no list of rows of the register"
    case (.listOfClasses, .vi): "không phải là danh sách mức xếp loại của các đơn vị cấp dưới"
    case (.listOfClasses, .en): "is no list of the classes of subordinate units"
    }
  }
}

extension SubjectKind {
  /// What such a subject is called in the middle of a sentence.
  func called(_ language: Language) -> String {
    switch (self, language) {
    case (.unit, .vi): "đơn vị"
    case (.unit, .en): "unit"
    case (.person, .vi): "cá nhân"
    case (.person, .en): "person"
    }
  }
}
