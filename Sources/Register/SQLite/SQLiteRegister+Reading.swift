import Casework
import Foundation
import GRDB
import Measures

extension SQLiteRegister {
  public func quotaAccount(_ key: QuotaAccount.Key)
    async throws(RegisterFault) -> QuotaAccount?
  {
    try glancing { db in try QuotaTable(db: db).account(key) }
  }

  public func quotaAccounts(year: Int) async throws(RegisterFault) -> [QuotaAccount] {
    try await reading { db in try QuotaTable(db: db).accounts(year: year) }.sorted {
      $0.key < $1.key
    }
  }

  public func nationalQuota(year: Int) async throws(RegisterFault) -> Int? {
    try await reading { db in try QuotaTable(db: db).year(year)?.national }
  }

  public func postings(on account: QuotaAccount.Key, after: Cursor?, size: PageSize)
    async throws(RegisterFault) -> Page<Posting>
  {
    let found = try await reading { db in
      try QuotaTable(db: db).postings(
        on: account, after: after?.order ?? 0, most: size.count + 1
      ).map { NumberedPosting(number: $0.number, posting: $0.posting) }
    }
    let page = Page(found, size) { Cursor(order: $0.number, key: $0.posting.key) }
    return Page(items: page.items.map(\.posting), next: page.next)
  }

  private struct NumberedPosting: Sendable {
    let number: Int
    let posting: Posting
  }
}

extension SQLiteRegister {
  public func record<Record: Kept>(_ id: Identifier<Record>)
    async throws(RegisterFault) -> Versioned<Record>?
  {
    let found = try glancing { db in
      try RecordTable(db: db).body(kind: Record.kind, id: id.rawValue)
    }
    return try found.map { found throws(RegisterFault) in
      try Self.versioned(found.body, found.version)
    }
  }

  public func record<Record: Kept>(_ kind: Record.Type, handle: String)
    async throws(RegisterFault) -> Versioned<Record>?
  {
    let found = try glancing { db in
      try RecordTable(db: db).body(kind: Record.kind, handle: handle)
    }
    return try found.map { found throws(RegisterFault) in
      try Self.versioned(found.body, found.version)
    }
  }

  public func records<Record: Kept>(
    _ kind: Record.Type, _ query: RecordQuery, after: Cursor?, size: PageSize
  ) async throws(RegisterFault) -> Page<Versioned<Record>> {
    let found = try await reading { db in
      try RecordTable(db: db).bodies(
        kind: Record.kind, query, after: after, most: size.count + 1)
    }
    let page = Page(found, size) { $0.cursor }
    let records = try page.items.map { found throws(RegisterFault) -> Versioned<Record> in
      try Self.versioned(found.body, found.version)
    }
    return Page<Versioned<Record>>(items: records, next: page.next)
  }

  private static func versioned<Record: Kept>(_ body: String, _ version: Int)
    throws(RegisterFault) -> Versioned<Record>
  {
    let record = try JournalCoding.value(Record.self, from: Data(body.utf8))
    return Versioned(record: record, version: version)
  }

  public func attachment(_ fingerprint: Fingerprint) async throws(RegisterFault) -> Attachment? {
    try await reading { db in try AttachmentTable(db: db).file(fingerprint) }
  }
}

extension SQLiteRegister {
  public func credential(of account: Identifier<Account>) async throws(RegisterFault) -> [UInt8]? {
    try glancing { db in try ComingTable(db: db).proof(of: account) }
  }

  public func session(_ token: Fingerprint) async throws(RegisterFault) -> Session? {
    try glancing { db in try ComingTable(db: db).session(token) }
  }

  public func sessions(of account: Identifier<Account>) async throws(RegisterFault) -> [Session] {
    try await reading { db in try ComingTable(db: db).sessions(of: account) }
  }

  public func waitingMessages(at moment: Moment, most: Int)
    async throws(RegisterFault) -> [WaitingMessage]
  {
    try await reading { db in try MessageTable(db: db).waiting(at: moment, most: most) }
  }

  public func unsentMessages(after number: Int, most: Int)
    async throws(RegisterFault) -> [UnsentMessage]
  {
    try await reading { db in try MessageTable(db: db).all(after: number, most: most) }
  }

  public func journal(from sequence: Int, most: Int) async throws(RegisterFault) -> [JournalEntry] {
    try await reading { db in try JournalTable(db: db).entries(from: sequence, most: most) }
  }

  public func journalHead() async throws(RegisterFault) -> JournalHead {
    try glancing { db in try JournalTable(db: db).head() }
  }

  public func dailyHeads(from first: Day, through last: Day)
    async throws(RegisterFault) -> [JournalHead]
  {
    try await reading { db in
      try JournalTable(db: db).dailyHeads(from: first, through: last)
    }
  }
}
