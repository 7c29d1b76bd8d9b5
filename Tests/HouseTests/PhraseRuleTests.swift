import Foundation
import Testing

/// Sentences stand in `Phrases`, and every one that is asked for is there.
@Suite struct `The sentences` {
  let checkout = Checkout()
  static let languages = ["kk", "ru", "en"]

  /// The keys without their plural endings.
  private func keys() throws -> Set<String> {
    Set(try checkout.phrases("ru").keys.map(Self.withoutPlural))
  }

  static func withoutPlural(_ key: String) -> String {
    for form in [".one", ".few", ".many", ".other"] where key.hasSuffix(form) {
      return String(key.dropLast(form.count))
    }
    return key
  }

  /// Where a `say` of its own puts its beginning before every key.
  static let beginnings = ["Sources/LawExplain/Narration/": "narration."]

  /// What Swift asks for: whole keys, and beginnings that are completed when the program runs.
  private func asked() throws -> (whole: [(String, String)], begun: [(String, String)]) {
    let say = try NSRegularExpression(pattern: #"\bsay\(\s*"((?:[^"\\]|\\.)*)""#)
    let text = try NSRegularExpression(pattern: #"\.text\(\s*"((?:[^"\\]|\\.)*)""#)
    var whole: [(String, String)] = []
    var begun: [(String, String)] = []
    for file in checkout.sources {
      let beginning = Self.beginnings.first { file.path.hasPrefix($0.key) }?.value ?? ""
      let said = `The code`.hits(of: say, in: file.uncommented, group: 1).map { beginning + $0 }
      // Other things have a `text` too; a key of the phrases is parted by points.
      let texts = `The code`.hits(of: text, in: file.uncommented, group: 1)
        .filter { $0.contains(".") && !$0.contains(":") }
      for key in said + texts {
        if let cut = key.range(of: "\\(") {
          begun.append((file.path, String(key[..<cut.lowerBound])))
        } else if key.hasSuffix(".") {
          begun.append((file.path, key))
        } else if !key.contains(" ") {
          whole.append((file.path, key))
        }
      }
    }
    return (whole, begun)
  }

  @Test func `that Swift asks for exist`() throws {
    let keys = try keys()
    let asked = try asked()
    #expect(asked.whole.count > 5)
    #expect(asked.begun.count > 1)
    for (file, key) in asked.whole {
      #expect(keys.contains(key), "\(file) asks for \(key), which is in no file of Phrases")
    }
    for (file, beginning) in asked.begun {
      #expect(
        keys.contains { $0.hasPrefix(beginning) }, "\(file): no key begins with \(beginning)")
    }
  }

  @Test func `that templates ask for exist and need no value`() throws {
    let tag = try NSRegularExpression(pattern: #"\{\{[#^/&]?\s*say\.([\w.-]+)\s*\}\}"#)
    let texts = try checkout.phrases("en")
    let files = checkout.templates
    #expect(files.count > 5)
    var asked = 0
    for file in files {
      for key in `The code`.hits(of: tag, in: file.text, group: 1) {
        asked += 1
        let text = texts[key]
        #expect(text != nil, "\(file) asks for \(key), which is in no file of Phrases")
        #expect(text?.contains("{") != true, "\(file): \(key) needs a value; say it in Swift")
      }
    }
    #expect(asked > 20)
  }

  @Test func `stand in no template`() throws {
    let files = checkout.templates
    #expect(files.count > 5)
    for file in files {
      let words = Self.words(inTemplate: file.text)
      #expect(words.isEmpty, "\(file): these words belong into Phrases: \(words)")
    }
  }

  /// The library draws nothing where a part is missing, so a wrong name would not be seen.
  @Test func `are drawn by parts that exist`() throws {
    let tag = try NSRegularExpression(pattern: #"\{\{>\s*([\w/-]+)\s*\}\}"#)
    let files = checkout.templates
    let names = files.map {
      $0.path.dropFirst("Pages/templates/".count).dropLast(".mustache".count)
    }
    var asked = 0
    for file in files {
      for name in `The code`.hits(of: tag, in: file.text, group: 1) {
        asked += 1
        #expect(names.contains { $0 == name }, "\(file) asks for the part \(name)")
      }
    }
    #expect(asked > 3)
    let pages = try NSRegularExpression(pattern: #"static var template: String \{ "([\w/-]+)" \}"#)
    for file in checkout.sources {
      for name in `The code`.hits(of: pages, in: file.uncommented, group: 1) {
        #expect(names.contains { $0 == name }, "\(file) asks for the template \(name)")
      }
    }
  }

  /// The words left when tags of HTML and of the template are taken out.
  static func words(inTemplate text: String) -> [String] {
    let bare =
      text
      .replacing(#/\{\{[^}]*\}\}\}?/#, with: " ")
      .replacing(#/<svg.*?<\/svg>/#.dotMatchesNewlines(), with: " ")
      .replacing(#/<[^>]*>/#, with: " ")
      .replacing(#/&\w+;/#, with: " ")
    return bare.split { !$0.isLetter }.map(String.init)
  }

  @Test(arguments: languages)
  func `are clean texts`(_ language: String) throws {
    let texts = try checkout.phrases(language)
    #expect(texts.count > 80)
    for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
      let bad = text.unicodeScalars.filter(`The code`.isControl)
      #expect(bad.isEmpty, "\(language) \(key) holds control characters")
      // A terminal shows `<` as it is; a page would not.
      if !key.hasPrefix("cli.") {
        #expect(!text.contains("<"), "\(language) \(key) holds markup")
      }
      #expect(!text.contains("  "), "\(language) \(key) holds two spaces")
      if key != "narration.number.group" {
        #expect(
          text == text.trimmingCharacters(in: .whitespaces), "\(language) \(key): outer space")
      }
    }
  }

  @Test func `are in the language of their folder`() throws {
    let kazakhOnly = Set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
    let russian = try checkout.phrases("ru")
    let english = try checkout.phrases("en")
    let ownNames: Set = ["name"]
    #expect(!russian.isEmpty && !english.isEmpty)
    for (key, text) in russian where !ownNames.contains(key) {
      let plain = text.replacing("Рұқсат", with: "")
      #expect(
        !plain.contains(where: kazakhOnly.contains), "ru \(key) holds Kazakh letters: \(text)")
    }
    for (key, text) in english {
      #expect(!`The code`.hasCyrillic(text), "en \(key) holds Cyrillic letters: \(text)")
    }
  }

  @Test func `are looked for right by these tests`() {
    #expect(Self.words(inTemplate: "<p class=\"a\">{{say.b}} word</p>") == ["word"])
    #expect(Self.withoutPlural("a.days.few") == "a.days")
    #expect(Self.withoutPlural("a.fewer") == "a.fewer")
  }
}
