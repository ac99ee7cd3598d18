"""Writes a checkpoint as the model folder of the application.

    python export.py --weights RUN/last.pt --out ../main/resources/models/dials/1 [--calibrate DATA]
    python export.py --near RUN/last.pt --around RUN/last.pt --out ../main/resources/models/dials/1
                     [--calibrate NEAR]

The graphs hold the whole decoding but the suppression of overlapping boxes: `images`
[N, 3, 320, 320], RGB 0 to 1, gives `output0` [N, 18, 2100] in the layout of YOLOv8 pose; from near,
[N, 3, 224, 224] gives [N, 18, 1]. Their weights are stored with 16 bits.
"""

import argparse
import json
import math
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from torch import nn

import closeup
from around import Around
from data import Scenes
from network import CLASSES, HEAT_STRIDE, KEYPOINTS, POINTS, SIDE, STRIDES, Dials, anchored, anchors
from reading import Reading

CANDIDATES = 24  # cells whose keypoints are refined by the heat maps
NEIGHBOURS = 1.6  # cells around a peak that make its centroid
FLOAT = TensorProto.FLOAT
PRIOR = 1.0  # how far, in sizes of the dial, the coarse guess pulls a peak


class Exported(nn.Module):
    """The network, its decoding and the refinement of the keypoints of the best cells."""

    def __init__(self, net, calibration=(1.0, 1.0, 0.0)):
        super().__init__()
        self.net = net
        centres, strides = anchors()
        self.register_buffer("centres", centres)
        self.register_buffer("strides", strides)
        line = (torch.arange(SIDE // HEAT_STRIDE, dtype=torch.float32) + 0.5) * HEAT_STRIDE
        self.register_buffer("line", line)
        self.register_buffer("calibration", torch.tensor(calibration))

    def forward(self, images):
        levels, heat = self.net(images)
        scores, boxes, points, seen = anchored(levels, self.centres, self.strides)
        scores = scores.sigmoid()
        n, cells = scores.shape[0], scores.shape[1]
        _, index = self.peaks(levels).topk(CANDIDATES, 1)
        kind = scores.argmax(2)
        kind = kind.gather(1, index)
        box = boxes.gather(1, index[:, :, None].expand(-1, -1, 4))
        coarse = points.reshape(n, cells, -1).gather(1, index[:, :, None].expand(-1, -1, 8))
        coarse = coarse.reshape(n, -1, POINTS, 2)
        fine, peak = self.refined(heat, kind, box, coarse)
        sight = seen.gather(1, index[:, :, None].expand(-1, -1, POINTS))
        a, b, c = self.calibration
        surety = torch.sigmoid(a * sight + b * torch.log(peak / (1 - peak)) + c)
        found = torch.cat((fine, surety[..., None]), 3).reshape(n, -1, 3 * POINTS)
        first = torch.cat((points, seen[..., None].sigmoid()), 3).reshape(n, cells, -1)
        poses = first.scatter(1, index[:, :, None].expand(-1, -1, 3 * POINTS), found)
        # A cell names one class only: the other one's box would not be suppressed.
        scores = scores * (scores >= scores.amax(2, keepdim=True)).float()
        middle = (boxes[..., :2] + boxes[..., 2:]) / 2
        size = boxes[..., 2:] - boxes[..., :2]
        return torch.cat((middle, size, scores, poses), 2).transpose(1, 2)

    def peaks(self, levels):
        """Scores of the cells that are best among their neighbours; the others' are lowered."""
        flat = []
        for level in levels:
            best = level[:, :2].amax(1, keepdim=True)
            top = F.max_pool2d(best, 3, 1, 1)
            flat.append(torch.where(best >= top, best, best - 50.0).flatten(1))
        return torch.cat(flat, 1)

    def refined(self, heat, kind, box, coarse):
        """The maps' peaks inside the boxes, near the coarse guesses, as centroids; their height."""
        n, cells = kind.shape
        side = self.line.shape[0]
        maps = heat.sigmoid().reshape(n, len(CLASSES), POINTS * side * side)
        maps = maps.gather(1, kind[:, :, None].expand(-1, -1, maps.shape[2]))
        maps = maps.reshape(n, cells, POINTS, side, side)
        size = (box[..., 2:] - box[..., :2]).clamp(1.0)
        margin = 0.06 * size
        low, high = (box[..., :2] - margin)[:, :, None], (box[..., 2:] + margin)[:, :, None]
        reach = (PRIOR * size.prod(-1).sqrt())[:, :, None]
        parts = []
        for axis in (0, 1):
            at, guess = self.line, coarse[..., axis][..., None]
            prior = torch.exp(-(((at - guess) / reach[..., None]) ** 2) / 2)
            inside = (at > low[..., axis][..., None]) & (at < high[..., axis][..., None])
            parts.append(prior * inside)
        weighed = maps * parts[1][..., :, None] * parts[0][..., None, :]
        flat = weighed.flatten(3)
        best = flat.argmax(3)
        row = torch.div(best, side, rounding_mode="floor")
        top_y = self.line[row]
        top_x = self.line[best - row * side]
        near_x = ((self.line - top_x[..., None]).abs() < NEIGHBOURS * HEAT_STRIDE).float()
        near_y = ((self.line - top_y[..., None]).abs() < NEIGHBOURS * HEAT_STRIDE).float()
        local = maps * near_y[..., :, None] * near_x[..., None, :]
        total = local.sum((3, 4)) + 1e-9
        x = (local.sum(3) * self.line).sum(3) / total
        y = (local.sum(4) * self.line).sum(3) / total
        peak = local.flatten(3).amax(3).clamp(1e-4, 1 - 1e-4)
        fine = torch.stack((x, y), 3)
        return torch.where(peak[..., None] > 0.03, fine, coarse), peak


@torch.no_grad()
def calibrated(net, folder, count=1500):
    """Logistic fit of "visible and within 5 % of the dial's size" on scenes of their own."""
    graph = Exported(net).eval()
    scenes = Scenes(folder)
    signs, right = [], []
    for first in range(0, min(count, len(scenes)), 20):
        pictures, labels = scenes.batch(np.arange(first, min(first + 20, len(scenes))))
        images = pictures.float().div(255)
        levels, heat = net(images)
        scores, boxes, points, seen = anchored(levels, graph.centres, graph.strides)
        for i in range(len(images)):
            for row in labels[i][labels[i, :, 0] >= 0]:
                kind = int(row[0])
                chance = scores[i, :, kind].sigmoid()
                inside = (boxes[i, :, :2] < row[1:3]) & (boxes[i, :, 2:] > row[1:3])
                best = int((chance * inside.all(1)).argmax())
                if chance[best] < 0.3:
                    continue
                fine, peak = graph.refined(
                    heat[i : i + 1],
                    torch.tensor([[kind]]),
                    boxes[i, best][None, None],
                    points[i, best][None, None],
                )
                truth = row[5:-1].reshape(POINTS, 3)
                away = (fine[0, 0] - truth[:, :2]).norm(dim=1) / row[3:5].prod().sqrt()
                peak = peak[0, 0]
                signs.append(torch.stack((seen[i, best], torch.log(peak / (1 - peak))), 1))
                right.append((away < 0.05) & (truth[:, 2] > 0.5))
    return fit(torch.cat(signs), torch.cat(right).float())


@torch.no_grad()
def calibrated_near(graph, folder, count=4000):
    """The same fit for the second look."""
    scenes = Scenes(folder)
    signs, right = [], []
    generator = torch.Generator().manual_seed(1)
    for first in range(0, min(count, len(scenes)), 20):
        batch = scenes.batch(np.arange(first, min(first + 20, len(scenes))))
        images, labels, _ = closeup.squares(*batch, generator)
        scores, _, points, marks = graph.decoded(images)
        met = scores.argmax(1) == labels[:, 0].long()
        truth = labels[met, 5:-1].reshape(-1, POINTS, 3)
        size = labels[met, 3:5].prod(-1).sqrt()[:, None]
        away = (points[met] - truth[..., :2]).norm(dim=2) / size
        signs.append(marks[met].reshape(-1, 2))
        right.append(((away < 0.05) & (truth[..., 2] > 0.5)).reshape(-1))
    return fit(torch.cat(signs), torch.cat(right).float())


@torch.enable_grad()
def fit(signs, right):
    factors = torch.tensor([0.5, 0.5, 0.0], requires_grad=True)
    solver = torch.optim.LBFGS([factors], max_iter=100)

    def step():
        solver.zero_grad()
        logits = signs @ factors[:2] + factors[2]
        value = F.binary_cross_entropy_with_logits(logits, right) + 1e-4 * factors.square().sum()
        value.backward()
        return value

    solver.step(step)
    return [round(float(f), 4) for f in factors]


def write_metadata(folder):
    (folder / "class_names.txt").write_text("".join(name + "\n" for name in CLASSES))
    metadata = [
        {
            "object_class": name,
            "object_class_id": i,
            "keypoints": {str(k): point for k, point in enumerate(KEYPOINTS[name])},
            "edges": [{"from": 0, "to": k} for k in range(1, POINTS)],
        }
        for i, name in enumerate(CLASSES)
    ]
    (folder / "keypoints_metadata.json").write_text(json.dumps(metadata, indent=2) + "\n")
    resize = {"enabled": True, "width": SIDE, "height": SIDE, "format": "Fit (grey edges) in"}
    environment = {
        "PREPROCESSING": {"auto-orient": {"enabled": True}, "resize": resize},
        "CLASS_MAP": {str(i): name for i, name in enumerate(CLASSES)},
        "COLORS": {"clock": "#4892EA", "gauge": "#FA7200"},
        "MULTICLASS": False,
        "SECOND_LOOK": {
            "weights": "near.onnx",
            "surroundings": closeup.SURROUNDINGS,
            "enough": 0.1,
        },
    }
    (folder / "environment.json").write_text(json.dumps(environment, indent=2) + "\n")


def write_graph(module, side, file):
    warnings.filterwarnings("ignore")
    torch.onnx.export(
        module.eval(),
        torch.zeros(1, 3, side, side),
        file,
        opset_version=17,
        input_names=["images"],
        output_names=["output0"],
        dynamic_axes={"images": {0: "batch"}, "output0": {0: "batch"}},
        dynamo=False,
    )
    graph = onnx.load(file)
    halve(graph.graph)
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, file)
    print(f"{file}: {file.stat().st_size / 1e6:.2f} MB")


def halve(graph):
    """Stores large weights with 16 bits; the runtime widens them once, when it opens the graph."""
    large = [w for w in graph.initializer if w.data_type == FLOAT and math.prod(w.dims) > 1000]
    for weight in large:
        values = numpy_helper.to_array(weight).astype(np.float16)
        graph.initializer.remove(weight)
        graph.initializer.append(numpy_helper.from_array(values, weight.name + ".half"))
        widened = helper.make_node("Cast", [weight.name + ".half"], [weight.name], to=FLOAT)
        graph.node.insert(0, widened)


def trained(module, weights):
    module.load_state_dict(torch.load(weights, map_location="cpu")["ema"])
    return module.eval()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, help="a run of train.py")
    parser.add_argument("--near", type=Path, help="a run of train.py --near")
    parser.add_argument("--around", type=Path, help="a run of train.py --around")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--calibrate", type=Path, help="a set that the training has not seen")
    settings = parser.parse_args()
    torch.set_num_threads(2)
    settings.out.mkdir(parents=True, exist_ok=True)
    factors = (0.5, 0.5, 0.0)
    if settings.weights:
        net = trained(Dials(), settings.weights)
        if settings.calibrate:
            factors = calibrated(net, settings.calibrate)
        write_graph(Exported(net, factors), SIDE, settings.out / "weights.onnx")
        write_metadata(settings.out)
    if settings.near:
        graph = Reading(trained(closeup.Closeup(), settings.near), trained(Around(), settings.around))
        if settings.calibrate:
            factors = calibrated_near(graph.eval(), settings.calibrate)
            graph.calibration.copy_(torch.tensor(factors))
        write_graph(graph, closeup.NEAR, settings.out / "near.onnx")
    print("calibration of keypoint confidence:", factors)


if __name__ == "__main__":
    main()
