import ArgumentParser
import Foundation
import Measures

extension Day {
  /// The civil day in Kazakhstan now: one time zone, UTC+5, since 1 March 2024.
  static var today: Day {
    let seconds = Int(Date().timeIntervalSince1970.rounded(.down)) + 5 * 3600
    return Day(number: Int32(seconds / 86_400))
  }

  /// A day as it is given to a command.
  static func asked(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else {
      throw ValidationError("‘\(text)’ is not a day of the calendar; write 2015-09-15.")
    }
    return day
  }
}
