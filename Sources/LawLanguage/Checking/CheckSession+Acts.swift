import Measures

/// Acts, headings, and the sorting of declarations by kind.
extension CheckSession {
  /// What a card or the head of a reform lacks was reported by the parser; here it is only read.
  func collectActs() {
    for tree in parsed.trees {
      if isCard(tree) {
        addAct(named: folder(of: tree.path), tree.frontMatter)
      } else if let front = tree.frontMatter, let name = front.value("reform") {
        addReform(name, front)
      }
    }
    actOfFile = parsed.trees.map(act)
    for (tree, act) in zip(parsed.trees, actOfFile) { collectHeadings(of: tree, in: act) }
    for name in wantedReforms where names.reforms[name] == nil {
      report(
        .unknownReform,
        "There is no reform named “\(name)”.\(also: nearest(name, Array(names.reforms.keys)))",
        at: SourcePlace(file: 0, line: 1, column: 1, length: 1))
    }
  }

  private func isCard(_ tree: SyntaxFile) -> Bool {
    tree.path == "act.md" || tree.path.hasSuffix("/act.md")
  }

  private func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }

  private func addAct(named name: String, _ front: FrontMatterSyntax?) {
    let adopted = date("adopted", front)
    let inForce = date("in force", front)
    let through = date("until", front)
    if let first = inForce ?? adopted, let through, through < first,
      let place = front?.value("until")?.place
    {
      report(
        .periodUpsideDown, "The act ends on \(through), before it begins on \(first).", at: place)
    }
    names.acts[name] = ID(book.acts.count)
    book.acts.append(
      Act(
        id: ID(book.acts.count), name: name, titles: titles(front),
        number: number(front), adopted: adopted, inForce: inForce, through: through,
        monthEnd: front?.value("months")?.text == "round up" ? .up : .down))
  }

  /// A reform file is an act of its own, so that its sections can be cited.
  private func addReform(_ name: Name, _ front: FrontMatterSyntax) {
    if let other = names.reforms[name.text] {
      report(
        .duplicateName, "Another reform has the name “\(name.text)”; give this one its own.",
        at: name.place,
        notes: [.init("the other", book[other].place)])
      return
    }
    let inForce = date("in force", front)
    names.reforms[name.text] = ID(book.reforms.count)
    book.reforms.append(
      Reform(
        id: ID(book.reforms.count), name: name.text, titles: titles(front),
        status: front.value("status").flatMap { Reform.Status(rawValue: $0.text) } ?? .proposal,
        inForce: inForce ?? .earliest, isApplied: wantedReforms.contains(name.text),
        place: name.place))
    names.acts["reforms/" + name.text] = ID(book.acts.count)
    book.acts.append(
      Act(
        id: ID(book.acts.count), name: "reforms/" + name.text, titles: titles(front), number: nil,
        adopted: nil, inForce: inForce, through: nil, monthEnd: .down))
  }

  private func titles(_ front: FrontMatterSyntax?) -> Labels {
    func title(_ key: String) -> String { front?.value("title.\(key)")?.text ?? "" }
    return Labels(kk: title("kk"), ru: title("ru"), en: title("en"))
  }

  /// A number is the same in every language; words around it are not.
  private func number(_ front: FrontMatterSyntax?) -> Labels? {
    if let plain = front?.value("number")?.text { return Labels(kk: plain, ru: plain, en: plain) }
    guard let kk = front?.value("number.kk"), let ru = front?.value("number.ru"),
      let en = front?.value("number.en")
    else { return nil }
    return Labels(kk: kk.text, ru: ru.text, en: en.text)
  }

  private func date(_ key: String, _ front: FrontMatterSyntax?) -> Day? {
    front?.value(key).flatMap { Day(iso: $0.text) }
  }

  /// The act a file belongs to: its own as a reform, else the nearest folder above with a card.
  private func act(of tree: SyntaxFile) -> ID<Act>? {
    if !isCard(tree), let reform = tree.frontMatter?.value("reform") {
      return names.acts["reforms/" + reform.text]
    }
    var parts = tree.path.split(separator: "/").dropLast()
    while !parts.isEmpty {
      if let act = names.acts[parts.joined(separator: "/")] { return act }
      parts = parts.dropLast()
    }
    return names.acts[""]
  }

  private func collectHeadings(of tree: SyntaxFile, in act: ID<Act>?) {
    guard let act else {
      report(
        .missingCard,
        "No folder above this file holds the card of an act; add act.md to the folder of the act.",
        at: SourcePlace(file: tree.file, line: 1, column: 1, length: 1))
      return
    }
    var systems: [String] = []
    for (index, item) in tree.items.enumerated() {
      if case .paragraph(let paragraph) = item { systems = self.systems(paragraph) ?? systems }
      guard case .heading(let heading) = item, let anchor = heading.anchor else { continue }
      systems = self.systems(after: index, in: tree) ?? systems
      addProvision(heading, anchor, act, texts(after: index, in: tree), systems)
    }
  }

  /// The note `System: S17, S18` below a heading; it holds until the next one in the file.
  private func systems(after index: Int, in tree: SyntaxFile) -> [String]? {
    for item in tree.items[(index + 1)...] {
      switch item {
      case .heading(let next) where next.anchor != nil: return nil
      case .paragraph(let paragraph):
        if let systems = systems(paragraph) { return systems }
      default: continue
      }
    }
    return nil
  }

  private func systems(_ paragraph: ParagraphSyntax) -> [String]? {
    guard paragraph.text.hasPrefix(Self.systemNote) else { return nil }
    let names = paragraph.text.dropFirst(Self.systemNote.count).split(separator: ",")
    return names.map { $0.filter { !$0.isWhitespace } }
  }

  private static var systemNote: String { "System:" }

  private func texts(after index: Int, in tree: SyntaxFile) -> [Language: String] {
    var texts: [Language: String] = [:]
    for item in tree.items[(index + 1)...] {
      if case .heading(let next) = item, next.anchor != nil { break }
      guard case .paragraph(let paragraph) = item, let language = paragraph.language else {
        continue
      }
      texts[language] = texts[language].map { $0 + "\n\n" + paragraph.text } ?? paragraph.text
    }
    return texts
  }

  private func addProvision(
    _ heading: HeadingSyntax, _ anchor: Name, _ act: ID<Act>, _ texts: [Language: String],
    _ systems: [String]
  ) {
    if let other = names.anchors[act]?[anchor.text] {
      report(
        .duplicateAnchor,
        "The anchor “\(anchor.text)” stands in this act already; give each heading its own.",
        at: anchor.place, notes: [.init("the first one", book[other].place)])
      return
    }
    let id = ID<Provision>(book.provisions.count)
    names.anchors[act, default: [:]][anchor.text] = id
    book.provisions.append(
      Provision(
        id: id, act: act, anchor: anchor.text, level: heading.level,
        titles: Labels(heading.titles),
        text: Labels(kk: texts[.kk] ?? "", ru: texts[.ru] ?? "", en: texts[.en] ?? ""),
        systems: systems, place: heading.place))
  }

  func labels(_ syntax: LabelsSyntax, of what: Wording) -> Labels {
    let labels = Labels(syntax)
    if labels.kk.isEmpty || labels.ru.isEmpty || labels.en.isEmpty {
      let missing = Language.allCases.filter { labels[$0].isEmpty }.map(\.rawValue)
      report(
        .missingLabel, "The \(what) has no text in: \(missing.joined(separator: ", ")).",
        at: syntax.place)
    }
    return labels
  }

  func collectDeclarations() {
    for (tree, act) in zip(parsed.trees, actOfFile) {
      guard let act else { continue }
      let reform = tree.frontMatter?.value("reform").flatMap { names.reforms[$0.text] }
      if let reform, !book[reform].isApplied { continue }
      var site = Site(act: act, provision: nil, monthEnd: book[act].monthEnd)
      var amendments = reform.map { ReformText(reform: $0) }
      for item in tree.items {
        switch item {
        case .heading(let heading):
          if let anchor = heading.anchor { site.provision = names.anchors[act]?[anchor.text] }
        case .paragraph: break
        case .declaration(let declaration): sort(declaration, site, &amendments)
        case .worked(let worked): written.cases.append(Sited(syntax: worked, site: site))
        }
      }
      if let amendments { written.amendments.append(amendments) }
    }
  }

  private func sort(_ declaration: DeclarationSyntax, _ site: Site, _ reform: inout ReformText?) {
    switch declaration {
    case .source(let it): addSource(it)
    case .enumeration(let it): written.enumerations.append(Sited(syntax: it, site: site))
    case .record(let it): written.records.append(Sited(syntax: it, site: site))
    case .fact(let it): written.facts.append(Sited(syntax: it, site: site))
    case .value(let it): written.values.append(Sited(syntax: it, site: site))
    case .rule(let it): written.rules.append(Sited(syntax: it, site: site))
    case .edition(let it): written.editions.append(Sited(syntax: it, site: site))
    case .choice(let it): written.choices.append(Sited(syntax: it, site: site))
    case .calendar(let it): written.calendars.append(Sited(syntax: it, site: site))
    case .topic(let it): written.topics.append(Sited(syntax: it, site: site))
    case .check(let it): written.checks.append(Sited(syntax: it, site: site))
    case .invariant(let it): written.invariants.append(Sited(syntax: it, site: site))
    case .amendRule(let it): amend(it.place) { $0.rules.append(Sited(syntax: it, site: site)) }
    case .amendValue(let it): amend(it.place) { $0.values.append(Sited(syntax: it, site: site)) }
    case .repealRule(let it): amend(it.place) { $0.repeals.append(Sited(syntax: it, site: site)) }
    }
    func amend(_ place: SourcePlace, _ add: (inout ReformText) -> Void) {
      guard var text = reform else {
        report(
          .amendmentOutsideReform,
          "Only a reform file (front matter “reform:”) may amend or repeal.", at: place)
        return
      }
      add(&text)
      reform = text
    }
  }

  private func addSource(_ source: SourceDeclaration) {
    if let other = names.sources[source.key.text] {
      if book[other].labels != Labels(source.labels) {
        report(
          .duplicateName,
          "The key “\(source.key.text)” stands for another source already; choose another.",
          at: source.key.place,
          notes: names.sourcePlaces[source.key.text].map { [.init("the other", $0)] } ?? [])
      }
      return
    }
    let id = ID<Source>(book.sources.count)
    names.sources[source.key.text] = id
    names.sourcePlaces[source.key.text] = source.key.place
    let labels = labels(source.labels, of: "source “\(source.key.text)”")
    book.sources.append(Source(id: id, key: source.key.text, labels: labels, web: source.web))
  }
}

extension Labels {
  /// The texts as written; what is missing is empty.
  init(_ syntax: LabelsSyntax) {
    self.init(
      kk: syntax.texts[.kk] ?? "", ru: syntax.texts[.ru] ?? "", en: syntax.texts[.en] ?? "")
  }
}
