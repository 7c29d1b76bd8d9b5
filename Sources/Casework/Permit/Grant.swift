import Measures

/// A permit that is granted and waits for what must still happen.
public struct Grant: Hashable, Codable, Sendable {
  public let decision: Decision
  public let category: CategoryKey
  public let places: Int
  public let term: LegalTerm
  public let conditions: [SpecialCondition]
  public internal(set) var fee: Fee?
  public internal(set) var guarantee: ReturnGuarantee?
  public internal(set) var list: ListDuty?
  /// Nil in entries of the journal that name no further region.
  private let further: [RegionKey]?

  /// Regions that consented to be named beside the employer's own.
  public var furtherRegions: [RegionKey] { further ?? [] }

  public init(
    decision: Decision, category: CategoryKey, places: Int, term: LegalTerm,
    conditions: [SpecialCondition], furtherRegions: [RegionKey] = [], fee: Fee? = nil,
    guarantee: ReturnGuarantee? = nil, list: ListDuty? = nil
  ) {
    further = furtherRegions.isEmpty ? nil : furtherRegions
    self.decision = decision
    self.category = category
    self.places = places
    self.term = term
    self.conditions = conditions
    self.fee = fee
    self.guarantee = guarantee
    self.list = list
  }

  /// What still keeps the permit from taking effect, in order.
  public var outstanding: [Requirement] {
    var open: [Requirement] = []
    if let fee, fee.payment == nil { open.append(.fee) }
    if let guarantee, guarantee.placement == nil { open.append(.guarantee) }
    if let list, list.filed?.certification == nil { open.append(.list) }
    return open
  }

  /// The deadlines of what is outstanding.
  public var deadlines: [Deadline] {
    outstanding.compactMap { requirement in
      switch requirement {
      case .fee: fee?.isOpen == true ? fee?.deadline : nil
      case .guarantee: guarantee?.deadline
      case .list: list?.filed == nil ? list?.deadline : nil
      }
    }
  }
}

extension Grant: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("category", category)
    try sheet.put("conditions", coded: conditions)
    try sheet.put("decision", decision)
    try sheet.put("fee", coded: fee)
    try sheet.put("further", further)
    try sheet.put("guarantee", coded: guarantee)
    try sheet.put("list", list)
    try sheet.put("places", places)
    try sheet.put("term", term)
    sheet.close()
  }
}
