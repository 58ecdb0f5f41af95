"""The problems that fits are timed on: synthetic, fixed seed.

usage: claims_problem.py ROWS FOLDER [wide | dense | reasons]

Denials: seven factors with Zipf-like frequencies and some dependence between them, twelve
standardised numbers, and whether the denial was overturned. `wide` adds a factor of 5,000
providers; `dense` has fifty correlated numbers and no factor; `reasons` adds one of eight reasons
for each denial, reason.u16. Written as raw little-endian columns
that every contender reads: NAME.u16, number_J.f64, outcome.u8, and the terms in terms.json.
"""
import json, sys
from pathlib import Path
import numpy as np

FACTORS = [("payer", 40), ("plan_type", 6), ("cpt", 120), ("icd", 300), ("carc", 25),
           ("facility", 20), ("surgeon", 60)]
PROVIDERS = 5_000
REASONS = 8
SEED = 20240917


def zipf(levels, exponent):
    p = 1.0 / np.arange(1, levels + 1) ** exponent
    return p / p.sum()


def generate(n, kind=""):
    if kind == "dense":
        return dense(n)
    truth = np.random.default_rng(SEED)  # effects do not depend on n
    spread = [.45, .25, .35, .30, .70, .15, .25]
    effects = {name: truth.normal(0, sd, k) for (name, k), sd in zip(FACTORS, spread)}
    slopes = np.array([.05, .10, -.15, -.20, .05, .03, -.12, .25, .45, -.60, .35, .20])
    diagnosis_of, surgeon_of = truth.integers(0, 300, 120), truth.integers(0, 60, 20)
    r = np.random.default_rng([SEED, n])
    codes = factors(r, n, diagnosis_of, surgeon_of)
    X = np.round(numbers(r, n), 4)
    Z = (X - X.mean(0)) / X.std(0)
    eta = -.35 + Z @ slopes + sum(effects[name][codes[name]] for name, _ in FACTORS)
    factors_used = list(FACTORS)
    if kind == "wide":
        r = np.random.default_rng([SEED, n, PROVIDERS])
        factors_used.append(("provider", PROVIDERS))
        codes["provider"] = r.permutation(PROVIDERS)[r.choice(PROVIDERS, n, p=zipf(PROVIDERS, .7))]
        eta = eta + truth.normal(0, .4, PROVIDERS)[codes["provider"]]
    return factors_used, codes, Z, r.random(n) < 1 / (1 + np.exp(-eta))


def dense(n, columns=50):
    """Numbers with correlation 0.5 between neighbours."""
    r = np.random.default_rng([SEED, n, columns])
    Z = r.normal(size=(n, columns))
    for j in range(1, columns):
        Z[:, j] = .5 * Z[:, j - 1] + np.sqrt(.75) * Z[:, j]
    Z = (Z - Z.mean(0)) / Z.std(0)
    eta = -.35 + Z @ r.normal(0, .15, columns)
    return [], {}, Z, r.random(n) < 1 / (1 + np.exp(-eta))


def reasons(codes, Z):
    truth, r = np.random.default_rng([SEED, REASONS]), np.random.default_rng([SEED, len(Z), REASONS])
    score = np.array([.8, .5, .3, .1, 0, -.3, -.7, -1.2])
    score = score + Z @ truth.normal(0, .25, (Z.shape[1], REASONS))
    for (name, k), sd in zip(FACTORS, [.6, .3, .5, .4, 1.0, .2, .2]):
        score += truth.normal(0, sd, (k, REASONS))[codes[name]]
    return (score + r.gumbel(size=score.shape)).argmax(1)


def factors(r, n, diagnosis_of, surgeon_of):
    c = {"payer": r.choice(40, n, p=zipf(40, 1.1))}
    c["plan_type"] = np.where(r.random(n) < .6, c["payer"] % 6, r.choice(6, n, p=zipf(6, .8)))
    c["cpt"] = r.choice(120, n, p=zipf(120, 1.0))
    near = (diagnosis_of[c["cpt"]] + r.geometric(.35, n) - 1) % 300
    c["icd"] = np.where(r.random(n) < .5, near, r.choice(300, n, p=zipf(300, .9)))
    c["carc"] = r.choice(25, n, p=zipf(25, 1.2))
    c["facility"] = r.choice(20, n, p=zipf(20, .7))
    usual = (surgeon_of[c["facility"]] + r.integers(0, 3, n)) % 60
    c["surgeon"] = np.where(r.random(n) < .7, usual, r.integers(0, 60, n))
    return c


