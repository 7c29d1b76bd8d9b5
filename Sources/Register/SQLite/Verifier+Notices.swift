import Casework
import GRDB
import Measures

/// Notices, those that were written by themselves and those that follow from events, against the journal.
extension Verifier {
  mutating func checkNotices() throws {
    var seen: Set<String> = []
    var differing: [String] = []
    try NoticeTable(db: db).each { notice, sequence in
      let id = notice.id.rawValue
      seen.insert(id)
      if tally.notices[id] != JournalTally.NoticeLine(notice, sequence) { differing.append(id) }
    }
    report.records += seen.count
    for id in differing {
      report.add(
        tally.notices[id] == nil ? .recordUnfounded("notice/\(id)") : .otherRecord("notice/\(id)"))
    }
    for id in tally.notices.keys.sorted() where !seen.contains(id) {
      report.add(.otherRecord("notice/\(id)"))
    }
  }

  /// - Parameter made: the notices that follow from the events of the case.
  mutating func checkNotices(
    _ made: [EventNoticeTable.Entered], of permitCase: PermitCase, number: Int
  ) throws(RegisterFault) {
    do {
      let kept = try EventNoticeTable(db: db).notices(of: number, employer: permitCase.employer.id)
      if kept == made { return }
      let (found, expected) = (Self.byPlace(kept), Self.byPlace(made))
      for place in Set(found.keys).union(expected.keys).sorted()
      where found[place] != expected[place] {
        let name = "notice/\(permitCase.id).\(place)"
        report.add(expected[place] == nil ? .recordUnfounded(name) : .otherRecord(name))
      }
    } catch { throw RegisterFault(error) }
  }

  /// By the part of its key behind the case.
  private static func byPlace(_ notices: [EventNoticeTable.Entered])
    -> [String: EventNoticeTable.Entered]
  {
    Dictionary(notices.map { ("\($0.notice.event).\($0.notice.place)", $0) }) { first, _ in first }
  }
}
