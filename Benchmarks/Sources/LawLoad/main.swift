import Foundation
import LawLanguage
import LawLibrary

// Reading, parsing and checking the whole law folder: the median of 21 rounds.

let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

func run() throws {
  let folder = LawFolder(path: root + "/Law")
  let clock = ContinuousClock()
  var rounds: [(read: Duration, parse: Duration, check: Duration)] = []
  for _ in 0..<21 {
    let start = clock.now
    let files = try folder.files()
    let read = clock.now
    let parsed = ParsedFiles(files)
    let done = clock.now
    let outcome = Checker.check(parsed)
    precondition(outcome.book != nil, "the law folder does not check")
    rounds.append((read - start, done - read, clock.now - done))
  }
  let total = rounds.map { $0.read + $0.parse + $0.check }.sorted()[10]
  let lines = try folder.files().reduce(0) { $0 + $1.text.utf8.count { $0 == 10 } }
  print("\(try folder.files().count) files, \(lines) lines")
  print("read \(rounds.map(\.read).sorted()[10]), parse \(rounds.map(\.parse).sorted()[10]), check \(rounds.map(\.check).sorted()[10])")
  print("load and check: median \(total)")
}

try run()
