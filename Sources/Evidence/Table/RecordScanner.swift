/// Cuts bytes into records and fields as RFC 4180 says, and also reads single CR and LF as the end
/// of a record and any of three delimiters.
struct RecordScanner {
  /// The byte between fields.
  let delimiter: UInt8

  /// What one record came to.
  struct Scanned {
    /// The offset after the record and its line end.
    var next: Int
    /// The offset after the record's last field.
    var end: Int
    /// How many line ends were passed, the record's own included.
    var lines: Int
    /// The worst thing wrong with it and the offset of it.
    var problem: (what: StructureProblem, at: Int)?
  }

  /// Scans the record that starts at `start` and appends its fields. Nil where the bytes end before
  /// the record does and more may follow; the fields appended so far are then to be dropped.
  func scan(
    _ bytes: borrowing Bytes, from start: Int, isLast: Bool,
    into fields: inout ContiguousArray<Field>
  ) -> Scanned? {
    let count = bytes.count
    var position = start
    var lines = 0
    var problem: (what: StructureProblem, at: Int)?
    while true {
      var flags: UInt32 = 0
      let fieldStart: Int
      var fieldEnd: Int
      if position < count, bytes[position] == Byte.quote {
        let opened = position
        flags = Field.quoted
        position += 1
        fieldStart = position
        fieldEnd = -1
        while position < count {
          let byte = bytes[position]
          if byte == Byte.quote {
            if position + 1 < count {
              if bytes[position + 1] == Byte.quote {
                flags |= Field.escaped
                position += 2
                continue
              }
            } else if !isLast {
              return nil
            }
            fieldEnd = position
            position += 1
            break
          }
          if byte == Byte.lineFeed { lines += 1 }
          if byte == 0 { flags |= Field.invalid }
          position += 1
        }
        if fieldEnd < 0 {
          guard isLast else { return nil }
          fields.append(Field(start: fieldStart, end: count, flags: flags))
          return Scanned(
            next: count, end: count, lines: lines, problem: (.unterminatedQuote, opened))
        }
        if position < count, !isEnd(bytes[position]) {
          problem = (.textAfterQuote, position)
          flags |= Field.refused
          while position < count, !isEnd(bytes[position]) { position += 1 }
        }
      } else {
        fieldStart = position
        while position < count {
          let byte = bytes[position]
          // Nearly every byte of a table is above the comma or is the delimiter itself.
          if byte > Byte.comma, byte != delimiter {
            position += 1
            continue
          }
          if isEnd(byte) { break }
          if byte == Byte.quote {
            if problem == nil { problem = (.strayQuote, position) }
          } else if byte == 0 {
            flags |= Field.invalid
          }
          position += 1
        }
        fieldEnd = position
      }
      if position >= count {
        guard isLast else { return nil }
        fields.append(Field(start: fieldStart, end: fieldEnd, flags: flags))
        return Scanned(next: count, end: count, lines: lines, problem: problem)
      }
      fields.append(Field(start: fieldStart, end: fieldEnd, flags: flags))
      let byte = bytes[position]
      if byte == delimiter {
        position += 1
        continue
      }
      let end = position
      position += 1
      if byte == Byte.carriageReturn {
        if position >= count, !isLast { return nil }
        if position < count, bytes[position] == Byte.lineFeed { position += 1 }
      }
      return Scanned(next: position, end: end, lines: lines + 1, problem: problem)
    }
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }
}
