/// Citations, confidence, sources and their inheritance.
extension CheckSession {
  /// What a part rests on: its own words, else those of what it belongs to, else the heading.
  ///
  /// Where confidence is stated nowhere the least is taken; `requireConfidence` reports that.
  func basis(_ own: BasisSyntax, over parents: BasisSyntax..., site: Site) -> Basis {
    let chain = [own] + parents
    let cited = chain.first { !$0.citations.isEmpty }?.citations ?? []
    var citations = cited.compactMap { citation($0, in: site.act) }
    if cited.isEmpty, let provision = site.provision {
      citations = [
        Citation(act: site.act, provision: provision, path: book[provision].anchor)
      ]
    }
    let sources = chain.first { !$0.sources.isEmpty }?.sources ?? []
    return Basis(
      citations: citations, confidence: chain.lazy.compactMap(\.confidence).first ?? .unsure,
      sources: sources.compactMap(source))
  }

  /// Reports a basis without confidence, of what inherits from nothing.
  func requireConfidence(_ basis: BasisSyntax, at place: SourcePlace) {
    guard basis.confidence == nil else { return }
    report(.missingConfidence, "Say how sure the source is: sure, likely or unsure.", at: place)
  }

  private func source(_ name: Name) -> ID<Source>? {
    if let id = names.sources[name.text] { return id }
    report(
      .unknownSource,
      "There is no source with the key “\(name.text)”.\(also: nearest(name.text, Array(names.sources.keys)))",
      at: name.place)
    return nil
  }

  func citation(_ syntax: CitationSyntax, in current: ID<Act>) -> Citation? {
    let act: ID<Act>
    if let name = syntax.act {
      guard let found = names.acts[name] else {
        report(
          .unknownAct, "There is no act “\(name)”.\(also: nearest(name, Array(names.acts.keys)))",
          at: syntax.place)
        return nil
      }
      act = found
    } else {
      act = current
    }
    guard let provision = provision(syntax.path, of: act) else {
      let anchors = names.anchors[act].map { Array($0.keys) } ?? []
      report(
        .unknownAnchor,
        "“\(book[act].name)” has no heading for “\(syntax.path)”.\(also: nearest(syntax.path, anchors))",
        at: syntax.place)
      return nil
    }
    return Citation(act: act, provision: provision, path: syntax.path)
  }

  /// The heading with this anchor, or the nearest one above: `art-5.2.1`, `art-5.2`, `art-5`.
  private func provision(_ path: String, of act: ID<Act>) -> ID<Provision>? {
    var path = path[...]
    while true {
      if let found = names.anchors[act]?[String(path)] { return found }
      guard let dot = path.lastIndex(of: ".") else { return nil }
      path = path[..<dot]
    }
  }

  /// `Did you mean ‘…’?` when one of the known names is close enough.
  func nearest(_ name: String, _ known: [String]) -> Wording {
    NearestName.suggestion(for: name, among: known)
  }
}
