import Papers

/// With what the office signs the documents of permits, and under which address they are checked.
public struct Issuer: Sendable {
  public let keys: SigningKeys
  /// The address of the service without a slash at the end: `https://ruqsat.example`.
  public let address: String

  public init(keys: SigningKeys, address: String) {
    self.keys = keys
    self.address = address
  }

  /// Where a permit is looked up by its number.
  public var verifyAddress: String { address + "/verify" }

  /// Where the status list is published.
  public var statusAddress: String { "\(address)/permit-status/\(StatusBook.number)" }
}
