import Diagnostics

/// A text in lines of at most `width` columns, broken between words; further lines stand in a little.
func wrapped(_ text: String, to width: Int = 100) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty, displayWidth(line) + 1 + displayWidth(word) > width {
      lines.append(line)
      line = "  " + word
    } else {
      line += line.isEmpty ? String(word) : " " + word
    }
  }
  return line.isEmpty ? lines : lines + [line]
}
