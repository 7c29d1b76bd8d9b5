import Measures

/// The person whose work a permit allows, with what a named list says of them.
public struct Worker: Hashable, Codable, Sendable {
  public let id: Identifier<Worker>
  /// Surname, name and patronymic, as the person writes them.
  public let name: String
  /// The name in Latin letters, as in the passport.
  public let latinName: String
  public let birthDate: Day
  public let citizenship: CountryKey
  public let residence: CountryKey
  public let departedFrom: CountryKey
  public let education: String
  public let occupation: String

  public init(
    id: Identifier<Worker>, name: String, latinName: String, birthDate: Day,
    citizenship: CountryKey, residence: CountryKey, departedFrom: CountryKey, education: String,
    occupation: String
  ) {
    self.id = id
    self.name = name
    self.latinName = latinName
    self.birthDate = birthDate
    self.citizenship = citizenship
    self.residence = residence
    self.departedFrom = departedFrom
    self.education = education
    self.occupation = occupation
  }
}

extension Worker: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("birthDate", birthDate)
    try sheet.put("citizenship", citizenship)
    try sheet.put("departedFrom", departedFrom)
    try sheet.put("education", education)
    try sheet.put("id", id)
    try sheet.put("latinName", latinName)
    try sheet.put("name", name)
    try sheet.put("occupation", occupation)
    try sheet.put("residence", residence)
    sheet.close()
  }
}
