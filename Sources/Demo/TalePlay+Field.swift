import Casework
import Measures
import Office
import Register

/// What happens outside of a permit case: quota requests, arrivals, inspections, complaints, accidents.
extension TalePlay {
  mutating func workInTheField(_ step: TaleStep) async throws(OfficeRefusal) {
    switch step.deed {
    case .requestQuota(let key, let category, let places, let reason):
      let employer = try employer(key)
      _ = try await office.requestQuota(
        employer.id, lines: [.init(category: CategoryKey(category), places: places)],
        reason: reason, asked(.employerSignatory, employer))
    case .arrival(let key, let host, let document, let entry, let address, let facts):
      let (worker, employer) = (try worker(key), try employer(host))
      let notice = ArrivalNotice(
        name: worker.name, latinName: worker.latinName, birthDate: worker.birthDate,
        citizenship: worker.citizenship, documentNumber: document, entryDay: entry,
        region: employer.region, address: address, host: employer.id,
        facts: FactSheet(facts))
      stays[step.about] = try await office.noteArrival(
        notice, asked(.employerSignatory, employer)
      ).stay
    case .registerStay(let basis, let through):
      _ = try await office.registerStay(
        try stay(step.about), basis: basis, through: through, asked(.migrationPolice))
    case .leaveCountry:
      _ = try await office.noteExit(
        try stay(step.about), on: step.day, asked(.migrationPolice))
    case .inspect(let key):
      let employer = try employer(key)
      let police = asked(.migrationPolice, employer)
      let planned = try await office.planInspection(of: employer.id, on: step.day, police)
      inspections[step.about] = planned.record.id
      _ = try await office.beginInspection(planned.record.id, police)
    case .complain(let text):
      _ = try await office.complain(
        statement: text, facts: FactSheet(), Asked(.visitor(), key: step.about))
    case .accident(let key, let hurt, let severity, let words, let told):
      let employer = try employer(key)
      let policy = told.flatMap {
        InsurancePolicy(number: $0.number, insurer: $0.insurer, first: $0.first, last: $0.last)
      }
      guard let severity = Accident.Severity(rawValue: severity) else { throw .unfit("severity") }
      _ = try await office.reportAccident(
        employer: employer.id, worker: try worker(hurt).id, day: step.day, severity: severity,
        description: words, policy: policy, asked(.employerSignatory, employer))
    default: try await inspect(step)
    }
  }

  private mutating func inspect(_ step: TaleStep) async throws(OfficeRefusal) {
    guard let id = inspections[step.about] else { throw .unfit("about \(step.about)") }
    let inspection = try await office.inspection(id, asked(.auditor).actor).record
    let police = Asked(
      Actor(
        account: Identifier("tale-migrationPolice-\(inspection.region)"), role: .migrationPolice,
        region: inspection.region))
    switch step.deed {
    case .find(let subject, let facts, let note):
      guard let subject = ViolationCase.Subject(rawValue: subject) else { throw .unfit("subject") }
      _ = try await office.addFinding(
        id, .init(subject: subject, facts: FactSheet(facts), note: note), police)
    case .closeInspection:
      violations[step.about] = try await office.closeInspection(id, police).1.first?.id
    case .screen(let facts, let referral):
      _ = try await office.screen(
        try violation(step.about), facts: FactSheet(facts), referral: referral, police)
    case .penalty: _ = try await office.computePenalty(try violation(step.about), police)
    default: throw .unfit("deed")
    }
  }

  private func stay(_ about: String) throws(OfficeRefusal) -> Identifier<StayRecord> {
    guard let id = stays[about] else { throw .unfit("about \(about)") }
    return id
  }

  private func violation(_ about: String) throws(OfficeRefusal) -> Identifier<ViolationCase> {
    guard let id = violations[about] else { throw .unfit("about \(about)") }
    return id
  }
}
