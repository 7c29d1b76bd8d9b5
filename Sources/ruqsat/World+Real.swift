import Foundation
import Measures
import Office
import Register
import Web

extension World {
  /// Real time and real randomness.
  static var real: World {
    World(
      now: { .now }, today: { .today },
      randomBytes: { count in
        var source = SystemRandomNumberGenerator()
        // Eight bytes at a time: each draw asks the kernel.
        let words = (0..<(count + 7) / 8).map { _ in
          UInt64.random(in: .min ... .max, using: &source)
        }
        return Array(
          words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
            .prefix(count))
      })
  }
}

extension Moment {
  static var now: Moment {
    Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}

extension LocalTime {
  /// The clock on the wall in Kazakhstan: one time zone, UTC+5, since 1 March 2024.
  init(_ moment: Moment) {
    let minutes = moment.milliseconds / 60_000 + 5 * 60
    let day = Day(number: Int32(minutes / 1440))
    self.init(
      year: day.year, month: day.month, day: day.day, hour: Int(minutes % 1440 / 60),
      minute: Int(minutes % 60))
  }
}
