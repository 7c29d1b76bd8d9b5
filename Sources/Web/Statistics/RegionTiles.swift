import LawLanguage
import Measures

/// Where the tile of each region lies, in the names of the law.
///
/// Equal tiles roughly as the regions lie to each other: a map of areas would show steppe, not people.
enum RegionTiles {
  static let places: [String: (column: Int, row: Int)] = [
    "kostanay": (2, 0), "north_kazakhstan": (3, 0), "pavlodar": (4, 0),
    "west_kazakhstan": (0, 1), "aktobe": (1, 1), "akmola": (2, 1), "astana": (3, 1),
    "abai": (4, 1), "east_kazakhstan": (5, 1), "atyrau": (0, 2), "ulytau": (2, 2),
    "karaganda": (3, 2), "jetisu": (5, 2), "mangystau": (0, 3), "kyzylorda": (2, 3),
    "turkistan": (3, 3), "zhambyl": (4, 3), "almaty_region": (5, 3), "shymkent": (3, 4),
    "almaty_city": (5, 4),
  ]
}

extension ShownLaw {
  /// The positions of the regions that exist on a day, in the order of the law.
  func regions(on day: Day) -> [Int] {
    guard let region = book.enumeration(named: StatisticsTerms.region) else { return [] }
    guard let value = book.value(named: StatisticsTerms.regionsInBeing),
      case .value(let set)? = value.series.first?.on(day)?.content,
      book.sets.indices.contains(Int(set))
    else { return Array(region.cases.indices) }
    return book.members(ofSet: Int(set))
  }

  /// The tiles of the regions of a day with a number on each.
  func tileMap(_ words: ChartWords, on day: Day, value: (Int) -> ChartValue) -> TileMap {
    guard let region = book.enumeration(named: StatisticsTerms.region) else {
      return TileMap(words: words, tiles: [])
    }
    let tiles = regions(on: day).compactMap { position -> TileMap.Tile? in
      let name = region.cases[position].name
      guard let place = RegionTiles.places[name] else { return nil }
      return TileMap.Tile(
        column: place.column, row: place.row, name: visit.say("statistics.tile.\(name)"),
        value: value(position))
    }
    return TileMap(words: words, tiles: tiles)
  }
}
