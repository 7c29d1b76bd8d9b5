import Casework
import Measures
import Office
import Papers
import Register

extension VerifyDesk {
  /// What checking asks, answered by the office; where it signs nothing, permits are looked up by their numbers.
  public init(office: Office, law: LawDesk) {
    self.init(
      law: law, today: { office.today }, keys: office.issuer?.keys.issuerKeys ?? IssuerKeys([]),
      live: { number in try await office.verifyPermit(number).map(LivePermit.init) },
      statusList: { list in
        guard list == StatusBook.number else { return nil }
        return try await office.statusList(at: office.world.now().milliseconds / 1000)
      })
  }
}

extension LivePermit {
  fileprivate init(_ status: PermitStatus) {
    let state: State =
      switch status.state {
      case .notInEffectYet: .notInEffectYet
      case .inEffect: .inEffect
      case .suspended: .suspended
      case .withdrawn: .withdrawn
      case .expired: .expired
      }
    self.init(
      number: status.number.rawValue, state: state, employerName: status.employerName,
      businessNumber: status.businessNumber, region: status.region.name,
      category: status.category.name, places: status.places, firstDay: status.firstDay,
      lastDay: status.lastDay)
    furtherRegions = status.furtherRegions.map(\.name)
  }
}
