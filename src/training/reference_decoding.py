"""Writes the golden answers that DecodingTest compares the engine's decoding with.

For each layout 100 random outputs of a network are drawn and decoded here, in float64, from the
definition of the format alone: this file knows nothing of the Java code. The files are described in
src/test/resources/decoding/README.md.

Usage: python reference_decoding.py [output folder]     (needs only the package "numpy")
"""

import gzip
import json
import sys
from pathlib import Path

import numpy as np

DEFAULT_FOLDER = Path(__file__).resolve().parents[1] / "test" / "resources" / "decoding"
CASES = 100
RESIZES = ["Stretch to", "Fit (black edges) in", "Fit (white edges) in", "Fit (grey edges) in"]
INPUTS = [(640, 640), (320, 320), (560, 560), (512, 384), (416, 640)]
# A case where anything hangs on a smaller difference is drawn again: float32 may decide otherwise.
CLEAR = 2e-5


# ---------------------------------------------------------------- decoding


def sigmoid(logit):
    return 1 / (1 + np.exp(-logit))


def to_photo(case, points):
    """Points (..., 2) in px of the input, as px of the photo."""
    photo = np.array(case["photo"], float)
    whole = np.array(case["input"], float)
    scale = whole / photo
    if case["resize"] == "Stretch to":
        return points / scale
    scale = scale.min()
    shown = (photo * scale).astype(int)
    border = (whole - shown) // 2
    return (points - border) / scale


def corners(centre_and_size):
    centre, size = centre_and_size[:2], centre_and_size[2:]
    return np.stack([centre - size / 2, centre + size / 2])


def iou(a, b):
    """Of two boxes, each [[left, top], [right, bottom]]."""
    shared = np.clip(np.minimum(a[1], b[1]) - np.maximum(a[0], b[0]), 0, None).prod()
    return shared / ((a[1] - a[0]).prod() + (b[1] - b[0]).prod() - shared)


def yolov8_objects(case, output0):
    """Every anchor is one object of its best class: (score, class, box, keypoints), input px."""
    classes = len(case["slots"])
    objects = []
    for anchor in output0[0].T:
        box, scores, triples = np.split(anchor, [4, 4 + classes])
        best = int(np.argmax(scores))
        keypoints = triples.reshape(-1, 3)[: case["slots"][best]]
        objects.append((scores[best], best, corners(box), keypoints))
    return objects


def rfdetr_objects(case, dets, labels, keypoints):
    """Every pair of a query and a class, background left out, is one object."""
    whole = np.array(case["input"], float)
    queries, columns = labels.shape[1:]
    blocks = keypoints[0].reshape(queries, columns, -1, 8)
    objects = []
    for query in range(queries):
        for kind, slots in enumerate(case["slots"]):
            block = blocks[query, kind]
            # Padding counts, too: its slots are in the mean.
            found = sigmoid(block[:, 2])
            error = np.average([expected_square_error(s) for s in block], weights=found)
            raw = sigmoid(labels[0, query, kind]) * error**-0.2
            triples = np.column_stack([block[:, :2] * whole, found])[:slots]
            box = corners(dets[0, query]) * whole
            objects.append((raw / (1 + raw), kind, box, triples))
    return objects


def expected_square_error(slot):
    """The trace of the covariance, whose inverse is L L^T."""
    factor = np.array([[np.exp(slot[4]), 0], [slot[5], np.exp(slot[6])]])
    return np.trace(np.linalg.inv(factor @ factor.T))


def suppressed(objects, overlap, margins):
    """Greedy, best first, within each class."""
    kept = []
    for candidate in objects:
        rivals = [iou(k[2], candidate[2]) for k in kept if k[1] == candidate[1]]
        margins += [abs(r - overlap) for r in rivals]
        if all(r <= overlap for r in rivals):
            kept.append(candidate)
    return kept


def answer(case, objects, suppress):
    """The predictions, and how close the closest decision was."""
    margins = [abs(o[0] - case["confidence"]) for o in objects]
    objects = [o for o in objects if o[0] >= case["confidence"]]
    objects.sort(key=lambda o: -o[0])
    margins += [a[0] - b[0] for a, b in zip(objects, objects[1:])]
    if suppress:
        objects = suppressed(objects, case["overlap"], margins)
    wanted = case["wanted"] or list(range(len(case["slots"])))
    objects = [o for o in objects if o[1] in wanted][: case["max_detections"]]
    predictions = []
    for score, kind, box, keypoints in objects:
        low, high = np.clip(to_photo(case, box), 0, case["photo"])
        places = to_photo(case, keypoints[:, :2])
        least = case["keypoint_confidence"]
        margins += [abs(c - least) for c in keypoints[:, 2]] if least else []
        predictions.append(
            {
                "class": kind,
                "confidence": round(float(score), 7),
                "box": rounded([*((low + high) / 2), *(high - low)]),
                "keypoints": [
                    [slot, *rounded(place), round(float(c), 7)]
                    for slot, (place, c) in enumerate(zip(places, keypoints[:, 2]))
                    if c >= least
                ],
            }
        )
    return predictions, min(margins)


def rounded(values):
    return [round(float(v), 4) for v in values]


# ---------------------------------------------------------------- random outputs


def grid(values, step):
    """Rounded to a power of two, so that the files compress."""
    return np.round(np.asarray(values) / step) * step


