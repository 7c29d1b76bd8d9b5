extension FenceParser {
  func noLabels(_ place: SourcePlace) -> LabelsSyntax { LabelsSyntax(texts: [:], place: place) }

  /// Reads `en "…" ru "…" kk "…"` as far as it goes.
  mutating func labels(into labels: inout LabelsSyntax) {
    while let language = keyword?.language, peek(1)?.kind == .text, let token = current {
      if labels.texts.isEmpty { labels.place = place(token) }
      if labels.texts[language] != nil {
        let note = Diagnostic.Note("the first is here", labels.place)
        return fail(
          .repeatedLine, "The “\(language.rawValue)” text stands here twice.", notes: [note])
      }
      position += 1
      labels.texts[language] = text("a text")
    }
  }

  /// A line that holds nothing but labels.
  mutating func labelLine(_ line: Int, into labels: inout LabelsSyntax) {
    self.labels(into: &labels)
    finishLeaf(line)
  }

  /// Labels on the rest of this line and on the lines below it.
  mutating func labelBlock(_ line: Int, place: SourcePlace) -> LabelsSyntax {
    var labels = noLabels(place)
    self.labels(into: &labels)
    finishLine()
    eachChild(of: line) { parser, child in
      if parser.keyword?.language != nil {
        parser.labelLine(child, into: &labels)
      } else {
        parser.doesNotBelong()
      }
    }
    return labels
  }

  /// `ask` and `help` with their texts; each may stand once.
  mutating func labelBlock(_ line: Int, once labels: inout LabelsSyntax?) {
    let place = placeHere
    if let first = labels { return repeated(first.place) }
    position += 1
    labels = labelBlock(line, place: place)
  }

  /// The texts of a `not known` on the lines below it; nothing else may stand there.
  mutating func holeTexts(_ line: Int, of expression: inout ExpressionSyntax) {
    eachChild(of: line) { parser, child in
      if !parser.holeText(child, of: &expression) { parser.doesNotBelong() }
    }
  }

  /// Reads a line of texts if the expression is a `not known`.
  mutating func holeText(_ line: Int, of expression: inout ExpressionSyntax) -> Bool {
    guard keyword?.language != nil, case .notKnown(var labels) = expression.kind else {
      return false
    }
    labelLine(line, into: &labels)
    expression.kind = .notKnown(labels)
    return true
  }

  mutating func repeated(_ first: SourcePlace) {
    let note = Diagnostic.Note("the first is here", first)
    fail(.repeatedLine, "\(found()) stands here twice.", notes: [note])
  }
}
