import ArgumentParser
import Foundation

/// A file of rows that is read piece by piece.
struct RowFile {
  private let handle: FileHandle
  /// In bytes; nil for what comes in through a pipe.
  let size: Int?

  /// - Parameter path: a file, or `-` for the standard input.
  init(path: String) throws {
    guard path != "-" else {
      (handle, size) = (.standardInput, nil)
      return
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw ValidationError("\(path) cannot be read. Is the name right, and may you read it?")
    }
    self.handle = handle
    size = (try? FileManager.default.attributesOfItem(atPath: path)[.size]) as? Int
  }

  /// Hands every piece on, with how many bytes were read so far.
  func pieces(_ take: ([UInt8], Int) throws -> Void) throws {
    var done = 0
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      done += piece.count
      try take(Array(piece), done)
    }
  }
}

/// Where rows are written: a file that stands in its place when it is whole, or the standard output.
struct RowOutput {
  let path: String?

  /// Finds out before the work whether its result can be written.
  func check() throws {
    guard let path else { return }
    let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw ValidationError("Nothing can be written into \(folder). Give another place with --out.")
    }
  }

  func write(_ make: (([UInt8]) throws -> Void) throws -> Void) throws {
    guard let path else {
      return try make { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
    }
    let part = path + ".part"
    guard FileManager.default.createFile(atPath: part, contents: nil),
      let handle = FileHandle(forWritingAtPath: part)
    else { throw ValidationError("\(part) cannot be written. Give another place with --out.") }
    do {
      try make { try handle.write(contentsOf: Data($0)) }
      try handle.close()
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw ValidationError("\(path) was not written: \(error.localizedDescription)")
    }
    guard rename(part, path) == 0 else {
      throw ValidationError("\(part) is whole, but cannot be renamed to \(path).")
    }
  }
}

/// Says on the terminal how far the work is, once it takes longer than a second.
final class ColumnsProgress {
  private let what: String
  private let clock = ContinuousClock()
  private let begun: ContinuousClock.Instant
  private var last: ContinuousClock.Instant?

  init(_ what: String) {
    self.what = what
    begun = clock.now
  }

  /// - Parameter all: nil where the whole is not known.
  func show(_ done: Int, of all: Int?) {
    let now = clock.now
    let since = last ?? begun
    guard now - since > (last == nil ? .seconds(1) : .milliseconds(250)) else { return }
    last = now
    let share = all.map { $0 > 0 ? " \(done / max($0 / 100, 1)) %" : "" } ?? " \(done >> 20) MB"
    Terminal.status(what + share)
  }

  func clear() {
    if last != nil { Terminal.status("") }
  }
}
