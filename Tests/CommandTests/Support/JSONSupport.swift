import Foundation

/// JSON as a test looks at it.
func json(_ text: String) throws -> [String: Any] {
  let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
  return value as? [String: Any] ?? [:]
}

/// The value without any object that says where something comes from, as canonical text.
func withoutOrigins(_ value: Any) throws -> String {
  func stripped(_ value: Any) -> Any {
    if let object = value as? [String: Any] {
      return object.filter { $0.key != "origin" }.mapValues(stripped)
    }
    if let list = value as? [Any] { return list.map(stripped) }
    return value
  }
  let data = try JSONSerialization.data(
    withJSONObject: stripped(value), options: [.sortedKeys, .prettyPrinted])
  return String(decoding: data, as: UTF8.self)
}

/// The results of an assessment in the JSON of `rank`.
func results(_ rank: [String: Any], assessment number: Int = 0) -> [[String: Any]] {
  let assessments = rank["assessments"] as? [[String: Any]] ?? []
  guard assessments.indices.contains(number) else { return [] }
  return assessments[number]["results"] as? [[String: Any]] ?? []
}
