import Measures

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

extension Employer: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("businessNumber", businessNumber)
    try sheet.put("id", id)
    try sheet.put("name", name)
    try sheet.put("region", region)
    sheet.close()
  }
}
