import Casework
import Demo
import LawLibrary
import Logging
import Measures
import Office
import Register
import ServiceLifecycle
import Web

extension Assembly {
  /// The office over the register; nil without one. A demo's office lives in the time of its tale.
  ///
  /// - Parameter last: the day a demo begins on; nil for the end of its tale
  func office(_ desk: LawDesk, _ home: Home, through last: Day?) async throws -> Office? {
    guard let register else { return nil }
    var world = World.real
    if isDemo {
      let tale = DemoRegister(register: register, desk: desk, folder: home.demo)
      let clock = try await tale.tell(through: last)
      world = World(
        now: { clock.now() }, today: { clock.today() }, randomBytes: world.randomBytes)
    }
    let shelf = desk.shelf
    let issuer = permitKeys.map {
      Issuer(keys: $0, address: settings.address ?? "http://\(host):\(port)")
    }
    return Office(
      register: register, world: world, sendsMail: settings.mail != nil, issuer: issuer
    ) { () throws(PermitLaw.Gap) in
      try shelf.volume.reading.permitLaw.get()
    }
  }

  /// The pages that stand on the office, and the same for programs.
  func groups(of office: Office?, _ desk: LawDesk) -> [any RouteGroup] {
    guard let office else { return [] }
    let rooms = OfficeDesk(office: office, law: desk)
    let programs = InterfaceDesk(office: office) { _, context in
      context.visitor.actor(context.place.language)
    }
    let verify = VerifyPages(desk: VerifyDesk(office: office, law: desk))
    return rooms.commonGroups + rooms.employerGroups + rooms.fieldGroups
      + rooms.officerGroups(verifier: verifier)
      + [verify] + (isDemo ? [DemoGuidePages()] : []) + programs.groups
  }

  /// Looks through the whole register when somebody who watches asks.
  private var verifier: RegisterVerifier? {
    register.map { register in RegisterVerifier { try await register.verify(tell: $0) } }
  }
}

/// Counts the last days and finds the late notices that an earlier release may have left open, then ends, once an hour,
/// what terms have ended: the law acts by itself.
struct TermSweep: Service {
  let office: Office
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      do throws(OfficeRefusal) {
        let moved = try await office.reckonTerms()
        if moved > 0 { logger.info("last days counted anew: \(moved)") }
      } catch { logger.error("last days could not be counted anew: \(error)") }
      do throws(OfficeRefusal) {
        let found = try await office.findLateNotices()
        if found > 0 { logger.info("stays looked through for late notices: \(found)") }
      } catch { logger.error("stays could not be looked through for late notices: \(error)") }
      while true {
        do throws(OfficeRefusal) {
          let sweep = try await office.sweepTerms()
          if !sweep.ended.isEmpty { logger.info("terms ended: \(sweep.ended.count)") }
        } catch { logger.error("terms could not be looked through: \(error)") }
        do { try await Task.sleep(for: .seconds(3600)) } catch { return }
      }
    }
  }
}
