extension NameTable {
  /// The standard's functions, and the ones that look at absence and levels.
  static let standard: NameTable = {
    var table = NameTable()
    for builtin in Builtin.all { table.add(builtin.name, .builtin(builtin)) }
    return table
  }()
}

extension Builtin {
  /// All built-in functions.
  static let all: [Builtin] =
    numeric + boolean + string + list + context + range + temporal + pattern
}
