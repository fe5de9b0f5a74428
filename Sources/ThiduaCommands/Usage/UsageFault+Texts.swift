import Diagnostics
import Glibc

extension UsageFault {
  func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.ambiguousSubject(let name, _), .vi): "có nhiều đối tượng cùng tên \(name: name)"
    case (.ambiguousSubject(let name, _), .en): "more than one subject is called \(name: name)"
    case (.conflictingOptions(let option, let other), .vi):
      "không dùng \(code: option) cùng với \(code: other)"
    case (.conflictingOptions(let option, let other), .en):
      "\(code: option) and \(code: other) exclude one another"
    case (.invalidValue(let option, let value, _, _), .vi):
      "tùy chọn \(code: option) không nhận giá trị \(name: value)"
    case (.invalidValue(let option, let value, _, _), .en):
      "the option \(code: option) does not take the value \(name: value)"
    case (.missingArgument(.run, let verb), .vi):
      "lệnh \(code: verb) cần tên thư mục của đợt đánh giá"
    case (.missingArgument(.run, let verb), .en):
      "the command \(code: verb) needs the folder of a run"
    case (.missingArgument(.subject, let verb), .vi):
      "lệnh \(code: verb) cần mã hoặc tên của đơn vị phải giải thích"
    case (.missingArgument(.subject, let verb), .en):
      "the command \(code: verb) needs the id or name of the subject to explain"
    case (.missingArgument(.rulebooks, let verb), .vi):
      "lệnh \(code: verb) cần thư mục của hai bộ tiêu chí"
    case (.missingArgument(.rulebooks, let verb), .en):
      "the command \(code: verb) needs the folders of two rulebooks"
    case (.missingArgument(.expression, let verb), .vi):
      "lệnh \(code: verb) cần một biểu thức FEEL"
    case (.missingArgument(.expression, let verb), .en):
      "the command \(code: verb) needs a FEEL expression"
    case (.missingValue(let option), .vi): "tùy chọn \(code: option) thiếu giá trị"
    case (.missingValue(let option), .en): "the option \(code: option) lacks its value"
    case (.noInput(let path, _), .vi):
      "không thấy đợt đánh giá hay bộ tiêu chí nào ở \(name: path)"
    case (.noInput(let path, _), .en): "there is neither a run nor a rulebook at \(name: path)"
    case (.noRunHere, .vi): "thư mục hiện tại không có tệp \(name: "run.yaml")"
    case (.noRunHere, .en): "the current folder has no \(name: "run.yaml")"
    case (.noChanges, .vi): "chưa nói phải thử thay đổi gì"
    case (.noChanges, .en): "nothing says what to change"
    case (.notABaseline(let name, _, _), .vi):
      "\(name: name) không phải là đợt đánh giá, bộ tiêu chí, bản của bộ tiêu chí hay kịch bản"
    case (.notABaseline(let name, _, _), .en):
      "\(name: name) is no run, rulebook, edition of the rulebook or scenario"
    case (.tooManyAddresses(let limit), .vi):
      "chỉ so được nhiều nhất \(number: limit) địa chỉ một lần"
    case (.tooManyAddresses(let limit), .en):
      "at most \(number: limit) addresses are varied at once"
    case (.noLineAbove(let name), .vi): "phía trên tổng điểm của \(name: name) không còn mức nào"
    case (.noLineAbove(let name), .en): "there is no class above the total of \(name: name)"
    case (.noTotal(let name), .vi): "\(name: name) không có tổng điểm nên không so sánh được"
    case (.noTotal(let name), .en): "\(name: name) has no total, so there is nothing to compare"
    case (.noPrevious(let run), .vi):
      "đợt \(name: run) không nêu kết quả của kỳ trước"
    case (.noPrevious(let run), .en): "the run \(name: run) names no results of an earlier period"
    case (.noFormerTotal(let name), .vi):
      "kỳ trước không có tổng điểm của \(name: name) trong bảng đánh giá này"
    case (.noFormerTotal(let name), .en):
      "the last period has no total of \(name: name) in this assessment"
    case (.notComparable(let first, _, let second, _), .vi):
      "\(name: first) và \(name: second) không cùng một bảng đánh giá"
    case (.notComparable(let first, _, let second, _), .en):
      "\(name: first) and \(name: second) are in no assessment together"
    case (.noStages(let run), .vi):
      "đợt \(name: run) chỉ có một bước, không có gì để so sánh"
    case (.noStages(let run), .en):
      "the run \(name: run) has one stage only, so there is nothing to compare"
    case (.sameStage(let name), .vi): "hai bước phải so sánh là cùng một bước \(name: name)"
    case (.sameStage(let name), .en): "the two stages to compare are the same: \(name: name)"
    case (.unknownStage(let name, _, _), .vi): "đợt đánh giá không có bước \(name: name)"
    case (.unknownStage(let name, _, _), .en): "the run has no stage \(name: name)"
    case (.notANumber(let option, let value), .vi):
      "tùy chọn \(code: option) cần một số nguyên dương, không phải \(name: value)"
    case (.notANumber(let option, let value), .en):
      "the option \(code: option) needs a whole number above zero, not \(name: value)"
    case (.notAPercentage(let option, let value), .vi):
      "tùy chọn \(code: option) cần một tỷ lệ từ 0 đến 100%, không phải \(name: value)"
    case (.notAPercentage(let option, let value), .en):
      "the option \(code: option) needs a percentage of 0 to 100, not \(name: value)"
    case (.notParsed(let message), .vi): "không hiểu dòng lệnh: \(code: message)"
    case (.notParsed(let message), .en):
      "the command line could not be understood: \(code: message)"
    case (.outputExists(let path), .vi): "tệp \(name: path) đã có sẵn"
    case (.outputExists(let path), .en): "the file \(name: path) exists already"
    case (.outputFailed(let path, let reason), .vi):
      "không ghi được tệp \(name: path): \(reasonText(reason, .vi))"
    case (.outputFailed(let path, let reason), .en):
      "the file \(name: path) could not be written: \(reasonText(reason, .en))"
    case (.outputIsFolder(let path), .vi): "\(name: path) là thư mục, không ghi đè được"
    case (.outputIsFolder(let path), .en): "\(name: path) is a folder and cannot be replaced"
    case (.streamFailed(let reason), .vi):
      "không ghi được kết quả ra đầu ra chuẩn: \(reasonText(reason, .vi))"
    case (.streamFailed(let reason), .en):
      "standard output could not be written: \(reasonText(reason, .en))"
    case (.unexpectedArguments(let arguments, let verb), .vi):
      "lệnh \(code: verb) không nhận thêm \(names: arguments)"
    case (.unexpectedArguments(let arguments, let verb), .en):
      "the command \(code: verb) does not take \(names: arguments) as well"
    case (.unexpectedOptionValue(let option, let value), .vi):
      "tùy chọn \(code: option) không nhận giá trị, nhưng lại có \(name: value)"
    case (.unexpectedOptionValue(let option, let value), .en):
      "the option \(code: option) takes no value, but \(name: value) was given"
    case (.unknownAssessment(let id, _, _), .vi): "không có bảng đánh giá \(name: id)"
    case (.unknownAssessment(let id, _, _), .en): "there is no assessment \(name: id)"
    case (.unknownCriterion(let id, _), .vi): "không có tiêu chí \(name: id)"
    case (.unknownCriterion(let id, _), .en): "there is no criterion \(name: id)"
    case (.unknownOption(let option, let verb?, _), .vi):
      "lệnh \(code: verb) không có tùy chọn \(code: option)"
    case (.unknownOption(let option, let verb?, _), .en):
      "the command \(code: verb) has no option \(code: option)"
    case (.unknownOption(let option, nil, _), .vi): "không có tùy chọn \(code: option)"
    case (.unknownOption(let option, nil, _), .en): "there is no option \(code: option)"
    case (.unknownRanking(let name, _, _), .vi): "không có bảng xếp hạng \(name: name)"
    case (.unknownRanking(let name, _, _), .en): "there is no ranking \(name: name)"
    case (.unknownSubject(let name, _), .vi): "không có đơn vị nào mang mã hoặc tên \(name: name)"
    case (.unknownSubject(let name, _), .en): "no subject has the id or name \(name: name)"
    case (.unknownCode(let code, _), .vi): "không có mã \(name: code)"
    case (.unknownCode(let code, _), .en): "there is no code \(name: code)"
    case (.unknownTest(let name, _), .vi): "không có ca kiểm thử nào tên \(name: name)"
    case (.unknownTest(let name, _), .en): "no test is called \(name: name)"
    case (.unknownVerb(let name, _), .vi): "không có lệnh \(name: name)"
    case (.unknownVerb(let name, _), .en): "there is no command \(name: name)"
    case (.unquotedExpression, .vi): "biểu thức bị dấu cách chia thành nhiều phần"
    case (.unquotedExpression, .en): "spaces have cut the expression into several parts"
    case (.unusedOption(let option, let needs), .vi):
      "\(code: option) chỉ dùng được cùng với \(code: needs)"
    case (.unusedOption(let option, let needs), .en):
      "\(code: option) means something only together with \(code: needs)"
    }
  }

  func cure(_ language: Language) -> Text? {
    switch self {
    case .unknownVerb(_, let nearest):
      return didYouMean(nearest.map { [$0] } ?? [], language)
        ?? (language == .vi
          ? "gõ \(code: "thidua --help") để xem các lệnh"
          : "type \(code: "thidua --help") to see the commands")
    case .unknownOption(_, let verb, let nearest):
      return didYouMean(nearest.map { [$0] } ?? [], language) ?? seeHelp(verb, language)
    case .invalidValue(_, _, let allowed, let nearest):
      if let question = didYouMean(nearest.map { [$0] } ?? [], language) { return question }
      return language == .vi
        ? "các giá trị dùng được: \(names: allowed)" : "the values are \(names: allowed)"
    case .unknownStage(_, let nearest, let known) where !known.isEmpty:
      if let question = didYouMean(nearest.map { [$0] } ?? [], language) { return question }
      return language == .vi
        ? "các bước của đợt: \(names: known)" : "the stages of the run are \(names: known)"
    case .noStages, .unknownStage:
      return language == .vi
        ? "khai báo các bước trong run.yaml, ví dụ \(code: "stages: [self, verified]"), và ghi \(code: "stage") cho từng bảng số liệu"
        : "declare the stages in run.yaml, as in \(code: "stages: [self, verified]"), and write \(code: "stage") at each table of evidence"
    case .noChanges:
      return language == .vi
        ? "ghi một tệp kịch bản, hoặc \(code: "--set ĐỊA_CHỈ=GIÁ_TRỊ"); \(code: "--addresses") liệt kê các địa chỉ"
        : "name a scenario file, or write \(code: "--set ADDRESS=VALUE"); \(code: "--addresses") lists the addresses"
    case .notABaseline(_, let nearest, let editions):
      if let question = didYouMean(nearest, language) { return question }
      if editions.isEmpty {
        return language == .vi
          ? "ghi đường dẫn của đợt, bộ tiêu chí hay tệp kịch bản"
          : "write the path of a run, a rulebook or a scenario file"
      }
      return language == .vi
        ? "các bản của bộ tiêu chí: \(names: editions); hoặc ghi một đường dẫn"
        : "the editions are \(names: editions); or write a path"
    case .tooManyAddresses:
      return language == .vi
        ? "bỏ bớt \(code: "--vary")" : "leave one of the \(code: "--vary") out"
    case .noTotal:
      return language == .vi
        ? "gõ \(code: "thidua explain") để xem còn thiếu số liệu nào"
        : "type \(code: "thidua explain") to see which evidence is lacking"
    case .noLineAbove:
      return language == .vi
        ? "so với một đơn vị khác, hoặc với \(code: "--against mean"); quy tắc nào giữ mức thấp hơn điểm thì xem bằng \(code: "thidua explain")"
        : "compare with another subject, or with \(code: "--against mean"); what holds a class below the points is told by \(code: "thidua explain")"
    case .noPrevious:
      return language == .vi
        ? "ghi khóa \(code: "previous") trong run.yaml, ví dụ \(code: "previous: ../2025")"
        : "write the key \(code: "previous") in run.yaml, as in \(code: "previous: ../2025")"
    case .noFormerTotal:
      return language == .vi
        ? "so với một đơn vị khác, hoặc với \(code: "--against mean"); đơn vị đổi mã thì ghi mã cũ ở cột \(code: "former")"
        : "compare with another subject, or with \(code: "--against mean"); give the old id of a unit that has another one now in the column \(code: "former")"
    case .notComparable(let first, let own, let second, let others):
      return apart(first, own, second, others, language)
    case .sameStage:
      return language == .vi
        ? "chọn hai bước khác nhau bằng \(code: "--from") và \(code: "--to")"
        : "choose two different ones with \(code: "--from") and \(code: "--to")"
    case .unknownAssessment(_, let nearest, let known), .unknownRanking(_, let nearest, let known):
      if let question = didYouMean(nearest.map { [$0] } ?? [], language) { return question }
      if known.isEmpty {
        return language == .vi ? "bộ tiêu chí này không khai báo" : "the rulebook declares none"
      }
      return language == .vi ? "hiện có: \(names: known)" : "there are \(names: known)"
    case .unknownCriterion(_, let nearest):
      return didYouMean(nearest.map { [$0] } ?? [], language)
        ?? (language == .vi
          ? "bỏ tùy chọn \(code: "--criterion") để xem mọi tiêu chí"
          : "leave \(code: "--criterion") out to see every criterion")
    case .unknownCode(_, let nearest):
      return didYouMean(nearest.map { [$0] } ?? [], language)
        ?? (language == .vi
          ? "gõ \(code: "thidua codes") để xem mọi mã"
          : "type \(code: "thidua codes") for all codes")
    case .unknownTest(_, let nearest):
      return didYouMean(nearest.map { [$0] } ?? [], language)
        ?? (language == .vi
          ? "bỏ tùy chọn \(code: "--only") để chạy mọi ca"
          : "leave \(code: "--only") out to run every test")
    case .unknownSubject(_, let nearest):
      return didYouMean(nearest, language)
        ?? (language == .vi
          ? "gõ \(code: "thidua rank") để xem danh sách đơn vị"
          : "type \(code: "thidua rank") to see the list of subjects")
    case .ambiguousSubject(_, let candidates):
      return language == .vi
        ? "ghi mã thay cho tên: \(names: candidates)"
        : "give the id instead of the name: \(names: candidates)"
    case .noInput(_, let nearest):
      return didYouMean(nearest, language)
        ?? (language == .vi
          ? "thư mục của đợt đánh giá phải có tệp \(name: "run.yaml"), thư mục của bộ tiêu chí phải có tệp \(name: "rulebook.yaml")"
          : "the folder of a run holds a file \(name: "run.yaml"), that of a rulebook a file \(name: "rulebook.yaml")")
    case .noRunHere:
      return language == .vi
        ? "ghi tên thư mục của đợt đánh giá, ví dụ \(code: "thidua rank Samples/papi-2016")"
        : "name the folder of a run, as in \(code: "thidua rank Samples/papi-2016")"
    case .missingArgument(_, let verb):
      let example = Verb(rawValue: verb)?.page.examples.first ?? "thidua \(verb) --help"
      return language == .vi ? "ví dụ: \(code: example)" : "for example: \(code: example)"
    case .notANumber(let option, _), .notAPercentage(let option, _), .missingValue(let option):
      return language == .vi
        ? "ghi giá trị ngay sau tùy chọn, ví dụ \(code: "\(option) \(exampleValue(of: option))")"
        : "write the value after the option, as in \(code: "\(option) \(exampleValue(of: option))")"
    case .unexpectedArguments(_, let verb): return seeHelp(verb, language)
    case .unquotedExpression(let expression):
      let command = "thidua feel '\(expression)'"
      return language == .vi
        ? "đặt cả biểu thức trong dấu nháy đơn: \(code: command)"
        : "put the whole expression in single quotes: \(code: command)"
    case .unexpectedOptionValue(let option, _):
      return language == .vi
        ? "chỉ ghi \(code: option)" : "write \(code: option) alone"
    case .conflictingOptions: return language == .vi ? "bỏ một trong hai" : "leave one of them out"
    case .unusedOption(let option, let needs):
      return language == .vi
        ? "thêm \(code: needs) hoặc bỏ \(code: option)"
        : "add \(code: needs) or leave \(code: option) out"
    case .outputExists:
      return language == .vi
        ? "chọn tên tệp khác, hoặc thêm \(code: "--force") để ghi đè"
        : "choose another name, or add \(code: "--force") to replace it"
    case .outputFailed, .outputIsFolder:
      return language == .vi
        ? "chọn một thư mục có quyền ghi và còn chỗ trống, hoặc tên tệp khác"
        : "choose a folder that you may write to and that has room, or another name"
    case .streamFailed:
      return language == .vi
        ? "kiểm tra ổ đĩa còn chỗ trống hay không" : "check whether the disk is full"
    case .notParsed: return seeHelp(nil, language)
    }
  }

  /// Which assessments two subjects are in.
  private func apart(
    _ first: String, _ own: [String], _ second: String, _ others: [String], _ language: Language
  ) -> Text {
    switch (own.isEmpty, others.isEmpty, language) {
    case (false, false, .vi):
      "\(name: first) thuộc \(names: own), \(name: second) thuộc \(names: others); chọn hai đơn vị, hoặc hai người, trong cùng một bảng đánh giá"
    case (false, false, .en):
      "\(name: first) is in \(names: own), \(name: second) in \(names: others); choose two units, or two persons, of the same assessment"
    case (_, _, .vi):
      "\(name: own.isEmpty ? first : second) không thuộc bảng đánh giá nào của đợt này"
    case (_, _, .en): "\(name: own.isEmpty ? first : second) is in no assessment of this run"
    }
  }

  private func seeHelp(_ verb: String?, _ language: Language) -> Text {
    let command = ["thidua", verb, "--help"].compactMap { $0 }.joined(separator: " ")
    return language == .vi
      ? "gõ \(code: command) để xem cách dùng" : "type \(code: command) to see how it is used"
  }

  private func exampleValue(of option: String) -> String {
    for verb in Verb.allCases {
      for described in verb.page.options where described.names.contains(option) {
        return described.values.first ?? described.example ?? "…"
      }
    }
    return "…"
  }
}