def numbers(r, n):
    billed = r.normal(9.2, .9, n)
    days = r.gamma(2., 12., n)
    return np.column_stack([
        billed, billed * .8 + r.normal(0, .4, n), days, days + r.gamma(2., 20., n),
        1 + r.poisson(1.2, n), np.clip(r.normal(58, 14, n), 1, 99), r.poisson(.8, n),
        r.poisson(3., n), r.random(n) < .62, r.random(n) < .18, r.random(n) < .9,
        r.beta(4, 2, n)])


def read(folder):
    """The factors with their level counts, codes by factor, the numbers n x q, outcomes."""
    folder = Path(folder)
    terms = json.loads((folder / "terms.json").read_text())
    factors = [(factor["name"], factor["levels"]) for factor in terms["factors"]]
    codes = {name: np.fromfile(folder / f"{name}.u16", np.uint16) for name, _ in factors}
    Z = np.column_stack([np.fromfile(folder / f"number_{j}.f64") for j in range(terms["numbers"])])
    return factors, codes, Z, np.fromfile(folder / "outcome.u8", np.uint8).astype(float)


def offsets(factors):
    """Where each factor's levels begin among all; the last entry is their number."""
    return np.cumsum([0] + [count for _, count in factors])


def gradient(factors, codes, Z, y, intercept, b, ridge=1.0):
    """Norm of the gradient of the penalised negative log-likelihood, relative to that at zero.
    The coefficients are those of the levels, then those of the numbers."""
    starts = offsets(factors)

    def norm(intercept, b):
        eta = intercept + Z @ b[starts[-1]:]
        for (name, k), offset in zip(factors, starts):
            eta = eta + b[offset:offset + k][codes[name]]
        residual = 1 / (1 + np.exp(-eta)) - y
        parts = [np.bincount(codes[name], residual, k) for name, k in factors] + [Z.T @ residual]
        return np.linalg.norm(np.r_[residual.sum(), np.concatenate(parts) + ridge * b])
    return float(norm(intercept, b) / norm(0.0, np.zeros_like(b)))


def class_gradient(factors, codes, Z, labels, B, ridge=1.0):
    """The objective, and the norm of its gradient relative to that at zero. B is classes x (1 +
    levels + numbers), the intercept first and free."""
    starts, Y = offsets(factors), np.eye(len(B))[labels]

    def evaluate(B):
        eta = B[:, 0] + Z @ B[:, 1 + starts[-1]:].T
        for (name, k), offset in zip(factors, starts):
            eta = eta + B[:, 1 + offset:1 + offset + k].T[codes[name]]
        top = eta.max(1, keepdims=True)
        u = np.exp(eta - top)
        R = u / u.sum(1, keepdims=True) - Y
        parts = [np.stack([np.bincount(codes[name], column, k) for column in R.T])
                 for name, k in factors]
        g = np.column_stack([R.sum(0), *parts, R.T @ Z])
        g[:, 1:] += ridge * B[:, 1:]
        loss = float((np.log(u.sum(1)) + top[:, 0]).sum() - (eta * Y).sum())
        return loss + ridge / 2 * float((B[:, 1:] ** 2).sum()), np.linalg.norm(g)

    objective, norm = evaluate(B)
    return objective, float(norm / evaluate(np.zeros_like(B))[1])


if __name__ == "__main__":
    rows, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    used, codes, Z, y = generate(rows, *sys.argv[3:])
    for name, _ in used:
        codes[name].astype(np.uint16).tofile(folder / f"{name}.u16")
    for j in range(Z.shape[1]):
        np.ascontiguousarray(Z[:, j]).tofile(folder / f"number_{j}.f64")
    y.astype(np.uint8).tofile(folder / "outcome.u8")
    if sys.argv[3:] == ["reasons"]:
        reasons(codes, Z).astype(np.uint16).tofile(folder / "reason.u16")
    (folder / "terms.json").write_text(json.dumps({
        "factors": [{"name": name, "levels": k} for name, k in used], "numbers": Z.shape[1]}))
