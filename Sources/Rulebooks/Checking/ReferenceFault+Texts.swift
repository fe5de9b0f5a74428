public import Diagnostics

extension ReferenceFault {
  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.unknownLadder(let name, _, _), .vi): "không có thang bậc nào tên \(name: name)"
    case (.unknownLadder(let name, _, _), .en): "there is no ladder \(name: name)"
    case (.unknownDocument(let key, _, _), .vi): "không có văn bản nào mang mã \(name: key)"
    case (.unknownDocument(let key, _, _), .en): "there is no document \(name: key)"
    case (.unknownClass(let name, let assessment, _, _), .vi):
      "bảng đánh giá \(name: assessment) không có mức xếp loại \(name: name)"
    case (.unknownClass(let name, let assessment, _, _), .en):
      "the assessment \(name: assessment) has no class \(name: name)"
    case (.unknownAssessment(let name, _, _), .vi): "không có bảng đánh giá nào tên \(name: name)"
    case (.unknownAssessment(let name, _, _), .en): "there is no assessment \(name: name)"
    case (.unknownRung(let name, let ladder, _, _), .vi):
      "\(name: name) không phải là một bậc của \(name: ladder)"
    case (.unknownRung(let name, let ladder, _, _), .en):
      "\(name: name) is no rung of \(name: ladder)"
    case (.unknownCriterion(let id, _), .vi): "bảng đánh giá không có tiêu chí mang mã \(name: id)"
    case (.unknownCriterion(let id, _), .en): "the assessment has no criterion \(name: id)"
    case (.unknownAttribute(let name, _), .vi):
      "không có thuộc tính hoặc chỉ tiêu nào tên \(name: name)"
    case (.unknownAttribute(let name, _), .en): "there is no attribute or indicator \(name: name)"
    case (.unknownRanking(let name, _, _), .vi): "không có bảng xếp hạng nào tên \(name: name)"
    case (.unknownRanking(let name, _, _), .en): "there is no ranking \(name: name)"
    case (.rungWithoutEarning(let rung, let ladder), .vi):
      "bậc \(name: rung) của \(name: ladder) chưa có điểm"
    case (.rungWithoutEarning(let rung, let ladder), .en):
      "the rung \(name: rung) of \(name: ladder) earns nothing that is said"
    case (.parameterNotInForce(let name, let day), .vi):
      "tham số \(name: name) không có giá trị nào có hiệu lực ngày \(code: day)"
    case (.parameterNotInForce(let name, let day), .en):
      "the parameter \(name: name) has no value in force on \(code: day)"
    case (.parameterTwiceInForce(let name, let day, _), .vi):
      "tham số \(name: name) có hai giá trị cùng có hiệu lực ngày \(code: day)"
    case (.parameterTwiceInForce(let name, let day, _), .en):
      "the parameter \(name: name) has two values in force on \(code: day)"
    case (.parameterTypesDiffer(let name), .vi):
      "các giá trị của tham số \(name: name) không cùng kiểu"
    case (.parameterTypesDiffer(let name), .en):
      "the values of the parameter \(name: name) are of different types"
    case (.rulebookNotInForce(let day, _, _), .vi):
      "bộ tiêu chí không có hiệu lực vào ngày cuối kỳ \(code: day)"
    case (.rulebookNotInForce(let day, _, _), .en):
      "the rulebook is not in force on the last day of the period, \(code: day)"
    case (.documentNotInForce(let key, let day, _), .vi):
      "văn bản \(name: key) không có hiệu lực ngày \(code: day)"
    case (.documentNotInForce(let key, let day, _), .en):
      "the document \(name: key) is not in force on \(code: day)"
    case (.derivedInCircle(let names, _), .vi):
      "các chỉ tiêu tính toán dựa vào nhau thành vòng tròn: \(names: names)"
    case (.derivedInCircle(let names, _), .en):
      "indicators are derived from each other in a circle: \(names: names)"
    case (.headingTaken(let heading, _), .vi):
      "hai chỉ tiêu cùng lấy số liệu từ một cột \(name: heading)"
    case (.headingTaken(let heading, _), .en):
      "two indicators take their values from one column, \(name: heading)"
    case (.severalAssessments(let names), .vi):
      "có nhiều bảng đánh giá đơn vị (\(names: names)) nên phải nói rõ lấy kết quả của bảng nào"
    case (.severalAssessments(let names), .en):
      "there are several assessments of units (\(names: names)), so say whose result is meant"
    case (.subordinateClasses(let names), .vi):
      names.isEmpty
        ? "không bảng đánh giá đơn vị nào có mức xếp loại để xét đơn vị trực thuộc"
        : "các bảng đánh giá đơn vị (\(names: names)) có mức xếp loại khác nhau, nên không biết đơn vị trực thuộc xếp theo bảng nào"
    case (.subordinateClasses(let names), .en):
      names.isEmpty
        ? "no assessment of units has classes by which subordinates could be counted"
        : "the assessments of units (\(names: names)) have different classes, so nobody knows which of them the subordinates' classes are"
    case (.periodsWithinPeriods(let name), .vi):
      "bảng đánh giá \(name: name) được tính theo từng kỳ nhỏ nhưng chính nó cũng lấy kết quả của các kỳ nhỏ"
    case (.periodsWithinPeriods(let name), .en):
      "assessment \(name: name) is evaluated for parts of the period, but takes totals of such parts itself"
    case (.registerInParts(let register, let name), .vi):
      "bảng đánh giá \(name: name) được tính theo từng kỳ nhỏ, nhưng sổ theo dõi \(name: register) ghi cho cả kỳ"
    case (.registerInParts(let register, let name), .en):
      "assessment \(name: name) is evaluated for parts of the period, but the register \(name: register) is of the whole"
    case (.subordinatesLater(let name, let later), .vi):
      "bảng đánh giá \(name: name) xét mức của đơn vị trực thuộc, nhưng các bảng \(names: later) xếp loại sau nó nên chưa có kết quả"
    case (.subordinatesLater(let name, let later), .en):
      "assessment \(name: name) reads the classes of subordinates, but \(names: later) gives its own only later"
    case (.noUnitAssessment, .vi): "bộ tiêu chí không có bảng đánh giá đơn vị nào để lấy kết quả"
    case (.noUnitAssessment, .en): "the rulebook has no assessment of units to take a result from"
    case (.assessmentsInCircle(let names, _), .vi):
      "các bảng đánh giá lấy kết quả của nhau thành vòng tròn: \(names: names)"
    case (.assessmentsInCircle(let names, _), .en):
      "assessments take each other's results in a circle: \(names: names)"
    case (.unitsReadPersons(let assessment), .vi):
      "bảng đánh giá đơn vị không được lấy kết quả đánh giá cá nhân của bảng \(name: assessment)"
    case (.unitsReadPersons(let assessment), .en):
      "an assessment of units may not take the results of persons, \(name: assessment)"
    case (.notAPerson, .vi): "chỉ bảng đánh giá cá nhân mới có mức trần theo đơn vị"
    case (.notAPerson, .en): "only an assessment of persons can have the unit's class for a ceiling"
    case (.unitClassesDiffer(let name, let assessment), .vi):
      "mức xếp loại \(name: name) của bảng \(name: assessment) không có trong bảng này nên không thể làm trần"
    case (.unitClassesDiffer(let name, let assessment), .en):
      "the class \(name: name) of \(name: assessment) is none of this assessment's, so it can be no ceiling"
    case (.unknownDepth(let deepest), .vi):
      "cấp tiêu chí phải là số nguyên từ 1 đến \(number: deepest)"
    case (.unknownDepth(let deepest), .en):
      "the level of criteria must be a whole number from 1 to \(number: deepest)"
    case (.literalExpected(let function), .vi):
      "\(code: function) cần một mã viết trong dấu ngoặc kép"
    case (.literalExpected(let function), .en):
      "\(code: function) takes an identifier in double quotes"
    case (.needsCriteria(let what), .vi):
      "\(code: what) cần điểm, nhưng bảng đánh giá này không có tiêu chí nào"
    case (.needsCriteria(let what), .en):
      "\(code: what) needs points, but this assessment has no criteria"
    case (.unknownUnitName(let name, _), .vi):
      "không có số liệu hay kết quả nào của đơn vị tên \(name: name)"
    case (.unknownUnitName(let name, _), .en):
      "a unit has neither a fact nor a result \(name: name)"
    case (.scaleMissing(let assessment), .vi):
      "bảng đánh giá \(name: assessment) không có thang điểm nên không quy đổi được tổng điểm"
    case (.scaleMissing(let assessment), .en):
      "the assessment \(name: assessment) has no scale, so that its total is out of nothing"
    case (.needsClasses(let assessment), .vi):
      "bảng đánh giá \(name: assessment) không có mức xếp loại nào để lấy"
    case (.needsClasses(let assessment), .en):
      "the assessment \(name: assessment) has no classes to take"
    case (.needsRanking, .vi): "chưa nói sắp thứ tự các đơn vị theo gì"
    case (.needsRanking, .en): "nothing says in which order the subjects stand"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.unknownLadder(_, let nearest?, _), .vi), (.unknownDocument(_, let nearest?, _), .vi),
      (.unknownClass(_, _, let nearest?, _), .vi), (.unknownAssessment(_, let nearest?, _), .vi),
      (.unknownRung(_, _, let nearest?, _), .vi), (.unknownAttribute(_, let nearest?), .vi),
      (.unknownRanking(_, let nearest?, _), .vi), (.unknownUnitName(_, let nearest?), .vi):
      "Có phải ý bạn là \(name: nearest)?"
    case (.unknownLadder(_, let nearest?, _), .en), (.unknownDocument(_, let nearest?, _), .en),
      (.unknownClass(_, _, let nearest?, _), .en), (.unknownAssessment(_, let nearest?, _), .en),
      (.unknownRung(_, _, let nearest?, _), .en), (.unknownAttribute(_, let nearest?), .en),
      (.unknownRanking(_, let nearest?, _), .en), (.unknownUnitName(_, let nearest?), .en):
      "Did you mean \(name: nearest)?"
    case (.unknownLadder(_, nil, let known), .vi) where !known.isEmpty:
      "các thang bậc đã khai báo trong \(code: "ladders"): \(names: known)"
    case (.unknownLadder, .vi): "khai báo thang bậc này trong phần \(code: "ladders")"
    case (.unknownLadder(_, nil, let known), .en) where !known.isEmpty:
      "those declared under \(code: "ladders"): \(names: known)"
    case (.unknownLadder, .en): "declare it under \(code: "ladders")"
    case (.unknownDocument, .vi):
      "khai báo văn bản này trong phần \(code: "documents"), hoặc viết mã văn bản lên đầu căn cứ, ví dụ \(code: "NQ46 Đ1.1")"
    case (.unknownDocument, .en):
      "declare it under \(code: "documents"); a basis begins with the document's key, such as \(code: "NQ46 Đ1.1")"
    case (.unknownClass(_, _, nil, let known), .vi) where !known.isEmpty:
      "các mức đã khai báo trong \(code: "classes"): \(names: known)"
    case (.unknownClass, .vi): "chỉ dùng các mức khai báo trong phần \(code: "classes")"
    case (.unknownClass(_, _, nil, let known), .en) where !known.isEmpty:
      "those that stand under \(code: "classes"): \(names: known)"
    case (.unknownClass, .en): "use the classes that stand under \(code: "classes")"
    case (.unknownAssessment(_, nil, let known), .vi) where !known.isEmpty:
      "các bảng đã khai báo trong \(code: "assessments"): \(names: known)"
    case (.unknownAssessment, .vi): "chỉ dùng các bảng khai báo trong phần \(code: "assessments")"
    case (.unknownAssessment(_, nil, let known), .en) where !known.isEmpty:
      "those that stand under \(code: "assessments"): \(names: known)"
    case (.unknownAssessment, .en): "use one that stands under \(code: "assessments")"
    case (.unknownRung(_, _, nil, let known), .vi) where !known.isEmpty:
      "các bậc của thang này: \(names: known)"
    case (.unknownRung, .vi): "kiểm tra lại cách viết của từng bậc"
    case (.unknownRung(_, _, nil, let known), .en) where !known.isEmpty:
      "the rungs of the ladder: \(names: known)"
    case (.unknownRung, .en): "check how the rungs are spelt"
    case (.unknownCriterion(_, let nearest?), .vi):
      "Có phải ý bạn là \(code: "\"\(nearest)\"")?"
    case (.unknownCriterion, .vi): "kiểm tra lại mã tiêu chí"
    case (.unknownCriterion(_, let nearest?), .en):
      "Did you mean \(code: "\"\(nearest)\"")?"
    case (.unknownCriterion, .en): "check the identifiers of the criteria"
    case (.unknownAttribute, .vi):
      "khai báo trong phần \(code: "attributes") hoặc dùng \(code: "all")"
    case (.unknownAttribute, .en): "declare it under \(code: "attributes"), or use \(code: "all")"
    case (.unknownRanking(_, nil, let known), .vi) where !known.isEmpty:
      "các bảng xếp hạng đã khai báo: \(names: known)"
    case (.unknownRanking, .vi): "kiểm tra lại tên trong phần \(code: "rankings")"
    case (.unknownRanking(_, nil, let known), .en) where !known.isEmpty:
      "those that stand under \(code: "rankings"): \(names: known)"
    case (.unknownRanking, .en): "check the names under \(code: "rankings")"
    case (.rungWithoutEarning(let rung, _), .vi): "thêm \(code: rung + ": …") vào \(code: "earn")"
    case (.rungWithoutEarning(let rung, _), .en): "add \(code: rung + ": …") to \(code: "earn")"
    case (.parameterNotInForce, .vi):
      "thêm giá trị cho thời gian này, hoặc sửa lại \(code: "since") và \(code: "until")"
    case (.parameterNotInForce, .en):
      "add a value for that time, or correct \(code: "since") and \(code: "until")"
    case (.parameterTwiceInForce, .vi):
      "ghi ngày kết thúc \(code: "until") cho giá trị cũ, trước ngày bắt đầu của giá trị mới"
    case (.parameterTwiceInForce, .en):
      "end the older value with \(code: "until"), before the newer one begins"
    case (.parameterTypesDiffer, .vi): "viết mọi giá trị theo cùng một cách, ví dụ đều có dấu %"
    case (.parameterTypesDiffer, .en): "write all values alike, for instance all with %"
    case (.rulebookNotInForce(_, let since?, let until?), .vi):
      "dùng bản có hiệu lực trong kỳ; bản này có hiệu lực từ \(code: since) đến \(code: until)"
    case (.rulebookNotInForce(_, let since?, nil), .vi):
      "dùng bản có hiệu lực trong kỳ; bản này có hiệu lực từ \(code: since) trở đi"
    case (.rulebookNotInForce(_, nil, let until?), .vi):
      "dùng bản có hiệu lực trong kỳ; bản này có hiệu lực đến hết \(code: until)"
    case (.rulebookNotInForce(_, nil, nil), .vi):
      "dùng bản có hiệu lực trong kỳ"
    case (.rulebookNotInForce(_, let since?, let until?), .en):
      "use the edition for that time; this one is in force from \(code: since) to \(code: until)"
    case (.rulebookNotInForce(_, let since?, nil), .en):
      "use the edition for that time; this one is in force from \(code: since) on"
    case (.rulebookNotInForce(_, nil, let until?), .en):
      "use the edition for that time; this one is in force up to \(code: until)"
    case (.rulebookNotInForce(_, nil, nil), .en):
      "use the edition for that time"
    case (.documentNotInForce, .vi):
      "dẫn văn bản thay thế; nếu vẫn áp dụng văn bản này thì ghi \(code: "accept") kèm lý do"
    case (.documentNotInForce, .en):
      "cite what has replaced it; if this one still applies, write \(code: "accept") with the reason"
    case (.derivedInCircle, .vi): "ít nhất một chỉ tiêu phải tính từ số liệu thu thập"
    case (.derivedInCircle, .en): "at least one of them must come from evidence"
    case (.subordinateClasses(let names), .vi):
      names.isEmpty
        ? "thêm \(code: "classes") vào bảng đánh giá đơn vị"
        : "ghi cùng các mức, cùng thứ tự trong \(code: "classes") của các bảng đó"
    case (.subordinateClasses(let names), .en):
      names.isEmpty
        ? "add \(code: "classes") to the assessment of units"
        : "give those assessments the same \(code: "classes") in the same order"
    case (.periodsWithinPeriods, .vi):
      "lấy điểm các tháng ở một nơi: bảng đánh giá cuối cùng"
    case (.periodsWithinPeriods, .en):
      "take the totals of the parts in one place, the last assessment"
    case (.registerInParts, .vi):
      "đưa phần dùng sổ theo dõi vào bảng đánh giá cả kỳ, hoặc thu thập số vụ việc từng tháng thành chỉ tiêu"
    case (.registerInParts, .en):
      "count the register in the assessment of the whole, or collect the counts as an indicator by month"
    case (.subordinatesLater(_, let later), .vi):
      "nếu đơn vị trực thuộc được xếp ở \(names: later) thì đặt bảng đó lên trước trong tệp; nếu không thì ghi \(code: "accept") kèm lý do"
    case (.subordinatesLater(_, let later), .en):
      "if subordinates are rated by \(names: later), let it stand first in the file; if not, write \(code: "accept") with the reason"
    case (.headingTaken, .vi): "ghi \(code: "heading") khác cho một trong hai"
    case (.headingTaken, .en): "give one of them another \(code: "heading")"
    case (.severalAssessments(let names), .vi):
      "viết như \(code: "result(unit, \"\(names.first ?? "…")\").total")"
    case (.severalAssessments(let names), .en):
      "write it as \(code: "result(unit, \"\(names.first ?? "…")\").total")"
    case (.noUnitAssessment, .vi):
      "thêm một bảng đánh giá có \(code: "subject: unit"), hoặc bỏ quy định này"
    case (.noUnitAssessment, .en):
      "add an assessment with \(code: "subject: unit"), or remove this rule"
    case (.assessmentsInCircle, .vi): "bỏ một trong các quy định này để có bảng được tính trước"
    case (.assessmentsInCircle, .en): "remove one of these rules, so that one of them comes first"
    case (.unitsReadPersons, .vi):
      "dùng số liệu về người đứng đầu (ví dụ hình thức kỷ luật), không dùng mức xếp loại của người đó"
    case (.unitsReadPersons, .en):
      "read a fact of the head, such as the discipline, not the head's class"
    case (.notAPerson, .vi): "thêm \(code: "subject: person") hoặc dùng \(code: "at-most")"
    case (.notAPerson, .en): "add \(code: "subject: person"), or use \(code: "at-most")"
    case (.unitClassesDiffer, .vi): "dùng cùng mã cho các mức xếp loại của hai bảng"
    case (.unitClassesDiffer, .en): "give the classes of both the same identifiers"
    case (.unknownDepth, .vi):
      "viết \(code: "scored points(1)") cho các nội dung lớn, hoặc \(code: "scored points") cho mọi tiêu chí"
    case (.unknownDepth, .en):
      "write \(code: "scored points(1)") for the main sections, or \(code: "scored points") for all criteria"
    case (.literalExpected(let function), .vi): "viết như \(code: function + "(\"1.1\")")"
    case (.literalExpected(let function), .en): "write it as \(code: function + "(\"1.1\")")"
    case (.needsCriteria, .vi): "thêm \(code: "criteria") hoặc bỏ phần này"
    case (.needsCriteria, .en): "add \(code: "criteria"), or remove this"
    case (.unknownUnitName, .vi):
      "viết \(code: "unit.total"), \(code: "unit.class"), \(code: "unit.points of(\"1\")") hoặc \(code: "unit.") kèm tên chỉ tiêu của đơn vị"
    case (.unknownUnitName, .en):
      "write \(code: "unit.total"), \(code: "unit.class"), \(code: "unit.points of(\"1\")"), or \(code: "unit.") and the name of an indicator of units"
    case (.scaleMissing, .vi): "thêm \(code: "scale: …") cho bảng đó"
    case (.scaleMissing, .en): "give it a \(code: "scale: …")"
    case (.needsClasses, .vi):
      "thêm \(code: "classes") cho bảng đó, hoặc dùng \(code: "take: total")"
    case (.needsClasses, .en): "give it \(code: "classes"), or use \(code: "take: total")"
    case (.needsRanking, .vi):
      "thêm \(code: "order-by: [total]") hoặc một bảng trong phần \(code: "rankings")"
    case (.needsRanking, .en):
      "add \(code: "order-by: [total]"), or a ranking under \(code: "rankings")"
    }
  }
}
