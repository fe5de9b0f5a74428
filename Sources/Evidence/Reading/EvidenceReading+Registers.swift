import Decimals
import Diagnostics

/// The tables that give the rows of one register.
public struct RegisterRequest: Sendable {
  /// The columns.
  public var columns: [ColumnRequest]
  /// The tables; none where the run names none, and then nobody's rows are known.
  public var tables: [TableRequest]

  /// Asks for a register.
  public init(columns: [ColumnRequest], tables: [TableRequest] = []) {
    self.columns = columns
    self.tables = tables
  }
}

extension EvidenceReading {
  /// Reads the registers. A subject without a row in tables that were given has no events.
  mutating func readRegisters() {
    for register in request.registers {
      guard !register.tables.isEmpty else {
        registers.append(nil)
        continue
      }
      var rows: [(subject: Int, cells: [Cell], place: RegisterData.Place?)] = []
      var isRead = true
      for table in register.tables {
        do throws(TableFailure) {
          let taker = WideTaker(table, columns: register.columns, known: subjects)
          guard let read = try readTable(table, for: [taker]).first else { continue }
          rows += accept(read, of: table, register)
        } catch {
          diagnostics.append(error.diagnostic)
          diagnostics += error.others
          faultyValues += 1
          isRead = false
        }
      }
      // Of a table that could not be read nobody knows whose rows it has.
      registers.append(
        isRead
          ? RegisterData(
            subjectCount: subjects.count, columnCount: register.columns.count, placed: rows) : nil)
    }
  }

  private mutating func accept(
    _ read: ReadTable, of table: TableRequest, _ register: RegisterRequest
  ) -> [(subject: Int, cells: [Cell], place: RegisterData.Place?)] {
    diagnostics += read.diagnostics
    faultyValues += read.faultyValues
    let number = tables.count
    tables.append(read.source)
    requests.append(table)
    headings.append(read.headings)
    usedFields.append(Set(read.columns.map(\.field) + [read.subjectField]))
    for (index, column) in register.columns.enumerated()
    where column.isRequired && !read.columns.contains(where: { $0.request == index }) {
      reportMissing(column, in: [read.headings.map(\.text)], spans: [read.headings.map(\.span)])
    }
    return read.rowSubjects.indices.compactMap { row in
      let subject = read.rowSubjects[row]
      guard subject != SubjectReader.none else { return nil }
      var cells = Array(repeating: Cell(Absence(.missing)), count: register.columns.count)
      for column in read.columns { cells[column.request] = column.storage.cell(row) }
      return (Int(subject), cells, RegisterData.Place(table: number, row: row))
    }
  }
}
