import Register

/// A page of a list, under a name that rooms with pages of their own can say.
public typealias Listed<Item: Sendable> = Page<Item>
