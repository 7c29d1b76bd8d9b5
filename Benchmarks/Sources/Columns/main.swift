import Foundation
import LawColumns
import Measures
import Population

// permit-12 by columns: nanoseconds a row on one core and on two, peak memory, and in the same run the floor, the same
// twelve outputs written by hand in C on one core. With --law every ruling of the whole law instead.
//
//   Columns [--law] [--listing] [--serve] [rows …]
//
// With --serve it answers each line of its input, `columns`, `totals` or `floor`, with the nanoseconds of processor time
// of one such run, and `two` with those on the clock for the columns on two threads: see peers/compare.py.

let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

let options = Set(CommandLine.arguments.dropFirst())
let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
for rows in sizes.isEmpty ? [1_000_000] : sizes {
  if options.contains("--law"), let day = Day(iso: "2024-05-15") {
    try await NationalRun(folder: here + "/../Law", rows: rows, on: day).time()
    continue
  }
  let run = try PermitRun(folder: here + "/permit-12", rows: rows)
  if options.contains("--listing") { print(run.plan.listing) }
  run.check()
  if options.contains("--serve") {
    try await run.serve()
    continue
  }
  try await run.time()
}
