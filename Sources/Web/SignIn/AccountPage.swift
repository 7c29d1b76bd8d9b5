import Casework
import Office
import Register

/// Who I am here, how I come in, where I am in.
struct AccountPage: Page {
  static var template: String { "sign-in/account" }

  let title: String
  /// What was just done.
  let done: String?
  let rows: [SummaryRow]
  let otherRole: String?
  let colleagues: String?
  let sessions: [Row]
  let endSessions: String

  /// A place where the person is in.
  struct Row: Sendable {
    let began: String
    let seen: String
    let isThis: Bool
  }

  init(
    _ who: SignedIn, _ proof: Entrance.Proof, _ open: [Entrance.OpenSession], _ visit: Visit,
    _ door: Door
  ) {
    title = visit.say("account.title")
    done = Self.deeds.first { $0 == visit.query["done"] }.map { visit.say("account.done.\($0)") }
    rows = Self.rows(who, proof, visit, door)
    otherRole = who.hasOtherRoles ? visit.link(SignInAddress.role) : nil
    let looksAfter =
      who.actor.mayEver(.inviteColleague) || who.actor.mayEver(.manageAccounts)
    colleagues = looksAfter ? visit.link(SignInAddress.colleagues) : nil
    sessions = open.map { session in
      Row(
        began: Self.text(session.began, visit, door), seen: Self.text(session.seen, visit, door),
        isThis: session.isThis)
    }
    endSessions = visit.link(SignInAddress.sessions)
  }

  private static var deeds: [String] { ["sessions", "password", "factor", "no-factor", "mail"] }

  /// Says on the account's page what was done.
  static func done(_ deed: String) -> Fields {
    precondition(deeds.contains(deed), "no sentence for \(deed)")
    return Fields(pairs: [.init(name: "done", value: deed)])
  }

  private static func rows(
    _ who: SignedIn, _ proof: Entrance.Proof, _ visit: Visit, _ door: Door
  ) -> [SummaryRow] {
    let region = who.account.region.map { door.words.regionName($0.name, visit.language) }
    var rows = [
      SummaryRow(visit.say("account.name"), who.account.name),
      SummaryRow(visit.say("account.login"), who.account.login),
      SummaryRow(visit.say("account.role"), visit.say("role.\(who.role.rawValue)")),
    ]
    if let region { rows.append(SummaryRow(visit.say("account.region"), region)) }
    rows.append(
      SummaryRow(
        visit.say("account.password.label"),
        visit.say(proof.hasPassword ? "account.password.set" : "account.password.none"),
        changeAt: visit.link(SignInAddress.password), visit))
    rows.append(
      SummaryRow(
        visit.say("account.factor.label"),
        visit.say(proof.hasSecondFactor ? "account.factor.on" : "account.factor.off"),
        changeAt: visit.link(
          proof.hasSecondFactor ? SignInAddress.removeFactor : SignInAddress.factor), visit))
    if proof.hasSecondFactor {
      rows.append(
        SummaryRow(
          visit.say("account.recovery.label"),
          visit.say("account.recovery.left", count: proof.recoveryCodesLeft),
          changeAt: visit.link(SignInAddress.recovery), visit))
    }
    if door.sendsMail && who.getsMail {
      rows.append(
        SummaryRow(
          visit.say("account.mail.label"), who.account.mail ?? visit.say("account.mail.none"),
          changeAt: visit.link(SignInAddress.mail), visit))
    }
    return rows
  }

  static func text(_ moment: Moment, _ visit: Visit, _ door: Door) -> String {
    let time = door.words.localTime(moment)
    let minute = time.minute < 10 ? "0\(time.minute)" : "\(time.minute)"
    return visit.say(
      "account.moment",
      [
        "day": visit.day(year: time.year, month: time.month, day: time.day),
        "time": "\(time.hour):\(minute)",
      ])
  }
}
