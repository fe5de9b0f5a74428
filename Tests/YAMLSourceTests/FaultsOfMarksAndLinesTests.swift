import Testing

/// Quotes, brackets, colons, tabs and indentation.
struct FaultsOfMarksAndLinesTests {
  @Test(arguments: cases) func saysWhatIsWrongAndWhatToDo(_ faultCase: FaultCase) {
    faultCase.check()
  }

  static let cases: [FaultCase] = [
    .init(
      yaml: """
        a:
        \tb: 1
        \tc: 2
        """,
      vi: """
        2:1-2 TD1130 dòng thụt lề bằng phím Tab, phải dùng dấu cách
        ... còn 1 dòng khác trong tệp cũng thụt lề bằng phím Tab
        -> thay mỗi dấu Tab ở đầu dòng bằng dấu cách, hai dấu cách cho một cấp
        """,
      en: """
        2:1-2 TD1130 the line is indented by a tab instead of spaces
        ... one more line of the file is indented by tabs
        -> replace each tab at the start of a line by spaces, two for a level
        """,
      tree: "{a: {b: 1, c: 2}}"),
    .init(
      yaml: """
        a: 1
        \tb: 2
        """,
      vi: """
        2:1-2 TD1130 dòng thụt lề bằng phím Tab, phải dùng dấu cách
        -> thay mỗi dấu Tab ở đầu dòng bằng dấu cách, hai dấu cách cho một cấp
        """,
      en: """
        2:1-2 TD1130 the line is indented by a tab instead of spaces
        -> replace each tab at the start of a line by spaces, two for a level
        """,
      tree: nil),
    .init(
      yaml: """
        title: "Tổ chức lớp
        points: 4
        other: "x"
        """,
      vi: """
        1:8-20 TD1131 dấu `"` mở ra mà không có dấu đóng
        -> thêm dấu `"` vào cuối giá trị
        """,
      en: """
        1:8-20 TD1131 the quote `"` is opened but not closed
        -> add `"` at the end of the value
        """,
      tree: "{title: ?, points: 4, other: x}"),
    .init(
      yaml: """
        title: 'Tổ chức lớp
        points: 4
        """,
      vi: """
        1:8-20 TD1131 dấu `'` mở ra mà không có dấu đóng
        -> thêm dấu `'` vào cuối giá trị
        """,
      en: """
        1:8-20 TD1131 the quote `'` is opened but not closed
        -> add `'` at the end of the value
        """,
      tree: "{title: ?, points: 4}"),
    .init(
      yaml: """
        choices: [sở, xã
        points: 4
        """,
      vi: """
        1:17-17 TD1132 thiếu dấu `]` để đóng dấu `[`
        -> thêm `]` ở đây; nếu dấu ngoặc mở thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        1:17-17 TD1132 `]` is lacking to close `[`
        -> add `]` here; if the opening bracket belongs to the value, put all of the value in quotes
        """,
      tree: "{choices: ?, points: 4}"),
    .init(
      yaml: """
        range: { from: 0, to: 20
        points: 4
        """,
      vi: """
        1:25-25 TD1132 thiếu dấu `}` để đóng dấu `{`
        -> thêm `}` ở đây; nếu dấu ngoặc mở thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        1:25-25 TD1132 `}` is lacking to close `{`
        -> add `}` here; if the opening bracket belongs to the value, put all of the value in quotes
        """,
      tree: "{range: ?, points: 4}"),
    .init(
      yaml: """
        table:
          -from: 1
            earn: 2
          - { from: 0 earn: 0 }
          - { from: 3; earn: 0 }
        """,
      vi: """
        2:3-4 TD1141 thiếu dấu cách sau dấu - ở đầu mục `-from: 1`
        -> viết `- from: 1`
        4:14-15 TD1142 thiếu dấu phẩy giữa hai khóa trong `0 earn: 0`
        -> viết `0, earn: 0`
        5:14-15 TD1142 thiếu dấu phẩy giữa hai khóa trong `3; earn: 0`
        -> viết `3, earn: 0`
        """,
      en: """
        2:3-4 TD1141 no space follows the - of the item `-from: 1`
        -> write `- from: 1`
        4:14-15 TD1142 no comma stands between two keys in `0 earn: 0`
        -> write `0, earn: 0`
        5:14-15 TD1142 no comma stands between two keys in `3; earn: 0`
        -> write `3, earn: 0`
        """,
      tree: "{table: [{from: 1, earn: 2}, {from: 0, earn: 0}, {from: 3, earn: 0}]}"),
    .init(
      yaml: """
        table:
          { from: 2, earn: 4 }
          - { from: 0, earn: 0 }
        points = 4
        NQ46
          number: 46
        weight： 2
        """,
      vi: """
        2:3-4 TD1140 dòng thiếu dấu - của danh sách
        -> thêm dấu - và dấu cách ở đầu dòng, hoặc thụt lề cho thẳng hàng với phần mà nó thuộc về
        4:1-11 TD1136 dòng `points = 4` thiếu dấu hai chấm
        -> viết `points: 4`; nếu đây là phần tiếp của dòng trên thì đặt cả giá trị trong dấu ngoặc kép
        5:1-5 TD1136 dòng `NQ46` thiếu dấu hai chấm
        -> viết `NQ46:`; nếu đây là phần tiếp của dòng trên thì đặt cả giá trị trong dấu ngoặc kép
        7:1-10 TD1136 dòng `weight： 2` thiếu dấu hai chấm
        -> viết `weight: 2`; nếu đây là phần tiếp của dòng trên thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        2:3-4 TD1140 the line lacks the - of the list
        -> write a - and a space before it, or bring it in line with what it belongs to
        4:1-11 TD1136 the line `points = 4` lacks a colon
        -> write `points: 4`; if this continues the line above, put all of the value in quotes
        5:1-5 TD1136 the line `NQ46` lacks a colon
        -> write `NQ46:`; if this continues the line above, put all of the value in quotes
        7:1-10 TD1136 the line `weight： 2` lacks a colon
        -> write `weight: 2`; if this continues the line above, put all of the value in quotes
        """,
      tree:
        "{table: [{from: 2, earn: 4}, {from: 0, earn: 0}], points: 4, NQ46: {number: 46}, weight: 2}"
    ),
    .init(
      yaml: """
        choices: [sở, xã]]
        range: ]
        """,
      vi: """
        1:18-19 TD1133 dấu `]` đóng lại mà không có dấu mở
        -> bỏ dấu này; nếu nó thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        2:8-9 TD1133 dấu `]` đóng lại mà không có dấu mở
        -> bỏ dấu này; nếu nó thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        1:18-19 TD1133 the bracket `]` closes what was not opened
        -> remove it; if it belongs to the value, put all of the value in quotes
        2:8-9 TD1133 the bracket `]` closes what was not opened
        -> remove it; if it belongs to the value, put all of the value in quotes
        """,
      tree: nil),
    .init(
      yaml: """
        choices: [sở,,xã]
        """,
      vi: """
        1:14-15 TD1134 dấu phẩy thừa, trước nó không có mục nào
        -> bỏ dấu phẩy thừa, hoặc ghi mục còn thiếu
        """,
      en: """
        1:14-15 TD1134 a comma too many: there is no item before it
        -> remove the comma, or write the item that is missing
        """,
      tree: "{choices: [sở, xã]}"),
    .init(
      yaml: """
        pattern: "\\d+"
        also: "\\ud83d"
        """,
      vi: """
        1:11-13 TD1135 trong dấu ngoặc kép không viết được `\\d`
        -> dùng dấu nháy đơn '…' thay cho dấu ngoặc kép, hoặc viết hai dấu \\\\ liền nhau
        2:8-14 TD1135 trong dấu ngoặc kép không viết được `\\ud83d`
        -> gõ thẳng ký tự muốn dùng
        """,
      en: """
        1:11-13 TD1135 `\\d` cannot be written in double quotes
        -> use single quotes '…' instead of double quotes, or write the \\ twice
        2:8-14 TD1135 `\\ud83d` cannot be written in double quotes
        -> type the character itself
        """,
      tree: "{pattern: ?, also: ?}"),
    .init(
      yaml: """
        points: 4
        weight
        title: x
        """,
      vi: """
        2:1-7 TD1136 dòng `weight` thiếu dấu hai chấm
        -> viết khóa, dấu hai chấm, dấu cách rồi giá trị; nếu đây là phần tiếp của dòng trên thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        2:1-7 TD1136 the line `weight` lacks a colon
        -> write a key, a colon, a space and the value; if this continues the line above, put all of the value in quotes
        """,
      tree: nil),
    .init(
      yaml: """
        points:4
        title:Tổ chức
        weight: 1
        """,
      vi: """
        1:7-8 TD1137 thiếu dấu cách sau dấu hai chấm trong `points:4`
        -> viết `points: 4`
        2:6-7 TD1137 thiếu dấu cách sau dấu hai chấm trong `title:Tổ chức`
        -> viết `title: Tổ chức`
        """,
      en: """
        1:7-8 TD1137 there is no space after the colon in `points:4`
        -> write `points: 4`
        2:6-7 TD1137 there is no space after the colon in `title:Tổ chức`
        -> write `title: Tổ chức`
        """,
      tree: "{points: 4, title: Tổ chức, weight: 1}"),
    .init(
      yaml: """
        criteria:
            points: 4
          title: x
        """,
      vi: """
        3:3-8 TD1138 dòng thụt lề 2 dấu cách, không thẳng hàng với dòng nào ở trên
        ... 1:1 nhóm đang đọc bắt đầu ở đây
        -> thụt lề cho thẳng hàng với các dòng cùng cấp
        """,
      en: """
        3:3-8 TD1138 the line is indented by 2 spaces, in line with no line above
        ... 1:1 the group being read starts here
        -> bring it in line with the lines of its level
        """,
      tree: nil),
    .init(
      yaml: """
        criteria:
          points: 4
           title: x
        """,
      vi: """
        3:4-9 TD1139 dòng thụt lề sâu hơn dòng trên, mà dòng trên đã có giá trị
        ... 2:3 dòng này đã có giá trị
        -> thụt lề ngang với dòng trên; nếu dòng này thuộc về dòng trên thì bỏ giá trị ở dòng trên
        """,
      en: """
        3:4-9 TD1139 the line is deeper than the line above, which has a value already
        ... 2:3 this line has its value
        -> bring it in line with the line above; if it belongs to that line, remove the value there
        """,
      tree: nil),
    .init(
      yaml: """
        - a
        b: 1
        """,
      vi: """
        2:1-2 TD1140 dòng thiếu dấu - của danh sách
        ... 1:1 nhóm đang đọc bắt đầu ở đây
        -> thêm dấu - và dấu cách ở đầu dòng, hoặc thụt lề cho thẳng hàng với phần mà nó thuộc về
        """,
      en: """
        2:1-2 TD1140 the line lacks the - of the list
        ... 1:1 the group being read starts here
        -> write a - and a space before it, or bring it in line with what it belongs to
        """,
      tree: nil),
    .init(
      yaml: """
        points: 4
        - a
        """,
      vi: """
        2:1-4 TD1140 mục danh sách (dấu -) đứng lẫn giữa các khóa
        ... 1:1 nhóm đang đọc bắt đầu ở đây
        -> đặt mục này thụt lề bên dưới khóa có danh sách, hoặc bỏ dấu - nếu đây là một khóa
        """,
      en: """
        2:1-4 TD1140 a list item (-) stands among keys
        ... 1:1 the group being read starts here
        -> indent it below the key whose list it belongs to, or remove the - if it is a key
        """,
      tree: nil),
    .init(
      yaml: """
        'a' b: c
        """,
      vi: """
        1:5-7 TD1199 không đọc được từ đây: ở đây phải là một khóa và dấu hai chấm
        ... 1:1 nhóm khóa bắt đầu ở đây
        -> xem lại dấu ngoặc, dấu hai chấm và chỗ thụt lề ở dòng này và dòng ngay trên
        """,
      en: """
        1:5-7 TD1199 this cannot be read: a key and a colon belong here
        ... 1:1 the group of keys starts here
        -> look at the quotes, brackets, colons and indentation of this line and the one above
        """,
      tree: nil),
    .init(
      yaml: """
        a: x
        ...
        b: y
        """,
      vi: """
        3:1-3 TD1199 không đọc được từ đây: nội dung đã kết thúc ở trên
        -> xem lại dấu ngoặc, dấu hai chấm và chỗ thụt lề ở dòng này và dòng ngay trên
        """,
      en: """
        3:1-3 TD1199 this cannot be read: the content ended above
        -> look at the quotes, brackets, colons and indentation of this line and the one above
        """,
      tree: nil),
    .init(
      yaml: """
        a: |
          một
        \thai
        """,
      vi: """
        3:1-2 TD1130 dòng thụt lề bằng phím Tab, phải dùng dấu cách
        -> thay mỗi dấu Tab ở đầu dòng bằng dấu cách, hai dấu cách cho một cấp
        """,
      en: """
        3:1-2 TD1130 the line is indented by a tab instead of spaces
        -> replace each tab at the start of a line by spaces, two for a level
        """,
      tree: "{a: một\nhai}"),
    .init(
      yaml: """
        a: "x
        ---
        b: 1
        """,
      vi: """
        1:4-6 TD1131 dấu `"` mở ra mà không có dấu đóng
        -> thêm dấu `"` vào cuối giá trị
        2:1-4 TD1108 dòng `---` mở đầu một văn bản thứ hai trong cùng tệp
        -> bỏ dòng này, hoặc chuyển phần sau nó sang tệp khác
        """,
      en: """
        1:4-6 TD1131 the quote `"` is opened but not closed
        -> add `"` at the end of the value
        2:1-4 TD1108 `---` starts a second document in the same file
        -> remove this line, or move what follows to another file
        """,
      tree: "{a: ?}"),
    .init(
      yaml: """
          a: 1
        b: 2
        """,
      vi: """
        2:1-2 TD1138 dòng không thụt lề, trong khi mọi dòng ở trên đều thụt lề
        -> thụt lề cho thẳng hàng với các dòng cùng cấp
        """,
      en: """
        2:1-2 TD1138 the line is not indented, while all lines above it are
        -> bring it in line with the lines of its level
        """,
      tree: nil),
    .init(
      yaml: """
        - { title: "abc, points: 3 }
        - { title: "x", points: 3 }
        - { of: [1, 2 }
        - { of: [1, 2, points: 3 }
        - { title: 'abc }
        """,
      vi: """
        1:12-27 TD1131 dấu `"` mở ra mà không có dấu đóng
        -> thêm dấu `"` vào cuối giá trị
        3:14-14 TD1132 thiếu dấu `]` để đóng dấu `[`
        -> thêm `]` ở đây; nếu dấu ngoặc mở thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        4:25-25 TD1132 thiếu dấu `]` để đóng dấu `[`
        -> thêm `]` ở đây; nếu dấu ngoặc mở thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        5:12-16 TD1131 dấu `'` mở ra mà không có dấu đóng
        -> thêm dấu `'` vào cuối giá trị
        """,
      en: """
        1:12-27 TD1131 the quote `"` is opened but not closed
        -> add `"` at the end of the value
        3:14-14 TD1132 `]` is lacking to close `[`
        -> add `]` here; if the opening bracket belongs to the value, put all of the value in quotes
        4:25-25 TD1132 `]` is lacking to close `[`
        -> add `]` here; if the opening bracket belongs to the value, put all of the value in quotes
        5:12-16 TD1131 the quote `'` is opened but not closed
        -> add `'` at the end of the value
        """,
      tree: "[{title: ?}, {title: x, points: 3}, {of: ?}, {of: ?}, {title: ?}]"),
    .init(
      yaml: """
        a:
         - [x, y
         - z
        b: 1
        """,
      vi: """
        2:9-9 TD1132 thiếu dấu `]` để đóng dấu `[`
        -> thêm `]` ở đây; nếu dấu ngoặc mở thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        2:9-9 TD1132 `]` is lacking to close `[`
        -> add `]` here; if the opening bracket belongs to the value, put all of the value in quotes
        """,
      tree: "{a: [?, z], b: 1}"),
    .init(
      yaml: """
        a: [x,
          y,
          z
        b: 1
        """,
      vi: """
        3:4-4 TD1132 thiếu dấu `]` để đóng dấu `[`
        ... 1:4 dấu mở ở đây
        -> thêm `]` ở đây; nếu dấu ngoặc mở thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        3:4-4 TD1132 `]` is lacking to close `[`
        ... 1:4 opened here
        -> add `]` here; if the opening bracket belongs to the value, put all of the value in quotes
        """,
      tree: "{a: ?, b: 1}"),
    .init(
      yaml: """
        a: {x: 1,
          y: 2
        b: 1
        """,
      vi: """
        2:7-7 TD1132 thiếu dấu `}` để đóng dấu `{`
        ... 1:4 dấu mở ở đây
        -> thêm `}` ở đây; nếu dấu ngoặc mở thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        2:7-7 TD1132 `}` is lacking to close `{`
        ... 1:4 opened here
        -> add `}` here; if the opening bracket belongs to the value, put all of the value in quotes
        """,
      tree: "{a: ?, b: 1}"),
    .init(
      yaml: """
        - a
          b: 1
        """,
      vi: """
        1:3-4 TD1136 dòng `a` thiếu dấu hai chấm
        -> viết khóa, dấu hai chấm, dấu cách rồi giá trị; nếu đây là phần tiếp của dòng trên thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        1:3-4 TD1136 the line `a` lacks a colon
        -> write a key, a colon, a space and the value; if this continues the line above, put all of the value in quotes
        """,
      tree: nil),
    .init(
      yaml: """
        a: [1, 2] # c
        b: [1, 2
        # ghi chú
        c: 3
        """,
      vi: """
        2:9-9 TD1132 thiếu dấu `]` để đóng dấu `[`
        -> thêm `]` ở đây; nếu dấu ngoặc mở thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        2:9-9 TD1132 `]` is lacking to close `[`
        -> add `]` here; if the opening bracket belongs to the value, put all of the value in quotes
        """,
      tree: "{a: [1, 2], b: ?, c: 3}"),
  ]
}
