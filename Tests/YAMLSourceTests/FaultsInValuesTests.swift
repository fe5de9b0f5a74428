import Testing

/// What YAML makes of conditions, formulas and sentences that lack quotes.
struct FaultsInValuesTests {
  @Test(arguments: cases) func saysWhatIsWrongAndWhatToDo(_ faultCase: FaultCase) {
    faultCase.check()
  }

  static let cases: [FaultCase] = [
    .init(
      yaml: """
        when: >= 2
        points: 4
        """,
      vi: """
        1:7-11 TD1121 `>= 2` không đặt trong dấu ngoặc kép nên dấu > bị hiểu là mở đầu một đoạn văn
        -> đặt cả giá trị trong dấu ngoặc kép: `">= 2"`
        """,
      en: """
        1:7-11 TD1121 `>= 2` lacks quotes, so its > is taken for the start of a paragraph
        -> put all of the value in double quotes: `">= 2"`
        """,
      tree: "{when: ?, points: 4}"),
    .init(
      yaml: """
        table:
          - { when: >= 2, earn: 4 }
          - { when: > 90%, earn: 2 }
          - when: >5
            earn: 1
        """,
      vi: """
        2:13-17 TD1121 `>= 2` không đặt trong dấu ngoặc kép nên dấu > bị hiểu là mở đầu một đoạn văn
        -> đặt cả giá trị trong dấu ngoặc kép: `">= 2"`
        3:13-18 TD1121 `> 90%` không đặt trong dấu ngoặc kép nên dấu > bị hiểu là mở đầu một đoạn văn
        -> đặt cả giá trị trong dấu ngoặc kép: `"> 90%"`
        4:11-13 TD1121 `>5` không đặt trong dấu ngoặc kép nên dấu > bị hiểu là mở đầu một đoạn văn
        -> đặt cả giá trị trong dấu ngoặc kép: `">5"`
        """,
      en: """
        2:13-17 TD1121 `>= 2` lacks quotes, so its > is taken for the start of a paragraph
        -> put all of the value in double quotes: `">= 2"`
        3:13-18 TD1121 `> 90%` lacks quotes, so its > is taken for the start of a paragraph
        -> put all of the value in double quotes: `"> 90%"`
        4:11-13 TD1121 `>5` lacks quotes, so its > is taken for the start of a paragraph
        -> put all of the value in double quotes: `">5"`
        """,
      tree: "{table: [{when: ?, earn: 4}, {when: ?, earn: 2}, {when: ?, earn: 1}]}"),
    .init(
      yaml: """
        when: != 3
        other: !=3
        """,
      vi: """
        1:7-11 TD1120 `!= 3` không đặt trong dấu ngoặc kép nên dấu ! bị hiểu là nhãn kiểu
        -> đặt cả giá trị trong dấu ngoặc kép: `"!= 3"`
        2:8-11 TD1120 `!=3` không đặt trong dấu ngoặc kép nên dấu ! bị hiểu là nhãn kiểu
        -> đặt cả giá trị trong dấu ngoặc kép: `"!=3"`
        """,
      en: """
        1:7-11 TD1120 `!= 3` lacks quotes, so its ! is taken for a tag
        -> put all of the value in double quotes: `"!= 3"`
        2:8-11 TD1120 `!=3` lacks quotes, so its ! is taken for a tag
        -> put all of the value in double quotes: `"!=3"`
        """,
      tree: "{when: ?, other: ?}"),
    .init(
      yaml: """
        - { when: != "xã", earn: 2 }
        """,
      vi: """
        1:11-18 TD1120 `!= "xã"` không đặt trong dấu ngoặc kép nên dấu ! bị hiểu là nhãn kiểu
        -> đặt cả giá trị trong dấu nháy đơn: `'!= "xã"'`
        """,
      en: """
        1:11-18 TD1120 `!= "xã"` lacks quotes, so its ! is taken for a tag
        -> put all of the value in single quotes: `'!= "xã"'`
        """,
      tree: "[{when: ?, earn: 2}]"),
    .init(
      yaml: """
        when: [70..90)
        """,
      vi: """
        1:7-15 TD1122 `[70..90)` không đặt trong dấu ngoặc kép nên các dấu ngoặc bị hiểu là của danh sách
        -> đặt cả giá trị trong dấu ngoặc kép: `"[70..90)"`
        """,
      en: """
        1:7-15 TD1122 `[70..90)` lacks quotes, so its brackets are taken for those of a list
        -> put all of the value in double quotes: `"[70..90)"`
        """,
      tree: "{when: ?}"),
    .init(
      yaml: """
        table:
          - { when: [70..90), earn: 2 }
          - { when: (70..90], earn: 1 }
          - { when: ]70..90[, earn: 0 }
          - { when: tuổi in [1..5), earn: 1 }
          - { formula: sum([a, b]), earn: 1 }
        """,
      vi: """
        2:13-21 TD1122 `[70..90)` không đặt trong dấu ngoặc kép nên các dấu ngoặc bị hiểu là của danh sách
        -> đặt cả giá trị trong dấu ngoặc kép: `"[70..90)"`
        3:13-21 TD1122 `(70..90]` không đặt trong dấu ngoặc kép nên các dấu ngoặc bị hiểu là của danh sách
        -> đặt cả giá trị trong dấu ngoặc kép: `"(70..90]"`
        4:13-21 TD1122 `]70..90[` không đặt trong dấu ngoặc kép nên các dấu ngoặc bị hiểu là của danh sách
        -> đặt cả giá trị trong dấu ngoặc kép: `"]70..90["`
        5:13-27 TD1122 `tuổi in [1..5)` không đặt trong dấu ngoặc kép nên các dấu ngoặc bị hiểu là của danh sách
        -> đặt cả giá trị trong dấu ngoặc kép: `"tuổi in [1..5)"`
        6:16-27 TD1122 `sum([a, b])` không đặt trong dấu ngoặc kép nên các dấu ngoặc bị hiểu là của danh sách
        -> đặt cả giá trị trong dấu ngoặc kép: `"sum([a, b])"`
        """,
      en: """
        2:13-21 TD1122 `[70..90)` lacks quotes, so its brackets are taken for those of a list
        -> put all of the value in double quotes: `"[70..90)"`
        3:13-21 TD1122 `(70..90]` lacks quotes, so its brackets are taken for those of a list
        -> put all of the value in double quotes: `"(70..90]"`
        4:13-21 TD1122 `]70..90[` lacks quotes, so its brackets are taken for those of a list
        -> put all of the value in double quotes: `"]70..90["`
        5:13-27 TD1122 `tuổi in [1..5)` lacks quotes, so its brackets are taken for those of a list
        -> put all of the value in double quotes: `"tuổi in [1..5)"`
        6:16-27 TD1122 `sum([a, b])` lacks quotes, so its brackets are taken for those of a list
        -> put all of the value in double quotes: `"sum([a, b])"`
        """,
      tree:
        "{table: [{when: ?, earn: 2}, {when: ?, earn: 1}, {when: ?, earn: 0}, {when: ?, earn: 1}, {formula: ?, earn: 1}]}"
    ),
    .init(
      yaml: """
        applies-when: "xã" = loại
        next: 'a' + 'b'
        """,
      vi: """
        1:15-26 TD1123 `"xã" = loại` bắt đầu bằng dấu ngoặc nên bị coi là hết ở dấu đóng, phần còn lại bị thừa
        -> đặt thêm cả giá trị trong dấu nháy đơn: `'"xã" = loại'`
        2:7-16 TD1123 `'a' + 'b'` bắt đầu bằng dấu ngoặc nên bị coi là hết ở dấu đóng, phần còn lại bị thừa
        -> đặt thêm cả giá trị trong dấu ngoặc kép: `"'a' + 'b'"`
        """,
      en: """
        1:15-26 TD1123 `"xã" = loại` starts with a quote, so it is taken to end at the closing one, with text left over
        -> put all of the value in single quotes as well: `'"xã" = loại'`
        2:7-16 TD1123 `'a' + 'b'` starts with a quote, so it is taken to end at the closing one, with text left over
        -> put all of the value in double quotes as well: `"'a' + 'b'"`
        """,
      tree: "{applies-when: ?, next: ?}"),
    .init(
      yaml: """
        - { when: "xã" = loại, earn: 2 }
        """,
      vi: """
        1:11-22 TD1123 `"xã" = loại` bắt đầu bằng dấu ngoặc nên bị coi là hết ở dấu đóng, phần còn lại bị thừa
        -> đặt thêm cả giá trị trong dấu nháy đơn: `'"xã" = loại'`
        """,
      en: """
        1:11-22 TD1123 `"xã" = loại` starts with a quote, so it is taken to end at the closing one, with text left over
        -> put all of the value in single quotes as well: `'"xã" = loại'`
        """,
      tree: "[{when: ?, earn: 2}]"),
    .init(
      yaml: """
        score: { formula: max(a, b) }
        """,
      vi: """
        1:19-28 TD1124 `max(a, b)` đứng trong ngoặc nhọn { } nên bị dấu phẩy cắt rời
        -> đặt cả giá trị trong dấu ngoặc kép: `"max(a, b)"`
        """,
      en: """
        1:19-28 TD1124 `max(a, b)` stands in braces { }, so the comma cuts it in two
        -> put all of the value in double quotes: `"max(a, b)"`
        """,
      tree: "{score: {formula: ?}}"),
    .init(
      yaml: """
        score: { formula: if x then max(a, b, c) else "y", points: 3 }
        """,
      vi: """
        1:19-50 TD1124 `if x then max(a, b, c) else "y"` đứng trong ngoặc nhọn { } nên bị dấu phẩy cắt rời
        -> đặt cả giá trị trong dấu nháy đơn: `'if x then max(a, b, c) else "y"'`
        """,
      en: """
        1:19-50 TD1124 `if x then max(a, b, c) else "y"` stands in braces { }, so the comma cuts it in two
        -> put all of the value in single quotes: `'if x then max(a, b, c) else "y"'`
        """,
      tree: "{score: {formula: ?, points: 3}}"),
    .init(
      yaml: """
        - { earn: 2,5 }
        - { earn: -0, 25% }
        """,
      vi: """
        1:11-14 TD1125 số `2,5` viết dấu phẩy thập phân nên bị cắt rời
        -> viết dấu chấm thập phân: `2.5`
        2:11-18 TD1125 số `-0, 25%` viết dấu phẩy thập phân nên bị cắt rời
        -> viết dấu chấm thập phân: `-0.25%`
        """,
      en: """
        1:11-14 TD1125 the number `2,5` has a decimal comma, which cuts it in two
        -> write a decimal point: `2.5`
        2:11-18 TD1125 the number `-0, 25%` has a decimal comma, which cuts it in two
        -> write a decimal point: `-0.25%`
        """,
      tree: "[{earn: ?}, {earn: ?}]"),
    .init(
      yaml: """
        a: { when: loại in ("xã", "phường"), earn: 2 }
        """,
      vi: """
        1:12-36 TD1124 `loại in ("xã", "phường")` đứng trong ngoặc nhọn { } nên bị dấu phẩy cắt rời
        -> đặt cả giá trị trong dấu nháy đơn: `'loại in ("xã", "phường")'`
        """,
      en: """
        1:12-36 TD1124 `loại in ("xã", "phường")` stands in braces { }, so the comma cuts it in two
        -> put all of the value in single quotes: `'loại in ("xã", "phường")'`
        """,
      tree: "{a: {when: ?, earn: 2}}"),
    .init(
      yaml: """
        titles: { vi, en }
        """,
      vi: """
        1:11-17 TD1126 `vi, en` trong ngoặc nhọn { } không có dấu hai chấm và giá trị
        -> ghi dấu hai chấm và giá trị sau tên khóa; nếu là danh sách thì viết `[vi, en]`
        """,
      en: """
        1:11-17 TD1126 `vi, en` in braces { } has no colon and no value
        -> write a colon and a value behind the key; if this is a list, write `[vi, en]`
        """,
      tree: "{titles: ?}"),
    .init(
      yaml: """
        when: @"2026-01-01"
        also: ? > 3
        """,
      vi: """
        1:7-20 TD1127 `@"2026-01-01"` không đặt trong dấu ngoặc kép mà bắt đầu bằng `@`, dấu YAML dùng vào việc khác
        -> đặt cả giá trị trong dấu nháy đơn: `'@"2026-01-01"'`
        2:7-12 TD1127 `? > 3` không đặt trong dấu ngoặc kép mà bắt đầu bằng `?`, dấu YAML dùng vào việc khác
        -> đặt cả giá trị trong dấu ngoặc kép: `"? > 3"`
        """,
      en: """
        1:7-20 TD1127 `@"2026-01-01"` lacks quotes and starts with `@`, a sign with a meaning of its own in YAML
        -> put all of the value in single quotes: `'@"2026-01-01"'`
        2:7-12 TD1127 `? > 3` lacks quotes and starts with `?`, a sign with a meaning of its own in YAML
        -> put all of the value in double quotes: `"? > 3"`
        """,
      tree: "{when: ?, also: ?}"),
    .init(
      yaml: """
        when: -
        note: - xem phụ lục
        """,
      vi: """
        1:7-8 TD1127 `-` không đặt trong dấu ngoặc kép mà bắt đầu bằng `-`, dấu YAML dùng vào việc khác
        -> đặt cả giá trị trong dấu ngoặc kép: `"-"`; nếu là danh sách thì xuống dòng trước dấu -
        2:7-20 TD1127 `- xem phụ lục` không đặt trong dấu ngoặc kép mà bắt đầu bằng `-`, dấu YAML dùng vào việc khác
        -> đặt cả giá trị trong dấu ngoặc kép: `"- xem phụ lục"`; nếu là danh sách thì xuống dòng trước dấu -
        """,
      en: """
        1:7-8 TD1127 `-` lacks quotes and starts with `-`, a sign with a meaning of its own in YAML
        -> put all of the value in double quotes: `"-"`; if this is a list, start a new line before the -
        2:7-20 TD1127 `- xem phụ lục` lacks quotes and starts with `-`, a sign with a meaning of its own in YAML
        -> put all of the value in double quotes: `"- xem phụ lục"`; if this is a list, start a new line before the -
        """,
      tree: "{when: ?, note: ?}"),
    .init(
      yaml: """
        note: * xem phụ lục
        name: &tên x
        """,
      vi: """
        1:7-20 TD1127 `* xem phụ lục` không đặt trong dấu ngoặc kép mà bắt đầu bằng `*`, dấu YAML dùng vào việc khác
        -> đặt cả giá trị trong dấu ngoặc kép: `"* xem phụ lục"`; nếu là tên để nhắc lại thì tên chỉ gồm chữ không dấu, chữ số, - và _
        2:7-13 TD1127 `&tên x` không đặt trong dấu ngoặc kép mà bắt đầu bằng `&`, dấu YAML dùng vào việc khác
        -> đặt cả giá trị trong dấu ngoặc kép: `"&tên x"`; nếu là tên để nhắc lại thì tên chỉ gồm chữ không dấu, chữ số, - và _
        """,
      en: """
        1:7-20 TD1127 `* xem phụ lục` lacks quotes and starts with `*`, a sign with a meaning of its own in YAML
        -> put all of the value in double quotes: `"* xem phụ lục"`; if it is a name for repeating, use letters without marks, digits, - and _ only
        2:7-13 TD1127 `&tên x` lacks quotes and starts with `&`, a sign with a meaning of its own in YAML
        -> put all of the value in double quotes: `"&tên x"`; if it is a name for repeating, use letters without marks, digits, - and _ only
        """,
      tree: "{note: ?, name: ?}"),
    .init(
      yaml: """
        title: Điều 5: Quy định chung
        basis: "NQ46": Điều 1
        """,
      vi: """
        1:8-30 TD1128 `Điều 5: Quy định chung` có dấu hai chấm mà không đặt trong dấu ngoặc kép nên bị hiểu là một khóa nữa
        -> đặt cả giá trị trong dấu ngoặc kép: `"Điều 5: Quy định chung"`
        2:8-22 TD1128 `"NQ46": Điều 1` có dấu hai chấm mà không đặt trong dấu ngoặc kép nên bị hiểu là một khóa nữa
        -> đặt cả giá trị trong dấu nháy đơn: `'"NQ46": Điều 1'`
        """,
      en: """
        1:8-30 TD1128 `Điều 5: Quy định chung` has a colon and lacks quotes, so it is taken for another key
        -> put all of the value in double quotes: `"Điều 5: Quy định chung"`
        2:8-22 TD1128 `"NQ46": Điều 1` has a colon and lacks quotes, so it is taken for another key
        -> put all of the value in single quotes: `'"NQ46": Điều 1'`
        """,
      tree: "{title: ?, basis: ?}"),
    .init(
      yaml: """
        a: &ten 1
        b: *tên
        c: *tem
        """,
      vi: """
        2:4-8 TD1127 `*tên` không đặt trong dấu ngoặc kép mà bắt đầu bằng `*`, dấu YAML dùng vào việc khác
        -> đặt cả giá trị trong dấu ngoặc kép: `"*tên"`; nếu là tên để nhắc lại thì tên chỉ gồm chữ không dấu, chữ số, - và _
        3:4-8 TD1115 `*tem` nhắc lại một phần chưa được đặt tên ở trên
        -> Có phải ý bạn là `*ten`?
        """,
      en: """
        2:4-8 TD1127 `*tên` lacks quotes and starts with `*`, a sign with a meaning of its own in YAML
        -> put all of the value in double quotes: `"*tên"`; if it is a name for repeating, use letters without marks, digits, - and _ only
        3:4-8 TD1115 `*tem` repeats a part that has no name above
        -> Did you mean `*ten`?
        """,
      tree: "{a: 1, b: ?, c: ?}"),
    .init(
      yaml: """
        a: {x: 1} y
        b: [1][1]
        """,
      vi: """
        1:4-12 TD1122 `{x: 1} y` không đặt trong dấu ngoặc kép nên các dấu ngoặc bị hiểu là của nhóm khóa
        -> đặt cả giá trị trong dấu ngoặc kép: `"{x: 1} y"`
        2:4-10 TD1122 `[1][1]` không đặt trong dấu ngoặc kép nên các dấu ngoặc bị hiểu là của danh sách
        -> đặt cả giá trị trong dấu ngoặc kép: `"[1][1]"`
        """,
      en: """
        1:4-12 TD1122 `{x: 1} y` lacks quotes, so its brackets are taken for those of a group of keys
        -> put all of the value in double quotes: `"{x: 1} y"`
        2:4-10 TD1122 `[1][1]` lacks quotes, so its brackets are taken for those of a list
        -> put all of the value in double quotes: `"[1][1]"`
        """,
      tree: "{a: ?, b: ?}"),
    .init(
      yaml: """
        a: |x
        """,
      vi: """
        1:4-6 TD1127 `|x` không đặt trong dấu ngoặc kép mà bắt đầu bằng `|`, dấu YAML dùng vào việc khác
        -> đặt cả giá trị trong dấu ngoặc kép: `"|x"`
        """,
      en: """
        1:4-6 TD1127 `|x` lacks quotes and starts with `|`, a sign with a meaning of its own in YAML
        -> put all of the value in double quotes: `"|x"`
        """,
      tree: "{a: ?}"),
    .init(
      yaml: """
        - { title: Khoản #3, points: 2 }
        - { title: Khoản 4, points: 2 }
        """,
      vi: """
        1:18-33 TD1129 `#3, points: 2 }` bị hiểu là ghi chú nên không thấy dấu `}` đóng lại
        -> đặt giá trị có dấu # trong dấu ngoặc kép
        """,
      en: """
        1:18-33 TD1129 `#3, points: 2 }` is taken for a comment, which hides the closing `}`
        -> put the value that holds the # in double quotes
        """,
      tree: "[?, {title: Khoản 4, points: 2}]"),
    .init(
      yaml: """
        choices: [a, b #c, d]
        x: 1
        """,
      vi: """
        1:16-22 TD1129 `#c, d]` bị hiểu là ghi chú nên không thấy dấu `]` đóng lại
        -> đặt giá trị có dấu # trong dấu ngoặc kép
        """,
      en: """
        1:16-22 TD1129 `#c, d]` is taken for a comment, which hides the closing `]`
        -> put the value that holds the # in double quotes
        """,
      tree: "{choices: ?, x: 1}"),
    .init(
      yaml: """
        a: {{ x }}
        """,
      vi: """
        1:7-8 TD1126 `x` trong ngoặc nhọn { } không có dấu hai chấm và giá trị
        -> ghi dấu hai chấm và giá trị sau tên khóa; nếu là danh sách thì viết `[x]`
        """,
      en: """
        1:7-8 TD1126 `x` in braces { } has no colon and no value
        -> write a colon and a value behind the key; if this is a list, write `[x]`
        """,
      tree: "{a: ?}"),
    .init(
      yaml: """
        { when: a, b: 1, c }
        """,
      vi: """
        1:15-19 TD1124 `1, c` đứng trong ngoặc nhọn { } nên bị dấu phẩy cắt rời
        -> đặt cả giá trị trong dấu ngoặc kép: `"1, c"`
        """,
      en: """
        1:15-19 TD1124 `1, c` stands in braces { }, so the comma cuts it in two
        -> put all of the value in double quotes: `"1, c"`
        """,
      tree: "{when: a, b: ?}"),
    .init(
      yaml: """
        { a, b: 1 }
        """,
      vi: """
        1:3-4 TD1126 `a` trong ngoặc nhọn { } không có dấu hai chấm và giá trị
        -> ghi dấu hai chấm và giá trị sau tên khóa; nếu là danh sách thì viết `[a]`
        """,
      en: """
        1:3-4 TD1126 `a` in braces { } has no colon and no value
        -> write a colon and a value behind the key; if this is a list, write `[a]`
        """,
      tree: "?"),
    .init(
      yaml: """
        key with: value: more
        """,
      vi: """
        1:11-22 TD1128 `value: more` có dấu hai chấm mà không đặt trong dấu ngoặc kép nên bị hiểu là một khóa nữa
        -> nếu đây là khóa bên trong thì viết `{ value: more }`; nếu là một giá trị thì đặt trong dấu ngoặc kép: `"value: more"`
        """,
      en: """
        1:11-22 TD1128 `value: more` has a colon and lacks quotes, so it is taken for another key
        -> if it is a key inside, write `{ value: more }`; if it is a value, put it in double quotes: `"value: more"`
        """,
      tree: "{key with: ?}"),
  ]
}
