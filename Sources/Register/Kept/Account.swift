import Casework
import Measures

/// Who may come in: a person with roles, bound to a region, an employer or a worker's own record.
public struct Account: Kept {
  public static var kind: String { "account" }

  public let id: Identifier<Account>
  /// What the person types to come in; no two accounts have the same.
  public var login: String
  public var name: String
  /// Role names as the office's table of rights writes them.
  public var roles: [String]
  public var region: RegionKey?
  public var employer: Identifier<Employer>?
  public var worker: Identifier<Worker>?
  /// The language of pages and letters, by its code.
  public var language: String
  /// Where notices also go as mail; nil for none.
  public var mail: String?
  public let openedOn: Day
  /// A closed account stays on record and lets nobody in.
  public var closedOn: Day?

  public init(
    id: Identifier<Account>, login: String, name: String, roles: [String],
    region: RegionKey? = nil, employer: Identifier<Employer>? = nil,
    worker: Identifier<Worker>? = nil, language: String, openedOn: Day, closedOn: Day? = nil
  ) {
    self.id = id
    self.login = login
    self.name = name
    self.roles = roles
    self.region = region
    self.employer = employer
    self.worker = worker
    self.language = language
    self.openedOn = openedOn
    self.closedOn = closedOn
  }

  public var finding: RecordFinding {
    RecordFinding(
      handle: login, region: region, employer: employer, person: worker, day: openedOn)
  }
}

/// An employer known to the office, with what may change about it.
public struct EmployerRecord: Kept {
  public static var kind: String { "employer" }

  public let id: Identifier<EmployerRecord>
  public var employer: Employer
  public let since: Day

  /// The record has the key of the employer.
  public init(_ employer: Employer, since: Day) {
    // A key of one kind is a key of every kind: the form is the same.
    guard let id = Identifier<EmployerRecord>(employer.id.rawValue) else {
      preconditionFailure("a key that is none")
    }
    self.id = id
    self.employer = employer
    self.since = since
  }

  public var finding: RecordFinding {
    RecordFinding(
      handle: employer.businessNumber, region: employer.region, employer: employer.id, day: since)
  }
}

extension EmployerRecord: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("employer", employer)
    try sheet.put("id", id)
    try sheet.put("since", since)
    sheet.close()
  }
}

/// Days on which the service could not be used; they pause terms.
public struct OutageRecord: Kept {
  public static var kind: String { "outage" }

  public let id: Identifier<OutageRecord>
  public var outage: Outage

  public init(id: Identifier<OutageRecord>, outage: Outage) {
    self.id = id
    self.outage = outage
  }

  public var finding: RecordFinding { RecordFinding(day: outage.first) }
}
