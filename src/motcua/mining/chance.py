"""Pure: how likely a count at least as large is by chance alone."""

from math import exp, lgamma, log, log1p


def tail(hits: int, tries: int, share: float) -> float:
    """P(X >= hits) for X binomial(tries, share): 1 for no hits."""
    if hits <= 0 or share >= 1:
        return 1.0
    if share <= 0 or hits > tries:
        return 0.0
    return min(1.0, sum(exp(_log_chance(k, tries, share)) for k in range(hits, tries + 1)))


def _log_chance(hits: int, tries: int, share: float) -> float:
    ways = lgamma(tries + 1) - lgamma(hits + 1) - lgamma(tries - hits + 1)
    return ways + hits * log(share) + (tries - hits) * log1p(-share)
