/// Keeps the forms of texts apart from the texts, each under a mark.
public protocol FormKeeper: Sendable {
  func mark(of form: TextForm) -> String
  /// Throws where no form with this mark is known.
  func form(_ mark: String) throws -> TextForm
}

extension CodingUserInfoKey {
  /// Under which an encoder or decoder holds its `FormKeeper`.
  public static let forms: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "forms") else {
      preconditionFailure("every text is a key")
    }
    return key
  }()
}

/// A text as any other; where a keeper of forms is at hand, the mark of the form with the values.
extension FormedText: Codable {
  private enum CodingKeys: String, CodingKey {
    case form, values
  }

  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text)
      return
    }
    let parts = try decoder.container(keyedBy: CodingKeys.self)
    guard let keeper = decoder.userInfo[.forms] as? any FormKeeper else {
      throw DecodingError.dataCorruptedError(
        forKey: .form, in: parts, debugDescription: "the form is kept elsewhere")
    }
    let form = try keeper.form(try parts.decode(String.self, forKey: .form))
    let values = try parts.decode(String.self, forKey: .values)
    guard let made = FormedText(form: form, values: values) else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: parts, debugDescription: "not a value for each place of the form")
    }
    self = made
  }

  public func encode(to encoder: any Encoder) throws {
    if let form, let keeper = encoder.userInfo[.forms] as? any FormKeeper {
      var parts = encoder.container(keyedBy: CodingKeys.self)
      try parts.encode(keeper.mark(of: form), forKey: .form)
      try parts.encode(values, forKey: .values)
    } else {
      var whole = encoder.singleValueContainer()
      try whole.encode(text)
    }
  }
}

extension FormedText: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    guard let form, let keeper = sheet.forms else { return sheet.text(text) }
    sheet.open()
    try sheet.put("form", keeper.mark(of: form))
    try sheet.put("values", values)
    sheet.close()
  }
}
