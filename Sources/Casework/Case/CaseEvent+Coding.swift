import Measures

/// The journal's form: one flat object with the format, the name of what was done and its parts by name.
extension CaseEvent: Codable {
  /// Grows by one when a later form cannot be read as this one.
  public static var format: Int { 1 }

  enum CodingKeys: String, CodingKey {
    case format, permitCase, number, day, by, what, asked
    case act, admission, answer, appeal, check, closing, condition, deadline, decision,
      document, employer, facts, fee, firstDay, grant, hearing, interview,
      kind, lastDay, list, lodgement, notice, payment, placement, proposal, reason, refusal,
      replacement, report, request, search, silence, suspension, trip, withdrawal, word
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let format = try values.decode(Int.self, forKey: .format)
    guard format == Self.format else {
      throw DecodingError.dataCorruptedError(
        forKey: .format, in: values, debugDescription: "format \(format) is not known")
    }
    self.init(
      permitCase: try values.decode(Identifier<PermitCase>.self, forKey: .permitCase),
      number: try values.decode(Int.self, forKey: .number),
      day: try values.decode(Day.self, forKey: .day),
      by: try values.decode(Party.self, forKey: .by),
      what: try What(from: values))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(Self.format, forKey: .format)
    try values.encode(permitCase, forKey: .permitCase)
    try values.encode(number, forKey: .number)
    try values.encode(day, forKey: .day)
    try values.encode(by, forKey: .by)
    try values.encode(name, forKey: .what)
    try encodeParts(to: &values)
  }
}
