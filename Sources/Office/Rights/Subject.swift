import Casework

/// What is asked about: whose it is. Nil or empty where it is nobody's.
public struct Subject: Hashable, Sendable {
  public var region: RegionKey?
  public var employer: Identifier<Employer>?
  public var persons: Set<Identifier<Worker>>

  public init(
    region: RegionKey? = nil, employer: Identifier<Employer>? = nil,
    persons: Set<Identifier<Worker>> = []
  ) {
    self.region = region
    self.employer = employer
    self.persons = persons
  }

  /// Nobody's matter: the national quota, the open register.
  public static var nobodys: Subject { Subject() }
}

extension PermitCase {
  /// Whose case it is. Workers are those of the list or the permit.
  public var subject: Subject {
    Subject(region: employer.region, employer: employer.id, persons: Set(workers.map(\.id)))
  }

  /// Whose matter a step of the case is: the word of a further region is that region's.
  func subject(of command: Command) -> Subject {
    if case .answerRegion(let region, _, _) = command { return Subject(region: region) }
    return subject
  }

  /// Whether somebody may do this with the case; the further regions that it names may look at it. What the employer is
  /// still preparing is nobody's business on the other side.
  func allows(_ action: Action, _ actor: Actor) -> Bool {
    guard standing != .preparing || actor.may(.seeDraft, subject) else { return false }
    if actor.may(action, subject) { return true }
    guard [.seeCase, .seeFile].contains(action) else { return false }
    return standing.furtherRegions.contains { actor.may(action, Subject(region: $0)) }
  }
}

/// How the one who asks stands to what is asked about.
public enum Relation: String, Hashable, Codable, Sendable, CaseIterable {
  case ownRegion, otherRegion, ownEmployer, otherEmployer, ownRecord, otherRecord
  /// The role is bound to nothing.
  case unbound

  public var isOwn: Bool {
    switch self {
    case .ownRegion, .ownEmployer, .ownRecord: true
    default: false
    }
  }

  /// The relations a role can have.
  public static func possible(for role: Role) -> [Relation] {
    switch role.binding {
    case .region: [.ownRegion, .otherRegion]
    case .employer: [.ownEmployer, .otherEmployer]
    case .person: [.ownRecord, .otherRecord]
    case .nothing: [.unbound]
    }
  }
}

extension Actor {
  /// How this actor stands to a subject. Where either side names nothing, it is never the own one.
  public func relation(to subject: Subject) -> Relation {
    switch role.binding {
    case .region: region != nil && region == subject.region ? .ownRegion : .otherRegion
    case .employer:
      employer != nil && employer == subject.employer ? .ownEmployer : .otherEmployer
    case .person:
      worker.map { subject.persons.contains($0) } == true ? .ownRecord : .otherRecord
    case .nothing: .unbound
    }
  }
}
