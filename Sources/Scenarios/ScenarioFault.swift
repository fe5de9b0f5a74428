public import Diagnostics

/// Why a scenario cannot be applied. TD6001 to TD6099.
public enum ScenarioFault: Fault, Error, Hashable {
  /// Nothing stands at an address: the segment that is not there, and the addresses that may be meant.
  case unknownAddress(address: String, segment: String, nearest: [String], known: [String])
  /// Several things stand at an address.
  case ambiguousAddress(address: String, candidates: [String])
  /// What stands there has parts and no value of its own.
  case notAValue(address: String, known: [String])
  /// Nobody has this id.
  case unknownSubject(id: String, nearest: [String])
  /// The rulebook knows no such indicator or attribute of them.
  case unknownFact(name: String, nearest: [String])
  /// An indicator that is computed from others.
  case derivedFact(name: String, inputs: [String])
  /// What the rows of a table or the results of former periods give.
  case factOfRows(name: String)
  /// A value that cannot stand there; `meant` is how it is to be written, where that is known.
  case wrongValue(
    address: String, value: String, wanted: Wanted, words: [String] = [], meant: String? = nil)
  /// A value outside what the indicator allows.
  case outOfRange(address: String, value: String, range: String)
  /// A change that leaves everything as it is.
  case changesNothing(address: String, value: String)
  /// Two changes of the same thing.
  case changedTwice(address: String)
  /// A unit or person to be added or taken away.
  case subjectsStay(address: String)
  /// No change: neither an address with a value nor an address that goes.
  case malformedChange(text: String)
  /// A file that does not begin with the keys of a scenario.
  case notAScenario(path: String)
  /// A scenario without any change.
  case nothingChanged(name: String)
  /// A key that scenarios do not have.
  case unknownKey(key: String, nearest: String?, known: [String])
  /// There is no scale to bring points back to.
  case cannotRescale(value: String)
  /// What a change adds is there already.
  case alreadyThere(address: String)
  /// No address with values.
  case malformedVariation(text: String)
  /// More values than are compared at once.
  case tooManyValues(limit: Int)
  /// More new elements and keys than a scenario writes.
  case tooManyAdditions(limit: Int)
  /// The rules as changed hold faults.
  case rulesBroken(count: Int)

  /// What was wanted of a value.
  public enum Wanted: String, Sendable, Hashable {
    /// A number.
    case number
    /// A whole number.
    case wholeNumber
    /// Yes or no.
    case yesNo
    /// A rung or choice.
    case word
    /// A day.
    case date
    /// Points above zero.
    case points
    /// A share such as `20%`.
    case share
    /// A scale above zero.
    case scale
    /// A name.
    case name
    /// The id that stands in the address.
    case sameID

    fileprivate func cure(_ language: Language, mayBeMissing: Bool) -> Text {
      let missing: Text =
        mayBeMissing
        ? language == .vi
          ? "; nếu không có giá trị, ghi \(code: "missing")"
          : "; for no value write \(code: "missing")"
        : ""
      return switch (self, language) {
      case (.number, .vi), (.wholeNumber, .vi): "viết bằng chữ số\(missing)"
      case (.number, .en), (.wholeNumber, .en): "write it in digits\(missing)"
      case (.yesNo, .vi): "ghi \(code: "có") hoặc \(code: "không")\(missing)"
      case (.yesNo, .en): "write \(code: "yes") or \(code: "no")\(missing)"
      case (.date, .vi): "viết năm trước, ví dụ \(code: "2026-12-31")"
      case (.date, .en): "write the year first, such as \(code: "2026-12-31")"
      case (.points, .vi): "muốn bỏ tiêu chí thì dùng \(code: "--remove")"
      case (.points, .en): "to leave the criterion out, use \(code: "--remove")"
      case (.name, .vi): "ghi tên của kịch bản, ví dụ \(code: "scenario: hạ ngưỡng")"
      case (.name, .en): "write what the scenario is called, as in \(code: "scenario: lower bound")"
      case (.scale, .vi): "viết bằng chữ số, ví dụ \(code: "100")"
      case (.scale, .en): "write it in digits, such as \(code: "100")"
      case (.share, .vi): "viết kèm dấu %, ví dụ \(code: "20%")"
      case (.share, .en): "write it with %, such as \(code: "20%")"
      case (.word, .vi), (.sameID, .vi): "ghi đúng như trong bộ tiêu chí"
      case (.word, .en), (.sameID, .en): "write it as the rulebook does"
      }
    }

