import Casework
import Measures

/// What was read of a notice of arrival, part by part; nil where a part is missing.
public struct ArrivalParts: Sendable {
  public var name: String?
  public var latinName: String?
  public var birthDate: Day?
  public var citizenship: CountryKey?
  public var documentNumber: String?
  public var entryDay: Day?
  public var region: RegionKey?
  public var address: String?
  public var privateHost: PrivateHost?

  public init() {}

  init(_ notice: ArrivalNotice) {
    name = notice.name
    latinName = notice.latinName
    birthDate = notice.birthDate
    citizenship = notice.citizenship
    documentNumber = notice.documentNumber
    entryDay = notice.entryDay
    region = notice.region
    address = notice.address
    privateHost = notice.privateHost
  }

  /// Nobody is older.
  private static var mostMonths: Int { 120 * 12 }

  /// Whether the day of birth can be.
  private func isBorn(_ birth: Day, on day: Day) -> Bool {
    let earliest = day.adding(months: -Self.mostMonths, rounding: .down) ?? birth
    return birth >= earliest && birth <= entryDay ?? day
  }

  /// The names of all parts that cannot be; nothing is said of those that are missing.
  public func unfit(_ law: PermitLaw, on day: Day) -> [String] {
    let checks: [(String, Bool?)] = [
      ("name", name.map { (1...200).contains($0.count) }),
      ("latinName", latinName.map { (1...200).contains($0.count) && PassportText.isLatin($0) }),
      (
        "documentNumber",
        documentNumber.map { (1...40).contains($0.count) && PassportText.isNumber($0) }
      ),
      ("citizenship", citizenship.map { law.knows($0.name, in: .country) }),
      ("citizen", citizenship.map { $0 != .own }),
      ("region", region.map { law.knows($0.name, in: .region) }),
      ("entryDay", entryDay.map { $0 <= day }),
      ("birthDate", birthDate.map { isBorn($0, on: day) }),
      ("address", address.map { (1...300).contains($0.count) }),
      ("hostName", privateHost.map { (1...200).contains($0.name.count) }),
      ("hostNumber", privateHost?.number.map { $0.count == 12 && $0.allSatisfy(\.isASCIIDigit) }),
    ]
    return checks.filter { $0.1 == false }.map(\.0)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
