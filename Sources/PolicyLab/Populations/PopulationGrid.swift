/// All possible combinations of the cases of all dimensions, in the order of the dimensions.
struct PopulationGrid: Sendable {
  let dimensions: [PopulationFile.Dimension]
  /// The cases of each combination, one byte a dimension, one combination after the other.
  let cases: [UInt8]

  var count: Int { dimensions.isEmpty ? 0 : cases.count / dimensions.count }

  init(_ file: PopulationFile) throws(PopulationFault) {
    dimensions = file.dimensions
    for dimension in dimensions where dimension.cases.count > CaseSet.most {
      throw .tooManyCases(dimension: dimension.name, most: CaseSet.most)
    }
    var limits: [(if: [CaseSet], only: [CaseSet])] = []
    for limit in file.limits {
      limits.append((try file.sets(limit.where), try file.sets(limit.only)))
    }
    var made: [UInt8] = []
    var current = [UInt8](repeating: 0, count: dimensions.count)
    Self.add(0, &current, dimensions.map { $0.cases.count }, limits, &made)
    cases = made
  }

  /// Combinations from here on; a branch that a limit forbids already is not walked.
  private static func add(
    _ depth: Int, _ current: inout [UInt8], _ sizes: [Int],
    _ limits: [(if: [CaseSet], only: [CaseSet])], _ made: inout [UInt8]
  ) {
    if depth == sizes.count { return made += current }
    for index in 0..<sizes[depth] {
      current[depth] = UInt8(index)
      let isForbidden = limits.contains { limit in
        limit.if.allSatisfy { $0.dimension <= depth && $0.holds(current[$0.dimension]) }
          && limit.only.contains { $0.dimension <= depth && !$0.holds(current[$0.dimension]) }
      }
      if !isForbidden { add(depth + 1, &current, sizes, limits, &made) }
    }
  }

  @inline(__always)
  subscript(combination: Int, dimension: Int) -> Int {
    Int(cases[combination * dimensions.count + dimension])
  }

  func fits(_ combination: Int, _ sets: [CaseSet]) -> Bool {
    for set in sets where !set.holds(cases[combination * dimensions.count + set.dimension]) {
      return false
    }
    return true
  }
}

/// Some cases of one dimension, which has at most `most`.
struct CaseSet: Hashable, Sendable {
  static var most: Int { 64 }
  let dimension: Int
  let bits: UInt64

  @inline(__always)
  func holds(_ value: UInt8) -> Bool { bits >> UInt64(value) & 1 == 1 }
}

extension PopulationFile {
  /// Names as positions.
  ///
  /// - Parameter leavingOut: whether cases that this population does not have are left out, for files that serve several.
  func sets(
    _ place: Where?, leavingOut: Bool = false
  ) throws(PopulationFault) -> [CaseSet] {
    var sets: [CaseSet] = []
    for (name, cases) in (place ?? [:]).sorted(by: { $0.key < $1.key }) {
      let (index, dimension) = try self.dimension(name)
      var found: UInt64 = 0
      for one in cases {
        guard let position = dimension.cases.firstIndex(where: { $0.name == one }) else {
          if leavingOut { continue }
          throw .unknownName(kind: "case of \(name)", name: one)
        }
        found |= 1 << UInt64(position)
      }
      sets.append(CaseSet(dimension: index, bits: found))
    }
    return sets
  }

  func dimension(_ name: String) throws(PopulationFault) -> (Int, Dimension) {
    guard let index = dimensions.firstIndex(where: { $0.name == name }) else {
      throw .unknownName(kind: "dimension", name: name)
    }
    return (index, dimensions[index])
  }
}
