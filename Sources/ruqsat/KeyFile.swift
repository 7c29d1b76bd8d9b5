import Crypto
import Foundation
import Papers

/// Files of signing keys: a private one that nobody else may read, public ones for everybody.
enum KeyFile {
  /// Why a file is no key to use; says what to do, where phrases are found.
  struct Fault: Error, CustomStringConvertible {
    enum Kind: String {
      case othersMayRead = "others-may-read"
      case noPrivate = "no-private"
      case noPublic = "no-public"
      case noSecret = "no-secret"
      case unreadable
      case noKey = "no-key"
      case exists
      case cannotMake = "cannot-make"
    }

    let kind: Kind
    let file: String
    let cause: String

    init(_ kind: Kind, _ file: String, cause: String = "") {
      self.kind = kind
      self.file = file
      self.cause = cause
    }

    var description: String {
      let speech = try? Speech.atTheTerminal()
      return speech?.say("cli.key.\(kind.rawValue)", ["file": file, "cause": cause])
        ?? "\(kind.rawValue): \(file) \(cause)"
    }
  }

  /// Reads the private key; one that others may read is refused.
  static func privateKey(_ path: String) throws -> P256.Signing.PrivateKey {
    let text = try text(path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    guard let mode, mode & 0o077 == 0 else {
      throw Fault(.othersMayRead, path)
    }
    do { return try KeyText.privateKey(text) } catch {
      throw Fault(.noPrivate, path)
    }
  }

  /// Reads a public key, or the public half of a private one.
  static func publicKey(_ path: String) throws -> P256.Signing.PublicKey {
    let text = try text(path)
    if let key = try? KeyText.publicKey(text) { return key }
    if let key = try? KeyText.privateKey(text) { return key.publicKey }
    throw Fault(.noPublic, path)
  }

  private static func text(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Fault(.unreadable, path)
    }
    guard data.count <= 65_536, let text = String(data: data, encoding: .utf8) else {
      throw Fault(.noKey, path)
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
      throw errno == EEXIST
        ? Fault(.exists, path)
        : Fault(.cannotMake, path, cause: String(cString: strerror(errno)))
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data(text.utf8))
    try file.synchronize()
  }
}
