import Decimals
import FEEL

/// The published result of another assessment; of several the one that rates the subject.
struct FromKernel: Sendable {
  /// One of the assessments.
  struct Source: Sendable {
    /// Where its published result stands; not applicable where it does not rate the subject.
    let result: Slot
    /// Its id.
    let assessment: String
    let method: Method
    /// Where what it earns goes.
    let points: Slot
  }

  /// How a published result becomes points.
  enum Method: Sendable {
    case total(RatioKernel)
    case level(LevelsKernel)
  }

  let sources: [Source]

  /// Branch: that of the method; `severalResults` where more than one assessment rates the subject.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    for row in 0..<morsel.count {
      out[row] = Cell(Absence(.notApplicable))
      branch[row] = 0
    }
    var isRated = [Bool](repeating: false, count: morsel.count)
    var branches = [UInt16](repeating: 0, count: morsel.count)
    for source in sources {
      let points = morsel.column(source.points)
      branches.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        switch source.method {
        case .total(let kernel): kernel.run(morsel, out: points, branch: base)
        case .level(let kernel): kernel.run(morsel, out: points, branch: base)
        }
      }
      let result = morsel.column(source.result)
      for row in 0..<morsel.count where rates(result[row]) {
        (out[row], branch[row]) =
          isRated[row] ? (faultCell, Branch.severalResults) : (points[row], branches[row])
        isRated[row] = true
      }
    }
  }

  /// The assessment that rates the subject of a row; the first where none or several do.
  func source(_ morsel: Morsel, row: Int) -> Source? {
    sources.first { rates(morsel.column($0.result)[row]) } ?? sources.first
  }

  private func rates(_ result: Cell) -> Bool { result.absence?.reason != .notApplicable }
}
