import Diagnostics

/// What stands between the fields of a table.
public enum Delimiter: UInt8, Sendable, Hashable, CaseIterable {
  /// A comma, as RFC 4180 has it.
  case comma = 0x2C
  /// A semicolon, which spreadsheets write where the comma is the decimal mark.
  case semicolon = 0x3B
  /// A tab.
  case tab = 0x09
}

/// What stands before the decimals of a figure.
public enum DecimalMark: UInt8, Sendable, Hashable, CaseIterable {
  /// `1234.5`
  case point = 0x2E
  /// `1234,5`
  case comma = 0x2C

  /// The other one, which may stand between thousands.
  var other: DecimalMark { self == .point ? .comma : .point }
}

/// The order of the parts of a date.
public enum DateOrder: Sendable, Hashable, CaseIterable {
  /// `2026-01-31`
  case yearFirst
  /// `31/01/2026`
  case dayFirst
  /// Both are found; each is clear by itself.
  case both
}

/// How a table is written, as it was declared or found. It is said, never picked in silence.
public struct TableFormat: Sendable, Hashable, CustomStringConvertible {
  /// What stands between fields.
  public var delimiter: Delimiter
  /// The decimal mark; nil where no figure of the table shows it.
  public var decimalMark: DecimalMark?
  /// Whether the run's file declares the decimal mark.
  public var isDecimalMarkDeclared: Bool
  /// Whether both decimal marks are in use, or both orders of day and month: figures and dates
  /// that could then be read in two ways are refused.
  public var isMixed: Bool
  /// How dates are written; nil where there is none.
  public var dateOrder: DateOrder?
  /// Whether the file starts with a byte order mark.
  public var hasByteOrderMark: Bool
  /// Whether it is written with delimiters, in JSON or in YAML.
  public var notation = TableNotation.delimited

  /// The format in English words.
  public var description: String { description(.en) }

  /// The format in words: “comma-separated, decimal point, dates year first, UTF-8”.
  public func description(_ language: Language) -> String {
    var parts: [String] = []
    switch notation {
    case .json: parts.append("JSON")
    case .yaml: parts.append("YAML")
    case .delimited: parts.append(delimiterText(language))
    }
    switch (decimalMark, language) {
    case (.point?, .vi): parts.append("dấu thập phân là dấu chấm")
    case (.comma?, .vi): parts.append("dấu thập phân là dấu phẩy")
    case (nil, .vi): parts.append("không có số thập phân")
    case (.point?, .en): parts.append("decimal point")
    case (.comma?, .en): parts.append("decimal comma")
    case (nil, .en): parts.append("no decimals")
    }
    switch (dateOrder, language) {
    case (.yearFirst?, .vi): parts.append("ngày viết theo thứ tự năm, tháng, ngày")
    case (.dayFirst?, .vi): parts.append("ngày viết theo thứ tự ngày, tháng, năm")
    case (.both?, .vi): parts.append("ngày viết theo cả hai thứ tự")
    case (.yearFirst?, .en): parts.append("dates year first")
    case (.dayFirst?, .en): parts.append("dates day first")
    case (.both?, .en): parts.append("dates year first and day first")
    case (nil, _): break
    }
    switch (hasByteOrderMark, language) {
    case (true, .vi): parts.append("UTF-8 có BOM")
    case (false, .vi): parts.append("UTF-8")
    case (true, .en): parts.append("UTF-8 with BOM")
    case (false, .en): parts.append("UTF-8")
    }
    return parts.joined(separator: ", ")
  }

  private func delimiterText(_ language: Language) -> String {
    switch (delimiter, language) {
    case (.comma, .vi): "phân cách bằng dấu phẩy"
    case (.semicolon, .vi): "phân cách bằng dấu chấm phẩy"
    case (.tab, .vi): "phân cách bằng phím Tab"
    case (.comma, .en): "separated by commas"
    case (.semicolon, .en): "separated by semicolons"
    case (.tab, .en): "separated by tabs"
    }
  }
}

/// What a run declares of a table's format; what it leaves open is found in the table.
public struct DeclaredFormat: Sendable, Hashable {
  /// What stands between fields.
  public var delimiter: Delimiter?
  /// The decimal mark.
  public var decimalMark: DecimalMark?

  /// Declares what is given.
  public init(delimiter: Delimiter? = nil, decimalMark: DecimalMark? = nil) {
    self.delimiter = delimiter
    self.decimalMark = decimalMark
  }
}
