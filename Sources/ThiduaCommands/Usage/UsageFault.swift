import Diagnostics

/// What can be wrong with how a command was called. TD90xx.
enum UsageFault: Fault, Error, Hashable {
  case ambiguousSubject(name: String, candidates: [String])
  case conflictingOptions(option: String, other: String)
  case invalidValue(option: String, value: String, allowed: [String], nearest: String?)
  case missingArgument(name: Argument, verb: String)
  case missingValue(option: String)
  case noInput(path: String, nearest: [String])
  case noRunHere
  case noChanges
  case noFormerTotal(name: String)
  case noLineAbove(name: String)
  case noPrevious(run: String)
  case noStages(run: String)
  case noTotal(name: String)
  case notABaseline(name: String, nearest: [String], editions: [String])
  case notANumber(option: String, value: String)
  case notAPercentage(option: String, value: String)
  case notComparable(first: String, own: [String], second: String, others: [String])
  case notParsed(message: String)
  case outputExists(path: String)
  case outputFailed(path: String, reason: Int)
  case outputIsFolder(path: String)
  case sameStage(name: String)
  case streamFailed(reason: Int)
  case tooManyAddresses(limit: Int)
  case unexpectedArguments(arguments: [String], verb: String)
  case unexpectedOptionValue(option: String, value: String)
  case unknownAssessment(id: String, nearest: String?, known: [String])
  case unknownCode(code: String, nearest: String?)
  case unknownCriterion(id: String, nearest: String?)
  case unknownOption(option: String, verb: String?, nearest: String?)
  case unknownRanking(name: String, nearest: String?, known: [String])
  case unknownStage(name: String, nearest: String?, known: [String])
  case unknownSubject(name: String, nearest: [String])
  case unknownTest(name: String, nearest: String?)
  case unknownVerb(name: String, nearest: String?)
  case unquotedExpression(String)
  case unusedOption(option: String, needs: String)

  /// Something a command asks for by its place.
  enum Argument: String, Hashable {
    case run, subject, expression, rulebooks
  }

  var code: String {
    switch self {
    case .unknownVerb: "TD9001"
    case .unknownOption: "TD9002"
    case .missingValue: "TD9003"
    case .invalidValue: "TD9004"
    case .unexpectedOptionValue: "TD9005"
    case .missingArgument: "TD9006"
    case .unexpectedArguments: "TD9007"
    case .conflictingOptions: "TD9008"
    case .unusedOption: "TD9009"
    case .notParsed: "TD9010"
    case .noRunHere: "TD9011"
    case .noInput: "TD9012"
    case .outputExists: "TD9013"
    case .outputFailed: "TD9014"
    case .outputIsFolder: "TD9015"
    case .streamFailed: "TD9016"
    case .unknownSubject: "TD9017"
    case .ambiguousSubject: "TD9018"
    case .unknownCriterion: "TD9019"
    case .unknownAssessment: "TD9020"
    case .unknownRanking: "TD9021"
    case .notANumber: "TD9022"
    case .unquotedExpression: "TD9023"
    case .unknownTest: "TD9024"
    case .unknownStage: "TD9025"
    case .noStages: "TD9026"
    case .sameStage: "TD9027"
    case .notComparable: "TD9028"
    case .noTotal: "TD9029"
    case .noLineAbove: "TD9030"
    case .noPrevious: "TD9032"
    case .noFormerTotal: "TD9033"
    case .noChanges: "TD9031"
    case .notABaseline: "TD9062"
    case .tooManyAddresses: "TD9063"
    case .notAPercentage: "TD9060"
    case .unknownCode: "TD9061"
    }
  }
}
