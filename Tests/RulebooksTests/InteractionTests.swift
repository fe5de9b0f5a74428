import Decimals
import Diagnostics
import Rulebooks
import Testing

/// A rulebook with a finding where `#! CODE` stands, and what makes it sound.
struct Flawed: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let cure: [(old: String, new: String)]

  var testDescription: String { name }

  init(_ name: String, _ text: String, _ cure: (String, String)...) {
    self.name = name
    self.text = text
    self.cure = cure.map { ($0.0, $0.1) }
  }

  /// The text without its marks, and the findings that they announce: code and line.
  func read(_ text: String) -> (rules: String, expected: [String]) {
    var expected: [String] = []
    var lines: [String] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let parts = line.split(separator: "  #! ", maxSplits: 1)
      lines.append(parts.first.map(String.init) ?? "")
      if parts.count == 2 { expected.append("\(parts[1]) \(number + 1)") }
    }
    return (lines.joined(separator: "\n"), expected)
  }

  /// The findings of some rules: code and line.
  static func found(_ rules: String) -> [String] {
    let loaded = load(rules)
    let checked = loaded.rulebook.map { check($0).diagnostics } ?? []
    return (loaded.diagnostics + checked).map { diagnostic in
      "\(diagnostic.fault.code) \(diagnostic.at?.place.line ?? 0)"
    }.sorted()
  }

  /// A rulebook of units: indicators, criteria, and what follows them.
  static func units(
    _ indicators: String, _ criteria: String, _ rest: String = "", head: String = "",
    keys: String = ""
  ) -> String {
    let own = keys.isEmpty ? "" : "    \(keys)\n"
    return """
      rulebook: thử
      title: Thử
      effective: { since: 2026-01-01, until: 2026-12-31 }
      \(head)indicators:
      \(indicators)
      assessments:
        units:
          subject: unit
      \(own)    criteria:
      \(criteria)
      \(rest)
      """
  }

  /// A rulebook with a total of 0 to 100 and classes.
  static func ladder(
    _ rest: String, indicators: String = "  điểm: { type: points, range: { from: 0, to: 100 } }",
    criteria: String = "      - { id: 1, title: A, points: 100, score: { given: điểm } }",
    rounding: String = "rounding: { digits: 2, mode: half-up, at: [total] }"
  ) -> String {
    units(indicators, criteria, rest, keys: rounding)
  }
}

private let whole = "  đã: { type: whole-number }\n  phải: { type: whole-number }"
private let late = "  trễ: { type: whole-number, better: lower }"
private let plan = "  kế hoạch: { type: yes-no }"
private let rate = "  tỷ lệ: { type: percent, better: higher }"
private let score = "  điểm: { type: points, range: { from: 0, to: 100 } }"
private let given = "      - { id: 1, title: A, points: 100, score: { given: điểm } }"
private let two = """
        - { id: 1, title: A, points: 60, score: { ratio: tỷ lệ } }
        - { id: 2, title: B, points: 40, score: { yes-no: kế hoạch } }
  """
private let three = """
      classes:
        - { id: xuất sắc, from: 90 }
        - { id: tốt, from: 70 }
        - { id: yếu }
  """

private func numbered(_ ids: [String], titles: [String] = []) -> String {
  let lines = ids.enumerated().map { index, id -> String in
    let parts = id.split(separator: "!", omittingEmptySubsequences: false)
    let title = titles.isEmpty ? "A" : titles[index]
    let mark = parts.count > 1 ? "  #! \(parts[1])" : ""
    return
      "      - { id: \(parts[0]), title: \"\(title)\", points: 2, score: { yes-no: kế hoạch } }\(mark)"
  }
  return Flawed.units(plan, lines.joined(separator: "\n"))
}

