extension Plan {
  /// The plan for subjects whose peers are not known: without quotas, which say nothing about one
  /// subject alone.
  public func withoutQuotas() -> Plan {
    var plan = self
    for index in plan.assessments.indices {
      plan.assessments[index].quotas = []
      plan.assessments[index].quotaOrders = []
    }
    return plan
  }

  /// The plan for subjects of whom it is taken for granted that assessments are for them and that
  /// they are rated, unless their facts say no.
  ///
  /// - Parameters:
  ///   - members: The numbers of the assessments that are for them.
  ///   - rated: The numbers of those in which they are rated.
  public func taking(asMembersOf members: Set<Int>, asRatedIn rated: Set<Int>) -> Plan {
    var plan = self
    for index in plan.assessments.indices {
      if members.contains(index) { plan.assessments[index].appliesTo?.ifMissing = true }
      if rated.contains(index) { plan.assessments[index].assessedWhen?.ifMissing = true }
    }
    return plan
  }
}
