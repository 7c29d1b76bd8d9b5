import Measures
import Testing

@Suite("What was laid down last")
struct RecentTests {
  @Test("The board holds as many as it has places, and forgets what lies there longest")
  func forgetsTheLongest() {
    var board = Recent<Int, String>(capacity: 3)
    for number in 1...3 { #expect(board.lay("\(number)", at: number).passed == nil) }
    #expect(board.lay("4", at: 4).passed == "1")
    #expect((1...4).map { board[$0] } == [nil, "2", "3", "4"])
  }

  @Test("What is laid again counts as laid last, and what lay there is handed back")
  func layingAgain() {
    var board = Recent<Int, String>(capacity: 3)
    for number in 1...3 { board.lay("\(number)", at: number) }
    let forgotten = board.lay("new", at: 2)
    #expect(forgotten.passed == "1")
    #expect(forgotten.replaced == "2")
    // The place where 2 was laid first comes round: it was laid since.
    #expect(board.lay("4", at: 4).passed == nil)
    #expect(board[2] == "new")
    #expect(board.lay("5", at: 5).passed == "3")
    #expect(board.lay("6", at: 6).passed == "new")
    #expect((1...6).map { board[$0] } == [nil, nil, nil, "4", "5", "6"])
  }

  @Test("The same key again and again stays")
  func sameKey() {
    var board = Recent<Int, Int>(capacity: 2)
    for value in 1...7 { board.lay(value, at: 0) }
    #expect(board[0] == 7)
  }

  @Test("Every number of lays leaves exactly the keys of the last ones", arguments: 1...5)
  func lastOnes(capacity: Int) {
    var board = Recent<Int, Int>(capacity: capacity)
    var laid: [Int] = []
    for turn in 0..<200 {
      let key = turn * turn % 7
      board.lay(turn, at: key)
      laid.append(key)
      let last = Set(laid.suffix(capacity))
      #expect((0..<7).allSatisfy { (board[$0] != nil) == last.contains($0) })
      #expect(board[key] == turn)
    }
  }

  @Test("Cleared, it begins anew")
  func cleared() {
    var board = Recent<Int, Int>(capacity: 2)
    for key in 1...3 { board.lay(key, at: key) }
    board.clear()
    #expect((1...3).allSatisfy { board[$0] == nil })
    board.lay(1, at: 1)
    #expect(board[1] == 1)
  }
}
