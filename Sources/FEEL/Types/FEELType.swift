/// What kind of values an expression can have (DMN 1.5, 10.3.2.9, and levels of ours).
public indirect enum FEELType: Sendable, Hashable {
  /// Anything, or not known before it runs.
  case any
  /// Only null.
  case null
  /// A decimal number.
  case number
  /// A truth value.
  case boolean
  /// A string of code points.
  case string
  /// A rung of a ladder; in FEEL's own terms a string of a closed set.
  case level(Ladder)
  /// A date.
  case date
  /// A time of day.
  case time
  /// A date and time.
  case dateTime
  /// A years and months duration.
  case monthsDuration
  /// A days and time duration.
  case secondsDuration
  /// A list of elements of one type.
  case list(FEELType)
  /// A context with at least these entries.
  case context([Field])
  /// A range between values of a type.
  case range(FEELType)
  /// A function.
  case function([FEELType], FEELType)

  /// One entry of a context.
  public struct Field: Sendable, Hashable {
    /// The key, in NFC.
    public let name: String
    /// What its values are.
    public let type: FEELType

    /// Makes a field.
    public init(_ name: String, _ type: FEELType) {
      self.name = name
      self.type = type
    }
  }

  /// A context type of the given fields, in whatever order they come.
  public static func context(_ fields: KeyValuePairs<String, FEELType>) -> FEELType {
    .context(fields.map { Field($0.key, $0.value) })
  }
}

extension FEELType: CustomStringConvertible {
  /// The type as FEEL writes it: `list<number>`.
  public var description: String {
    switch self {
    case .any: "Any"
    case .null: "Null"
    case .number: "number"
    case .boolean: "boolean"
    case .string: "string"
    case .level(let ladder): "level<\(ladder.name)>"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .monthsDuration: "years and months duration"
    case .secondsDuration: "days and time duration"
    case .list(let element): "list<\(element)>"
    case .context(let fields):
      "context<" + fields.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + ">"
    case .range(let element): "range<\(element)>"
    case .function(let parameters, let result):
      "function<" + parameters.map(\.description).joined(separator: ", ") + ">->\(result)"
    }
  }
}

extension FEELType {
  /// Whether every value of this type fits into one cell.
  var isScalar: Bool {
    switch self {
    case .number, .boolean, .level, .date, .time, .dateTime, .monthsDuration, .secondsDuration:
      true
    default: false
    }
  }

  /// Whether nothing is known that could prove an operation impossible.
  var isOpen: Bool { self == .any || self == .null }

  /// The element type of a list, and the type itself for what counts as a list of one.
  var element: FEELType {
    switch self {
    case .list(let element): element
    default: self
    }
  }

  /// The type of the entry `name`, if this is a context that has one.
  func field(_ name: String) -> FEELType? {
    guard case .context(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.type
  }

  /// The narrowest type that holds the values of both; contexts keep the entries of either, for a
  /// path into a list of them may find any.
  func joined(with other: FEELType) -> FEELType {
    if self == other || other == .null { return self }
    if self == .null { return other }
    switch (self, other) {
    case (.list(let left), .list(let right)): return .list(left.joined(with: right))
    case (.range(let left), .range(let right)): return .range(left.joined(with: right))
    case (.level, .string), (.string, .level): return .string
    case (.context(let left), .context(let right)):
      var fields = left.map { field in
        Field(field.name, other.field(field.name)?.joined(with: field.type) ?? field.type)
      }
      fields += right.filter { field in !left.contains { $0.name == field.name } }
      return .context(fields)
    default: return .any
    }
  }

  /// Whether a value of this type could ever be passed where `other` is asked for, with the
  /// standard's conversions: a list of one for its element and the other way round.
  func fits(_ other: FEELType) -> Bool {
    if isOpen || other.isOpen || self == other { return true }
    switch (self, other) {
    case (.level, .string), (.string, .level): return true
    case (.list(let left), .list(let right)): return left.fits(right)
    case (.range(let left), .range(let right)): return left.fits(right)
    case (.context(let left), .context(let right)):
      return right.allSatisfy { field in
        left.first { $0.name == field.name }.map { $0.type.fits(field.type) } ?? false
      }
    case (.function(let left, _), .function(let right, _)): return left.count == right.count
    case (.list(let element), _): return element.fits(other)
    case (_, .list(let element)): return fits(element)
    case (.date, .dateTime), (.dateTime, .date): return true
    default: return false
    }
  }
}
