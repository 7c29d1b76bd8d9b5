import Foundation
import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary

/// One request as a page's author sees it: who reads, where, and what was sent.
public struct Visit: Sendable {
  public let place: Place
  public let phrases: Phrases

  /// What stands behind the question mark.
  public let query: Fields

  /// What a form sent; empty unless the request is a POST.
  public let form: Fields

  /// The files that came with it, by the names of their fields.
  let files: [String: SentFile]

  /// Who asks.
  public let visitor: Visitor

  let parameters: Parameters

  /// The number of the request, another one each time the page is shown; empty where nobody gave one.
  let number: String

  public var language: Language { place.language }

  public init(
    place: Place, phrases: Phrases, query: Fields = .none, form: Fields = .none,
    visitor: Visitor = .nobody, parameters: Parameters = Parameters()
  ) {
    self.init(
      place: place, phrases: phrases, query: query, form: form, files: [:], visitor: visitor,
      parameters: parameters)
  }

  init(
    place: Place, phrases: Phrases, query: Fields, form: Fields, files: [String: SentFile],
    visitor: Visitor, parameters: Parameters, number: String = ""
  ) {
    self.place = place
    self.phrases = phrases
    self.query = query
    self.form = form
    self.files = files
    self.visitor = visitor
    self.parameters = parameters
    self.number = number
  }

  /// A named part of the address: `parameter("act")` for a page at `/law/{act}`.
  public func parameter(_ name: String) -> String? {
    parameters.get(name)
  }

  /// The parts of the rest of the address for a page at `/law/act/**`; `%2F` parts them too.
  public var rest: [String] {
    parameters.getCatchAll().flatMap { part in
      (String(part).removingPercentEncoding ?? "").split(separator: "/").map(String.init)
    }
  }

  /// A phrase in the reader's language.
  public func say(_ key: String, _ values: [String: String] = [:]) -> String {
    phrases.text(key, language, values)
  }

  /// A counted phrase in the reader's language.
  public func say(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
    phrases.text(key, language, count: count, values)
  }

  /// What is wrong with a law file, in the reader's language.
  public func say(_ wording: Wording) -> String { phrases.text(wording, language) }

  /// The address of a page of ours in the reader's language: `link("/law")`.
  public func link(_ path: String, _ query: Fields = .none) -> String {
    let encoded = query.encoded
    return Place(language: language, path: path, query: encoded.isEmpty ? nil : encoded)
      .link(in: language)
  }

  /// A day in words.
  public func day(year: Int, month: Int, day: Int) -> String {
    say(
      "date.long",
      ["year": String(year), "month": say("date.month.\(month)"), "day": String(day)])
  }
}
