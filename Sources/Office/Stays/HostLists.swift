import Casework
import Measures
import Register

/// Finds somebody who arrives among the workers whom the host named in permits: the same person, not a second one.
///
/// Lists carry no passport numbers; citizenship, day of birth and the name in Latin letters have to be the same.
struct HostLists {
  let office: Office
  /// How the permits stand whose workers are looked at.
  private let standings: Set<Standing.Name>
  /// Workers of the hosts that were looked up.
  private var known: [Identifier<Employer>: [Worker]] = [:]

  init(office: Office, of standings: Set<Standing.Name> = [.inEffect]) {
    (self.office, self.standings) = (office, standings)
  }

  mutating func worker(
    _ notice: ArrivalNotice
  ) async throws(OfficeRefusal) -> ArrivalIntake.Listed? {
    guard let host = notice.host else { return nil }
    let listed = try await workers(of: host).first { worker in
      worker.citizenship == notice.citizenship && worker.birthDate == notice.birthDate
        && PassportText.isSame(worker.latinName, notice.latinName)
    }
    guard let listed else { return nil }
    let id: Identifier<PersonRecord> = World.plain(listed.id.rawValue)
    let register = office.register
    let person = try await office.kept { () async throws(RegisterFault) in
      try await register.record(id)
    }
    return .init(worker: listed.id, isOnRecord: person != nil)
  }

  /// Workers of the permits that stand so.
  mutating func workers(
    of host: Identifier<Employer>
  ) async throws(OfficeRefusal) -> [Worker] {
    if let found = known[host] { return found }
    let register = office.register
    var workers: [Worker] = []
    for id in try await office.caseKeys(of: host, standings) {
      let permitCase = try await office.kept { () async throws(RegisterFault) in
        try await register.permitCase(id)
      }
      workers += permitCase?.workers ?? []
    }
    known[host] = workers
    return workers
  }
}

extension Office {
  /// Permits of an employer that ended.
  func endedPermits(
    of employer: Identifier<Employer>
  ) async throws(OfficeRefusal) -> [EndedPermit] {
    var ended: [EndedPermit] = []
    for id in try await caseKeys(of: employer, [.closed]) {
      let events = try await kept { () async throws(RegisterFault) in
        try await register.events(of: id)
      }
      do { ended += [try EndedPermit(events)].compactMap(\.self) } catch {
        throw .fault(.init("the events of a kept case do not follow each other"))
      }
    }
    return ended
  }

  /// Keys of the cases of an employer that stand so.
  fileprivate func caseKeys(
    of employer: Identifier<Employer>, _ standings: Set<Standing.Name>
  ) async throws(OfficeRefusal) -> [Identifier<PermitCase>] {
    let queue = CaseQueue(standings: standings, employer: employer)
    var keys: [Identifier<PermitCase>] = []
    var after: Cursor?
    repeat {
      let from = after
      let page = try await kept { () async throws(RegisterFault) in
        try await register.cases(queue, after: from, size: PageSize(PageSize.most))
      }
      keys += page.items.map(\.id)
      after = page.next
    } while after != nil
    return keys
  }
}
