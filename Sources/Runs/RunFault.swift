public import Diagnostics

/// What can be wrong with a run beyond the form of its file. TD5001 to TD5099.
public enum RunFault: Fault, Hashable, Error {
  /// A file that lies outside the run's folder.
  case fileOutside(path: String)
  /// A file that does not begin with the keys of a run.
  case notARun(path: String)
  /// A table that lists nobody.
  case noSubjects(path: String)
  /// Neither a year nor two days.
  case notAPeriod(text: String)
  /// There is no rulebook where the run says.
  case noRulebook(path: String, nearest: [String])
  /// A period that lacks its first or last day.
  case openPeriod(lacks: String)
  /// A decision that nothing was left to decide for.
  case decisionNotAsked(subject: String, kind: String, value: String)
  /// A decision against a knock-out or a ceiling.
  case decisionForbidden(subject: String, kind: String, value: String)
  /// A decision whose value is none that can be decided there.
  case decisionUnreadable(subject: String, kind: String, value: String)
  /// A decision that answered a value which has changed since.
  case staleDecision(
    subject: String, kind: String, value: String, computed: String, now: String, heading: String)
  /// A stage that the run does not declare.
  case unknownStage(name: String, nearest: String?, known: [String])
  /// Several stages in one name.
  case stagesNotSeparated(text: String, write: String)
  /// A register that the rulebook does not declare.
  case unknownRegister(name: String, nearest: String?, known: [String])
  /// An attribute of units that the rulebook does not declare.
  case unknownAttribute(name: String, nearest: String?, known: [String])
  /// A name in a decision that the rulebook does not declare.
  case unknownInDecision(what: DecisionSubject, name: String, nearest: String?, known: [String])

  /// There is no run where the results of a former period should be.
  case noPreviousRun(path: String)
  /// A run of a former period that cannot be computed.
  case previousNotComputed(path: String)
  /// Runs that name each other as their former periods.
  case previousInCircle(path: String)
  /// No edition of the rulebook is in force on the last day of the period.
  case noEditionInForce(day: String, editions: [String], places: [Span])
  /// Several editions of the rulebook are in force on the last day of the period.
  case severalEditionsInForce(day: String, editions: [String], places: [Span])

  /// The stable code.
  public var code: String {
    switch self {
    case .notARun: "TD5001"
    case .fileOutside: "TD5002"
    case .notAPeriod: "TD5003"
    case .openPeriod: "TD5004"
    case .noRulebook: "TD5005"
    case .unknownAttribute: "TD5006"
    case .unknownRegister: "TD5015"
    case .noSubjects: "TD5007"
    case .unknownStage: "TD5008"
    case .stagesNotSeparated: "TD5016"
    case .staleDecision: "TD5009"
    case .decisionNotAsked: "TD5010"
    case .decisionForbidden: "TD5011"
    case .decisionUnreadable: "TD5012"
    case .unknownInDecision: "TD5013"
    case .noPreviousRun: "TD5021"
    case .previousNotComputed: "TD5022"
    case .previousInCircle: "TD5023"
    case .noEditionInForce: "TD5024"
    case .severalEditionsInForce: "TD5025"
    }
  }

