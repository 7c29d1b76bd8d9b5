import Foundation
import Testing

/// Rooms are listed in the manifest from the ground up; a room imports only rooms above it there.
@Suite struct `The rooms` {
  let checkout = Checkout()

  /// The names of the targets in the order of the manifest, without the tests.
  static func rooms(inManifest text: String) -> [String] {
    names(after: [".target(", ".executableTarget(", ".systemLibrary("], in: text)
  }

  static func names(after openings: [String], in text: String) -> [String] {
    var found: [(position: String.Index, name: String)] = []
    for opening in openings {
      var rest = text[...]
      while let start = rest.range(of: opening) {
        rest = rest[start.upperBound...]
        guard let label = rest.range(of: "name: \"") else { break }
        found.append((start.lowerBound, String(rest[label.upperBound...].prefix { $0 != "\"" })))
      }
    }
    return found.sorted { $0.position < $1.position }.map(\.name)
  }

  /// The modules a file imports.
  static func imports(in text: String) -> [String] {
    Code(text).withoutTexts.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ").map(String.init)
      while let first = words.first,
        first.hasPrefix("@") || first == "public" || first == "internal"
      {
        words.removeFirst()
      }
      guard words.first == "import", words.count > 1 else { return nil }
      let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      let module = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
      return module.split(separator: ".").first.map(String.init)
    }
  }

  @Test func `stand in the manifest with their folders`() throws {
    let rooms = Self.rooms(inManifest: try #require(checkout.text(of: "Package.swift")))
    #expect(rooms.first == "Measures")
    #expect(rooms.last == "ruqsat")
    let withSources = Set(checkout.sources.map(\.room))
    #expect(withSources.isSubset(of: rooms), "a folder below Sources is no room of the manifest")
    #expect(withSources.count > 3)
  }

  @Test func `import only what stands above them`() throws {
    let rooms = Self.rooms(inManifest: try #require(checkout.text(of: "Package.swift")))
    let heights = Dictionary(uniqueKeysWithValues: zip(rooms, rooms.indices))
    let readings: Set = ["LawExplain", "LawColumns", "LawSQL", "LawProof"]
    var seen = 0
    for file in checkout.sources {
      let own = try #require(heights[file.room], "\(file) is in no room of the manifest")
      for module in Self.imports(in: file.text) {
        guard let height = heights[module] else { continue }
        seen += 1
        #expect(height < own, "\(file) imports \(module), which is not above \(file.room)")
        #expect(
          !(readings.contains(file.room) && readings.contains(module)),
          "\(file): a reading of the law imports another reading, \(module)")
      }
    }
    #expect(seen > 0, "no import of a room was found")
  }

  @Test func `keep the server out of the law`() {
    let outside: Set = ["Hummingbird", "Mustache", "ArgumentParser", "NIOCore", "Logging"]
    let law: Set = ["Measures", "LawLanguage", "LawExplain", "LawLibrary"]
    let files = checkout.sources.filter { law.contains($0.room) }
    #expect(!files.isEmpty)
    for file in files {
      let wrong = outside.intersection(Self.imports(in: file.text))
      #expect(wrong.isEmpty, "\(file) imports \(wrong.sorted())")
    }
  }

  @Test func `are read right by this test`() {
    let manifest = """
      .target(name: "A"), .target(
        name: "B", dependencies: ["A"]), .testTarget(name: "T"), .executableTarget(name: "C")
      """
    #expect(Self.rooms(inManifest: manifest) == ["A", "B", "C"])
    let source = """
      // import Commented
      @testable import Web
      public import struct LawLanguage.LawBook
      @_exported public import Measures
      let text = "import Nothing"
      """
    #expect(Self.imports(in: source) == ["Web", "LawLanguage", "Measures"])
  }
}
