"""One peer fits the categorical problem; prints time, gradient and memory.

usage: logistic_peers.py glum|newton-cholesky FOLDER | evaluate FOLDER COEFFICIENTS
"""
import json, resource, sys, time, warnings
import numpy as np
from claims_problem import FACTORS, LEVELS, NUMBERS, OFFSETS, gradient, read

warnings.filterwarnings("ignore")


def glum(codes, Z, y):
    """Its best form: categorical columns as codes. From 500,000 rows on a tolerance of 1e-6 is
    its best setting; at 1e-9 its line search stalls in rounding."""
    import pandas as pd, tabmat
    from glum import GeneralizedLinearRegressor
    X = tabmat.SplitMatrix(
        [tabmat.CategoricalMatrix(pd.Categorical.from_codes(codes[name].astype(np.int32),
                                                            np.arange(k))) for name, k in FACTORS]
        + [tabmat.DenseMatrix(np.asfortranarray(Z))])
    model = GeneralizedLinearRegressor(
        family="binomial", link="logit", alpha=1 / len(y), l1_ratio=0, solver="irls-ls",
        gradient_tol=1e-6 if len(y) >= 500_000 else 1e-9, max_iter=100, scale_predictors=False)
    return timed(lambda: model.fit(X, y)), model.intercept_, model.coef_, model.n_iter_


def newton_cholesky(codes, Z, y):
    import scipy.sparse
    from sklearn.linear_model import LogisticRegression
    n, width = len(y), len(FACTORS) + NUMBERS
    columns, values = np.empty((n, width), np.int32), np.ones((n, width))
    for j, (name, _) in enumerate(FACTORS):
        columns[:, j] = codes[name] + OFFSETS[j]
    columns[:, len(FACTORS):] = np.arange(LEVELS, LEVELS + NUMBERS)
    values[:, len(FACTORS):] = Z
    starts = np.arange(0, n * width + 1, width, dtype=np.int32)
    X = scipy.sparse.csr_matrix((values.ravel(), columns.ravel(), starts),
                                shape=(n, LEVELS + NUMBERS))
    model = LogisticRegression(C=1.0, solver="newton-cholesky", tol=1e-9, max_iter=1000)
    return timed(lambda: model.fit(X, y)), model.intercept_[0], model.coef_, model.n_iter_[0]


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    codes, Z, y = read(sys.argv[2])
    if sys.argv[1] == "evaluate":
        b = np.fromfile(sys.argv[3])
        print(json.dumps({"gradient": gradient(codes, Z, y, b[0], b[1:])}))
    else:
        fit = {"glum": glum, "newton-cholesky": newton_cholesky}[sys.argv[1]]
        seconds, intercept, b, iterations = fit(codes, Z, y)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({
            "seconds": seconds, "iterations": int(iterations), "peak_mb": peak,
            "gradient": gradient(codes, Z, y, float(intercept), np.ravel(b))}))
