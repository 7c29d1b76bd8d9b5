import Casework
import Measures

/// How many forms the reasons of so many different applications have, and how long their values are.
///
/// Drawn from a fixed seed: region, category, post, citizenship, education, experience, staff, places, terms, days.
func variety(_ law: PermitLaw, cases: Int) throws {
  let scene = try Scene(path: root + "/Benchmarks/lifecycle-scene.json")
  var draw = Draw()
  var forms: [ObjectIdentifier: TextForm] = [:]
  var (values, bytes, formBytes, made) = (0, 0, 0, 0)
  var failures: [String: Int] = [:]
  for number in 1...cases {
    var lifecycle = Lifecycle(law: law, scene: scene.drawn(&draw), number: draw.number(1_000_000))
    do {
      try lifecycle.submit()
      try lifecycle.check()
    } catch {
      failures["\(error)", default: 0] += 1
    }
    guard let reasons = lifecycle.events.compactMap(\.proposal).last?.explanation else { continue }
    made += 1
    if let form = reasons.form, forms.updateValue(form, forKey: ObjectIdentifier(form)) == nil {
      formBytes += form.bytes.count
    }
    values += reasons.values.utf8.count
    bytes += reasons.count
    if made % 500 == 0 {
      print(
        "\(made) applications: \(forms.count) forms of \(formBytes) bytes, values \(values / made) "
          + "bytes each instead of \(bytes / made)")
    }
  }
  print("not admitted: \(failures)")
}

/// Numbers from a fixed seed.
struct Draw {
  private var state: UInt64 = 42

  /// From 0 up to a bound.
  mutating func number(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func one(of texts: [String]) -> String { texts[number(texts.count)] }
}

extension Scene {
  /// Another application of the same kind.
  func drawn(_ draw: inout Draw) -> Scene {
    let staff = 20 + draw.number(400)
    let foreign = draw.number(8)
    let sheet = FactSheet([
      "worker.citizenship": draw.one(of: ["UZB", "CHN", "TUR", "IND", "KGZ", "RUS", "DEU"]),
      "employer.small_business": draw.one(of: ["yes", "no", "no", "no"]),
      "employer.staff_total": "\(staff)",
      "citizens_in_group": "\(max(0, staff - foreign - draw.number(20)))",
      "foreigners_in_group": "\(foreign)",
      "qualification_matches": draw.one(of: ["yes", "yes", "no"]),
      "requested_term": draw.one(of: ["3 months", "6 months", "12 months", "24 months"]),
      "special_conditions_performed": draw.one(of: ["yes", "no"]),
      "intra_corporate_transfer": draw.one(of: ["no", "no", "no", "yes"]),
      "post": draw.one(of: ["specialist", "unit_head", "skilled_worker", "deputy_head"]),
    ])
    let later = draw.number(250)
    let moved = searches.compactMap { search in
      search.day.adding(days: later + draw.number(5) - draw.number(5)).map {
        Search(channel: search.channel, day: $0, reference: "r-\(draw.number(1000))")
      }
    }
    return Scene(
      day: day.adding(days: later) ?? day, facts: facts.merging(sheet),
      byCategory: byCategory.map { _ in sheet }, regions: regions, searches: moved,
      documents: documents.filter { _ in draw.number(20) > 0 }, months: months,
      education: education, country: country, employerName: employerName)
  }
}
