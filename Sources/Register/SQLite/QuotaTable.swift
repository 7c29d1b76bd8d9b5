import Casework
import Foundation
import GRDB
import Measures

/// The quota. Every change is one conditional update: what it rests on is looked at in the moment of changing.
struct QuotaTable {
  let db: Database

  // MARK: Postings

  /// - Parameter number: of the case whose step moves the places.
  func take(_ postings: [Posting], of number: Int, at sequence: Int) throws -> Conflict? {
    for posting in postings {
      if let conflict = try take(posting, of: number, at: sequence) { return conflict }
    }
    return nil
  }

  private func take(_ posting: Posting, of number: Int, at sequence: Int) throws -> Conflict? {
    let account = posting.account
    try db.cachedStatement(
      sql: """
        INSERT INTO posting (permit_case, event, kind, further, year, region, line, places, day,
          sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """
    ).run(
      number, posting.cause.event, posting.kind.rawValue, posting.further, account.year,
      account.region.name, account.lineName, posting.places, posting.day.number, sequence)
    guard db.changesCount == 1 else {
      return try kept(posting, of: number) ? nil : .quota(.otherMovement(key: posting.key))
    }
    // A posting on an account that is not there is written for the moment; it goes with the conflict.
    return try move(posting) ? nil : .quota(try fault(posting))
  }

  /// Whether the places were there to be moved.
  private func move(_ posting: Posting) throws -> Bool {
    let held = posting.kind == .hold ? posting.places : -posting.places
    let used = posting.kind == .post ? posting.places : 0
    let account = posting.account
    try db.cachedStatement(
      sql: """
        UPDATE quota_account SET held = held + ?1, used = used + ?2
        WHERE year = ?3 AND region = ?4 AND line = ?5
          AND held + ?1 >= 0 AND held + used + ?1 + ?2 <= allotted
        """
    ).run(held, used, account.year, account.region.name, account.lineName)
    guard db.changesCount == 1 else { return false }
    // Ends with `.damaged` when more is held and used than there is, whatever the update says.
    _ = try self.account(account)
    return true
  }

  private func fault(_ posting: Posting) throws -> QuotaLedger.Fault {
    guard let account = try account(posting.account) else { return .noAccount(posting.account) }
    return posting.kind == .hold
      ? .notFree(account: account.key, free: account.free)
      : .notHeld(account: account.key, held: account.held)
  }

  // MARK: Orders

  func take(_ figure: NationalQuota, at sequence: Int) throws -> Conflict? {
    switch try order(figure.key, says: .national(figure)) {
    case .known: return nil
    case .other: return .quota(.otherMovement(key: figure.key))
    case .new: break
    }
    try db.execute(
      sql: """
        INSERT INTO quota_year (year, national) VALUES (?1, ?2)
        ON CONFLICT (year) DO UPDATE SET national = ?2 WHERE allotted <= ?2
        """, arguments: [figure.year, figure.places])
    guard db.changesCount == 1 else {
      let allotted = try year(figure.year)?.allotted ?? 0
      return .quota(.belowAllotted(year: figure.year, allotted: allotted))
    }
    try keep(figure.key, .national(figure), at: sequence)
    return nil
  }

  func take(_ transfer: QuotaTransfer, at sequence: Int) throws -> Conflict? {
    switch try order(transfer.key, says: .transfer(transfer)) {
    case .known: return nil
    case .other: return .quota(.otherMovement(key: transfer.key))
    case .new: break
    }
    if let fault = try add(-transfer.places, to: transfer.from) { return .quota(fault) }
    if let fault = try add(transfer.places, to: transfer.to) { return .quota(fault) }
    try keep(transfer.key, .transfer(transfer), at: sequence)
    return nil
  }

  private func add(_ places: Int, to holder: QuotaTransfer.Holder) throws -> QuotaLedger.Fault? {
    switch holder {
    case .national(let year): try split(-places, of: year)
    case .account(let key): try allot(places, to: key)
    }
  }

  /// Counts places as split between accounts, or not any more when below zero.
  private func split(_ places: Int, of year: Int) throws -> QuotaLedger.Fault? {
    try db.execute(
      sql: """
        UPDATE quota_year SET allotted = allotted + ?1
        WHERE year = ?2 AND allotted + ?1 BETWEEN 0 AND national
        """, arguments: [places, year])
    if db.changesCount == 1 { return nil }
    return .notUnsplit(
      year: year, unsplit: try self.year(year).map { $0.national - $0.allotted } ?? 0)
  }

  private func allot(_ places: Int, to key: QuotaAccount.Key) throws -> QuotaLedger.Fault? {
    if places > 0 {
      try db.execute(
        sql: """
          INSERT INTO quota_account (year, region, line, allotted) VALUES (?, ?, ?, 0)
          ON CONFLICT DO NOTHING
          """, arguments: [key.year, key.region.name, key.lineName])
    }
    try db.execute(
      sql: """
        UPDATE quota_account SET allotted = allotted + ?1
        WHERE year = ?2 AND region = ?3 AND line = ?4 AND held + used <= allotted + ?1
        """, arguments: [places, key.year, key.region.name, key.lineName])
    if db.changesCount == 1 { return nil }
    guard let account = try account(key) else { return .noAccount(key) }
    return .notFree(account: key, free: account.free)
  }
}
