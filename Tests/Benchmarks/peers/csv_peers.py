"""From a CSV of denials on disk to a fitted model; prints the time of each step.

usage: csv_peers.py write FOLDER FILE      the problem in FOLDER as CSV, levels as zero-padded names
       csv_peers.py polars-glum FILE COEFFICIENTS
"""
import json, resource, sys, time
import numpy as np


def write(folder, path):
    import polars
    from claims_problem import read
    factors, codes, Z, y = read(folder)
    columns = {name: np.array([f"{name}{k:04d}" for k in range(levels)])[codes[name]]
               for name, levels in factors}
    columns |= {f"number_{j}": Z[:, j] for j in range(Z.shape[1])}
    polars.DataFrame(columns | {"overturned": y.astype(np.int8)}).write_csv(
        path, float_precision=6)


def polars_glum(path, coefficients):
    start, processor = time.perf_counter(), time.process_time()
    import pandas as pd, polars, tabmat
    from glum import GeneralizedLinearRegressor
    table = polars.read_csv(path)
    names = [name for name, kind in table.schema.items() if kind == polars.String]
    numbers = [name for name in table.columns if name.startswith("number_")]
    parts = []
    for name in names:
        levels = table[name].unique().sort()
        codes = table[name].cast(polars.Enum(levels)).to_physical().to_numpy()
        parts.append(tabmat.CategoricalMatrix(
            pd.Categorical.from_codes(codes.astype(np.int32), levels.to_list())))
    Z = np.asfortranarray(table.select(numbers).to_numpy())
    y = table["overturned"].to_numpy().astype(float)
    model = GeneralizedLinearRegressor(
        family="binomial", link="logit", alpha=1 / len(y), l1_ratio=0, solver="irls-ls",
        gradient_tol=1e-6, max_iter=100, scale_predictors=False)
    model.fit(tabmat.SplitMatrix(parts + [tabmat.DenseMatrix(Z)]), y)
    seconds, cpu = time.perf_counter() - start, time.process_time() - processor
    np.r_[model.intercept_, model.coef_].tofile(coefficients)
    return {"seconds": seconds, "cpu": cpu,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(sys.argv[2], sys.argv[3])
    else:
        print(json.dumps(polars_glum(sys.argv[2], sys.argv[3])))
