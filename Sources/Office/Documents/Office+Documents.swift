import Casework
import Measures
import Papers
import Register

extension Office {
  /// The document of a permit in effect or suspended, for somebody who may see the case. The first who asks has it
  /// signed, and again when workers or days changed since; after that it stays the same.
  ///
  /// Not found where the office signs nothing.
  public func permitPaper(
    _ id: Identifier<PermitCase>, _ actor: Actor
  ) async throws(OfficeRefusal) -> PermitPaper {
    let known = try await permitCase(id, .seeCase, actor)
    guard let permit = known.standing.permit else {
      throw .outOfPlace(.outOfPlace(step: .certify, standing: known.standing.name))
    }
    guard let issuer else { throw .notFound }
    // Somebody else may have it signed at the same moment, or a place may be drawn twice: then look again.
    for _ in 0..<4 {
      let (document, version) = try await permitDocument(known, permit)
      // One signed with a key that is no longer in the set is signed anew.
      if document.isCurrent(permit), let edition = document.editions.last,
        let token = try? PermitToken(edition.code, keys: issuer.keys.issuerKeys)
      {
        return PermitPaper(
          number: World.plain(known.id.rawValue), permit: permit, token: token,
          address: issuer.verifyAddress)
      }
      let later = try signed(document, known, permit, issuer)
      do { try await keep(later, expecting: version) } catch {
        switch error {
        case .stale, .taken: continue
        default: throw error
        }
      }
    }
    throw .busy
  }

  /// Kept by the register itself: who looks at a document changes nothing.
  private func keep(
    _ document: PermitDocument, expecting version: Int
  ) async throws(OfficeRefusal) {
    let change = try Change.keeping(document, expecting: version)
    let party = Party(role: .term, key: World.plain("documents"))
    let write = Write(at: world.now(), day: today, by: party, changes: [change])
    let commitment = try await kept { () async throws(RegisterFault) in
      try await register.commit(write)
    }
    if case .conflict(let conflict) = commitment { throw OfficeRefusal(conflict) }
  }

  /// The record as it is kept; a new one without editions where there is none, at version 0.
  private func permitDocument(
    _ known: PermitCase, _ permit: Permit
  ) async throws(OfficeRefusal) -> (PermitDocument, version: Int) {
    let id: Identifier<PermitDocument> = World.plain(known.id.rawValue)
    let kept = try await kept { () async throws(RegisterFault) in try await register.record(id) }
    if let kept { return (kept.record, kept.version) }
    let chance = world.randomBytes(4).reduce(0) { $0 << 8 | Int($1) }
    return (
      PermitDocument(
        id: id, employer: known.employer.id, region: permit.region,
        place: chance % StatusBook.places, firstDay: permit.firstDay, editions: []), 0
    )
  }

  private func signed(
    _ document: PermitDocument, _ known: PermitCase, _ permit: Permit, _ issuer: Issuer
  ) throws(OfficeRefusal) -> PermitDocument {
    let claims = PermitPaper.claims(
      number: World.plain(known.id.rawValue), permit: permit, employer: known.employer,
      edition: document.editions.count + 1, issuer: issuer.address, issuedOn: today,
      status: .init(address: issuer.statusAddress, index: document.place))
    let token: PermitToken
    do { token = try PermitToken(signing: claims, with: issuer.keys) } catch {
      throw .fault(.init("a permit could not be signed"))
    }
    var later = document
    later.editions.append(
      PermitDocument.Edition(
        number: claims.edition, code: token.text, issuedOn: today, lastDay: permit.lastDay,
        workers: permit.workers.map(\.id)))
    return later
  }
}
