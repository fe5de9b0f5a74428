public import Diagnostics
public import Rulebooks
import YAMLSource

/// An address with what stands there.
public struct AddressListing: Sendable {
  /// The address.
  public let address: Address
  /// The value as it is written.
  public let value: String
  /// Where.
  public let span: Span
  /// The kind of element that it stands in; nil where its names are an author's.
  let kind: ElementKind?
  /// The key that it stands under, itself or the list that it is an item of.
  let key: String
}

extension RuleTree {
  /// The parts of a rulebook whose values are listed, beside the assessments.
  private static let listed = [
    "parameters", "functions", "ladders", "attributes", "indicator-defaults", "indicators",
    "registers",
  ]

  /// The addresses of all values: figures, conditions, words; titles and remarks are left out.
  func listing() -> [AddressListing] {
    var found: [AddressListing] = []
    for part in Self.listed {
      for root in roots {
        guard let section = root[part] else { continue }
        let content = ElementKind.rulebook.content(of: part) ?? .value
        if part == "parameters" {
          parameters(section, into: &found)
        } else {
          list(section, Address([part]), content, Here(kind: .rulebook, key: part), into: &found)
        }
      }
    }
    for assessment in assessments {
      let address = Address([assessment.name])
      for entry in assessment.value.entries ?? [] where !Self.silent.contains(entry.name) {
        if entry.name == "criteria" {
          criteria(entry.value, address, into: &found)
        } else {
          list(entry, address, of: .assessment, into: &found)
        }
      }
    }
    return found
  }

  /// Keys whose values change no result.
  static let silent: Set<String> = [
    "title", "note", "open-question", "basis", "accept", "source", "id", "subject", "heading",
  ]

  /// The element and key that a value stands under.
  private struct Here {
    let kind: ElementKind?
    let key: String
  }

  private func listed(_ address: Address, _ node: YAMLNode, _ here: Here) -> AddressListing {
    AddressListing(
      address: address, value: node.scalar?.value ?? node.span.text, span: node.span,
      kind: here.kind, key: here.key)
  }

  private func parameters(_ section: YAMLNode, into found: inout [AddressListing]) {
    for entry in section.entries ?? [] {
      let address = Address(["parameters", entry.name])
      let here = Here(kind: .parameterValue, key: "value")
      if let place = try? place(address), place.node.scalar != nil {
        found.append(listed(address, place.node, here))
      } else {
        list(entry.value, address, .list(.parameterValue), here, into: &found)
      }
    }
  }

  private func criteria(
    _ node: YAMLNode, _ address: Address, into found: inout [AddressListing]
  ) {
    for item in node.items ?? [] {
      guard let id = item["id"]?.text else { continue }
      let own = address.appending("criteria").appending(id)
      for entry in item.entries ?? [] where !Self.silent.contains(entry.name) {
        if entry.name == "criteria" {
          criteria(entry.value, address, into: &found)
        } else {
          list(entry, own, of: .criterion, into: &found)
        }
      }
    }
  }

  /// What stands under a key of an element.
  private func list(
    _ entry: YAMLEntry, _ address: Address, of kind: ElementKind,
    into found: inout [AddressListing]
  ) {
    list(
      entry.value, address.appending(entry.name), kind.content(of: entry.name) ?? .value,
      Here(kind: kind, key: entry.name), into: &found)
  }

  private func list(
    _ node: YAMLNode, _ address: Address, _ content: ElementContent, _ here: Here,
    into found: inout [AddressListing]
  ) {
    if node.scalar != nil {
      found.append(listed(address, node, here))
      return
    }
    for entry in node.entries ?? [] {
      switch content {
      case .element(let kind), .list(let kind?):
        if Self.silent.contains(entry.name) { continue }
        list(entry, address, of: kind, into: &found)
      case .named(let kind):
        list(
          entry.value, address.appending(entry.name), kind.map { .element($0) } ?? .value,
          Here(kind: kind, key: here.key), into: &found)
      case .value, .list(nil):
        // Under a key that takes a word as well: a word with a figure of its own.
        list(
          entry.value, address.appending(entry.name), .value, Here(kind: nil, key: entry.name),
          into: &found)
      }
    }
    for (number, item) in (node.items ?? []).enumerated() {
      let inner: ElementContent =
        if case .list(let kind?) = content { .element(kind) } else { .value }
      list(
        item, address.appending(Self.name(of: item) ?? String(number + 1)), inner, here,
        into: &found)
    }
  }
}
