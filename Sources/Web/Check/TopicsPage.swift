import LawLanguage
import LawLibrary

/// Every question that the law book answers.
struct TopicsPage: Page {
  static var template: String { "check/topics" }

  let title: String
  let trail: [Link]
  let groups: [Group]
  /// The other questions, by the system of the regime that answers them.
  let more: [Group]
  let hasMore: Bool

  struct Group: Sendable {
    let title: String
    let topics: [Entry]
  }

  struct Entry: Sendable {
    let text: String
    let href: String
    let help: String?
  }

  init(_ visit: Visit, _ book: LawBook) {
    let links = LawLinks(book: book, visit: visit)
    func entry(_ topic: Topic) -> Entry {
      Entry(
        text: links.text(of: topic.labels),
        href: visit.link("/check/" + topic.name, visit.query.keeping("day")),
        help: topic.help.map(links.text(of:)))
    }
    title = visit.say("check.topics.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(title, to: visit.link("/check")),
    ]
    groups = TopicGroups.all.compactMap { group in
      let topics = group.topics.compactMap(book.topic(named:))
      return topics.isEmpty
        ? nil : Group(title: visit.say("check.group.\(group.key)"), topics: topics.map(entry))
    }
    let named = Set(TopicGroups.all.flatMap(\.topics))
    let rest = Dictionary(grouping: book.topics.filter { !named.contains($0.name) }) {
      book.system(of: $0)
    }
    more = (visit.phrases.names(below: "systems.name") + [nil]).compactMap { system in
      guard let topics = rest[system] else { return nil }
      let title = system.map { visit.say("systems.name.\($0)") } ?? visit.say("check.group.rest")
      return Group(title: title, topics: topics.map(entry))
    }
    hasMore = !more.isEmpty
  }
}

extension LawBook {
  /// The system of the first ruling that a topic gives; nil where its provision names none.
  fileprivate func system(of topic: Topic) -> String? {
    for path in topic.gives {
      guard case .rule(let id) = path.end else { continue }
      let rule = self[id]
      let provisions = [rule.provision] + rule.editions.map(\.provision)
      if let system = provisions.lazy.compactMap({ self[$0].systems.first }).first { return system }
    }
    return nil
  }
}

extension Fields {
  /// The fields with these names alone.
  func keeping(_ names: String...) -> Fields {
    Fields(pairs: pairs.filter { names.contains($0.name) })
  }
}
