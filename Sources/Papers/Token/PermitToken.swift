import Casework
import Measures

/// The signed code of a permit: what the QR code holds, verified without asking anybody.
///
/// `RQ1:` and Base45 over COSE_Sign1 over the claims, as health certificates did it; without compression, which
/// gains nothing on marks and signatures and would open a way for bombs.
public struct PermitToken: Hashable, Sendable {
  public let text: String
  public let claims: PermitClaims
  public let keyID: KeyID

  public static var prefix: String { "RQ1:" }
  /// Characters; the longest code of ours is about half of it.
  public static var mostCharacters: Int { 2048 }

  /// Signs claims. The text differs at each call: keep the first with the document.
  public init(signing claims: PermitClaims, with keys: SigningKeys) throws(SigningFault) {
    let message = try SignedMessage(signing: claims.cbor.encoded, with: keys)
    text = Self.prefix + Base45.text(of: message.encoded)
    self.claims = claims
    keyID = keys.currentID
  }

  /// Reads and verifies a text; line breaks and blanks around it do not count.
  public init(_ text: String, keys: IssuerKeys) throws(TokenProblem) {
    guard text.utf8.count <= 2 * Self.mostCharacters else { throw .tooLong }
    let line = String(text.filter { !$0.isNewline && $0 != "\t" }.drop { $0 == " " })
    do {
      try self.init(line: line, keys: keys)
    } catch {
      // A blank is a character of the code too; only when it cannot be one is it taken away.
      let trimmed = String(line.reversed().drop { $0 == " " }.reversed())
      guard error == .broken, trimmed != line else { throw error }
      try self.init(line: trimmed, keys: keys)
    }
  }

  private init(line: String, keys: IssuerKeys) throws(TokenProblem) {
    guard !line.isEmpty else { throw .empty }
    guard line.utf8.count <= Self.mostCharacters else { throw .tooLong }
    guard line.hasPrefix(Self.prefix) else { throw .notOurs }
    guard let bytes = Base45.bytes(of: line.dropFirst(Self.prefix.count)),
      let message = try? SignedMessage(encoded: bytes), message.encoded == bytes
    else { throw .broken }
    guard message.openHead.isEmpty, let keyID = message.keyID, let key = keys[keyID] else {
      throw .unknownKey
    }
    guard message.isSigned(by: key) else { throw .forged }
    guard let claims = (try? CBOR(encoded: message.payload)).flatMap(PermitClaims.init(cbor:))
    else { throw .notAPermit }
    text = line
    self.claims = claims
    self.keyID = keyID
  }
}
