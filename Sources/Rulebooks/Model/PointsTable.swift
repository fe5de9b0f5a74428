public import Diagnostics

/// A decision table that earns points (DMN 1.5, chapter 8): rows of tests over several inputs.
public struct PointsTable: Sendable {
  /// What counts where several rows hold (DMN 1.5, 8.2.10).
  public enum HitPolicy: String, Sendable, CaseIterable {
    /// At most one row may hold.
    case unique
    /// Rows that hold must earn the same.
    case any
    /// The row that earns most.
    case priority
    /// The first row in the order of the table.
    case first
    /// All, listed in the order of the table.
    case ruleOrder = "rule-order"
    /// All, listed with those that earn most first.
    case outputOrder = "output-order"
    /// All, in no order.
    case collect

    /// Whether all rows that hold count.
    public var countsAll: Bool {
      switch self {
      case .unique, .any, .priority, .first: false
      case .ruleOrder, .outputOrder, .collect: true
      }
    }
  }

  /// What becomes of the earnings of all rows that hold.
  public enum Aggregation: String, Sendable, CaseIterable {
    /// Their sum; 0 where no row holds.
    case sum
    /// The least.
    case min
    /// The greatest.
    case max
    /// How many rows hold.
    case count
  }

  /// One input.
  public struct Input: Sendable {
    /// The name by which rows ask about it.
    public let name: Placed<String>
    /// What it looks at.
    public let value: Formula

    /// Makes an input.
    public init(name: Placed<String>, value: Formula) {
      self.name = name
      self.value = value
    }
  }

  /// One row.
  public struct Row: Sendable {
    /// By input: the test; nil: any value.
    public let tests: [Formula?]
    /// What it earns; nil where rows are counted.
    public let earns: Earning?
    /// Bases, notes, questions, acceptances.
    public let remarks: Remarks
    /// Where it stands.
    public let span: Span

    /// Makes a row.
    public init(tests: [Formula?], earns: Earning?, remarks: Remarks, span: Span) {
      self.tests = tests
      self.earns = earns
      self.remarks = remarks
      self.span = span
    }
  }

  /// What counts where several rows hold.
  public let hitPolicy: HitPolicy
  /// What becomes of several earnings, where all rows that hold count.
  public let aggregation: Aggregation
  /// The inputs.
  public let inputs: [Input]
  /// The rows in order, without the one for the rest.
  public let rows: [Row]
  /// The row for whatever no other row holds.
  public let otherwise: Row?

  /// Makes a table.
  public init(
    hitPolicy: HitPolicy, aggregation: Aggregation, inputs: [Input], rows: [Row], otherwise: Row?
  ) {
    self.hitPolicy = hitPolicy
    self.aggregation = aggregation
    self.inputs = inputs
    self.rows = rows
    self.otherwise = otherwise
  }

  /// All rows, the one for the rest last.
  public var allRows: [Row] { rows + (otherwise.map { [$0] } ?? []) }

  /// Whether points come out although no row holds.
  public var isCompleteByItself: Bool {
    otherwise != nil || hitPolicy.countsAll && (aggregation == .sum || aggregation == .count)
  }
}

extension PointsTable {
  /// The formulas of its inputs, tests and earnings.
  var formulas: [Formula] {
    inputs.map(\.value)
      + allRows.flatMap { $0.tests.compactMap { $0 } + ($0.earns?.formulas ?? []) }
  }
}
