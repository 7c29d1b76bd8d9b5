import Casework
import LawLanguage
import LawLibrary

/// How long somebody was in the country before and means to stay, asked in the words of the law; each may be left open.
struct StayLength {
  private let words: CaseWords

  init(_ words: CaseWords) { self.words = words }

  private var facts: [Fact] {
    let record = words.book.record(named: LawNames.Record.stay.rawValue)?.id
    return StayRecord.toldLater.compactMap { path in
      words.book.facts.first { $0.name == path && $0.record == record }
    }
  }

  /// - Parameter known: what is on record, shown to be corrected
  func fields(_ typed: Typed, known: FactSheet = FactSheet()) -> [StepField] {
    facts.map { fact in
      typed.line(
        fact.name, words.links.text(of: fact.ask), hint: words.say("field.stay.hint.\(fact.name)"),
        known: String((known[fact.name] ?? "").prefix(while: \.isNumber)), width: 5,
        isNumber: true)
    }
  }

  /// The days that were written.
  func read(_ form: inout SentForm) -> FactSheet {
    var sheet = FactSheet()
    for fact in facts {
      let text = form.typed(fact.name)
      guard !text.isEmpty else { continue }
      let range = fact.range ?? 0...Int64(Int32.max)
      guard let days = Int64(text), range.contains(days) else {
        form.note(
          "field.stay.days-range", at: fact.name,
          ["least": String(range.lowerBound), "most": String(range.upperBound)])
        continue
      }
      sheet[fact.name] = "\(days) days"
    }
    return sheet
  }
}
