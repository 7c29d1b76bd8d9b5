import Casework
import Measures
import Office
import Register

extension EmployerHomePage.NoticeRow {
  /// Leads to the case it tells of.
  init(_ inbox: InboxNotice, _ visit: Visit) {
    let notice = inbox.notice
    text =
      visit.day(year: notice.day.year, month: notice.day.month, day: notice.day.day) + ": "
      + visit.say(notice.phrase, notice.parts)
    href = visit.link(
      notice.permitCase.map { EmployerAddress.cases + "/" + $0.rawValue } ?? EmployerAddress.home)
    isNew = inbox.readAt == nil
  }
}