/// What rules say of each other: each finding at its line, and none where the rule is sound.
@Suite struct InteractionTests {
  static let classes: [Flawed] = [
    Flawed(
      "printed with one decimal",
      Flawed.ladder(
        """
            classes:
              - { id: xuất sắc, from: 85, to: 100 }
              - { id: tốt, from: 70, to: 84.9 }  #! TD3513
              - { id: yếu, to: 69.9 }  #! TD3513
        """), ("digits: 2", "digits: 1")),
    Flawed(
      "two classes at one end",
      Flawed.ladder(
        """
            classes:
              - { id: xuất sắc, from: 90 }
              - { id: tốt, from: 70, to: 90 }  #! TD3514
              - { id: yếu, below: 70 }
        """), ("to: 90", "below: 90")),
    Flawed(
      "beyond the best class",
      Flawed.ladder(
        """
            bonus:
              - { id: T, title: T, points: 3, score: { yes-no: kế hoạch } }
            classes:
              - { id: xuất sắc, from: 95, to: 100 }  #! TD3513
              - { id: yếu, below: 95 }
        """, indicators: "\(score)\n\(plan)"), ("to: 100", "to: 103")),
    Flawed(
      "points in halves",
      Flawed.units(
        "  lớp: { type: whole-number }\n\(plan)",
        """
              - { id: 1, title: A, points: 5, score: { per: lớp, each: 0.5 } }
              - { id: 2, title: B, points: 5, score: { yes-no: kế hoạch } }
        """,
        """
            classes:
              - { id: đạt, from: 5 }
              - { id: chưa đạt, to: 4 }  #! TD3513
        """), ("to: 4 ", "to: 4.5 ")),
    Flawed(
      "points of a table and a yes",
      Flawed.units(
        "  lớp: { type: whole-number }\n\(plan)",
        """
              - id: 1
                title: A
                points: 5
                score: { bands: lớp, table: [{ from: 2, earn: 5 }, { from: 1, earn: 2.5 }, { from: 0, earn: 0 }] }
              - { id: 2, title: B, points: 5, score: { yes-no: kế hoạch } }
        """,
        """
            classes:
              - { id: cao, from: 8 }
              - { id: vừa, from: 5, to: 7 }  #! TD3513
              - { id: thấp, below: 5 }
        """), ("earn: 2.5", "earn: 2")),
    Flawed(
      "nobody comes so low",
      Flawed.units(
        plan,
        """
              - { id: 1, title: A, points: { from: 5, to: 10 }, score: { yes-no: kế hoạch, otherwise: 5 } }
        """,
        """
            classes:
              - { id: đạt, from: 5 }
              - { id: chưa đạt }  #! TD3505
        """), ("from: 5, to", "from: 4, to"), ("otherwise: 5", "otherwise: 4")),
    Flawed(
      "points that the total makes sure of",
      Flawed.ladder(
        """
            classes:
              - id: xuất sắc
                from: 90
                when-requirements-fail: none
                requires: [{ that: points of("1") >= 50 }]  #! TD3802
              - { id: yếu }
        """, indicators: "\(rate)\n\(plan)", criteria: two, rounding: "rounding: none"),
      ("fail: none", "fail: next-class"), (">= 50", ">= 55")),
    Flawed(
      "points that the total leaves no room for",
      Flawed.ladder(
        """
            classes:
              - id: xuất sắc
                from: 90
                when-requirements-fail: next-class
                requires: [{ that: points of("1") < 50 }]  #! TD3801
              - { id: yếu }
        """, indicators: "\(rate)\n\(plan)", criteria: two, rounding: "rounding: none"),
      ("< 50", "< 55")),
    Flawed(
      "shares that the total makes sure of",
      Flawed.ladder(
        """
            classes:
              - id: xuất sắc
                from: 90
                when-requirements-fail: next-class
                requires: [{ each-section-at-least: 50% }]  #! TD3802
              - { id: yếu }
        """, indicators: "\(rate)\n\(plan)", criteria: two), ("from: 90", "from: 74")),
    Flawed(
      "a ceiling under a knock-out",
      Flawed.ladder(
        """
        \(three)
            knock-outs:
              - { id: a, when: trễ >= 3, class: yếu }
            ceilings:
              - { id: b, when: trễ >= 5, at-most: tốt }  #! TD3804
        """, indicators: "\(score)\n\(late)"), ("trễ >= 5", "trễ >= 1")),
  ]

