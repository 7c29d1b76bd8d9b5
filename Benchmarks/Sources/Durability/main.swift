import Foundation
import Register

// What the register promises, under load. What is promised: Docs/operating/register.md.
//
//   Durability crash FOLDER [ROUNDS]         kill -9 at random moments, 50 rounds
//   Durability check FOLDER                  looks at what one such process left (see register/power-cut.sh)
//   Durability full FILE FILLER              until the disk is full, and on (see register/full-disk.sh)
//   Durability drawdown FILE REGIONS PLACES  64 clients ask for three times the quota
//   Durability reads FILE CASES              queue and search pages, single cases, verification
//   Durability lifecycles FILE CLIENTS COUNT durable steps per second

func number(_ index: Int, _ otherwise: Int) -> Int {
  CommandLine.arguments.count > index ? Int(CommandLine.arguments[index]) ?? otherwise : otherwise
}

let words = CommandLine.arguments
guard words.count > 2 else {
  print("Durability crash|drawdown|reads|lifecycles PATH …")
  exit(64)
}
switch words[1] {
case "crash": try await Crash(folder: words[2], rounds: number(3, 50)).run()
case "writer": try await Writer(path: words[2], log: words[3], round: number(4, 0)).run()
case "check": try await Crash(folder: words[2], rounds: 0).checkOnce()
case "full": try await Full(path: words[2], filler: words[3]).run()
case "drawdown":
  try await Drawdown(path: words[2], regions: number(3, 20), places: number(4, 300)).run()
case "reads": try await Reads(path: words[2], cases: number(3, 200_000)).run()
case "lifecycles":
  try await Lifecycles(path: words[2], clients: number(3, 64), count: number(4, 20_000)).run()
default: exit(64)
}
