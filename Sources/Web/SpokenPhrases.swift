import LawLanguage
import LawLibrary
import Mustache

/// The phrases as a template sees them: `{{say.start.title}}`.
struct SpokenPhrases: MustacheParent, MustacheCustomRenderable {
  let phrases: Phrases
  let language: Language
  var path = ""

  func child(named name: String) -> Any? {
    let key = path.isEmpty ? name : path + "." + name
    if phrases.contains(key) { return phrases.text(key, language) }
    return SpokenPhrases(phrases: phrases, language: language, path: key)
  }

  /// Reached only when a template asks for a key that does not exist.
  var renderText: String { phrases.text(path, language) }
  var isNull: Bool { true }
}
