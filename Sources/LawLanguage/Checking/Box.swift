/// A conjunction of limits on variables; a condition is a union of boxes.
struct Box {
  struct Limit {
    /// The number of the variable in `BoxVariables`.
    let variable: Int
    let values: IntervalSet
  }
  /// Ascending by variable; what is not limited is left out.
  private(set) var limits: [Limit]
  /// True when a variable stands for something computed, so that not every point need be possible.
  var isAbstract: Bool

  /// Everything.
  init() { self.init(limits: [], isAbstract: false) }

  init(limits: [Limit], isAbstract: Bool) {
    self.limits = limits.sorted { $0.variable < $1.variable }
    self.isAbstract = isAbstract
  }

  private init(ordered limits: [Limit], isAbstract: Bool) {
    self.limits = limits
    self.isAbstract = isAbstract
  }

  /// What lies in both boxes; nil when nothing does.
  func meeting(_ other: Box) -> Box? {
    guard meets(other) else { return nil }
    var result: [Limit] = []
    var (a, b) = (0, 0)
    while a < limits.count, b < other.limits.count {
      let (left, right) = (limits[a], other.limits[b])
      if left.variable == right.variable {
        let common = left.values.intersection(right.values)
        result.append(Limit(variable: left.variable, values: common))
      } else {
        result.append(left.variable < right.variable ? left : right)
      }
      if left.variable <= right.variable { a += 1 }
      if right.variable <= left.variable { b += 1 }
    }
    return Box(
      ordered: result + limits[a...] + other.limits[b...],
      isAbstract: isAbstract || other.isAbstract)
  }

  /// Whether something lies in both boxes.
  func meets(_ other: Box) -> Bool {
    var (a, b) = (0, 0)
    while a < limits.count, b < other.limits.count {
      let (left, right) = (limits[a].variable, other.limits[b].variable)
      if left == right, !limits[a].values.overlaps(other.limits[b].values) { return false }
      if left <= right { a += 1 }
      if right <= left { b += 1 }
    }
    return true
  }
}

/// The variables of the boxes of one edition, in the order in which they were read.
///
/// A class, since reading a condition adds to it while many boxes are made.
final class BoxVariables {
  enum Kind: Hashable {
    /// What a node gives.
    case value
    /// Whether that is `none`.
    case none
  }
  private struct Key: Hashable {
    let name: String
    let kind: Kind
  }
  private var numbers: [Key: Int] = [:]
  private(set) var entries: [(node: ID<Node>, kind: Kind)] = []

  /// The number of a variable; nodes with the same name are one variable.
  func number(of name: String, _ kind: Kind, _ node: ID<Node>) -> Int {
    let key = Key(name: name, kind: kind)
    if let number = numbers[key] { return number }
    numbers[key] = entries.count
    entries.append((node, kind))
    return entries.count - 1
  }
}
