import Casework
import Office
import Register

/// The employer's cases, those with the nearest last day first, and what the office wrote: `employer/home`.
struct EmployerHomePage: Page {
  static var template: String { "employer/home" }

  let title: String
  let caption: String
  let cases: [CaseCard]
  let hasCases: Bool
  let notices: [InboxPage.Row]
  let hasNotices: Bool
  let inbox: String
  let penalties: [Matter]
  let hasPenalties: Bool
  let pages: Pagination?
  let newCase: String?
  let quota: String?
  let links: [Link]

  init(
    _ employer: Employer, _ lines: Listed<CaseLine>, _ inbox: [InboxNotice],
    _ penalties: [Versioned<ViolationCase>], _ words: CaseWords, _ actor: Actor
  ) {
    let visit = words.visit
    title = visit.say("employer.home.title")
    caption = employer.name + ", " + words.region(employer.region)
    cases = lines.items.map {
      CaseCard($0, words, folder: EmployerAddress.cases, showsRegion: false)
    }
    hasCases = !cases.isEmpty
    notices = inbox.map { InboxPage.Row($0, visit) }
    hasNotices = !notices.isEmpty
    self.penalties = penalties.map { Matter(penalty: $0.record, words) }
    hasPenalties = !penalties.isEmpty
    links =
      [Link(visit.say("employer.requests.title"), to: visit.link(EmployerAddress.requests))]
      + FieldAddress.links(visit, actor)
    self.inbox = visit.link(NoticePages.path)
    pages = Pagination(visit, path: EmployerAddress.home, next: lines.next)
    newCase = actor.mayEver(.open) ? visit.link(EmployerAddress.newCase) : nil
    quota = actor.mayEver(.requestQuota) ? visit.link(EmployerAddress.quota) : nil
  }
}

/// Two ways to begin: with the law's questions, or with an empty case. `employer/new`.
struct NewCasePage: Page {
  static var template: String { "employer/new" }

  let title: String
  let back: String?
  let questions: String
  let form: FormFoot

  init(_ words: CaseWords, key: String) {
    let visit = words.visit
    title = visit.say("employer.new.title")
    back = visit.link(EmployerAddress.home)
    questions = EmployerQuestions.addressOfNewCase(words)
    form = FormFoot(
      action: visit.link(EmployerAddress.newCase), key: key, seen: nil,
      button: visit.say("employer.new.empty"))
  }
}
