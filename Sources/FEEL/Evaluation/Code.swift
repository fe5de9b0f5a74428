import Decimals
import Synchronization

/// Gives a cell. Used wherever a value is known to fit into one.
typealias CellCode = @Sendable (Cursor) -> Cell
/// Gives any value.
typealias ValueCode = @Sendable (Cursor) -> Value

/// What a node was compiled to.
enum Code: Sendable {
  case cell(CellCode)
  case value(ValueCode)

  /// The code as one that gives any value.
  var value: ValueCode {
    switch self {
    case .cell(let run): { .scalar(run($0)) }
    case .value(let run): run
    }
  }

  /// The code as one that gives a cell, for operators that take nothing else: an object in the
  /// place of a cell is null for a wrong type.
  func cell(_ range: Range<Int>) -> CellCode {
    switch self {
    case .cell(let run): run
    case .value(let run):
      { row in
        switch run(row) {
        case .scalar(let cell): cell
        case .object(.string(let string)): Cell(Texts.intern(string))
        case .object: Cell(.operandTypes, at: range)
        }
      }
    }
  }

  var isCell: Bool { if case .cell = self { true } else { false } }
}

/// Notes the value of each node while an expression runs, for an explanation.
final class Probe: Sendable {
  private let steps = Mutex<[TraceStep]>([])
  /// The most steps that are kept; a loop over many elements would drown the rest.
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func note(_ range: Range<Int>, _ value: Value) {
    steps.withLock { steps in
      if steps.count < limit { steps.append(TraceStep(range: range, value: value)) }
    }
  }

  var all: [TraceStep] { steps.withLock { $0 } }
}

/// The value that a part of an expression had.
public struct TraceStep: Sendable {
  /// The part, in UTF-8 bytes of the text.
  public let range: Range<Int>
  /// Its value.
  public let value: Value
}
