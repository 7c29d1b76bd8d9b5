import LawLanguage

/// One line of the outcome: what is counted or summed over the people.
public struct Measure: Decodable, Sendable {
  public enum Kind: String, Decodable, Sendable {
    /// Rows where the ruling is yes.
    case yes
    /// Sum of money, days or numbers.
    case sum
    /// Rows with one case of the ruling's enumeration.
    case `case`
  }
  public let name: String
  public let group: String
  /// `record.rule`.
  public let rule: String
  public let kind: Kind
  public let `case`: String?
  /// Only these people.
  public let `where`: PopulationFile.Where?
  public let title: LabText?
}

/// The measures of a laboratory, `Lab/measures.json`.
public struct MeasureList: Decodable, Sendable {
  public struct Group: Decodable, Sendable {
    public let name: String
    public let title: LabText
  }
  public let groups: [Group]
  public let measures: [Measure]
}
