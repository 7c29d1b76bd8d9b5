import LawExplain
import LawLanguage
import Measures
import Testing

@Suite("Agreement with the plain reading")
struct AgreementTests {
  private var rulings: [BookPath] {
    (0..<RandomBook.ruleCount).map { BookPath(end: .rule(ID($0))) }
  }

  @Test("the fast reading agrees with the plain one", arguments: 0..<10)
  func agreement(_ block: Int) {
    for seed in 0..<30 {
      var random = RandomBook(seed: UInt64(block * 1000 + seed))
      let explainer = Explainer(book: random.book)
      for chance in [0, 3, 6, 8, 10] {
        let facts = random.facts(chance: chance)
        let plain = PlainReading(book: random.book, facts: facts)
        let explanation = explainer.answer(facts, rulings)
        for (index, ruling) in explanation.rulings.enumerated() {
          let wanted = plain.rule(ID(index))
          #expect(
            PlainReading.Result(ruling.outcome) == wanted,
            "book \(block * 1000 + seed), rule \(index)")
        }
      }
    }
  }

  @Test("what is decided stays as it is when more facts become known", arguments: 0..<10)
  func monotony(_ block: Int) {
    for seed in 0..<30 {
      var random = RandomBook(seed: UInt64(500_000 + block * 1000 + seed))
      let explainer = Explainer(book: random.book)
      let all = random.facts(chance: 10)
      var some = all
      let paths = all.answers.keys.sorted { random.book.text(of: $0) < random.book.text(of: $1) }
      for (index, path) in paths.enumerated() where index % 2 == seed % 2 {
        some.answers[path] = nil
      }
      let before = explainer.answer(some, rulings)
      let after = explainer.answer(all, rulings)
      for (early, late) in zip(before.rulings, after.rulings) where early.outcome.isValue {
        #expect(early.outcome == late.outcome, "book \(500_000 + block * 1000 + seed)")
      }
    }
  }

  @Test(
    "what is unknown names a missing fact, and answering all that is named decides",
    arguments: 0..<10)
  func needs(_ block: Int) {
    for seed in 0..<30 {
      var random = RandomBook(seed: UInt64(900_000 + block * 1000 + seed))
      let explainer = Explainer(book: random.book)
      let all = random.facts(chance: 10)
      var facts = CaseFacts(about: all.about, day: all.day)
      for _ in 0..<30 {
        let explanation = explainer.answer(facts, rulings)
        for ruling in explanation.rulings {
          #expect(ruling.needs.isEmpty == (ruling.outcome != .unknown), "book \(seed)")
          #expect(ruling.needs.allSatisfy { facts.answers[$0] == nil })
        }
        guard let next = explanation.needs.first else { break }
        facts.answers[next] = all.answers[next] ?? .value(0)
      }
      #expect(explainer.answer(facts, rulings).needs.isEmpty)
    }
  }
}

extension PlainReading.Result {
  init(_ outcome: Outcome) {
    switch outcome {
    case .value(let bits): self = .value(bits)
    case .text: self = .failed
    case .none: self = .none
    case .unknown: self = .unknown
    case .conflict: self = .conflict
    case .undefined: self = .undefined
    case .notKnown: self = .notKnown
    case .notApplicable: self = .notApplicable
    case .failed: self = .failed
    }
  }
}
