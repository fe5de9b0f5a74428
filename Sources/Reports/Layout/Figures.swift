public import Decimals
public import Diagnostics

/// How figures are written for people: with the decimal mark of their language, and a long one
/// shortened to as many decimals as it takes to say the same thing.
public struct Figures: Sendable {
  /// The reader's language.
  public let language: Language

  /// Makes a writer of figures.
  public init(language: Language) { self.language = language }

  /// The most decimals of a figure that is printed whole (`rule-language`, "Explanations on
  /// paper").
  public static let wholeDecimals = 6
  /// The most decimals of a settled figure.
  public static let settledDecimals = 24

  /// A figure with all its digits.
  public func whole(_ figure: Decimal) -> String {
    marked(figure.description)
  }

  /// A figure rounded to `digits` decimals, all of them written: `63,50`.
  public func fixed(_ figure: Decimal, digits: Int) -> String {
    let rounded = figure.rounded(toDigits: digits, .halfEven) ?? figure
    return marked(rounded.text(minimumDecimals: digits))
  }

  /// A figure as it stands in an explanation: whole up to six decimals, else rounded to the least
  /// number of decimals from six on with which `saysTheSame` holds of it.
  public func shown(
    _ figure: Decimal, where saysTheSame: (Decimal) -> Bool = { _ in true }
  ) -> Shown {
    let settled = figure.settled()
    if settled.scale <= Self.wholeDecimals {
      return Shown(figure: settled, isWhole: true, text: whole(settled))
    }
    for digits in Self.wholeDecimals..<Self.settledDecimals {
      guard let rounded = settled.rounded(toDigits: digits, .halfEven), saysTheSame(rounded) else {
        continue
      }
      if rounded == settled { return Shown(figure: settled, isWhole: true, text: whole(settled)) }
      return Shown(
        figure: rounded, isWhole: false, text: marked(rounded.text(minimumDecimals: digits)))
    }
    return Shown(figure: settled, isWhole: true, text: whole(settled))
  }

  /// A figure as it is printed.
  public struct Shown: Sendable {
    /// The figure that the printed digits say.
    public let figure: Decimal
    /// Whether that is the whole figure.
    public let isWhole: Bool
    /// The digits.
    public let text: String

    /// The sign between an operation and this figure as its result.
    public var equals: String { isWhole ? "=" : "≈" }
  }

  /// What a rounding does with the rest, in words for people.
  public func words(for mode: RoundingMode) -> String {
    let (vi, en) =
      switch mode {
      case .halfUp: ("từ nửa trở lên thì tăng", "half up")
      case .halfDown: ("quá nửa mới tăng", "half down")
      case .halfEven: ("đúng nửa thì về số chẵn", "half to even")
      case .up: ("luôn ra xa số 0", "away from zero")
      case .down: ("luôn bỏ phần lẻ", "toward zero")
      case .floor: ("luôn xuống", "down")
      case .ceiling: ("luôn lên", "up")
      }
    return language == .vi ? vi : en
  }

  private func marked(_ digits: String) -> String { figureText(digits, in: language) }
}