/// "Did you mean …?"; nil where nothing is near.
func didYouMean(_ names: [String], _ language: Language) -> Text? {
  if names.isEmpty { return nil }
  return language == .vi ? "Có phải ý bạn là \(names: names)?" : "Did you mean \(names: names)?"
}

/// Why the system did not write, in words.
private func reasonText(_ reason: Int, _ language: Language) -> Text {
  switch (Int32(truncatingIfNeeded: reason), language) {
  case (ENOENT, .vi): "thư mục chứa tệp không tồn tại"
  case (ENOENT, .en): "its folder does not exist"
  case (ENOTDIR, .vi): "đường dẫn đi qua một tệp như thể đó là thư mục"
  case (ENOTDIR, .en): "its path leads through a file as if it were a folder"
  case (EACCES, .vi), (EPERM, .vi): "không có quyền ghi ở đó"
  case (EACCES, .en), (EPERM, .en): "no permission to write there"
  case (EROFS, .vi): "ổ đĩa chỉ cho đọc"
  case (EROFS, .en): "the disk is read-only"
  case (ENOSPC, .vi), (EDQUOT, .vi): "ổ đĩa đã đầy"
  case (ENOSPC, .en), (EDQUOT, .en): "the disk is full"
  case (_, .vi): "mã lỗi hệ thống \(number: reason)"
  case (_, .en): "system error \(number: reason)"
  }
}
