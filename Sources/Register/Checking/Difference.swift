import Casework

/// Something in the register that is not what the journal makes it.
public enum Difference: Hashable, Sendable {
  // MARK: The journal

  /// Entries are missing before this one.
  case gap(before: Int)
  /// The entry is not hashed onto the one before it.
  case brokenLink(Int)
  /// The entry does not say what it was hashed with.
  case changedEntry(Int)
  case unreadableEntry(Int, String)
  /// A published head is not in the journal: it was cut or written anew.
  case headNotFound(Int)

  /// The entry names a form that no entry before it holds.
  case formMissing(Int, String)
  /// The mark of a form is that of another text, or leads to another entry.
  case otherForm(String)

  // MARK: Cases

  /// An event that cannot follow the ones before it.
  case impossibleEvent(String, String)
  case caseMissing(String)
  /// A case that no entry of the journal made.
  case caseUnfounded(String)
  /// What queues show of a case is not what its events make it.
  case otherLine(String)
  case otherSteps(String)
  case otherWords(String)
  /// What the public finds of a permit is not what its events make it.
  case otherPermit(String)
  case otherPermits(expected: Int, found: Int)
  /// The decisions counted are not those of the cases.
  case otherDecisions(year: Int, region: RegionKey)
  /// A document of a case whose bytes are not kept.
  case bytesMissing(String, fingerprint: String)

  // MARK: Quota

  /// At this entry more places were held or used than there were.
  case overdrawn(QuotaAccount.Key, at: Int)
  case otherAccount(QuotaAccount.Key)
  case otherYear(Int)
  /// Places held are not the ones that cases hold.
  case otherHolds(QuotaAccount.Key, account: Int, cases: Int)
  case otherPostings(expected: Int, found: Int)

  // MARK: The rest

  case otherRecord(String)
  case recordUnfounded(String)
  case otherBytes(fingerprint: String)
  /// A key that points to an entry which does not name it, or a key counted twice.
  case otherKey(String)
  /// What the store itself found wrong in its file.
  case store(String)
}
