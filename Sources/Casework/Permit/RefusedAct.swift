import Measures

/// A no to what an employer asked for while a permit is used. It can be appealed against while the permit goes on, so that
/// it stands beside the standing of the case, not in its place.
public struct RefusedAct: Hashable, Codable, Sendable {
  public enum Matter: Hashable, Codable, Sendable {
    case `extension`(Permit.Extension, Decision)
    case replacement(ReplacementRequest, ReplacementRefusal)
  }

  /// What goes back to decision when a refusal is set aside.
  public enum Return: Hashable, Sendable {
    case `extension`(Permit.Extension)
    case replacement(ReplacementRequest)
  }

  /// The number of its event, by which it is named.
  public let number: Int
  public let day: Day
  public let matter: Matter
  /// The appeal that is not decided yet.
  public internal(set) var appeal: Appeal?

  init(_ event: CaseEvent, _ matter: Matter) {
    number = event.number
    day = event.day
    self.matter = matter
  }

  /// Nil for a replacement: what the law says to it is read again, not kept.
  public var decision: Decision? {
    if case .extension(_, let decision) = matter { decision } else { nil }
  }
}

extension Permit {
  public func refusedAct(_ number: Int) -> RefusedAct? {
    refusedActs.first { $0.number == number }
  }

  /// Refusals under appeal.
  public var appealedActs: [RefusedAct] { refusedActs.filter { $0.appeal != nil } }

  /// Takes an appeal in; false where there is no such refusal or it is under appeal already.
  mutating func take(_ appeal: Appeal, against number: Int) -> Bool {
    guard
      let index = refusedActs.firstIndex(where: { $0.number == number && $0.appeal == nil })
    else { return false }
    refusedActs[index].appeal = appeal
    return true
  }

  /// What was decided on appeal can be appealed against no more; false where it was not under appeal.
  mutating func dropAppealed(_ number: Int) -> Bool {
    guard refusedAct(number)?.appeal != nil else { return false }
    refusedActs.removeAll { $0.number == number }
    return true
  }

  /// Nobody could decide these appeals while the permit was withdrawn: their time runs anew.
  mutating func renewAppeals(from day: Day) {
    for index in refusedActs.indices {
      refusedActs[index].appeal = refusedActs[index].appeal?.again(from: day)
    }
  }

  /// Takes back what an appeal brings to decision again; false where there is no room for it.
  mutating func take(_ again: RefusedAct.Return, from event: CaseEvent) -> Bool {
    switch again {
    case .extension(let asked):
      guard extensionUnderway == nil else { return false }
      extensionUnderway = asked
      extensionUnderway?.proposalEvent = event.number
    case .replacement(let request): replacementRequests.append(request)
    }
    return true
  }
}

extension Appeal {
  fileprivate func again(from day: Day) -> Appeal {
    Appeal(day: self.day, statement: statement, deadline: deadline.again(from: day))
  }
}
