import LawLanguage
import LawLibrary

/// Turns a page into HTML with the one layout; the templates are read once.
///
/// Phrases that need no value are written into the templates when they are read, once for each language:
/// looking them up again on every page would take longer than all the rest.
public struct PageRenderer: Sendable {
  private let libraries: [Language: (templates: TemplateLibrary, layout: Template)]
  private let phrases: Phrases
  private let assets: Assets

  /// Reads every `.mustache` file below the folder.
  public init(templates folder: String, phrases: Phrases, assets: Assets) throws(PagesFault) {
    var libraries: [Language: (TemplateLibrary, Template)] = [:]
    for language in Language.allCases {
      let library = try TemplateLibrary(folder: folder) { key in
        escapedHTML(phrases.contains(key) ? phrases.text(key, language) : "⟦\(key)⟧")
      }
      guard let layout = library["layout"] else {
        throw PagesFault(problem: "there is no layout.mustache in \(folder)")
      }
      libraries[language] = (library, layout)
    }
    self.libraries = libraries
    self.phrases = phrases
    self.assets = assets
  }

  /// The page in its layout, for a reader at a place, in UTF-8.
  func html(_ page: some Page, at place: Place, for person: ShownPerson = .nobody) -> [UInt8] {
    guard let (library, template) = libraries[place.language] else {
      preconditionFailure("the templates were read for every language")
    }
    let layout = Layout(page: page, place: place, person: person, phrases: phrases, assets: assets)
    var writer = TemplateWriter(library)
    writer.write(template, for: .of(layout))
    return writer.bytes
  }
}

/// What is wrong with the folder of pages.
public struct PagesFault: Error, CustomStringConvertible {
  public let problem: String

  public var description: String { "The pages cannot be used: " + problem }
}
