import Foundation
import HTTPTypes
import Hummingbird

/// The style sheet, pictures and scripts, read once, each at an address that changes with its content.
public struct Assets: Sendable {
  private let files: [String: Asset]
  private let addresses: [String: String]

  public init(folder: String) throws(PagesFault) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var files: [String: Asset] = [:]
    var addresses: [String: String] = [:]
    for name in names.sorted() where !name.hasPrefix(".") {
      guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else {
        throw PagesFault(problem: "\(folder)/\(name) cannot be read")
      }
      guard let mediaType = Self.mediaType(of: name) else {
        throw PagesFault(problem: "\(folder)/\(name) is of a kind that is not served")
      }
      let tag = Self.digest(bytes)
      let dated = Self.name(name, with: tag)
      files[name] = Asset(bytes: bytes, mediaType: mediaType, tag: tag, keepsForever: false)
      files[dated] = Asset(bytes: bytes, mediaType: mediaType, tag: tag, keepsForever: true)
      addresses[name] = "/assets/" + dated
    }
    guard !files.isEmpty else { throw PagesFault(problem: "there is no file in \(folder)") }
    self.files = files
    self.addresses = addresses
  }

  /// The address to link to, with the content's digest in it.
  public func address(of name: String) -> String {
    addresses[name] ?? "/assets/" + name
  }

  /// The file, or "not modified" when the browser has it already.
  func response(for name: String, _ request: Request) throws -> Response {
    guard let asset = files[name] else { throw HTTPError(.notFound) }
    var headers: HTTPFields = [.eTag: asset.eTag, .cacheControl: asset.cacheControl]
    let known = request.headers[values: .ifNoneMatch].joined(separator: ",")
    if known == "*" || known.contains(asset.eTag) {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = asset.mediaType
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
  }

  private struct Asset: Sendable {
    let bytes: Data
    let mediaType: String
    let tag: String
    let keepsForever: Bool

    var eTag: String { "\"\(tag)\"" }
    var cacheControl: String {
      keepsForever ? "public, max-age=31536000, immutable" : "no-cache"
    }
  }

  private static func mediaType(of name: String) -> String? {
    switch name.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    default: nil
    }
  }

  private static func name(_ name: String, with tag: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return name }
    return name[..<dot] + "." + tag + name[dot...]
  }

  /// FNV-1a, 64 bits: enough to tell two versions of our own file apart; no secret rests on it.
  private static func digest(_ bytes: Data) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    let hex = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }
}
