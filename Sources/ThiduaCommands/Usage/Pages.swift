import Diagnostics

extension Verb {
  /// What help says of the command.
  var page: Page {
    switch self {
    case .check: Self.checkPage
    case .test: Self.testPage
    case .rank: Self.rankPage
    case .explain: Self.explainPage
    case .why: Self.whyPage
    case .whatif: Self.whatifPage
    case .diff: Self.diffPage
    case .stages: Self.stagesPage
    case .docs: Self.docsPage
    case .feel: Self.feelPage
    case .codes: Self.codesPage
    }
  }

  private static let run = (
    name: Words(vi: "ĐỢT", en: "RUN"),
    text: Words(
      vi: "thư mục có tệp run.yaml; bỏ trống thì lấy thư mục hiện tại",
      en: "the folder with run.yaml; the current folder where it is left out")
  )

  private static let faultsFound = Words(
    vi: "0 xong · 1 có lỗi trong bộ tiêu chí hoặc số liệu · 2 không chạy được",
    en: "0 done · 1 faults in the rules or the evidence · 2 could not run")

  private static let checkPage = Page(
    summary: Words(
      vi: "đọc bộ tiêu chí và số liệu, báo mọi lỗi kèm vị trí và cách sửa",
      en: "reads rules and evidence, reports every fault at its place with its cure"),
    examples: ["thidua check Samples/papi-2016", "thidua check Rules/papi-2016"],
    usage: Words(
      vi: "thidua check [ĐỢT hoặc BỘ TIÊU CHÍ] [tùy chọn]",
      en: "thidua check [RUN or RULEBOOK] [options]"),
    arguments: [
      run,
      (
        name: Words(vi: "BỘ TIÊU CHÍ", en: "RULEBOOK"),
        text: Words(
          vi: "thư mục có tệp rulebook.yaml", en: "the folder with rulebook.yaml")
      ),
    ],
    ownOptions: [
      OptionText(
        "--accepted",
        vi: "liệt kê cả các phát hiện đã được chấp nhận, kèm lý do",
        en: "list accepted findings too, with their reasons")
    ], exitCodes: faultsFound)

  private static let testPage = Page(
    summary: Words(
      vi: "chạy các ca kiểm thử quy tắc, nêu kết quả mong đợi, kết quả có được và lý do",
      en: "runs the rule tests: what was expected, what came out, and why"),
    examples: [
      "thidua test Rules/bac-giang-46",
      "thidua test Rules/bac-giang-46 --only 'tập huấn'",
      "thidua test Rules/bac-giang-46 --coverage",
    ],
    usage: Words(
      vi: "thidua test [BỘ TIÊU CHÍ hoặc ĐỢT] [tùy chọn]",
      en: "thidua test [RULEBOOK or RUN] [options]"),
    arguments: [
      (
        name: Words(vi: "BỘ TIÊU CHÍ", en: "RULEBOOK"),
        text: Words(
          vi:
            "thư mục có tệp rulebook.yaml; các ca nằm dưới khóa tests hoặc trong tests.yaml, tests/*.yaml",
          en:
            "the folder with rulebook.yaml; tests stand under its key tests, in tests.yaml or tests/*.yaml"
        )
      ),
      (
        name: Words(vi: "ĐỢT", en: "RUN"),
        text: Words(
          vi:
            "thư mục có tệp run.yaml; các ca nằm trong situations.yaml, tests.yaml hoặc tests/*.yaml",
          en: "the folder with run.yaml; tests stand in situations.yaml, tests.yaml or tests/*.yaml"
        )
      ),
    ],
    ownOptions: [
      OptionText(
        "--only", placeholder: "NAME", example: "'tập huấn'",
        vi: "chỉ ca có tên này, hoặc các ca có tên chứa chữ này",
        en: "the test of this name only, or those whose names hold it"),
      OptionText(
        "--format", values: ["text", "json"],
        vi: "văn bản để đọc, JSON cho phần mềm khác", en: "text to read, JSON for other software"),
      OptionText(
        "--coverage",
        vi: "in các nhánh quy tắc đã và chưa được kiểm thử",
        en: "print which branches of the rules the tests reached, and which they did not"),
      OptionText(
        "--min-coverage", placeholder: "PERCENT", example: "95%",
        vi: "báo lỗi nếu độ phủ thấp hơn tỷ lệ này", en: "fail where less than this is reached"),
      OptionText(
        "--suggest",
        vi: "thay kết quả bằng các ca kiểm thử YAML cho nhánh chưa tới, để lưu vào tests/",
        en: "print, instead of the result, tests in YAML for what is not reached"),
      OptionText(
        "--junit", placeholder: "FILE", example: "ket-qua.xml",
        vi: "ghi thêm kết quả dạng JUnit XML", en: "write the result as JUnit XML too"),
      OptionText("--force", vi: "ghi đè tệp đã có", en: "replace a file that exists"),
    ],
    exitCodes: Words(
      vi: "0 mọi ca đều đạt · 1 có ca không đạt hoặc có lỗi · 2 không chạy được",
      en: "0 all passed · 1 a test failed, or faults · 2 could not run"))

