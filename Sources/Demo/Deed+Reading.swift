import Measures

/// A deed is an object with its name under `do` and its parts beside it.
extension Deed: Decodable {
  enum Name: String, Decodable {
    case open, search, interview, papers, lodge, answerRegion, supplement, takeBack, findFaulty,
      check, propose
    case offerHearing, hear, grant, refuse, pay, guarantee, list, certify, askReplacement, replace
    case trip, report, extend, suspend, withdraw, giveBack, appeal, setAside, uphold
    case requestQuota, arrival, registerStay, leaveCountry, inspect, find, closeInspection, screen,
      penalty, complain, accident
  }

  private enum Part: String, CodingKey {
    case deed = "do"
    case employer, facts, more, channel, reference, candidate, reason, without, places, paper
    case text, months, condition, demandList, tenge, workers, leaving, arriving, worker, region
    case regions, last, done, proof, ruling, days, category, document, entry, address, subject, note
    case referral, severity, words, basis, through, policy
  }

  private typealias Parts = KeyedDecodingContainer<Part>

  public init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: Part.self)
    let name = try parts.decode(Name.self, forKey: .deed)
    if let deed = try Self.preparing(name, parts) ?? Self.deciding(name, parts)
      ?? Self.holding(name, parts) ?? Self.inTheField(name, parts)
    {
      self = deed
      return
    }
    self = try Self.plain(name, parts)
  }

  private static func preparing(_ name: Name, _ parts: Parts) throws -> Deed? {
    switch name {
    case .open:
      .open(
        employer: try parts.text(.employer), facts: try parts.text(.facts),
        more: try parts.answers(.more))
    case .search:
      .search(channel: try parts.text(.channel), reference: try parts.text(.reference))
    case .interview:
      .interview(candidate: try parts.text(.candidate), reason: try parts.maybe(.reason))
    case .papers:
      .papers(without: try parts.decodeIfPresent([String].self, forKey: .without) ?? [])
    case .lodge:
      .lodge(
        places: try parts.decode(Int.self, forKey: .places), facts: try parts.answers(.facts),
        regions: try parts.decodeIfPresent([String].self, forKey: .regions) ?? [])
    case .requestQuota:
      .requestQuota(
        employer: try parts.text(.employer), category: try parts.text(.category),
        places: try parts.decode(Int.self, forKey: .places), reason: try parts.text(.reason))
    default: nil
    }
  }

  private static func deciding(_ name: Name, _ parts: Parts) throws -> Deed? {
    switch name {
    case .findFaulty:
      .findFaulty(paper: try parts.text(.paper), reason: try parts.text(.reason))
    case .answerRegion:
      .answerRegion(region: try parts.text(.region), refusal: try parts.maybe(.reason))
    case .hear: .hear(try parts.text(.text))
    case .grant:
      .grant(
        months: try parts.decode(Int.self, forKey: .months),
        condition: try parts.decodeIfPresent(Condition.self, forKey: .condition),
        demandList: try parts.decodeIfPresent(Bool.self, forKey: .demandList) ?? false,
        reason: try parts.maybe(.reason))
    case .appeal: .appeal(try parts.text(.text))
    case .setAside: .setAside(try parts.text(.text))
    case .uphold: .uphold(try parts.text(.text))
    default: nil
    }
  }

  private static func holding(_ name: Name, _ parts: Parts) throws -> Deed? {
    switch name {
    case .pay: .pay(tenge: try parts.decode(Int64.self, forKey: .tenge))
    case .guarantee: .guarantee(tenge: try parts.decode(Int64.self, forKey: .tenge))
    case .list: .list(try parts.decode([String].self, forKey: .workers))
    case .askReplacement:
      .askReplacement(leaving: try parts.text(.leaving), arriving: try parts.text(.arriving))
    case .replace: .replace(leaving: try parts.text(.leaving), arriving: try parts.text(.arriving))
    case .trip:
      .trip(
        worker: try parts.text(.worker), region: try parts.text(.region),
        last: try parts.decode(Day.self, forKey: .last))
    case .report:
      .report(done: try parts.decode(Int.self, forKey: .done), proof: try parts.text(.proof))
    case .extend: .extend(months: try parts.decode(Int.self, forKey: .months))
    case .suspend:
      .suspend(ruling: try parts.text(.ruling), days: try parts.decode(Int.self, forKey: .days))
    case .withdraw: .withdraw(ruling: try parts.text(.ruling))
    default: nil
    }
  }

  private static func inTheField(_ name: Name, _ parts: Parts) throws -> Deed? {
    switch name {
    case .arrival:
      .arrival(
        worker: try parts.text(.worker), employer: try parts.text(.employer),
        document: try parts.text(.document), entry: try parts.decode(Day.self, forKey: .entry),
        address: try parts.text(.address), facts: try parts.answers(.facts))
    case .registerStay:
      .registerStay(
        basis: try parts.text(.basis),
        through: try parts.decodeIfPresent(Day.self, forKey: .through))
    case .inspect: .inspect(employer: try parts.text(.employer))
    case .find:
      .find(
        subject: try parts.text(.subject), facts: try parts.answers(.facts),
        note: try parts.text(.note))
    case .screen:
      .screen(facts: try parts.answers(.facts), referral: try parts.maybe(.referral))
    case .complain: .complain(try parts.text(.text))
    case .accident:
      .accident(
        employer: try parts.text(.employer), worker: try parts.text(.worker),
        severity: try parts.text(.severity), words: try parts.text(.words),
        policy: try parts.decodeIfPresent(Policy.self, forKey: .policy))
    default: nil
    }
  }

  /// Deeds without parts.
  private static func plain(_ name: Name, _ parts: Parts) throws -> Deed {
    switch name {
    case .supplement: .supplement
    case .takeBack: .takeBack
    case .check: .check
    case .propose: .propose
    case .offerHearing: .offerHearing
    case .refuse: .refuse
    case .certify: .certify
    case .giveBack: .giveBack
    case .closeInspection: .closeInspection
    case .penalty: .penalty
    case .leaveCountry: .leaveCountry
    default: throw DecodingError.dataCorruptedError(forKey: .deed, in: parts, debugDescription: "")
    }
  }
}

extension KeyedDecodingContainer {
  fileprivate func text(_ key: Key) throws -> String { try decode(String.self, forKey: key) }

  fileprivate func maybe(_ key: Key) throws -> String? {
    try decodeIfPresent(String.self, forKey: key)
  }

  fileprivate func answers(_ key: Key) throws -> [String: String] {
    try decodeIfPresent([String: String].self, forKey: key) ?? [:]
  }
}
