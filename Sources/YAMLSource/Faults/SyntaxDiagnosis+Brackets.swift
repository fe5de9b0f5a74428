import Diagnostics

// Faults of brackets, braces and the commas in them.

extension SyntaxDiagnosis {
  func brackets(_ value: LineParts.Value, _ parts: LineParts) -> Finding {
    let text = parts.text(value.range)
    return Finding(
      fault: .bracketsReadAsList(text: text, write: quoted(text)), range: value.range,
      repairs: spoil(value.range))
  }

  func brokenFlow(_ error: SyntaxError) -> Finding? {
    if let finding = runawayQuote(before: error.at) { return finding }
    let opening = error.contextAt ?? error.at
    let openingParts = parts(at: opening)
    // `[70..90)` on one line, also inside braces.
    if let value = openingParts.value(at: opening), value.range.lowerBound == opening,
      byte(at: opening) == UInt8(ascii: "["),
      byte(at: value.range.upperBound - 1) == UInt8(ascii: ")")
        || byte(at: value.range.upperBound - 1) == UInt8(ascii: "[")
    {
      return brackets(value, openingParts)
    }
    // `a in [1..5)`, `(70..90]`: a bracket inside a value in braces.
    let parts = parts(at: error.at)
    if let here = byte(at: error.at), "[]{}".utf8.contains(here),
      let value = parts.value(at: error.at), value.isInFlow,
      value.range.lowerBound < error.at, value.range.upperBound > error.at
    {
      return brackets(value, parts)
    }
    // `{ when: x in ("a", "b") }`: the comma in the brackets cuts the value, and a quote follows.
    if let value = parts.keyedValue(holding: error.at),
      bytes[value.range.lowerBound..<error.at].contains(UInt8(ascii: "(")),
      bytes[value.range.lowerBound..<error.at].contains(UInt8(ascii: ","))
    {
      let text = parts.text(value.range)
      return Finding(
        fault: .commaSplitsValue(text: text, write: quoted(text)), range: value.range,
        repairs: spoil(value.range))
    }
    if let quote = textAfterValueInFlow(at: error.at) { return quote }
    guard let bracket = byte(at: opening), "[{".utf8.contains(bracket) else { return nil }
    let missing = bracket == UInt8(ascii: "[") ? "]" : "}"
    if let finding = hiddenBracket(missing, opening, openingParts) { return finding }
    if let finding = colonInBraces(near: error.at, opening) { return finding }
    // What it holds ends on its line or a deeper one below, and before the place where libyaml
    // noticed.
    var last = openingParts.line
    while let next = lineBelow(last.upperBound), next.upperBound < error.at,
      isDeeper(next, than: openingParts.line)
    {
      last = next
    }
    var end = min(error.at, last.upperBound)
    while end > opening + 1, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    return Finding(
      fault: .bracketNotClosed(
        bracket: String(decoding: [bracket], as: UTF8.self), missing: missing,
        opening: openingParts.line.contains(end) || openingParts.line.upperBound == end
          ? nil : Span(source, opening..<(opening + 1))),
      range: end..<end, repairs: spoil(opening..<max(end, opening)))
  }

  /// `{ from: 80 earn: 2 }`, `{ from: 80; earn: 2 }`, `{ formula: a : b }`: a second colon in a value
  /// in braces that close on their line. The word right before it is another key, and a comma is
  /// lacking; or else it belongs to the value.
  private func colonInBraces(near offset: Int, _ opening: Int) -> Finding? {
    let parts = parts(at: offset)
    guard closingBracket(of: opening, before: parts.line.upperBound) != nil,
      let colon = bytes[offset..<parts.line.upperBound].indices.first(where: {
        bytes[$0] == UInt8(ascii: ":")
          && ($0 + 1 == parts.line.upperBound || isBlankOrBreak(bytes[$0 + 1]))
      }), let value = parts.value(at: colon - 1), value.isInFlow, value.key != nil,
      value.range.contains(colon)
    else { return nil }
    var word = colon
    while word > value.range.lowerBound, isKeyByte(bytes[word - 1]) { word -= 1 }
    guard word < colon, word > value.range.lowerBound else {
      let text = parts.text(value.range)
      return Finding(
        fault: .colonInValue(text: text, write: quoted(text), group: nil), range: value.range,
        repairs: spoil(value.range))
    }
    var end = word
    let marks = [";", "，", "；"].map { Array($0.utf8) }
    while end > value.range.lowerBound, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    let gapEnd = end
    for mark in marks
    where bytes[value.range.lowerBound..<end].reversed().starts(with: mark.reversed()) {
      end -= mark.count
      break
    }
    let first = parts.text(value.range.lowerBound..<end)
    let second = parts.text(word..<value.range.upperBound)
    let comma = Repair(
      range: end..<word, replacement: [UInt8(ascii: ","), 0x20], spoilsValue: false)
    return Finding(
      fault: .commaMissing(
        text: parts.text(value.range), write: first + ", " + second),
      range: end..<(gapEnd > end ? gapEnd : word), repairs: end < word ? [comma] : [])
  }

  private func isKeyByte(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte == UInt8(ascii: "-")
  }

  /// The bracket that closes the one at `opening`, if it stands before `end`.
  private func closingBracket(of opening: Int, before end: Int) -> Int? {
    var depth = 0
    var at = opening
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if let close = closingQuote(bytes, at, before: end) { at = close }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return at }
      default: break
      }
      at += 1
    }
    return nil
  }

  /// `{ title: Khoản #3, points: 2 }`: a comment that holds the bracket that is missing.
  func hiddenBracket(_ missing: String, _ opening: Int, _ parts: LineParts) -> Finding? {
    guard let value = parts.value(at: opening + 1),
      let hash = bytes[value.range.upperBound..<parts.line.upperBound].firstIndex(
        of: UInt8(ascii: "#"))
    else { return nil }
    let comment = parts.text(hash..<parts.line.upperBound)
    guard comment.contains(missing) else { return nil }
    return Finding(
      fault: .commentHidesBracket(comment: comment, missing: missing),
      range: hash..<parts.line.upperBound, repairs: spoil(opening..<parts.line.upperBound))
  }

  func textAfterValueInFlow(at offset: Int) -> Finding? {
    let before = lastNonBlank(before: offset)
    guard let scalar = lastScalar, scalar.range.upperBound == before + 1, scalar.style != .plain
    else { return nil }
    return textAfterValue(at: offset)
  }

  func nodeMissing(at offset: Int) -> Finding? {
    let parts = parts(at: offset)
    guard let here = byte(at: offset) else { return nil }
    if let value = parts.value(at: offset), value.range.lowerBound == offset, !value.range.isEmpty,
      value.key != nil
    {
      if here == UInt8(ascii: "]"), value.range.count > 1 { return brackets(value, parts) }
      if here == UInt8(ascii: ","), !value.isInFlow { return reservedSign(at: offset) }
    }
    let range = offset..<(offset + 1)
    if here == UInt8(ascii: ",") {
      let blank = Repair(range: range, replacement: [0x20], spoilsValue: false)
      return Finding(fault: .commaWithoutItem, range: range, repairs: [blank])
    }
    guard "]}".utf8.contains(here) else { return nil }
    let blank = Repair(range: range, replacement: [0x20], spoilsValue: false)
    return Finding(
      fault: .bracketNotOpened(bracket: source.text(in: range)), range: range, repairs: [blank],
      keepsStructure: false)
  }
}