  private static let rankPage = Page(
    summary: Words(
      vi: "chấm điểm, xếp hạng, xếp loại mọi đơn vị của một đợt đánh giá",
      en: "scores, ranks and classifies all units of a run"),
    examples: [
      "thidua rank Samples/papi-2016",
      "thidua rank Samples/papi-2016 --format csv --excel --output ket-qua.csv",
    ],
    usage: Words(vi: "thidua rank [ĐỢT] [tùy chọn]", en: "thidua rank [RUN] [options]"),
    arguments: [run],
    ownOptions: [
      OptionText(
        "--format", values: ["table", "json", "csv"],
        vi: "bảng để đọc, JSON cho phần mềm khác, CSV cho bảng tính",
        en: "a table to read, JSON for other software, CSV for spreadsheets"),
      OptionText(
        "--excel",
        vi: "CSV mở đúng ngay trong Excel tiếng Việt: có BOM, dấu chấm phẩy, dấu phẩy thập phân",
        en: "CSV that a Vietnamese Excel opens as it is: BOM, semicolons, decimal commas"),
      OptionText(
        "-o", "--output", placeholder: "FILE", example: "ket-qua.csv",
        vi: "ghi kết quả vào tệp; - là đầu ra chuẩn",
        en: "write the result to a file; - is standard output"),
      OptionText(
        "--force", vi: "ghi đè tệp đã có", en: "replace a file that exists"),
      OptionText(
        "--assessment", placeholder: "ID", example: "units",
        vi: "chỉ một bảng đánh giá", en: "one assessment only"),
      OptionText(
        "--ranking", placeholder: "NAME", example: "'toàn tỉnh'",
        vi: "sắp theo bảng xếp hạng này", en: "in the order of this ranking"),
      OptionText(
        "--stage", placeholder: "NAME", example: "self",
        vi: "lấy số liệu của bước này, ví dụ self hoặc verified, thay cho bước của đợt",
        en: "the values of this stage, such as self or verified, instead of the run's"),
      OptionText(
        "--threads", placeholder: "N", example: "2",
        vi: "số luồng tính toán; kết quả không phụ thuộc số luồng",
        en: "how many threads compute; the result does not depend on it"),
    ],
    exitCodes: faultsFound)

