import Casework
import HTTPTypes
import Measures
import Office

/// One step of a case as a form: `case/step`.
struct StepPage: Page {
  static var template: String { "case/step" }

  let title: String
  let back: String?
  let showsErrors: Bool
  let errors: [FormError]
  let caption: String?
  let lead: [String]
  let inset: String?
  let grounds: [GroundView]
  let hasGrounds: Bool
  let rows: [SummaryRow]
  let hasRows: Bool
  let links: [Link]
  let fields: [StepField]
  /// Nil where there is nothing to do any more.
  let form: FormFoot?

  init(
    title: String, back: String?, caption: String? = nil, lead: [String] = [],
    inset: String? = nil, grounds: [GroundView] = [], rows: [SummaryRow] = [],
    links: [Link] = [], fields: [StepField] = [], errors: [FormError] = [], form: FormFoot?
  ) {
    self.title = title
    self.back = back
    self.caption = caption
    self.lead = lead
    self.inset = inset
    self.grounds = grounds
    hasGrounds = !grounds.isEmpty
    self.rows = rows
    hasRows = !rows.isEmpty
    self.links = links
    self.fields = fields
    // As the fields stand on the page, whatever was looked at first.
    let order = fields.compactMap { $0.named?.name }
    self.errors =
      order.flatMap { name in errors.filter { $0.field == name } }
      + errors.filter { !order.contains($0.field) }
    showsErrors = !errors.isEmpty
    self.form = form
  }

  /// The page, as an answer: mistakes make it "unprocessable".
  var answer: PageAnswer { .page(self, status: showsErrors ? .unprocessableContent : .ok) }

  /// Whether there is a field of that name.
  func asks(_ name: String) -> Bool { fields.contains { $0.named?.name == name } }
}

extension PageRoutes {
  /// A form at its address, empty, and what becomes of it when it is sent there.
  func form(
    _ path: String, _ empty: @escaping @Sendable (Visit, Actor) async throws -> StepPage,
    send: @escaping @Sendable (Visit, Actor) async throws -> PageAnswer
  ) {
    get(path, signedIn: { visit, who in try await empty(visit, who.actor).answer })
    post(path, signedIn: { visit, who in try await send(visit, who.actor) })
  }
}

/// What every form of a step carries: where it goes, its key, the version seen, and the button.
struct FormFoot: Sendable {
  let action: String
  let hidden: [Fields.Pair]
  let button: String
  /// Whether the button does something that cannot be undone.
  let isGrave: Bool
  /// The words of the button that keeps what was typed without sending it; nil where nothing is kept.
  let keep: String?

  /// - Parameters:
  ///   - key: by which the form counts once; a form shown again keeps its key
  ///   - seen: the version of the case before the eyes; nil where no version matters
  init(
    action: String, key: String, seen: Int?, button: String, isGrave: Bool = false,
    keep: String? = nil, hidden: [Fields.Pair] = []
  ) {
    self.action = action
    self.button = button
    self.isGrave = isGrave
    self.keep = keep
    let version = seen.map {
      [Fields.Pair(name: SentForm.versionName, value: String($0))]
    }
    self.hidden = [Fields.Pair(name: SentForm.keyName, value: key)] + (version ?? []) + hidden
  }

  /// The fields as typed, carried on unseen, without those a form makes itself.
  static func carried(_ fields: Fields) -> [Fields.Pair] {
    let own: Set = [SentForm.keyName, SentForm.versionName, SentForm.signedName, "seal"]
    return fields.pairs.filter { !own.contains($0.name) }
  }
}
