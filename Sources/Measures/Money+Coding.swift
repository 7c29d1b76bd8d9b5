extension Money: Codable {
  private enum CodingKeys: String, CodingKey { case tiyn, currency }

  /// Reads whole tiyn and a currency code.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let code = try container.decode(String.self, forKey: .currency)
    guard let currency = Currency(code: code) else {
      throw DecodingError.dataCorruptedError(
        forKey: .currency, in: container, debugDescription: "not a currency: \(code)")
    }
    self.init(tiyn: try container.decode(Int64.self, forKey: .tiyn), currency: currency)
  }

  /// Writes whole tiyn and the currency code, so that no decimal point is ever read.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tiyn, forKey: .tiyn)
    try container.encode(currency.code, forKey: .currency)
  }
}
