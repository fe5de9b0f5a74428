import Decimals
import Diagnostics
import Scenarios
import Scoring

// What the JSON of scenarios and that of differences write alike about an assessment.
extension JSONWriter {
  /// Writes `classes: [{class, before, after}]`, how many are in each.
  mutating func writeClassCounts(of assessed: RunComparison.Assessed) {
    key("classes")
    array { json in
      for each in assessed.classCounts {
        json.object { json in
          json.field("class", each.id)
          json.field("before", each.before)
          json.field("after", each.after)
        }
      }
    }
  }

  /// Writes `rankings: [{ranking, up, down, regrouped, average-shift}]`: how many rise and fall in
  /// their group, and how many come to another one.
  mutating func writeRankings(of assessed: RunComparison.Assessed) {
    key("rankings")
    array { json in
      for ranking in assessed.rankings {
        var line = JSONWriter()
        line.object { json in
          json.field("ranking", ranking.name)
          json.field("up", ranking.up)
          json.field("down", ranking.down)
          json.field("regrouped", ranking.regrouped)
          json.field("average-shift", ranking.shift?.settled().description)
        }
        json.raw(line.bytes)
      }
    }
  }

  /// Writes `awards: [{award, within, subject, before, after}]`: those that change hands, each as
  /// `given`, `pending` where subjects tie for it, or null.
  mutating func writeAwards(of assessed: RunComparison.Assessed) {
    key("awards")
    array { json in
      for award in assessed.awards {
        var line = JSONWriter()
        line.object { json in
          json.field("award", award.award)
          json.field("within", award.group)
          json.field("subject", award.subject)
          json.field("before", award.before?.rawValue)
          json.field("after", award.after?.rawValue)
        }
        json.raw(line.bytes)
      }
    }
  }

  /// Writes the total, class and first rank of somebody who moves, each as `{before, after}`; then
  /// `ranks: [{ranking, before, after, within: {before, after}}]` of all rankings, and `section-ranks:
  /// [{ranking, section, before, after}]` of the sections in which the rank is another one.
  mutating func writeStanding(of move: RunComparison.Move) {
    func text(_ rank: Rank?) -> String? { rank.map { String($0.value) } }
    writePair("total", move.totals.before?.description, move.totals.after?.description)
    writePair("class", move.classes.before, move.classes.after)
    writePair("rank", text(move.ranks.first?.before), text(move.ranks.first?.after))
    key("ranks")
    array { json in
      for rank in move.ranks {
        json.object { json in
          json.field("ranking", rank.name)
          json.field("before", text(rank.before))
          json.field("after", text(rank.after))
          json.writePair("within", rank.groups.before, rank.groups.after)
        }
      }
    }
    key("section-ranks")
    array { json in
      for rank in move.sectionRanks {
        json.object { json in
          json.field("ranking", rank.ranking)
          json.field("section", rank.section)
          json.field("before", text(rank.before))
          json.field("after", text(rank.after))
        }
      }
    }
  }

  /// Writes two texts as `{before, after}` under a key.
  mutating func writePair(_ key: String, _ before: String?, _ after: String?) {
    self.key(key)
    object { json in
      json.field("before", before)
      json.field("after", after)
    }
  }
}