def random_case(rng):
    slots = [int(n) for n in rng.integers(0, 5, rng.integers(1, 4))]
    slots[int(rng.integers(len(slots)))] = int(rng.integers(1, 5))
    photo = [int(n) for n in np.exp(rng.uniform(np.log(60), np.log(6000), 2))]
    some = rng.random(len(slots)) < 0.5
    return {
        "photo": [4032, 3024] if rng.random() < 0.1 else photo,
        "input": list(INPUTS[rng.integers(len(INPUTS))]),
        "resize": RESIZES[rng.integers(len(RESIZES))],
        "slots": slots,
        "confidence": round(float(rng.uniform(0.02, 0.55)), 2),
        "overlap": round(float(rng.uniform(0.1, 0.9)), 2),
        "keypoint_confidence": float(rng.choice([0, 0, 0.3, 0.5])),
        "max_detections": int(rng.choice([2, 300, 300, 300])),
        "wanted": [int(c) for c in np.flatnonzero(some)] if rng.random() < 0.2 else [],
    }


def random_things(rng, case):
    """A few objects as (class, centre and size, keypoints of every slot) in fractions of the input.

    Some lie over another one, some reach beyond the picture.
    """
    things = []
    most = max(case["slots"])
    for _ in range(rng.integers(1, 6)):
        box = np.concatenate([rng.uniform(-0.02, 1.02, 2), rng.uniform(0.03, 0.5, 2)])
        if things and rng.random() < 0.4:
            box = things[-1][1] * rng.uniform(0.9, 1.1, 4)
        points = box[:2] + box[2:] * rng.uniform(-0.6, 0.6, (most, 2))
        things.append((int(rng.integers(len(case["slots"]))), box, points))
    return things


def yolov8_outputs(rng, case):
    classes, most = len(case["slots"]), max(case["slots"])
    side = np.array(case["input"], float)
    columns = []
    for kind, box, points in random_things(rng, case):
        for _ in range(rng.integers(1, 6)):
            shaken = box * np.tile(side, 2) + rng.normal(0, 3, 4)
            shaken[2:] = np.maximum(shaken[2:], 2)
            scores = rng.uniform(0, 0.2, classes)
            scores[kind] = rng.uniform(0, 1)
            places = points * side + rng.normal(0, 2, (most, 2))
            found = grid(rng.uniform(0, 1, (most, 1)), 2**-12)
            triples = np.hstack([grid(places, 2**-6), found])
            columns.append(np.concatenate([grid(shaken, 2**-6), scores, triples.ravel()]))
    for _ in range(rng.integers(1, 6)):
        noise = grid(rng.uniform(1, side.min(), 4 + 3 * most), 2**-6)
        columns.append(np.concatenate([noise[:4], rng.uniform(0, 0.05, classes), noise[4:]]))
    return {"output0": rng.permutation(np.array(columns)).T[None]}


def rfdetr_outputs(rng, case):
    classes, most = len(case["slots"]), max(case["slots"])
    columns = classes + int(rng.integers(2))
    block = most + int(rng.random() < 0.2)
    things = random_things(rng, case)
    queries = len(things) + int(rng.integers(1, 4))
    dets = rng.uniform(0.05, 0.95, (queries, 4))
    labels = rng.normal(-4, 1, (queries, columns))
    slots = np.empty((queries, columns, block, 8))
    slots[..., :2] = rng.uniform(-0.05, 1.05, slots[..., :2].shape)
    slots[..., 2:4] = rng.uniform(-6, 6, slots[..., 2:4].shape)
    slots[..., [4, 6]] = rng.uniform(-1, 4.5, (queries, columns, 1, 1))
    slots[..., [4, 6]] += rng.normal(0, 0.5, slots[..., [4, 6]].shape)
    slots[..., 5] = rng.normal(0, 3, slots[..., 5].shape) * rng.integers(0, 2, slots[..., 5].shape)
    slots[..., 7] = rng.uniform(-6, 6, slots[..., 7].shape)
    for query, (kind, box, points) in enumerate(things):
        dets[query] = box
        labels[query, kind] = rng.normal(1, 2)
        slots[query, kind, :most, :2] = points
    return {
        "dets": grid(dets, 2**-16)[None],
        "labels": grid(labels, 2**-10)[None],
        "keypoints": np.concatenate(
            [grid(slots[..., :2], 2**-16), grid(slots[..., 2:], 2**-8)], axis=-1
        ).reshape(1, queries, columns * block, 8),
    }


# ---------------------------------------------------------------- files


def clear_case(rng, outputs_of, objects_of, suppress):
    while True:
        case = random_case(rng)
        outputs = {n: v.astype("<f4") for n, v in outputs_of(rng, case).items()}
        objects = objects_of(case, **{n: v.astype(float) for n, v in outputs.items()})
        predictions, margin = answer(case, objects, suppress)
        if margin > CLEAR:
            case["outputs"] = [{"name": n, "shape": v.shape} for n, v in outputs.items()]
            case["predictions"] = predictions
            return case, b"".join(v.tobytes() for v in outputs.values())


def write(folder, name, *layout):
    rng = np.random.default_rng(list(name.encode()))
    cases, values = zip(*(clear_case(rng, *layout) for _ in range(CASES)))
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (folder / f"{name}.json").write_text(f"[\n{lines}\n]\n")
    (folder / f"{name}.gz").write_bytes(gzip.compress(b"".join(values), 9, mtime=0))


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER
    out.mkdir(parents=True, exist_ok=True)
    write(out, "yolov8-pose", yolov8_outputs, yolov8_objects, True)
    write(out, "rfdetr-keypoints", rfdetr_outputs, rfdetr_objects, False)
