import Casework
import Foundation
import Testing

@Suite struct `The grounds` {
  @Test func `of a refusal are never none`() {
    #expect(Grounds([]) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Grounds.self, from: Data("[]".utf8))
    }
  }
}
