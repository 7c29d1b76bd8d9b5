import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// Sentences about answers and about what is wrong with them.
extension Check {
  /// An answer as a reader sees it.
  func text(of answer: Answer, at path: BookPath) -> String {
    switch answer {
    case .declined: return visit.say("check.unknown")
    case .none: return visit.say("check.never")
    case .text(let text): return text
    case .value(let value):
      guard let type = book.type(of: path) else { return String(value) }
      return narration.text(of: value, as: type)
    }
  }

  /// The question a problem is about, by its label where the law has one.
  func named(_ problem: CheckProblem) -> String {
    let path = try? book.path(problem.name, from: reading.topic.record)
    return path.map { narration.text(of: $0) } ?? problem.name
  }

  func text(of day: Day) -> String {
    let (year, month, number) = day.components
    return visit.day(year: year, month: month, day: number)
  }

  /// What is wrong, and what to do.
  func text(of problem: CheckProblem) -> String {
    switch problem.kind {
    case .unreadable(let fact): narration.text(of: fact)
    case .missing: visit.say("check.problem.missing")
    case .missingParts(let parts):
      visit.say(
        "check.problem.parts",
        ["parts": parts.map { visit.say("check.part.\($0)") }.joined(separator: ", ")])
    case .repeated(let values):
      visit.say(
        "check.problem.repeated",
        ["name": named(problem), "values": values.map(short).joined(separator: ", ")])
    case .unknownChoice(let name):
      visit.say("check.problem.choice", ["name": short(name)])
    case .unknownOption(let option, let name):
      visit.say(
        "check.problem.option",
        [
          "name": name, "option": short(option),
          "options": book.choice(named: name)?.options.map(\.name).joined(separator: ", ") ?? "",
        ])
    case .badDay(let text): visit.say("check.problem.day", ["text": short(text)])
    case .tooMany(let most): visit.say("check.problem.count", ["most": String(most)])
    }
  }

  private func short(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }

  /// The answers so far with the ways to change them, the day first.
  var answerRows: [SummaryRow] {
    var rows: [SummaryRow] = []
    if let day = address.day {
      rows.append(
        SummaryRow(
          visit.say("check.day.label"), text(of: day),
          changeAt: address.asking(CheckAddress.Word.day.rawValue).link(visit), visit))
    }
    return rows + questionsAnswered.compactMap { row(for: $0.path) }
  }

  func row(for path: BookPath) -> SummaryRow? {
    guard !reading.leftOpen.contains(path), let answer = interview.facts.answers[path]
    else { return nil }
    return SummaryRow(
      narration.text(of: path), capitalised(text(of: answer, at: path)),
      changeAt: address.asking(book.text(of: path)).link(visit), visit)
  }
}
