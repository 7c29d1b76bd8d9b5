struct LawPages: RouteGroup {
  let desk: LawDesk
}
