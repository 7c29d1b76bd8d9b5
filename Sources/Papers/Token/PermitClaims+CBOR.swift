import Casework
import Measures

/// The claims as a CWT (RFC 8392); our own stand in one map under a number for private use.
extension PermitClaims {
  private enum Label {
    static var issuer: Int64 { 1 }
    static var subject: Int64 { 2 }
    static var expiry: Int64 { 4 }
    static var issued: Int64 { 6 }
    /// Token Status List.
    static var status: Int64 { 65_535 }
    static var ours: Int64 { -65_537 }
  }

  private enum Ours {
    static var edition: Int64 { 1 }
    static var employer: Int64 { 2 }
    static var region: Int64 { 3 }
    static var category: Int64 { 4 }
    static var places: Int64 { 5 }
    static var firstDay: Int64 { 6 }
    static var lastDay: Int64 { 7 }
    static var listed: Int64 { 8 }
    static var workers: Int64 { 9 }
    /// Names with a space between them; absent where there are none.
    static var furtherRegions: Int64 { 10 }
  }

  /// Our own claims.
  private var ours: CBOR {
    var ours: [CBOR: CBOR] = [
      .number(Ours.edition): .number(Int64(edition)), .number(Ours.employer): .text(employer),
      .number(Ours.region): .text(region.name), .number(Ours.category): .text(category.name),
      .number(Ours.places): .number(Int64(places)), .number(Ours.firstDay): Self.item(firstDay),
      .number(Ours.lastDay): Self.item(lastDay), .number(Ours.listed): .number(Int64(listed)),
      .number(Ours.workers): .bytes(workers.flatMap(\.bytes)),
    ]
    if !furtherRegions.isEmpty {
      let names = furtherRegions.map(\.name).joined(separator: " ")
      ours[.number(Ours.furtherRegions)] = .text(names)
    }
    return .map(ours)
  }

  var cbor: CBOR {
    var claims: [CBOR: CBOR] = [
      .number(Label.issuer): .text(issuer), .number(Label.subject): .text(number.rawValue),
      .number(Label.expiry): .number(Self.expiry(lastDay)),
      .number(Label.issued): .number(Self.seconds(issuedOn)), .number(Label.ours): ours,
    ]
    if let status {
      claims[.number(Label.status)] = .map([
        .text("status_list"): .map([
          .text("idx"): .number(Int64(status.index)), .text("uri"): .text(status.address),
        ])
      ])
    }
    return .map(claims)
  }

  /// Nil when something is missing, out of range, or contradicts itself.
  init?(cbor: CBOR) {
    let ours = cbor[Label.ours] ?? .null
    guard let issuer = cbor[Label.issuer]?.text, (1...200).contains(issuer.utf8.count),
      let number = cbor[Label.subject]?.text.flatMap({ Identifier<Permit>($0) }),
      let issuedOn = cbor[Label.issued]?.number.flatMap(Self.day(seconds:)),
      let edition = Self.count(ours[Ours.edition]), edition >= 1,
      let employer = ours[Ours.employer]?.text, employer.utf8.count == 12,
      let region = Self.name(ours[Ours.region]), let category = Self.name(ours[Ours.category]),
      let places = Self.count(ours[Ours.places]), let listed = Self.count(ours[Ours.listed]),
      let firstDay = Self.day(ours[Ours.firstDay]), let lastDay = Self.day(ours[Ours.lastDay]),
      let marks = Self.marks(ours[Ours.workers]), firstDay <= lastDay,
      let further = Self.names(ours[Ours.furtherRegions]),
      cbor[Label.expiry]?.number == Self.expiry(lastDay), marks.isEmpty || marks.count == listed
    else { return nil }
    var status: StatusEntry?
    if let entry = cbor[Label.status] {
      guard let list = entry["status_list"], let index = Self.count(list["idx"]),
        let address = list["uri"]?.text, address.utf8.count <= 300
      else { return nil }
      status = StatusEntry(address: address, index: index)
    }
    self.init(
      issuer: issuer, number: number, edition: edition, employer: employer,
      region: RegionKey(region), category: CategoryKey(category), places: places,
      firstDay: firstDay, lastDay: lastDay, issuedOn: issuedOn, listed: listed, workers: marks,
      status: status, furtherRegions: further.map { RegionKey($0) })
  }

  // MARK: Parts

  /// Whole seconds since 1970 at the beginning of a day, counted without a time zone.
  private static func seconds(_ day: Day) -> Int64 { Int64(day.number) * 86_400 }

  /// The end of the last day. The days themselves decide; this is for readers that know no other claim.
  private static func expiry(_ lastDay: Day) -> Int64 { seconds(lastDay) + 86_400 }

  private static func day(seconds: Int64) -> Day? {
    seconds % 86_400 == 0 ? Day(exactly: Int(seconds / 86_400)) : nil
  }

  /// A civil day: tag 100, days since 1970-01-01 (RFC 8943).
  private static func item(_ day: Day) -> CBOR { .tagged(100, .number(Int64(day.number))) }

  private static func day(_ item: CBOR?) -> Day? {
    guard case .tagged(100, let inner) = item else { return nil }
    return inner.number.flatMap { Int(exactly: $0) }.flatMap { Day(exactly: $0) }
  }

  private static func count(_ item: CBOR?) -> Int? {
    item?.number.flatMap { (0...100_000_000).contains($0) ? Int($0) : nil }
  }

  private static func name(_ item: CBOR?) -> String? {
    item?.text.flatMap { (1...64).contains($0.utf8.count) ? $0 : nil }
  }

  /// No names where there is no item; nil where it is something else.
  private static func names(_ item: CBOR?) -> [String]? {
    guard let item else { return [] }
    guard let text = item.text, (1...1000).contains(text.utf8.count) else { return nil }
    return text.split(separator: " ").map(String.init)
  }

  private static func marks(_ item: CBOR?) -> [WorkerMark]? {
    guard let bytes = item?.bytes, bytes.count % WorkerMark.length == 0,
      bytes.count / WorkerMark.length <= mostMarks
    else { return nil }
    return stride(from: 0, to: bytes.count, by: WorkerMark.length).compactMap {
      WorkerMark(Array(bytes[$0..<$0 + WorkerMark.length]))
    }
  }
}
