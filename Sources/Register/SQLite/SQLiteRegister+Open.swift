import Casework
import GRDB
import Measures

extension SQLiteRegister {
  public func permits(_ search: PermitSearch, after: Cursor?, size: PageSize)
    async throws(RegisterFault) -> Page<PermitLine>
  {
    let found = try await reading { db in
      try PermitTable(db: db).found(search, after: after, most: size.count + 1)
    }
    let page = Page(found, size) { Cursor(order: $0.number, key: $0.line.id.rawValue) }
    return Page<PermitLine>(items: page.items.map(\.line), next: page.next)
  }

  public func decisions() async throws(RegisterFault) -> [DecisionTally] {
    try await reading { db in try DecisionTable(db: db).all() }
  }

  public func quotaYears() async throws(RegisterFault) -> [Int] {
    try await reading { db in try QuotaTable(db: db).years().keys.sorted() }
  }

  public func notices(_ inbox: Inbox, after: Cursor?, size: PageSize)
    async throws(RegisterFault) -> Page<Notice>
  {
    let found = try await reading { db in
      try NoticeTable(db: db).notices(inbox, after: after, most: size.count + 1)
    }
    let page = Page(found, size) { $0.cursor }
    return Page<Notice>(items: page.items.map(\.notice), next: page.next)
  }

  public func notice(_ id: Identifier<Notice>) async throws(RegisterFault) -> Notice? {
    try glancing { db in try NoticeTable(db: db).notice(id) }
  }

  public func readMoments(of notices: [Identifier<Notice>], by reader: Identifier<Account>)
    async throws(RegisterFault) -> [Identifier<Notice>: Moment]
  {
    try glancing { db in try NoticeTable(db: db).moments(of: notices, by: reader) }
  }

  public func unreadNotices(_ inbox: Inbox, by reader: Identifier<Account>, most: Int)
    async throws(RegisterFault) -> Int
  {
    try glancing { db in try NoticeTable(db: db).unread(inbox, by: reader, most: most) }
  }
}
