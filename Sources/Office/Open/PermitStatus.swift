import Casework
import Measures
import Register

/// What everybody may know of a permit: nothing of a person.
public struct PermitStatus: Hashable, Sendable {
  public enum State: String, Hashable, Codable, Sendable, CaseIterable {
    case notInEffectYet, inEffect, suspended, withdrawn, expired
  }

  public let number: Identifier<PermitCase>
  public let state: State
  public let employerName: String
  public let businessNumber: String
  public let region: RegionKey
  public let category: CategoryKey
  public let places: Int
  /// Nil for one that has not taken effect.
  public let firstDay: Day?
  public let lastDay: Day?
  /// Regions that the permit names beside the one that issued it.
  public var furtherRegions: [RegionKey] = []

  /// Every region that the permit names, the one that issued it first.
  public var regions: [RegionKey] { [region] + furtherRegions }
}

extension PermitStatus {
  /// What the register keeps for everybody, on a day.
  init(_ line: PermitLine, on day: Day) {
    let state: State = day < line.firstDay ? .notInEffectYet : .inEffect
    self.init(
      number: line.id, state: line.isSuspended ? .suspended : state,
      employerName: line.employer.name, businessNumber: line.employer.businessNumber,
      region: line.region, category: line.category, places: line.places, firstDay: line.firstDay,
      lastDay: line.lastDay, furtherRegions: line.furtherRegions)
  }
}

extension PermitCase {
  /// The open part of the permit on a day; nil where none was granted.
  public func status(on day: Day) -> PermitStatus? {
    switch standing {
    case .granted(let grant): status(.notInEffectYet, grant, nil)
    case .inEffect(let permit): status(permit.state(on: day), permit.grant, permit)
    case .suspended(let permit, _), .underAppeal(.suspension(let permit, _), _):
      status(.suspended, permit.grant, permit)
    case .withdrawn(let permit, _), .underAppeal(.withdrawal(let permit, _), _):
      status(.withdrawn, permit.grant, permit)
    default: nil
    }
  }

  private func status(
    _ state: PermitStatus.State, _ grant: Grant, _ permit: Permit?
  ) -> PermitStatus {
    PermitStatus(
      number: id, state: state, employerName: employer.name,
      businessNumber: employer.businessNumber, region: permit?.region ?? employer.region,
      category: grant.category, places: grant.places, firstDay: permit?.firstDay,
      lastDay: permit?.lastDay, furtherRegions: grant.furtherRegions)
  }
}

extension Permit {
  fileprivate func state(on day: Day) -> PermitStatus.State {
    if day < firstDay { return .notInEffectYet }
    return day > lastDay ? .expired : .inEffect
  }
}
