/// A text in two parts: a form that many texts share, and the values that stand at its places.
///
/// Texts of the same bytes are equal, however they are parted.
public struct FormedText: Sendable {
  /// Nil where the text is held whole.
  public let form: TextForm?
  /// The values one behind the other, each ended by a line feed; the text itself where there is no form.
  public let values: String

  /// A text held whole.
  public init(_ text: String) {
    form = nil
    values = text
  }

  /// Nil unless there are as many values as places.
  public init?(form: TextForm, values: String) {
    let count = values.utf8.reduce(0) { $0 + ($1 == TextForm.place ? 1 : 0) }
    guard count == form.places.count else { return nil }
    self.init(form, values)
  }

  /// - Parameter values: a line for each place of the form; the caller has counted them.
  init(_ form: TextForm, _ values: String) {
    self.form = form
    self.values = values
  }

  /// The text as it was written; put together when it is asked for.
  public var text: String {
    guard let form else { return values }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(form.bytes.count + values.utf8.count)
    var rest = Array(values.utf8)[...]
    var start = 0
    for place in form.places {
      bytes += form.bytes[start..<place]
      let end = rest.firstIndex(of: TextForm.place) ?? rest.endIndex
      bytes += rest[..<end]
      rest = rest[end...].dropFirst()
      start = place + 1
    }
    bytes += form.bytes[start...]
    return String(decoding: bytes, as: UTF8.self)
  }

  /// In bytes.
  public var count: Int {
    guard let form else { return values.utf8.count }
    return form.bytes.count + values.utf8.count - 2 * form.places.count
  }
}

extension FormedText: Hashable {
  public static func == (one: FormedText, other: FormedText) -> Bool {
    if one.form === other.form { return one.values.utf8.elementsEqual(other.values.utf8) }
    return one.count == other.count && one.text.utf8.elementsEqual(other.text.utf8)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(count) }
}

/// What stands between the values of texts that are alike.
///
/// A class: every text of this form holds the same one.
public final class TextForm: Sendable {
  /// What stands in the form where a value stands in the text: a line feed, which neither holds by itself.
  public static var place: UInt8 { 0x0A }

  /// UTF-8, with a line feed at each place.
  public let bytes: [UInt8]
  /// Where the places are among the bytes, ascending.
  public let places: [Int]

  public init(bytes: [UInt8]) {
    self.bytes = bytes
    places = bytes.indices.filter { bytes[$0] == Self.place }
  }

  /// A text of this form.
  ///
  /// - Parameter values: a line for each place, ended by a line feed; another number is a mistake of the caller and
  ///   stops the program.
  public func text(of values: [UInt8]) -> FormedText {
    let count = values.reduce(0) { $0 + ($1 == Self.place ? 1 : 0) }
    precondition(count == places.count, "a value for each place of the form")
    return FormedText(self, String(decoding: values, as: UTF8.self))
  }
}
