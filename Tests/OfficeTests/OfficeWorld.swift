import Casework
import Crypto
import Foundation
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Papers
import Register
import Synchronization
import Testing

@testable import Office

func key<Thing>(_ text: String) throws -> Identifier<Thing> { try #require(Identifier(text)) }
func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

/// The real law files, read once.
enum TheLaw {
  static let law: Result<PermitLaw, any Error> = Result {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let outcome = Checker.check(
      ParsedFiles(try LawFolder(path: root.appendingPathComponent("Law").path).files()))
    return try PermitLaw(explainer: Explainer(book: try #require(outcome.book)))
  }
}

/// An office over a register in a folder of its own, with a clock that the test sets.
final class OfficeWorld: Sendable {
  let office: Office
  let register: SQLiteRegister
  private let clock: Clock
  private let folder: String

  private final class Clock: Sendable {
    let day: Mutex<Day>
    let drawn = Mutex<UInt64>(0)

    init(_ day: Day) { self.day = Mutex(day) }

    /// Bytes that differ from draw to draw and are the same in every run.
    func bytes(_ count: Int) -> [UInt8] {
      drawn.withLock { state in
        (0..<count).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(truncatingIfNeeded: state >> 33)
        }
      }
    }
  }

  init(_ text: String, sendsMail: Bool = false) throws {
    folder = NSTemporaryDirectory() + "office-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    register = try SQLiteRegister.open(path: folder + "/register.sqlite")
    let clock = Clock(try day(text))
    self.clock = clock
    let world = World(
      now: { Moment(milliseconds: Int64(clock.day.withLock { $0.number }) * 86_400_000) },
      today: { clock.day.withLock { $0 } }, randomBytes: { clock.bytes($0) })
    let law = try TheLaw.law.get()
    office = Office(
      register: register, world: world, sendsMail: sendsMail,
      issuer: Issuer(
        keys: SigningKeys(current: P256.Signing.PrivateKey()), address: "https://ruqsat.example")
    ) { law }
  }

  /// An office of another process over the same file.
  func secondOffice() throws -> Office {
    let law = try TheLaw.law.get()
    return Office(
      register: try SQLiteRegister.open(path: folder + "/register.sqlite"), world: office.world
    ) { law }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func today(_ text: String) throws {
    let day = try day(text)
    clock.day.withLock { $0 = day }
  }

  func actor(_ role: Role, _ region: String = "atyrau", _ employer: String = "employer-1") throws
    -> Asked
  {
    Asked(
      Actor(
        account: try key("\(role.rawValue)-\(region)"), role: role, region: RegionKey(region),
        employer: try key(employer), worker: try key("worker-1")))
  }
}
