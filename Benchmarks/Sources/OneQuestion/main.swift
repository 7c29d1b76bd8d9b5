import Foundation
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Population

// One question to the whole law: every worked case of Law/, asked for each ruling it expects and for the rulings of each
// topic about its record, with the full trace of reasons; then the same made into a tree for a reader.

let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

func nanoseconds(_ duration: Duration) -> Double {
  let (seconds, attoseconds) = duration.components
  return Double(seconds) * 1e9 + Double(attoseconds) / 1e9
}

/// The median and the ninety-fifth and last of a hundred, in microseconds with two decimals.
func summary(_ samples: [Double]) -> String {
  let sorted = samples.sorted()
  func at(_ share: Int) -> String {
    let index = min(sorted.count - 1, sorted.count * share / 100)
    let hundredths = Int((sorted[index] / 10).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
  return "median \(at(50)) µs, p95 \(at(95)) µs, most \(at(100)) µs (\(sorted.count) questions)"
}

struct Times {
  var load: [Double] = []
  var reading: [Double] = []
  var tree: [Double] = []

  mutating func ask(_ bench: inout Bench, _ facts: CaseFacts, _ paths: [BookPath]) {
    let clock = ContinuousClock()
    var rounds: [(Double, Double, Double)] = []
    for _ in 0..<5 {
      let start = clock.now
      bench.load(facts)
      let loaded = clock.now
      let targets = paths.compactMap { bench.target($0) }
      guard !targets.isEmpty else { return }
      bench.evaluate(targets)
      let read = clock.now
      let explanation = bench.explanation()
      let told = clock.now
      precondition(explanation.rulings.count == targets.count)
      rounds.append(
        (nanoseconds(loaded - start), nanoseconds(read - loaded), nanoseconds(told - read)))
    }
    load.append(rounds.map(\.0).sorted()[2])
    reading.append(rounds.map(\.1).sorted()[2])
    tree.append(rounds.map(\.2).sorted()[2])
  }

  func say(_ name: String) {
    print("\(name)")
    print("  answer with the trace of reasons: \(summary(reading))")
    print("  loading the facts:                \(summary(load))")
    print("  the tree of reasons for a reader: \(summary(tree))")
  }
}

func run() throws {
  let outcome = Checker.check(try LawFolder(path: root + "/Law").files())
  guard let book = outcome.book else { UncheckedLaw.end(outcome) }
  let explainer = Explainer(book: book)
  var bench = explainer.makeBench()
  var (single, topics) = (Times(), Times())
  for worked in book.cases where worked.reforms.isEmpty {
    for expectation in worked.expectations
    where explainer.hasRuling(expectation.path, in: worked.facts) {
      single.ask(&bench, worked.facts, [expectation.path])
    }
    for topic in book.topics where topic.record == worked.facts.about {
      let paths = topic.gives.filter { explainer.hasRuling($0, in: worked.facts) }
      topics.ask(&bench, worked.facts, paths)
    }
  }
  print("\(book.cases.count) worked cases, \(book.rules.count) rules")
  single.say("One ruling")
  topics.say("All rulings of a topic")
}

try run()