  static let missing: [Flawed] = [
    Flawed(
      "looked at before the knock-out",
      Flawed.ladder(
        """
        \(three)
            knock-outs:
              - { id: a, when: not(is missing(trễ)) and trễ > 0, class: yếu }  #! TD3806
        """, indicators: "\(score)\n\(late)"), ("not(is missing(trễ)) and ", "")),
    Flawed(
      "a value that hides a knock-out",
      Flawed.ladder(
        """
        \(three)
            knock-outs:
              - { id: a, when: vi phạm, class: yếu }
        """,
        indicators:
          "\(score)\n  vi phạm: { type: yes-no, when-missing: { value: false } }  #! TD3904"),
      (", when-missing: { value: false }", "")),
    Flawed(
      "the best answer in place of none",
      Flawed.ladder(
        """
        \(three)
            knock-outs:
              - { id: a, when: vi phạm, class: yếu }
        """,
        indicators:
          "\(score)\n  vi phạm: { type: yes-no, better: lower, when-missing: { value: false } }  #! TD3805"
      ), (", when-missing: { value: false }", "")),
    Flawed(
      "a requirement met by silence",
      Flawed.ladder(
        """
            classes:
              - id: xuất sắc
                from: 90
                when-requirements-fail: next-class
                requires:
                  - { that: trễ = 0, if-missing: true }  #! TD3903
              - { id: yếu }
        """, indicators: "\(score)\n\(late)"), ("if-missing: true", "if-missing: false")),
    Flawed(
      "a deduction that silence escapes",
      Flawed.units(
        plan,
        """
              - id: 1
                title: A
                points: 5
                score:
                  deduct:
                    - { when: kế hoạch, if-missing: false, lose: 2, reason: R }  #! TD3806
        """), (", if-missing: false", "")),
    Flawed(
      "a formula that reads 0",
      Flawed.units(
        "  lớp: { type: whole-number, range: { from: 0, to: 20 } }",
        "      - { id: 1, title: A, points: 20, score: { formula: if is missing(lớp) then 0 else lớp } }  #! TD3807"
      ), ("if is missing(lớp) then 0 else lớp", "lớp")),
  ]

