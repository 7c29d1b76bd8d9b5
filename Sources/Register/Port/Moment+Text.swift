import Measures

extension Moment {
  /// The instant as RFC 3339 has it, in whole seconds: `2026-03-02T05:40:00Z`.
  public var text: String {
    let seconds = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - day * 86_400
    let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(Day(number: Int32(day)))T\(parts.joined(separator: ":"))Z"
  }
}
