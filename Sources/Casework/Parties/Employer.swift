/// The one who asks for the permit and holds it.
public struct Employer: Hashable, Codable, Sendable {
  public let id: Identifier<Employer>
  /// Business identification number; twelve digits.
  public let businessNumber: String
  public let name: String
  public let region: RegionKey

  public init(id: Identifier<Employer>, businessNumber: String, name: String, region: RegionKey) {
    self.id = id
    self.businessNumber = businessNumber
    self.name = name
    self.region = region
  }
}
