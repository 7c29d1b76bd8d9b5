import Foundation
import Testing

@testable import Web

/// What the pages use of Mustache, and nothing else.
@Suite struct `A template` {
  private func draw(_ parts: [String: String], for value: ShownRecord) throws -> String {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("templates-" + UUID().uuidString)
    defer { try? files.removeItem(at: folder) }
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in parts {
      let file = folder.appendingPathComponent(name + ".mustache")
      try files.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let library = try TemplateLibrary(folder: folder.path) { "⟨\($0)⟩" }
    var writer = TemplateWriter(library)
    writer.write(try #require(library["page"]), for: .record(value))
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func draw(_ text: String, for value: ShownRecord = [:]) throws -> String {
    try draw(["page": text], for: value)
  }

  @Test func `escapes texts, and not what is HTML already`() throws {
    let value: ShownRecord = ["a": .text("<b>\"Tom\" & 'Jerry'</b>\u{338}ә")]
    #expect(
      try draw("{{a}}", for: value)
        == "&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/b&gt;\u{338}ә")
    #expect(try draw("{{{a}}}", for: value) == "<b>\"Tom\" & 'Jerry'</b>\u{338}ә")
  }

  @Test func `a section stands for each of a list, for what is there, and for true`() throws {
    let value: ShownRecord = [
      "list": .list([.text("x"), .text("y")]), "none": .list([]), "yes": .flag(true),
      "no": .flag(false), "empty": .text(""), "nil": nil,
    ]
    let text = "{{#NAME}}+{{/NAME}}{{^NAME}}-{{/NAME}}"
    let drawn = try ["list", "none", "yes", "no", "empty", "nil", "unknown"].map {
      try draw(text.replacingOccurrences(of: "NAME", with: $0), for: value)
    }
    #expect(drawn == ["++", "-", "+", "-", "+", "-", "-"])
    #expect(try draw("{{#list}}[{{.}}]{{/list}}", for: value) == "[x][y]")
    #expect(try draw("{{yes}} {{no}} {{nil}}", for: value) == "true false ")
  }

  @Test func `a name is looked for outwards, with a dot before it only where one stands`() throws {
    let value: ShownRecord = ["name": .text("outer"), "inner": .record(["other": .text("o")])]
    #expect(try draw("{{#inner}}{{name}}|{{.name}}|{{.other}}{{/inner}}", for: value) == "outer||o")
  }

  @Test func `what stands alone on its line leaves none behind`() throws {
    let text =
      "a\n  {{#yes}}  \nb {{#yes}}c{{/yes}}\n{{/yes}}\n{{! said }}\n{{>part}}\nd{{>part}}\n"
    let parts = ["page": text, "part": "p\n"]
    #expect(try draw(parts, for: ["yes": .flag(true)]) == "a\nb c\np\ndp\n\n")
  }

  @Test func `a part may be named by a value, and phrases are written in`() throws {
    let parts = ["page": "{{>*which}}{{say.a.b-c}}", "one/x": "1", "one/y": "2{{say.z}}"]
    #expect(try draw(parts, for: ["which": .text("one/y")]) == "2⟨z⟩⟨a.b-c⟩")
  }

  @Test(arguments: [
    ("a\n{{#b}}\nc", "line 2: {{#b}} is not closed"), ("{{b", "line 1: a {{ is not closed"),
    ("a\n\n{{/b}}", "line 3: {{/b}} closes nothing that is open"),
    ("{{#a}}{{/b}}", "line 1: {{/b}} closes nothing that is open"),
    ("{{a b}}", "line 1: {{a b}} cannot be read"), ("{{>gone}}", "asks for gone.mustache"),
  ])
  func `says where it cannot be read`(_ text: String, _ problem: String) throws {
    let fault = #expect(throws: PagesFault.self) { try draw(text) }
    #expect(fault?.problem.contains("page.mustache") == true)
    #expect(fault?.problem.contains(problem) == true)
  }
}

/// Types that say themselves what templates see of them name what reflection would find.
@Suite struct `What is shown by hand` {
  static var samples: [any Showing] {
    let link = Link("text", to: "/href")
    return [
      link, Badge("text", tone: "yes"), TrailStep(text: "t", href: "/h", isLast: true),
      Choice("v", "text", hint: "hint", isChosen: true),
      ChoiceField("n", label: "l", hint: "h", error: "e", choices: [Choice("v", "t")]),
      TextField(
        "n", label: "l", hint: "h", error: "e", value: "v", width: 20, prefix: "p", suffix: "s"),
      Pagination(previous: link, next: link),
    ]
  }

  @Test func `is what stands in the type`() {
    for sample in Self.samples {
      let names = Mirror(reflecting: sample).children.compactMap(\.label)
      #expect(names.allSatisfy { sample.shown[ShownName($0)] != nil }, "\(type(of: sample))")
      #expect(sample.shown == ShownRecord(reflecting: sample), "\(type(of: sample))")
    }
  }

  /// Every type, by its source: each stored property of the type stands in its record under its own name.
  @Test func `leaves out no property`() throws {
    let folder = checkout + "/Sources/Web"
    let names = try #require(FileManager.default.enumerator(atPath: folder))
    var seen = 0
    for case let name as String in names where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      for record in text.matches(of: /var shown: ShownRecord \{\s*\[([^\]]*)\]/) {
        let pairs = record.output.1.matches(of: /"(\w+)": \.of\((\w+)\)/)
        #expect(pairs.allSatisfy { $0.output.1 == $0.output.2 }, "\(name)")
        let shown = pairs.map { String($0.output.1) }
        #expect(Self.types(in: text).contains(shown), "\(name): no type has just \(shown)")
        seen += 1
      }
    }
    #expect(seen == 18)
  }

  /// The stored properties of each structure of a file, in their order.
  private static func types(in text: String) -> [[String]] {
    var types: [(indent: Int, names: [String])] = []
    for line in text.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      if line.contains(/^ *(public |private |fileprivate )?struct \w+/) {
        types.append((indent, []))
      }
      guard let name = line.firstMatch(of: /^ *(?:public |private )?let (\w+): [^=]*$/)?.output.1,
        let owner = types.lastIndex(where: { $0.indent == indent - 2 })
      else { continue }
      types[owner].names.append(String(name))
    }
    return types.map(\.names)
  }
}