  private static let explainPage = Page(
    summary: Words(
      vi: "giải thích kết quả của một đơn vị đến từng tiêu chí, số liệu và căn cứ",
      en: "explains one result down to each criterion, value and legal basis"),
    examples: [
      "thidua explain Samples/papi-2016 'Bắc Giang'",
      "thidua explain Samples/papi-2016 'Bac Giang' --criterion 1",
    ],
    usage: Words(
      vi: "thidua explain [ĐỢT] ĐƠN_VỊ [tùy chọn]", en: "thidua explain [RUN] SUBJECT [options]"),
    arguments: [
      run,
      (
        name: Words(vi: "ĐƠN_VỊ", en: "SUBJECT"),
        text: Words(
          vi: "mã hoặc tên; không bắt buộc viết dấu",
          en: "the id or the name, with or without marks")
      ),
    ],
    ownOptions: [
      OptionText(
        "--criterion", placeholder: "ID", example: "1",
        vi: "chỉ tiêu chí này và các tiêu chí bên trong",
        en: "this criterion and what it consists of only"),
      OptionText(
        "--depth", placeholder: "N", example: "2",
        vi: "chỉ đi sâu N cấp", en: "go N levels down only"),
      OptionText(
        "--assessment", placeholder: "ID", example: "units",
        vi: "chỉ một bảng đánh giá", en: "one assessment only"),
      OptionText(
        "--stage", placeholder: "NAME", example: "self",
        vi: "lấy số liệu của bước này, ví dụ self hoặc verified, thay cho bước của đợt",
        en: "the values of this stage, such as self or verified, instead of the run's"),
      OptionText(
        "--format", values: ["text", "json"],
        vi: "văn bản để đọc, JSON cho phần mềm khác", en: "text to read, JSON for other software"),
    ],
    exitCodes: faultsFound)

  private static let whyPage = Page(
    summary: Words(
      vi: "nêu vì sao đơn vị này hơn đơn vị kia, từng tiêu chí, cộng lại đúng bằng chênh lệch",
      en: "why one result is ahead of another, by criterion, adding up to the gap"),
    examples: [
      "thidua why Samples/bac-giang-2026 'Phường Nếnh' 'Phường Chũ'",
      "thidua why Samples/bac-giang-2026 'Phường Chũ' --against mean",
      "thidua why Samples/bac-giang-2026 'Xã Kép' --against class",
      "thidua why Samples/papi-2016 'Bắc Giang' --against previous",
    ],
    usage: Words(
      vi: "thidua why [ĐỢT] ĐƠN_VỊ [ĐƠN_VỊ] [tùy chọn]",
      en: "thidua why [RUN] SUBJECT [SUBJECT] [options]"),
    arguments: [
      run,
      (
        name: Words(vi: "ĐƠN_VỊ", en: "SUBJECT"),
        text: Words(
          vi: "mã hoặc tên; không bắt buộc viết dấu",
          en: "the id or the name, with or without marks")
      ),
    ],
    ownOptions: [
      OptionText(
        "--against", values: ["mean", "class", "previous"],
        vi: "so với điểm trung bình của cụm, điểm tối thiểu của mức cao hơn, hoặc kết quả kỳ trước",
        en: "beside the mean of its cluster, the line of the next class, or its last result"),
      OptionText(
        "--assessment", placeholder: "ID", example: "units",
        vi: "bảng đánh giá này", en: "in this assessment"),
      OptionText(
        "--stage", placeholder: "NAME", example: "self",
        vi: "lấy số liệu của bước này, ví dụ self hoặc verified, thay cho bước của đợt",
        en: "the values of this stage, such as self or verified, instead of the run's"),
      OptionText(
        "--format", values: ["text", "json", "csv"],
        vi: "văn bản để đọc, JSON cho phần mềm khác, CSV cho bảng tính",
        en: "text to read, JSON for other software, CSV for spreadsheets"),
    ] + OptionText.csvFile,
    exitCodes: faultsFound)

