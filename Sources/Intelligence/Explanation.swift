/// How the grade of one customer came about, for the page that shows it.
public struct Explanation: Sendable, Equatable {
    public let grade: Grade
    public let parts: PerMeasure<ExplanationPart>

    public init(grade: Grade, parts: PerMeasure<ExplanationPart>) {
        self.grade = grade
        self.parts = parts
    }
}

/// One measure of an explanation: "12 of 50 customers have a smaller value, so 2 points, weighing 25 of 100".
public struct ExplanationPart: Sendable, Equatable {
    public let value: Int64
    public let score: UInt8
    /// Scored customers with a strictly smaller value.
    public let smaller: Int
    /// Scored customers.
    public let total: Int
    public let weight: UInt16
    public let scale: Scale

    public init(value: Int64, score: UInt8, smaller: Int, total: Int, weight: UInt16, scale: Scale) {
        self.value = value
        self.score = score
        self.smaller = smaller
        self.total = total
        self.weight = weight
        self.scale = scale
    }
}

/// The explanation for one customer; nil for one who was not scored.
///
///     explain(17, in: input, GradingSettings())?.parts.recency.smaller
public func explain(_ id: Int64, in input: GradingInput, _ settings: GradingSettings) -> Explanation? {
    guard let index = input.ids.firstIndex(of: id) else { return nil }
    let grade = Grader(input, settings).grade(at: index)
    let scores = PerMeasure(recency: grade.r, frequency: grade.f, amount: grade.m, cost: grade.c)
    let parts = PerMeasure { measure in
        let column = input[measure]
        let value = column[index]
        return ExplanationPart(
            value: value,
            score: scores[measure],
            smaller: column.count { $0 < value },
            total: column.count,
            weight: settings.weights[measure],
            scale: settings.scales[measure])
    }
    return Explanation(grade: grade, parts: parts)
}
