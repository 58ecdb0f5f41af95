"""One peer fits or scores a problem; prints time, gradient and memory.

usage: logistic_peers.py glum|newton-cholesky|newton-cg|numpy-irls FOLDER
       logistic_peers.py evaluate FOLDER COEFFICIENTS
       logistic_peers.py score FOLDER [encoded]
"""
import json, resource, sys, time, warnings
import numpy as np
from claims_problem import gradient, offsets, read

warnings.filterwarnings("ignore")


def glum(factors, codes, Z, y):
    """Its best form: categorical columns as codes. From 500,000 rows on a tolerance of 1e-6 is
    its best setting; at 1e-9 its line search stalls in rounding."""
    import pandas as pd, tabmat
    from glum import GeneralizedLinearRegressor
    dense = tabmat.DenseMatrix(np.asfortranarray(Z))
    X = tabmat.SplitMatrix(
        [tabmat.CategoricalMatrix(pd.Categorical.from_codes(codes[name].astype(np.int32),
                                                            np.arange(k))) for name, k in factors]
        + [dense]) if factors else dense
    model = GeneralizedLinearRegressor(
        family="binomial", link="logit", alpha=1 / len(y), l1_ratio=0, solver="irls-ls",
        gradient_tol=1e-6 if len(y) >= 500_000 else 1e-9, max_iter=100, scale_predictors=False)
    return timed(lambda: model.fit(X, y)), model.intercept_, model.coef_, model.n_iter_


def scikit_learn(solver):
    def fit(factors, codes, Z, y):
        from sklearn.linear_model import LogisticRegression
        X = one_hot(factors, codes, Z) if factors else np.ascontiguousarray(Z)
        model = LogisticRegression(C=1.0, solver=solver, tol=1e-9, max_iter=1000)
        return timed(lambda: model.fit(X, y)), model.intercept_[0], model.coef_, model.n_iter_[0]
    return fit


def one_hot(factors, codes, Z):
    import scipy.sparse
    n, width, starts = len(Z), len(factors) + Z.shape[1], offsets(factors)
    columns, values = np.empty((n, width), np.int32), np.ones((n, width))
    for j, (name, _) in enumerate(factors):
        columns[:, j] = codes[name] + starts[j]
    columns[:, len(factors):] = np.arange(starts[-1], starts[-1] + Z.shape[1])
    values[:, len(factors):] = Z
    rows = np.arange(0, n * width + 1, width, dtype=np.int32)
    return scipy.sparse.csr_matrix((values.ravel(), columns.ravel(), rows),
                                   shape=(n, starts[-1] + Z.shape[1]))


def numpy_irls(factors, codes, Z, y):
    """Newton's method with the Hessian by dsyrk over blocks of rows: dense columns alone."""
    from scipy.linalg import cho_factor, cho_solve
    from scipy.linalg.blas import dsyrk
    X = np.ascontiguousarray(np.column_stack([np.ones(len(y)), Z]))
    p, block, steps = X.shape[1], 4096, 0
    penalty = np.r_[0.0, np.ones(p - 1)]
    b = np.zeros(p)

    def fit():
        nonlocal b, steps
        while True:
            g, H = penalty * b, np.zeros((p, p), order="F")
            for start in range(0, len(y), block):
                x = X[start:start + block]
                mu = 1 / (1 + np.exp(-(x @ b)))
                g += x.T @ (mu - y[start:start + block])
                scaled = x * np.sqrt(mu * (1 - mu))[:, None]
                H = dsyrk(1.0, scaled.T, beta=1.0, c=H, lower=1, overwrite_c=1)
            step = cho_solve(cho_factor(H + np.diag(penalty), lower=True), g)
            b, steps = b - step, steps + 1
            if np.sqrt(g @ step) < 1e-6:
                return
    return timed(fit), b[0], b[1:], steps


def score(factors, codes, Z, y, encoded):
    """Probabilities of every row, from codes and numbers, or from a matrix made beforehand."""
    import scipy.sparse
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import OneHotEncoder
    few = slice(0, 20_000)
    table = np.column_stack([codes[name] for name, _ in factors])
    encoder = OneHotEncoder(categories=[np.arange(k) for _, k in factors])
    encoder.fit(table[few])
    encode = lambda rows: scipy.sparse.hstack([encoder.transform(table[rows]), Z[rows]], "csr")
    model = LogisticRegression(C=1.0, solver="newton-cholesky").fit(encode(few), y[few])
    every = slice(None)
    X = encode(every) if encoded else None
    return timed(lambda: model.predict_proba(X if encoded else encode(every)))


def timed(work):
    """Wall and processor seconds."""
    start, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - processor


if __name__ == "__main__":
    factors, codes, Z, y = read(sys.argv[2])
    if sys.argv[1] == "evaluate":
        b = np.fromfile(sys.argv[3])
        print(json.dumps({"gradient": gradient(factors, codes, Z, y, b[0], b[1:])}))
    elif sys.argv[1] == "score":
        seconds, cpu = score(factors, codes, Z, y, "encoded" in sys.argv[3:])
        print(json.dumps({"seconds": seconds, "cpu": cpu}))
    else:
        fit = {"glum": glum, "newton-cholesky": scikit_learn("newton-cholesky"),
               "newton-cg": scikit_learn("newton-cg"), "numpy-irls": numpy_irls}[sys.argv[1]]
        (seconds, cpu), intercept, b, iterations = fit(factors, codes, Z, y)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({
            "seconds": seconds, "cpu": cpu, "iterations": int(iterations), "peak_mb": peak,
            "gradient": gradient(factors, codes, Z, y, float(intercept), np.ravel(b))}))
