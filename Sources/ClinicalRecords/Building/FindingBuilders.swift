extension FactBuilders {
  /// Facts of symptoms, signs, function, imaging, risks and plan.
  static let findings: [any FactBuilder] = [
    SymptomFacts(), NeurologyFacts(), ExaminationFacts(), SacroiliacFacts(), FunctionFacts(),
    ActivityFacts(),
    ImagingFacts(), AlignmentFacts(), DeformityFacts(), DegenerationFacts(), SlipFacts(),
    DiagnosisFacts(),
    ContraindicationFacts(), ReportFacts(), TobaccoFacts(), PatientFacts(), PriorSurgeryFacts(),
    PlanFacts(), AssessmentFacts(), SurgicalPlanFacts(), RequestedProcedureFacts(),
    StimulatorFacts(), DistressFacts(), InjectionResponseFacts(),
  ]
}
