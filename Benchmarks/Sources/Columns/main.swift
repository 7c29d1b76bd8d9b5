import Foundation
import LawColumns
import Population

// permit-12 by columns: nanoseconds a row on one core and on two, peak memory, and in the same run the floor, the same
// twelve outputs written by hand in C on one core.
//
//   Columns [rows …]

let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
for rows in sizes.isEmpty ? [1_000_000] : sizes {
  // One run after the other, so that the peak memory of the first stands for its size.
  let run = try PermitRun(folder: here + "/permit-12", rows: rows)
  if CommandLine.arguments.contains("--listing") { print(run.plan.listing) }
  run.check()
  try await run.time()
}
