import Casework
import Demo
import Foundation
import LawLibrary
import Measures
import Office
import Register
import Web

/// The register of a demo: the tale told into an empty file, and the clock that goes on from there.
struct DemoRegister {
  let register: any Register
  let desk: LawDesk
  let folder: String

  /// Tells the tale if nothing stands in the register yet.
  ///
  /// - Parameter last: the day to stop at; nil for the tale's own
  /// - Returns: the time of the demo
  func tell(through last: Day?) async throws -> DemoClock {
    let tale = try tale()
    let clock = DemoClock(from: last ?? tale.ends, seed: 2026) { .now }
    let law = desk.shelf
    var play = try TalePlay(
      tale, register: register, clock: clock, paper: try bytes("paper.pdf")
    ) { () throws(PermitLaw.Gap) in try law.volume.reading.permitLaw.get() }
    if try await register.journalHead().sequence == 0 {
      try await play.play(through: last)
    } else {
      try await play.goOn(from: last ?? tale.ends)
    }
    return clock
  }

  private func tale() throws -> Tale {
    do {
      return try JSONDecoder().decode(Tale.self, from: Data(try bytes("tale.json")))
    } catch let error as DecodingError {
      throw DemoFault(problem: "\(folder)/tale.json cannot be read: \(error)")
    }
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
      throw DemoFault(problem: "\(folder)/\(name) cannot be read")
    }
    return [UInt8](data)
  }
}

/// The files of the demo are not as they should be.
struct DemoFault: Error, CustomStringConvertible {
  let problem: String

  var description: String { "The demo cannot begin: \(problem)." }
}
