import Crypto
import Papers

extension ServiceSettings {
  /// The keys of the settings. A demo without any makes one that ends with it.
  func permitKeys(isDemo: Bool) throws -> SigningKeys? {
    guard let permitKey else {
      return isDemo ? SigningKeys(current: P256.Signing.PrivateKey()) : nil
    }
    return SigningKeys(
      current: try KeyFile.privateKey(permitKey),
      earlier: try earlierPermitKeys.map { try KeyFile.publicKey($0) })
  }
}
