import Crypto
import CryptoExtras
import Foundation
import Synchronization

@testable import Office

/// A provider of identities in memory: describes itself, shows its keys, gives a token for a code once.
final class SmallProvider: ProviderPort {
  static let issuer = "https://id.example.kz"

  struct Grant: Sendable {
    var nonce: String
    var challenge: String
    var claims: [String: String]
  }

  /// What a test makes the provider do wrong.
  struct Faults: Sendable {
    var algorithm: String?
    var keyName: String?
    var changes: [String: String] = [:]
    var numbers: [String: Int64] = [:]
    var breaksSignature = false
    var isAway = false
    var describesAs: String?
  }

  let faults = Mutex(Faults())
  let asked = Mutex<[String]>([])
  private let grants = Mutex<[String: Grant]>([:])
  private let curve = P256.Signing.PrivateKey()
  private let rsa: _RSA.Signing.PrivateKey
  private let usesRSA: Bool
  private let now: @Sendable () -> Int64

  init(usesRSA: Bool, now: @escaping @Sendable () -> Int64) throws {
    self.usesRSA = usesRSA
    self.now = now
    rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
  }

  /// The person signs in at the provider, which sends the browser back with a code.
  func letIn(_ address: String, claims: [String: String]) -> (state: String, code: String) {
    let fields = Self.fields(String(address.split(separator: "?").last ?? ""))
    let code = "code-\(fields["state"]?.prefix(8) ?? "")"
    grants.withLock {
      $0[code] = Grant(
        nonce: fields["nonce"] ?? "", challenge: fields["code_challenge"] ?? "", claims: claims)
    }
    return (fields["state"] ?? "", code)
  }

  func get(_ address: String) async throws(ProviderFault) -> [UInt8] {
    asked.withLock { $0.append(address) }
    if faults.withLock({ $0.isAway }) { throw .unreachable("away") }
    if address.hasSuffix("/.well-known/openid-configuration") {
      return Self.json([
        "issuer": faults.withLock { $0.describesAs } ?? Self.issuer,
        "authorization_endpoint": Self.issuer + "/authorize",
        "token_endpoint": Self.issuer + "/token", "jwks_uri": Self.issuer + "/keys",
      ])
    }
    return keys()
  }

  func post(_ address: String, form: String, authorization: String?)
    async throws(ProviderFault) -> [UInt8]
  {
    asked.withLock { $0.append(address + " " + (authorization ?? "-")) }
    let fields = Self.fields(form)
    let grant = grants.withLock { $0.removeValue(forKey: fields["code"] ?? "") }
    let verifier = Array((fields["code_verifier"] ?? "").utf8)
    guard let grant, Base64URL.text(SHA256.hash(data: verifier)) == grant.challenge else {
      throw .unreachable("400: invalid_grant")
    }
    return Self.json(["id_token": token(grant), "access_token": "x", "token_type": "Bearer"])
  }

  private func token(_ grant: Grant) -> String {
    let faults = faults.withLock { $0 }
    let algorithm = usesRSA ? "RS256" : "ES256"
    let head = ["alg": faults.algorithm ?? algorithm, "kid": faults.keyName ?? "key-1"]
    var texts = [
      "iss": Self.issuer, "sub": "person-7", "aud": "ruqsat", "nonce": grant.nonce,
    ]
    texts.merge(grant.claims) { $1 }
    texts.merge(faults.changes) { $1 }
    var numbers = ["iat": now(), "exp": now() + 300]
    numbers.merge(faults.numbers) { $1 }
    var body: [String: Any] = texts
    for (name, number) in numbers { body[name] = number }
    let bytes = (try? JSONSerialization.data(withJSONObject: body)) ?? Data()
    let signed = Base64URL.text(Self.json(head)) + "." + Base64URL.text(bytes)
    return signed + "." + Base64URL.text(signature(Array(signed.utf8), faults))
  }

  private func signature(_ signed: [UInt8], _ faults: Faults) -> [UInt8] {
    let signed = faults.breaksSignature ? signed + [0] : signed
    if usesRSA {
      let made = try? rsa.signature(
        for: SHA256.hash(data: signed), padding: .insecurePKCS1v1_5)
      return made.map { [UInt8]($0.rawRepresentation) } ?? []
    }
    return (try? curve.signature(for: Data(signed))).map { [UInt8]($0.rawRepresentation) } ?? []
  }

  private func keys() -> [UInt8] {
    var key = ["kid": "key-1", "use": "sig"]
    if usesRSA, let primitives = try? rsa.publicKey.getKeyPrimitives() {
      key["kty"] = "RSA"
      key["n"] = Base64URL.text(primitives.modulus)
      key["e"] = Base64URL.text(primitives.publicExponent)
    } else {
      let point = [UInt8](curve.publicKey.rawRepresentation)
      key.merge([
        "kty": "EC", "crv": "P-256", "x": Base64URL.text(point.prefix(32)),
        "y": Base64URL.text(point.suffix(32)),
      ]) { $1 }
    }
    let keys: [String: Any] = ["keys": [["kty": "oct", "kid": "other"], key]]
    return [UInt8]((try? JSONSerialization.data(withJSONObject: keys)) ?? Data())
  }

  private static func json(_ object: [String: String]) -> [UInt8] {
    [UInt8]((try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)) ?? Data())
  }

  static func fields(_ encoded: String) -> [String: String] {
    let pairs = encoded.split(separator: "&").map { pair in
      let halves = pair.split(separator: "=", maxSplits: 1)
      return (
        String(halves[0]), halves.count > 1 ? String(halves[1]).removingPercentEncoding ?? "" : ""
      )
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
