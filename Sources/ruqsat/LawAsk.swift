import ArgumentParser
import Foundation
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Web

/// `ruqsat law ask`: one case, from a file, from options, or asked in the terminal.
struct LawAsk: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "ask",
      abstract: "Answer one case with every reason.",
      discussion: """
        Without --topic it lists the topics. Facts come from --case (a JSON file, or a Markdown file \
        with a `case` fence) and --fact; what is still needed is asked in the terminal unless \
        --quiet is given.

        ruqsat law ask --topic permit_check --day 2015-09-15 --fact worker.citizenship=KGZ
        """)
  }

  @OptionGroup var options: LawOptions

  @Option(help: "The topic to ask about.")
  var topic: String?

  @Option(help: "The day of assessment, as 2015-09-15; without it today.")
  var day: String?

  @Option(name: .customLong("case"), help: "A case file: .json or .md.")
  var caseFile: String?

  @Option(name: .customLong("fact"), help: "A fact, as worker.citizenship=KGZ; several times.")
  var facts: [String] = []

  @Option(name: .customLong("choose"), help: "A reading of the law, as NAME=OPTION; several times.")
  var choices: [String] = []

  @Option(help: "How many levels of reasons to print.")
  var depth = 1

  @Flag(help: "Ask nothing; say what is still needed.")
  var quiet = false

  @Flag(help: "Print the explanation as JSON; asks nothing.")
  var json = false

  func run() throws {
    let parsed = try options.parsed()
    let book = try options.book(parsed)
    if let caseFile, caseFile.hasSuffix(".md") {
      return try MarkdownCases(path: caseFile, options: options, parsed: parsed)
        .run(voice: { try self.voice($0) }, depth: depth, json: json)
    }
    let file = try caseFile.map { try CaseFile(path: $0) }
    guard let name = topic ?? file?.topic else { return try list(book) }
    guard let topic = book.topic(named: name) else {
      throw ValidationError(
        "There is no topic ‘\(name)’. Topics: \(book.topics.map(\.name).joined(separator: ", ")).")
    }
    let explainer = Explainer(book: book)
    var facts = CaseFacts(about: topic.record, day: try assessmentDay(file))
    let voice = try self.voice(book)
    try fill(&facts, file, book, voice)
    var interview = Interview(explainer: explainer, topic: topic.id, facts: facts)
    if json { return Terminal.print(interview.explanation.json(by: explainer)) }
    if !quiet { try TerminalInterview(book: book, voice: voice).ask(&interview) }
    AnswerText(book: book, voice: voice, depth: depth).print(interview)
  }

  private func list(_ book: LawBook) throws {
    let voice = try self.voice(book)
    if json {
      return try Terminal.json(book.topics.map { ["topic": $0.name, "title": $0.labels[.en]] })
    }
    Terminal.print(voice.say("cli.topics"))
    for topic in book.topics {
      Terminal.print("  \(topic.name)  \(topic.labels[voice.language])")
    }
  }

  private func assessmentDay(_ file: CaseFile?) throws -> Day {
    try (day ?? file?.day).map(Day.asked) ?? .today
  }

  private func fill(
    _ facts: inout CaseFacts, _ file: CaseFile?, _ book: LawBook, _ voice: Voice
  ) throws {
    var pairs = (file?.facts ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    pairs += try self.facts.map { try split($0, "--fact worker.citizenship=KGZ") }
    for (name, text) in pairs {
      do throws(FactProblem) {
        let path = try book.path(name, from: facts.about)
        facts.answers[path] = try book.answer(from: text, for: path)
      } catch {
        throw ValidationError(voice.narration.text(of: error))
      }
    }
    let chosen = (file?.choices ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    facts.choices = try book.choices(from: chosen + choices)
  }

  private func split(_ text: String, _ form: String) throws -> (String, String) {
    guard let equals = text.firstIndex(of: "=") else {
      throw ValidationError("‘\(text)’ has no ‘=’; write \(form).")
    }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  private func voice(_ book: LawBook) throws -> Voice {
    Voice(book: book, try options.speech())
  }
}

/// `{"topic": …, "day": …, "facts": {"worker.citizenship": "KGZ"}, "choices": {…}}`.
struct CaseFile: Decodable {
  let topic: String?
  let day: String?
  let facts: [String: String]
  let choices: [String: String]

  private enum Key: String, CodingKey { case topic, day, facts, choices }

  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("The case file \(path) cannot be read.")
    }
    do {
      self = try JSONDecoder().decode(CaseFile.self, from: data)
    } catch let error as DecodingError {
      throw ValidationError("\(path) is not a case file: \(Self.reason(error))")
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    topic = try container.decodeIfPresent(String.self, forKey: .topic)
    day = try container.decodeIfPresent(String.self, forKey: .day)
    facts = (try container.decodeIfPresent([String: Scalar].self, forKey: .facts) ?? [:])
      .mapValues(\.text)
    choices = try container.decodeIfPresent([String: String].self, forKey: .choices) ?? [:]
  }

  /// A JSON text, number or truth value as law files write it.
  private struct Scalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        text = "none"
      } else if let flag = try? container.decode(Bool.self) {
        text = flag ? "yes" : "no"
      } else if let whole = try? container.decode(Int64.self) {
        text = String(whole)
      } else if let number = try? container.decode(Decimal.self) {
        text = "\(number)"
      } else {
        text = try container.decode(String.self)
      }
    }
  }

  private static func reason(_ error: DecodingError) -> String {
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context), .dataCorrupted(let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
    @unknown default: return "\(error)"
    }
  }
}

/// A Markdown file with `case` fences, read beside the law.
struct MarkdownCases {
  let path: String
  let options: LawOptions
  let parsed: ParsedFiles

  func run(voice makeVoice: (LawBook) throws -> Voice, depth: Int, json: Bool) throws {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(data: data, encoding: .utf8)
    else { throw ValidationError("The case file \(path) cannot be read as UTF-8 text.") }
    let card = """
      ---
      title:
        en: Cases asked
        ru: Cases asked
        kk: Cases asked
      adopted: 2001-01-01
      months: round down
      ---
      """
    let own = [
      SourceFile(path: "zz-asked/act.md", text: card),
      SourceFile(path: "zz-asked/\(path.split(separator: "/").last ?? "case.md")", text: text),
    ]
    let book = try options.book(ParsedFiles(parsed.sources + own))
    guard let act = book.act(named: "zz-asked") else { return }
    let voice = try makeVoice(book)
    let explainer = Explainer(book: book)
    for worked in book.cases where worked.act == act.id {
      let rulings = worked.expectations.map(\.path)
      let explanation = explainer.answer(worked.facts, rulings)
      if json {
        Terminal.print(explanation.json(by: explainer))
      } else {
        Terminal.print("\n\(worked.title)")
        AnswerText(book: book, voice: voice, depth: depth).print(explanation)
      }
    }
  }
}
