/// How far a verification, or the rebuilding of a register from its journal, has come.
public struct RegisterProgress: Hashable, Sendable {
  public enum Part: String, CaseIterable, Sendable {
    case journal, cases, records, files, rebuilding
  }

  public var part: Part
  public var done: Int
  public var of: Int
}
