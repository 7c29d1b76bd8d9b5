import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// One subject of the figures: charts, tables, sources, what is missing, and files to keep.
struct FigurePage: Page {
  static var template: String { "statistics/figures" }

  let title: String
  let trail: [Link]
  let lead: String
  /// What the study of 2017 shows on this subject.
  let study: String?
  let choiceLabel: String
  let choices: [Choice]
  let hasChoices: Bool
  /// What stands above the choice, because the choice does not change it.
  let before: [FigureView]
  let figures: [FigureView]
  let gaps: [String]
  let hasGaps: Bool
  let downloads: [Link]
  let hasDownloads: Bool
  let law: Link?

  struct Choice: Sendable {
    let text: String
    let href: String
    let isCurrent: Bool
  }

  init(_ subject: StatisticsSubject, _ shown: ShownLaw) throws {
    let visit = shown.visit
    let name = subject.rawValue
    title = visit.say("statistics.subject.\(name).title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(visit.say("statistics.title"), to: visit.link(StatisticsSubject.path)),
      Link(title, to: visit.link(StatisticsSubject.path + "/" + name)),
    ]
    lead = visit.say("statistics.subject.\(name).lead")
    let studied = "statistics.subject.\(name).study"
    study = visit.phrases.contains(studied) ? visit.say(studied) : nil
    let all = try subject.figures(shown)
    before = Array(all.prefix(subject.figuresBeforeChoice))
    figures = Array(all.dropFirst(subject.figuresBeforeChoice))
    gaps = NotPublishedPage.gaps(of: subject, visit)
    hasGaps = !gaps.isEmpty
    choices = try Self.choices(subject, shown)
    hasChoices = choices.count > 1
    choiceLabel = visit.say(
      subject == .quota ? "statistics.year" : "statistics.choose-half-year")
    downloads = Self.downloads(subject, visit)
    hasDownloads = !downloads.isEmpty
    law = Self.law(subject, shown)
  }

  private static func choices(_ subject: StatisticsSubject, _ shown: ShownLaw) throws -> [Choice] {
    func choice(_ text: String, _ name: String, _ value: String, _ isCurrent: Bool) -> Choice {
      Choice(
        text: text,
        href: shown.visit.link(
          StatisticsSubject.path + "/" + subject.rawValue,
          Fields(pairs: [.init(name: name, value: value)])), isCurrent: isCurrent)
    }
    switch subject {
    case .regions:
      let chosen = try StatisticsSubject.chosenDay(shown)
      return try RegionTable.days(shown).map {
        choice(
          capitalised(RegionTable.period($0, shown.visit)), "half-year", $0.description,
          $0 == chosen)
      }
    case .quota:
      let chosen = try StatisticsSubject.chosenYear(shown)
      return try QuotaFigures.years(shown).map {
        choice(String($0), "year", String($0), $0 == chosen)
      }
    default: return []
    }
  }

  private static func downloads(_ subject: StatisticsSubject, _ visit: Visit) -> [Link] {
    let data = StatisticsSubject.path + "/data/"
    var links = subject.datasets.flatMap { name in
      let title = visit.say("statistics.data.\(name)")
      return [
        Link(title + " (CSV)", to: visit.link(data + name + ".csv")),
        Link(
          title + " – " + visit.say("statistics.metadata"),
          to: visit.link(data + name + ".csv-metadata.json")),
      ]
    }
    if subject == .quota || subject == .categories {
      let title = visit.say("statistics.data.quota-cube")
      links.append(Link(title + " (SDMX-CSV 2.0)", to: visit.link(data + "quota-cube.csv")))
      links.append(
        Link(
          title + " – " + visit.say("statistics.structure"),
          to: visit.link(data + "quota-cube-structure.json")))
    }
    return links
  }

  /// The provision of the law book that holds the figures.
  private static func law(_ subject: StatisticsSubject, _ shown: ShownLaw) -> Link? {
    let names = Set(subject.datasets)
    let measure = StatisticsTerms.datasets.first { names.contains($0.name) }?.measures.first
    guard let measure, let value = shown.book.value(named: measure.value) else { return nil }
    return Link(shown.visit.say("statistics.in-law-book"), to: shown.links.value(value.id))
  }
}