    fileprivate func text(_ language: Language) -> Text {
      switch (self, language) {
      case (.number, .vi): "một số, dấu thập phân là dấu chấm"
      case (.number, .en): "a number with a decimal point"
      case (.wholeNumber, .vi): "một số nguyên"
      case (.wholeNumber, .en): "a whole number"
      case (.yesNo, .vi): "có hoặc không"
      case (.yesNo, .en): "yes or no"
      case (.word, .vi): "một trong các mức đã khai báo"
      case (.word, .en): "one of the words that are declared"
      case (.date, .vi): "một ngày dạng 2026-12-31"
      case (.date, .en): "a day such as 2026-12-31"
      case (.points, .vi): "một số điểm lớn hơn 0"
      case (.points, .en): "points above 0"
      case (.name, .vi): "một tên"
      case (.name, .en): "a name"
      case (.scale, .vi): "một thang điểm lớn hơn 0"
      case (.scale, .en): "a scale above 0"
      case (.share, .vi): "một tỷ lệ"
      case (.share, .en): "a share"
      case (.sameID, .vi): "mã như trong địa chỉ"
      case (.sameID, .en): "the id that stands in the address"
      }
    }
  }

  /// The stable code.
  public var code: String {
    switch self {
    case .unknownAddress: "TD6001"
    case .ambiguousAddress: "TD6002"
    case .notAValue: "TD6003"
    case .unknownSubject: "TD6004"
    case .unknownFact: "TD6005"
    case .derivedFact: "TD6006"
    case .wrongValue: "TD6007"
    case .outOfRange: "TD6008"
    case .changesNothing: "TD6009"
    case .changedTwice: "TD6010"
    case .malformedChange: "TD6012"
    case .notAScenario: "TD6013"
    case .unknownKey: "TD6014"
    case .cannotRescale: "TD6015"
    case .rulesBroken: "TD6016"
    case .alreadyThere: "TD6017"
    case .malformedVariation: "TD6018"
    case .tooManyValues: "TD6019"
    case .subjectsStay: "TD6020"
    case .factOfRows: "TD6021"
    case .tooManyAdditions: "TD6022"
    case .nothingChanged: "TD6023"
    }
  }

