import Foundation
import LawLanguage
import LawLibrary
import Mustache

/// Turns a page into HTML with the one layout; the templates are read once.
///
/// Phrases that need no value are written into the templates when they are read, once for each language:
/// looking them up again on every page would take longer than all the rest.
public struct PageRenderer: Sendable {
  private let libraries: [Language: MustacheLibrary]
  private let phrases: Phrases
  private let assets: Assets

  /// Reads every `.mustache` file below the folder.
  public init(templates folder: String, phrases: Phrases, assets: Assets) throws(PagesFault) {
    PageContent.register()
    var libraries: [Language: MustacheLibrary] = [:]
    for language in Language.allCases {
      libraries[language] = try Self.library(folder, phrases, language)
    }
    self.libraries = libraries
    self.phrases = phrases
    self.assets = assets
  }

  private static func library(_ folder: String, _ phrases: Phrases, _ language: Language)
    throws(PagesFault) -> MustacheLibrary
  {
    var library = MustacheLibrary()
    let ending = ".mustache"
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for name in names.sorted() where name.hasSuffix(ending) {
      do {
        let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        try library.register(
          PageContent.line + spoken(text, phrases, language),
          named: String(name.dropLast(ending.count)))
      } catch {
        throw PagesFault(problem: "\(folder)/\(name) cannot be used as a template: \(error)")
      }
    }
    guard library.getTemplate(named: "layout") != nil else {
      throw PagesFault(problem: "there is no layout.mustache in \(folder)")
    }
    return library
  }

  /// The template with every `{{say.key}}` replaced by its phrase.
  private static func spoken(_ template: String, _ phrases: Phrases, _ language: Language)
    -> String
  {
    template.replacing(/\{\{say\.([\w.\-]+)\}\}/) { match in
      let key = String(match.output.1)
      return escapedHTML(phrases.contains(key) ? phrases.text(key, language) : "⟦\(key)⟧")
    }
  }

  /// The page in its layout, for a reader at a place.
  func html(_ page: some Page, at place: Place, for person: ShownPerson = .nobody) -> String {
    let layout = Layout(page: page, place: place, person: person, phrases: phrases, assets: assets)
    guard let html = libraries[place.language]?.render(layout.shown, withTemplate: "layout") else {
      preconditionFailure("the layout was there when the templates were read")
    }
    return html
  }
}

/// What is wrong with the folder of pages.
public struct PagesFault: Error, CustomStringConvertible {
  public let problem: String

  public var description: String { "The pages cannot be used: " + problem }
}
