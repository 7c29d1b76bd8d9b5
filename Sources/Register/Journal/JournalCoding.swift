import Foundation

/// JSON as the journal writes it: sorted keys, so that equal values are equal bytes.
enum JournalCoding {
  static func data(_ value: some Encodable) throws(RegisterFault) -> Data {
    do {
      return Data(try OrderedJSON.bytes(value))
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
