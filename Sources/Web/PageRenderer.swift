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
    let shown = ShownRecord(Mirror(reflecting: layout))
    guard let html = libraries[place.language]?.render(shown, withTemplate: "layout") else {
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

/// What `layout.mustache` shows around a page.
private struct Layout {
  let language: String
  let title: String
  let home: String
  let about: String
  let law: String
  let mark: String
  let languages: [LanguageChoice]
  let stylesheet: String
  let icon: String
  let script: String?
  let hasTrail: Bool
  let trail: [TrailStep]
  let back: String?
  let person: ShownPerson
  /// Of every form on the page.
  let seal: String?
  let template: TemplateName
  let page: any Page

  init(page: any Page, place: Place, person: ShownPerson, phrases: Phrases, assets: Assets) {
    let name = phrases.text("name", place.language)
    let prefix = page.showsErrors ? phrases.text("error.title-prefix", place.language) + " " : ""
    language = place.language.rawValue
    title = prefix + (page.title == name ? name : page.title + " – " + name)
    home = Self.link("/", place.language)
    about = Self.link("/about", place.language)
    law = Self.link("/law", place.language)
    mark = assets.address(of: "mark.svg")
    languages = Language.allCases.map { LanguageChoice($0, place: place, phrases: phrases) }
    stylesheet = assets.address(of: "ruqsat.css")
    icon = assets.address(of: "icon.svg")
    script = page.script.map(assets.address)
    hasTrail = !page.trail.isEmpty
    trail = page.trail.enumerated().map { index, link in
      TrailStep(text: link.text, href: link.href, isLast: index == page.trail.count - 1)
    }
    back = page.back
    self.person = person
    seal = person.seal
    template = TemplateName(type(of: page).template)
    self.page = page
  }

  private static func link(_ path: String, _ language: Language) -> String {
    Place(language: language, path: path, query: nil).link(in: language)
  }
}

/// One step of the way from the start page; the last is the page itself.
private struct TrailStep {
  let text: String
  let href: String
  let isLast: Bool
}

/// One entry of the language switch.
private struct LanguageChoice {
  let code: String
  let text: String
  let href: String
  let isCurrent: Bool

  init(_ language: Language, place: Place, phrases: Phrases) {
    code = language.rawValue
    // A language is named in itself, whatever the page's language is.
    text = phrases.text("language.own-name", language)
    href = place.link(in: language)
    isCurrent = language == place.language
  }
}
