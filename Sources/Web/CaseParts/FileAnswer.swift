import HTTPTypes
import Hummingbird
import Register

extension PageAnswer {
  /// Bytes to keep as a file: never shown by the browser itself, never guessed at.
  static func file(_ bytes: [UInt8], mediaType: String, name: String) -> PageAnswer {
    var headers: HTTPFields = [.contentType: mediaType, .cacheControl: "no-store"]
    let plain = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    headers[.contentDisposition] = "attachment; filename=\"\(plain)\""
    if let nosniff = HTTPField.Name("X-Content-Type-Options") { headers[nosniff] = "nosniff" }
    return .response(
      Response(
        status: .ok, headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))))
  }

  /// A file that lies with a case; kinds that are not expected go as plain bytes.
  static func file(_ attachment: Attachment) -> PageAnswer {
    let endings = ["application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"]
    let name = String(attachment.fingerprint.description.prefix(12))
    guard let ending = endings[attachment.mediaType] else {
      return file(attachment.bytes, mediaType: "application/octet-stream", name: name + ".bin")
    }
    return file(attachment.bytes, mediaType: attachment.mediaType, name: name + "." + ending)
  }
}
