/// A file that lies with a case. Its bytes are kept beside the cases, once for each content.
public struct Attachment: Hashable, Sendable {
  /// Of the bytes; what `DocumentPackage.Document` refers to.
  public let fingerprint: Fingerprint
  /// As in `application/pdf`.
  public let mediaType: String
  public let bytes: [UInt8]

  public init(mediaType: String, bytes: [UInt8]) {
    fingerprint = Fingerprint(of: bytes)
    self.mediaType = mediaType
    self.bytes = bytes
  }
}
