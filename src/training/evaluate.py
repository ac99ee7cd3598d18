"""Measures an exported model on scenes that the training has not seen.

    python evaluate.py --model ../main/resources/models/dials/1 --data UNSEEN [--count 1000]
"""

import argparse
import math
import time
from pathlib import Path

import numpy as np
import onnxruntime

from data import Scenes
from network import CLASSES, KEYPOINTS, POINTS, SIDE


def overlap(box, others):
    """IoU of a box with others, all as cx cy w h."""
    low = np.maximum(box[:2] - box[2:] / 2, others[:, :2] - others[:, 2:] / 2)
    high = np.minimum(box[:2] + box[2:] / 2, others[:, :2] + others[:, 2:] / 2)
    both = (high - low).clip(0).prod(1)
    return both / (box[2:].prod() + others[:, 2:].prod(1) - both + 1e-9)


def suppressed(output, confidence, limit=0.3):
    """Rows of one picture's output above the confidence, class by class without overlaps:
    cx cy w h, class, score, four keypoints x y confidence; best first."""
    rows = output.T
    kinds, scores = rows[:, 4:6].argmax(1), rows[:, 4:6].max(1)
    kept = []
    for i in np.argsort(-scores):
        if scores[i] < confidence:
            break
        same = [k for k in kept if k[4] == kinds[i]]
        if not same or overlap(rows[i, :4], np.array(same)[:, :4]).max() <= limit:
            kept.append(np.concatenate((rows[i, :4], [kinds[i], scores[i]], rows[i, 6:])))
    return kept


def bearing(points, of):
    dx, dy = points[of] - points[0]
    return math.atan2(dx, -dy)


def turn(angle):
    return angle % (2 * math.pi)


def distance(a, b):
    return abs((a - b + math.pi) % (2 * math.pi) - math.pi)


def clock_minutes(points):
    """The time that four clock keypoints show: the minute by its hand, the hour such that both
    hands agree best."""
    twelve = bearing(points, 3)
    minute = turn(bearing(points, 2) - twelve) / (2 * math.pi) * 60
    hour_angle = turn(bearing(points, 1) - twelve)
    hours = [distance(hour_angle, (h * 60 + minute) / 720 * 2 * math.pi) for h in range(12)]
    return int(np.argmin(hours)) * 60 + minute


def gauge_fraction(points):
    """The part of full scale that four gauge keypoints show."""
    start = bearing(points, 2)
    sweep = turn(bearing(points, 3) - start)
    needle = turn(bearing(points, 1) - start)
    if needle > (sweep + 2 * math.pi) / 2:
        needle -= 2 * math.pi
    return needle / max(sweep, 1e-3)


