"""Reads the training sets that the Java program DialSet writes, and varies them."""

import json
import math
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from network import POINTS, SIDE

MOST = 8  # dials in a scene
PICTURE = SIDE * SIDE * 3  # bytes


class Scenes:
    """pictures [n, 320, 320, 3] bytes; labels [n, MOST, 1 + 4 + 12 + 1]: class (-1 for none), box
    cx cy w h, four keypoints x y visible, reading."""

    def __init__(self, folder, least=0):
        """With least, scenes with dials of which none has that many px are left out."""
        folder = Path(folder)
        self.file = os.open(folder / "pictures.u8", os.O_RDONLY)
        # Pictures are read in random order: reading ahead would cost many times as much.
        os.posix_fadvise(self.file, 0, 0, os.POSIX_FADV_RANDOM)
        self.readers = ThreadPoolExecutor(4)
        count = os.fstat(self.file).st_size // PICTURE
        packed = folder / "labels.npy"
        if not packed.exists():
            np.save(packed, read_labels(folder / "labels.jsonl"))
        self.labels = np.load(packed)
        if len(self.labels) != count:
            raise ValueError(f"{folder}: {count} pictures, {len(self.labels)} labels")
        sizes = self.labels[..., 3:5].max((1, 2))
        self.chosen = np.nonzero((sizes >= least) | (self.labels[..., 0] < 0).all(1))[0]

    def __len__(self):
        return len(self.chosen)

    def batch(self, indices):
        indices = np.sort(self.chosen[indices])
        pictures = np.empty((len(indices), SIDE, SIDE, 3), np.uint8)

        def read(at):
            os.preadv(self.file, [pictures[at].reshape(-1)], int(indices[at]) * PICTURE)

        list(self.readers.map(read, range(len(indices))))
        pictures = torch.from_numpy(pictures)
        return pictures.permute(0, 3, 1, 2), torch.from_numpy(self.labels[indices])


def read_labels(path):
    lines = path.read_text().splitlines()
    labels = np.full((len(lines), MOST, 6 + 3 * POINTS), -1, np.float32)
    for line, row in zip(lines, labels):
        for dial, slot in zip(json.loads(line)["dials"], row):
            slot[0] = dial["class"]
            slot[1:5] = dial["box"]
            slot[5:-1] = np.ravel(dial["keypoints"])
            slot[-1] = dial["reading"]
    return labels


def augmented(pictures, labels, generator, strength=1.0):
    """A batch as floats 0 to 1 with random colours and, for a part of it, a random affine copy.
    Never mirrored: a mirrored clock reads otherwise."""
    images = pictures.to(torch.float32).div_(255).contiguous(memory_format=torch.channels_last)
    labels = labels.clone()
    n = len(images)

    def uniform(low, high, *shape):
        return torch.rand(*shape, generator=generator) * (high - low) + low

    chosen = torch.nonzero(uniform(0, 1, n) < 0.6 * strength)[:, 0]
    if len(chosen):
        images[chosen], labels[chosen] = turned(images[chosen], labels[chosen], uniform)
    gain = uniform(0.8, 1.2, n, 3, 1, 1) * uniform(0.75, 1.25, n, 1, 1, 1)
    shift = uniform(-0.12, 0.12, n, 1, 1, 1)
    some = (uniform(0, 1, n, 1, 1, 1) < 0.5 * strength).float()
    images = images * (1 + (gain - 1) * some) + shift * some
    grey = (uniform(0, 1, n) < 0.06 * strength).nonzero()[:, 0]
    images[grey] = images[grey].mean(1, keepdim=True).expand(-1, 3, -1, -1)
    return images.clamp_(0, 1), labels


def shrunk(images, labels, side):
    """A batch at a smaller size, for the cheap first part of the training."""
    images = F.interpolate(images, size=(side, side), mode="bilinear", antialias=True)
    labels = labels.clone()
    scale = side / SIDE
    labels[..., 1:5] *= scale
    for k in range(POINTS):
        labels[..., 5 + 3 * k : 7 + 3 * k] *= scale
    gone = labels[..., 3:5].amin(-1, keepdim=True) < 14
    return images, torch.where(gone, torch.full_like(labels, -1), labels)


def turned(images, labels, uniform):
    """Each picture turned, scaled and shifted about its centre; labels follow."""
    n = len(images)
    angle = uniform(-0.26, 0.26, n)
    quarter = (uniform(0, 1, n) < 0.12) * torch.floor(uniform(1, 4, n))
    angle = angle + quarter * (math.pi / 2)
    scale = torch.exp(uniform(math.log(0.7), math.log(1.3), n))
    shift = uniform(-0.12, 0.12, n, 2)
    cos, sin = torch.cos(angle), torch.sin(angle)
    # grid_sample asks where an output pixel comes from: the inverse of what the labels undergo.
    inverse = torch.stack((torch.stack((cos, sin), -1), torch.stack((-sin, cos), -1)), 1)
    inverse = inverse / scale[:, None, None]
    move = -(inverse @ shift[:, :, None])
    grid = F.affine_grid(torch.cat((inverse, move), 2), images.shape, align_corners=False)
    grey = 114 / 255
    images = F.grid_sample(images - grey, grid, align_corners=False) + grey
    forward = torch.stack((torch.stack((cos, -sin), -1), torch.stack((sin, cos), -1)), 1)
    forward = forward * scale[:, None, None]
    return images, moved_labels(labels, forward, shift * SIDE / 2, scale)


def moved_labels(labels, forward, shift, scale):
    present = labels[..., :1] >= 0
    half = SIDE / 2

    def mapped(points):
        return (points - half) @ forward.transpose(1, 2) + shift[:, None] + half

    moved = labels.clone()
    points = labels[..., 5:-1].reshape(*labels.shape[:2], POINTS, 3)
    for k in range(POINTS):
        at = mapped(points[:, :, k, :2])
        inside = ((at >= 0) & (at <= SIDE)).all(-1)
        moved[..., 5 + 3 * k : 7 + 3 * k] = at
        moved[..., 7 + 3 * k] = points[:, :, k, 2] * inside
    moved[..., 1:5] = moved_boxes(labels[..., 1:5], forward, mapped)
    # What is cut off too far is no longer told to be a dial, nor is what has become too small.
    small = moved[..., 3:5].amin(-1, keepdim=True) < 14
    centre = moved[..., 5:7]
    outside = ((centre < -8) | (centre > SIDE + 8)).any(-1, keepdim=True)
    gone = small | outside
    return torch.where(present & ~gone, moved, torch.full_like(labels, -1))


def moved_boxes(boxes, forward, mapped):
    """Bounds of the ellipse in a box after the map, clipped: dials are mostly round."""
    centre = mapped(boxes[..., :2])
    half = boxes[..., 2:] / 2
    reach = torch.sqrt((forward.square()[:, None] * half.square()[:, :, None, :]).sum(-1))
    low = (centre - reach).clamp(0, SIDE)
    high = (centre + reach).clamp(0, SIDE)
    return torch.cat(((low + high) / 2, high - low), -1)
