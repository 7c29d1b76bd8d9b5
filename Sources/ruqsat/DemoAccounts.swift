import Casework
import LawLanguage
import LawLibrary
import Measures
import Office
import Register
import Web

/// The people of a demo: one for each role, all made up.
struct DemoAccounts {
  let register: any Register
  let entrance: Entrance
  /// The time of the tale.
  let world: World
  let phrases: Phrases

  /// Where the demo's officers and employer are.
  static var region: RegionKey { RegionKey("almaty_city") }
  static var employerNumber: String { "010140000012" }
  static var worker: String { "DEMO-WORKER" }

  /// Opens those that are not there yet; who they are, in the order of the sign-in page.
  func open() async throws -> [DemoVisitor] {
    let employer = try await openEmployer()
    var visitors: [DemoVisitor] = []
    for role in Role.open {
      let visitor = DemoVisitor(login: "demo." + role.rawValue.lowercased(), role: role)
      try await open(visitor, employer)
      visitors.append(visitor)
    }
    return visitors
  }

  private func open(_ visitor: DemoVisitor, _ employer: Identifier<Employer>) async throws {
    let role = visitor.role
    let wish = AccountWish(
      login: visitor.login, name: phrases.text("demo.person.\(role.rawValue)", .kk), roles: [role],
      region: role.binding == .region ? Self.region : nil,
      employer: role.binding == .employer ? employer : nil,
      worker: role.binding == .person ? Identifier(Self.worker) : nil, language: "kk")
    do throws(EntranceRefusal) {
      _ = try await AccountDesk(entrance: entrance).open(wish)
    } catch .loginTaken {
      // A demo register that was made before.
    } catch { throw EntranceRefusalText(refusal: error) }
  }

  private func openEmployer() async throws -> Identifier<Employer> {
    if let known = try await register.record(EmployerRecord.self, handle: Self.employerNumber) {
      return known.record.employer.id
    }
    let employer = Employer(
      id: world.newKey(), businessNumber: Self.employerNumber,
      name: phrases.text("demo.employer", .kk), region: Self.region)
    guard let key = Identifier<Party>("operator") else { preconditionFailure("a plain key") }
    let record = EmployerRecord(employer, since: world.today())
    _ = try await register.commit(
      Write(
        at: world.now(), day: world.today(), by: Party(role: .administrator, key: key),
        changes: [.put(record, expecting: 0)]))
    return employer.id
  }
}