  private static let whatifPage = Page(
    summary: Words(
      vi: "thử thay đổi quy tắc hoặc số liệu: ai đổi mức, đổi hạng, do tiêu chí nào",
      en: "tries changes of rules or evidence: who moves in class or rank, through what"),
    examples: [
      "thidua whatif Samples/bac-giang-2026 --set communes/criteria/3.8/points=10",
      "thidua whatif Samples/bac-giang-2026 --set evidence/7210/'tỷ lệ hài lòng'=70",
      "thidua whatif Samples/bac-giang-2026 --vary 'parameters/điểm tốt=65..75'",
    ],
    usage: Words(
      vi: "thidua whatif [ĐỢT] [KỊCH_BẢN…] [tùy chọn]",
      en: "thidua whatif [RUN] [SCENARIO…] [options]"),
    arguments: [
      run,
      (
        name: Words(vi: "KỊCH_BẢN", en: "SCENARIO"),
        text: Words(
          vi: "tệp YAML có khóa changes; nhiều tệp thì đặt cạnh nhau, mỗi tệp một cột",
          en: "a YAML file with the key changes; several stand side by side, a column each")
      ),
    ],
    ownOptions: [
      OptionText(
        "--set", placeholder: "ADDRESS=VALUE", example: "parameters/'điểm tốt'=75",
        vi: "thay một giá trị; ghi được nhiều lần", en: "change a value; may be given again"),
      OptionText(
        "--add", placeholder: "ADDRESS=VALUE",
        example: "'communes/quotas/trần xuất sắc/cases/1={ when: group size > 50, share: 15% }'",
        vi: "thêm phần tử hoặc khóa chưa có; ghi được nhiều lần",
        en: "add an element or a key that is not there yet; may be given again"),
      OptionText(
        "--remove", placeholder: "ADDRESS", example: "communes/criteria/5.3",
        vi: "bỏ một phần tử; ghi được nhiều lần", en: "take an element away; may be given again"),
      OptionText(
        "--rescale", placeholder: "N", example: "100",
        vi: "đưa điểm về thang này sau khi thay đổi",
        en: "bring points back to this scale after the changes"),
      OptionText(
        "--against", placeholder: "BASE", example: "Rules/bac-giang-46-2024",
        vi: "so với đợt khác, bộ tiêu chí khác, bản khác hoặc kịch bản khác",
        en: "compare with another run, rulebook, edition or scenario"),
      OptionText(
        "--vary", placeholder: "ADDRESS=V1,V2,…", example: "'parameters/điểm tốt=65..75:5'",
        vi: "so các giá trị, mỗi giá trị một dòng; ghi hai lần thì được bảng hai chiều",
        en: "several values, a line each; given twice, a table of lines and columns"),
      OptionText(
        "--addresses", vi: "liệt kê các địa chỉ thay đổi được, kiểu, giá trị và nơi ghi",
        en: "list the addresses that can be changed, with type, value and place"),
      OptionText(
        "--save", placeholder: "FILE", example: "kich-ban.yaml",
        vi: "ghi các thay đổi thành tệp kịch bản", en: "write the changes to a scenario file"),
      OptionText(
        "--format", values: ["text", "json", "csv"],
        vi: "văn bản để đọc, JSON và CSV cho phần mềm khác",
        en: "text to read, JSON and CSV for other software"),
      OptionText(
        "--excel",
        vi: "CSV mở đúng ngay trong Excel tiếng Việt: có BOM, dấu chấm phẩy, dấu phẩy thập phân",
        en: "CSV that a Vietnamese Excel opens as it is: BOM, semicolons, decimal commas"),
      OptionText(
        "-o", "--output", placeholder: "FILE", example: "ket-qua.csv",
        vi: "ghi kết quả vào tệp; - là đầu ra chuẩn",
        en: "write the result to a file; - is standard output"),
      OptionText(
        "--force", vi: "ghi đè tệp đã có", en: "replace a file that exists"),
    ],
    exitCodes: Words(
      vi: "0 xong · 1 kịch bản không áp dụng được, hoặc có lỗi · 2 không chạy được",
      en: "0 done · 1 the scenario cannot be applied, or faults · 2 could not run"))

