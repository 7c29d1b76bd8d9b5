import Measures

/// The facts of a case as texts: paths and answers as law files write them.
///
/// Texts outlive every book: `worker.citizenship` is `CHN` whatever the edition numbers it.
public struct FactSheet: Hashable, Sendable {
  /// One answer by its path.
  struct Line: Hashable, Sendable {
    let path: String
    var answer: String
  }

  /// In the order of their paths, each path once: sheets are written far more often than they are asked.
  private(set) var lines: [Line] {
    didSet { reading = SheetReading() }
  }

  /// How a book read it before.
  private(set) var reading = SheetReading()

  public init(_ answers: [String: String] = [:]) {
    lines = answers.map { Line(path: $0.key, answer: $0.value) }.sorted { $0.path < $1.path }
  }

  private init(ordered lines: [Line]) { self.lines = lines }

  public subscript(path: String) -> String? {
    get {
      let place = place(of: path)
      return isKnown(path, at: place) ? lines[place].answer : nil
    }
    set {
      let place = place(of: path)
      switch (newValue, isKnown(path, at: place)) {
      case (let answer?, true): lines[place].answer = answer
      case (let answer?, false): lines.insert(Line(path: path, answer: answer), at: place)
      case (nil, true): lines.remove(at: place)
      case (nil, false): break
      }
    }
  }

  /// Answers by path, such as `worker.citizenship` to `CHN`.
  public var answers: [String: String] {
    Dictionary(uniqueKeysWithValues: lines.map { ($0.path, $0.answer) })
  }

  /// Paths in the order of their texts.
  public var paths: [String] { lines.map(\.path) }

  public var isEmpty: Bool { lines.isEmpty }

  /// The facts of both; where both answer, the other one counts.
  public func merging(_ other: FactSheet) -> FactSheet {
    if isEmpty { return other }
    var merged: [Line] = []
    merged.reserveCapacity(lines.count + other.lines.count)
    var rest = lines[...]
    for line in other.lines {
      while let first = rest.first, first.path < line.path { merged.append(rest.removeFirst()) }
      if rest.first?.path == line.path { rest.removeFirst() }
      merged.append(line)
    }
    return FactSheet(ordered: merged + rest)
  }

  public static func == (one: FactSheet, other: FactSheet) -> Bool { one.lines == other.lines }

  public func hash(into hasher: inout Hasher) { hasher.combine(lines) }

  /// Where a path stands, or would stand.
  private func place(of path: String) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isKnown(_ path: String, at place: Int) -> Bool {
    place < lines.count && lines[place].path == path
  }
}

/// One object, a member for each path.
extension FactSheet: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([String: String].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Path.self)
    for line in lines { try container.encode(line.answer, forKey: Path(stringValue: line.path)) }
  }

  private struct Path: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension FactSheet: JSONWritten {
  public func write(on sheet: JSONSheet) {
    sheet.open()
    for line in lines { sheet.put(named: line.path, line.answer) }
    sheet.close()
  }
}
