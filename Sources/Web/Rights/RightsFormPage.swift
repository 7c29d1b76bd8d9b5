import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The few facts about the person that all situations share, and the day.
struct RightsFormPage: Page {
  static var template: String { "rights/about-you" }

  let title: String
  let back: String?
  let showsErrors: Bool
  let errors: [FormError]
  let action: String
  let hidden: [Fields.Pair]
  let fields: [FactField]
  let date: DateField

  init(
    _ shown: ShownLaw, _ address: RightsAddress, wrongDay: SentAnswer? = nil,
    wrongFact: String? = nil
  ) {
    let visit = shown.visit
    title = visit.say("rights.about-you.title")
    back = visit.link(RightsAddress.path, address.fields)
    action = visit.link(RightsAddress.path)
    hidden = address.pairs.filter { !RightsTopics.commonFacts.contains($0.name) }
    fields = RightsTopics.commonFacts.compactMap {
      FactField(
        $0, of: RightsTopics.person, shown, chosen: address[$0],
        error: $0 == wrongFact ? visit.say("rights.wrong-fact") : nil)
    }
    let message = wrongDay.map {
      visit.say("check.problem.day", ["text": String(($0.text(for: nil) ?? "").prefix(60))])
    }
    let day = (address.day ?? shown.today).components
    date = DateField(
      RightsAddress.dayName, label: visit.say("check.day.ask"), hint: visit.say("check.day.hint"),
      error: message, day: wrongDay?.parts["day"] ?? String(day.day),
      month: wrongDay?.parts["month"] ?? String(day.month),
      year: wrongDay?.parts["year"] ?? String(day.year))
    errors =
      (wrongFact.map { [FormError(visit.say("rights.wrong-fact"), field: $0)] } ?? [])
      + (message.map { [FormError($0, field: RightsAddress.dayName)] } ?? [])
    showsErrors = !errors.isEmpty
  }
}
