public import Diagnostics
import YAMLSource

/// An address with what stands there.
public struct AddressListing: Sendable {
  /// The address.
  public let address: Address
  /// The value as it is written.
  public let value: String
  /// Where.
  public let span: Span
}

extension RuleTree {
  /// The addresses of all values: figures, conditions, words; titles and remarks are left out.
  ///
  /// - Parameter withRemarks: Whether titles, bases and notes are among them, and whatever else stands
  ///   in the rulebook.
  func listing(withRemarks: Bool = false) -> [AddressListing] {
    var found: [AddressListing] = []
    let silent = withRemarks ? ["id"] : Self.silent
    let kinds = withRemarks ? Self.named : ["parameters", "indicators"]
    if withRemarks {
      for root in roots {
        for entry in root.entries ?? []
        where !Self.named.contains(entry.name)
          && !["assessments", "tests", "samples", "include"]
            .contains(entry.name)
        { list(entry.value, Address([entry.name]), silent, into: &found) }
      }
    }
    for kind in kinds {
      for root in roots {
        for entry in root[kind]?.entries ?? [] {
          let address = Address([kind, entry.name])
          if kind == "parameters", !withRemarks, let place = try? place(address),
            place.node.scalar != nil
          {
            found.append(listed(address, place.node))
          } else {
            list(entry.value, address, silent, into: &found)
          }
        }
      }
    }
    for assessment in assessments {
      let address = Address([assessment.name])
      for entry in assessment.value.entries ?? [] where !silent.contains(entry.name) {
        if entry.name == "criteria" {
          criteria(entry.value, address, silent, into: &found)
        } else {
          list(entry.value, address.appending(entry.name), silent, into: &found)
        }
      }
    }
    return found
  }

  /// Keys whose values change no result.
  private static let silent: Set<String> = [
    "title", "note", "open-question", "basis", "accept", "source", "id", "subject", "heading",
  ]

  private func listed(_ address: Address, _ node: YAMLNode) -> AddressListing {
    AddressListing(address: address, value: node.scalar?.value ?? node.span.text, span: node.span)
  }

  private func criteria(
    _ node: YAMLNode, _ address: Address, _ silent: Set<String>,
    into found: inout [AddressListing]
  ) {
    for item in node.items ?? [] {
      guard let id = item["id"]?.text else { continue }
      let own = address.appending("criteria").appending(id)
      for entry in item.entries ?? [] where !silent.contains(entry.name) {
        if entry.name == "criteria" {
          criteria(entry.value, address, silent, into: &found)
        } else {
          list(entry.value, own.appending(entry.name), silent, into: &found)
        }
      }
    }
  }

  private func list(
    _ node: YAMLNode, _ address: Address, _ silent: Set<String>,
    into found: inout [AddressListing]
  ) {
    if node.scalar != nil {
      found.append(listed(address, node))
      return
    }
    for entry in node.entries ?? [] where !silent.contains(entry.name) {
      list(entry.value, address.appending(entry.name), silent, into: &found)
    }
    for (number, item) in (node.items ?? []).enumerated() {
      list(
        item, address.appending(Self.name(of: item) ?? String(number + 1)), silent, into: &found)
    }
  }
}
