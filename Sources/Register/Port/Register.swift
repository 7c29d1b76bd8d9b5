import Casework
import Measures

/// What is kept: cases, the quota, records, files, and the journal that all of it can be made from again.
///
/// One port, several registers behind it; `RegisterContract` in the tests says what each must do. Every answer
/// reflects all writes that were acknowledged before the question.
public protocol Register: Sendable {
  /// Keeps all of a write or nothing of it.
  ///
  /// Once `.done` is returned, it outlives the end of the process and of the power. The journal entry, the cases,
  /// the postings and the key are one transaction.
  func commit(_ write: Write) async throws(RegisterFault) -> Commitment

  /// Writes what is no matter of record.
  func tend(_ upkeep: [Upkeep]) async throws(RegisterFault)

  // MARK: Cases

  /// The case, folded from its events.
  func permitCase(_ id: Identifier<PermitCase>) async throws(RegisterFault) -> PermitCase?
  /// The case as this register saw it last, without a look into what is kept; nil when it is not at hand. Another process
  /// may have gone on with it: a step on it is a conflict then.
  func caseAtHand(_ id: Identifier<PermitCase>) -> PermitCase?
  func line(of id: Identifier<PermitCase>) async throws(RegisterFault) -> CaseLine?
  /// Everything that was done, in order; empty when there is no such case.
  func events(of id: Identifier<PermitCase>) async throws(RegisterFault) -> [CaseEvent]
  func cases(_ queue: CaseQueue, after: Cursor?, size: PageSize)
    async throws(RegisterFault) -> Page<CaseLine>
  func cases(_ search: CaseSearch, after: Cursor?, size: PageSize)
    async throws(RegisterFault) -> Page<CaseLine>
  /// How many cases and places a region, or each region, has in each standing.
  func counts(of region: RegionKey?) async throws(RegisterFault) -> [CaseTally]
  /// Permits in effect or suspended.
  func permits(_ search: PermitSearch, after: Cursor?, size: PageSize)
    async throws(RegisterFault) -> Page<PermitLine>
  /// Every decision, counted; in the order of year, region, category, outcome.
  func decisions() async throws(RegisterFault) -> [DecisionTally]
  /// The reply that was given to a key; nil when it is new.
  func reply(to key: String, scope: String, fingerprint: Fingerprint)
    async throws(RegisterFault) -> Commitment?

  // MARK: Quota

  func quotaAccount(_ key: QuotaAccount.Key) async throws(RegisterFault) -> QuotaAccount?
  /// In the order of their keys.
  func quotaAccounts(year: Int) async throws(RegisterFault) -> [QuotaAccount]
  /// Places by order of the ministry; nil where no order is kept.
  func nationalQuota(year: Int) async throws(RegisterFault) -> Int?
  /// Years for which an order of the ministry is kept, ascending.
  func quotaYears() async throws(RegisterFault) -> [Int]
  /// In the order they were kept.
  func postings(on account: QuotaAccount.Key, after: Cursor?, size: PageSize)
    async throws(RegisterFault) -> Page<Posting>

  // MARK: Records

  func record<Record: Kept>(_ id: Identifier<Record>)
    async throws(RegisterFault) -> Versioned<Record>?
  func record<Record: Kept>(_ kind: Record.Type, handle: String)
    async throws(RegisterFault) -> Versioned<Record>?
  func records<Record: Kept>(
    _ kind: Record.Type, _ query: RecordQuery, after: Cursor?, size: PageSize
  ) async throws(RegisterFault) -> Page<Versioned<Record>>
  func attachment(_ fingerprint: Fingerprint) async throws(RegisterFault) -> Attachment?

  // MARK: Coming in, and messages

  func credential(of account: Identifier<Account>) async throws(RegisterFault) -> [UInt8]?
  func session(_ token: Fingerprint) async throws(RegisterFault) -> Session?
  func sessions(of account: Identifier<Account>) async throws(RegisterFault) -> [Session]
  /// Messages to be sent at this moment, oldest first; behind one that failed, none about the same subject.
  func waitingMessages(at moment: Moment, most: Int)
    async throws(RegisterFault) -> [WaitingMessage]
  /// Messages that have not left, whether they wait, failed or were given up, oldest first.
  ///
  /// - Parameter number: of the last one seen; 0 at the beginning
  func unsentMessages(after number: Int, most: Int) async throws(RegisterFault) -> [UnsentMessage]
  /// The notices of an inbox, newest first.
  func notices(_ inbox: Inbox, after: Cursor?, size: PageSize)
    async throws(RegisterFault) -> Page<Notice>
  func notice(_ id: Identifier<Notice>) async throws(RegisterFault) -> Notice?
  /// When this account read each of the notices; without those it did not.
  func readMoments(of notices: [Identifier<Notice>], by reader: Identifier<Account>)
    async throws(RegisterFault) -> [Identifier<Notice>: Moment]
  /// Of the newest `most` notices of an inbox, how many this account has not read.
  func unreadNotices(_ inbox: Inbox, by reader: Identifier<Account>, most: Int)
    async throws(RegisterFault) -> Int

  // MARK: Journal

  /// Entries from a sequence on.
  func journal(from sequence: Int, most: Int) async throws(RegisterFault) -> [JournalEntry]
  func journalHead() async throws(RegisterFault) -> JournalHead
  /// The last entry of each legal day between two days, both included.
  func dailyHeads(from first: Day, through last: Day)
    async throws(RegisterFault) -> [JournalHead]
}
