import LawLanguage
import Measures

/// Says results and reasons in sentences of one language.
///
/// Every sentence comes from the phrases (`narration.…`); labels come from the law. Templates put labels before a colon,
/// so that no word has to change its ending.
public struct Narration: Sendable {
  public let book: LawBook
  public let language: Language
  let phrases: any PhraseSource

  public init(book: LawBook, phrases: any PhraseSource, language: Language) {
    self.book = book
    self.phrases = phrases
    self.language = language
  }

  func say(_ key: String, _ values: [String: String] = [:]) -> String {
    phrases.text("narration." + key, language, values)
  }

  /// A path in labels: "Length (Business trip 2)"; "Citizenship (Worker)" where there are several persons.
  public func text(of path: BookPath) -> String {
    let label =
      switch path.end {
      case .fact(let id): book[id].labels[language]
      case .rule(let id): book[id].labels[language]
      case .list(let id): book[id].labels[language]
      }
    guard let place = path.steps.last else { return label }
    if case .reference(let id) = place, !isAmbiguous(id) { return label }
    return say(
      "within", ["label": label, "place": text(of: Question.Whereabouts(place, in: book))])
  }

  /// Whether a record refers to two of the same kind, so that labels alone do not tell them apart.
  func isAmbiguous(_ id: ID<Reference>) -> Bool {
    let reference = book[id]
    return book[reference.owner].references.contains {
      $0 != id && book[$0].target == reference.target
    }
  }

  /// "Worker", "Business trip 2".
  public func text(of place: Question.Whereabouts) -> String {
    let label = place.labels[language]
    return place.number.map { say("numbered", ["label": label, "number": "\($0)"]) } ?? label
  }

  /// "Article 36-1. Quota"; the deepest heading of the citation.
  public func text(of citation: Citation) -> String {
    "\(book[citation.act].titles[language]), \(book[citation.provision].titles[language])"
  }

  /// "from 1 January 2016 until 31 December 2016"; nil is open on that side.
  public func period(_ from: Day?, _ through: Day?) -> String {
    switch (from, through) {
    case (let from?, let through?):
      say("period.both", ["from": text(of: from), "through": text(of: through)])
    case (let from?, nil): say("period.from", ["from": text(of: from)])
    case (nil, let through?): say("period.until", ["through": text(of: through)])
    case (nil, nil): say("period.always")
    }
  }

  /// Labels of facts, as a reader finds them in the questions.
  func list(_ paths: [BookPath]) -> String { paths.map(text).joined(separator: ", ") }
}
