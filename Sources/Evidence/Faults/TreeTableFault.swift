public import Diagnostics

/// What can be wrong with a table in JSON or YAML beyond what is wrong with any table. TD4081 to
/// TD4089.
public enum TreeTableFault: Fault, Hashable {
  /// Neither a list of rows nor columns with rows.
  case notATable(path: String)
  /// An item that is no row.
  case notARow(line: Int)
  /// A list or mapping where one value is wanted.
  case nestedValue(line: Int, column: String)
  /// More or fewer values than columns.
  case rowLength(line: Int, values: Int, columns: Int)

  /// The stable code.
  public var code: String {
    switch self {
    case .notATable: "TD4081"
    case .notARow: "TD4082"
    case .nestedValue: "TD4083"
    case .rowLength: "TD4084"
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.notATable(let path), .vi): "\(name: path) không phải là một bảng"
    case (.notATable(let path), .en): "\(name: path) is no table"
    case (.notARow(let line), .vi): "mục ở dòng \(number: line) không phải là một dòng của bảng"
    case (.notARow(let line), .en): "the item in line \(number: line) is no row of the table"
    case (.nestedValue(let line, let column), .vi):
      "dòng \(number: line), cột \(name: column): có nhiều giá trị trong một ô"
    case (.nestedValue(let line, let column), .en):
      "line \(number: line), column \(name: column): several values in one cell"
    case (.rowLength(let line, let values, let columns), .vi):
      "dòng \(number: line) có \(number: values) giá trị, trong khi bảng có \(number: columns) cột"
    case (.rowLength(let line, let values, let columns), .en):
      "the row in line \(number: line) has \(number: values) \(values == 1 ? "value" : "values"), the table has \(number: columns) columns"
    }
  }

  /// What to do.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.notATable, .vi):
      "viết một danh sách, mỗi mục một dòng có tên cột, ví dụ \(code: "[{ \"mã\": \"S01\", \"điểm\": 5 }]"); hoặc hai khóa \(code: "columns") và \(code: "rows")"
    case (.notATable, .en):
      "write a list with an item for each row, as in \(code: "[{ \"id\": \"S01\", \"points\": 5 }]"), or the two keys \(code: "columns") and \(code: "rows")"
    case (.notARow, .vi): "ghi tên cột và giá trị của dòng này, như các mục khác"
    case (.notARow, .en): "give its columns with their values, like the other items"
    case (.nestedValue, .vi):
      "mỗi ô ghi một giá trị; nhiều việc của một đối tượng thì ghi vào sổ theo dõi, mỗi việc một dòng"
    case (.nestedValue, .en):
      "write one value; several events of one subject are rows of a register"
    case (.rowLength, .vi): "ghi đủ giá trị cho mọi cột, ô trống ghi \(code: "null")"
    case (.rowLength, .en): "give a value for every column, \(code: "null") for an empty cell"
    }
  }
}
