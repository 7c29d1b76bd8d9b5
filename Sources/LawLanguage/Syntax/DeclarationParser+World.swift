/// Sources, enumerations and records: what the law speaks about.
extension FenceParser {
  /// `source KEY en "…" ru "…" kk "…"`, or `source KEY "…"` for a name that is the same in every language; `web
  /// "address"` below it.
  mutating func sourceDeclaration(_ line: Int) -> SourceDeclaration? {
    guard let key = sourceKey() else { return nil }
    var source = SourceDeclaration(key: key, labels: noLabels(key.place), web: nil)
    if keyword?.language == nil, kind == .text || !hasLabelLine(below: line) {
      guard let name = text("what the source is") else { return nil }
      for language in Language.allCases { source.labels.texts[language] = name }
    }
    labels(into: &source.labels)
    finishLine()
    eachChild(of: line) { parser, child in
      switch parser.keyword {
      case .en, .ru, .kk: parser.labelLine(child, into: &source.labels)
      case .web: parser.webLine(child, of: &source)
      default: parser.doesNotBelong()
      }
    }
    return source
  }

  private func hasLabelLine(below line: Int) -> Bool {
    let child = line + 1
    return child < lines[line].subtreeEnd && tokens[lines[child].first].keyword?.language != nil
  }

  private mutating func webLine(_ line: Int, of source: inout SourceDeclaration) {
    if source.web != nil { return repeated(source.key.place) }
    position += 1
    source.web = text("the address")
    finishLeaf(line)
  }

  mutating func enumeration(_ line: Int) -> EnumerationDeclaration? {
    guard let name = name("the name of the enumeration") else { return nil }
    var enumeration = EnumerationDeclaration(name: name, labels: noLabels(name.place), cases: [])
    labels(into: &enumeration.labels)
    finishLine()
    eachChild(of: line) { parser, child in
      switch parser.keyword {
      case .en, .ru, .kk: parser.labelLine(child, into: &enumeration.labels)
      case .case: if let one = parser.enumerationCase(child) { enumeration.cases.append(one) }
      default: parser.doesNotBelong()
      }
    }
    if enumeration.cases.isEmpty { missing("An enumeration has at least one “case”.", below: line) }
    return enumeration
  }

  private mutating func enumerationCase(_ line: Int) -> (name: Name, labels: LabelsSyntax)? {
    position += 1
    guard let name = name("the name of a case") else { return nil }
    return (name, labelBlock(line, place: name.place))
  }

  mutating func record(_ line: Int) -> RecordDeclaration? {
    guard let name = name("the name of the record") else { return nil }
    var record = RecordDeclaration(
      name: name, governedBy: nil, labels: noLabels(name.place), references: [])
    if accept(.governed), expect(.by) { record.governedBy = self.name("the name of a date") }
    labels(into: &record.labels)
    finishLine()
    eachChild(of: line) { parser, child in
      switch parser.keyword {
      case .en, .ru, .kk: parser.labelLine(child, into: &record.labels)
      case .has: if let one = parser.recordReference(child) { record.references.append(one) }
      default: parser.doesNotBelong()
      }
    }
    return record
  }

  /// `has NAME : RECORD [listed as NAME]`
  private mutating func recordReference(_ line: Int) -> RecordDeclaration.Reference? {
    position += 1
    guard let name = name("the name of the reference"), expect(.colon, ":"),
      let target = self.name("the name of a record")
    else { return nil }
    var listedAs: Name?
    if accept(.listed), expect(.as) { listedAs = self.name("the name of the list") }
    var reference = RecordDeclaration.Reference(
      name: name, target: target, listedAs: listedAs, labels: noLabels(name.place), ask: nil)
    labels(into: &reference.labels)
    finishLine()
    eachChild(of: line) { parser, child in
      switch parser.keyword {
      case .en, .ru, .kk: parser.labelLine(child, into: &reference.labels)
      case .ask: parser.labelBlock(child, once: &reference.ask)
      default: parser.doesNotBelong()
      }
    }
    return reference
  }
}