  static let scores: [Flawed] = [
    Flawed(
      "a formula below its points",
      Flawed.units(
        rate,
        "      - { id: 1, title: A, points: 10, score: { formula: 'min(tỷ lệ / 10, 8)' } }  #! TD3860"
      ), ("8)", "10)")),
    Flawed(
      "an if below its points",
      Flawed.units(
        rate,
        "      - { id: 1, title: A, points: 10, score: { formula: if tỷ lệ >= 90 then 8 else 4 } }  #! TD3860"
      ), ("then 8", "then 10")),
    Flawed(
      "a formula beyond its points",
      Flawed.units(
        rate, "      - { id: 1, title: A, points: 10, score: { formula: tỷ lệ / 5 } }  #! TD3908"),
      ("tỷ lệ / 5", "tỷ lệ / 10")),
    Flawed(
      "a goalpost beyond the range",
      Flawed.units(
        rate,
        "      - { id: 1, title: A, points: 5, score: { ratio: tỷ lệ, zero-at: 50, full-at: 120, hold: true } }  #! TD3860"
      ), ("full-at: 120", "full-at: 100")),
    Flawed(
      "a goalpost in shares",
      Flawed.units(
        rate,
        "      - { id: 1, title: A, points: 5, score: { ratio: tỷ lệ, full-at: 0.95, hold: true } }  #! TD3859"
      ), ("0.95", "95")),
    Flawed(
      "a parameter in shares",
      Flawed.units(
        rate, "      - { id: 1, title: A, points: 5, score: { yes-no: tỷ lệ >= mức } }  #! TD3859",
        head: "parameters:\n  mức: 0.9\n"), ("mức: 0.9", "mức: 90")),
    Flawed(
      "a percentage without its hundred",
      Flawed.units(
        "\(whole)\n  xong: { type: percent, derived: đã / phải, when-nothing-due: full-points }  #! TD3909",
        "      - { id: 1, title: A, points: 5, score: { ratio: xong } }"),
      ("derived: đã", "derived: 100 * đã")),
    Flawed(
      "a rate in a formula",
      Flawed.units(
        whole,
        "      - { id: 1, title: A, points: 5, score: { formula: 5 * đã / phải, hold: true } }  #! TD3901"
      ), ("5 * đã / phải", "if phải = 0 then 0 else 5 * đã / phải")),
    Flawed(
      "a rate in a condition",
      Flawed.ladder(
        """
        \(three)
            knock-outs:
              - { id: a, when: đã / phải < 0.7, class: yếu }  #! TD3901
        """, indicators: "\(score)\n\(whole)"),
      ("đã / phải < 0.7", "phải > 0 and đã / phải < 0.7")),
    Flawed(
      "a rate in bands",
      Flawed.units(
        whole,
        """
              - id: 1
                title: A
                points: 5
                score:
                  bands: 100 * đã / phải  #! TD3901
                  table: [{ from: 90, earn: 5 }, { from: 0, earn: 0 }]
        """),
      ("phải: { type: whole-number }", "phải: { type: whole-number, range: { from: 1, to: 9 } }")
    ),
    Flawed(
      "a derived rate of a sum",
      Flawed.units(
        "\(whole)\n  thêm: { type: whole-number }\n  xong: { type: percent, derived: 100 * đã / (phải + thêm) }  #! TD3852",
        "      - { id: 1, title: A, points: 5, score: { ratio: xong } }"),
      ("thêm) }", "thêm), when-nothing-due: full-points }")),
    Flawed(
      "two penalties for one failing",
      Flawed.ladder(
        """
            penalty:
              - { id: P1, title: A, points: 2, score: { yes-no: trễ > 0 } }
              - { id: P2, title: B, points: 3, score: { yes-no: trễ > 5 } }  #! TD3902
        """, indicators: "\(score)\n\(late)"), ("trễ > 0", "trễ > 0 and trễ <= 5")),
    Flawed(
      "bands and a line for one failing",
      Flawed.units(
        late,
        """
              - id: 1
                title: A
                points: 5
                score:
                  deduct:
                    - { bands: trễ, table: [{ from: 6, lose: 2 }, { from: 0, lose: 0 }], reason: R }
                    - { when: trễ > 10, lose: 1, reason: S }  #! TD3803
        """), ("trễ > 10", "trễ > 0 and trễ < 6")),
    Flawed(
      "a document of later years",
      Flawed.units(
        plan,
        "      - { id: 1, title: A, points: 5, basis: MOI Đ1, score: { yes-no: kế hoạch } }  #! TD3114",
        head: "documents:\n  MOI: { number: 1/NQ, date: 2027-05-01 }\n"), ("2027", "2025")),
  ]

