import Casework
import Measures
import Register

extension Office {
  /// Entries of the journal from a sequence on, for the auditor.
  public func journal(
    from sequence: Int, most: Int, _ actor: Actor
  ) async throws(OfficeRefusal) -> [JournalEntry] {
    try authorise(.readJournal, .nobodys, actor)
    let bounded = min(max(most, 1), PageSize.most)
    return try await kept { () async throws(RegisterFault) in
      try await register.journal(from: max(sequence, 1), most: bounded)
    }
  }

  /// Messages to other systems that have not left, for the auditor; neither what they say nor to whom.
  ///
  /// - Parameter number: of the last one seen; 0 at the beginning
  public func unsentMessages(
    after number: Int = 0, most: Int, _ actor: Actor
  ) async throws(OfficeRefusal) -> [UnsentMessage] {
    try authorise(.readJournal, .nobodys, actor)
    let bounded = min(max(most, 1), PageSize.most)
    return try await kept { () async throws(RegisterFault) in
      try await register.unsentMessages(after: number, most: bounded)
    }
  }

  /// The end of the journal: what is published each day.
  public func journalHead() async throws(OfficeRefusal) -> JournalHead {
    try await kept { () async throws(RegisterFault) in try await register.journalHead() }
  }

  /// The last entry of each legal day between two days: open to everybody, so that nobody can rewrite what lies before.
  public func dailyHeads(
    from first: Day, through last: Day
  ) async throws(OfficeRefusal) -> [JournalHead] {
    try await kept { () async throws(RegisterFault) in
      try await register.dailyHeads(from: first, through: last)
    }
  }
}
