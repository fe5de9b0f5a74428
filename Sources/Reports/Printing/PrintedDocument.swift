public import Diagnostics

/// A document for paper before it is laid out: headings, paragraphs, lists and tables in order.
public struct PrintedDocument: Sendable {
  /// The language that it is in.
  public let language: Language
  /// What it is called.
  public let title: String
  let blocks: [Block]

  /// One part of a document.
  enum Block: Sendable {
    /// A heading; 1 is the title.
    case heading(level: Int, String)
    case paragraph(PrintedText)
    case list([PrintedText])
    case table(Table)
  }

  /// A table; every row has a cell for each column.
  struct Table: Sendable {
    let columns: [Column]
    let rows: [Row]

    struct Column: Sendable {
      let title: String
      var isFigure = false
      /// Whether its lines are short and stay whole: ids, days.
      var isShort = false
    }

    /// A row; each cell holds lines.
    struct Row: Sendable {
      let cells: [[PrintedText]]
      /// Whether it heads the rows below it.
      var isSection = false
    }
  }
}
