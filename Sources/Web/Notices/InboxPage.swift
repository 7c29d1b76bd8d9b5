import Casework
import Measures
import Office
import Register

/// The notices of the person who is in, newest first: `notices/inbox`.
struct InboxPage: Page {
  static var template: String { "notices/inbox" }

  let title: String
  let state: String
  let notices: [Row]
  let hasNotices: Bool
  /// Where all are marked as read; nil when there is nothing to mark.
  let readAll: String?
  let pages: Pagination?

  struct Row: Sendable {
    let text: String
    let href: String
    let day: String
    let isNew: Bool
  }

  init(_ inbox: [InboxNotice], next: Cursor?, unread: Int, _ visit: Visit) {
    title = visit.say("notices.title")
    state =
      unread == 0 ? visit.say("notices.all-read") : visit.say("notices.unread", count: unread)
    notices = inbox.map { Row($0, visit) }
    hasNotices = !notices.isEmpty
    readAll = unread == 0 ? nil : visit.link(NoticePages.path + "/read")
    pages = Pagination(visit, path: NoticePages.path, next: next)
  }
}

extension InboxPage.Row {
  init(_ inbox: InboxNotice, _ visit: Visit) {
    let notice = inbox.notice
    text = visit.say(notice.phrase, notice.filling)
    href = visit.link(NoticePages.path + "/" + notice.id.rawValue)
    day = visit.day(year: notice.day.year, month: notice.day.month, day: notice.day.day)
    isNew = inbox.readAt == nil
  }
}

/// One notice: `notices/notice`.
struct NoticePage: Page {
  static var template: String { "notices/notice" }

  let title: String
  let back: String?
  let day: String
  let text: String
  let subject: Link?
  let attached: Attached?

  /// The letter that went out with it, to read here, on a page of its own and as a PDF.
  struct Attached: Sendable {
    let letter: LetterView
    let page: String
    let pdf: String
  }

  init(_ notice: Notice, about subject: NoticeSubject, letter: Attached?, _ visit: Visit) {
    title = visit.say("notices.single")
    back = visit.link(NoticePages.path)
    day = visit.day(year: notice.day.year, month: notice.day.month, day: notice.day.day)
    text = visit.say(notice.phrase, notice.filling)
    self.subject = subject.link
    attached = letter
  }
}

extension InboxPage {
  var shown: ShownRecord {
    [
      "title": .of(title), "state": .of(state), "notices": .of(notices),
      "hasNotices": .of(hasNotices), "readAll": .of(readAll), "pages": .of(pages),
    ]
  }
}

extension InboxPage.Row: Showing {
  var shown: ShownRecord {
    [
      "text": .of(text), "href": .of(href), "day": .of(day), "isNew": .of(isNew),
    ]
  }
}
