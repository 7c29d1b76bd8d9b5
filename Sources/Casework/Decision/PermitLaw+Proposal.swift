import LawExplain
import LawLanguage
import Measures

extension PermitLaw {
  /// What the law says to a question that decides a case: the answer, its grounds and its reasons.
  ///
  /// - Parameter also: rulings that must not be no either, such as the window of an extension.
  func proposal(
    _ question: LawNames.Ruling, also: [LawNames.Ruling] = [], for sheet: FactSheet, on day: Day
  ) throws(StepError) -> Proposal {
    let facts = try caseFacts(sheet, about: question.record, on: day)
    let paths = ([question] + also).map(path)
    let answer = explainer.formed(facts, paths)
    let isNo = answer.outcomes.contains(where: Self.hasGrounds)
    return Proposal(
      verdict: verdict(answer.outcomes), day: day, bookMark: book.mark, facts: sheet,
      // The reasons themselves are asked for only where they are grounds.
      grounds: isNo ? explainer.answer(facts, paths).rulings.flatMap(grounds) : [],
      needs: answer.needs.map { book.text(of: $0) },
      explanation: answer.json)
  }

  private static func hasGrounds(_ outcome: Outcome) -> Bool {
    outcome.isNo || outcome == .notApplicable
  }

  private func verdict(_ outcomes: [Outcome]) -> Proposal.Verdict {
    // The first question decides whether it arises at all; the further ones may not arise.
    if outcomes.contains(where: \.isNo) || outcomes.first == .notApplicable { return .refuse }
    if outcomes.contains(.unknown) { return .undecided }
    let further = outcomes.dropFirst().allSatisfy { $0.isValue || $0 == .notApplicable }
    return outcomes.first?.isYes == true && further ? .grant : .open
  }

  /// Why a yes/no ruling is no, or does not arise.
  func grounds(_ ruling: LawExplain.Ruling) -> [Ground] {
    guard Self.hasGrounds(ruling.outcome) else { return [] }
    let found = GroundSearch(book: book, in: ruling).grounds
    if !found.isEmpty { return found }
    return [
      Ground(
        ruling: book.text(of: ruling.path), provisions: ruling.citations.map { book.text(of: $0) },
        confidence: ruling.confidence?.rawValue)
    ]
  }

  /// The refusal that an answer of no carries; the reasons are asked for again, from the same facts.
  func refusal(_ answered: Answered) -> Refusal {
    let ruling = explainer.answer(answered.facts, [answered.path]).rulings[0]
    let own = Ground(
      ruling: book.text(of: ruling.path), provisions: ruling.citations.map { book.text(of: $0) },
      confidence: ruling.confidence?.rawValue)
    // A question of its own is named first; what decided it follows.
    return Refusal(Grounds(own, grounds(ruling).filter { $0.ruling != own.ruling }))
  }
}

/// Finds in a tree of reasons which rulings and facts made a no.
private struct GroundSearch {
  private let book: LawBook
  private(set) var grounds: [Ground] = []

  init(book: LawBook, in ruling: LawExplain.Ruling) {
    self.book = book
    // That the question arises at all is no ground of a no.
    for child in ruling.reason.children where child.isDecisive {
      if ruling.outcome.isNo, child.kind == .appliesWhen { continue }
      read(child, Basis?.none)
    }
  }

  /// Follows what prevails; the first ruling or fact on each way is the ground.
  private mutating func read(_ reason: Reason, _ basis: Basis?) {
    let basis = reason.basis ?? basis
    switch reason.kind {
    case .rule(_, let path, _, _), .shared(_, let path, _):
      // A ruling that stands on its own answer counts only if it is decided.
      if reason.outcome.isValue { add(path, basis) }
    case .fact(_, let path, .given): add(path, basis)
    case .guarded(_, let standing), .definition(_, let standing):
      guard standing == .prevails || standing == .conflicts else { return }
      for child in reason.children where child.isDecisive { read(child, basis) }
    default:
      for child in reason.children where child.isDecisive { read(child, basis) }
    }
  }

  private mutating func add(_ path: BookPath, _ basis: Basis?) {
    let ground = Ground(
      ruling: book.text(of: path), provisions: basis?.citations.map { book.text(of: $0) } ?? [],
      confidence: basis?.confidence.rawValue)
    if !grounds.contains(where: { $0.ruling == ground.ruling }) { grounds.append(ground) }
  }
}
