#!/usr/bin/env python3
"""scikit-learn on the California reviews: the same rows, columns and penalty as `overturn train`.

usage: california_sklearn.py FILE [C]

Trains on 2001-2010, predicts 2011-2013, prints one JSON line. Seven published fields and three
combinations of them one-hot with a level for blanks, and the year counted from 2000; L2 with C on the summed log-likelihood,
intercept free. (Without a penalty given, `train` lets these effects drift by year.)
"""
import csv, json, sys
import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

FIELDS = ["Diagnosis Category", "Diagnosis Sub Category", "Treatment Category",
          "Treatment Sub Category", "Type", "Age Range", "Patient Gender"]
CROSSED = [(0, 2, 4), (3, 4), (0, 3)]
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline=""), delimiter=";"))
C = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
levels = [[r[f].strip() or "(blank)" for f in FIELDS] for r in rows]
X = np.array([own + [", ".join(own[i] for i in pair) for pair in CROSSED] + [int(r["Report Year"]) - 2000]
              for own, r in zip(levels, rows)], dtype=object)
y = np.array([r["Determination"].startswith("Overturned") for r in rows])
train = np.array([int(r["Report Year"]) <= 2010 for r in rows])
encode = ColumnTransformer(
    [("levels", OneHotEncoder(handle_unknown="ignore"), list(range(len(FIELDS) + len(CROSSED))))],
    remainder="passthrough")
model = make_pipeline(encode, LogisticRegression(C=C, solver="newton-cholesky", tol=1e-10))
model.fit(X[train], y[train])
p, t = model.predict_proba(X[~train])[:, 1], y[~train]
eta = np.log(p / (1 - p)).reshape(-1, 1)
slope = LogisticRegression(C=np.inf, tol=1e-10).fit(eta, t)
print(json.dumps({
    "train": int(train.sum()), "test": int((~train).sum()), "C": C,
    "auc": roc_auc_score(t, p), "log_loss": log_loss(t, p), "brier": brier_score_loss(t, p),
    "mean_predicted": p.mean(), "overturned": t.mean(), "calibration_slope": slope.coef_[0, 0]}))
