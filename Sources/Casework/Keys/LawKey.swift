import Measures

/// A case of a list that the law keeps, by its name in the law files: a region, a category, a document.
///
/// An open text: which names there are is for the law book in force to say (`PermitLaw.knows`).
public struct LawKey<List>: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let name: String

  public init(_ name: String) { self.name = name }

  public var description: String { name }

  public static func < (left: LawKey, right: LawKey) -> Bool { left.name < right.name }
}

extension LawKey: Codable {
  public init(from decoder: any Decoder) throws {
    name = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

extension LawKey: JSONWritten {
  public func write(on sheet: JSONSheet) { sheet.text(name) }
}

/// What each kind of key is chosen from; never made.
public enum Regions {}
public enum Categories {}
public enum Countries {}
public enum PackageDocuments {}
public enum SearchChannels {}
public enum ConditionKinds {}

public typealias RegionKey = LawKey<Regions>
/// Category of workers in the law in force; also a line of the quota.
public typealias CategoryKey = LawKey<Categories>
public typealias CountryKey = LawKey<Countries>
public typealias DocumentKey = LawKey<PackageDocuments>
public typealias ChannelKey = LawKey<SearchChannels>
public typealias ConditionKey = LawKey<ConditionKinds>
