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

  /// The plan for subjects of whom it is taken for granted that an assessment is for them and that
  /// they are rated, unless their facts say no.
  ///
  /// - Parameter assessments: The numbers of the assessments.
  public func takingAsRated(in assessments: Set<Int>) -> Plan {
    var plan = self
    for index in plan.assessments.indices where assessments.contains(index) {
      plan.assessments[index].appliesTo?.ifMissing = true
      plan.assessments[index].assessedWhen?.ifMissing = true
    }
    return plan
  }
}
