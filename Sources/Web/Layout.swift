import LawLanguage
import LawLibrary

/// What `layout.mustache` shows around a page.
struct Layout: Showing {
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

  var shown: ShownRecord {
    [
      "language": .of(language), "title": .of(title), "home": .of(home), "about": .of(about),
      "law": .of(law), "mark": .of(mark), "languages": .of(languages),
      "stylesheet": .of(stylesheet), "icon": .of(icon), "script": .of(script),
      "hasTrail": .of(hasTrail), "trail": .of(trail), "back": .of(back), "person": .of(person),
      "seal": .of(seal), "template": .of(template), "page": .of(page),
    ]
  }
}

/// One step of the way from the start page; the last is the page itself.
struct TrailStep: Showing {
  let text: String
  let href: String
  let isLast: Bool

  var shown: ShownRecord {
    ["text": .of(text), "href": .of(href), "isLast": .of(isLast)]
  }
}

/// One entry of the language switch.
struct LanguageChoice: Showing {
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

  var shown: ShownRecord {
    ["code": .of(code), "text": .of(text), "href": .of(href), "isCurrent": .of(isCurrent)]
  }
}
