import Casework
import LawExplain
import LawLanguage
import Measures

/// Grounds as numbered reasons, each with what the law asks, what was found and the provisions.
extension LetterWriter {
  func grounds(_ grounds: Grounds, _ proposal: Proposal?) -> Letter.Part {
    .numbered(grounds.all.map { entry($0, proposal) })
  }

  private func entry(_ ground: Ground, _ proposal: Proposal?) -> Letter.Entry {
    let citations = ground.provisions.map(words.citation)
    var notes = doubt(of: ground)
    // What an officer names without a proposal has to stand on something; where it does not, the letter says so.
    if citations.isEmpty, proposal == nil { notes.append(say("letter.no-provision")) }
    guard let (path, record) = place(of: ground.ruling) else {
      return Letter.Entry(words.value(ground.ruling), details: notes, citations: citations)
    }
    if let ruling = reread(path, record, proposal) {
      let told = words.narration.narrate(ruling)
      return Letter.Entry(
        told.text, details: [told.because, found(ruling)].compactMap(\.self) + notes,
        citations: citations)
    }
    let label = words.narration.text(of: path)
    let answer = answer(to: path, ground, proposal)
    return Letter.Entry(
      answer.map { say("narration.ruling", ["label": label, "result": $0]) } ?? label,
      details: notes, citations: citations)
  }

  /// Whoever reads a letter has to know when the text behind it was not read in full.
  func doubt(of ground: Ground) -> [String] {
    guard let name = ground.confidence, name != Confidence.sure.rawValue else { return [] }
    return [say("narration.confidence.\(name)")]
  }

  /// Where the book keeps what a ground names, the record of applications first.
  private func place(of name: String) -> (BookPath, ID<Record>)? {
    let first = law.book.record(named: LawNames.Record.application.rawValue)
    for record in [first].compactMap(\.self) + law.book.records {
      if let path = try? law.book.path(name, from: record.id) { return (path, record.id) }
    }
    return nil
  }

  /// The ruling read again with the facts of the decision; nil where another book decided or a fact is the ground.
  private func reread(
    _ path: BookPath, _ record: ID<Record>, _ proposal: Proposal?
  ) -> LawExplain.Ruling? {
    guard let proposal, proposal.bookMark == law.book.mark, case .rule = path.end else {
      return nil
    }
    var facts = CaseFacts(about: record, day: proposal.day)
    for name in proposal.facts.paths {
      guard let text = proposal.facts[name], let place = try? law.book.path(name, from: record),
        let answer = try? law.book.answer(from: text, for: place)
      else { continue }
      facts.answers[place] = answer
    }
    guard law.explainer.hasRuling(path, in: facts) else { return nil }
    return law.explainer.answer(facts, [path]).rulings.first
  }

  /// The facts on which a ruling rests, in one line; nil where there are none.
  private func found(_ ruling: LawExplain.Ruling) -> String? {
    var facts: [String] = []
    collectFacts(ruling.reason, &facts)
    guard !facts.isEmpty else { return nil }
    return say("letter.found", ["list": facts.prefix(6).joined(separator: "; ")])
  }

  private func collectFacts(_ reason: Reason, _ facts: inout [String]) {
    if case .fact(_, _, .given) = reason.kind {
      let text = words.narration.narrate(reason).text
      if !facts.contains(text) { facts.append(text) }
    }
    // That the question arises at all is no ground.
    for child in reason.children where child.isDecisive && child.kind != .appliesWhen {
      collectFacts(child, &facts)
    }
  }

  /// The rulings of a proposal with their reasons; none where another book decided.
  func rulings(behind proposal: Proposal) -> [NarratedRuling] {
    let again = try? Replay(explainer: law.explainer).explanation(of: proposal.explanation.text)
    return (again?.rulings ?? []).filter(\.outcome.isValue).map(words.narration.narrate)
  }

  /// What was stated for a fact that is itself the ground; of a ruling that nobody asked, the answer that makes it one.
  private func answer(to path: BookPath, _ ground: Ground, _ proposal: Proposal?) -> String? {
    let type = law.book.type(of: path)
    if case .rule = path.end, type.kind == .yesNo {
      return words.narration.text(of: ground.answer ? 1 : 0, as: type)
    }
    guard let text = proposal?.facts[ground.ruling], case .fact(let id) = path.end,
      let answer = try? law.book.answer(from: text, for: path)
    else { return nil }
    guard case .value(let bits) = answer else { return text }
    return words.narration.text(of: bits, as: law.book[id].type)
  }
}
