import LawLanguage

/// What a file of `Lab/populations` says: which people there are, by which published counts, and what is assumed.
public struct PopulationFile: Decodable, Sendable {
  /// Which cases of which dimensions; a dimension that is not named is free.
  public typealias Where = [String: [String]]

  /// One way of dividing the people, such as region or age.
  public struct Dimension: Decodable, Sendable {
    public let name: String
    /// The enumeration of the law whose cases these are; nil where the file names its own.
    public let enumeration: String?
    public let title: LabText?
    public let cases: [Case]
  }
  /// A case, written as its name alone or with a title.
  public struct Case: Decodable, Sendable {
    public let name: String
    public let title: LabText?
  }
  /// Combinations that cannot be: where `where` holds, `only` must hold too.
  public struct Limit: Decodable, Sendable {
    public let `where`: Where
    public let only: Where
  }
  /// An assumed distribution over one dimension, for some of the people.
  public struct Weights: Decodable, Sendable {
    public let `where`: Where?
    public let dimension: String
    public let weights: [String: Int]
    public let because: LabText
  }
  /// Counts of disjoint cells, within some of the people or all.
  public struct Margin: Decodable, Sendable {
    public let name: String
    public let title: LabText
    public let within: Where?
    public let cells: [Cell]
  }
  public struct Cell: Decodable, Sendable {
    public let `where`: Where
    public let amount: LabAmount
  }
  /// The rows of one record of the law: one for each person, or for a share of them.
  public struct Rows: Decodable, Sendable {
    public let record: String
    /// References by name, and the record whose row with the same person they lead to.
    public let links: [String: String]?
    /// Of a hundred people; nil for all.
    public let percent: Int?
    public let because: LabText?
  }
  /// Where the employers of some of the people come from.
  public struct Employers: Decodable, Sendable {
    public let `where`: Where
    /// How many there are.
    public let count: LabAmount?
    /// Or how many of the people one has.
    public let workersEach: Int?
    /// Citizens on all their staff together.
    public let citizens: LabAmount?
    /// Or citizens for each foreign worker.
    public let citizensEach: Int?
    public let because: LabText
  }

  public let name: String
  public let title: LabText
  /// The day of assessment where none is given.
  public let day: String
  public let dimensions: [Dimension]
  public let limits: [Limit]
  public let weights: [Weights]
  /// The first one divides everybody; its sum is the size of the real population.
  public let margins: [Margin]
  public let rows: [Rows]
  public let employerDimension: String
  public let employers: [Employers]
  public let facts: [FactSource]
}

extension PopulationFile.Case {
  public init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      (self.name, title) = (name, nil)
      return
    }
    let container = try decoder.container(keyedBy: Keys.self)
    name = try container.decode(String.self, forKey: .name)
    title = try container.decodeIfPresent(LabText.self, forKey: .title)
  }

  private enum Keys: String, CodingKey { case name, title }
}

extension PopulationFile.Cell {
  public init(from decoder: any Decoder) throws {
    `where` = try decoder.container(keyedBy: Keys.self).decode(
      PopulationFile.Where.self, forKey: .where)
    amount = try LabAmount(from: decoder)
  }

  private enum Keys: String, CodingKey { case `where` }
}
