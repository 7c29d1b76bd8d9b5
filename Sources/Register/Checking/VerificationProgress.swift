/// How far a verification has come.
public struct VerificationProgress: Hashable, Sendable {
  public enum Part: String, CaseIterable, Sendable { case journal, cases, records, files }

  public var part: Part
  public var done: Int
  public var of: Int
}