  /// An empty table is a warning: the run is computed, for nobody.
  public var severity: Severity {
    switch self {
    case .noSubjects, .staleDecision, .decisionNotAsked, .decisionForbidden: .warning
    default: .error
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.fileOutside(let path), .vi):
      "tệp \(name: path) nằm ngoài thư mục của đợt đánh giá"
    case (.fileOutside(let path), .en): "the file \(name: path) lies outside the run's folder"
    case (.notARun(let path), .vi): "tệp \(name: path) không phải là một đợt đánh giá"
    case (.notARun(let path), .en): "the file \(name: path) is not a run"
    case (.noSubjects(let path), .vi): "bảng \(name: path) không có đơn vị nào"
    case (.noSubjects(let path), .en): "the table \(name: path) lists no units"
    case (.notAPeriod(let text), .vi): "kỳ đánh giá \(name: text) không phải là một năm"
    case (.notAPeriod(let text), .en): "the period \(name: text) is not a year"
    case (.noRulebook(let path, _), .vi): "không có bộ tiêu chí nào ở \(name: path)"
    case (.noRulebook(let path, _), .en): "there is no rulebook at \(name: path)"
    case (.noPreviousRun(let path), .vi): "không có đợt đánh giá kỳ trước ở \(name: path)"
    case (.noPreviousRun(let path), .en): "there is no run of a former period at \(name: path)"
    case (.previousNotComputed(let path), .vi):
      "không tính được kết quả kỳ trước ở \(name: path) vì đợt đó có lỗi"
    case (.previousNotComputed(let path), .en):
      "the former period at \(name: path) cannot be computed, for it has faults"
    case (.previousInCircle(let path), .vi):
      "các đợt đánh giá lấy nhau làm kỳ trước thành vòng tròn ở \(name: path)"
    case (.previousInCircle(let path), .en):
      "runs name each other as their former periods in a circle at \(name: path)"
    case (.noEditionInForce(let day, let editions, _), .vi):
      "không bản nào của bộ tiêu chí có hiệu lực vào \(name: day): \(names: editions)"
    case (.noEditionInForce(let day, let editions, _), .en):
      "no edition of the rulebook is in force on \(name: day): \(names: editions)"
    case (.severalEditionsInForce(let day, let editions, _), .vi):
      "nhiều bản của bộ tiêu chí cùng có hiệu lực vào \(name: day): \(names: editions)"
    case (.severalEditionsInForce(let day, let editions, _), .en):
      "several editions of the rulebook are in force on \(name: day): \(names: editions)"
    case (.stagesNotSeparated(let text, _), .vi):
      "\(name: text) là nhiều bước thẩm định viết liền thành một tên"
    case (.stagesNotSeparated(let text, _), .en): "\(name: text) is several stages in one name"
    case (.openPeriod(let key), .vi): "kỳ đánh giá thiếu ngày \(code: key)"
    case (.openPeriod(let key), .en): "the period lacks its day \(code: key)"
    case (.staleDecision(let subject, let kind, let value, let computed, let now, _), .vi):
      "quyết định \(code: kind) \(name: value) cho \(name: subject) đã cũ: nó trả lời giá trị \(name: computed), nay là \(name: now)"
    case (.staleDecision(let subject, let kind, let value, let computed, let now, _), .en):
      "the decision \(code: kind) \(name: value) for \(name: subject) is stale: it answered \(name: computed), which is now \(name: now)"
    case (.decisionNotAsked(let subject, let kind, let value), .vi):
      "quyết định \(code: kind) \(name: value) cho \(name: subject) không được áp dụng: không có gì chờ quyết định"
    case (.decisionNotAsked(let subject, let kind, let value), .en):
      "the decision \(code: kind) \(name: value) for \(name: subject) is not applied: nothing was left to decide"
    case (.decisionForbidden(let subject, let kind, let value), .vi):
      "quyết định \(code: kind) \(name: value) cho \(name: subject) không được áp dụng: trái với quy tắc loại trừ hoặc khống chế"
    case (.decisionForbidden(let subject, let kind, let value), .en):
      "the decision \(code: kind) \(name: value) for \(name: subject) is not applied: it goes against a knock-out or a ceiling"
    case (.decisionUnreadable(let subject, let kind, let value), .vi):
      "quyết định \(code: kind) cho \(name: subject) có giá trị \(name: value) không dùng được ở đây"
    case (.decisionUnreadable(let subject, let kind, let value), .en):
      "the decision \(code: kind) for \(name: subject) has the value \(name: value), which means nothing here"
    case (.unknownStage(let name, _, _), .vi):
      "đợt đánh giá không khai báo bước thẩm định \(name: name)"
    case (.unknownStage(let name, _, _), .en):
      "the run declares no stage \(name: name)"
    case (.unknownRegister(let name, _, _), .vi):
      "bộ tiêu chí không khai báo sổ theo dõi \(name: name)"
    case (.unknownRegister(let name, _, _), .en): "the rulebook declares no register \(name: name)"
    case (.unknownAttribute(let name, _, _), .vi):
      "bộ tiêu chí không khai báo thuộc tính \(name: name) của đơn vị"
    case (.unknownAttribute(let name, _, _), .en):
      "the rulebook declares no attribute \(name: name) of units"
    case (.unknownInDecision(let what, let name, _, _), .vi):
      "quyết định nêu \(what.word(.vi)) \(name: name) mà bộ tiêu chí không có"
    case (.unknownInDecision(let what, let name, _, _), .en):
      "a decision names the \(what.word(.en)) \(name: name), which the rulebook does not have"
    }
  }

  /// Where the editions of a rulebook say what they are.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch self {
    case .noEditionInForce(_, _, let places), .severalEditionsInForce(_, _, let places):
      places.map { ($0, language == .vi ? "bản này" : "this edition") }
    default: []
    }
  }

  /// What to do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.fileOutside, .vi):
      "chép tệp vào thư mục của đợt đánh giá rồi ghi đường dẫn từ thư mục đó; chỉ \(code: "rulebook") được nằm ở nơi khác"
    case (.fileOutside, .en):
      "copy it into the run's folder and give its path from there; only \(code: "rulebook") may lie elsewhere"
    case (.noPreviousRun, .vi):
      "ghi đường dẫn đến thư mục có \(name: "run.yaml"), hoặc \(code: "{ file: kq.csv, subject: mã, total: điểm, class: xếp loại }")"
    case (.noPreviousRun, .en):
      "give the path of a folder with \(name: "run.yaml"), or \(code: "{ file: results.csv, subject: id, total: total, class: class }")"
    case (.previousNotComputed(let path), .vi):
      "chạy \(code: "thidua check \(path)") rồi sửa các lỗi ở đó"
    case (.previousNotComputed(let path), .en):
      "run \(code: "thidua check \(path)") and correct what it finds"
    case (.previousInCircle, .vi): "sửa khóa \(code: "previous") của một trong các đợt"
    case (.previousInCircle, .en): "correct the \(code: "previous") of one of the runs"
    case (.noEditionInForce, .vi):
      "thêm bản có hiệu lực, hoặc sửa \(code: "effective") hay \(code: "period")"
    case (.noEditionInForce, .en):
      "add the edition that is in force, or correct \(code: "effective") or \(code: "period")"
    case (.severalEditionsInForce, .vi):
      "ghi \(code: "until") cho bản cũ ở khóa \(code: "effective"), hoặc chỉ nêu một bản"
    case (.severalEditionsInForce, .en):
      "end the older one with \(code: "until") under \(code: "effective"), or name one of them"
    case (.notARun, .vi): "tệp phải có khóa \(code: "run") với tên của đợt đánh giá"
    case (.notARun, .en): "it must have the key \(code: "run") with the name of the run"
    case (.noSubjects, .vi): "thêm mỗi đơn vị một dòng dưới dòng tiêu đề"
    case (.noSubjects, .en): "add a line for each unit below the headings"
    case (.notAPeriod, .vi), (.openPeriod, .vi):
      "ghi một năm, ví dụ \(code: "period: 2026"), hoặc hai ngày, ví dụ \(code: "period: { since: 2026-01-01, until: 2026-06-30 }")"
    case (.notAPeriod, .en), (.openPeriod, .en):
      "write a year, as in \(code: "period: 2026"), or two days, as in \(code: "period: { since: 2026-01-01, until: 2026-06-30 }")"
    case (.noRulebook(_, let nearest), .vi):
      nearest.isEmpty
        ? "ghi đường dẫn từ thư mục của đợt đánh giá đến thư mục có tệp \(name: "rulebook.yaml")"
        : "Có phải ý bạn là \(names: nearest)?"
    case (.noRulebook(_, let nearest), .en):
      nearest.isEmpty
        ? "give the path from the run's folder to the folder with \(name: "rulebook.yaml")"
        : "Did you mean \(names: nearest)?"
    case (.staleDecision(_, _, _, _, _, let heading), .vi):
      "trình cấp có thẩm quyền xem lại; nếu giữ quyết định thì ghi giá trị tính mới vào \(name: heading)"
    case (.staleDecision(_, _, _, _, _, let heading), .en):
      "let the authority look at it again; if it stands, write the new computed value into \(name: heading)"
    case (.decisionNotAsked, .vi):
      "bỏ dòng này, hoặc dùng loại \(code: "final-class") nếu đó là kết quả giải quyết kiến nghị"
    case (.decisionNotAsked, .en):
      "leave it out, or make it \(code: "final-class") where it settles an appeal"
    case (.decisionForbidden, .vi): "chọn một trong các mức mà quy tắc còn để ngỏ"
    case (.decisionForbidden, .en): "choose among the classes that the rules leave open"
    case (.decisionUnreadable(_, "points", _), .vi):
      "ghi một số điểm trong giới hạn của tiêu chí, dấu thập phân là dấu chấm"
    case (.decisionUnreadable(_, "points", _), .en):
      "write points within the bounds of the criterion, with a decimal point"
    case (.decisionUnreadable(_, "class", _), .vi), (.decisionUnreadable(_, "final-class", _), .vi):
      "ghi mã của một mức xếp loại trong bảng đánh giá đó"
    case (.decisionUnreadable(_, "class", _), .en), (.decisionUnreadable(_, "final-class", _), .en):
      "write the id of a class of that assessment"
    case (.decisionUnreadable(_, "tie", _), .vi): "ghi số thứ tự, ví dụ 1 cho người đứng trước"
    case (.decisionUnreadable(_, "tie", _), .en): "write a number: 1 for whoever stands first"
    case (.decisionUnreadable, .vi): "ghi giá trị đúng kiểu của chỉ tiêu, hoặc có/không"
    case (.decisionUnreadable, .en): "write a value of the indicator's type, or yes or no"
    case (.stagesNotSeparated(_, let write), .vi): "viết dấu phẩy giữa các bước: \(code: write)"
    case (.stagesNotSeparated(_, let write), .en): "write commas between them: \(code: write)"
    case (.unknownStage(_, let nearest?, _), .vi): "Có phải ý bạn là \(name: nearest)?"
    case (.unknownStage(_, let nearest?, _), .en): "Did you mean \(name: nearest)?"
    case (.unknownStage(_, nil, let known), .vi):
      known.isEmpty
        ? "khai báo các bước theo thứ tự, ví dụ \(code: "stages: [self, verified]")"
        : "các bước đã khai báo: \(names: known)"
    case (.unknownStage(_, nil, let known), .en):
      known.isEmpty
        ? "declare the stages in their order, as in \(code: "stages: [self, verified]")"
        : "the declared stages are \(names: known)"
    case (.unknownInDecision(_, _, let nearest?, _), .vi): "Có phải ý bạn là \(name: nearest)?"
    case (.unknownInDecision(_, _, let nearest?, _), .en): "Did you mean \(name: nearest)?"
    case (.unknownInDecision(_, _, nil, let known), .vi):
      known.isEmpty
        ? "bộ tiêu chí không có mục nào như vậy; bỏ dòng này"
        : "ghi một trong các tên đã có: \(names: known)"
    case (.unknownInDecision(_, _, nil, let known), .en):
      known.isEmpty
        ? "the rulebook has nothing of this kind; leave the decision out"
        : "write one of \(names: known)"
    case (.unknownRegister(_, let nearest?, _), .vi): "Có phải ý bạn là \(name: nearest)?"
    case (.unknownRegister(_, let nearest?, _), .en): "Did you mean \(name: nearest)?"
    case (.unknownRegister(_, nil, let known), .vi):
      known.isEmpty
        ? "khai báo sổ theo dõi trong bộ tiêu chí, dưới khóa \(code: "registers"), hoặc bỏ bảng này"
        : "các sổ theo dõi đã khai báo: \(names: known)"
    case (.unknownRegister(_, nil, let known), .en):
      known.isEmpty
        ? "declare it in the rulebook, under \(code: "registers"), or leave the table out"
        : "the declared registers are \(names: known)"
    case (.unknownAttribute(_, let nearest?, _), .vi): "Có phải ý bạn là \(name: nearest)?"
    case (.unknownAttribute(_, let nearest?, _), .en): "Did you mean \(name: nearest)?"
    case (.unknownAttribute(_, nil, let known), .vi):
      known.isEmpty
        ? "khai báo thuộc tính trong bộ tiêu chí, dưới khóa \(code: "attributes"), hoặc bỏ tên này"
        : "các thuộc tính đã khai báo: \(names: known)"
    case (.unknownAttribute(_, nil, let known), .en):
      known.isEmpty
        ? "declare it in the rulebook, under \(code: "attributes"), or leave it out here"
        : "the declared attributes are \(names: known)"
    }
  }
}

/// What a decision can name.
public enum DecisionSubject: String, Sendable, Hashable {
  case assessment, criterion, indicator, quota, ranking
  case classRule = "class"

  func word(_ language: Language) -> String {
    switch (self, language) {
    case (.assessment, .vi): "bảng đánh giá"
    case (.criterion, .vi): "tiêu chí"
    case (.indicator, .vi): "số liệu"
    case (.quota, .vi): "giới hạn"
    case (.ranking, .vi): "bảng xếp hạng"
    case (.classRule, .vi): "mức xếp loại"
    case (_, .en): rawValue
    }
  }
}

extension RunFault {
  /// Whether it says that a decision of people is not applied.
  public var isOfDecision: Bool {
    switch self {
    case .staleDecision, .decisionNotAsked, .decisionForbidden, .decisionUnreadable,
      .unknownInDecision:
      true
    default: false
    }
  }
}
