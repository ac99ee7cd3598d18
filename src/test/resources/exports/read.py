"""Reads the exports of one run with the programs that they are for, and compares them with the answer in answer.json.

read.py FORMAT FOLDER; leaves with 1 and a message where they differ. The photo is 400 x 300, its name ends in .jpg.
"""

import importlib.util
import json
import subprocess
import sys
import types
import xml.etree.ElementTree as xml
from pathlib import Path

FORMAT, FOLDER = sys.argv[1], Path(sys.argv[2])
OBJECTS = json.loads((FOLDER / "answer.json").read_text())["predictions"] if FORMAT != "oks" else []
SLOTS = 4
UNSURE = 0.5


def inside(point):
    return 0 <= point["x"] <= 400 and 0 <= point["y"] <= 300


def slots(thing):
    """The points of an object by slot; None where one is missing."""
    found = {point["class_id"]: point for point in thing["keypoints"]}
    return [found.get(slot) for slot in range(SLOTS)]


def same(read, wanted, what):
    assert read == wanted, f"{what}: read {read}, wanted {wanted}"


def coco():
    import numpy
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval

    truth = COCO(FOLDER / "export.coco.json")
    read = truth.loadAnns(truth.getAnnIds(imgIds=truth.getImgIds()))
    same(len(read), len(OBJECTS), "objects")
    for annotation, thing in zip(read, OBJECTS):
        same(truth.cats[annotation["category_id"]]["name"], thing["class"], "class")
        same(truth.cats[annotation["category_id"]]["skeleton"], [[1, 2], [1, 3], [1, 4]], "skeleton")
        left, top = thing["x"] - thing["width"] / 2, thing["y"] - thing["height"] / 2
        same(annotation["bbox"], [left, top, thing["width"], thing["height"]], "box")
        same(annotation["score"], thing["confidence"], "score")
        wanted = []
        for point in slots(thing):
            sure = point and inside(point) and point["confidence"] >= UNSURE
            wanted += [point["x"], point["y"], 2 if sure else 1] if point else [0, 0, 0]
        same(annotation["keypoints"], wanted, "keypoints")
    scores = COCOeval(truth, truth.loadRes(truth.dataset["annotations"]), "keypoints")
    scores.params.kpt_oks_sigmas = numpy.full(SLOTS, 0.05)
    scores.evaluate()
    scores.accumulate()
    scores.summarize()
    same(round(scores.stats[0], 9), 1, "average precision of the file against itself")


def oks():
    """The similarity on the page is pycocotools' own, of the second run's person to the first's."""
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval

    truth = COCO(FOLDER / "first.json")
    scores = COCOeval(truth, truth.loadRes(json.loads((FOLDER / "second.json").read_text())["annotations"]), "keypoints")
    scores.evaluate()
    [[similarity]] = scores.ious[1, 1]
    shown = float((FOLDER / "oks.txt").read_text())
    assert 0.1 < shown < 0.9, f"{shown} says little"
    assert abs(similarity - shown) <= 0.0006, f"pycocotools: {similarity}, page: {shown}"


def tps():
    # the rest of ktch, which it would load first, wants 400 MB of packages
    ktch = types.ModuleType("ktch")
    ktch.__path__ = importlib.util.find_spec("ktch").submodule_search_locations
    sys.modules["ktch"] = ktch
    from ktch.io import read_tps

    specimens = read_tps(FOLDER / "export.tps")
    same([specimen.comments for specimen in specimens], [thing["class"] for thing in OBJECTS], "classes")
    for specimen, thing in zip(specimens, OBJECTS):
        wanted = [[p["x"], 300 - p["y"]] if p and inside(p) else [-1, -1] for p in slots(thing)]
        same(specimen.landmarks.tolist(), wanted, "landmarks")
        assert specimen.image_path.endswith(".jpg"), specimen.image_path


