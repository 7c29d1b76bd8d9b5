/// The facts of a case as texts: paths and answers as law files write them.
///
/// Texts outlive every book: `worker.citizenship` is `CHN` whatever the edition numbers it.
public struct FactSheet: Hashable, Sendable {
  /// Answers by path, such as `worker.citizenship` to `CHN`.
  public private(set) var answers: [String: String]

  public init(_ answers: [String: String] = [:]) { self.answers = answers }

  public subscript(path: String) -> String? {
    get { answers[path] }
    set { answers[path] = newValue }
  }

  /// The facts of both; where both answer, the other one counts.
  public func merging(_ other: FactSheet) -> FactSheet {
    FactSheet(answers.merging(other.answers) { _, later in later })
  }

  /// Paths in the order of their texts.
  public var paths: [String] { answers.keys.sorted() }
}

extension FactSheet: Codable {
  public init(from decoder: any Decoder) throws {
    answers = try decoder.singleValueContainer().decode([String: String].self)
  }

  /// In the order of the paths, as the journal wants it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Path.self)
    for (path, answer) in answers.sorted(by: { $0.key < $1.key }) {
      try container.encode(answer, forKey: Path(stringValue: path))
    }
  }

  private struct Path: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
