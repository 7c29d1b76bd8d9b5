import Foundation
import LawLanguage

/// The templates of a folder by their names, in one language.
struct TemplateLibrary: Sendable {
  private let templates: [String: Template]

  /// Reads every `.mustache` file below the folder.
  ///
  /// - Parameter say: the phrase for `{{say.key}}`, already written as HTML
  init(folder: String, say: @escaping (String) -> String) throws(PagesFault) {
    var templates: [String: Template] = [:]
    let ending = ".mustache"
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for name in names.sorted() where name.hasSuffix(ending) {
      do {
        let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        templates[String(name.dropLast(ending.count))] = try TemplateParser.template(
          of: text, say: say)
      } catch {
        throw PagesFault(problem: "\(folder)/\(name) cannot be used as a template: \(error)")
      }
    }
    self.templates = templates
    for (name, template) in templates {
      guard let missing = template.parts.first(where: { templates[$0] == nil }) else { continue }
      throw PagesFault(problem: "\(folder)/\(name)\(ending) asks for \(missing)\(ending)")
    }
  }

  subscript(_ name: String) -> Template? { templates[name] }
}

extension Template {
  /// Names of the templates that it puts in.
  fileprivate var parts: [String] {
    pieces.flatMap { piece -> [String] in
      switch piece {
      case .part(let name): [name]
      case .section(_, let inner), .otherwise(_, let inner): inner.parts
      case .bytes, .value, .namedPart: []
      }
    }
  }
}
