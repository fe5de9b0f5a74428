import Decimals
public import Diagnostics
import Rulebooks
public import Scenarios

/// The addresses of a run with type, value and place, as text, JSON or CSV.
public struct AddressReport: Sendable {
  private let addresses: [ListedAddress]

  /// Makes a writer.
  public init(_ addresses: [ListedAddress]) { self.addresses = addresses }

  /// A line an address: `ADDRESS=VALUE  (type)  [place]`.
  public func text(_ language: Language) -> String {
    addresses.map { listed in
      let value = listed.value ?? (language == .vi ? "thiếu" : "missing")
      let type =
        listed.words.isEmpty
        ? listed.type.name(language)
        : (language == .vi ? "một trong: " : "one of ") + listed.words.joined(separator: ", ")
      let place = listed.place.map { "  [\($0.path):\($0.line)]" } ?? ""
      return "\(listed.address)=\(value)  (\(type))\(place)\n"
    }.joined()
  }

  /// `{format: "thidua.addresses", version: 1, addresses: [{address, type, words, value, origin}]}`.
  public func json() -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
      json.field("format", "thidua.addresses")
      json.field("version", 1)
      json.key("addresses")
      json.array { json in
        for listed in addresses {
          var line = JSONWriter()
          line.object { json in
            json.field("address", listed.address.description)
            json.field("type", listed.type.rawValue)
            json.key("words")
            json.strings(listed.words)
            json.field("value", listed.value)
            json.key("origin")
            guard let place = listed.place else {
              json.null()
              return
            }
            json.object { json in
              json.field("file", place.path)
              json.field("line", place.line)
              json.field("column", place.column)
            }
          }
          json.raw(line.bytes)
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  /// One row an address.
  public func csv(_ dialect: CSVWriter.Dialect) -> [UInt8] {
    var csv = CSVWriter(dialect: dialect)
    for heading in ["address", "type", "words", "value", "file", "line", "column"] {
      csv.text(heading)
    }
    csv.endLine()
    for listed in addresses {
      csv.text(listed.address.description)
      csv.text(listed.type.rawValue)
      csv.text(listed.words.joined(separator: "; "))
      if let value = listed.value, Decimal(value) != nil {
        csv.figure(value)
      } else {
        csv.text(listed.value ?? "")
      }
      csv.text(listed.place?.path ?? "")
      if let place = listed.place {
        csv.figure(String(place.line))
        csv.figure(String(place.column))
      } else {
        csv.empty()
        csv.empty()
      }
      csv.endLine()
    }
    return csv.bytes
  }
}

extension AddressType {
  /// What it is called.
  func name(_ language: Language) -> String {
    switch (self, language) {
    case (.number, .vi): "số"
    case (.number, .en): "number"
    case (.wholeNumber, .vi): "số nguyên"
    case (.wholeNumber, .en): "whole number"
    case (.percent, .vi): "phần trăm"
    case (.percent, .en): "percentage"
    case (.share, .vi): "tỷ lệ"
    case (.share, .en): "share"
    case (.points, .vi): "điểm"
    case (.points, .en): "points"
    case (.yesNo, .vi): "có hoặc không"
    case (.yesNo, .en): "yes or no"
    case (.condition, .vi): "điều kiện"
    case (.condition, .en): "condition"
    case (.formula, .vi): "công thức"
    case (.formula, .en): "formula"
    case (.word, .vi): "từ cho sẵn"
    case (.word, .en): "word"
    case (.date, .vi): "ngày"
    case (.date, .en): "day"
    case (.text, .vi): "văn bản"
    case (.text, .en): "text"
    }
  }
}
