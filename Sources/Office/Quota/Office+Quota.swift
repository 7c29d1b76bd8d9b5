import Casework
import Measures
import Register

extension Office {
  /// Allotted, held and used places of a year, account by account; officers see their own region.
  public func quotaBoard(
    year: Int, _ actor: Actor
  ) async throws(OfficeRefusal) -> QuotaBoard {
    let (region, _) = try bound(.seeQuota, nil, nil, actor)
    let (accounts, national) = try await quota(of: year)
    let allotted = accounts.reduce(0) { $0 + $1.allotted }
    return QuotaBoard(
      year: year, national: national,
      unsplit: region == nil ? national.map { $0 - allotted } : nil,
      accounts: region == nil ? accounts : accounts.filter { $0.key.region == region })
  }

  func quota(of year: Int) async throws(OfficeRefusal) -> ([QuotaAccount], Int?) {
    try await kept { () async throws(RegisterFault) in
      (try await register.quotaAccounts(year: year), try await register.nationalQuota(year: year))
    }
  }

  /// Movements on one account, newest pages last.
  public func postings(
    on account: QuotaAccount.Key, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Posting> {
    try authorise(.seeQuota, Subject(region: account.region), actor)
    return try await kept { () async throws(RegisterFault) in
      try await register.postings(on: account, after: after, size: size)
    }
  }

  /// Sets the national figure of a year by order.
  public func orderQuota(
    year: Int, places: Int, order: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> QuotaBoard {
    try authorise(.orderQuota, .nobodys, asked.actor)
    guard places >= 0 else { throw .unfit("places") }
    guard !order.isEmpty, order.count <= 100 else { throw .unfit("order") }
    let id: Identifier<NationalQuota> = keyed(asked)
    let figure = NationalQuota(
      year: year, places: places, day: today, order: order, key: "national-\(id)")
    let request = ChangeRequest(
      action: .orderQuota, id: String(year), said: [String(places), order])
    try await commit(
      [.national(figure)], asked,
      try requestKey(asked, request, Receipt(id: figure.key, version: 1)))
    return try await quotaBoard(year: year, asked.actor)
  }

  /// What a transfer would do; nothing is written.
  public func transferEffect(
    from: QuotaTransfer.Holder, to: QuotaTransfer.Holder, places: Int, _ actor: Actor
  ) async throws(OfficeRefusal) -> TransferEffect {
    try authorise(.splitQuota, .nobodys, actor)
    guard places >= 1 else { throw .unfit("places") }
    guard from != to, from.year == to.year else { throw .unfit("to") }
    try know(from)
    try know(to)
    let (accounts, national) = try await quota(of: from.year)
    let stock = Stock(accounts: accounts, national: national ?? 0)
    return TransferEffect(
      from: stock.side(from, -places), to: stock.side(to, places), places: places,
      fault: stock.fault(from, places))
  }

  /// Moves allotments by order; the national figure stays.
  public func splitQuota(
    from: QuotaTransfer.Holder, to: QuotaTransfer.Holder, places: Int, order: String,
    _ asked: Asked
  ) async throws(OfficeRefusal) -> QuotaBoard {
    try authorise(.splitQuota, .nobodys, asked.actor)
    guard !order.isEmpty, order.count <= 100 else { throw .unfit("order") }
    try know(from)
    try know(to)
    let id: Identifier<QuotaTransfer> = keyed(asked)
    guard
      let transfer = QuotaTransfer(
        from: from, to: to, places: places, day: today, order: order,
        key: "transfer-\(id)")
    else { throw .unfit(places < 1 ? "places" : "to") }
    let request = ChangeRequest(
      action: .splitQuota, id: String(from.year),
      said: [from, to].map { String(decoding: Plain.bytes(coded: $0), as: UTF8.self) }
        + [String(places), order])
    try await commit(
      [.transfer(transfer)], asked,
      try requestKey(asked, request, Receipt(id: transfer.key, version: 1)))
    return try await quotaBoard(year: from.year, asked.actor)
  }

  private func know(_ holder: QuotaTransfer.Holder) throws(OfficeRefusal) {
    guard case .account(let key) = holder else { return }
    guard try law().knows(key.region.name, in: .region) else { throw .unfit("region") }
    guard let line = key.line else { return }
    guard try law().knows(line.name, in: .category) else { throw .unfit("category") }
  }
}

/// The quota of one year, to look at what a transfer would do.
private struct Stock {
  let accounts: [QuotaAccount]
  let national: Int

  private var unsplit: Int { national - accounts.reduce(0) { $0 + $1.allotted } }

  private func account(_ key: QuotaAccount.Key) -> QuotaAccount? {
    accounts.first { $0.key == key }
  }

  func side(_ holder: QuotaTransfer.Holder, _ places: Int) -> TransferEffect.Side {
    switch holder {
    case .national:
      TransferEffect.Side(
        holder: holder, before: unsplit, after: unsplit + places, freeAfter: unsplit + places)
    case .account(let key):
      TransferEffect.Side(
        holder: holder, before: account(key)?.allotted ?? 0,
        after: (account(key)?.allotted ?? 0) + places,
        freeAfter: (account(key)?.free ?? 0) + places)
    }
  }

  func fault(_ from: QuotaTransfer.Holder, _ places: Int) -> QuotaLedger.Fault? {
    switch from {
    case .national(let year):
      return unsplit >= places ? nil : .notUnsplit(year: year, unsplit: unsplit)
    case .account(let key):
      guard let account = account(key) else { return .noAccount(key) }
      return account.free >= places ? nil : .notFree(account: key, free: account.free)
    }
  }
}
