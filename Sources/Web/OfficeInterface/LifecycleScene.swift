import Casework
import Foundation
import Measures
import Office

/// What the short contract of measuring leaves out of an application: facts, searches, names. Read from a file.
public struct LifecycleScene: Sendable, Decodable {
  struct Search: Sendable, Decodable {
    let channel: String
    let day: Day
    let reference: String
  }

  /// The legal day on which everything happens.
  public let day: Day
  let facts: FactSheet
  /// Facts that differ by category, 1 to 4.
  let byCategory: [FactSheet]
  public let regions: [String]
  let searches: [Search]
  let documents: [String]
  let months: Int
  let education: String
  let country: String
  let employerName: String
  /// Places of each region.
  public let places: Int

  public init(data: Data) throws {
    self = try JSONDecoder().decode(LifecycleScene.self, from: data)
  }

  func region(_ number: Int) -> RegionKey? {
    regions.indices.contains(number - 1) ? RegionKey(regions[number - 1]) : nil
  }

  func facts(category: Int) -> FactSheet? {
    byCategory.indices.contains(category - 1) ? facts.merging(byCategory[category - 1]) : nil
  }

  var marketTest: [LabourMarketTest.Search] {
    searches.map {
      LabourMarketTest.Search(
        channel: ChannelKey($0.channel), day: $0.day, reference: $0.reference)
    }
  }
}
