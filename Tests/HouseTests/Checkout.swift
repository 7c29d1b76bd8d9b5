import Foundation

/// The files of the checkout, as the house rules look at them.
struct Checkout {
  let folder: String

  init(file: String = #filePath) {
    folder =
      URL(fileURLWithPath: file).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
  }

  struct File: CustomStringConvertible, Sendable {
    /// From the checkout's folder.
    let path: String
    let text: String
    let lines: [Substring]

    /// The text without comments.
    let uncommented: String

    /// The text without comments and without what stands in string literals.
    let code: String

    init(path: String, text: String) {
      let code = Code(text)
      self.path = path
      self.text = text
      self.lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      self.uncommented = code.withoutComments
      self.code = code.withoutTexts
    }

    var description: String { path }

    /// The target the file belongs to: the folder below `Sources` or `Tests`.
    var room: String {
      let parts = path.split(separator: "/")
      return parts.count > 1 ? String(parts[1]) : ""
    }
  }

  /// Every file below a folder with one of the endings; symbolic links are followed.
  func files(below root: String, endings: [String]) -> [File] {
    var found: [File] = []
    collect(root, endings, into: &found)
    return found.sorted { $0.path < $1.path }
  }

  private func collect(_ path: String, _ endings: [String], into found: inout [File]) {
    let files = FileManager.default
    let place = folder + "/" + path
    for name in (try? files.contentsOfDirectory(atPath: place)) ?? [] where !name.hasPrefix(".") {
      let inside = path + "/" + name
      var isFolder: ObjCBool = false
      guard files.fileExists(atPath: folder + "/" + inside, isDirectory: &isFolder) else {
        continue
      }
      if isFolder.boolValue {
        collect(inside, endings, into: &found)
      } else if endings.contains(where: name.hasSuffix) {
        found.append(File(path: inside, text: text(of: inside) ?? ""))
      }
    }
  }

  func text(of path: String) -> String? {
    try? String(contentsOfFile: folder + "/" + path, encoding: .utf8)
  }

  /// Read once for all tests.
  static let sources = Checkout().files(below: "Sources", endings: [".swift"])
  static let tests = Checkout().files(below: "Tests", endings: [".swift"])

  var sources: [File] { Self.sources }
  var tests: [File] { Self.tests }
  var templates: [File] { files(below: "Pages/templates", endings: [".mustache"]) }

  /// The texts of one language, from every file.
  func phrases(_ language: String) throws -> [String: String] {
    try files(below: "Phrases/" + language, endings: [".json"]).reduce(into: [:]) { all, file in
      let texts = try JSONDecoder().decode([String: String].self, from: Data(file.text.utf8))
      all.merge(texts) { first, _ in first }
    }
  }
}

/// Swift source taken apart just far enough: comments, string literals, the rest.
struct Code {
  let withoutComments: String
  let withoutTexts: String

  init(_ text: String) {
    var reading = CodeReading(bytes: Array(text.utf8))
    reading.readAll()
    withoutComments = String(decoding: reading.withoutComments, as: UTF8.self)
    withoutTexts = String(decoding: reading.withoutTexts, as: UTF8.self)
  }
}

/// Reading in progress. Bytes, not characters: every mark that matters here is ASCII.
private struct CodeReading {
  let bytes: [UInt8]
  var place = 0
  var withoutComments: [UInt8] = []
  var withoutTexts: [UInt8] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func readAll() {
    while place < bytes.count {
      if stands("//", at: place) {
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
      } else if stands("/*", at: place) {
        while place < bytes.count, !stands("*/", at: place) { place += 1 }
        place += 2
      } else if let end = endOfText(from: place) {
        withoutComments += bytes[place..<end]
        withoutTexts += Array("\"\"".utf8)
        place = end
      } else {
        withoutComments.append(bytes[place])
        withoutTexts.append(bytes[place])
        place += 1
      }
    }
  }

  private func stands(_ mark: String, at place: Int) -> Bool {
    let mark = mark.utf8
    return place + mark.count <= bytes.count
      && bytes[place..<place + mark.count].elementsEqual(mark)
  }

  /// The end of the literal that begins at the place; nil when none does.
  private func endOfText(from start: Int) -> Int? {
    var opened = start
    while opened < bytes.count, bytes[opened] == UInt8(ascii: "#") { opened += 1 }
    guard stands("\"", at: opened) else { return nil }
    let quote = stands("\"\"\"", at: opened) ? "\"\"\"" : "\""
    let hashes = String(repeating: "#", count: opened - start)
    var place = opened + quote.utf8.count
    while place < bytes.count {
      if stands(quote + hashes, at: place) { return place + quote.utf8.count + hashes.utf8.count }
      if stands("\\" + hashes + "(", at: place) {
        place = endOfInterpolation(from: place + 1 + hashes.utf8.count)
      } else if hashes.isEmpty, bytes[place] == UInt8(ascii: "\\") {
        place += 2
      } else {
        place += 1
      }
    }
    return bytes.count
  }

  /// Behind the bracket that closes the one at the place, over literals in between.
  private func endOfInterpolation(from start: Int) -> Int {
    var place = start
    var depth = 0
    while place < bytes.count {
      if let end = endOfText(from: place) {
        place = end
        continue
      }
      if bytes[place] == UInt8(ascii: "(") { depth += 1 }
      if bytes[place] == UInt8(ascii: ")") { depth -= 1 }
      place += 1
      if depth == 0 { return place }
    }
    return bytes.count
  }
}
