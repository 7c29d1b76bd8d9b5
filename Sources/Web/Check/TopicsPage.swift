import LawLanguage
import LawLibrary

/// Every question that the law book answers.
struct TopicsPage: Page {
  static var template: String { "check/topics" }

  let title: String
  let trail: [Link]
  let topics: [Entry]

  struct Entry: Sendable {
    let text: String
    let href: String
    let help: String?
  }

  init(_ visit: Visit, _ book: LawBook) {
    let links = LawLinks(book: book, visit: visit)
    title = visit.say("check.topics.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(title, to: visit.link("/check")),
    ]
    topics = book.topics.map { topic in
      Entry(
        text: links.text(of: topic.labels),
        href: visit.link("/check/" + topic.name, visit.query.keeping("day")),
        help: topic.help.map(links.text(of:)))
    }
  }
}

extension Fields {
  /// The fields with these names alone.
  func keeping(_ names: String...) -> Fields {
    Fields(pairs: pairs.filter { names.contains($0.name) })
  }
}
