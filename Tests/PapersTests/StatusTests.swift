import Crypto
import Foundation
import Papers
import Testing

@Suite struct `The status list` {
  private let keys = SigningKeys(current: P256.Signing.PrivateKey())
  private let address = "https://ruqsat.example/v1/permit-status/1"

  private func list() -> StatusList {
    var bits = StatusBits(places: 12)
    let states: [StatusMark] = [
      .withdrawn, .suspended, .valid, .expired, .valid, .withdrawn, .valid, .withdrawn, .withdrawn,
      .suspended, .expired, .expired,
    ]
    for (place, state) in states.enumerated() { bits[place] = state }
    return StatusList(address: address, issuedAt: 1_770_000_000, lifetime: 3600, bits: bits)
  }

  private func payload(_ text: String) throws -> String {
    let part = text.split(separator: ".")[1].replacing("-", with: "+").replacing("_", with: "/")
    let padded = part + String(repeating: "=", count: (4 - part.count % 4) % 4)
    return String(decoding: try #require(Data(base64Encoded: String(padded))), as: UTF8.self)
  }

  /// The example with two bits in the standard: its bytes are C9 44 F9, compressed as `eNo76fITAAPfAgc`.
  @Test func `packs its bits as the standard shows`() throws {
    let written = try payload(list().signed(with: keys))
    #expect(written.contains(#""lst":"eNo76fITAAPfAgc""#), "\(written)")
    #expect(written.contains(#""status_list":{"bits":2,"#))
  }

  @Test func `is read back with its states`() throws {
    let text = try list().signed(with: keys)
    let read = try StatusList(text, address: address, keys: keys.issuerKeys, now: 1_770_000_100)
    #expect(read == list())
    #expect(read.bits[3] == .expired && read.bits[9] == .suspended && read.bits[11] == .expired)
    #expect(read.bits[12] == nil && read.bits[-1] == nil)
  }

  @Test func `is refused by name`() throws {
    let text = try list().signed(with: keys)
    func read(
      _ text: String, _ address: String? = nil, _ keys: IssuerKeys? = nil,
      now: Int64 = 1_770_000_100
    ) throws(StatusListProblem) -> StatusList {
      try StatusList(
        text, address: address ?? self.address, keys: keys ?? self.keys.issuerKeys, now: now)
    }
    #expect(throws: StatusListProblem.otherAddress) { try read(text, "https://other.example") }
    #expect(throws: StatusListProblem.unknownKey) { try read(text, nil, IssuerKeys([])) }
    #expect(throws: StatusListProblem.outOfTime) { try read(text, now: 1_770_003_600) }
    #expect(throws: StatusListProblem.outOfTime) { try read(text, now: 1_769_990_000) }
    #expect(throws: StatusListProblem.broken) { try read("a.b") }
    #expect(throws: StatusListProblem.broken) { try read("..") }
    let parts = text.split(separator: ".")
    let other = try StatusList(
      address: address, issuedAt: 1, lifetime: 1, bits: StatusBits(places: 4)
    )
    .signed(with: keys).split(separator: ".")
    #expect(throws: StatusListProblem.forged) { try read("\(parts[0]).\(parts[1]).\(other[2])") }
    let none = Data(#"{"alg":"none","kid":"x","typ":"statuslist+jwt"}"#.utf8).base64EncodedString()
      .replacing("=", with: "")
    #expect(throws: StatusListProblem.broken) { try read("\(none).\(parts[1]).") }
  }

  @Test func `holds a million permits in little room`() throws {
    var bits = StatusBits(places: 1_000_000)
    for place in stride(from: 0, to: 1_000_000, by: 5000) { bits[place] = .withdrawn }
    let list = StatusList(address: address, issuedAt: 0, lifetime: 60, bits: bits)
    let text = try list.signed(with: keys)
    #expect(text.utf8.count < 10_000)
    #expect(try StatusList(text, address: address, keys: keys.issuerKeys, now: 0).bits == bits)
  }
}
