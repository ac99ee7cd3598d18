"""Writes the tiny reference models of the tests: ONNX files whose output is a hand-picked constant.

Each graph takes a [1, 3, H, W] picture, ignores its values (constant + 0 * sum of the input) and
returns tensors in one of the layouts the engine decodes, so that every expected answer can be
computed by hand. The values are listed in src/test/resources/models/README.md.

Usage: python tiny_models.py [output folder]     (needs only the package "onnx")
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

DEFAULT_FOLDER = Path(__file__).resolve().parents[1] / "test" / "resources" / "models"
SIDE = 64


def constant_graph(outputs, side=SIDE):
    """A model from `images` [1, 3, side, side] to constants: {name: array}."""
    image = helper.make_tensor_value_info("images", TensorProto.FLOAT, [1, 3, side, side])
    weights = [numpy_helper.from_array(np.zeros((), np.float32), "zero")]
    nodes = [
        helper.make_node("ReduceSum", ["images"], ["sum"], keepdims=0),
        helper.make_node("Mul", ["sum", "zero"], ["nought"]),
    ]
    declared = []
    for name, value in outputs.items():
        value = np.asarray(value, np.float32)
        weights.append(numpy_helper.from_array(value, name + "_values"))
        nodes.append(helper.make_node("Add", [name + "_values", "nought"], [name]))
        declared.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, value.shape))
    graph = helper.make_graph(nodes, "constant", [image], declared, weights)
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="tiny_models.py"
    )
    model.ir_version = 8
    onnx.checker.check_model(model, full_check=True)
    return model


def write(folder, name, outputs, resize, classes, as_text=False):
    """One model folder. classes: {name: [keypoint names]}; resize: the words of environment.json."""
    target = Path(folder) / name / "1"
    target.mkdir(parents=True, exist_ok=True)
    onnx.save(constant_graph(outputs), target / "weights.onnx")
    (target / "class_names.txt").write_text("".join(c + "\n" for c in classes))
    preprocessing = {
        "auto-orient": {"enabled": True},
        "resize": {"enabled": True, "width": SIDE, "height": SIDE, "format": resize},
    }
    palette = ["#FF8000", "#4892EA"]
    environment = {
        "PREPROCESSING": json.dumps(preprocessing) if as_text else preprocessing,
        "CLASS_MAP": {str(i): c for i, c in enumerate(classes)},
        "COLORS": {c: palette[i % 2] for i, c in enumerate(classes)},
        "MULTICLASS": False,
    }
    (target / "environment.json").write_text(json.dumps(environment, indent=2) + "\n")
    if any(classes.values()):
        metadata = [
            {
                "object_class": c,
                "object_class_id": i,
                "keypoints": {str(k): point for k, point in enumerate(points)},
                "edges": [{"from": k, "to": k + 1} for k in range(len(points) - 1)],
            }
            for i, (c, points) in enumerate(classes.items())
        ]
        (target / "keypoints_metadata.json").write_text(json.dumps(metadata, indent=2) + "\n")


def yolov8_pose(folder):
    """Rows of an anchor: cx cy w h, two scores, four (x, y, confidence); pixels of 64 x 64."""
    anchors = [
        [20, 24, 20, 16, 0.9, 0.1, 12, 18, 0.9, 28, 18, 0.8, 28, 30, 0.7, 12, 30, 0.05],
        [22, 24, 20, 16, 0.8, 0.0, 14, 18, 0.9, 30, 18, 0.9, 30, 30, 0.9, 14, 30, 0.9],
        [20, 24, 20, 16, 0.0, 0.7, 16, 20, 0.6, 24, 28, 0.5, 1, 1, 0.9, 2, 2, 0.9],
        [48, 40, 8, 8, 0.2, 0.6, 46, 38, 0.9, 50, 42, 0.1, 3, 3, 0.9, 4, 4, 0.9],
        [32, 24, 20, 16, 0.5, 0.0, 24, 18, 0.9, 40, 18, 0.9, 40, 30, 0.9, 24, 30, 0.9],
        [48, 24, 8, 8, 0.1, 0.0, 44, 20, 0.9, 52, 20, 0.9, 52, 28, 0.9, 44, 28, 0.9],
    ]
    classes = {"helmet": ["top", "left", "right", "brim"], "glove": ["thumb", "wrist"]}
    outputs = {"output0": np.array(anchors, np.float32).T[None]}
    write(folder, "yolov8-pose", outputs, "Fit (black edges) in", classes)


def yolo26_pose(folder):
    """Rows: x1 y1 x2 y2, confidence, class, two (x, y, confidence); already without overlaps."""
    rows = [
        [8, 16, 24, 48, 0.9, 0, 12, 20, 0.9, 20, 44, 0.2],
        [10, 16, 26, 48, 0.8, 1, 18, 32, 0.7, 1, 1, 0.9],
        [40, 40, 56, 56, 0.05, 0, 44, 44, 0.9, 52, 52, 0.9],
    ]
    classes = {"plug": ["tip", "tail"], "socket": ["hole"]}
    outputs = {"output0": np.array(rows, np.float32)[None]}
    write(folder, "yolo26-pose", outputs, "Stretch to", classes)


def rfdetr_keypoints(folder):
    """dets cxcywh 0..1, labels logits (two classes, background last), 3 slots a label."""
    dets = [
        [0.25, 0.5, 0.25, 0.5],
        [0.75, 0.5, 0.25, 0.5],
        [0.5, 0.5, 1.0, 1.0],
        [0.25, 0.5, 0.25, 0.5],
        [0.5, 0.25, 0.125, 0.125],
    ]
    labels = [[2, -4, -4], [-4, 1, 0], [-3, -3, 5], [1, -4, -4], [-2, -4, -4]]
    keypoints = np.zeros((5, 9, 8), np.float32)  # a block of 3 slots for each label
    keypoints[:, :, 4] = keypoints[:, :, 6] = np.log(2) / 2  # log l11, log l22: trace 1
    keypoints[3, :, 4] = keypoints[3, :, 6] = np.log(8)  # trace 1/32
    keypoints[:, :, :2] = 0.5
    keypoints[:, :, 2:4] = -4.0
    keypoints[0, 0:3, :4] = [[0.1875, 0.375, 2, 2], [0.3125, 0.375, 0, 0], [0.25, 0.625, -2, -2]]
    keypoints[1, 3:5, :4] = [[0.6875, 0.5, 3, 3], [0.8125, 0.5, 1, -1]]
    keypoints[3, 0:3, :4] = [[0.125, 0.25, 1, 1], [0.375, 0.25, 1, 1], [0.25, 0.75, 1, 1]]
    classes = {"tripod": ["left", "right", "top"], "rod": ["start", "end"]}
    outputs = {"dets": [dets], "labels": [labels], "keypoints": keypoints[None]}
    write(folder, "rfdetr-keypoints", outputs, "Stretch to", classes, as_text=True)


def yolo_detect(folder):
    """Rows of an anchor: cx cy w h, two scores; no keypoints."""
    anchors = [
        [16, 32, 16, 16, 0.9, 0.0],
        [18, 32, 16, 16, 0.75, 0.0],
        [16, 32, 16, 16, 0.0, 0.65],
        [48, 32, 16, 8, 0.0, 0.55],
        [26, 32, 16, 16, 0.45, 0.0],
        [48, 16, 8, 8, 0.0, 0.05],
    ]
    outputs = {"output0": np.array(anchors, np.float32).T[None]}
    write(folder, "yolo-detect", outputs, "Fit (white edges) in", {"cup": [], "plate": []})


def second_look(folder):
    """Two networks of one anchor: what the first one finds, and what the second one tells of it."""
    classes = {"disc": ["middle"], "dial": ["needle"]}
    first = [[32, 32, 16, 16, 0.3, 0.0, 32, 32, 0.5]]
    outputs = {"output0": np.array(first, np.float32).T[None]}
    write(folder, "second-look", outputs, "Fit (grey edges) in", classes)
    target = Path(folder) / "second-look" / "1"
    near = [[34, 30, 30, 30, 0.0, 0.9, 40, 20, 0.8]]
    graph = constant_graph({"output0": np.array(near, np.float32).T[None]})
    onnx.save(graph, target / "near.onnx")
    environment = json.loads((target / "environment.json").read_text())
    environment["SECOND_LOOK"] = {"weights": "near.onnx", "surroundings": 2, "enough": 0.1}
    (target / "environment.json").write_text(json.dumps(environment, indent=2) + "\n")


def unknown_layout(folder):
    """An output that fits no known layout: the engine must refuse it."""
    outputs = {"output0": np.arange(7, dtype=np.float32)[None]}
    write(folder, "unknown-layout", outputs, "Stretch to", {"thing": ["middle"]})


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER
    for make in (yolov8_pose, yolo26_pose, rfdetr_keypoints, yolo_detect, second_look, unknown_layout):
        make(out)
