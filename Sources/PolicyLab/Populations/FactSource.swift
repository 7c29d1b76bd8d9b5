/// How a fact of the law is filled for some of the people. Everything but `caseOf` is an assumption and says why.
public struct FactSource: Decodable, Sendable {
  /// `record.fact`.
  public let fact: String
  /// For whom; the first source of a fact that fits is taken. Nobody's fact is left unknown silently: it stays not
  /// answered and every ruling that needs it is counted as unknown.
  public let `where`: PopulationFile.Where?
  /// The case of this dimension.
  public let caseOf: String?
  /// One answer for all, as in law files.
  public let value: String?
  /// Answers with weights.
  public let choose: [String: Int]?
  /// A whole number between two, in steps of `step`; money in whole units.
  public let between: [Int]?
  public let step: Int?
  /// A day so many days before the day of assessment.
  public let daysBefore: [Int]?
  /// A figure of the person's employer, as `percent` of it: `staff`, `citizens` or `foreigners`.
  public let employer: String?
  public let percent: Int?
  public let because: LabText?
}
