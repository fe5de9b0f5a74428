import Diagnostics

// Why a fault matters where it does not say so itself: by its code, or by the family of codes that it
// belongs to.
extension CodeCatalogue {
  /// The reason of a code or of its family; nil for a code of no family.
  static func reason(_ code: String, _ language: Language) -> Text? {
    guard let number = Int(code.dropFirst(2)),
      let found = reasons.first(where: { $0.codes.contains(number) })
    else { return nil }
    return language == .vi ? found.vi : found.en
  }

  /// One reason, and the codes that it holds for.
  private struct Reason: Sendable {
    let codes: ClosedRange<Int>
    let vi: Text
    let en: Text

    init(_ codes: ClosedRange<Int>, _ vi: Text, _ en: Text) {
      self.codes = codes
      self.vi = vi
      self.en = en
    }

    init(_ code: Int, _ vi: Text, _ en: Text) { self.init(code...code, vi, en) }
  }

  /// The reasons; what stands first counts, so that single codes stand before their families.
  private static let reasons: [Reason] = readingReasons + ruleReasons + runReasons + commandReasons

  private static let readingReasons: [Reason] = [
    Reason(
      1001...1009,
      "Thiếu một tệp thì không biết trong đó có những tiêu chí, chỉ tiêu nào; phần còn lại chưa được kiểm tra để khỏi báo lỗi oan.",
      "Where a file is lacking nobody knows what it declares; the rest is not checked against it, so that nothing is blamed wrongly."
    ),
    Reason(
      1101...1106,
      "Tệp phải đọc được trọn vẹn và giống nhau trên mọi máy; ký tự lạ hoặc tệp quá lớn làm mất chữ mà không ai thấy.",
      "A file must be read whole and alike on every machine; strange characters or sizes lose text that nobody misses."
    ),
    Reason(
      1110,
      "Khóa viết hai lần thì phần mềm khác giữ lại một giá trị mà không báo; hai người đọc sẽ hiểu theo hai cách.",
      "Of a key that stands twice other programs keep one value silently, and two readers take two meanings."
    ),
    Reason(
      1113...1117,
      "Phần viết tắt của YAML (nhãn, neo, trộn khóa) làm người đọc văn bản không thấy quy tắc thật; quy tắc phải được viết ra ở chỗ của nó.",
      "The shorthand of YAML (tags, anchors, merged keys) hides rules from whoever reads the text; a rule is written out where it holds."
    ),
    Reason(
      1120...1129,
      "YAML hiểu dấu này theo nghĩa riêng, nên con số hoặc điều kiện bị cắt mất một phần; quy tắc còn lại vẫn có thể đọc được nhưng không còn là điều văn bản quy định.",
      "YAML takes the sign for its own, and cuts off a part of the figure or condition; what is left may still be read, yet is no longer what the text says."
    ),
    Reason(
      1130...1140,
      "Trong YAML, khoảng lùi đầu dòng và dấu ngoặc quyết định dòng nào thuộc về mục nào; lệch một cấp thì điểm hoặc điều kiện sang mục khác.",
      "In YAML indentation and brackets say what belongs to what; one level off, points or conditions move to another element."
    ),
    Reason(
      1000...1199,
      "Tệp YAML chưa đọc được trọn vẹn nên phần sau của nó có thể bị hiểu sai.",
      "The YAML file cannot be read whole, so that the rest of it may be misread."),
    Reason(
      2011...2013,
      "Dấu của bảng tính (dấu phẩy thập phân, <>, ;) có nghĩa khác trong FEEL; đoán thay người viết thì có thể đổi cả kết quả.",
      "Signs of spreadsheets (decimal commas, <>, ;) mean something else in FEEL; to guess could change results."
    ),
    Reason(
      2001...2034,
      "Điều kiện hoặc công thức phải đọc được theo đúng một cách; chỗ nào có thể hiểu hai cách thì hỏi lại thay vì đoán.",
      "A condition or formula must have one reading; where it has two, the question is put instead of guessed."
    ),
    Reason(
      2101...2113,
      "Một tên viết sai không được coi là số 0 hay là “không”: tiêu chí sẽ chấm sai cho mọi đơn vị mà không ai biết.",
      "A misspelt name must not count as 0 or as no: the criterion would be scored wrongly for everybody, and nobody would know."
    ),
    Reason(
      2109...2110,
      "Kết quả phải như nhau dù tính hôm nay hay năm sau; vì vậy quy tắc chỉ được dựa vào ngày cuối kỳ.",
      "Results must be the same computed today or next year, so rules go by the end of the period alone."
    ),
    Reason(
      2201...2299,
      "So sánh hoặc tính toán giữa các giá trị khác loại không có nghĩa; nếu bỏ qua thì điều kiện lúc nào cũng sai hoặc lúc nào cũng đúng.",
      "To compare or compute values of different kinds means nothing; let pass, a condition would never or always hold."
    ),
  ]

