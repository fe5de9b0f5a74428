import Foundation
import Runs

/// A sample of the checkout, computed.
func computedSample(_ name: String) throws -> ComputedRun? {
  let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  return loadRun(at: "Samples/\(name)/run.yaml", root: root.path()).computed()
}
