import Diagnostics
import Rulebooks
import Testing

/// A rulebook without faults that uses nearly every key of the rule language.
let goodRulebook = """
  rulebook: xa-phuong
  title: { vi: Bộ tiêu chí thử, en: A rulebook to try }
  edition: "2026.1"
  effective: { since: 2026-01-01, until: 2026-12-31 }
  status: proposal
  language: vi
  documents:
    NQ46: { number: 46/NQ-HĐND, issuer: HĐND tỉnh Bắc Giang, date: 2024-07-12 }
    L10: { number: 10/2022/QH15, issuer: Quốc hội, date: 2022-11-10 }
  parameters:
    tỷ lệ xuất sắc tối đa:
      - { value: 15%, until: 2025-12-31, basis: NQ46 Đ1 }
      - { value: 20%, since: 2026-01-01, basis: NQ46 Đ2 }
    điểm tốt: 70
  ladders:
    kỷ luật: [không, khiển trách, cảnh cáo, cách chức]
    mức cập nhật: [không, chậm, đầy đủ]
  attributes:
    loại: { of: unit, type: choice, choices: [sở, xã, phường] }
    cụm thi đua: { of: unit, type: text }
    chức vụ: { of: person, type: text }
  indicators:
    số lớp tập huấn:
      heading: Số lớp tập huấn đã tổ chức (lớp)
      type: whole-number
      measured-in: lớp
      range: { from: 0, to: 20 }
      document: when-claimed
      valid-for: P1Y
      combine: sum
      missing: skip
      better: higher
      when-missing: no-points
      basis: NQ46 Đ1.1
    số người phải tập huấn: { type: whole-number }
    số người đã tập huấn: { type: whole-number }
    tỷ lệ cán bộ được tập huấn:
      type: percent
      derived: 100 * số người đã tập huấn / số người phải tập huấn
      when-nothing-due: not-applicable
    cập nhật danh mục: { type: level, ladder: mức cập nhật }
    hình thức kỷ luật người đứng đầu: { type: level, ladder: kỷ luật, better: first }
    số kiến nghị trễ hạn: { type: whole-number, better: lower }
    có báo cáo: { type: yes-no }
    có kế hoạch: { type: yes-no }
    số ngày chậm: { type: number, range: { from: 0 } }
    đã tự đánh giá: { type: yes-no }
    hình thức kỷ luật: { of: person, type: level, ladder: kỷ luật }
    điểm ý thức: { of: person, type: points, range: { from: 0, to: 30 } }
  assessments:
    units:
      title: { vi: Đơn vị, en: Units }
      subject: unit
      for: loại in ("xã", "phường")
      assessed-when: có kế hoạch
      scale: 100
      rounding: { digits: 2, mode: half-up, at: [total] }
      when-not-applicable: rescale-section
      basis: NQ46 Đ1
      criteria:
        - id: 1
          title: Bồi dưỡng
          points: 50
          criteria:
            - id: 1.1
              title: Tổ chức lớp bồi dưỡng, tập huấn
              points: 10
              score:
                bands: số lớp tập huấn
                table:
                  - { from: 2, earn: 10 }
                  - { from: 1, earn: half }
                  - { from: 0, earn: 0 }
            - id: 1.2
              points: 10
              applies-when: số người phải tập huấn > 0
              score: { ratio: { done: số người đã tập huấn, of: số người phải tập huấn } }
            - id: 1.3
              points: 10
              score:
                levels: cập nhật danh mục
                earn: { không: 0, chậm: half, đầy đủ: full }
            - id: 1.10
              points: 20
              gate: có kế hoạch
              score:
                deduct:
                  - { count: số kiến nghị trễ hạn, lose: 2, cap: 10, reason: Trễ hạn }
                  - { when: not(có báo cáo), lose: 25%, basis: L10 Đ14.3 }
                floor: 0
        - id: 2
          title: Công khai
          points: 50
          when-not-applicable: full-points
          criteria:
            - id: 2.1
              points: 10
              score: { yes-no: có báo cáo, otherwise: 2 }
            - id: 2.2
              points: 10
              score:
                steps: { of: số lớp tập huấn, start: 2, base: 1, every: 2, add: 1 }
            - id: 2.3
              points: 10
              score: { per: số lớp tập huấn, each: 2.5 }
            - id: 2.4
              points: 10
              score:
                checklist:
                  - { item: có báo cáo gửi HĐND, when: có báo cáo, earn: 6, basis: L10 Đ14 }
                  - { item: có kế hoạch năm, when: có kế hoạch, earn: 4 }
            - id: 2.5
              points: 10
              score: { given: yes }
      bonus:
        - { id: T1, title: Mô hình, points: 3, score: { yes-no: có kế hoạch } }
      penalty:
        - { id: P1, points: 3, score: { per: số ngày chậm, each: 0.5 } }
      caps: { bonus: 3, penalty: 3 }
      total-cap: 100
      total-floor: 0
      score-ceilings:
        - { when: not(có báo cáo), at-most: 49 }
      classes:
        - id: xuất sắc
          title: Hoàn thành xuất sắc nhiệm vụ
          from: 90
          requires:
            - { that: every p in scored points satisfies p > 0, basis: L10 Đ8 }
            - { each-section-at-least: 50% }
          when-requirements-fail: next-class
        - { id: tốt, from: điểm tốt }
        - { id: hoàn thành, from: 50 }
        - { id: không hoàn thành }
      knock-outs:
        - { id: chưa tự đánh giá, when: not(đã tự đánh giá), class: không hoàn thành, basis: NQ46 Đ1 }
      ceilings:
        - { when: 'hình thức kỷ luật người đứng đầu = "khiển trách"', at-most: tốt, basis: NQ46 Đ1 }
      quotas:
        - id: trần xuất sắc
          class: xuất sắc
          within: all
          share: tỷ lệ xuất sắc tối đa
          of: { classes: [xuất sắc, tốt], counted: before }
          round: up
          cases:
            - { when: group size < 5, at-most: 1 }
          at-tie: authority
          overflow-to: tốt
      rankings:
        cụm:
          within: cụm thi đua
          eligible: class in ("xuất sắc", "tốt")
          order-by: [total, points of("1.1"), { by: số ngày chậm, lowest-first: true }]
          ties: shared
          numbering: standard
        toàn tỉnh: { within: all, order-by: [total, tỷ lệ cán bộ được tập huấn] }
      awards:
        - { id: cờ, title: Cờ thi đua, number: 1, of: cụm, within: cụm thi đua, requires: total >= 80, if-unfit: next }
    heads:
      subject: person
      scale: 100
      basis: NQ46 Đ1.3
      criteria:
        - { id: A, points: 70, score: { from: { assessment: units, take: total } } }
        - { id: B, points: 30, score: { given: điểm ý thức } }
      classes:
        - { id: xuất sắc, from: 90 }
        - { id: tốt, from: 70 }
        - { id: hoàn thành, from: 50 }
        - { id: không hoàn thành }
      ceilings:
        - { not-above: unit, basis: NQ46 Đ1.3 }
        - { when: 'hình thức kỷ luật != "không"', at-most: không hoàn thành }
  """

/// The text with one replacement, which must be possible.
func edited(_ text: String, _ old: String, _ new: String, _ place: SourceLocation) -> String {
  guard let range = text.firstRange(of: old) else {
    Issue.record("the text to replace is not there: \(old)", sourceLocation: place)
    return text
  }
  return text.replacingCharacters(in: range, with: new)
}

extension String {
  func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}

/// Diagnostics as lines `TD3001 3:5`, sorted by place.
func places(_ diagnostics: [Diagnostic]) -> [String] {
  DiagnosticList(diagnostics).diagnostics.map { diagnostic in
    let place = diagnostic.at?.place
    return "\(diagnostic.fault.code) \(place?.line ?? 0):\(place?.column ?? 0)"
  }
}

/// Diagnostics as a reader sees them, for messages of failing tests.
func readable(_ diagnostics: [Diagnostic]) -> String {
  DiagnosticList(diagnostics).diagnostics
    .map { FullRenderer(language: .vi).render($0) }.joined(separator: "\n")
}
