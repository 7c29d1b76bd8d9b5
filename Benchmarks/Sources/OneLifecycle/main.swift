import Casework
import Foundation
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Population

// The law of one lifecycle, without a server: submit, check with the proposal and its reasons, decide, certify. Then the
// explanation of every worked case of Law/ as JSON. Both end in a mark of all the bytes made, to compare two builds by.
// With a number: the lifecycle alone, so many times. With "forms": how many forms the reasons of different cases have.
// With "ways": whether the reasons of changed cases are the same bytes as form and values.

let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

func microseconds(_ duration: Duration) -> Double {
  let (seconds, attoseconds) = duration.components
  return Double(seconds) * 1e6 + Double(attoseconds) / 1e12
}

func said(_ samples: [Double]) -> String {
  let sorted = samples.sorted()
  return "median \(Int(sorted[sorted.count / 2])) µs, least \(Int(sorted[0])) µs"
}

/// FNV-1a over bytes.
struct Mark {
  private(set) var bits: UInt64 = 0xcbf2_9ce4_8422_2325
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { bits = (bits ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }
  var hex: String { String(bits, radix: 16) }
}

func readLaw() throws -> LawBook {
  let outcome = Checker.check(try LawFolder(path: root + "/Law").files())
  guard let book = outcome.book else { UncheckedLaw.end(outcome) }
  return book
}

/// The rounds of a lifecycle, and of its steps one by one.
func lifecycles(_ law: PermitLaw, rounds: Int) throws {
  let scene = try Scene(path: root + "/Benchmarks/lifecycle-scene.json")
  let clock = ContinuousClock()
  var (whole, times): ([Double], [[Double]]) = ([], [[], [], [], []])
  for number in 0..<rounds {
    var lifecycle = Lifecycle(law: law, scene: scene, number: number)
    let start = clock.now
    for (index, step) in Lifecycle.steps.enumerated() {
      let begin = clock.now
      try step(&lifecycle)
      times[index].append(microseconds(clock.now - begin))
    }
    whole.append(microseconds(clock.now - start))
  }
  print("the law of a lifecycle: \(said(whole)) (\(rounds) rounds)")
  for (name, samples) in zip(["submit", "check", "decide", "certify"], times) {
    print("  \(name): \(said(samples))")
  }
  var one = Lifecycle(law: law, scene: scene, number: 1)
  for step in Lifecycle.steps { try step(&one) }
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  var mark = Mark()
  mark.add(try encoder.encode(one.events))
  print("  mark of its \(one.events.count) events: \(mark.hex)")
}

/// Every worked case, asked for all it expects and answered as JSON.
func explanations(_ explainer: Explainer) {
  let book = explainer.book
  let clock = ContinuousClock()
  var (answers, texts, parts): ([Double], [Double], [Double]) = ([], [], [])
  var mark = Mark()
  var (bytes, values) = (0, 0)
  var forms: [ObjectIdentifier: TextForm] = [:]
  for worked in book.cases where worked.reforms.isEmpty {
    let paths = worked.expectations.map(\.path)
      .filter { explainer.hasRuling($0, in: worked.facts) }
    guard !paths.isEmpty else { continue }
    let start = clock.now
    let explanation = explainer.answer(worked.facts, paths)
    let answered = clock.now
    let text = explanation.json(by: explainer)
    texts.append(microseconds(clock.now - answered))
    answers.append(microseconds(answered - start))
    let again = clock.now
    let formed = explainer.formed(worked.facts, paths).json
    parts.append(microseconds(clock.now - again))
    precondition(formed.text == text, "a form and values give another text")
    if let form = formed.form { forms[ObjectIdentifier(form)] = form }
    values += formed.values.utf8.count
    mark.add(text.utf8)
    bytes += text.utf8.count
  }
  let perByte = Int(texts.reduce(0, +) * 1000 / Double(bytes) * 10)
  print("\(answers.count) worked cases, \(bytes) bytes: mark \(mark.hex)")
  print(
    "  with reasons: \(said(answers)); as JSON: \(said(texts)), \(perByte / 10).\(perByte % 10) ns a byte"
  )
  print(
    "  with reasons, as form and values: \(said(parts)); \(forms.count) forms of "
      + "\(forms.values.reduce(0) { $0 + $1.bytes.count }) bytes, \(values) bytes of values")
}

let explainer = Explainer(book: try readLaw())
let law = try PermitLaw(explainer: explainer)
if CommandLine.arguments.dropFirst().first == "forms" {
  try variety(law, cases: 4000)
} else if CommandLine.arguments.dropFirst().first == "ways" {
  changedWays(explainer)
} else if let rounds = CommandLine.arguments.dropFirst().first.flatMap({ Int($0) }) {
  try lifecycles(law, rounds: rounds)
} else {
  try lifecycles(law, rounds: 2000)
  explanations(explainer)
}
