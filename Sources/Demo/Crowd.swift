import Casework
import Measures
import Register

/// A new register filled with many made-up cases in every standing, for measuring pages and queries.
///
/// The cases go through the register's own port, one write each; the law is not asked, and the same number gives the same
/// cases.
public struct Crowd: Sendable {
  private let register: any Register
  private let world: CrowdCase.World
  private let cases: Int

  /// - Parameters:
  ///   - register: an empty one
  ///   - regions, categories: by their names in the law files; at least one each
  ///   - employers: how many employers share the cases
  public init(
    _ register: any Register, cases: Int, employers: Int, on day: Day, regions: [RegionKey],
    categories: [CategoryKey]
  ) throws(CrowdFault) {
    guard cases > 0, employers > 0, !regions.isEmpty, !categories.isEmpty else {
      throw CrowdFault(problem: "a crowd needs cases, employers, regions and categories")
    }
    self.register = register
    self.cases = cases
    world = CrowdCase.World(
      day: day, regions: regions, categories: categories, employers: employers,
      officer: Party(role: .officer, key: try CrowdFault.key("CROWD-OFFICER")))
  }

  /// Fills the register; says now and then how many cases are kept.
  public func fill(said: (Int) -> Void) async throws(CrowdFault) {
    guard (try? await register.journalHead().sequence) == 0 else {
      throw CrowdFault(problem: "the register is not empty")
    }
    try await keep(try quota())
    let stretch = 2000
    for first in stride(from: 0, to: cases, by: stretch) {
      try await keep(first..<min(first + stretch, cases))
      said(min(first + stretch, cases))
    }
  }

  /// Many writes at once, so that the register may commit them together.
  private func keep(_ numbers: Range<Int>) async throws(CrowdFault) {
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for lane in 0..<50 {
          group.addTask {
            for number in numbers where number % 50 == lane {
              try await keep(try changes(number))
            }
          }
        }
        try await group.waitForAll()
      }
    } catch let fault as CrowdFault {
      throw fault
    } catch { throw CrowdFault(problem: "\(error)") }
  }

  private func changes(_ number: Int) throws(CrowdFault) -> [Change] {
    let one = try CrowdCase(number, world)
    let employer = try one.employer
    do {
      var changes = [try one.change()]
      if number < world.employers {
        changes.append(try .put(EmployerRecord(employer, since: world.day), expecting: 0))
      }
      return changes
    } catch let fault as CrowdFault {
      throw fault
    } catch { throw CrowdFault(problem: "\(error)") }
  }

  private func keep(_ changes: [Change]) async throws(CrowdFault) {
    let write = Write(
      at: Moment(milliseconds: 0), day: world.day, by: world.officer, changes: changes)
    do throws(RegisterFault) {
      let commitment = try await register.commit(write)
      guard case .done = commitment else {
        throw RegisterFault.refused(.init("\(commitment)"))
      }
    } catch { throw CrowdFault(problem: "\(error)") }
  }

  /// Places for every case in every region.
  private func quota() throws(CrowdFault) -> [Change] {
    let year = world.day.year
    let each = cases * 8
    let national = NationalQuota(
      year: year, places: each * world.regions.count, day: world.day, order: "1",
      key: "crowd-national")
    return [.national(national)]
      + world.regions.compactMap { region in
        QuotaTransfer(
          from: .national(year: year),
          to: .account(QuotaAccount.Key(region: region, line: nil, year: year)), places: each,
          day: world.day, order: "1", key: "crowd-\(region.name)"
        ).map(Change.transfer)
      }
  }
}

/// Why a crowd could not be made.
public struct CrowdFault: Error, CustomStringConvertible {
  public let problem: String

  public var description: String { "The cases cannot be made: " + problem }

  static func key<Thing>(_ text: String) throws(CrowdFault) -> Identifier<Thing> {
    guard let key = Identifier<Thing>(text) else { throw CrowdFault(problem: "no key: \(text)") }
    return key
  }
}
