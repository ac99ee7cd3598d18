"""The network of the second look: one dial, seen from near, and where its keypoints are."""

import math

import torch
import torch.nn.functional as F
from torch import nn

from losses import corners, overlap
from network import CLASSES, HEAT_MAPS, HEAT_STRIDE, POINTS, SIDE, Block, Conv, stage

NEAR = 224  # px of the input's side
SURROUNDINGS = 1.35  # side of the square that is looked at, in sizes of the dial
STORED = 1.6  # the same of the near pictures that DialSet writes
LEAST = 90  # px of a dial in a picture of 320 px that is worth a look from near
TELLS = len(CLASSES) + 4 + 3 * HEAT_MAPS  # class, box, coarse keypoints, their visibility


class Closeup(nn.Module):
    """Returns what is told of the whole square [N, 30], logits of the maps [N, 8, 56, 56] and the
    channels that they are drawn from [N, 32, 56, 56]."""

    def __init__(self, widths=(32, 48, 96, 160), inner=64, heat=32):
        super().__init__()
        w4, w8, w16, w32 = widths
        self.stem = nn.Sequential(Conv(3, w4, 6, 4), Block(w4))
        self.to8, self.to16, self.to32 = stage(w4, w8), stage(w8, w16, 2), stage(w16, w32, 2)
        self.side32, self.side16, self.side8 = Conv(w32, inner, 1), Conv(w16, inner, 1), Conv(w8, heat, 1)
        self.merge16, self.merge8 = Conv(inner, heat), Conv(heat, heat)
        self.side4 = Conv(w4, heat, 1)
        self.draw = nn.Sequential(Conv(heat, heat), Conv(heat, heat), nn.Conv2d(heat, HEAT_MAPS, 1))
        self.gather = Conv(w32, 24, 1)
        self.tell = nn.Linear(24 * (NEAR // 32) ** 2, TELLS)

    def forward(self, images):
        f4 = self.stem(images)
        f8 = self.to8(f4)
        f16 = self.to16(f8)
        f32 = self.to32(f16)
        p16 = self.merge16(self.side16(f16) + F.interpolate(self.side32(f32), scale_factor=2.0))
        p8 = self.merge8(self.side8(f8) + F.interpolate(p16, scale_factor=2.0))
        fine = self.side4(f4) + F.interpolate(p8, scale_factor=2.0)
        return self.tell(self.gather(f32).flatten(1)), self.draw(fine), fine


def told(tells):
    """Class logits [N, 2], boxes x1 y1 x2 y2 [N, 4], coarse keypoints [N, 2, 4, 2], in px of the
    input, and the logits of their visibility [N, 2, 4]."""
    n = len(tells)
    usual = NEAR / SURROUNDINGS
    middle = NEAR / 2 + tells[:, 2:4] * usual
    half = torch.exp(tells[:, 4:6].clamp(-2, 2)) * usual / 2
    points = NEAR / 2 + tells[:, 6 : 6 + 2 * HEAT_MAPS].reshape(n, -1, POINTS, 2) * usual
    seen = tells[:, 6 + 2 * HEAT_MAPS :].reshape(n, -1, POINTS)
    return tells[:, :2], torch.cat((middle - half, middle + half), 1), points, seen


def of_class(values, kinds):
    """values [N, 2, ...] to [N, ...]: those of each picture's class."""
    return values[torch.arange(len(values)), kinds]


def loss(tells, heat, labels, straight):
    """The sum to be made small and its parts for the log. labels [N, 18]; straight [N]: whether
    the box is known well."""
    kinds, boxes, points, seen = told(tells.float())
    dials = labels[:, 0] >= 0
    target = torch.zeros_like(kinds)
    target[dials, labels[dials, 0].long()] = 1
    kind = F.binary_cross_entropy_with_logits(kinds, target, reduction="none").sum(1).mean()
    row, which = labels[dials], labels[dials, 0].long()
    _, giou = overlap(boxes[dials], corners(row[:, 1:5]))
    box = ((1 - giou) * straight[dials]).mean()
    truth = row[:, 5:-1].reshape(-1, POINTS, 3)
    visible = truth[..., 2]
    size = row[:, 3:5].prod(-1).clamp(1).sqrt()
    away = (of_class(points[dials], which) - truth[..., :2]).square().sum(-1).add(1e-4).sqrt()
    coarse = torch.log1p(away / size[:, None] * 30) * (0.15 + 0.85 * visible)
    sight = F.binary_cross_entropy_with_logits(of_class(seen[dials], which), visible)
    maps = heat.float().reshape(len(heat), len(CLASSES), POINTS, -1)
    found = F.log_softmax(of_class(maps[dials], which), -1)
    marks = targets(truth, heat.shape[-1])
    apart = (marks * (torch.log(marks + 1e-9) - found)).sum(-1)
    parts = {
        "kind": 2.0 * kind,
        "box": 1.0 * box,
        "pose": 0.3 * coarse.mean(),
        "sight": 0.5 * sight,
        "heat": 1.0 * (apart * visible).sum() / visible.sum().clamp(1),
    }
    return sum(parts.values()), {k: float(v.detach()) for k, v in parts.items()}


def targets(truth, n):
    """For each keypoint a Gaussian whose sum is 1 [D, 4, n * n]."""
    line = torch.arange(n, dtype=torch.float32) + 0.5
    sigma = 0.9
    across = torch.exp(-((line - truth[..., :1] / HEAT_STRIDE) ** 2) / (2 * sigma**2))
    down = torch.exp(-((line - truth[..., 1:2] / HEAT_STRIDE) ** 2) / (2 * sigma**2))
    marks = (down[..., :, None] * across[..., None, :]).flatten(2)
    return marks / (marks.sum(-1, keepdim=True) + 1e-9)


def squares(pictures, labels, generator):
    """A batch of DialSet's pictures, of which the second look cuts a square around one dial each:
    turned, shifted, coloured; with labels [N, 18] in px of the square, and whether the box is still
    known well. A picture without dials is cut around its middle."""
    n = len(pictures)

    def uniform(low, high, *shape):
        return torch.rand(*shape, generator=generator) * (high - low) + low

    def gauss(deviation, *shape):
        return torch.randn(*shape, generator=generator) * deviation

    large = (labels[..., 0] >= 0) & (labels[..., 3:5].amax(-1) >= LEAST)
    which = (large * uniform(0.5, 1, *large.shape)).argmax(1)
    labels = labels[torch.arange(n), which].clone()
    there = labels[:, 0] >= 0
    size = torch.where(there, labels[:, 3:5].amax(-1), torch.tensor(SIDE / STORED))
    middle = torch.where(there[:, None], labels[:, 1:3], torch.tensor(SIDE / 2))
    turned = uniform(0, 1, n) < 0.3
    angle = torch.where(turned, uniform(-math.pi, math.pi, n), gauss(0.1, n))
    scale = torch.exp(uniform(math.log(0.86), math.log(1.16), n)) * SURROUNDINGS * size / SIDE
    cos, sin = torch.cos(angle), torch.sin(angle)
    turn = torch.stack((torch.stack((cos, sin), -1), torch.stack((-sin, cos), -1)), 1)
    stretch = torch.eye(2) + gauss(0.035, n, 2, 2)
    inverse = (turn @ stretch) * scale[:, None, None]
    move = (middle + gauss(0.04, n, 2) * size[:, None]) / (SIDE / 2) - 1
    images = pictures.to(torch.float32).sub_(114)
    grid = F.affine_grid(torch.cat((inverse, move[:, :, None]), 2), (n, 3, NEAR, NEAR), align_corners=False)
    images = F.grid_sample(images, grid, align_corners=False).add_(114).div_(255)
    forward = torch.linalg.inv(inverse)

    def mapped(points):
        unit = points / (SIDE / 2) - 1
        return ((unit - move[:, None]) @ forward.transpose(1, 2) + 1) * (NEAR / 2)

    moved = labels.clone()
    points = labels[:, 5:-1].reshape(n, POINTS, 3)
    at = mapped(points[..., :2])
    inside = ((at >= 0) & (at <= NEAR)).all(-1)
    seen = points[..., 2].clamp(0) * inside
    moved[:, 5:-1] = torch.cat((at, seen[..., None]), 2).reshape(n, -1)
    centre = mapped(labels[:, None, 1:3])[:, 0]
    half = labels[:, 3:5] / 2 * (NEAR / SIDE)
    reach = torch.sqrt((forward.square() * half.square()[:, None, :]).sum(-1))
    low, high = (centre - reach).clamp(0, NEAR), (centre + reach).clamp(0, NEAR)
    moved[:, 1:5] = torch.cat(((low + high) / 2, high - low), 1)
    moved = torch.where(labels[:, :1] >= 0, moved, labels)
    images = coloured(images, uniform)
    for i in (uniform(0, 1, n) < 0.3).nonzero()[:, 0].tolist():
        cover(images[i], moved[i], uniform)
    return images, moved, (angle.abs() < 0.2).float()


def cover(image, label, uniform):
    """Lays a bar with one open end, or a spot, over a picture; what it covers is hidden."""
    at, angle = uniform(0.15, 0.85, 2) * NEAR, float(uniform(0, 2 * math.pi, 1))
    half = float(uniform(0.02, 0.09, 1)) * NEAR
    bar = float(uniform(0, 1, 1)) < 0.7
    along = torch.tensor([math.cos(angle), math.sin(angle)])

    def covered(points):
        away = points - at
        length = away @ along
        beside = (away @ torch.stack((-along[1], along[0]))).abs()
        end = torch.where(length < 0, length, torch.zeros_like(length)) if bar else length
        return torch.hypot(beside, end) < (half if bar else 1.6 * half)

    line = torch.arange(NEAR, dtype=torch.float32) + 0.5
    y, x = torch.meshgrid(line, line, indexing="ij")
    hidden = covered(torch.stack((x, y), -1))
    image[:, hidden] = uniform(0, 1, 3)[:, None] * uniform(0.9, 1, 1, int(hidden.sum()))
    points = label[5:-1].reshape(POINTS, 3)
    if label[0] >= 0:
        points[:, 2] *= (~covered(points[:, :2])).float()


def coloured(images, uniform):
    n = len(images)
    coarse = (uniform(0, 1, n) < 0.12).nonzero()[:, 0]
    for i in coarse.tolist():
        side = int(uniform(80, 180, 1))
        small = F.interpolate(images[i : i + 1], size=(side, side), mode="bilinear", antialias=True)
        images[i : i + 1] = F.interpolate(small, size=(NEAR, NEAR), mode="bilinear")
    some = (uniform(0, 1, n, 1, 1, 1) < 0.6).float()
    gain = uniform(0.87, 1.13, n, 3, 1, 1) * uniform(0.65, 1.2, n, 1, 1, 1)
    shift = uniform(-0.12, 0.12, n, 1, 1, 1)
    images = images * (1 + (gain - 1) * some) + shift * some
    grey = (uniform(0, 1, n) < 0.1).nonzero()[:, 0]
    images[grey] = images[grey].mean(1, keepdim=True).expand(-1, 3, -1, -1)
    return images.clamp_(0, 1).contiguous(memory_format=torch.channels_last)