  private static let ruleReasons: [Reason] = [
    Reason(
      3001...3005,
      "Một khóa viết sai hoặc đặt sai chỗ bị bỏ qua thì quy tắc đó coi như không có; ở đây không bỏ qua khóa nào.",
      "A key that is misspelt or misplaced and passed over is a rule that does not exist; none is passed over."
    ),
    Reason(
      3006...3019,
      "Con số, ngày hoặc từ chọn phải có đúng một cách hiểu; “1.000” và “1,5” mỗi nơi đọc một kiểu.",
      "A figure, day or word must have one reading; “1.000” and “1,5” are read differently from place to place."
    ),
    Reason(
      3021...3022,
      "Mã và tên dùng để dẫn chiếu trong quyết định, kiểm thử và kịch bản; trùng nhau thì không biết nói về mục nào.",
      "Ids and names are cited in decisions, tests and scenarios; where two are alike nobody knows which is meant."
    ),
    Reason(
      3028...3030,
      "Công thức gọi chỉ tiêu bằng tên; tên trùng với từ của FEEL hoặc tách được thành hai tên thì công thức có hai cách đọc.",
      "Formulas call indicators by name; a name that FEEL uses, or that two others could spell, gives formulas two readings."
    ),
    Reason(
      3031...3032,
      "Bộ tiêu chí phải chép đi được trọn vẹn trong một thư mục, để nơi khác tính ra đúng kết quả đó.",
      "A rulebook must be complete in its folder, so that others who copy it compute the same."),
    Reason(
      3001...3049,
      "Quy tắc đọc thiếu hoặc đọc nhầm thì mọi kết quả dựa trên nó đều sai.",
      "Where a rule is read in part or wrongly, every result that rests on it is wrong."),
    Reason(
      3102,
      "Căn cứ pháp lý phải dẫn được đến một văn bản có thật; khi có khiếu nại, đó là điều bị hỏi đầu tiên.",
      "A legal basis must lead to a document that exists; where a result is contested it is what is asked for first."
    ),
    Reason(
      3110...3113,
      "Kết quả phải theo quy định có hiệu lực vào ngày cuối kỳ; không có giá trị nào, hoặc có hai, thì không biết áp dụng cái nào.",
      "Results follow what is in force on the last day of the period; with no value, or two, nobody knows which applies."
    ),
    Reason(
      3114,
      "Chấm điểm theo một văn bản đã hết hiệu lực là căn cứ để khiếu nại, dù nội dung không đổi.",
      "To score by a document that is out of force is a ground of complaint, even if nothing in it has changed."
    ),
    Reason(
      3115,
      "Chỉ tiêu tính từ nhau theo vòng tròn thì không có số nào để bắt đầu.",
      "Indicators that are derived from each other have no figure to begin with."),
    Reason(
      3119...3120,
      "Đơn vị chờ kết quả của người đứng đầu, người đứng đầu lại chờ kết quả của đơn vị: không bên nào có kết quả, hoặc kết quả tùy theo tính bên nào trước.",
      "Where the unit waits for its head and the head for the unit, neither has a result, or the result depends on who comes first."
    ),
    Reason(
      3130...3133,
      "Kết quả của đơn vị trực thuộc chỉ so được khi cùng một thang xếp loại và đã có trước khi cấp trên được tính.",
      "Results of subordinate units can be counted only on one ladder of classes, and only once they are known."
    ),
    Reason(
      3101...3149,
      "Quy tắc dẫn đến một thứ chưa khai báo thì không bao giờ được áp dụng, hoặc áp dụng nhầm.",
      "A rule that names what is not declared is never applied, or applied to something else."),
    Reason(
      3151...3152,
      "Dòng trừ điểm đếm một sổ hoặc một cột không có thì không ai bị trừ, dù vi phạm đã được ghi.",
      "A deduction that counts a register or column that is not there takes nothing, though the cases are on record."
    ),
    Reason(
      3881...3889,
      "Chấm so với đơn vị khác phải nói rõ so cái gì và chiều nào là tốt; nhầm chiều thì đơn vị kém nhất được điểm cao nhất.",
      "To score against others one must say what is compared and which way is better; the wrong way round, the worst earns most."
    ),
    Reason(
      3171...3179,
      "Hàm của bộ tiêu chí được dùng ở nhiều nơi; sai một chỗ là sai ở mọi tiêu chí gọi nó.",
      "A function of the rulebook is used in many places; wrong once, it is wrong for every criterion that calls it."
    ),
    Reason(
      3181...3189,
      "So với kỳ trước hoặc đếm ngày làm việc cần một kỳ, một ngày xác định, nếu không kết quả đổi theo ngày tính.",
      "To look back, or to count working days, takes a known period or day; else results change with the day of computing."
    ),
    Reason(
      3201...3219,
      "Chỗ cần một điều kiện mà có một con số (hoặc ngược lại) thì không biết khi nào là đạt; tỷ lệ 0–1 và phần trăm 0–100 lẫn nhau thì hầu như ai cũng đạt hoặc không ai đạt.",
      "Where a condition is wanted and a figure stands, nobody knows when it is met; shares of 0 to 1 taken for percentages let nearly everybody pass, or nobody."
    ),
    Reason(
      3301...3302,
      "Biểu mẫu in một tổng mà các dòng không cộng ra tổng đó thì đơn vị không thể đạt, hoặc vượt, số điểm tối đa đã công bố.",
      "Where the lines of a form do not make its sum, nobody can reach the printed maximum, or somebody exceeds it."
    ),
    Reason(
      3304,
      "Điểm tối đa in ra mà không dòng nào cho: mọi đơn vị mất số điểm chênh lệch dù làm tốt nhất.",
      "A printed maximum that no line gives: everybody loses the difference, however well they do."
    ),
    Reason(
      3307...3308,
      "Khi một mục không áp dụng, mỗi cách tính (đủ điểm, chia đều, quy đổi, không điểm) cho một tổng khác nhau; phải nói trước là cách nào.",
      "Where a part does not apply, each way (full points, shares, rescaling, nothing) makes another total; which one must be said beforehand."
    ),
    Reason(
      3301...3319,
      "Điểm của các dòng, của mục và của thang phải khớp nhau; lệch ở đâu thì tổng điểm ở đó không còn nghĩa.",
      "Points of lines, sections and scale must agree; where they do not the total means nothing."),
    Reason(
      3401...3409,
      "Khoảng để hở thì có đơn vị không được điểm nào; khoảng chồng nhau thì cùng một số liệu có hai mức điểm, ai chấm theo dòng nào cũng được.",
      "A gap leaves somebody without points; where bands overlap one value has two scores, and whoever scores may choose."
    ),
    Reason(
      3431...3439,
      "Bảng nhiều điều kiện dễ để sót hoặc để chồng trường hợp mà mắt thường không thấy; mọi tổ hợp đều được thử.",
      "Tables of several inputs leave cases out, or hold them twice, without anybody seeing; every combination is tried."
    ),
    Reason(
      3501...3502,
      "Một tổng điểm thuộc hai mức, hoặc mức sau không bao giờ đến lượt: kết quả xếp loại tùy người đọc. Vì vậy đây là lỗi, không phải câu hỏi.",
      "A total fits two classes, or a class is never reached: the result is up to the reader. So this is an error, no question."
    ),
    Reason(
      3503,
      "Đơn vị điểm thấp nhất không có mức nào để xếp; văn bản nào cũng cần một mức cuối.",
      "Who has the fewest points has no class; every ladder takes a last one."),
    Reason(
      3507...3509,
      "Khi vượt tỷ lệ hoặc không đạt điều kiện, đơn vị phải có một mức thấp hơn để chuyển xuống.",
      "Who is beyond a quota, or fails a requirement, must have a lower class to go to."),
    Reason(
      3501...3549,
      "Mức xếp loại quyết định thi đua, khen thưởng và đánh giá cán bộ; mức không ai tới được, hoặc ai cũng tới, thì không phân loại được gì.",
      "Classes decide awards and the rating of staff; one that nobody or everybody reaches tells nobody apart."
    ),
    Reason(
      3601...3649,
      "Kiểm thử nói về một thứ không có trong bộ tiêu chí thì luôn đạt hoặc không kiểm được gì, và tạo sự yên tâm sai.",
      "A test about what the rulebook does not have proves nothing, and gives false comfort."),
    Reason(
      3701,
      "Các đơn vị phải thu thập và nộp số liệu mà không ai dùng; cũng có thể một tiêu chí đã quên dùng nó.",
      "Units collect and hand in what nobody uses; or a criterion forgot to read it."),
    Reason(
      3702,
      "Tiêu chí không có căn cứ pháp lý là tiêu chí khó bảo vệ nhất khi có khiếu nại.",
      "A criterion without a legal basis is the hardest to defend."),
    Reason(
      3703...3704,
      "Lời chấp nhận đã cũ che mất cảnh báo mới cùng loại; chấp nhận chỉ dành cho điều văn bản thật sự quy định như vậy.",
      "An acceptance that fits nothing would hide the next finding of its kind; it is for what the text really says."
    ),
    Reason(
      3705...3707,
      "Thứ khai báo mà không ai dùng thường là dấu hiệu một quy tắc ghi thẳng con số, hoặc bị bỏ sót.",
      "What is declared and never used is mostly the sign of a rule that writes the figure itself, or was left out."
    ),
    Reason(
      3000...3999,
      "Quy tắc sai hoặc thiếu thì mọi kết quả dựa trên nó đều sai; vì vậy chưa tính gì khi còn lỗi.",
      "Where a rule is wrong or incomplete, every result that rests on it is; nothing is computed while errors stand."
    ),
  ]

