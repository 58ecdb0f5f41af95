"""The California reviews: trained on 2001-2010, tested on 2011-2013, beside scikit-learn."""
import json, os, subprocess
from pathlib import Path
from harness import OVERTURN, PYTHON, SCRATCH, Row, Table, call, remove_database

FILE = "data/imr/imr_determinations_2001_2013.csv"


def beside_scikit_learn():
    if "OVERTURN_SHARED" not in os.environ:
        print("skipped: california needs OVERTURN_SHARED, the folder with data/imr")
        return []
    file = Path(os.environ["OVERTURN_SHARED"]) / FILE
    theirs = call(PYTHON, "Tests/Benchmarks/california_sklearn.py", file)
    ours = overturn(file)
    measures = {
        "area under the ROC curve": (ours["area"]["area"], theirs["auc"]),
        "log loss": (ours["logLoss"], theirs["log_loss"]),
        "Brier score": (ours["brier"], theirs["brier"]),
        "mean predicted": (ours["meanProbability"], theirs["mean_predicted"]),
        "calibration slope": (ours["calibration"]["slope"]["value"], theirs["calibration_slope"]),
    }
    rows = [Row(name, [], more={
        "Overturn": f"{own:.8f}", "scikit-learn": f"{other:.8f}",
        "difference": f"{own - other:.0e}"}) for name, (own, other) in measures.items()]
    notes = [f"{theirs['train']:,} reviews of 2001-2010 to fit, {theirs['test']:,} of 2011-2013 to "
             "test; ridge 1 (C = 1); the same rows and columns."]
    return [Table("California: out-of-time quality beside scikit-learn", "", "", rows, notes)]


def overturn(file):
    database = SCRATCH / "california.sqlite"
    remove_database(database)
    call(OVERTURN, "ingest", file, "--database", database)
    call(OVERTURN, "train", "--database", database, "--ridge", 1, "--as-of", "2014-01-01",
         "--holdout-from", "2010-12-31")
    metrics = subprocess.run(["sqlite3", database, "SELECT metrics FROM model"],
                             capture_output=True, text=True, check=True).stdout
    remove_database(database)
    return json.loads(metrics)
