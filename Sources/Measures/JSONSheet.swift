/// The bytes of JSON as they grow.
///
/// Values write themselves onto it (`JSONWritten`), or are written as they encode themselves: then it also knows the
/// objects and lists that are open, and puts their members into the order of their names.
public final class JSONSheet {
  private struct Frame {
    let isObject: Bool
    /// Of the opening bracket.
    let start: Int
    /// Its first member among `members`.
    let firstMember: Int
    var count = 0
    var isOrdered = true
  }

  /// A member of an open object: where it begins, and the bytes of its name without quotes.
  private struct Member {
    let start: Int
    let nameCount: Int
    /// Behind its value; known when the object ends.
    var end = 0
  }

  // Nothing reads a sheet while it is written on, so that the checks for that at every byte are left out.
  @exclusivity(unchecked) var bytes: [UInt8] = []
  @exclusivity(unchecked) private var frames: [Frame] = []
  @exclusivity(unchecked) private var members: [Member] = []
  /// Room to put the members of an object into their order.
  @exclusivity(unchecked) private var sorted: [UInt8] = []

  /// Keeps the forms of texts apart; nil where texts stand whole.
  let forms: (any FormKeeper)?

  init(forms: (any FormKeeper)? = nil) {
    self.forms = forms
    bytes.reserveCapacity(4096)
  }

  /// A value as it encodes itself; objects and lists that it opened are ended.
  public func write(coded value: some Encodable) throws {
    let (depth, start) = (frames.count, bytes.count)
    try value.encode(to: JSONScribe(sheet: self))
    close(to: depth)
    // What writes nothing at all has no members.
    if bytes.count == start { bytes += "{}".utf8 }
  }

  // MARK: Objects and lists

  /// - Returns: the depth at which its members are written.
  func open(object isObject: Bool) -> Int {
    frames.append(
      Frame(isObject: isObject, start: bytes.count, firstMember: members.count))
    bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
    return frames.count
  }

  /// Makes room for the next member of the object at this depth and writes its name.
  func begin(_ name: String, at depth: Int) {
    begin(at: depth)
    let start = bytes.count
    text(name)
    let member = Member(start: start, nameCount: bytes.count - start - 2)
    bytes.append(UInt8(ascii: ":"))
    if frames[depth - 1].isOrdered, frames[depth - 1].count > 1, let last = members.last {
      frames[depth - 1].isOrdered = precedes(last, member, in: bytes)
    }
    members.append(member)
  }

  /// Makes room for the next element of the list, or member of the object, at this depth.
  func begin(at depth: Int) {
    close(to: depth)
    precondition(frames.count == depth, "a container is used after the outer one went on")
    if frames[depth - 1].count > 0 { bytes.append(UInt8(ascii: ",")) }
    frames[depth - 1].count += 1
  }

  func count(at depth: Int) -> Int { frames[depth - 1].count }

  /// Ends everything that was opened inside this depth.
  private func close(to depth: Int) {
    while frames.count > depth {
      let frame = frames.removeLast()
      if !frame.isOrdered { order(frame) }
      members.removeSubrange(frame.firstMember...)
      bytes.append(frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    }
  }

  /// Puts the members of an object that ends into their order.
  private func order(_ frame: Frame) {
    endMembers(from: frame.firstMember)
    // By insertion: objects are small, and their members come mostly in order.
    for place in frame.firstMember..<members.count {
      let member = members[place]
      var gap = place
      while gap > frame.firstMember, precedes(member, members[gap - 1], in: bytes) {
        members[gap] = members[gap - 1]
        gap -= 1
      }
      members[gap] = member
    }
    let first = frame.start + 1
    sorted.removeAll(keepingCapacity: true)
    for member in members[frame.firstMember...] {
      if !sorted.isEmpty { sorted.append(UInt8(ascii: ",")) }
      sorted += bytes[member.start..<member.end]
    }
    bytes.replaceSubrange(first..., with: sorted)
  }

  /// Each ends before the comma that stands before the next.
  private func endMembers(from first: Int) {
    var end = bytes.count
    for place in (first..<members.count).reversed() {
      members[place].end = end
      end = members[place].start - 1
    }
  }

  private func precedes(_ one: Member, _ other: Member, in bytes: [UInt8]) -> Bool {
    let (first, second) = (one.start + 1, other.start + 1)
    for offset in 0..<min(one.nameCount, other.nameCount)
    where bytes[first + offset] != bytes[second + offset] {
      return bytes[first + offset] < bytes[second + offset]
    }
    return one.nameCount < other.nameCount
  }
}
