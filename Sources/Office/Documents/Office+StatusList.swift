import Casework
import Measures
import Papers
import Register

extension Office {
  /// The signed status list; nil where the office signs nothing.
  ///
  /// - Parameter now: seconds since 1970.
  public func statusList(at now: Int64) async throws(OfficeRefusal) -> String? {
    guard let issuer else { return nil }
    let list = StatusList(
      address: issuer.statusAddress, issuedAt: now, lifetime: Self.statusLifetime,
      bits: try await statusBook().record.bits)
    do { return try list.signed(with: issuer.keys) } catch {
      throw .fault(.init("the status list could not be signed"))
    }
  }

  /// Seconds for which a copy of the list may be used; a suspension is seen by everybody after them.
  private static var statusLifetime: Int64 { 3600 }

  /// What a step changes in the status list; nothing for a permit that never had a document.
  func statusChanges(of step: Step) async throws(OfficeRefusal) -> [Change] {
    guard let mark = step.events.compactMap(\.statusMark).last else { return [] }
    let id: Identifier<PermitDocument> = World.plain(step.after.id.rawValue)
    let document = try await kept { () async throws(RegisterFault) in
      try await register.record(id)
    }
    guard let document else { return [] }
    let known = try await statusBook()
    var book = known.record
    book.mark(document.record.place, mark, on: today)
    return [try .keeping(book, expecting: known.version)]
  }

  private func statusBook() async throws(OfficeRefusal) -> Versioned<StatusBook> {
    let fresh = StatusBook(day: today)
    let known = try await kept { () async throws(RegisterFault) in
      try await register.record(fresh.id)
    }
    return known ?? Versioned(record: fresh, version: 0)
  }
}
