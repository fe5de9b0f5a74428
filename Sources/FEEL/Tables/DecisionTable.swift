/// A decision table as its author writes it: every cell is FEEL text (DMN 1.5, chapter 8).
public struct DecisionTable: Sendable {
  /// What happens when several rules hold (8.2.8).
  public enum HitPolicy: String, Sendable, CaseIterable {
    /// At most one rule may hold.
    case unique = "UNIQUE"
    /// Several may hold if they give the same.
    case any = "ANY"
    /// The one whose output stands first in the list of output values.
    case priority = "PRIORITY"
    /// The first in the order of the rules.
    case first = "FIRST"
    /// All, in the order of the rules.
    case ruleOrder = "RULE ORDER"
    /// All, in the order of the list of output values.
    case outputOrder = "OUTPUT ORDER"
    /// All in any order, or one figure of them.
    case collect = "COLLECT"
  }

  /// The figure that `collect` makes of all outputs.
  public enum Aggregation: String, Sendable, CaseIterable {
    /// Their sum.
    case sum = "SUM"
    /// The least.
    case min = "MIN"
    /// The greatest.
    case max = "MAX"
    /// How many they are.
    case count = "COUNT"
  }

  /// A column of conditions.
  public struct Input: Sendable {
    /// The expression whose value the cells test.
    public let expression: String
    /// Its declared type, to which the value is converted; nil for whatever it is.
    public let type: FEELType?
    /// Unary tests that every value must pass; nil for any.
    public let allowed: String?

    /// Makes an input.
    public init(_ expression: String, type: FEELType? = nil, allowed: String? = nil) {
      self.expression = expression
      self.type = type
      self.allowed = allowed
    }
  }

  /// A column of results.
  public struct Output: Sendable {
    /// The key of the column where there are several; nil where there is one.
    public let name: String?
    /// The declared type, to which results are converted; nil for whatever they are.
    public let type: FEELType?
    /// The results in falling priority, as FEEL literals with commas between them.
    public let values: String?
    /// The result where no rule holds; nil for null.
    public let fallback: String?

    /// Makes an output.
    public init(
      _ name: String? = nil, type: FEELType? = nil, values: String? = nil, fallback: String? = nil
    ) {
      self.name = name
      self.type = type
      self.values = values
      self.fallback = fallback
    }
  }

  /// One rule: a cell of unary tests for each input, an expression for each output.
  public struct Rule: Sendable {
    /// The tests, in the order of the inputs.
    public let inputs: [String]
    /// The results, in the order of the outputs.
    public let outputs: [String]

    /// Makes a rule.
    public init(_ inputs: [String], _ outputs: [String]) {
      self.inputs = inputs
      self.outputs = outputs
    }
  }

  /// The hit policy.
  public let hitPolicy: HitPolicy
  /// The figure of all outputs, where the policy is `collect`.
  public let aggregation: Aggregation?
  /// The columns of conditions.
  public let inputs: [Input]
  /// The columns of results.
  public let outputs: [Output]
  /// The rules in their order.
  public let rules: [Rule]

  /// Makes a table.
  public init(
    _ hitPolicy: HitPolicy, aggregation: Aggregation? = nil, inputs: [Input], outputs: [Output],
    rules: [Rule]
  ) {
    self.hitPolicy = hitPolicy
    self.aggregation = aggregation
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
  }

  /// A text of a table.
  public enum Place: Sendable, Hashable {
    /// The expression of an input.
    case input(Int)
    /// The values that an input may have.
    case allowed(Int)
    /// The values of an output in falling priority.
    case values(Int)
    /// The result of an output where no rule holds.
    case fallback(Int)
    /// The test of a rule.
    case test(rule: Int, input: Int)
    /// The result of a rule.
    case result(rule: Int, output: Int)
    /// A whole rule, which has too few or too many cells.
    case rule(Int)
  }

  /// What is wrong with a text of a table.
  public struct TableProblem: Sendable {
    /// Which text.
    public let place: Place
    /// What, and where in the text.
    public let problem: Problem
  }

  /// What came of checking a table: the checked table, unless something forbids to run it, and all
  /// that is wrong with it.
  public struct Result: Sendable {
    /// The table; nil where an error was found.
    public let table: CheckedTable?
    /// Everything that is wrong, in the order of the table.
    public let problems: [TableProblem]
  }
}

/// A decision table whose texts have been read and checked.
public struct CheckedTable: Sendable {
  struct CheckedInput: Sendable {
    let expression: Expression
    let type: FEELType
    let allowed: Expression?
  }

  struct CheckedOutput: Sendable {
    let name: String?
    let type: FEELType
    let values: [Value]
    let fallback: Expression?
  }

  struct CheckedRule: Sendable {
    let tests: [Expression]
    let results: [Expression]
  }

  let hitPolicy: DecisionTable.HitPolicy
  let aggregation: DecisionTable.Aggregation?
  let inputs: [CheckedInput]
  let outputs: [CheckedOutput]
  let rules: [CheckedRule]

  /// What the table gives: the type of its output, a context of them where there are several, a list
  /// where the policy gives all hits.
  public var type: FEELType {
    let types = outputs.map { output in
      output.type == .any
        ? rules.compactMap { rule in rule.results.first?.type }.reduce(.null) {
          $0.joined(with: $1)
        }
        : output.type
    }
    let single: FEELType =
      outputs.count == 1
      ? types[0]
      : .context(zip(outputs, types).map { FEELType.Field($0.name ?? "", $1) })
    switch hitPolicy {
    case .unique, .any, .priority, .first: return single
    case .ruleOrder, .outputOrder: return .list(single)
    case .collect: return aggregation == nil ? .list(single) : .number
    }
  }

  /// What all texts of the table read from outside, each with the text it stands in.
  public var references: [(place: DecisionTable.Place, reference: Reference)] {
    var result: [(place: DecisionTable.Place, reference: Reference)] = []
    func add(_ place: DecisionTable.Place, _ expression: Expression) {
      result += expression.references.filter { !$0.range.isEmpty }.map { (place, $0) }
    }
    for (index, input) in inputs.enumerated() { add(.input(index), input.expression) }
    for (number, rule) in rules.enumerated() {
      for (index, test) in rule.tests.enumerated() { add(.test(rule: number, input: index), test) }
      for (index, output) in rule.results.enumerated() {
        add(.result(rule: number, output: index), output)
      }
    }
    return result
  }
}
