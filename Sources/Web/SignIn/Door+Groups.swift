import Office

extension Door {
  /// The pages at the door and behind it that are about the visitor alone.
  var groups: [any RouteGroup] {
    [
      SignInPages(door: self), AccountPages(door: self), FactorPages(door: self),
      ColleaguePages(door: self), InvitationPages(door: self), OutsidePages(door: self),
      SessionInterface(door: self), MailPages(door: self),
    ]
  }

  /// Goes on with a new token in the cookie.
  func goOn(_ welcome: Welcome, _ visit: Visit) -> PageAnswer {
    let address: String
    switch welcome.presence {
    case .nobody: address = visit.link(SignInAddress.start)
    case .half: address = visit.link(SignInAddress.code, visit.handedOn)
    case .choosing: address = visit.link(SignInAddress.role, visit.handedOn)
    case .signedIn(let who): address = visit.destination(who.role)
    }
    return .response(
      .seeOther(address, setting: [cookies.setting(cookies.sessionName, to: welcome.token.text)]))
  }

  /// A fault that no visitor can mend becomes a page with a number, and a line in the log.
  func fault(_ refusal: EntranceRefusal) -> DoorFault { DoorFault(refusal) }
}
