public import Diagnostics

/// What a rulebook could do without or lacks for its readers, and acceptances of findings. TD3701 to
/// TD3799.
public enum AdviceFault: Fault {
  /// An indicator that no rule reads.
  case indicatorUnused(name: String)
  /// A function that no formula calls.
  case functionUnused(name: String)
  /// A parameter that no formula reads.
  case parameterUnused(name: String)
  /// A register that no rule reads.
  case registerUnused(name: String)
  /// A scored criterion without a legal basis, on itself and all above it.
  case basisMissing(id: String)
  /// An acceptance of a finding that is not there.
  case acceptanceIdle(code: String)
  /// An acceptance of an error.
  case errorAccepted(code: String)

  /// The stable code.
  public var code: String {
    switch self {
    case .indicatorUnused: "TD3701"
    case .basisMissing: "TD3702"
    case .acceptanceIdle: "TD3703"
    case .errorAccepted: "TD3704"
    case .functionUnused: "TD3705"
    case .parameterUnused: "TD3706"
    case .registerUnused: "TD3707"
    }
  }

  /// None of them changes a result.
  public var severity: Severity { .warning }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.indicatorUnused(let name), .vi): "chỉ tiêu \(name: name) không được quy tắc nào dùng"
    case (.indicatorUnused(let name), .en): "no rule reads the indicator \(name: name)"
    case (.functionUnused(let name), .vi): "hàm \(name: name) không được công thức nào gọi"
    case (.functionUnused(let name), .en): "no formula calls the function \(name: name)"
    case (.parameterUnused(let name), .vi): "tham số \(name: name) không được quy tắc nào dùng"
    case (.parameterUnused(let name), .en): "no rule reads the parameter \(name: name)"
    case (.registerUnused(let name), .vi):
      "sổ theo dõi \(name: name) không được quy tắc nào dùng"
    case (.registerUnused(let name), .en): "no rule reads the register \(name: name)"
    case (.basisMissing(let id), .vi): "tiêu chí \(name: id) chưa có căn cứ pháp lý"
    case (.basisMissing(let id), .en): "criterion \(name: id) has no legal basis"
    case (.acceptanceIdle(let code), .vi): "ở đây không có cảnh báo \(code: code) nào để chấp nhận"
    case (.acceptanceIdle(let code), .en): "there is no finding \(code: code) here to accept"
    case (.errorAccepted(let code), .vi): "\(code: code) là lỗi, không thể chấp nhận"
    case (.errorAccepted(let code), .en): "\(code: code) is an error, which cannot be accepted"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.indicatorUnused, .vi): "xóa chỉ tiêu, hoặc kiểm tra xem tiêu chí nào phải dùng nó"
    case (.indicatorUnused, .en): "delete it, or look for the criterion that should read it"
    case (.functionUnused, .vi): "xóa hàm, hoặc kiểm tra xem công thức nào phải gọi nó"
    case (.functionUnused, .en): "delete it, or look for the formula that should call it"
    case (.parameterUnused, .vi):
      "xóa tham số, hoặc kiểm tra xem chỗ nào ghi thẳng con số thay vì tên tham số"
    case (.parameterUnused, .en):
      "delete it, or look for a rule that writes the figure where the name should stand"
    case (.registerUnused, .vi):
      "xóa sổ theo dõi, hoặc kiểm tra xem tiêu chí nào phải dùng nó (\(code: "rows"))"
    case (.registerUnused, .en):
      "delete it, or look for the criterion that should count it (\(code: "rows"))"
    case (.basisMissing, .vi): "thêm \(code: "basis"), ví dụ \(code: "basis: NQ46 Đ1.1")"
    case (.basisMissing, .en): "add a \(code: "basis"), such as \(code: "basis: NQ46 Đ1.1")"
    case (.acceptanceIdle, .vi): "xóa mục \(code: "accept") này"
    case (.acceptanceIdle, .en): "delete this \(code: "accept")"
    case (.errorAccepted, .vi): "sửa lỗi, rồi xóa mục \(code: "accept") này"
    case (.errorAccepted, .en): "correct the error, then delete this \(code: "accept")"
    }
  }
}
