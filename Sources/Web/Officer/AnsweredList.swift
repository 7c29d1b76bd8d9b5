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

  private static var all: String { "all" }
  private static var waiting: String { "waiting" }

  /// Whether those with an answer are wanted too.
  ///
  /// - Parameter first: what is shown to whoever chose nothing: to those who answer, what waits for them
  static func showsAll(_ visit: Visit, first: Bool = false) -> Bool {
    visit.query["show"].map { $0 == all } ?? first
  }

  init(_ visit: Visit, path: String, next: Cursor?, showsAllFirst: Bool = false) {
    self.path = path
    let isAll = Self.showsAll(visit, first: showsAllFirst)
    func link(_ which: String, isFirst: Bool) -> String {
      visit.link(path, isFirst ? .none : Fields(pairs: [.init(name: "show", value: which)]))
    }
    choices = [
      Choice(
        text: visit.say("office.answered.waiting"),
        href: isAll ? link(Self.waiting, isFirst: !showsAllFirst) : nil),
      Choice(
        text: visit.say("office.answered.all"),
        href: isAll ? nil : link(Self.all, isFirst: showsAllFirst)),
    ]
    let shown = isAll == showsAllFirst ? nil : isAll ? Self.all : Self.waiting
    pages = Pagination(visit, path: path, wish: [("show", shown)], next: next)
  }
}

/// One of what employers ask for; its columns stand in the template `officer/NAME`.
protocol AnsweredRow: Sendable {
  /// The template, and its phrases `office.NAME.title` and `office.NAME.none`.
  static var name: String { get }
}

/// What employers ask for and the office answers, newest first: `answered`, which the
/// template of the rows fills in.
struct AnsweredPage<Row: AnsweredRow>: Page {
  static var template: String { "officer/" + Row.name }

  let title: String
  let back: String?
  /// What all of it comes to; nil where nothing is added up.
  var total: String?
  let rows: [Row]
  let hasRows: Bool
  let none: String
  let list: AnsweredList

  init<Record: Kept>(
    _ records: Listed<Versioned<Record>>, at path: String, back: String = OfficerAddress.home,
    _ words: CaseWords, showsAllFirst: Bool = false, row: (Record) -> Row
  ) {
    title = words.say("office.\(Row.name).title")
    self.back = words.visit.link(back)
    rows = records.items.map { row($0.record) }
    hasRows = !rows.isEmpty
    none = words.say("office.\(Row.name).none")
    list = AnsweredList(
      words.visit, path: path, next: records.next, showsAllFirst: showsAllFirst)
  }
}
