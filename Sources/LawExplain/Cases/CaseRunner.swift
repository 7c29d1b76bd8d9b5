import LawLanguage

/// Runs the worked cases of a law book and compares what they expect with what the law answers.
public struct CaseRunner {
  /// How one case went.
  public struct Report: Sendable {
    public let title: String
    public let act: ID<Act>
    public let place: SourcePlace
    /// Empty when the case passes.
    public let failures: [Failure]
    public var passes: Bool { failures.isEmpty }
  }

  /// One expectation that was not met.
  public struct Failure: Hashable, Sendable {
    public let place: SourcePlace
    /// The ruling; nil when the case could not be read at all.
    public let path: String?
    public let expected: String
    public let got: String
    /// The steps on which the result rests, shortly.
    public let reasons: [String]
  }

  private let book: LawBook
  private let bookUnder: ([String]) -> LawBook?
  private var explainers: [[String]: Explainer] = [:]
  /// What the cases without reforms reached.
  public private(set) var coverage = Coverage()

  /// - Parameters:
  ///   - book: the book whose cases are run.
  ///   - bookUnder: the book with the named reforms applied, or nil when they cannot be; asked once for each list.
  public init(book: LawBook, bookUnder: @escaping ([String]) -> LawBook?) {
    self.book = book
    self.bookUnder = bookUnder
    explainers[[]] = Explainer(book: book)
  }

  /// Runs all cases of the book, in their order.
  public mutating func run() -> [Report] { book.cases.map { run($0) } }

  /// Runs one case of the book.
  public mutating func run(_ worked: WorkedCase) -> Report {
    Report(
      title: worked.title, act: worked.act, place: worked.place, failures: failures(of: worked))
  }

  private mutating func failures(of worked: WorkedCase) -> [Failure] {
    guard let explainer = explainer(under: worked.reforms) else {
      return [impossible(worked, worked.reforms.joined(separator: ", "))]
    }
    // Under reforms the same case stands in another book, where things may have other numbers.
    guard
      let own = worked.reforms.isEmpty
        ? worked
        : explainer.book.cases.first(where: {
          $0.title == worked.title && explainer.book[$0.act].name == book[worked.act].name
        })
    else { return [impossible(worked, worked.title)] }
    var bench = explainer.makeBench()
    bench.load(own.facts)
    var targets: [Bench.Target] = []
    for expectation in own.expectations {
      guard let target = bench.target(expectation.path) else {
        return [impossible(worked, explainer.book.text(of: expectation.path))]
      }
      targets.append(target)
    }
    bench.evaluate(targets)
    let explanation = bench.explanation()
    if worked.reforms.isEmpty { coverage.add(explanation, in: book) }
    let comparison = CaseComparison(book: explainer.book, explanation: explanation)
    return zip(own.expectations, explanation.rulings).compactMap {
      comparison.failure(of: $0, $1)
    }
  }

  private mutating func explainer(under reforms: [String]) -> Explainer? {
    if let known = explainers[reforms] { return known }
    let made = bookUnder(reforms).map { Explainer(book: $0) }
    explainers[reforms] = made
    return made
  }

  private func impossible(_ worked: WorkedCase, _ expected: String) -> Failure {
    Failure(place: worked.place, path: nil, expected: expected, got: "nothing", reasons: [])
  }
}
