extension FactBuilders {
  /// Facts of symptoms, signs, function, imaging, risks and plan.
  static let findings: [any FactBuilder] = [
    SymptomFacts(), NeurologyFacts(), ExaminationFacts(), FunctionFacts(), ImagingFacts(),
    AlignmentFacts(), TobaccoFacts(), PatientFacts(), PriorSurgeryFacts(), PlanFacts(),
    AssessmentFacts(), SurgicalPlanFacts(), RequestedProcedureFacts(), StimulatorFacts(),
    DistressFacts(), InjectionResponseFacts(),
  ]
}
