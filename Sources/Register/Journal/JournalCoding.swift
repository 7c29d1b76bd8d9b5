import Foundation
import Measures

/// JSON as the journal writes it: sorted keys, so that equal values are equal bytes.
enum JournalCoding {
  /// - Parameter forms: writes formed texts as the mark of their form and their values; without, they stand whole.
  static func data(_ value: some JSONWritten, forms: (any FormKeeper)? = nil)
    throws(RegisterFault) -> Data
  {
    try data { try OrderedJSON.bytes(value, forms: forms) }
  }

  static func data(coded value: some Encodable) throws(RegisterFault) -> Data {
    try data { try OrderedJSON.bytes(coded: value) }
  }

  private static func data(_ bytes: () throws -> [UInt8]) throws(RegisterFault) -> Data {
    do {
      return Data(try bytes())
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
