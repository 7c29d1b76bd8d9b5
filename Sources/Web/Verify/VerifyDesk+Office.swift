import Casework
import Measures
import Office
import Papers

extension VerifyDesk {
  /// What checking asks, answered by the office.
  ///
  /// - Parameter now: seconds since 1970, for the status list.
  public init(office: Office, law: LawDesk, keys: IssuerKeys, now: @escaping @Sendable () -> Int64)
  {
    self.init(
      law: law, keys: keys,
      live: { number in try await office.verifyPermit(number).map(LivePermit.init) },
      statusList: { list in
        guard list == StatusBook.number else { return nil }
        return try await office.statusList(at: now())
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
  }
}
