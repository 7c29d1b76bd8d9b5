import HTTPTypes
import Office

/// A refusal of the entrance as a line of the form's error summary.
struct EntranceProblem: Sendable {
  let text: String
  let field: String
  let status: HTTPResponse.Status
  /// When it makes sense to try again; nil where nothing has to be waited for.
  let retryAfterSeconds: Int64?

  /// Nil for refusals that no form mends; those are thrown as a fault.
  ///
  /// - Parameters:
  ///   - wrong: the phrase for what was not right
  ///   - field: the field to look at
  init(_ refusal: EntranceRefusal, _ visit: Visit, wrong: String, field: String)
    throws(DoorFault)
  {
    var status = HTTPResponse.Status.unprocessableContent
    var retryAfter: Int64?
    switch refusal {
    case .wrong: text = visit.say(wrong)
    case .wait(let seconds):
      status = .tooManyRequests
      retryAfter = seconds
      text =
        seconds > 90
        ? visit.say("entrance.wait.minutes", count: Int((seconds + 59) / 60))
        : visit.say("entrance.wait.seconds", count: Int(seconds))
    case .busy:
      status = .serviceUnavailable
      retryAfter = 1
      text = visit.say("entrance.busy")
    case .ended: text = visit.say("entrance.ended")
    case .weakPassword(let fault): text = Self.text(fault, visit)
    case .loginTaken: text = visit.say("entrance.login-taken")
    case .unusableLogin: text = visit.say("entrance.unusable-login")
    case .unusableName: text = visit.say("entrance.unusable-name")
    case .unusableMail: text = visit.say("entrance.unusable-mail")
    case .changedMeanwhile: text = visit.say("entrance.changed-meanwhile")
    case .notAllowed: text = visit.say("entrance.not-allowed")
    case .provider: text = visit.say("sign-in.outside.failed")
    case .fault: throw DoorFault(refusal)
    }
    self.field = Self.field(refusal) ?? field
    self.status = status
    retryAfterSeconds = retryAfter
  }

  var headers: HTTPFields {
    retryAfterSeconds.map { [.retryAfter: String($0)] } ?? [:]
  }

  /// The page that shows it, with its status.
  func answer(_ page: any Page) -> PageAnswer {
    .page(page, status: status, headers: headers)
  }

  private static func text(_ fault: PasswordFault, _ visit: Visit) -> String {
    switch fault {
    case .tooShort(let least): visit.say("password.too-short", count: least)
    case .tooLong: visit.say("password.too-long")
    case .aboutThePerson: visit.say("password.about-the-person")
    case .common: visit.say("password.common")
    }
  }

  private static func field(_ refusal: EntranceRefusal) -> String? {
    switch refusal {
    case .weakPassword: "new"
    case .loginTaken, .unusableLogin: "login"
    case .unusableName: "name"
    default: nil
    }
  }
}