  private static let diffPage = Page(
    summary: Words(
      vi: "so hai bộ tiêu chí: thêm, bỏ, đổi gì, ở đâu; với --run thì ai đổi kết quả",
      en: "compares two rulebooks: what is new, gone, changed; with --run whose result changes"),
    examples: [
      "thidua diff Rules/papi-2015 Rules/papi-2016",
      "thidua diff Rules/bac-giang-46-2024 Rules/bac-giang-46 --assessment communes --brief",
    ],
    usage: Words(
      vi: "thidua diff BỘ_TIÊU_CHÍ BỘ_TIÊU_CHÍ [tùy chọn]",
      en: "thidua diff RULEBOOK RULEBOOK [options]"),
    arguments: [
      (
        name: Words(vi: "BỘ_TIÊU_CHÍ", en: "RULEBOOK"),
        text: Words(
          vi: "thư mục có tệp rulebook.yaml, bộ cũ trước, bộ mới sau",
          en: "the folder with rulebook.yaml, the old one first")
      )
    ],
    ownOptions: [
      OptionText(
        "--run", placeholder: "RUN", example: "Samples/papi-2016",
        vi: "tính đợt đánh giá này theo cả hai bộ và nêu ai đổi kết quả, do khác biệt nào",
        en: "compute this run by both and show whose result changes, through which differences"),
      OptionText(
        "--assessment", placeholder: "ID", example: "units",
        vi: "chỉ nêu bảng đánh giá này", en: "this assessment only"),
      OptionText(
        "--brief", vi: "bỏ qua tên, ghi chú, căn cứ: chỉ nêu chỗ có thể làm đổi kết quả",
        en: "leave out titles, notes, bases: only what can change results"),
      OptionText(
        "--format", values: ["text", "json", "csv"],
        vi: "văn bản để đọc, JSON cho phần mềm khác, CSV cho bảng tính",
        en: "text to read, JSON for other software, CSV for spreadsheets"),
    ] + OptionText.csvFile,
    exitCodes: faultsFound)

  private static let stagesPage = Page(
    summary: Words(
      vi:
        "so số liệu giữa hai bước (tự chấm, thẩm định) và cho biết điểm, mức xếp loại đổi thế nào",
      en: "compares the evidence of two stages, and what that does to points and classes"),
    examples: [
      "thidua stages Samples/bac-giang-2026",
      "thidua stages Samples/bac-giang-2026 --format csv --excel --output chenh-lech.csv",
    ],
    usage: Words(vi: "thidua stages [ĐỢT] [tùy chọn]", en: "thidua stages [RUN] [options]"),
    arguments: [run],
    ownOptions: [
      OptionText(
        "--from", placeholder: "NAME", example: "self",
        vi: "bước trước; mặc định là bước đầu tiên của đợt",
        en: "the earlier stage; the run's first one where it is left out"),
      OptionText(
        "--to", placeholder: "NAME", example: "verified",
        vi: "bước sau; mặc định là bước mà đợt lấy số liệu",
        en: "the later stage; the one that the run counts where it is left out"),
      OptionText(
        "--format", values: ["table", "json", "csv"],
        vi: "bảng để đọc, JSON cho phần mềm khác, CSV cho bảng tính",
        en: "a table to read, JSON for other software, CSV for spreadsheets"),
      OptionText(
        "--excel",
        vi: "CSV mở đúng ngay trong Excel tiếng Việt: có BOM, dấu chấm phẩy, dấu phẩy thập phân",
        en: "CSV that a Vietnamese Excel opens as it is: BOM, semicolons, decimal commas"),
      OptionText(
        "-o", "--output", placeholder: "FILE", example: "chenh-lech.csv",
        vi: "ghi kết quả vào tệp; - là đầu ra chuẩn",
        en: "write the result to a file; - is standard output"),
      OptionText(
        "--force", vi: "ghi đè tệp đã có", en: "replace a file that exists"),
    ],
    exitCodes: faultsFound)

