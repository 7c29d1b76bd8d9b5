import Foundation
import Measures

/// JSON as the journal writes it: sorted keys, so that equal values are equal bytes.
enum JournalCoding {
  /// - Parameter forms: writes formed texts as the mark of their form and their values; without, they stand whole.
  static func data(_ value: some Encodable, forms: (any FormKeeper)? = nil)
    throws(RegisterFault) -> Data
  {
    do {
      return Data(try OrderedJSON.bytes(value, forms: forms))
    } catch {
      throw .refused(.init("cannot be written as JSON: \(error)"))
    }
  }

  static func value<Value: Decodable>(_ type: Value.Type, from data: Data)
    throws(RegisterFault) -> Value
  {
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw .damaged(.init("cannot be read as \(type): \(error)"))
    }
  }
}