  static let others: [Flawed] = [
    Flawed(
      "a share of a class that may be empty",
      Flawed.ladder(
        """
        \(three)
            rankings: { chung: { within: all, order-by: [total] } }
            quotas:
              - { id: q, class: xuất sắc, share: 20%, round: up, of: { classes: [tốt], counted: before }, overflow-to: tốt }  #! TD3910
        """, rounding: "rounding: none"), ("[tốt]", "[xuất sắc, tốt]")),
    Flawed(
      "a small group that a case sees to",
      Flawed.ladder(
        """
        \(three)
            rankings: { chung: { within: all, order-by: [total] } }
            quotas:
              - id: q
                class: xuất sắc
                share: 20%  #! TD3827
                round: down
                of: { classes: [xuất sắc, tốt, yếu], counted: before }
                cases: [{ when: group size < 4, at-most: 1 }]
                overflow-to: tốt
        """, rounding: "rounding: none"), ("size < 4", "size < 5")),
    Flawed(
      "ranked and held down",
      Flawed.ladder(
        """
        \(three)
            ceilings:
              - { id: a, when: trễ > 0, at-most: tốt }
            rankings:
              khen: { within: all, order-by: [total], eligible: 'class = "xuất sắc" and trễ > 2' }  #! TD3905
        """, indicators: "\(score)\n\(late)", rounding: "rounding: none"), ("trễ > 2", "trễ = 0")),
    Flawed(
      "awarded and knocked out",
      Flawed.ladder(
        """
        \(three)
            knock-outs:
              - { id: a, when: trễ > 0, class: yếu }
            rankings:
              khen: { within: all, order-by: [total], eligible: 'class in ("xuất sắc", "tốt")' }
            awards:
              - { id: cờ, title: C, number: 1, of: khen, requires: trễ > 3, if-unfit: next }  #! TD3905
        """, indicators: "\(score)\n\(late)", rounding: "rounding: none"), ("trễ > 3", "trễ = 0")),
    Flawed(
      "ranked below the class's own bound",
      Flawed.ladder(
        """
        \(three)
            rankings:
              khen: { within: all, order-by: [total], eligible: 'class = "xuất sắc" and total < 90' }  #! TD3905
        """, rounding: "rounding: none"), ("total < 90", "total < 95")),
    Flawed("romans", numbered(["I", "II", "IV!TD3858"]), ("id: IV", "id: III")),
    Flawed("letters", numbered(["a", "b", "c", "e!TD3858"]), ("id: e", "id: d")),
    Flawed(
      "the letters of decrees", numbered(["a", "b", "d!TD3858", "đ", "e"]), ("id: b", "id: c"),
      ("id: a", "id: b"),
      (
        "id: b, title: \"A\", points: 2, score: { yes-no: kế hoạch } }\n      - { id: c",
        "id: b1, title: \"A\", points: 2, score: { yes-no: kế hoạch } }\n      - { id: c"
      )),
    Flawed(
      "letters behind a point", numbered(["5.1.a", "5.1.b", "5.1.d!TD3858"]), ("5.1.d", "5.1.c")),
    Flawed("two left out", numbered(["1", "2", "5!TD3858"]), ("id: 5", "id: 3")),
    Flawed(
      "out of order", numbered(["1", "3", "2!TD3906"]), ("id: 3", "id: 5"), ("id: 2", "id: 3"),
      ("id: 5", "id: 2")),
    Flawed(
      "numbered titles",
      numbered(["x", "y", "z!TD3858"], titles: ["1. A", "2. B", "4. C"]), ("4. C", "3. C")),
    Flawed(
      "headings of the same number",
      numbered(["x", "y", "z!TD3857"], titles: ["Mục 1. A", "Mục 2. B", "Mục 2. C"]),
      ("Mục 2. C", "Mục 3. C")),
    Flawed(
      "a number of another section",
      Flawed.units(
        plan,
        """
              - id: 1
                title: A
                criteria:
                  - { id: 1.1, title: a, points: 2, score: { yes-no: kế hoạch } }
                  - { id: 2.2, title: b, points: 2, score: { yes-no: kế hoạch } }  #! TD3907
                  - { id: 1.3, title: c, points: 2, score: { yes-no: kế hoạch } }
        """), ("id: 2.2", "id: 1.2")),
    Flawed(
      "a bonus left out",
      Flawed.units(
        plan, "      - { id: 1, title: A, points: 2, score: { yes-no: kế hoạch } }",
        """
            bonus:
              - { id: T1, title: a, points: 1, score: { yes-no: kế hoạch } }
              - { id: T3, title: b, points: 1, score: { yes-no: kế hoạch } }  #! TD3858
        """), ("T3", "T2")),
  ]