  private static let docsPage = Page(
    summary: Words(
      vi: "in bộ tiêu chí thành bảng điểm: tiêu chí, cách chấm, căn cứ, xếp loại, điểm còn mở",
      en: "prints the rulebook as a score table: criteria, scoring, bases, classes, open points"),
    examples: [
      "thidua docs Rules/bac-giang-46",
      "thidua docs Rules/bac-giang-46 --format html --output bang-diem.html",
    ],
    usage: Words(
      vi: "thidua docs [BỘ TIÊU CHÍ hoặc ĐỢT] [tùy chọn]",
      en: "thidua docs [RULEBOOK or RUN] [options]"),
    arguments: [
      (
        name: Words(vi: "BỘ TIÊU CHÍ", en: "RULEBOOK"),
        text: Words(
          vi: "thư mục có tệp rulebook.yaml", en: "the folder with rulebook.yaml")
      ),
      (
        name: Words(vi: "ĐỢT", en: "RUN"),
        text: Words(
          vi: "thư mục có tệp run.yaml: in bộ tiêu chí như nó có hiệu lực trong kỳ đó",
          en: "the folder with run.yaml: the rulebook as it holds in that period")
      ),
    ],
    ownOptions: [
      OptionText(
        "--format", values: ["markdown", "html"],
        vi: "Markdown để sửa tiếp, HTML để mở bằng trình duyệt và in khổ A4",
        en: "Markdown to edit further, HTML to open in a browser and print on A4"),
      OptionText(
        "-o", "--output", placeholder: "FILE", example: "bang-diem.html",
        vi: "ghi kết quả vào tệp; - là đầu ra chuẩn",
        en: "write the result to a file; - is standard output"),
      OptionText("--force", vi: "ghi đè tệp đã có", en: "replace a file that exists"),
    ],
    exitCodes: Words(
      vi: "0 xong · 1 bộ tiêu chí có lỗi · 2 không chạy được",
      en: "0 done · 1 faults in the rulebook · 2 could not run"))

  private static let codesPage = Page(
    summary: Words(
      vi: "cho biết một mã thông báo nghĩa là gì, vì sao quan trọng và cách sửa",
      en: "says what the code of a message means, why it matters and what to do"),
    examples: ["thidua codes TD3821", "thidua codes"],
    usage: Words(vi: "thidua codes [MÃ…] [tùy chọn]", en: "thidua codes [CODE…] [options]"),
    arguments: [
      (
        name: Words(vi: "MÃ", en: "CODE"),
        text: Words(
          vi: "mã in sau chữ lỗi, cảnh báo hoặc ghi chú; bỏ trống thì liệt kê mọi mã",
          en: "the code of an error, warning or note; all are listed where it is left out")
      )
    ],
    ownOptions: [
      OptionText(
        "--format", values: ["text", "json"],
        vi: "văn bản để đọc, JSON cho phần mềm khác", en: "text to read, JSON for other software")
    ],
    exitCodes: Words(
      vi: "0 xong · 2 không có mã này", en: "0 done · 2 there is no such code"))

  private static let feelPage = Page(
    summary: Words(
      vi: "tính một biểu thức FEEL, in giá trị, kiểu và mọi nguyên nhân của null",
      en: "evaluates one FEEL expression, prints value, type and every cause of a null"),
    examples: ["thidua feel 'if 3 / 9 * 15 >= 5 then \"đạt\" else \"chưa đạt\"'"],
    usage: Words(
      vi: "thidua feel 'BIỂU THỨC' [tùy chọn]", en: "thidua feel 'EXPRESSION' [options]"),
    arguments: [
      (
        name: Words(vi: "BIỂU THỨC", en: "EXPRESSION"),
        text: Words(
          vi: "đặt trong dấu nháy đơn; - là đọc từ đầu vào chuẩn",
          en: "in single quotes; - reads standard input")
      )
    ],
    ownOptions: [
      OptionText(
        "--context", placeholder: "FILE", example: "so-lieu.json",
        vi: "tệp JSON chứa các tên mà biểu thức dùng; - là đầu vào chuẩn",
        en: "a JSON file with the names that the expression uses; - is standard input"),
      OptionText(
        "--cases", placeholder: "FILE…", example: "tck.jsonl",
        vi:
          "chạy các ca kiểm thử trong tệp JSONL, mỗi dòng một ca; in các ca sai giá trị hoặc sai cờ lỗi",
        en:
          "run the cases in JSONL files, one a line; prints those with a wrong value or error flag"),
      OptionText(
        "--format", values: ["text", "json"],
        vi: "văn bản để đọc, JSON cho phần mềm khác", en: "text to read, JSON for other software"),
    ],
    exitCodes: Words(
      vi: "0 tính được, mọi ca đều đạt · 1 biểu thức có lỗi, có ca không đạt · 2 không chạy được",
      en: "0 evaluated, all cases passed · 1 faults in the expression, a miss · 2 could not run"))
}
