import Casework
import Foundation
import Testing

@testable import Office

@Suite struct `The rights` {
  @Test func `name an action for every step`() {
    for step in Command.Name.allCases {
      #expect(Action(rawValue: "case." + step.rawValue) != nil, "\(step)")
    }
  }

  @Test func `name somebody for every action`() {
    for action in Action.allCases {
      #expect(Rights.table[action]?.isEmpty == false, "\(action)")
    }
  }

  /// Every cell: what the table says is what an actor gets, and nothing else.
  @Test(arguments: Role.allCases)
  func `hold in every cell`(_ role: Role) throws {
    for action in Action.allCases {
      for relation in Relation.allCases {
        let reach = Rights.table[action]?[role]
        let own: Set<Relation> = [.ownRegion, .ownEmployer, .ownRecord]
        let expected =
          Relation.possible(for: role).contains(relation)
          && (reach == .any || (reach == .own && own.contains(relation)))
        #expect(Rights.allows(role, action, relation) == expected, "\(role) \(action) \(relation)")
        guard Relation.possible(for: role).contains(relation) else { continue }
        let (actor, subject) = try Self.pair(role, relation)
        #expect(actor.relation(to: subject) == relation)
        #expect(actor.may(action, subject) == expected, "\(role) \(action) \(relation)")
      }
    }
  }

  @Test func `keep roles without binding from rights of their own`() {
    for (action, cells) in Rights.table {
      for (role, reach) in cells where role.binding == .nothing {
        #expect(reach == .any, "\(role) \(action)")
      }
    }
  }

  @Test func `let those who watch change nothing`() {
    let looking = Action.allCases.filter { Rights.reach(of: .auditor, for: $0) != nil }
    for action in looking {
      let name = action.rawValue
      #expect(
        name.contains("see") || name.contains("list") || name.contains("search")
          || name.contains("read") || name.hasPrefix("public."), "\(name)")
    }
    #expect(
      Action.allCases.filter { Rights.reach(of: .administrator, for: $0) != nil }
        .allSatisfy { !$0.rawValue.hasPrefix("case") })
  }

  @Test func `are written down as they are`() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Docs/operating/who-may.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(
      text == Rights.markdown,
      "write it anew: ruqsat office who-may --markdown > Docs/operating/who-may.md")
  }

  /// An actor and a subject that stand so to each other.
  private static func pair(_ role: Role, _ relation: Relation) throws -> (Actor, Subject) {
    let region = RegionKey("atyrau")
    let employer: Identifier<Employer> = try key("employer-1")
    let worker: Identifier<Worker> = try key("worker-1")
    let actor = Actor(
      account: try key("account-1"), role: role, region: region, employer: employer,
      worker: worker)
    if relation.isOwn || relation == .unbound {
      return (actor, Subject(region: region, employer: employer, persons: [worker]))
    }
    return (
      actor,
      Subject(
        region: RegionKey("astana"), employer: try key("employer-2"),
        persons: [try key("worker-2")])
    )
  }
}
