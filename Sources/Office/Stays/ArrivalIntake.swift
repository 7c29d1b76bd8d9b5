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
  private var fresh: [String: PersonRecord] = [:]
  /// Stays of the same request, as they are kept with it.
  private var kept: [Identifier<StayRecord>: Known.Stay] = [:]

  init(law: PermitLaw, day: Day, party: Party) {
    self.law = law
    self.day = day
    self.party = party
  }

  /// - Parameters:
  ///   - stay: the key of a new stay; the same request gives the same key
  ///   - known: what is kept about whoever has this passport
  mutating func take(
    _ notice: ArrivalNotice, stay: Identifier<StayRecord>, known: Known, listed: Listed?,
    newPerson: Identifier<PersonRecord>
  ) throws(OfficeRefusal) {
    if let part = ArrivalParts(notice).unfit(law, on: day).first {
      return answers.append(.init(unfit: part))
    }
    let handle = notice.handle
    let earlier = known.person ?? fresh[handle]
    // Nothing is said of whoever has the passport on record, and nothing is hung on them.
    if let earlier, !earlier.isNamed(by: notice) {
      return answers.append(.init(unfit: "otherPerson"))
    }
    let person = if let earlier { earlier } else { try meet(notice, listed, newPerson) }
    fresh[handle] = person
    let same = kept.values.first {
      $0.record.person == person.worker && $0.record.entryDay == notice.entryDay
    }
    if let same = same ?? known.stay {
      return try again(notice, same, isRepeated: same.record.id == stay)
    }
    let record = StayRecord(
      id: stay, person: person.worker, citizenship: notice.citizenship, entryDay: notice.entryDay,
      facts: notice.facts,
      notices: [.init(kind: .arrival, day: day, by: party, address: notice.address)],
      region: notice.region, host: notice.host, privateHost: notice.privateHost)
    try keep(.init(record: record, version: 0, endVersion: 0), isKnown: false)
  }

  /// One entry is one stay: from the same host the notice says nothing new, from another one that the person moved.
  ///
  /// - Parameter isRepeated: the same request made this stay
  private mutating func again(
    _ notice: ArrivalNotice, _ known: Known.Stay, isRepeated: Bool
  ) throws(OfficeRefusal) {
    let stay = known.record
    if stay.host == notice.host, stay.privateHost == notice.privateHost,
      stay.region == notice.region
    {
      return answers.append(.init(stay: stay.id, isKnown: !isRepeated))
    }
    let told = StayRecord.Notice(kind: .newAddress, day: day, by: party, address: notice.address)
    let moved = try? stay.moved(
      told, region: notice.region, host: notice.host, privateHost: notice.privateHost)
    guard let moved else {
      return answers.append(.init(unfit: "left"))
    }
    if let left = EarlierHosting(stay, until: day), stay.host != notice.host {
      changes.append(try .keeping(left, expecting: 0))
    }
    try keep(
      .init(record: moved, version: known.version, endVersion: known.endVersion), isKnown: true)
  }

  private mutating func keep(_ stay: Known.Stay, isKnown: Bool) throws(OfficeRefusal) {
    guard let days = try? law.days(of: stay.record, on: day) else {
      return answers.append(.init(unfit: "facts"))
    }
    changes += [
      try .keeping(stay.record, expecting: stay.version),
      try .keeping(
        StayEnd(stay.record, days, isNoticeLate: law.hasLateNotice(stay.record, on: day)),
        expecting: stay.endVersion),
    ]
    kept[stay.record.id] = .init(
      record: stay.record, version: stay.version + 1, endVersion: stay.endVersion + 1)
    answers.append(.init(stay: stay.record.id, isKnown: isKnown))
  }

  /// Somebody of a list of the host, or somebody new. Who is on record already, with an earlier passport, stays who they
  /// are.
  private mutating func meet(
    _ notice: ArrivalNotice, _ listed: Listed?, _ newPerson: Identifier<PersonRecord>
  ) throws(OfficeRefusal) -> PersonRecord {
    let id: Identifier<PersonRecord> = listed.map { World.plain($0.worker.rawValue) } ?? newPerson
    let person = PersonRecord(
      id: id, name: notice.name, latinName: notice.latinName, birthDate: notice.birthDate,
      citizenship: notice.citizenship, documentNumber: notice.documentNumber, since: day)
    if listed?.isOnRecord != true { changes.append(try .keeping(person, expecting: 0)) }
    return person
  }

  /// Who has the passport on record, and the stay that began on the day of entry of whoever the notice is about.
  struct Known: Sendable {
    let person: PersonRecord?
    let stay: Stay?

    struct Stay: Sendable {
      let record: StayRecord
      let version: Int
      /// Of the record of where its end stands; 0 where there is none yet.
      let endVersion: Int
    }
  }

  /// A worker whom the host named in a permit.
  struct Listed: Sendable {
    let worker: Identifier<Worker>
    /// Whether a person is kept under the worker's key.
    let isOnRecord: Bool
  }
}
