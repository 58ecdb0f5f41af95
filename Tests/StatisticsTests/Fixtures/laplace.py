"""Maximises the Laplace approximation of a mixed logistic model's marginal likelihood by brute force.

usage: laplace.py FOLDER > ref_laplace.json     (numpy, scipy; writes crossed.csv as well)

Dense matrices, the mode of the random effects by Newton's method to 1e-13, the outer maximum by
Nelder-Mead restarts until nothing changes: none of the methods of the package.
"""
import csv, json, sys
import numpy as np
from scipy.optimize import minimize


def maximise(X, groups, y, start):
    Z = np.column_stack([np.eye(g.max() + 1)[g] for g in groups])
    counts, q = [g.max() + 1 for g in groups], X.shape[1]
    last = {"u": np.zeros(Z.shape[1])}

    def negative(parameters):
        b, log_sd = parameters[:q], parameters[q:]
        precision = np.repeat(np.exp(-2 * log_sd), counts)
        u = last["u"].copy()
        for _ in range(100):
            p = 1 / (1 + np.exp(-(X @ b + Z @ u)))
            H = (Z * (p * (1 - p))[:, None]).T @ Z + np.diag(precision)
            step = np.linalg.solve(H, Z.T @ (p - y) + precision * u)
            u = u - step
            if abs(step).max() < 1e-13:
                break
        last["u"] = u
        eta = X @ b + Z @ u
        p = 1 / (1 + np.exp(-eta))
        H = (Z * (p * (1 - p))[:, None]).T @ Z + np.diag(precision)
        likelihood = np.sum(y * eta - np.logaddexp(0, eta)) - .5 * np.sum(precision * u * u)
        return -(likelihood + .5 * np.log(precision).sum() - .5 * np.linalg.slogdet(H)[1])

    best = minimize(negative, start, method="BFGS", options={"gtol": 1e-7})
    for _ in range(6):
        best = minimize(negative, best.x, method="Nelder-Mead",
                        options={"xatol": 1e-10, "fatol": 1e-12, "maxiter": 4000})
    return {"fixef": list(best.x[:q]), "sd": list(np.exp(best.x[q:])), "loglik": -best.fun,
            "ranef": list(last["u"])}


def crossed(path):
    r = np.random.default_rng(77)
    n, payer, surgeon = 1500, r.integers(0, 12, 1500), r.integers(0, 70, 1500)
    x = np.round(r.normal(size=n), 3)
    u, v = r.normal(0, .9, 12), r.normal(0, .5, 70)
    y = (r.random(n) < 1 / (1 + np.exp(-(-.4 + .5 * x + u[payer] + v[surgeon])))).astype(int)
    with open(path, "w") as file:
        file.write("payer,surgeon,x,y\n")
        for row in zip(payer, surgeon, x, y):
            file.write("P%02d,S%02d,%.3f,%d\n" % row)


def columns(path):
    with open(path) as file:
        rows = list(csv.DictReader(file))
    return {name: [row[name] for row in rows] for name in rows[0]}


if __name__ == "__main__":
    folder = sys.argv[1]
    crossed(f"{folder}/crossed.csv")
    group = lambda names: np.unique(names, return_inverse=True)[1]
    numbers = lambda text: np.array(text, float)
    one, two = columns(f"{folder}/payers30.csv"), columns(f"{folder}/crossed.csv")
    print(json.dumps({
        "payers30": maximise(
            np.column_stack([np.ones(len(one["y"])), numbers(one["x1"]), numbers(one["x2"])]),
            [group(one["payer"])], numbers(one["y"]), [-.3, .6, -.6, -.2]),
        "crossed": maximise(
            np.column_stack([np.ones(len(two["y"])), numbers(two["x"])]),
            [group(two["payer"]), group(two["surgeon"])], numbers(two["y"]), [-.4, .5, -.1, -.7]),
    }, indent=1))
