import Foundation
import LawColumns
import LawLanguage
import LawLibrary
import Measures
import Population

// permit-12 by columns: rows, nanoseconds a row on one core and on two, peak memory, and in the same run the floor, the
// same twelve outputs written by hand in C.
//
//   Columns [rows] [--check] [--law]

let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

let arguments = CommandLine.arguments.dropFirst()
let rows = arguments.compactMap { Int($0) }.first ?? 1_000_000
let run = try PermitRun(folder: here + "/permit-12", rows: rows)
try run.check()
try await run.time()
