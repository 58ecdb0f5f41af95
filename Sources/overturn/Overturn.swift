@main struct Overturn { static func main() {} }
