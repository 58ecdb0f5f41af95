/// The version every report and stored model names.
enum Version {
  static let text = "0.1.0"
}
