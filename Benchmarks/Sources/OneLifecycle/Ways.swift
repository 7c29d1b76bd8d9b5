import LawExplain
import LawLanguage
import Measures

/// Every worked case, with each of its answers changed in turn: the explanation as form and values must be the bytes of
/// the reasons, whichever ways were taken before.
func changedWays(_ explainer: Explainer) {
  var asked = 0
  for worked in explainer.book.cases where worked.reforms.isEmpty {
    for facts in [worked.facts] + changed(worked.facts, explainer.book) {
      let paths = worked.expectations.map(\.path).filter { explainer.hasRuling($0, in: facts) }
      guard !paths.isEmpty else { continue }
      let reasons = explainer.answer(facts, paths)
      let formed = explainer.formed(facts, paths)
      precondition(formed.json.text == reasons.json(by: explainer), "another text")
      precondition(formed.needs == reasons.needs, "other needs")
      precondition(formed.outcomes == reasons.rulings.map(\.outcome), "other outcomes")
      asked += 1
    }
  }
  print("\(asked) cases: each the same bytes as its reasons")
}

/// The facts with one answer taken out, declined, moved up and down, out of all range.
private func changed(_ facts: CaseFacts, _ book: LawBook) -> [CaseFacts] {
  facts.answers.keys.sorted { book.text(of: $0) < book.text(of: $1) }.flatMap { path in
    var others: [Answer?] = [nil, .declined, Answer.none]
    if case .value(let bits)? = facts.answers[path] {
      others += [-400, -31, -1, 1, 2, 31, 400, 1 << 40].map { .value(bits + $0) }
    } else {
      others += [.text("x"), .text("y\n\"")]
    }
    return others.map { other in
      var facts = facts
      facts.answers[path] = other
      return facts
    }
  }
}
