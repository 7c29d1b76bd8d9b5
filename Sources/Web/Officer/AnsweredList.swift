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

/// What employers ask for and the office answers, newest first: `officer/answered`.
struct AnsweredPage: Page {
  static var template: String { "officer/answered" }

  let title: String
  let back: String?
  /// What all of it comes to; nil where nothing is added up.
  var total: String?
  let heads: [Cell]
  let rows: [Row]
  let hasRows: Bool
  let none: String
  let list: AnsweredList

  /// What stands in one place of the table.
  struct Cell: Sendable {
    let text: String
    let isNumber: Bool

    init(_ text: String, isNumber: Bool = false) {
      self.text = text
      self.isNumber = isNumber
    }
  }

  /// One matter: what names it, what is told of it, and how it stands.
  struct Row: Sendable {
    let text: String
    var below: String?
    /// Where it leads; nil where there is nothing to do about it.
    let href: String?
    let cells: [Cell]
    let state: Badge
    /// By when it has to be answered.
    var due: Badge?
    var note: String?
  }

  /// - Parameters:
  ///   - name: of the list in the phrases
  ///   - heads: of all columns but the last, which says how a matter stands
  init<Record: Kept>(
    _ name: String, _ records: Listed<Versioned<Record>>, at path: String,
    back: String = OfficerAddress.home, _ words: CaseWords, showsAllFirst: Bool = false,
    heads: [Cell], row: (Record) -> Row
  ) {
    title = words.say("office.\(name).title")
    self.back = words.visit.link(back)
    self.heads = heads + [Cell(words.say("case.standing-word"))]
    rows = records.items.map { row($0.record) }
    hasRows = !rows.isEmpty
    none = words.say("office.\(name).none")
    list = AnsweredList(
      words.visit, path: path, next: records.next, showsAllFirst: showsAllFirst)
  }
}
