import Office
import Register

/// A list of what employers ask for and the office answers: those that wait, or all, page by page.
struct AnsweredList: Sendable {
  static var size: PageSize { PageSize(50) }

  let path: String
  let choices: [Choice]
  let pages: Pagination?

  /// One of the two lists; the one that is shown leads nowhere.
  struct Choice: Sendable {
    let text: String
    let href: String?
  }

  /// Whether those with an answer are wanted too.
  static func showsAll(_ visit: Visit) -> Bool { visit.query["show"] == "all" }

  init(_ visit: Visit, path: String, next: Cursor?) {
    self.path = path
    let isAll = Self.showsAll(visit)
    let all = Fields(pairs: [.init(name: "show", value: "all")])
    choices = [
      Choice(
        text: visit.say("office.answered.waiting"), href: isAll ? visit.link(path) : nil),
      Choice(text: visit.say("office.answered.all"), href: isAll ? nil : visit.link(path, all)),
    ]
    pages = Pagination(visit, path: path, wish: [("show", isAll ? "all" : nil)], next: next)
  }
}
