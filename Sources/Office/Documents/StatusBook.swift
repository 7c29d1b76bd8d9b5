import Casework
import Measures
import Papers
import Register

/// The permits that are not simply valid, by their places in the status list; kept in the same write as what changed
/// them.
///
/// An expired permit is not marked: its document says its last day.
public struct StatusBook: Kept {
  public static var kind: String { "status-book" }
  /// There is one list.
  public static var number: Int { 1 }
  /// Places of the list; far more than permits, so that its length says nothing.
  static var places: Int { 1_048_576 }

  public let id: Identifier<StatusBook>
  public internal(set) var day: Day
  /// Marks as `StatusMark` numbers them, by place.
  private(set) var marks: [Int: UInt8]

  public var finding: RecordFinding { RecordFinding(day: day) }

  init(day: Day) {
    id = World.plain("list-\(Self.number)")
    self.day = day
    marks = [:]
  }

  mutating func mark(_ place: Int, _ mark: StatusMark, on day: Day) {
    self.day = day
    marks[place] = mark == .valid ? nil : mark.rawValue
  }

  var bits: StatusBits {
    var bits = StatusBits(places: Self.places)
    for (place, raw) in marks where (0..<Self.places).contains(place) {
      bits[place] = StatusMark(rawValue: raw)
    }
    return bits
  }
}

extension CaseEvent {
  /// What the event makes of the permit in the status list; nil when it changes nothing there.
  var statusMark: StatusMark? {
    switch what {
    case .suspended: .suspended
    case .resumed, .appealRestored, .suspensionSetAside: .valid
    case .withdrawn: .withdrawn
    case .closed(let closing):
      switch closing.reason {
      case .givenBack, .withdrawn: .withdrawn
      default: nil
      }
    default: nil
    }
  }
}
