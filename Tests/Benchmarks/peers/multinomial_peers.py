"""scikit-learn fits the eight reasons of denials; prints time, objective, gradient and memory.

usage: multinomial_peers.py newton-cg|lbfgs|newton-cholesky FOLDER
       multinomial_peers.py evaluate FOLDER COEFFICIENTS
"""
import json, resource, sys, warnings
from pathlib import Path
import numpy as np
from claims_problem import REASONS, class_gradient, read
from logistic_peers import one_hot, timed

warnings.filterwarnings("ignore")
TOLERANCE = {"newton-cg": 1e-9, "lbfgs": 1e-8, "newton-cholesky": 1e-9}


def fit(solver, factors, codes, Z, labels):
    from sklearn.linear_model import LogisticRegression
    X = one_hot(factors, codes, Z)
    model = LogisticRegression(C=1.0, solver=solver, tol=TOLERANCE[solver], max_iter=2000)
    times = timed(lambda: model.fit(X, labels))
    return times, np.column_stack([model.intercept_, model.coef_]), int(np.max(model.n_iter_))


if __name__ == "__main__":
    factors, codes, Z, _ = read(sys.argv[2])
    labels = np.fromfile(Path(sys.argv[2]) / "reason.u16", np.uint16).astype(np.int64)
    more = {}
    if sys.argv[1] == "evaluate":
        B = np.fromfile(sys.argv[3]).reshape(REASONS, -1)
    else:
        (seconds, cpu), B, iterations = fit(sys.argv[1], factors, codes, Z, labels)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        more = {"seconds": seconds, "cpu": cpu, "iterations": iterations, "peak_mb": peak}
    objective, gradient = class_gradient(factors, codes, Z, labels, B)
    print(json.dumps({"objective": objective, "gradient": gradient, **more}))