  /// All of them forbid the scenario.
  public var severity: Severity { .error }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.unknownAddress(let address, let segment, _, _), .vi):
      "địa chỉ \(code: address): không có \(name: segment)"
    case (.unknownAddress(let address, let segment, _, _), .en):
      "the address \(code: address): there is no \(name: segment)"
    case (.ambiguousAddress(let address, _), .vi): "địa chỉ \(code: address) chỉ nhiều nơi"
    case (.ambiguousAddress(let address, _), .en): "the address \(code: address) is several places"
    case (.notAValue(let address, _), .vi):
      "\(code: address) gồm nhiều phần, không phải một giá trị"
    case (.notAValue(let address, _), .en): "\(code: address) has parts and is no value itself"
    case (.unknownSubject(let id, _), .vi): "không có đối tượng nào mang mã \(name: id)"
    case (.unknownSubject(let id, _), .en): "nobody has the id \(name: id)"
    case (.unknownFact(let name, _), .vi): "không có chỉ tiêu hay thuộc tính nào tên \(name: name)"
    case (.unknownFact(let name, _), .en): "there is no indicator or attribute \(name: name)"
    case (.derivedFact(let name, _), .vi):
      "\(name: name) được tính từ số liệu khác nên không gán được"
    case (.derivedFact(let name, _), .en): "\(name: name) is computed from others and cannot be set"
    case (.factOfRows(let name), .vi):
      "\(name: name) lấy từ các dòng của sổ theo dõi hoặc kết quả kỳ trước nên không gán được"
    case (.factOfRows(let name), .en):
      "\(name: name) comes from the rows of a register or from former results and cannot be set"
    case (.wrongValue(let address, let value, let wanted, _, _), .vi):
      "\(code: address) cần \(wanted.text(.vi)), không phải \(name: value)"
    case (.wrongValue(let address, let value, let wanted, _, _), .en):
      "\(code: address) takes \(wanted.text(.en)), not \(name: value)"
    case (.outOfRange(let address, let value, let range), .vi):
      "giá trị \(name: value) của \(code: address) nằm ngoài khoảng cho phép \(code: range)"
    case (.outOfRange(let address, let value, let range), .en):
      "the value \(name: value) of \(code: address) is outside its range \(code: range)"
    case (.changesNothing(let address, let value), .vi):
      "\(code: address) vốn đã là \(name: value), kịch bản không thay đổi gì ở đây"
    case (.changesNothing(let address, let value), .en):
      "\(code: address) is \(name: value) already, so nothing changes here"
    case (.changedTwice(let address), .vi): "\(code: address) bị thay đổi hai lần"
    case (.changedTwice(let address), .en): "\(code: address) is changed twice"
    case (.subjectsStay(let address), .vi):
      "\(code: address): kịch bản không thêm và không bỏ đơn vị hay cá nhân"
    case (.subjectsStay(let address), .en):
      "\(code: address): scenarios neither add nor remove units or persons"
    case (.malformedChange(let text), .vi): "không hiểu thay đổi \(code: text)"
    case (.malformedChange(let text), .en): "the change \(code: text) cannot be understood"
    case (.notAScenario(let path), .vi): "tệp \(name: path) không phải là một kịch bản"
    case (.notAScenario(let path), .en): "the file \(name: path) is not a scenario"
    case (.nothingChanged(let name), .vi): "kịch bản \(name: name) không có thay đổi nào"
    case (.nothingChanged(let name), .en): "the scenario \(name: name) changes nothing"
    case (.unknownKey(let key, _, _), .vi): "kịch bản không có khóa \(name: key)"
    case (.unknownKey(let key, _, _), .en): "scenarios have no key \(name: key)"
    case (.cannotRescale(let value), .vi): "không đưa được điểm về thang \(name: value)"
    case (.cannotRescale(let value), .en): "points cannot be brought to the scale \(name: value)"
    case (.alreadyThere(let address), .vi): "\(code: address) đã có, không thêm được nữa"
    case (.alreadyThere(let address), .en):
      "\(code: address) is there already and cannot be added"
    case (.malformedVariation(let text), .vi): "không hiểu các giá trị cần so \(code: text)"
    case (.malformedVariation(let text), .en): "the values \(code: text) cannot be understood"
    case (.tooManyValues(let limit), .vi): "so được nhiều nhất \(number: limit) trường hợp một lần"
    case (.tooManyValues(let limit), .en):
      "at most \(number: limit) cases are compared at once"
    case (.tooManyAdditions(let limit), .vi):
      "kịch bản viết thêm được nhiều nhất \(number: limit) phần tử hoặc khóa chưa có"
    case (.tooManyAdditions(let limit), .en):
      "a scenario writes at most \(number: limit) elements and keys that are not there"
    case (.rulesBroken(let count), .vi):
      "sau khi thay đổi, bộ tiêu chí có \(number: count) lỗi nêu ở trên nên kịch bản không áp dụng được"
    case (.rulesBroken(let count), .en):
      "with these changes the rulebook has the faults above (\(number: count)), so the scenario cannot be applied"
    }
  }

  /// What to do.
  public func cure(_ language: Language) -> Text? {
    switch self {
    case .unknownAddress(_, _, let nearest, _) where !nearest.isEmpty,
      .unknownSubject(_, let nearest) where !nearest.isEmpty,
      .unknownFact(_, let nearest) where !nearest.isEmpty:
      if nearest.count == 1 {
        return language == .vi
          ? "Có phải ý bạn là \(names: nearest)?" : "Did you mean \(names: nearest)?"
      }
      return language == .vi
        ? "Có phải ý bạn là một trong các địa chỉ: \(names: nearest)?"
        : "Did you mean one of these: \(names: nearest)?"
    case .unknownAddress(_, _, _, let known):
      if known.isEmpty {
        return language == .vi
          ? "gõ \(code: "thidua whatif ĐỢT --addresses") để xem các địa chỉ"
          : "type \(code: "thidua whatif RUN --addresses") to see the addresses"
      }
      return language == .vi ? "ở đó có: \(names: known)" : "there are \(names: known)"
    case .ambiguousAddress(_, let candidates):
      return language == .vi
        ? "ghi rõ một trong các địa chỉ: \(names: candidates)"
        : "write one of these: \(names: candidates)"
    case .notAValue(_, let known):
      return language == .vi
        ? "ghi tiếp một phần của nó: \(names: known)" : "name a part of it: \(names: known)"
    case .unknownKey(_, let nearest?, _):
      return language == .vi
        ? "Có phải ý bạn là \(name: nearest)?" : "Did you mean \(name: nearest)?"
    case .unknownSubject:
      return language == .vi
        ? "gõ \(code: "thidua rank") để xem các mã" : "type \(code: "thidua rank") to see the ids"
    case .unknownFact:
      return language == .vi
        ? "ghi đúng tên trong phần \(code: "indicators") hoặc \(code: "attributes") của bộ tiêu chí"
        : "write a name that stands under \(code: "indicators") or \(code: "attributes")"
    case .unknownKey(_, nil, let known):
      return language == .vi ? "các khóa: \(names: known)" : "the keys are \(names: known)"
    case .derivedFact(_, let inputs):
      return language == .vi
        ? "thay đổi số liệu gốc: \(names: inputs)"
        : "set what it is computed from: \(names: inputs)"
    case .factOfRows:
      return language == .vi
        ? "sửa các dòng đó trong bảng, trên một bản sao của đợt"
        : "change those rows in the table, in a copy of the run"
    case .wrongValue(_, _, _, let words, let meant?) where !words.isEmpty:
      return language == .vi
        ? "Có phải ý bạn là \(name: meant)? Các giá trị được nhận: \(names: words)"
        : "Did you mean \(name: meant)? The words are \(names: words)"
    case .wrongValue(_, _, _, let words, _) where !words.isEmpty:
      return language == .vi ? "ghi một trong: \(names: words)" : "write one of \(names: words)"
    case .wrongValue(_, _, _, _, let meant?):
      return language == .vi ? "viết là \(code: meant)" : "write \(code: meant)"
    case .wrongValue(let address, _, let wanted, _, _):
      let isOfEvidence = ["evidence/", "units/", "persons/"].contains { address.hasPrefix($0) }
      return wanted.cure(language, mayBeMissing: isOfEvidence)
    case .outOfRange:
      return language == .vi
        ? "ghi một giá trị trong khoảng đó; nếu không có giá trị, ghi \(code: "missing")"
        : "write a value within it; for no value write \(code: "missing")"
    case .subjectsStay:
      return language == .vi
        ? "sửa bảng đơn vị hoặc cá nhân trong một bản sao của đợt, rồi so hai đợt bằng \(code: "--against")"
        : "change the table of units or persons in a copy of the run and compare with \(code: "--against")"
    case .changesNothing:
      return language == .vi
        ? "ghi giá trị khác, hoặc bỏ thay đổi này" : "write another value, or leave the change out"
    case .changedTwice:
      return language == .vi ? "chỉ giữ lại một thay đổi" : "keep one of the changes"
    case .malformedChange:
      return language == .vi
        ? "ghi \(code: "--set ĐỊA_CHỈ=GIÁ_TRỊ"), hoặc trong tệp \(code: "{ set: ĐỊA_CHỈ, to: GIÁ_TRỊ }"), \(code: "{ add: ĐỊA_CHỈ, as: GIÁ_TRỊ }") hay \(code: "{ remove: ĐỊA_CHỈ }")"
        : "write \(code: "--set ADDRESS=VALUE"), or in a file \(code: "{ set: ADDRESS, to: VALUE }"), \(code: "{ add: ADDRESS, as: VALUE }") or \(code: "{ remove: ADDRESS }")"
    case .alreadyThere:
      return language == .vi
        ? "đặt mã hoặc tên khác; muốn đổi cái đang có thì dùng \(code: "set")"
        : "give it another id or name; to change what is there, use \(code: "set")"
    case .malformedVariation:
      return language == .vi
        ? "ghi địa chỉ và các giá trị: \(code: "ĐỊA_CHỈ=60,65,70") hoặc \(code: "ĐỊA_CHỈ=60..90:5"), giá trị nhỏ đứng trước, bước lớn hơn 0"
        : "write an address and values: \(code: "ADDRESS=60,65,70") or \(code: "ADDRESS=60..90:5"), the smaller end first, with a step above 0"
    case .tooManyValues:
      return language == .vi
        ? "dùng bước lớn hơn, ví dụ \(code: "60..90:5"), hoặc chia thành nhiều lần"
        : "take larger steps, as in \(code: "60..90:5"), or several runs"
    case .tooManyAdditions:
      return language == .vi
        ? "sửa một bản sao của bộ tiêu chí rồi so với nó bằng \(code: "--against")"
        : "change a copy of the rulebook and compare with it by \(code: "--against")"
    case .nothingChanged:
      return language == .vi
        ? "ghi các thay đổi vào khóa \(code: "changes"), ví dụ \(code: "- { set: ĐỊA_CHỈ, to: GIÁ_TRỊ }")"
        : "write changes under \(code: "changes"), such as \(code: "- { set: ADDRESS, to: VALUE }")"
    case .notAScenario:
      return language == .vi
        ? "tệp phải có khóa \(code: "changes") với danh sách các thay đổi"
        : "it must have the key \(code: "changes") with a list of changes"
    case .cannotRescale:
      return language == .vi
        ? "bộ tiêu chí phải có đúng một bảng đánh giá bị thay đổi điểm, có \(code: "scale") và cộng các tiêu chí"
        : "exactly one assessment whose points change must have a \(code: "scale") and add up its criteria"
    case .rulesBroken:
      return language == .vi
        ? "sửa kịch bản cho hợp với các quy tắc khác"
        : "change the scenario so that the rules agree"
    }
  }
}
