import Casework
import Measures
import Office
import Register

/// A notice of arrival as a program sends it: like the form of the page, with the host by key or by number.
struct SentArrival: Sendable {
  let notice: ArrivalNotice
  /// The business number of a host who is not named by key.
  let hostNumber: String?
  /// Where the notice stands in the body.
  let body: SentBody
}

extension SentBody {
  func arrival() throws -> SentArrival {
    let host: Identifier<Employer>? = try optionalKey("host")
    let hostNumber = try optionalText("hostNumber", most: 20)
    guard host == nil || hostNumber == nil else { throw refused("hostNumber") }
    let privateHost = try privateHost()
    guard privateHost == nil || host == nil && hostNumber == nil else {
      throw refused("privateHost")
    }
    var facts = try facts()
    if let basis = try optionalText("basis", most: 100) {
      facts[LawNames.Fact.stayBasis.rawValue] = basis
    }
    let entryDay = try day("entryDay")
    if has("through") {
      let last = try day("through")
      guard last >= entryDay else { throw refused("through") }
      facts[LawNames.Fact.permittedUntil.rawValue] = last.description
    }
    let notice = ArrivalNotice(
      name: try text("name", most: 200), latinName: try text("latinName", most: 200),
      birthDate: try day("birthDate"), citizenship: CountryKey(try text("citizenship")),
      documentNumber: try text("documentNumber", most: 40), entryDay: entryDay,
      region: RegionKey(try text("region")), address: try text("address", most: 300),
      host: host, privateHost: privateHost, facts: facts)
    return SentArrival(notice: notice, hostNumber: hostNumber, body: self)
  }
}

extension SentBody {
  private func privateHost() throws -> PrivateHost? {
    guard has("privateHost") else { return nil }
    let sent = try object("privateHost")
    return PrivateHost(
      name: try sent.text("name", most: 200), number: try sent.optionalText("number", most: 12))
  }
}

extension OfficeRequest {
  /// The notices with their hosts by key; a number nobody has, or may not know of, is refused at its place.
  func hosted(_ sent: [SentArrival]) async throws -> [ArrivalNotice] {
    var known: [String: Identifier<Employer>] = [:]
    var notices: [ArrivalNotice] = []
    for arrival in sent {
      guard let number = arrival.hostNumber else {
        notices.append(arrival.notice)
        continue
      }
      if known[number] == nil {
        known[number] = try await told {
          try await office.employer(businessNumber: number, actor)?.id
        }
      }
      guard let host = known[number] else { throw arrival.body.refused("hostNumber") }
      notices.append(arrival.notice.hosted(by: host))
    }
    return notices
  }
}

extension ArrivalNotice {
  fileprivate func hosted(by host: Identifier<Employer>) -> ArrivalNotice {
    ArrivalNotice(
      name: name, latinName: latinName, birthDate: birthDate, citizenship: citizenship,
      documentNumber: documentNumber, entryDay: entryDay, region: region, address: address,
      host: host, facts: facts)
  }
}
