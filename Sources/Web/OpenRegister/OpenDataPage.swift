/// What data there are, what their columns mean, and the files: `open/data`.
struct OpenDataPage: Page {
  static var template: String { "open/data" }

  let title: String
  let trail: [Link]
  let asOf: String
  let licence: Link
  let sets: [DataSet]
  let figures: Link
  let search: Link

  struct DataSet: Sendable {
    let id: String
    let title: String
    let text: String
    let columns: [Column]
    let files: [Link]
  }

  struct Column: Sendable {
    let name: String
    let meaning: String
  }

  init(_ visit: Visit, on day: String) {
    title = visit.say("open.data.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(title, to: visit.link(OpenRegisterPages.dataPath)),
    ]
    asOf = visit.say("open.data.as-of", ["day": day])
    licence = Link(visit.say("open.data.licence-name"), to: OpenDataFile.licence)
    sets = OpenDataSet.allCases.map { DataSet($0, visit) }
    figures = Link(visit.say("statistics.title"), to: visit.link(StatisticsSubject.path))
    search = Link(visit.say("open.register.title"), to: visit.link(OpenRegisterPages.path))
  }
}

extension OpenDataPage.DataSet {
  fileprivate init(_ set: OpenDataSet, _ visit: Visit) {
    id = set.rawValue
    title = visit.say("open.data.\(set.rawValue).title")
    text = visit.say("open.data.\(set.rawValue).text")
    columns = set.columns.map {
      OpenDataPage.Column(name: $0, meaning: visit.say("open.column.\($0)"))
    }
    files = OpenDataFile.Form.allCases.map { form in
      Link(
        form.rawValue.uppercased(),
        to: "\(OpenRegisterPages.dataPath)/\(set.rawValue).\(form.rawValue)")
    }
  }
}
