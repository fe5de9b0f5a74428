import Decimals
import Diagnostics

/// The words for yes and no, in whatever case; nothing else is taken for an answer.
public enum YesNoWords {
  /// Words for yes.
  public static let yes = ["có", "x", "yes", "y", "true", "đúng", "1", "✓"]
  /// Words for no.
  public static let no = ["không", "no", "n", "false", "sai", "0"]
}

/// A column of truth values, rungs, choices or texts while its table is read, in the order of the
/// rows. Each distinct text is understood once.
struct SymbolColumn {
  private enum Meaning {
    case symbol(UInt32)
    case refused(Refusal)
  }

  let request: ColumnRequest
  private(set) var values: ContiguousArray<UInt32> = []
  private(set) var symbols: ContiguousArray<Cell> = []
  /// What the names that may stand here mean, by their comparable form and in lower case.
  private var names: [FoldedText: UInt32] = [:]
  private var exactNames: [String: UInt32] = [:]
  private var seen = ByteIndex()
  private var recent = RecentTexts()
  private var meanings: ContiguousArray<Meaning> = []

  init(_ request: ColumnRequest) {
    self.request = request
    switch request.kind {
    case .yesNo:
      symbols = [Cell(false), Cell(true)]
      for word in YesNoWords.no { names[FoldedText(comparable: word)] = 0 }
      for word in YesNoWords.yes { names[FoldedText(comparable: word)] = 1 }
    case .level(let ladder, let rungs): addNames(rungs, ladder: ladder)
    case .choice(let ladder, let choices): addNames(choices, ladder: ladder)
    case .wholeNumber, .number, .percent, .points, .date, .text: break
    }
  }

  var storage: Storage { .symbols(values, symbols) }

  private mutating func addNames(_ all: [String], ladder: UInt32?) {
    for (index, name) in all.enumerated() {
      let number = UInt32(truncatingIfNeeded: index)
      symbols.append(
        ladder.map { Cell(Level(ladder: $0, rung: number)) } ?? Cell(Texts.intern(normalised(name)))
      )
      let exact = comparable(name)
      if exactNames[exact] == nil { exactNames[exact] = number }
      // Two names that differ in case only are found by their exact form.
      let lower = FoldedText(comparable: exact)
      if names[lower] == nil { names[lower] = number }
    }
  }

  /// Makes room for so many rows.
  mutating func reserve(_ rows: Int) { values.reserveCapacity(rows) }

  /// Reads one column of a batch.
  mutating func read(_ batch: borrowing RecordBatch, column: Int, _ context: inout ColumnContext) {
    let bytes = batch.bytes.span
    let fields = batch.fields.span
    let width = context.width
    var index = column
    for row in 0..<batch.count {
      let field = fields[index]
      index += width
      if field.length == 0, field.isPlain {
        values.append(StateCode.symbol(.missing))
        continue
      }
      let number: Int
      if field.isPlain {
        let text = bytes.extracting(field.range)
        if let known = recent.number(of: text) {
          number = known
        } else {
          let (known, isNew) = seen.insert(text)
          if isNew { meanings.append(meaning(context.open(field, in: batch), context.content)) }
          recent.remember(text, known)
          number = known
        }
      } else {
        // What doubled quotes mean is looked up, so that it is not taken for single ones.
        let opened = context.open(field, in: batch)
        if case .refused(let refusal) = opened {
          values.append(StateCode.symbol(.refused))
          context.refuse(refusal, batch, row, request)
          continue
        }
        let (known, isNew) = seen.insert(context.content.span)
        if isNew { meanings.append(meaning(opened, context.content)) }
        number = known
      }
      switch meanings[number] {
      case .symbol(let symbol): values.append(symbol)
      case .refused(let refusal):
        values.append(StateCode.symbol(.refused))
        context.refuse(refusal, batch, row, request)
      }
    }
  }

  private mutating func meaning(
    _ opened: ColumnContext.Opened, _ content: ContiguousArray<UInt8>
  ) -> Meaning {
    switch opened {
    case .absent(let reason): return .symbol(StateCode.symbol(reason))
    case .refused(let refusal): return .refused(refusal)
    case .content: break
    }
    switch request.kind {
    case .text:
      let text = cleanText(content.span)
      symbols.append(Cell(Texts.intern(text)))
      return .symbol(UInt32(truncatingIfNeeded: symbols.count - 1))
    case .yesNo, .level, .choice, .wholeNumber, .number, .percent, .points, .date:
      let name = comparable(String(decoding: content, as: UTF8.self))
      if let number = exactNames[name] ?? names[FoldedText(comparable: name)] {
        return .symbol(number)
      }
      return .refused(request.kind == .yesNo ? .notYesNo : .unknownName)
    }
  }
}

/// The numbers of a few short texts that were seen of late, found faster than in an index: columns
/// of answers, levels and groups hold little else.
private struct RecentTexts {
  private var keys = ContiguousArray<UInt64>(repeating: 0, count: 32)
  private var numbers = ContiguousArray<Int>(repeating: 0, count: 32)

  func number(of text: borrowing Bytes) -> Int? {
    guard let key = key(of: text) else { return nil }
    let slot = slot(of: key)
    return keys[slot] == key ? numbers[slot] : nil
  }

  mutating func remember(_ text: borrowing Bytes, _ number: Int) {
    guard let key = key(of: text) else { return }
    let slot = slot(of: key)
    keys[slot] = key
    numbers[slot] = number
  }

  /// The bytes of a text of 1 to 8 bytes; none of them is NUL, so that lengths differ too.
  @inline(__always)
  private func key(of text: borrowing Bytes) -> UInt64? {
    guard text.count <= 8 else { return nil }
    var key: UInt64 = 0
    for index in text.indices { key = key << 8 | UInt64(text[index]) }
    return key
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 59)
  }
}
