import Casework
import Measures
import Register

/// A foreign person known from a notice of arrival or an inspection; the same key as the worker's.
public struct PersonRecord: Kept {
  public static var kind: String { "person" }

  public let id: Identifier<PersonRecord>
  public let name: String
  public let latinName: String
  public let birthDate: Day
  public let citizenship: CountryKey
  /// Of the passport.
  public let documentNumber: String
  public let since: Day

  /// What the register finds somebody by.
  static func handle(_ citizenship: CountryKey, _ documentNumber: String) -> String {
    "\(citizenship) \(documentNumber)"
  }

  /// Whether a notice names this person: the same name in the passport and the same day of birth.
  func isNamed(by notice: ArrivalNotice) -> Bool {
    birthDate == notice.birthDate && PassportText.isSame(latinName, notice.latinName)
  }

  /// The person as the key of a worker.
  public var worker: Identifier<Worker> { World.plain(id.rawValue) }

  public var finding: RecordFinding {
    RecordFinding(
      handle: Self.handle(citizenship, documentNumber), person: worker, day: since)
  }
}

/// A notice that somebody arrived, as a host or employer sends it.
public struct ArrivalNotice: Hashable, Codable, Sendable {
  public let name: String
  public let latinName: String
  public let birthDate: Day
  public let citizenship: CountryKey
  public let documentNumber: String
  public let entryDay: Day
  public let region: RegionKey
  public let address: String
  /// The employer who is the host.
  public let host: Identifier<Employer>?
  /// The private person who is the host; the police write such a notice down.
  public let privateHost: PrivateHost?
  /// Facts about a stay that the law asks for, by path.
  public let facts: FactSheet

  var handle: String { PersonRecord.handle(citizenship, documentNumber) }

  public init(
    name: String, latinName: String, birthDate: Day, citizenship: CountryKey,
    documentNumber: String, entryDay: Day, region: RegionKey, address: String,
    host: Identifier<Employer>?, privateHost: PrivateHost? = nil, facts: FactSheet
  ) {
    self.name = name
    self.latinName = latinName
    self.birthDate = birthDate
    self.citizenship = citizenship
    self.documentNumber = documentNumber.uppercased()
    self.entryDay = entryDay
    self.region = region
    self.address = address
    self.host = host
    self.privateHost = privateHost
    self.facts = facts
  }
}

/// What came of one notice of many.
public struct ArrivalAnswer: Hashable, Codable, Sendable {
  /// The stay; nil when the notice was not taken.
  public let stay: Identifier<StayRecord>?
  /// The name of the part that cannot be; nil when all is well.
  public let unfit: String?
  /// Whether the stay was on record before: no second one was made.
  public let isKnown: Bool

  init(stay: Identifier<StayRecord>, isKnown: Bool) {
    (self.stay, self.isKnown) = (stay, isKnown)
    unfit = nil
  }

  /// - Parameter part: what cannot be; nothing was kept
  init(unfit part: String) {
    (unfit, stay, isKnown) = (part, nil, false)
  }
}

/// A stay with the person and the days as the law counts them.
public struct StayView: Hashable, Sendable {
  public let stay: Versioned<StayRecord>
  public let person: PersonRecord?
  /// Nil where the facts of the stay cannot be read by the law in use.
  public let days: StayDays?
  /// Whether no case is about the days past the last lawful one, or about the latest of them.
  public let hasUnchargedDays: Bool
  /// Whether the host gave notice late and no case is about that.
  public let hasLateNotice: Bool
}
