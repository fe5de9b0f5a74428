/// A text as a quoted YAML scalar: in double quotes, or in single ones where it holds double ones.
func quoted(_ text: String) -> String {
  guard text.contains(where: { $0 == "\"" || $0 == "\\" }) else { return "\"\(text)\"" }
  var result = "'"
  for character in text {
    result.append(character)
    if character == "'" { result.append(character) }
  }
  return result + "'"
}
