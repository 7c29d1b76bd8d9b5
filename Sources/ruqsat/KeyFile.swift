import Crypto
import Foundation
import Papers

/// Files of signing keys: a private one that nobody else may read, public ones for everybody.
enum KeyFile {
  /// Why a file is no key to use; says what to do.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// Reads the private key; one that others may read is refused.
  static func privateKey(_ path: String) throws -> P256.Signing.PrivateKey {
    let text = try text(path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    guard let mode, mode & 0o077 == 0 else {
      throw Fault(
        description: "Others may read the private key in \(path). Run: chmod 600 \(path)")
    }
    do { return try KeyText.privateKey(text) } catch {
      throw Fault(
        description: "There is no private P-256 key in \(path). Make one: ruqsat keys new FILE")
    }
  }

  /// Reads a public key, or the public half of a private one.
  static func publicKey(_ path: String) throws -> P256.Signing.PublicKey {
    let text = try text(path)
    if let key = try? KeyText.publicKey(text) { return key }
    if let key = try? KeyText.privateKey(text) { return key.publicKey }
    throw Fault(description: "There is no public P-256 key in \(path).")
  }

  private static func text(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Fault(description: "The key file \(path) cannot be read.")
    }
    guard data.count <= 65_536, let text = String(data: data, encoding: .utf8) else {
      throw Fault(description: "The file \(path) is no key.")
    }
    return text
  }

  /// Writes a private key into a new file that only its owner may read; an old file stays as it is.
  static func write(_ key: P256.Signing.PrivateKey, to path: String) throws {
    try write(key.pemRepresentation + "\n", to: path)
  }

  /// Writes a secret into a new file that only its owner may read; an old file stays as it is.
  static func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
      throw Fault(
        description: errno == EEXIST
          ? "There is a file \(path) already; a key is never written over."
          : "The file \(path) cannot be made: \(String(cString: strerror(errno)))")
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data(text.utf8))
    try file.synchronize()
  }
}
