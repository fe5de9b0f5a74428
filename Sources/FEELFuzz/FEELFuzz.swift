import Decimals
import FEEL

// Throws bytes at the lexer, the parser and the evaluator. Built only when asked for:
//
//   THIDUA_FUZZ=1 swift build --sanitize=fuzzer --product feel-fuzz --scratch-path .build/fuzz
//   mkdir -p .build/corpus
//   .build/fuzz/debug/feel-fuzz -max_len=400 -max_total_time=600 .build/corpus Tests/FEELTests/Cases

private let scope: Scope = {
  var scope = Scope(checking: .lenient)
  scope.add(Binding("a", .number, .slot(Slot(0))))
  scope.add(Binding("số lớp tập huấn", .number, .slot(Slot(1))))
  scope.add(Binding("thiếu", .any, .slot(Slot(2))))
  scope.add(Binding("peers", .list(.any), .object(ObjectSlot(0))))
  return scope
}()

private let cells = [Cell(3), Cell(0), Cell(Absence(.missing))]
private let objects = [Value([Value(Context([("a", Value(1))])), Value("xã")])]

/// The entry of libFuzzer: one input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  _ = parse(text, in: Scope())
  _ = parse(text, as: .unaryTests(of: Binding("?", .any, .input)), in: scope)
  if let expression = parse(text, in: scope).expression {
    Row.with(cells, objects: objects) { row in
      let compiled = expression.compiled()
      let value = compiled.value(row)
      if case .scalar(let cell) = value {
        let same = compiled.cell(row)
        precondition(cell == same || cell.isNumber == same.isNumber)
      }
      _ = value.literal.utf8.count
    }
  }
  _ = try? JSON(parsing: Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