  private static let runReasons: [Reason] = [
    Reason(
      4001...4006,
      "Bảng số liệu lưu sai dạng thì mất dấu tiếng Việt hoặc mất dòng; phải đọc được trọn vẹn trước khi tính.",
      "A table saved in another form loses letters or rows; it must be read whole before anything is computed."
    ),
    Reason(
      4011...4015,
      "Một dấu nháy hoặc dấu phẩy thừa đẩy số liệu sang cột bên cạnh; cả dòng, có khi cả bảng, bị hiểu sai.",
      "One quotation mark or comma too many moves figures into the next column; the row, or all rows below, are misread."
    ),
    Reason(
      4021...4029,
      "Cột không khớp với chỉ tiêu nào thì số liệu đã nộp không được chấm, và đơn vị bị coi là thiếu.",
      "A column that fits no indicator is evidence handed in and not scored, and its units count as lacking it."
    ),
    Reason(
      4033,
      "Hai dòng cho một đơn vị: không biết dòng nào đúng, nên cả hai đều phải xem lại.",
      "Two rows for one unit: nobody knows which holds, so both must be looked at."),
    Reason(
      4035...4038,
      "Quan hệ cấp trên, cấp dưới và người đứng đầu quyết định ai được tính vào kết quả của ai.",
      "Who stands above whom, and who heads what, decides whose results count for whom."),
    Reason(
      4031...4034,
      "Dòng không gắn được với đơn vị nào thì số liệu bị bỏ; đơn vị không có dòng nào thì không có kết quả.",
      "A row that fits no subject is lost; a subject without a row has no result."),
    Reason(
      4045...4046,
      "“1.234” là một nghìn hai trăm ba mươi tư hay một phẩy hai? Đoán nhầm thì số liệu sai nghìn lần.",
      "Is “1.234” a thousand or one and a bit? Guessed wrongly, a figure is off a thousandfold."),
    Reason(
      4041...4056,
      "Giá trị không đọc được thì coi là thiếu kèm lý do, không bao giờ là 0; kết quả là tạm thời cho đến khi sửa.",
      "A value that cannot be read counts as missing, with the reason, never as 0; results are provisional until it is corrected."
    ),
    Reason(
      4057,
      "Cùng một số liệu có hai giá trị ở hai bảng: chọn giá trị nào là quyết định của người có thẩm quyền, không phải của phần mềm.",
      "One figure has two values in two tables: which one holds is for the authority to say, not for a program."
    ),
    Reason(
      4058...4059,
      "Nhiều ô sai cùng một kiểu thường do một nguyên nhân: một cột dán nhầm, hoặc sai định dạng của cả bảng.",
      "Many cells that are wrong alike mostly have one cause: a column pasted in the wrong place, or a form of the whole table."
    ),
    Reason(
      4081...4089,
      "Bảng JSON hoặc YAML phải là các dòng cùng một khuôn, nếu không giá trị sẽ rơi vào sai cột.",
      "A table in JSON or YAML must be rows of one form; else values fall into other columns."),
    Reason(
      4061...4064,
      "Số liệu không có tài liệu kiểm chứng, hoặc tài liệu quá hạn, không được chấm nếu bộ tiêu chí yêu cầu tài liệu.",
      "A value without its document, or with one that has expired, does not count where the rulebook asks for it."
    ),
    Reason(
      4065...4076,
      "Bảng theo dòng ghi chỉ tiêu, kỳ và giai đoạn thẩm định của từng giá trị; không khớp thì giá trị nằm ngoài đợt đánh giá.",
      "A long table names the indicator, period and stage of each value; what fits none lies outside the run."
    ),
    Reason(
      4091...4092,
      "Hai số liệu trái nhau thì ít nhất một số sai; kết quả vẫn tính nhưng phải xem lại trước khi công bố.",
      "Where two figures contradict each other one is wrong; results stand, but want a look before they are published."
    ),
    Reason(
      4000...4999,
      "Giá trị này được coi là thiếu, kèm lý do, và kết quả là tạm thời cho đến khi sửa.",
      "The value counts as missing, with this reason, and results are provisional until it is corrected."
    ),
    Reason(
      5009...5013,
      "Quyết định của cấp có thẩm quyền chỉ có hiệu lực với đúng điều đã được hỏi; số liệu đã đổi thì phải xem lại quyết định.",
      "A decision of the authority holds for what was asked; where figures have changed since, it must be looked at again."
    ),
    Reason(
      5021...5023,
      "Tiêu chí so với kỳ trước cần kết quả đã công bố của kỳ trước, không phải số tính lại.",
      "Rules that look back take the published results of the former period, not new ones."),
    Reason(
      5024...5025,
      "Đợt đánh giá phải theo đúng một bản quy định có hiệu lực vào ngày cuối kỳ.",
      "A run follows the one edition that is in force on its last day."),
    Reason(
      5001...5099,
      "Đợt đánh giá nói về kỳ nào, bộ tiêu chí nào, số liệu nào; thiếu một điều thì không biết kết quả là của cái gì.",
      "A run says which period, which rulebook and which evidence; with one of them lacking nobody knows what its results are of."
    ),
    Reason(
      5101...5199,
      "Điểm tự chấm, kết quả đã công bố và các số cộng lại phải khớp với số tính từ bằng chứng; lệch thì kết quả vẫn giữ nguyên nhưng phải giải thích được.",
      "Self-scores, published results and sums should be what evidence gives; where they are not, results stand, but want an explanation."
    ),
    Reason(
      5501...5599,
      "Quy tắc tính ra điều không chấm được cho một số đơn vị; các đơn vị đó không có kết quả thay vì có kết quả sai.",
      "For some subjects a rule computes what cannot be scored; they get no result rather than a wrong one."
    ),
    Reason(
      5601...5699,
      "Quyết định ghi thiếu hoặc không đọc được thì không được áp dụng; người bị ảnh hưởng có quyền biết quyết định nào đã dùng.",
      "A decision that is incomplete or cannot be read is not applied; those concerned may ask which one was."
    ),
    Reason(
      5000...5999,
      "Đợt đánh giá hoặc quyết định không khớp với bộ tiêu chí, nên kết quả thiếu hoặc khác.",
      "The run or a decision does not fit the rulebook, so that results are lacking or differ."),
  ]

  private static let commandReasons: [Reason] = [
    Reason(
      9013...9016,
      "Tệp kết quả không được ghi đè hoặc ghi dở dang mà không ai biết.",
      "A file of results must not be overwritten, or left half written, unnoticed."),
    Reason(
      9041...9059,
      "Tệp mẫu thử phải đọc được trọn vẹn, nếu không phép thử bị bỏ qua mà vẫn tưởng là đạt.",
      "A file of cases must be read whole; else a case is passed over and seems to pass."),
  ]
}