  @Test(arguments: classes + missing + scores + others)
  func eachIsFoundAtItsLineAndNothingWhereTheRuleIsSound(_ flawed: Flawed) {
    let (rules, expected) = flawed.read(flawed.text)
    #expect(!expected.isEmpty)
    #expect(Flawed.found(rules) == expected.sorted(), "\(rules)")
    var sound = flawed.text
    for (old, new) in flawed.cure {
      #expect(sound.contains(old))
      sound = sound.replacing(old, with: new)
    }
    let cured = flawed.read(sound).rules
    #expect(Flawed.found(cured).isEmpty, "\(cured)")
  }

  @Test("Vietnamese letters with đ and without, English letters, long rows")
  func soundRows() {
    for row in [
      ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k"], ["a", "b", "c", "d", "e", "g", "h"],
      ["a", "b", "c", "d", "e", "f", "g"], ["I", "II", "III", "IV", "V"], ["2", "3", "4"],
      ["1", "4"], ["1.1", "1.2", "1.10"], ["d1", "d2", "x"],
    ] {
      let rules = Flawed.found(numbered(row))
      #expect(rules.isEmpty, "\(row)")
    }
  }

  /// Classes with both ends over every total that criteria of a few points can bring.
  @Test(arguments: 1...40) func endsOfClassesAgreeWithEveryTotal(_ seed: Int) throws {
    var dice = AnalysisPropertyTests.Dice(seed + 501)
    // In quarters of a point.
    let tables = (0...dice.roll(3)).map { _ in
      Set((0...(1 + dice.roll(3))).map { _ in dice.roll(13) }).union([0]).sorted()
    }
    var totals: Set<Int> = [0]
    for table in tables { totals = Set(totals.flatMap { sum in table.map { sum + $0 } }) }
    let criteria = tables.enumerated().map { number, table in
      let lines = table.enumerated().map { "{ from: \($0), earn: \(quarters($1)) }" }
      return """
              - id: \(number + 1)
                title: A
                points: { from: 0, to: \(quarters(table.last ?? 0)) }
                score: { bands: v, table: [\(lines.joined(separator: ", "))] }
        """
    }
    let highest = tables.map { $0.last ?? 0 }.reduce(0, +)
    let bound = 1 + dice.roll(max(highest, 1))
    let gap = dice.roll(4) - 1
    let (isOpen, isClosed) = (dice.roll(2) == 0, dice.roll(2) == 0)
    let end = max(bound - gap, 0)
    let text = Flawed.units(
      "  v: { type: whole-number }", criteria.joined(separator: "\n"),
      """
          classes:
            - { id: cao, \(isOpen ? "over" : "from"): \(quarters(bound)) }
            - { id: thấp, \(isClosed ? "to" : "below"): \(quarters(end)) }
      """)
    let codes = Set(Flawed.found(text).map { String($0.prefix(6)) })
    func isHigh(_ total: Int) -> Bool { isOpen ? total > bound : total >= bound }
    func isLow(_ total: Int) -> Bool { isClosed ? total <= end : total < end }
    let isLeft = totals.contains { !isHigh($0) && !isLow($0) }
    let isBoth = totals.contains { isHigh($0) && isLow($0) }
    #expect(codes.contains("TD3513") == isLeft, "\(totals.sorted())\n\(text)")
    if !isLeft { #expect(codes.contains("TD3514") == isBoth, "\(totals.sorted())\n\(text)") }
  }

  private func quarters(_ figure: Int) -> String {
    "\(figure / 4).\(["00", "25", "50", "75"][figure % 4])"
  }
}
