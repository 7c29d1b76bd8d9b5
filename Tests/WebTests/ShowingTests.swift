import Foundation
import Testing

@testable import Web

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
      #expect(names.allSatisfy { sample.shown[$0] != nil }, "\(type(of: sample))")
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
