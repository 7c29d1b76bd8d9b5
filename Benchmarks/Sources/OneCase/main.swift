import Foundation
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Population

// One case at a time: the twelve outputs of permit-12 with the full trace of reasons, checked against the expected
// columns first, then timed beside plain Python over the same rows in the same run.

let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

func median(_ samples: [Double]) -> Double { samples.sorted()[samples.count / 2] }

func nanoseconds(_ duration: Duration) -> Double {
  let (seconds, attoseconds) = duration.components
  return Double(seconds) * 1e9 + Double(attoseconds) / 1e9
}

func run() throws {
  let outcome = Checker.check(try LawFolder(path: here + "/permit-12/law").files())
  guard let book = outcome.book, let record = book.record(named: "application") else {
    UncheckedLaw.end(outcome)
  }
  let explainer = Explainer(book: book)
  let rulings = try Person.outputs.map { try book.path($0.rule, from: record.id) }
  let names = Generator().row(0).answers().map(\.name)
  let paths = try names.map { try book.path($0, from: record.id) }
  guard let day = Day(iso: "2020-01-01") else { return }
  func facts(_ row: Int) -> CaseFacts {
    var facts = CaseFacts(about: record.id, day: day)
    for (path, answer) in zip(paths, Generator().row(row).answers()) {
      facts.answers[path] = answer.answer
    }
    return facts
  }

  var bench = explainer.makeBench()
  bench.load(facts(0))
  let targets = rulings.compactMap { bench.target($0) }
  try check(rows: 100_000, facts, &bench, targets)

  // Timing: blocks of 64 different cases, loaded before the clock starts; the median over blocks.
  var evaluations: [Double] = []
  var whole: [Double] = []
  let clock = ContinuousClock()
  for block in 0..<400 {
    let cases = (0..<64).map { facts(block * 64 + $0) }
    var spent = Duration.zero
    let start = clock.now
    for one in cases {
      bench.load(one)
      let begin = clock.now
      for _ in 0..<16 { bench.evaluate(targets) }
      spent += clock.now - begin
    }
    evaluations.append(nanoseconds(spent) / (64 * 16))
    whole.append((nanoseconds(clock.now - start) - nanoseconds(spent) * 15 / 16) / 64)
  }
  let own = median(evaluations)
  print("evaluation with full reason trace, one case: median \(Int(own)) ns")
  if let peer = try twin() {
    print("plain Python, no reasons, same rows:         median \(Int(peer)) ns")
    print("ratio, plain Python to ours:                 \(rounded(peer / own))")
  } else {
    print("plain Python: skipped, python3 is not installed")
  }
  print("loading the facts and evaluating, one case:  median \(Int(median(whole))) ns")

  var trees: [Double] = []
  for row in 0..<2000 {
    bench.load(facts(row))
    let begin = clock.now
    bench.evaluate(targets)
    let explanation = bench.explanation()
    trees.append(nanoseconds(clock.now - begin))
    precondition(explanation.rulings.count == targets.count)
  }
  print("the same made into a tree of values:         median \(Int(median(trees))) ns")
}

/// Nanoseconds a case of the twin in plain Python, which checks the same columns first; nil without python3.
func twin() throws -> Double? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["python3", here + "/permit-12/twin.py", "100000"]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  if process.terminationStatus == 127 { return nil }
  guard process.terminationStatus == 0, let text = String(data: data, encoding: .utf8),
    let time = Double(text.trimmingCharacters(in: .whitespacesAndNewlines))
  else { fatalError("the twin in Python does not match") }
  return time
}

func rounded(_ number: Double) -> String {
  String(Int((number * 10).rounded()) / 10) + "." + String(Int((number * 10).rounded()) % 10)
}

func check(
  rows: Int, _ facts: (Int) -> CaseFacts, _ bench: inout Bench, _ targets: [Bench.Target]
) throws {
  var sums = [Checksum](repeating: Checksum(), count: targets.count)
  for row in 0..<rows {
    bench.load(facts(row))
    bench.evaluate(targets)
    for index in targets.indices {
      guard case .value(let bits) = bench.outcome(index) else {
        fatalError("row \(row): \(Person.outputs[index].rule) is \(bench.outcome(index))")
      }
      sums[index].add(Person.outputs[index].isMoney ? bits / 100 : bits, row: row)
    }
  }
  let data = try Data(contentsOf: URL(fileURLWithPath: here + "/permit-12/expected.json"))
  let expected = try JSONSerialization.jsonObject(with: data) as? [String: [String: [Any]]]
  var wrong: [String] = []
  for (sum, output) in zip(sums, Person.outputs) {
    let want = expected?["\(rows)"]?[output.rule]
    if want?[0] as? Int64 != sum.sum || want?[1] as? String != sum.hex { wrong.append(output.rule) }
  }
  print(wrong.isEmpty ? "\(rows) rows: all 12 columns match" : "MISMATCH: \(wrong)")
  if !wrong.isEmpty { exit(1) }
}

try run()
