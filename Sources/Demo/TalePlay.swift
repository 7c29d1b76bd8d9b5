import Casework
import Measures
import Office
import Register

/// Tells a tale to an office, day by day: a register with a history, made through the office's own methods.
public struct TalePlay: Sendable {
  let tale: Tale
  let office: Office
  let clock: DemoClock
  /// Bytes laid in for every paper.
  let paper: [UInt8]
  let employers: [String: Employer]
  let workers: [String: Worker]
  var cases: [String: Identifier<PermitCase>] = [:]
  var inspections: [String: Identifier<Inspection>] = [:]
  var stays: [String: Identifier<StayRecord>] = [:]
  var violations: [String: Identifier<ViolationCase>] = [:]

  /// - Parameter paper: a PDF that stands for every paper of an application
  public init(
    _ tale: Tale, register: any Register, clock: DemoClock, paper: [UInt8],
    law: @escaping @Sendable () throws(PermitLaw.Gap) -> PermitLaw
  ) throws(TaleFault) {
    self.tale = tale
    self.clock = clock
    self.paper = paper
    office = Office(register: register, world: clock.world, law: law)
    employers = try Self.byKey(tale.employers, \.key) { $0.employer }
    workers = try Self.byKey(tale.workers, \.key) { $0.worker }
  }

  private static func byKey<Told, Made>(
    _ all: [Told], _ key: (Told) -> String, _ make: (Told) -> Made?
  ) throws(TaleFault) -> [String: Made] {
    var made: [String: Made] = [:]
    for told in all {
      guard let one = make(told), made[key(told)] == nil else {
        throw TaleFault(
          day: .earliest, about: key(told), deed: "key", reason: "no plain key, or a second one")
      }
      made[key(told)] = one
    }
    return made
  }

  /// Tells everything up to a day, then lets time pass from there.
  ///
  /// - Parameter last: nil for the whole tale
  public mutating func play(through last: Day? = nil) async throws {
    let last = last ?? tale.ends
    for event in events(through: last) {
      clock.turn(to: event.day)
      try await event.tell(&self)
    }
    try await goOn(from: last)
  }

  /// Ends what terms have ended by a day, and lets time pass from it: for a register that holds the tale already.
  public func goOn(from day: Day) async throws {
    clock.turn(to: day)
    _ = try await office.sweepTerms()
    clock.letGo()
  }

  private struct Event {
    let day: Day
    let tell: (inout TalePlay) async throws -> Void
  }

  /// Employers, quotas and deeds in the order of their days; on one day as the file has them.
  private func events(through last: Day) -> [Event] {
    let all =
      tale.employers.map { told in
        Event(day: told.since) { try await $0.enter(told) }
      }
      + tale.quotas.map { quota in
        Event(day: quota.day) { try await $0.split(quota) }
      }
      + tale.steps.map { step in Event(day: step.day) { try await $0.take(step) } }
    return all.enumerated().filter { $0.element.day <= last }
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  private func enter(_ told: Tale.Employer) async throws {
    guard let employer = employers[told.key] else { return }
    do throws(OfficeRefusal) {
      _ = try await office.enterEmployer(
        id: employer.id, businessNumber: employer.businessNumber, name: employer.name,
        region: employer.region, asked(.employerSignatory, employer))
    } catch {
      throw TaleFault(
        day: told.since, about: told.key, deed: "enterEmployer", reason: "\(error)")
    }
  }

  private func split(_ quota: Tale.Quota) async throws {
    let ministry = asked(.ministry)
    do throws(OfficeRefusal) {
      _ = try await office.orderQuota(
        year: quota.year, places: quota.places, order: quota.order, ministry)
      for part in quota.parts {
        let key = QuotaAccount.Key(
          region: RegionKey(part.region), line: part.category.map { CategoryKey($0) },
          year: quota.year)
        _ = try await office.splitQuota(
          from: .national(year: quota.year), to: .account(key), places: part.places,
          order: quota.order, ministry)
      }
    } catch {
      throw TaleFault(
        day: quota.day, about: "\(quota.year)", deed: "quota", reason: "\(error)")
    }
  }

  /// The deed, by whoever does such things.
  private mutating func take(_ step: TaleStep) async throws {
    do throws(OfficeRefusal) {
      if try await prepare(step) { return }
      if try await decide(step) { return }
      if try await hold(step) { return }
      try await workInTheField(step)
    } catch {
      throw TaleFault(
        day: step.day, about: step.about, deed: "\(step.deed)", reason: "\(error)")
    }
  }

  // MARK: Who

  /// Somebody in a role, bound to the region and the employer.
  func asked(_ role: Role, _ employer: Employer? = nil) -> Asked {
    let region = employer?.region
    let key = "tale-\(role.rawValue)" + (region.map { "-\($0.name)" } ?? "")
    return Asked(
      Actor(
        account: Identifier(key), role: role,
        region: role.binding == .region ? region : nil,
        employer: role.binding == .employer ? employer?.id : nil))
  }

  func employer(_ key: String) throws(OfficeRefusal) -> Employer {
    guard let employer = employers[key] else { throw .unfit("employer \(key)") }
    return employer
  }

  func worker(_ key: String) throws(OfficeRefusal) -> Worker {
    guard let worker = workers[key] else { throw .unfit("worker \(key)") }
    return worker
  }
}

extension Tale.Employer {
  fileprivate var employer: Employer? {
    Identifier(key).map {
      Employer(id: $0, businessNumber: businessNumber, name: name, region: RegionKey(region))
    }
  }
}

extension Tale.Worker {
  fileprivate var worker: Worker? {
    let country = CountryKey(citizenship)
    return Identifier(key).map {
      Worker(
        id: $0, name: name, latinName: latinName, birthDate: birthDate, citizenship: country,
        residence: country, departedFrom: country, education: education, occupation: occupation)
    }
  }
}
