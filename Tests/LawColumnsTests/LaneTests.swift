import LawColumns
import Testing

@Suite struct `A lane` {
  @Test func `has the size of its values`() {
    #expect(Lane.allCases.map(\.size) == [1, 4, 8])
  }
}
