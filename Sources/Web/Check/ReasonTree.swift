import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// Draws the reasons of a ruling as nested lists that fold.
///
/// A tree has hundreds of steps, so it is drawn here and not by a template.
struct ReasonTree {
  let links: LawLinks
  let day: Day
  private let openLevels: Int

  /// - Parameter depth: how many levels stand open: a number or `all`
  init(links: LawLinks, day: Day, depth: String?) {
    self.links = links
    self.day = day
    openLevels = depth == "all" ? Int.max : depth.flatMap { Int($0) } ?? 0
  }

  /// `<ul>` with the steps below the ruling itself.
  func html(_ root: NarratedReason) -> String {
    var html = ""
    draw(root.children, level: 1, into: &html)
    return html
  }

  private func draw(_ reasons: [NarratedReason], level: Int, into html: inout String) {
    guard !reasons.isEmpty else { return }
    html += level == 1 ? "<ul class=\"reasons\">\n" : "<ul>\n"
    for reason in reasons { draw(reason, level: level, into: &html) }
    html += "</ul>\n"
  }

  private func draw(_ reason: NarratedReason, level: Int, into html: inout String) {
    html += reason.isDecisive ? "<li>" : "<li class=\"reason-aside\">"
    if reason.children.isEmpty {
      html += "<p>" + escapedHTML(reason.text) + "</p>"
      drawBasis(of: reason, into: &html)
    } else {
      html += level < openLevels ? "<details open>" : "<details>"
      html += "<summary><span>" + escapedHTML(reason.text) + "</span></summary>"
      drawBasis(of: reason, into: &html)
      draw(reason.children, level: level + 1, into: &html)
      html += "</details>"
    }
    html += "</li>\n"
  }

  private func drawBasis(of reason: NarratedReason, into html: inout String) {
    if let detail = reason.detail { html += "<p class=\"hint\">" + escapedHTML(detail) + "</p>" }
    guard !reason.citations.isEmpty else { return }
    html += "<p class=\"citation\">"
    html += reason.citations.map { citation in
      let link = links.citation(citation, on: day)
      return "<a href=\"" + escapedHTML(link.href) + "\">" + escapedHTML(link.text) + "</a>"
    }.joined(separator: "; ")
    if let confidence = reason.confidence {
      let badge = Badge(confidence, links.visit)
      html += " <span class=\"badge badge-\(badge.tone)\">" + escapedHTML(badge.text) + "</span>"
    }
    html += "</p>"
  }
}
