/// Looks of one column into several tables made one look into a table of words that hold all of them: what a day says,
/// months back, the year, an index, is found once.
struct PackedLookups: Sendable {
  /// Where the value of a step stands in the words of its group.
  struct Field: Sendable {
    var group = 0
    var shift: Int64 = 0
    let width: Int64
    /// Added to the bits, and with `isNear` the index too.
    let least: Int64
    let isNear: Bool

    /// The mask in the lower half, what is added in the upper.
    var pattern: Int64 { (1 << width) - 1 | least << 32 }
  }
  struct Group: Sendable {
    let index: Int32
    let first: Int64
    let table: LookupTable
    let last: Int
  }
  private struct Key: Hashable {
    let index: Int32
    let first: Int64
    let count: Int
  }

  private(set) var fields: [Int: Field] = [:]
  private(set) var groups: [Group] = []
  /// A word has this many bits besides its sign.
  private static let bits: Int64 = 31

  init() {}

  init(_ vectors: VectorBuilder, roots: [Int32]) {
    var together: [Key: [Int]] = [:]
    for (id, isLive) in vectors.live(roots).enumerated() where isLive {
      let step = vectors.steps[id]
      guard case .kernel(.lookupWord) = step.action, step.lane != .long else { continue }
      let count = vectors.tables[Int(step.table)].values.count
      together[Key(index: step.a, first: step.k, count: count), default: []].append(id)
    }
    for (key, ids) in together.sorted(by: { $0.value[0] < $1.value[0] }) {
      pack(key, ids, vectors)
    }
  }

  /// Fills words with the tables in turn; one that is left alone is looked up as it was.
  private mutating func pack(_ key: Key, _ ids: [Int], _ vectors: VectorBuilder) {
    var open: [Int] = []
    var used: Int64 = 0
    for id in ids {
      var field = Self.field(Self.values(id, vectors), key.first, vectors.steps[id].lane)
      guard field.width <= Self.bits else { continue }
      if used + field.width > Self.bits {
        close(key, open, vectors)
        open = []
        used = 0
      }
      field.shift = used
      field.group = groups.count
      used += field.width
      fields[id] = field
      open.append(id)
    }
    close(key, open, vectors)
  }

  private mutating func close(_ key: Key, _ ids: [Int], _ vectors: VectorBuilder) {
    guard ids.count > 1, let last = ids.last else {
      for id in ids { fields[id] = nil }
      return
    }
    var words = [Int64](repeating: 0, count: key.count)
    for id in ids {
      guard let field = fields[id] else { continue }
      for (position, value) in Self.values(id, vectors).enumerated() {
        let near = field.isNear ? key.first + Int64(position) : 0
        words[position] |= (value - near - field.least) << field.shift
      }
    }
    groups.append(
      Group(
        index: key.index, first: key.first, table: LookupTable(values: words, lane: .word),
        last: last))
  }

  private static func values(_ id: Int, _ vectors: VectorBuilder) -> [Int64] {
    vectors.tables[Int(vectors.steps[id].table)].values
  }

  /// The narrower of the values themselves and of how far they are from their index.
  private static func field(_ values: [Int64], _ first: Int64, _ lane: Lane) -> Field {
    let near = values.enumerated().map { $0.element - first - Int64($0.offset) }
    let (plain, close) = (width(values), width(near))
    return lane == .word && close.width < plain.width
      ? Field(width: close.width, least: close.least, isNear: true)
      : Field(width: plain.width, least: plain.least, isNear: false)
  }

  private static func width(_ values: [Int64]) -> (width: Int64, least: Int64) {
    let least = values.reduce(values.first ?? 0, Swift.min)
    let most = values.reduce(values.first ?? 0, Swift.max)
    return (Int64(64 - (most - least).leadingZeroBitCount), least)
  }
}
