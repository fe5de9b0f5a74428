import Decimals

extension Builtin {
  /// Functions of truth values, and the ones that look at absence and levels.
  static let boolean: [Builtin] = [
    Builtin(
      "not",
      Form([Parameter("negand", .boolean, null: true)], .boolean) { call in
        if call[0].isNull {
          return call[0].nullCause?.isError == true ? call[0] : call.null(.undecided)
        }
        return Value(call[0].boolean != true)
      }.quickly(.cell { cell in cell.boolean.map { Cell(!$0) } })),
    Builtin(
      "is",
      Form(
        [
          Parameter("value1", .any, optional: true, null: true),
          Parameter("value2", .any, optional: true, null: true),
        ], .boolean
      ) { call in Value(call[0].isIdentical(to: call[1])) }),
    Builtin(
      "is missing",
      Form([Parameter("value", .any, null: true)], .boolean, seesAbsence: true) {
        Value($0[0].absence?.reason.isMissing ?? false)
      }.quickly(.cell { Cell($0.absence?.reason.isMissing ?? false) })),
    Builtin(
      "is not applicable",
      Form([Parameter("value", .any, null: true)], .boolean, seesAbsence: true) {
        Value($0[0].absence?.reason == .notApplicable)
      }.quickly(.cell { Cell($0.absence?.reason == .notApplicable) })),
    Builtin(
      "present",
      Form(
        [Parameter("values", .list(.any), null: true)], .boolean, rest: .elements, seesAbsence: true
      ) { call in
        Value(
          !call[0].isAbsent && !call[0].isNull
            && call.list(0).allSatisfy { !$0.isAbsent && !$0.isNull })
      }),
    Builtin("at least", special: .atLeast, level),
    Builtin("below", special: .below, level),
  ]

  private static let level = Form(
    [Parameter("value", .any), Parameter("rung", .string)], .boolean
  ) { $0.null(.argumentType) }
}

extension AbsenceReason {
  /// Whether the evidence is not there, as opposed to a value that has no meaning or does not apply.
  var isMissing: Bool {
    switch self {
    case .missing, .refused, .documentNotAccepted, .expired: true
    case .undefined, .notApplicable: false
    }
  }
}
