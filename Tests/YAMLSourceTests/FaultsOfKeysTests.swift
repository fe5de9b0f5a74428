import Testing

/// Keys, tags, aliases, documents.
struct FaultsOfKeysTests {
  @Test(arguments: cases) func saysWhatIsWrongAndWhatToDo(_ faultCase: FaultCase) {
    faultCase.check()
  }

  static let cases: [FaultCase] = [
    .init(
      yaml: """
        points: 4
        title: x
        points: 5
        "points": 6
        """,
      vi: """
        3:1-7 TD1110 khóa “points” được viết hai lần trong cùng một nhóm
        ... 1:1 lần thứ nhất ở đây
        -> giữ một chỗ, bỏ hoặc đổi tên chỗ kia
        4:1-9 TD1110 khóa “points” được viết hai lần trong cùng một nhóm
        ... 1:1 lần thứ nhất ở đây
        -> giữ một chỗ, bỏ hoặc đổi tên chỗ kia
        """,
      en: """
        3:1-7 TD1110 the key “points” is given twice in the same group
        ... 1:1 given first here
        -> keep one of the two, remove or rename the other
        4:1-9 TD1110 the key “points” is given twice in the same group
        ... 1:1 given first here
        -> keep one of the two, remove or rename the other
        """,
      tree: "{points: 4, title: x}"),
    .init(
      yaml: """
        so: 1
        số: 2
        so: 3
        """,
      vi: """
        3:1-3 TD1110 khóa “so” được viết hai lần trong cùng một nhóm
        ... 1:1 lần thứ nhất ở đây
        -> giữ một chỗ, bỏ hoặc đổi tên chỗ kia
        """,
      en: """
        3:1-3 TD1110 the key “so” is given twice in the same group
        ... 1:1 given first here
        -> keep one of the two, remove or rename the other
        """,
      tree: "{so: 1, số: 2}"),
    .init(
      yaml: """
        [a, b]: 1
        """,
      vi: """
        1:1-7 TD1111 đứng trước dấu hai chấm là danh sách hoặc nhóm khóa, không phải tên khóa
        -> ghi tên khóa trước dấu hai chấm; nếu đây là giá trị thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        1:1-7 TD1111 a list or a group of keys stands before the colon instead of a key
        -> write a key before the colon; if this is a value, put all of it in quotes
        """,
      tree: "?"),
    .init(
      yaml: """
        : 1
        """,
      vi: """
        1:1-2 TD1112 dấu hai chấm không có tên khóa đứng trước
        -> ghi tên khóa trước dấu hai chấm; nếu đây là giá trị thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        1:1-2 TD1112 no key stands before the colon
        -> write a key before the colon; if this is a value, put all of it in quotes
        """,
      tree: nil),
    .init(
      yaml: """
        base: &b { x: 1 }
        more:
          <<: *b
          y: 2
        """,
      vi: """
        3:3-5 TD1113 không dùng được khóa `<<`
        -> viết lại ở đây các khóa muốn dùng chung
        """,
      en: """
        3:3-5 TD1113 the key `<<` cannot be used
        -> write the shared keys here again
        """,
      tree: "{base: {x: 1}, more: ?}"),
    .init(
      yaml: """
        a: !!str 5
        b: !x { c: 1 }
        d: !<tag:x> e
        """,
      vi: """
        1:4-9 TD1114 không dùng được nhãn kiểu `!!str`
        -> bỏ `!!str`; nếu dấu ! thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        2:4-6 TD1114 không dùng được nhãn kiểu `!x`
        -> bỏ `!x`; nếu dấu ! thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        3:4-12 TD1114 không dùng được nhãn kiểu `!<tag:x>`
        -> bỏ `!<tag:x>`; nếu dấu ! thuộc về giá trị thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        1:4-9 TD1114 the tag `!!str` cannot be used
        -> remove `!!str`; if the ! belongs to the value, put all of the value in quotes
        2:4-6 TD1114 the tag `!x` cannot be used
        -> remove `!x`; if the ! belongs to the value, put all of the value in quotes
        3:4-12 TD1114 the tag `!<tag:x>` cannot be used
        -> remove `!<tag:x>`; if the ! belongs to the value, put all of the value in quotes
        """,
      tree: "{a: ?, b: ?, d: ?}"),
    .init(
      yaml: """
        a: &a [1, *a]
        """,
      vi: """
        1:11-13 TD1116 `*a` nằm ngay trong phần mà nó nhắc lại
        ... 1:4 phần được đặt tên bắt đầu ở đây
        -> bỏ `*a`, hoặc đặt `&a` ở phần không chứa nó
        """,
      en: """
        1:11-13 TD1116 `*a` stands inside the part that it repeats
        ... 1:4 the named part starts here
        -> remove `*a`, or put `&a` before a part that does not hold it
        """,
      tree: "{a: [1, ?]}"),
    .init(
      yaml: """
        a: 1
        ---
        b: 2
        """,
      vi: """
        2:1-4 TD1108 dòng `---` mở đầu một văn bản thứ hai trong cùng tệp
        -> bỏ dòng này, hoặc chuyển phần sau nó sang tệp khác
        """,
      en: """
        2:1-4 TD1108 `---` starts a second document in the same file
        -> remove this line, or move what follows to another file
        """,
      tree: "{a: 1}"),
    .init(
      yaml: """
        %YAML 1.3
        ---
        a: 1
        """,
      vi: """
        1:1-10 TD1109 không dùng được chỉ thị `%YAML 1.3`
        -> bỏ dòng này; chỉ được phép có `%YAML 1.2`
        """,
      en: """
        1:1-10 TD1109 the directive `%YAML 1.3` cannot be used
        -> remove this line; only `%YAML 1.2` is allowed
        """,
      tree: "{a: 1}"),
    .init(
      yaml: """
        %TAG ! x
        ---
        a: 1
        """,
      vi: """
        1:1-9 TD1109 không dùng được chỉ thị `%TAG ! x`
        -> bỏ dòng này; chỉ được phép có `%YAML 1.2`
        """,
      en: """
        1:1-9 TD1109 the directive `%TAG ! x` cannot be used
        -> remove this line; only `%YAML 1.2` is allowed
        """,
      tree: "{a: 1}"),
    .init(
      yaml: """
        # chỉ có ghi chú
        """,
      vi: """
        1:1-1 TD1107 tệp không có nội dung
        -> ghi nội dung vào tệp; dòng bắt đầu bằng dấu # chỉ là ghi chú
        """,
      en: """
        1:1-1 TD1107 the file has no content
        -> write into it; lines that start with # are notes only
        """,
      tree: nil),
    .init(
      yaml: """
        a: 1
        : 2
        """,
      vi: """
        2:1-2 TD1112 dấu hai chấm không có tên khóa đứng trước
        -> ghi tên khóa trước dấu hai chấm; nếu đây là giá trị thì đặt cả giá trị trong dấu ngoặc kép
        """,
      en: """
        2:1-2 TD1112 no key stands before the colon
        -> write a key before the colon; if this is a value, put all of it in quotes
        """,
      tree: nil),
  ]
}
