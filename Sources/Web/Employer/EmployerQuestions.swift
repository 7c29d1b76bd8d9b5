import Casework
import LawExplain
import LawLanguage
import Office

/// The law's own interview in the service of a case: it asks only what matters, and its answers are laid into the case.
enum EmployerQuestions {
  /// The topic of the law files that asks what an application is decided by.
  static var topic: String { "permit_conditions" }
  /// In place of a case's key: the answers open a new case.
  static var newCase: String { "new" }
  /// The topic that asks whether somebody found at work may work there.
  static var workTopic: String { "unlawful_work" }
  /// The topic that asks what an employer answers for who let somebody work so.
  static var employerTopic: String { "employer_penalty" }

  /// The topic about leaving late.
  static var overstayTopic: String { "overstay" }
  /// The topic about the duties of a host.
  static var hostTopic: String { "host_duty" }

  /// Whether it is asked about an employer's own case: what the register says itself is left out then.
  static func isAboutCase(_ address: CheckAddress) -> Bool {
    guard let key = address.permitCase, address.topic == topic else { return false }
    return key == newCase || Identifier<PermitCase>(key) != nil
  }

  static func draftName(_ id: Identifier<PermitCase>) -> String { id.rawValue + ".facts" }

  /// The interview with what the case says already.
  static func address(
    of permitCase: PermitCase, _ words: CaseWords, stated: FactSheet = FactSheet()
  ) -> String {
    let facts = permitCase.facts.merging(stated)
    return address(permitCase.id.rawValue, facts, words)
  }

  static func addressOfNewCase(_ words: CaseWords) -> String {
    address(newCase, FactSheet(), words)
  }

  /// What the law asks before a case about an overstay, with what the register says already.
  static func address(of stay: StayRecord, _ words: CaseWords) -> String {
    address(LayAnswers.stayPrefix + stay.id.rawValue, stay.lawFacts, words, overstayTopic)
  }

  /// What the law asks before a case against a host who gave notice late, with what the register says already.
  static func hostAddress(of stay: StayRecord, _ words: CaseWords) -> String {
    address(
      LayAnswers.hostPrefix + stay.id.rawValue, words.law.hostFacts(of: stay, on: words.today),
      words, hostTopic)
  }

  private static func address(
    _ key: String, _ facts: FactSheet, _ words: CaseWords, _ topic: String = topic
  ) -> String {
    var address = CheckAddress(topic: topic)
    address.day = words.today
    address.permitCase = key
    address.answers = facts.paths.map { Fields.Pair(name: $0, value: facts[$0] ?? "") }
    return address.link(words.visit)
  }

  /// The answers of a form that are facts about a record of the law; what is not known is left out.
  static func facts(
    _ fields: Fields, _ law: PermitLaw, about record: LawNames.Record = .application
  ) -> FactSheet {
    guard let record = law.book.record(named: record.rawValue) else {
      return FactSheet()
    }
    var sheet = FactSheet()
    for pair in fields.pairs where pair.value != "dont_know" {
      guard let path = try? law.book.path(pair.name, from: record.id),
        (try? law.book.answer(from: pair.value, for: path)) != nil
      else { continue }
      sheet[pair.name] = pair.value
    }
    return sheet
  }
}

/// The form below an answer by which its facts go into a case: `check/lay`.
struct LayAnswers: Sendable {
  let action: String
  let button: String
  let text: String
  let hidden: [Fields.Pair]

  /// Before the key of an inspection that the answers are meant for.
  static var inspectionPrefix: String { "inspection." }
  static var stayPrefix: String { "stay." }
  static var hostPrefix: String { "host." }

  init?(_ check: Check) {
    guard let key = check.address.permitCase, let who = check.visit.signedIn else { return nil }
    let kind: String
    let path: String
    var query = Fields.none
    if key == EmployerQuestions.newCase {
      // No case is opened for somebody who needs no permit: its application could not be filed.
      if check.needsNoPermit { return nil }
      (kind, path) = ("open", EmployerAddress.newCase)
    } else if key.hasPrefix(Self.inspectionPrefix),
      let found = Self.finding(
        key.dropFirst(Self.inspectionPrefix.count),
        about: check.address.topic == EmployerQuestions.employerTopic ? .employer : .work)
    {
      kind = "find"
      (path, query) = found
    } else if key.hasPrefix(Self.stayPrefix),
      let id = Identifier<StayRecord>(key.dropFirst(Self.stayPrefix.count))
    {
      (kind, path) = ("overstay", FieldAddress.oneStay + "/" + id.rawValue + "/overstay")
    } else if key.hasPrefix(Self.hostPrefix),
      let id = Identifier<StayRecord>(key.dropFirst(Self.hostPrefix.count))
    {
      (kind, path) = ("host", FieldAddress.oneStay + "/" + id.rawValue + "/late-notice")
    } else if let id = Identifier<PermitCase>(key) {
      (kind, path) = ("lay", EmployerAddress.cases + "/" + id.rawValue + "/facts")
    } else {
      return nil
    }
    // Only somebody of an employer has a case of an employer.
    if ["open", "lay"].contains(kind), who.actor.role.binding != .employer { return nil }
    action = check.visit.link(path, query)
    text = check.visit.say("employer.questions.\(kind).text")
    button = check.visit.say("employer.questions.\(kind).button")
    // A page that is sent twice has one effect: its number is the key.
    hidden =
      check.address.answers
      + [Fields.Pair(name: SentForm.keyName, value: "page " + check.visit.number)]
  }

  /// The key under which answers are meant for an inspection: behind it the permit that was shown, and the worker of
  /// that permit who was found.
  static func key(
    _ inspection: Identifier<Inspection>, _ permit: Identifier<PermitCase>?, _ worker: Worker?
  ) -> String {
    ([inspectionPrefix + inspection.rawValue] + [permit?.rawValue, worker?.id.rawValue])
      .compactMap(\.self).joined(separator: "~")
  }

  /// Where a finding of that key is written down.
  private static func finding(
    _ key: Substring, about subject: ViolationCase.Subject
  ) -> (path: String, query: Fields)? {
    let parts = key.split(separator: "~", maxSplits: 2)
    guard let first = parts.first, let id = Identifier<Inspection>(first) else { return nil }
    return FindingForm.path(
      id, about: subject, permit: parts.count > 1 ? Identifier(parts[1]) : nil,
      person: parts.count > 2 ? Identifier(parts[2]) : nil)
  }
}
