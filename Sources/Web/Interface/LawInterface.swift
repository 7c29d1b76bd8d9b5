struct LawInterface: RouteGroup {
  let desk: LawDesk
}
