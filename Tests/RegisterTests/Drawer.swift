import Casework
import Foundation
import GRDB
import Testing

@testable import Register

/// A folder of its own for one register, removed with the test.
final class Drawer: Sendable {
  let folder: String
  var path: String { folder + "/register.sqlite" }

  init() throws {
    folder = NSTemporaryDirectory() + "register-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func open() throws -> SQLiteRegister { try SQLiteRegister.open(path: path) }
}

extension Register {
  /// Keeps the changes; anything but `.done` fails the test.
  func keep(_ changes: Change..., sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let commitment = try await commit(Samples.write(changes))
    guard case .done = commitment else {
      Issue.record("not kept: \(commitment)", sourceLocation: sourceLocation)
      return
    }
  }

  func keep(_ steps: [Step]) async throws {
    for step in steps { try await keep(.step(step, due: nil)) }
  }
}
