import Foundation
import Testing

/// Templates and the types they show: the library draws nothing where a name is wrong, so that it would not be seen.
@Suite struct `The templates` {
  let checkout = Checkout()

  /// The seal of a form is the same in the layout and in the person it is taken from.
  static let sameFurtherOut: Set = ["parts/seal:1: seal"]

  private func walk() throws -> TemplateWalk {
    let files = checkout.templates.map { file in
      (String(file.path.dropFirst("Pages/templates/".count).dropLast(".mustache".count)), file.text)
    }
    let web = checkout.sources.filter { $0.room == "Web" }
    var walk = try TemplateWalk(
      Dictionary(uniqueKeysWithValues: files), types: ShownTypes(web))
    walk.draw("layout", [.structure("Layout")])
    for (template, pages) in walk.types.pages.sorted(by: { $0.key < $1.key }) {
      for page in pages {
        let type = try #require(walk.types.structure(page), "\(page) is not one structure")
        walk.draw(template, [.structure("Layout"), .structure(type)])
      }
    }
    return walk
  }

  @Test func `ask for names that the types of their pages have where they stand`() throws {
    let walk = try walk()
    #expect(walk.looked > 2000)
    for mistake in walk.mistakes.sorted()
    where !Self.sameFurtherOut.contains(where: mistake.hasPrefix) {
      Issue.record("Pages/templates/\(mistake)")
    }
    #expect(walk.unknown.isEmpty, "the types of these names were not read")
  }

  @Test func `are all drawn, and all pages are known`() throws {
    let walk = try walk()
    let written = checkout.sources.filter { $0.room == "Web" }
      .map { $0.uncommented.components(separatedBy: "static var template: String { \"").count - 1 }
      .reduce(0, +)
    #expect(walk.types.pages.values.map(\.count).reduce(0, +) == written)
    for file in checkout.templates {
      let name = file.path.dropFirst("Pages/templates/".count).dropLast(".mustache".count)
      #expect(walk.drawn.contains(String(name)), "no page draws \(file)")
    }
  }

  @Test(arguments: [
    ("{{#rows}}{{title}}{{name}}{{/rows}}", []),
    ("{{#rows}}{{#isLast}}{{.name}}{{/isLast}}{{/rows}}", []),
    (
      "{{#rows}}{{.title}}{{/rows}}",
      ["page:1: nothing answers to .title in structure(\"Small.Row\")"]
    ),
    (
      "\n{{#rows}}{{#note}}{{.}}{{/note}}{{/rows}}",
      ["page:2: note may be nil, and Small has the name too; write .note"]
    ),
    (
      "{{#rows}}{{#.note}}{{.name}}{{/.note}}{{/rows}}",
      ["page:1: nothing answers to .name in plain"]
    ),
    (
      "{{#rows}}{{.}}{{/rows}}{{rows.name}}{{nme}}",
      [
        "page:1: nothing answers to nme in structure(\"Small\")",
        "page:1: {{.}} is all of Small.Row",
      ]
    ),
    ("{{>part}}", ["part:1: nothing answers to wrong in structure(\"Small\")"]),
  ])
  func `are looked at right by these tests`(_ text: String, _ mistakes: [String]) throws {
    let small = Checkout.File(
      path: "Sources/Web/Small.swift",
      text: """
        struct Small: Page {
          static var template: String { "page" }
          let title: String
          let note = ""
          private(set) var rows: [Row]
          var count: Int { rows.count }
          struct Row: Sendable { let name: String; let note: String?
            let isLast = false }
        }
        """)
    var walk = try TemplateWalk(["page": text, "part": "{{wrong}}"], types: ShownTypes([small]))
    walk.draw("page", [.structure("Small")])
    #expect(walk.mistakes.sorted() == mistakes)
  }
}
