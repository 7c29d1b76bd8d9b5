import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary
import Office

/// The way in through another provider of identities.
struct OutsidePages: RouteGroup {
  let door: Door

  func addPages(to routes: PageRoutes) {
    guard let provider = door.provider else { return }
    routes.get(SignInAddress.outside, hasForm: true) { visit in try await begin(visit, provider) }
    let site = routes.site
    routes.router.get(RouterPath(SignInAddress.outsideReturn)) { request, context in
      let visit = try await Visit(request, context, phrases: site.phrases)
      return try await site.response(
        finish(visit, provider), at: context.place, for: context.visitor)
    }
  }

  private func begin(_ visit: Visit, _ provider: OtherProvider) async throws -> PageAnswer {
    guard let browser = visit.visitor.browser else { throw Problem(.badRequest) }
    // The language travels along: the way back stands in none.
    let wanted = visit.link(visit.handedOn[SignInAddress.then] ?? SignInAddress.start)
    do throws(ProviderFault) {
      return .redirect(
        to: try await door.entrance.goOutside(provider, browser: browser, returnsTo: wanted))
    } catch { return refused(.provider(error), visit) }
  }

  private func finish(_ visit: Visit, _ provider: OtherProvider) async throws -> PageAnswer {
    guard let state = visit.query["state"], let browser = visit.visitor.browser else {
      throw Problem(.badRequest)
    }
    do throws(EntranceRefusal) {
      let (welcome, wanted) = try await door.entrance.comeBack(
        provider, state: state, code: visit.query["code"], refusal: visit.query["error"],
        browser: browser)
      let place = Place(path: wanted, query: nil, fallback: visit.language)
      return door.goOn(
        welcome,
        Visit(
          place: place, phrases: visit.phrases,
          query: Fields(pairs: [.init(name: SignInAddress.then, value: place.path)])))
    } catch .fault(let fault) {
      throw door.fault(.fault(fault))
    } catch { return refused(error, visit) }
  }

  private func refused(_ refusal: EntranceRefusal, _ visit: Visit) -> PageAnswer {
    door.note("sign-in through the other provider: \(refusal)")
    var page = OutsideRefusedPage(visit)
    if case .wrong = refusal { page.advice = visit.say("sign-in.outside.unknown") }
    return .page(page, status: .forbidden)
  }
}

/// The other provider did not let the person in, or knows nobody with an account here.
struct OutsideRefusedPage: Page {
  static var template: String { "problem" }

  let title: String
  var advice: String
  let detail: String? = nil
  let incident: String? = nil
  let home: String

  init(_ visit: Visit) {
    title = visit.say("sign-in.outside.title")
    advice = visit.say("sign-in.outside.failed")
    home = visit.link(SignInAddress.start)
  }
}

extension Visitor {
  /// A token only this browser has.
  fileprivate var browser: SecretToken? { token ?? formToken }
}
