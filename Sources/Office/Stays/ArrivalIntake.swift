import Casework
import Measures
import Register

/// Notices being taken in: changes to keep and an answer for each.
struct ArrivalIntake {
  let law: PermitLaw
  let day: Day
  let party: Party
  private(set) var changes: [Change] = []
  private(set) var answers: [ArrivalAnswer] = []
  /// Persons that came up in the same request, by document.
  private var fresh: [String: Identifier<Worker>] = [:]

  init(law: PermitLaw, day: Day, party: Party) {
    self.law = law
    self.day = day
    self.party = party
  }

  mutating func take(
    _ notice: ArrivalNotice, stay: Identifier<StayRecord>, known: Identifier<Worker>?,
    listed: Listed?, newPerson: Identifier<PersonRecord>
  ) {
    if let part = unfit(notice) {
      answers.append(ArrivalAnswer(stay: nil, unfit: part))
      return
    }
    let handle = "\(notice.citizenship) \(notice.documentNumber)"
    let person = known ?? fresh[handle] ?? meet(notice, listed, newPerson, handle)
    let record = StayRecord(
      id: stay, person: person, citizenship: notice.citizenship, entryDay: notice.entryDay,
      facts: notice.facts,
      notices: [.init(kind: .arrival, day: day, by: party, address: notice.address)],
      region: notice.region, host: notice.host)
    guard let days = try? law.days(of: record, on: day) else {
      answers.append(ArrivalAnswer(stay: nil, unfit: "facts"))
      return
    }
    let end = StayEnd(record, days)
    guard let change = try? Change.put(record, expecting: 0),
      let ending = try? Change.put(end, expecting: 0)
    else { return }
    changes += [change, ending]
    answers.append(ArrivalAnswer(stay: stay, unfit: nil))
  }

  /// Somebody of a list of the host, or somebody new.
  private mutating func meet(
    _ notice: ArrivalNotice, _ listed: Listed?, _ newPerson: Identifier<PersonRecord>,
    _ handle: String
  ) -> Identifier<Worker> {
    guard let listed else { return add(notice, newPerson, handle) }
    // Who is on record already, with an earlier passport, stays who they are.
    if listed.isOnRecord {
      fresh[handle] = listed.worker
      return listed.worker
    }
    return add(notice, World.plain(listed.worker.rawValue), handle)
  }

  private mutating func add(
    _ notice: ArrivalNotice, _ id: Identifier<PersonRecord>, _ handle: String
  ) -> Identifier<Worker> {
    let person = PersonRecord(
      id: id, name: notice.name, latinName: notice.latinName, birthDate: notice.birthDate,
      citizenship: notice.citizenship, documentNumber: notice.documentNumber, since: day)
    if let change = try? Change.put(person, expecting: 0) { changes.append(change) }
    fresh[handle] = person.worker
    return person.worker
  }

  /// A worker whom the host named in a permit.
  struct Listed: Sendable {
    let worker: Identifier<Worker>
    /// Whether a person is kept under the worker's key.
    let isOnRecord: Bool
  }

  /// The name of the part that cannot be.
  private func unfit(_ notice: ArrivalNotice) -> String? {
    if notice.name.isEmpty || notice.name.count > 200 { return "name" }
    if notice.documentNumber.isEmpty || notice.documentNumber.count > 40 { return "documentNumber" }
    if !law.knows(notice.citizenship.name, in: .country) { return "citizenship" }
    if !law.knows(notice.region.name, in: .region) { return "region" }
    if notice.entryDay > day { return "entryDay" }
    if notice.birthDate > notice.entryDay { return "birthDate" }
    if notice.address.isEmpty || notice.address.count > 300 { return "address" }
    return nil
  }
}
