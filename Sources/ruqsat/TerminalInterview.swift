import Foundation
import LawExplain
import LawLanguage

/// Asks in the terminal what still matters, one question at a time.
struct TerminalInterview {
  let book: LawBook
  let voice: Voice

  func ask(_ interview: inout Interview) throws {
    Terminal.print(voice.say("cli.howto"))
    while let question = interview.nextQuestion {
      show(question)
      guard try answer(question, &interview) else { return }
      for check in interview.contradictions { Terminal.print("! \(check.labels[voice.language])") }
    }
  }

  private func show(_ question: Question) {
    let place = question.within.map { part in
      part.labels[voice.language] + (part.number.map { " \($0)" } ?? "")
    }
    Terminal.print("\n" + (place + [question.ask[voice.language]]).joined(separator: " · "))
    if let help = question.help { Terminal.print("  " + help[voice.language]) }
    if case .oneOf(let id) = question.input {
      let cases = book[id].cases
      if cases.count <= 20 {
        for (index, item) in cases.enumerated() {
          Terminal.print("  \(index + 1)  \(item.labels[voice.language])")
        }
      }
    }
    Terminal.prompt(voice.say("cli.prompt.\(hint(question))") + " ")
  }

  private func hint(_ question: Question) -> String {
    switch question.input {
    case .yesNo: "yesNo"
    case .oneOf(let id): book[id].cases.count <= 20 ? "oneOf" : "search"
    case .date: question.isOptional ? "dateOptional" : "date"
    case .money: "money"
    case .percent: "percent"
    case .text: "text"
    case .integer, .decimal, .days, .months, .count: "number"
    }
  }

  /// Reads until an answer fits; false at the end of input.
  private func answer(_ question: Question, _ interview: inout Interview) throws -> Bool {
    while let line = readLine() {
      let text = line.trimmingCharacters(in: .whitespaces)
      switch text {
      case "": break
      case "?": return set(.declined, question, &interview)
      case "<":
        if let last = interview.questionsAnswered.last { interview.set(nil, for: last.path) }
        return true
      default:
        do throws(FactProblem) {
          let meant = try understood(text, question)
          let answer = try book.answer(from: meant, for: question.path)
          return set(answer, question, &interview)
        } catch {
          Terminal.print("! " + voice.narration.text(of: error))
        }
      }
      Terminal.prompt("> ")
    }
    return false
  }

  private func set(_ answer: Answer, _ question: Question, _ interview: inout Interview) -> Bool {
    interview.set(answer, for: question.path)
    return true
  }

  /// What was typed, as law files write it: numbers of listed cases, names of cases, yes and no in any language.
  private func understood(_ text: String, _ question: Question) throws(FactProblem) -> String {
    let typed = text.lowercased()
    switch question.input {
    case .yesNo:
      if voice.say("cli.words.yes").split(separator: " ").contains(Substring(typed)) {
        return "yes"
      }
      if voice.say("cli.words.no").split(separator: " ").contains(Substring(typed)) { return "no" }
      return text
    case .oneOf(let id):
      let cases = book[id].cases
      if let number = Int(text), cases.indices.contains(number - 1), cases.count <= 20 {
        return cases[number - 1].name
      }
      return named(typed, cases) ?? text
    default: return typed == "-" && question.isOptional ? "none" : text
    }
  }

  private func named(_ typed: String, _ cases: [Enumeration.Case]) -> String? {
    if let exact = cases.first(where: { $0.name.lowercased() == typed }) { return exact.name }
    func fitting(_ fits: (String) -> Bool) -> [Enumeration.Case] {
      cases.filter { item in
        Language.allCases.contains { fits(item.labels[$0].lowercased()) }
      }
    }
    // A whole label goes before labels that only begin with it: "None" beside "None of these".
    let same = fitting { $0 == typed }
    let found = same.count == 1 ? same : fitting { $0.hasPrefix(typed) }
    if found.count > 1 {
      let list = found.prefix(8).map { "\($0.name) \($0.labels[voice.language])" }
      Terminal.print("  " + list.joined(separator: " · "))
    }
    return found.count == 1 ? found[0].name : nil
  }
}

/// Prints rulings with their reasons.
struct AnswerText {
  let book: LawBook
  let voice: Voice
  let depth: Int

  func print(_ interview: Interview) {
    print(interview.explanation)
    let kept = interview.unused.map { voice.narration.text(of: $0) }
    if !kept.isEmpty {
      Terminal.print("\n" + voice.say("cli.unused", ["facts": kept.joined(separator: "; ")]))
    }
  }

  func print(_ explanation: Explanation) {
    Terminal.print(
      "\n"
        + voice.say(
          "cli.onDay",
          [
            "day": voice.narration.text(of: explanation.facts.day),
            "mark": String(explanation.mark.prefix(8)),
          ]))
    for ruling in explanation.rulings { print(voice.narration.narrate(ruling)) }
  }

  private func print(_ ruling: NarratedRuling) {
    Terminal.print("\n■ \(ruling.text)")
    for line in [ruling.because, ruling.confidence] + ruling.choices + ruling.holes {
      if let line { Terminal.print("  \(line)") }
    }
    print(ruling.reason.children, level: 1)
  }

  private func print(_ reasons: [NarratedReason], level: Int) {
    guard level <= depth else { return }
    let indent = String(repeating: "  ", count: level)
    for reason in reasons where reason.isDecisive {
      let cited = reason.citations.map { book.text(of: $0) }.joined(separator: ", ")
      Terminal.print("\(indent)• \(reason.text)\(cited.isEmpty ? "" : "  [\(cited)]")")
      if let detail = reason.detail { Terminal.print("\(indent)  \(detail)") }
      print(reason.children, level: level + 1)
    }
  }
}
