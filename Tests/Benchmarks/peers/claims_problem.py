"""The categorical problem: synthetic denials, fixed seed.

usage: claims_problem.py ROWS FOLDER

Seven factors with Zipf-like frequencies and some dependence between them, twelve standardised
numbers, and whether the denial was overturned. Written as raw little-endian columns that every
contender reads: NAME.u16, number_J.f64, outcome.u8.
"""
import sys
from pathlib import Path
import numpy as np

FACTORS = [("payer", 40), ("plan_type", 6), ("cpt", 120), ("icd", 300), ("carc", 25),
           ("facility", 20), ("surgeon", 60)]
LEVELS = sum(count for _, count in FACTORS)
OFFSETS = np.cumsum([0] + [count for _, count in FACTORS])
NUMBERS = 12
SEED = 20240917


def zipf(levels, exponent):
    p = 1.0 / np.arange(1, levels + 1) ** exponent
    return p / p.sum()


def generate(n):
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
    return codes, Z, r.random(n) < 1 / (1 + np.exp(-eta))


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
    """Codes by factor, the numbers n x 12, outcomes as doubles."""
    folder = Path(folder)
    codes = {name: np.fromfile(folder / f"{name}.u16", np.uint16) for name, _ in FACTORS}
    Z = np.column_stack([np.fromfile(folder / f"number_{j}.f64") for j in range(NUMBERS)])
    return codes, Z, np.fromfile(folder / "outcome.u8", np.uint8).astype(float)


def gradient(codes, Z, y, intercept, b, ridge=1.0):
    """Norm of the gradient of the penalised negative log-likelihood, relative to that at zero."""
    def norm(intercept, b):
        eta = intercept + Z @ b[LEVELS:]
        for (name, k), offset in zip(FACTORS, OFFSETS):
            eta = eta + b[offset:offset + k][codes[name]]
        residual = 1 / (1 + np.exp(-eta)) - y
        parts = [np.bincount(codes[name], residual, k) for name, k in FACTORS] + [Z.T @ residual]
        return np.linalg.norm(np.r_[residual.sum(), np.concatenate(parts) + ridge * b])
    return float(norm(intercept, b) / norm(0.0, np.zeros_like(b)))


if __name__ == "__main__":
    rows, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    codes, Z, y = generate(rows)
    for name, _ in FACTORS:
        codes[name].astype(np.uint16).tofile(folder / f"{name}.u16")
    for j in range(NUMBERS):
        np.ascontiguousarray(Z[:, j]).tofile(folder / f"number_{j}.f64")
    y.astype(np.uint8).tofile(folder / "outcome.u8")
