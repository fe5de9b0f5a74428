import Decimals

/// The kept results of nodes, by node and row: points, open maximum, state, branch.
///
/// Batches of several threads write disjoint rows; afterwards nothing writes any more.
final class NodeColumns: @unchecked Sendable {
  private let rowCount: Int
  /// By node: its place among the kept ones, or nil.
  private let places: [Int?]
  private let points: UnsafeMutablePointer<Cell>
  private let maxima: UnsafeMutablePointer<Cell>
  private let states: UnsafeMutablePointer<UInt8>
  private let branches: UnsafeMutablePointer<UInt16>

  /// Makes room for `rowCount` rows of the nodes that `isKept` names, all of them without a value.
  init(nodeCount: Int, rowCount: Int, isKept: (Int) -> Bool) {
    self.rowCount = rowCount
    var places: [Int?] = []
    var kept = 0
    for node in 0..<nodeCount {
      places.append(isKept(node) ? kept : nil)
      if isKept(node) { kept += 1 }
    }
    self.places = places
    let size = max(kept * rowCount, 1)
    points = .allocate(capacity: size)
    points.initialize(repeating: Cell(Absence(.notApplicable)), count: size)
    maxima = .allocate(capacity: size)
    maxima.initialize(repeating: Cell(Absence(.notApplicable)), count: size)
    states = .allocate(capacity: size)
    states.initialize(repeating: NodeState.notApplicable.rawValue, count: size)
    branches = .allocate(capacity: size)
    branches.initialize(repeating: 0, count: size)
  }

  deinit {
    points.deallocate()
    maxima.deallocate()
    states.deallocate()
    branches.deallocate()
  }

  /// What a node brought in a row; nil for a node that was not kept.
  func result(node: Int, row: Int) -> NodeResult? {
    guard places.indices.contains(node), let place = places[node], row >= 0, row < rowCount
    else { return nil }
    let index = place * rowCount + row
    let cell = points[index]
    return NodeResult(
      points: cell.number, openMaximum: maxima[index].number,
      state: NodeState(rawValue: states[index]) ?? .faulty, branch: branches[index],
      absence: cell.absence)
  }

  /// Keeps what a batch computed for a node. Row `i` of the batch is row `rows[i]` here.
  func keep(_ plan: NodePlan, _ morsel: Morsel, rows: ArraySlice<Int>) {
    guard let place = places[plan.number] else { return }
    let base = place * rowCount
    let pointColumn = morsel.column(plan.points)
    let openColumn = morsel.column(plan.openMaximum)
    let stateColumn = morsel.states(plan.number)
    let branchColumn = morsel.branches(plan.number)
    var index = 0
    for row in rows {
      points[base + row] = pointColumn[index]
      maxima[base + row] = openColumn[index]
      states[base + row] = stateColumn[index]
      branches[base + row] = branchColumn[index]
      index += 1
    }
  }
}
