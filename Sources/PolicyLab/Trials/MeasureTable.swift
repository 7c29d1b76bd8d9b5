import LawLanguage

/// A measure over everybody and by each case of each dimension.
public struct MeasureTable: Sendable {
  public let measure: Measure
  public let rule: ID<Rule>
  public let type: ValueType
  /// Whether the change can touch it; where not, the reform's side is that of the law as it stands.
  public let isRecomputed: Bool
  public internal(set) var total: TallyPair
  /// By the position of the dimension and of its case.
  public internal(set) var parts: [[TallyPair]]
  /// The first person without a decided value on either side; nil when everybody has one.
  public let openPerson: Int?

  /// The part of one case.
  public func part(_ dimension: Int, _ position: Int) -> TallyPair { parts[dimension][position] }
}
