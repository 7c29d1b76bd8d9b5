import Crypto
import Foundation
import Measures
import Papers
import Testing

/// What other people's libraries read out of our codes: python3 with cwt, cbor2, base45 and pyjwt.
@Suite struct `Other libraries` {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Scripts/verify_permit.py").path

  /// `RUQSAT_PAPERS_PYTHON` names another python than `python3`.
  private static func call(_ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    let python = ProcessInfo.processInfo.environment["RUQSAT_PAPERS_PYTHON"] ?? "python3"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  static var areHere: Bool { (try? call(["probe"]).status) == 0 }

  private let keys = SigningKeys(
    current: P256.Signing.PrivateKey(), earlier: [P256.Signing.PrivateKey().publicKey])

  private func read(_ code: String, _ folder: URL) throws -> (status: Int32, text: String) {
    try Self.call(
      [code]
        + ["keys.json", "keys.cbor", "status.jwt"].map { folder.appendingPathComponent($0).path })
  }

  @Test(
    .enabled(
      if: areHere,
      "python3 lacks cwt, cbor2, base45 or pyjwt: pip install them, or name a python in RUQSAT_PAPERS_PYTHON"
    ))
  func `verify the code, both key sets and the status list`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let claims = try claims()
    let token = try PermitToken(signing: claims, with: keys)
    let entry = try #require(claims.status)
    var bits = StatusBits(places: 2000)
    bits[entry.index] = .suspended
    let list = try StatusList(
      address: entry.address, issuedAt: 1_770_000_000, lifetime: 3600, bits: bits
    ).signed(with: keys)
    try Data(keys.issuerKeys.jwks().utf8).write(to: folder.appendingPathComponent("keys.json"))
    try Data(keys.issuerKeys.coseKeySet()).write(to: folder.appendingPathComponent("keys.cbor"))
    try Data(list.utf8).write(to: folder.appendingPathComponent("status.jwt"))
    let (status, text) = try read(token.text, folder)
    #expect(status == 0, "\(text)")
    for part in [
      #""2": "KZ-ATY-2026-000123""#, #""mark": 2"#, #""typ": "statuslist+jwt""#,
      #""2": "050140001234""#, #""6": "\#(claims.firstDay)""#,
      #""9": "\#(claims.workers.flatMap(\.bytes).map { String(format: "%02x", $0) }.joined())""#,
    ] {
      #expect(text.contains(part), "\(part): \(text)")
    }
    // A code of another office is refused there as here.
    let other = SigningKeys(current: P256.Signing.PrivateKey())
    #expect(try read(PermitToken(signing: claims, with: other).text, folder).status != 0)
  }
}