def labelstudio():
    from label_studio_sdk.label_interface import LabelInterface

    project = LabelInterface((FOLDER / "export.labelstudio.xml").read_text())
    project.validate()
    [task] = json.loads((FOLDER / "export.labelstudio.json").read_text())
    [prediction] = task.pop("predictions")
    assert project.validate_task(task), task
    same(project.validate_prediction(prediction, return_errors=True), [], "errors")
    boxes = [region for region in prediction["result"] if region["type"] == "rectanglelabels"]
    points = [region for region in prediction["result"] if region["type"] == "keypointlabels"]
    same([box["value"]["rectanglelabels"] for box in boxes], [[thing["class"]] for thing in OBJECTS], "classes")
    wanted = [point for thing in OBJECTS for point in thing["keypoints"] if inside(point)]
    places = [(round(p["value"]["x"] * 4, 3), round(p["value"]["y"] * 3, 3)) for p in points]
    same(places, [(point["x"], point["y"]) for point in wanted], "places")


def yolo():
    import yaml

    data = yaml.safe_load((FOLDER / "export.yolo.yaml").read_text())
    same(data["kpt_shape"], [SLOTS, 3], "kpt_shape")
    rows = (FOLDER / "export.yolo.txt").read_text().splitlines()
    same([data["names"][int(row.split()[0])] for row in rows], [thing["class"] for thing in OBJECTS], "classes")
    for thing in OBJECTS:
        named = {point["class_id"]: point["class"] for point in thing["keypoints"]}
        names = data["kpt_names"][thing["class_id"]]
        same([names[slot] for slot in named], list(named.values()), "names of points")


def pandas():
    from pandas import read_csv

    for file, how in (("plain.csv", {}), ("excel.csv", {}), ("comma.csv", {"sep": ";", "decimal": ","})):
        table = read_csv(FOLDER / file, **how)
        same(table["x_px"].dtype, "float64", file)
        wanted = [point["x"] for thing in OBJECTS for point in thing["keypoints"]]
        same(table["x_px"].dropna().tolist(), wanted, file)
        same(table["state"].tolist().count("missing"), 1, file)


def libreoffice():
    """Columns of numbers are numbers, in English and in German, and a formula is only text."""
    for file, separator, language in (("plain.csv", ",", 1033), ("excel.csv", ",", 1033), ("comma.csv", ";", 1031)):
        # separator, quote, UTF-8, first line, column types, language
        how = f"CSV:{ord(separator)},34,76,1,,{language}"
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(FOLDER / 'profile').as_uri()}", "--headless",
             f"--infilter={how}", "--convert-to", "fods", "--outdir", str(FOLDER), str(FOLDER / file)],
            check=True, timeout=300)  # fmt: skip
        rows = cells(xml.parse(FOLDER / file.replace(".csv", ".fods")))
        names = [value for _, value, _ in rows[0]]
        same(names[0], "photo", file)
        same(len(rows), 1 + sum(len(slots(thing)) for thing in OBJECTS), file)
        for column in ("object_confidence", "box_left_px", "x_px", "confidence"):
            kinds = {row[names.index(column)][0] for row in rows[1:] if row[names.index(column)][1]}
            same(kinds, {"float"}, f"{file} {column}")
        x = names.index("x_px")
        wanted = [point["x"] for thing in OBJECTS for point in thing["keypoints"]]
        same([float(row[x][1]) for row in rows[1:] if row[x][1]], wanted, file)
        same({formula for row in rows for _, _, formula in row}, {None}, f"{file} formulas")


def cells(tree):
    """Type, value and formula of each cell; repeated ones are written out."""
    table, office = ("{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % name for name in ("table", "office"))
    rows = []
    for row in tree.iter(table + "table-row"):
        read = []
        for cell in row.iter(table + "table-cell"):
            kind = cell.get(office + "value-type", "")
            value = cell.get(office + "value") or "".join(cell.itertext()).strip()
            times = min(int(cell.get(table + "number-columns-repeated", 1)), 50)
            read += [(kind, value, cell.get(table + "formula"))] * times
        if any(value for _, value, _ in read):
            rows.append(read)
    return rows


globals()[FORMAT]()
print(FORMAT, "is read")
