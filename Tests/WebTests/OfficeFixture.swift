import Casework
import Foundation
import HTTPTypes
import Hummingbird
import LawLibrary
import Measures
import Office
import Register
import Synchronization

@testable import Web

/// An office over a new register, with the real law and a day that the test sets.
///
/// Who asks stands in the header `Authorization`, as in `Bearer officer atyrau employer-1`.
final class OfficeFixture: Sendable {
  let office: Office
  let interface: InterfaceDesk
  private let day: DayBox
  private let folder: String

  private final class DayBox: Sendable {
    let day: Mutex<Day>
    let drawn = Mutex<UInt64>(1)

    init(_ day: Day) { self.day = Mutex(day) }

    func bytes(_ count: Int) -> [UInt8] {
      drawn.withLock { state in
        (0..<count).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(truncatingIfNeeded: state >> 33)
        }
      }
    }
  }

  init(on text: String) throws {
    folder = NSTemporaryDirectory() + "interface-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let box = DayBox(Day(iso: text) ?? .earliest)
    day = box
    let desk = try realDesk.get()
    office = Office(
      register: try SQLiteRegister.open(path: folder + "/register.sqlite"),
      world: World(
        now: { Moment(milliseconds: 0) }, today: { box.day.withLock { $0 } },
        randomBytes: { box.bytes($0) })
    ) { () throws(PermitLaw.Gap) in try desk.shelf.volume.reading.permitLaw.get() }
    interface = InterfaceDesk(office: office) { request, _ in Self.actor(request) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func today(_ text: String) { day.day.withLock { $0 = Day(iso: text) ?? $0 } }

  private static func actor(_ request: Request) -> Actor {
    let words = (request.headers[.authorization] ?? "").split(separator: " ").map(String.init)
    guard words.count == 4, let role = Role(rawValue: words[1]) else { return .visitor() }
    return Actor(
      account: Identifier(words[1] + "-" + words[2]), role: role, region: RegionKey(words[2]),
      employer: Identifier(words[3]), worker: Identifier("worker-1"))
  }
}
