"""How many requests of each kind there were, how long their answers took, and what came of the imports beside them."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Import:
    rows: int
    seconds: float


@dataclass
class Result:
    """Times, in milliseconds, and errors by the kind of request."""
    times: dict = field(default_factory=lambda: defaultdict(list))
    errors: dict = field(default_factory=lambda: defaultdict(list))
    late: list = field(default_factory=list)
    imports: list = field(default_factory=list)

    @property
    def all(self):
        return Figures(sum(self.times.values(), []), sum(self.errors.values(), []))

    def table(self):
        kinds = sorted({*self.times, *self.errors})
        rows = {kind: Figures(self.times[kind], self.errors[kind]) for kind in kinds} | {"all": self.all}
        late = Figures(self.late)
        return "\n".join([
            f"{'':<12}{'number':>9}{'errors':>9}{'mean':>9}{'p50':>9}{'p99':>9}{'max':>9} ms",
            *(f"{name:<12}{it}" for name, it in rows.items()),
            f"In no figure: how long answers lay unread, {late.mean:.2f} ms in the mean, {late.most:.2f} at most.",
            *(f"An import of {it.rows:,} rows took {it.seconds:.1f} s." for it in self.imports),
            *self.all.errors[:20]])


class Figures:
    def __init__(self, times, errors=()):
        times = sorted(times)
        self.errors = errors
        self.number = len(times)
        self.mean = sum(times) / max(len(times), 1)
        self.p50 = self.at(times, 0.5)
        self.p99 = self.at(times, 0.99)
        self.most = self.at(times, 1)

    def __str__(self):
        times = f"{self.mean:>9.2f}{self.p50:>9.2f}{self.p99:>9.2f}{self.most:>9.2f}"
        return f"{self.number:>9}{len(self.errors):>9}{times}"

    @staticmethod
    def at(times, share):
        return times[min(int(len(times) * share), len(times) - 1)] if times else 0