class Tally:
    def __init__(self):
        self.dials = self.found = self.right = self.false = self.pictures = 0
        self.shares, self.sure, self.hidden, self.angles = [], [], [], []
        self.times, self.readings = [], []
        self.by_name = {}
        self.by_size = {}

    def add(self, found, labels):
        self.pictures += 1
        labels = labels[labels[:, 0] >= 0]
        self.dials += len(labels)
        used = set()
        for label in labels:
            best = None  # the surest one that covers the dial
            for i, row in enumerate(found):
                if i not in used and overlap(row[:4], label[None, 1:5])[0] > 0.5:
                    best = i
                    break
            size = math.sqrt(label[3] * label[4])
            group = self.by_size.setdefault(self.size_name(size), [0, 0, 0, 0])
            group[0] += 1
            if best is None:
                continue
            used.add(best)
            group[1] += 1
            self.found += 1
            if int(found[best][4]) == int(label[0]):
                self.right += 1
                self.compare(found[best], label, size, group)
        self.false += len(found) - len(used)

    @staticmethod
    def size_name(size):
        share = size / SIDE
        return "< 15 %" if share < 0.15 else "15-30 %" if share < 0.3 else "> 30 %"

    def compare(self, row, label, size, group):
        points = row[6:].reshape(POINTS, 3)
        truth = label[5:-1].reshape(POINTS, 3)
        away = np.linalg.norm(points[:, :2] - truth[:, :2], axis=1) / size
        kind = int(label[0])
        for k in range(POINTS):
            within = away[k] < 0.05
            if truth[k, 2] > 0.5:
                self.shares.append(away[k])
                self.by_name.setdefault((kind, k), []).append(away[k])
                group[2] += within
                group[3] += 1
            self.sure.append((points[k, 2], within and truth[k, 2] > 0.5))
            if truth[k, 2] < 0.5:
                self.hidden.append(points[k, 2])
        if truth[:, 2].min() < 0.5:
            return
        hands = (1, 2) if kind == 0 else (1,)
        for hand in hands:
            error = distance(bearing(points[:, :2], hand), bearing(truth[:, :2], hand))
            self.angles.append(math.degrees(error))
        if kind == 0:
            error = abs(clock_minutes(points[:, :2]) - label[-1]) % 720
            self.times.append(min(error, 720 - error))
        else:
            self.readings.append(abs(gauge_fraction(points[:, :2]) - label[-1]))

    def report(self):
        shares = np.array(self.shares)
        lines = [
            ("pictures, dials", f"{self.pictures}, {self.dials}"),
            ("recall", f"{self.found / self.dials:.4f}"),
            ("false alarms per 100 pictures", f"{100 * self.false / self.pictures:.2f}"),
            ("class right", f"{self.right / max(1, self.found):.4f}"),
            ("keypoints within 5 %", f"{(shares < 0.05).mean():.4f}"),
            ("keypoints within 2 %", f"{(shares < 0.02).mean():.4f}"),
            ("angle error, median, degrees", f"{np.median(self.angles):.2f}"),
            ("angle error below 5 degrees", f"{(np.array(self.angles) < 5).mean():.4f}"),
            ("clock within 2 minutes", f"{(np.array(self.times) <= 2).mean():.4f}"),
            ("gauge within 2 % of scale", f"{(np.array(self.readings) <= 0.02).mean():.4f}"),
        ]
        for (kind, k), values in sorted(self.by_name.items()):
            name = f"{CLASSES[kind]} {KEYPOINTS[CLASSES[kind]][k]}"
            values = np.array(values)
            both = f"{(values < 0.05).mean():.4f}, {(values < 0.02).mean():.4f}"
            lines.append((f"  {name} within 5 %, 2 %", both))
        for name, (all_, found, within, points) in sorted(self.by_size.items()):
            lines.append(
                (f"  size {name}: recall, within 5 %",
                 f"{found / all_:.4f}, {within / max(1, points):.4f} ({all_} dials)")
            )
        sure = np.array(self.sure, dtype=float)
        for low in (0, 0.2, 0.4, 0.6, 0.8, 0.9):
            high = {0.8: 0.9, 0.9: 1.01}.get(low, low + 0.2)
            part = sure[(sure[:, 0] >= low) & (sure[:, 0] < high)]
            if len(part):
                lines.append(
                    (f"  keypoint confidence {low:.1f} to {min(high, 1):.1f}: really right",
                     f"{part[:, 1].mean():.3f} ({len(part)})")
                )
        if self.hidden:
            hidden = np.array(self.hidden)
            lines.append(("  hidden or outside: confidence below 0.5",
                          f"{(hidden < 0.5).mean():.3f} ({len(hidden)})"))
        return "\n".join(f"{name:<48} {value}" for name, value in lines)


def session(folder, threads):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(Path(folder) / "weights.onnx"), options)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0, help="scenes to leave out")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--confidence", type=float, default=0.4)
    settings = parser.parse_args()
    scenes = Scenes(settings.data)
    model = session(settings.model, 1)
    tally, clock = Tally(), []
    for i in range(settings.first, min(settings.first + settings.count, len(scenes))):
        pictures, labels = scenes.batch(np.array([i]))
        images = np.ascontiguousarray(pictures.numpy(), np.float32) / 255
        began = time.perf_counter()
        output = model.run(None, {"images": images})[0][0]
        clock.append(time.perf_counter() - began)
        tally.add(suppressed(output, settings.confidence), labels[0].numpy())
    print(tally.report())
    print(f"{'time on one core, median, ms':<48} {1000 * np.median(clock):.1f}")


if __name__ == "__main__":
    main()
