extension Extractors {
  /// Symptoms, signs, function, imaging, risks and plan.
  static let findings: [any Extractor] =
    [
      RadicularPain(), NeurogenicClaudication(), SymptomDuration(), SymptomsGone(), MotorStrength(),
      NormalStrength(), Weakness(), SensoryChange(), ProvocationSign(), LongTractSign(), Reflex(),
      NormalGait(), SacroiliacProvocation(), CaudaEquina(), Myelopathy(),
      PainScore(), DisabilityIndex(), ActivityTolerance(), DailyActivities(), RegainedFunction(),
      ImagingStudy(),
      Stenosis(), NormalLevel(), DiscHerniation(), NeuralCompression(), Listhesis(), CordSignal(),
      StructuralCondition(), CanalDiameter(), DiscDegeneration(), DiscCollapse(), CurveAngle(),
      SpinalBalance(), SlipProgression(), InstabilityCause(), FacetLoss(), StatedDiagnosis(),
      TobaccoUse(), LaboratoryValue(), Diabetes(), BodyMass(), PsychologicalHealth(),
      PriorSurgery(), StatedAge(), PlannedProcedure(), SharedDecision(), OtherSources(),
      SurgeryNotIndicated(), RevisionCounselling(), BoneRemoval(), DeviceApproval(),
      ImageGuidance(), InjectionGain(), StimulatorTrial(),
    ] + NamedStatements.all
}
