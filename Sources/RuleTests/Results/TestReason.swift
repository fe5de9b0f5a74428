public import Decimals
public import Diagnostics
import Rulebooks

/// Why the rules gave what they gave: the step that decided, the facts that it read.
public struct TestReason: Sendable {
  /// Which step decided.
  public enum Step: String, Sendable, CaseIterable {
    /// The method of a criterion.
    case method
    /// The gate of a criterion was not met.
    case gate
    /// It does not apply.
    case notApplicable = "not-applicable"
    /// Facts are lacking.
    case lacking
    /// The rule failed on these facts.
    case fault
    /// The parts of a section or of the total.
    case parts
    /// The band of the total.
    case band
    /// A requirement of a class.
    case requirement
    /// A knock-out.
    case knockOut = "knock-out"
    /// A ceiling of the class.
    case ceiling
    /// A quota.
    case quota
    /// A decision of a person.
    case decision
    /// The assessment is not for the subject, or it is exempt.
    case exempt
  }

  /// Which step decided.
  public let step: Step
  /// Where the rule stands.
  public let rule: Span?
  /// What it read, by name: facts of evidence, parts of a section.
  public let operands: [(name: String, value: TestOperand)]
  /// The fault, where the rule failed.
  public let fault: (any Fault)?

  /// Makes a reason.
  public init(
    step: Step, rule: Span? = nil, operands: [(name: String, value: TestOperand)] = [],
    fault: (any Fault)? = nil
  ) {
    self.step = step
    self.rule = rule
    self.operands = operands
    self.fault = fault
  }
}

/// What a rule read.
public enum TestOperand: Sendable, Hashable {
  /// A figure.
  case figure(Decimal)
  /// A text, a rung, a date.
  case text(String)
  /// A truth value.
  case truth(Bool)
  /// Nothing, for a reason.
  case absent(AbsenceReason)
  /// A part without points, by the word for what became of it.
  case word(String)
}

extension TestReason {
  /// The reason on one line.
  public func text(in language: Language) -> Text {
    var text = lead(language) ?? Text(pieces: [])
    for (index, operand) in operands.prefix(Self.mostShown).enumerated() {
      let sign: Text = index == 0 ? (text.pieces.isEmpty ? "" : ": ") : ", "
      text = "\(text)\(sign)\(operand.name) = \(operand.value.text(in: language))"
    }
    if operands.count > Self.mostShown { text = "\(text), …" }
    if let fault {
      text = "\(text)\(text.pieces.isEmpty ? "" : "; ")\(fault.headline(language))"
    }
    if let rule {
      text =
        "\(text)\(text.pieces.isEmpty ? "" : " ")(\(rule.source.path):\(String(rule.place.line)))"
    }
    return text
  }

  private static let mostShown = 8

  private func lead(_ language: Language) -> Text? {
    switch (step, language) {
    case (.method, _), (.parts, _), (.fault, _): nil
    case (.gate, .vi): "không đạt điều kiện tiên quyết"
    case (.gate, .en): "gate not met"
    case (.notApplicable, .vi): "không áp dụng"
    case (.notApplicable, .en): "does not apply"
    case (.lacking, .vi): "thiếu số liệu"
    case (.lacking, .en): "facts are lacking"
    case (.band, .vi): "theo tổng điểm"
    case (.band, .en): "by the total"
    case (.requirement, .vi): "điều kiện của mức xếp loại"
    case (.requirement, .en): "a requirement of the class"
    case (.knockOut, .vi): "trường hợp loại trừ"
    case (.knockOut, .en): "a knock-out"
    case (.ceiling, .vi): "quy định khống chế"
    case (.ceiling, .en): "a ceiling"
    case (.quota, .vi): "tỷ lệ khống chế"
    case (.quota, .en): "a quota"
    case (.decision, .vi): "theo quyết định"
    case (.decision, .en): "by decision"
    case (.exempt, .vi): "không thuộc diện đánh giá"
    case (.exempt, .en): "not assessed"
    }
  }
}

extension TestOperand {
  /// The value as a message shows it.
  public func text(in language: Language) -> Text {
    switch self {
    case .figure(let figure): return "\(number: figure)"
    case .text(let text): return "\(name: text)"
    case .truth(let truth):
      return language == .vi ? (truth ? "có" : "không") : (truth ? "yes" : "no")
    case .word(let word): return "\(code: word)"
    case .absent(let reason):
      switch (reason, language) {
      case (.missing, .vi): return "thiếu"
      case (.missing, .en): return "missing"
      case (.refused, .vi): return "bị từ chối"
      case (.refused, .en): return "refused"
      case (.documentNotAccepted, .vi): return "tài liệu không được chấp nhận"
      case (.documentNotAccepted, .en): return "document not accepted"
      case (.expired, .vi): return "quá hạn"
      case (.expired, .en): return "expired"
      case (.undefined, .vi): return "không xác định (0/0)"
      case (.undefined, .en): return "undefined (0/0)"
      case (.notApplicable, .vi): return "không áp dụng"
      case (.notApplicable, .en): return "not applicable"
      }
    }
  }
}
