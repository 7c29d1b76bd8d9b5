import Crypto
import Foundation
import Papers
import Testing

/// Messages and keys that others made.
@Suite struct `A signed message` {
  private func key(_ x: String, _ y: String) throws -> P256.Signing.PublicKey {
    try P256.Signing.PublicKey(rawRepresentation: Data(bytes(x) + bytes(y)))
  }

  /// RFC 8392, A.3 with the key of A.2.3.
  @Test func `of the standard of web tokens verifies`() throws {
    let message = try SignedMessage(
      encoded: bytes(
        """
        d28443a10126a104524173796d6d657472696345434453413235365850a70175636f61703a2f2f61732e6578616d70
        6c652e636f6d02656572696b77037818636f61703a2f2f6c696768742e6578616d706c652e636f6d041a5612aeb0
        051a5610d9f0061a5610d9f007420b7158405427c1ff28d23fbad1f29c4c7c6a555e601d6fa29f9179bc3d7438ba
        caca5acd08c8d4d4f96131680c429a01f85951ecee743a52b9b63632c57209120e1c9e30
        """))
    let key = try key(
      "143329cce7868e416927599cf65a34f3ce2ffda55a7eca69ed8919a394d42f0f",
      "60f7f1a780d8a783bfb7a2dd6b2796e8128dbbcef9d3d168db9529971a36e7b9")
    #expect(message.isSigned(by: key))
    let claims = try CBOR(encoded: message.payload)
    #expect(claims[1]?.text == "coap://as.example.com")
    #expect(claims[4]?.number == 1_444_064_944)
    #expect(!message.isSigned(by: P256.Signing.PrivateKey().publicKey))
  }

  /// RFC 9052, C.2.1.
  @Test func `of the standard of signed objects verifies`() throws {
    let text = """
      d28443a10126a10442313154546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05aac34cc6b
      23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36
      """
    let key = try key(
      "bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff",
      "20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e")
    let message = try SignedMessage(encoded: bytes(text))
    #expect(message.isSigned(by: key))
    #expect(message.payload == Array("This is the content.".utf8))
    #expect(message.encoded == bytes(text))
  }
}

@Suite struct `The key set` {
  private let keys = SigningKeys(
    current: P256.Signing.PrivateKey(), earlier: [P256.Signing.PrivateKey().publicKey])

  @Test func `reads back in both forms`() throws {
    let set = keys.issuerKeys
    #expect(set.ids.count == 2)
    #expect(try IssuerKeys(jwks: set.jwks()).ids == set.ids)
    #expect(try IssuerKeys(coseKeySet: set.coseKeySet()).ids == set.ids)
  }

  /// RFC 7638 names keys by their own bytes, so a name in the file says nothing.
  @Test func `does not believe names`() throws {
    let text = keys.issuerKeys.jwks().replacing(keys.currentID.description, with: "AAAAAAAAAAA")
    #expect(try IssuerKeys(jwks: text).ids == keys.issuerKeys.ids)
  }

  @Test func `refuses what is none`() {
    #expect(throws: KeySetProblem.broken) { try IssuerKeys(jwks: "{}") }
    #expect(throws: KeySetProblem.broken) {
      try IssuerKeys(jwks: #"{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}]}"#)
    }
    #expect(throws: KeySetProblem.tooLong) {
      try IssuerKeys(jwks: String(repeating: " ", count: 70_000))
    }
    #expect(throws: KeySetProblem.broken) { try IssuerKeys(coseKeySet: [0xA0]) }
    let many = CBOR.list([CBOR](repeating: .null, count: 65)).encoded
    #expect(throws: KeySetProblem.tooLong) { try IssuerKeys(coseKeySet: many) }
  }

  @Test func `reads keys from the texts of files`() throws {
    let key = P256.Signing.PrivateKey()
    let read = try KeyText.privateKey(key.pemRepresentation)
    #expect(KeyID(of: read.publicKey) == KeyID(of: key.publicKey))
    #expect(throws: KeyText.Problem.notAPrivateKey) {
      try KeyText.privateKey(key.publicKey.pemRepresentation)
    }
    #expect(throws: KeyText.Problem.notAPublicKey) { try KeyText.publicKey("-----BEGIN") }
  }
}
