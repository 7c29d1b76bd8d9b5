import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The answer to one sent case, as JSON.
struct CaseAnswer {
  let sent: SentCase
  let explanation: Explanation
  let next: Question?
  let unused: [BookPath]

  private let narration: Narration
  private let visit: Visit

  init(_ sent: SentCase, visit: Visit) {
    self.sent = sent
    self.visit = visit
    let explainer = sent.volume.reading.explainer
    switch sent.wanted {
    case .topic(let topic):
      let interview = Interview(explainer: explainer, topic: topic.id, facts: sent.facts)
      explanation = interview.explanation
      next = interview.nextQuestion
      unused = interview.unused
    case .rulings(_, let paths):
      explanation = explainer.answer(sent.facts, paths)
      next = nil
      unused = []
    }
    narration = Narration(
      book: sent.volume.book, phrases: visit.phrases, language: visit.language)
  }

  private var book: LawBook { sent.volume.book }
  private var links: LawLinks { LawLinks(book: book, visit: visit) }

  /// Facts that contradict each other, with the place of each in the body.
  var contradictions: [Problem.Field] {
    sent.volume.reading.explainer.contradictions(in: sent.facts).flatMap { check in
      let facts = book.reads(from: [check.condition]).facts
      let places = sent.pointers.filter { path, _ in
        if case .fact(let id) = path.end { facts.contains(id) } else { false }
      }
      return places.values.sorted().map { Problem.Field($0, check.labels[visit.language]) }
    }
  }

  var json: JSON {
    .object([
      "mark": .text(book.mark),
      "day": .text(sent.facts.day.description),
      "decided": .truth(!explanation.rulings.contains { $0.outcome == .unknown }),
      "rulings": .list(explanation.rulings.map(json)),
      "needs": paths(explanation.needs),
      "next": next.map { question($0.path) },
      "unused": paths(unused),
    ])
  }

  /// What is still to be asked, each with the words to ask it.
  var needs: JSON {
    let first = next.map(\.path)
    let others = explanation.needs.filter { $0 != first }
    return .object([
      "mark": .text(book.mark),
      "day": .text(sent.facts.day.description),
      "decided": .truth(!explanation.rulings.contains { $0.outcome == .unknown }),
      "needs": .list(((first.map { [$0] } ?? []) + others).map(question)),
      "unused": paths(unused),
    ])
  }

  private func paths(_ paths: [BookPath]) -> JSON { .texts(paths.map { book.text(of: $0) }) }

  private func json(_ ruling: Ruling) -> JSON {
    let told = narration.narrate(ruling)
    return .object([
      "path": .text(book.text(of: ruling.path)),
      "label": .text(links.text(of: book[ruling.rule].labels)),
      "result": .text(book.text(of: ruling.outcome, as: ruling.type)),
      "isValue": .truth(ruling.outcome.isValue),
      "text": .text(narration.text(of: ruling.outcome, as: ruling.type)),
      "because": told.because.map(JSON.text),
      "confidence": ruling.confidence.map { .text($0.rawValue) },
      "needs": paths(ruling.needs),
      "declined": paths(ruling.declined),
      "citations": .list(ruling.citations.map(json)),
      "holes": .texts(ruling.holes.map { links.text(of: book[$0].labels) }),
      "choices": .list(
        ruling.choices.map {
          .object([
            "choice": .text(book[$0.choice].name),
            "option": .text(book[$0.choice].options[$0.option].name),
            "isDefault": .truth($0.isDefault),
          ])
        }),
      "discretion": paths(ruling.discretion),
    ])
  }

  private func json(_ citation: Citation) -> JSON {
    .object([
      "citation": .text(book.text(of: citation)),
      "text": .text(narration.text(of: citation)),
      "page": .text(links.provision(citation.provision, on: sent.facts.day)),
    ])
  }

  private func question(_ path: BookPath) -> JSON {
    let subject = QuestionForm.Subject(book, path)
    return .object([
      "path": .text(book.text(of: path)),
      "ask": .text(links.text(of: subject.ask)),
      "help": subject.help.map { .text(links.text(of: $0)) },
      "type": .text(book.typeName(subject.type)),
      "optional": .truth(subject.isOptional),
      "least": subject.range.map { .text(book.text(of: $0.lowerBound, as: subject.type)) },
      "most": subject.range.map { .text(book.text(of: $0.upperBound, as: subject.type)) },
      "decidedBy": subject.decidedBy.map { .text(links.text(of: $0)) },
      "citations": .list(subject.citations.map(json)),
    ])
  }
}

extension LawBook {
  /// A type as law files write it: `yes_no`, `money KZT`, the name of an enumeration.
  func typeName(_ type: ValueType) -> String {
    switch type.kind {
    case .yesNo: "yes_no"
    case .enumeration(let id): self[id].name
    case .integer: "integer"
    case .decimal: "decimal(\(type.scale))"
    case .percent: "percent"
    case .money(let currency): "money \(currency.code)"
    case .date: "date"
    case .days: "days"
    case .months: "months"
    case .text: "text"
    case .set(let id): "set of \(self[id].name)"
    }
  }
}
