import Casework
import Measures
import Office
import PolicyLab

/// What the register knows of the need, in the figures that the office shows to everybody.
public struct OfficeNeeds: NeedsRegister {
  private let office: Office

  public init(office: Office) { self.office = office }

  public func needs() async throws -> RegisterNeeds {
    do {
      let next = office.today.year + 1
      var accounts: [Int: [QuotaAccount]] = [:]
      for year in try await office.quotaYears() where year <= next {
        accounts[year] = try await office.openData(year: year).board.accounts
      }
      let requests = try await office.requestedPlaces(year: next)
      guard let day = Day(year: next, month: 12, day: 31) else { throw OfficeRefusal.unfit("year") }
      return RegisterNeeds(
        day: day,
        categories: parts(accounts, requests.categories, next) { $0.line?.name },
        regions: parts(accounts, requests.regions, next) { $0.region.name })
    } catch let refusal as OfficeRefusal { throw OfficeFault(refusal: refusal) }
  }

  /// One part for each name that an account or a request has.
  private func parts(
    _ accounts: [Int: [QuotaAccount]], _ requests: [RequestedSums.Sum], _ next: Int,
    _ name: (QuotaAccount.Key) -> String?
  ) -> [RegisterNeeds.Part] {
    var parts: [String: RegisterNeeds.Part] = [:]
    let allotting = [next, next - 1].first { accounts[$0]?.isEmpty == false }
    for (year, all) in accounts.sorted(by: { $0.key < $1.key }) {
      for (name, group) in Dictionary(grouping: all, by: { name($0.key) }) {
        guard let name else { continue }
        var part = parts[name] ?? RegisterNeeds.Part(name: name)
        if year < next - 1, let last = Day(year: year, month: 12, day: 31) {
          part.used.append((last, group.reduce(0) { $0 + $1.used }))
        }
        if year == allotting { part.allotted = group.reduce(0) { $0 + $1.allotted } }
        parts[name] = part
      }
    }
    for sum in requests {
      parts[sum.name, default: RegisterNeeds.Part(name: sum.name)].requested =
        sum.places.map { .known($0) } ?? .withheld
    }
    return parts.values.sorted { $0.name < $1.name }
  }
}
