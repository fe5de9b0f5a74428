import Synchronization

/// The table of texts that cells refer to by number, one for the process.
///
/// Texts are interned when rules are compiled and evidence is read, so that loops over rows compare
/// numbers. Strings that FEEL makes while it runs are not put here. Numbers say nothing about
/// order: nothing that reaches a result may sort by them.
public enum Texts {
  private struct Table {
    var numbers: [[UInt8]: UInt32] = [:]
    var texts: [String] = []
  }

  private static let table = Mutex(Table())

  /// The number of `text`, which must be in NFC. Equal bytes have equal numbers.
  public static func intern(_ text: String) -> TextID {
    let key = Array(text.utf8)
    return table.withLock { table in
      if let number = table.numbers[key] { return TextID(number: number) }
      let number = UInt32(truncatingIfNeeded: table.texts.count)
      table.numbers[key] = number
      table.texts.append(text)
      return TextID(number: number)
    }
  }

  /// The text behind a number; empty for a number that was never given out.
  public static func string(_ id: TextID) -> String {
    table.withLock { table in
      let index = Int(id.number)
      return table.texts.indices.contains(index) ? table.texts[index] : ""
    }
  }
}
