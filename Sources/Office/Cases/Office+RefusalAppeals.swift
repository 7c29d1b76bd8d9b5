import Casework
import Measures
import Register

extension Office {
  /// Appeals against what was refused during permits, as far as the actor may know of them.
  ///
  /// - Parameter isWaiting: only those without an answer
  public func refusalAppeals(
    isWaiting: Bool = false, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<RefusalAppeal>> {
    try await records(
      RefusalAppeal.self, RecordQuery(isWaiting: isWaiting), .listCases, after: after, size: size,
      actor)
  }

  /// How many of them wait.
  public func waitingRefusalAppeals(_ actor: Actor) async throws(OfficeRefusal) -> Int {
    var (count, after): (Int, Cursor?) = (0, nil)
    repeat {
      let page = try await refusalAppeals(
        isWaiting: true, after: after, size: PageSize(PageSize.most), actor)
      count += page.items.count
      after = page.next
    } while after != nil
    return count
  }

  /// What a step changes of these appeals: those that are made or stand again, and those that wait no more.
  func refusalAppealChanges(
    from before: PermitCase?, by step: Step
  ) async throws(OfficeRefusal) -> [Change] {
    let then = before?.standing.permit?.appealedActs ?? []
    let now = step.after.standing.permit?.appealedActs ?? []
    guard then != now else { return [] }
    let over = then.filter { act in !now.contains { $0.number == act.number } }
    var changes: [Change] = []
    for (acts, isWaiting) in [(now.filter { !then.contains($0) }, true), (over, false)] {
      for act in acts {
        guard let appeal = act.appeal else { continue }
        let made = RefusalAppeal(act, appeal, of: step.after, isWaiting: isWaiting)
        let known = try await kept { () async throws(RegisterFault) in
          try await register.record(made.id)
        }
        changes.append(try .keeping(made, expecting: known?.version ?? 0))
      }
    }
    return changes
  }
}
