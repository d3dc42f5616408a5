import Foundation

/// The zones that a person can choose from.
enum TimeZones {
    static let names: [String] = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") } + ["UTC"]
}
