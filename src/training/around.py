"""The network that looks around the centre of one dial: hands and marks are upright there, whatever
way they point. What it sees is unrolled: columns are directions, clockwise, from six o'clock over
nine and twelve back to six; rows go from the centre outwards."""

import math

import torch
import torch.nn.functional as F
from torch import nn

import closeup
from network import CLASSES, HEAT_MAPS, POINTS

RAYS, RINGS = 128, 32  # cells of a map: directions and distances
FINE = 4  # px of the unrolled picture in a cell, each way
REACH = 1.08  # distance of the outermost ring, in half sizes of the dial
SEEN = POINTS - 1  # keypoints of a class besides its centre
GIVEN = 32 + HEAT_MAPS  # channels of the second look that are unrolled with the picture


class Ring(nn.Sequential):
    """A convolution for which the first and the last column are neighbours."""

    def __init__(self, inputs, outputs, stride=1, active=True, size=3):
        edge = size // 3
        super().__init__(
            nn.Conv2d(inputs, outputs, size, stride, (edge, 0), bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(inplace=True) if active else nn.Identity(),
        )
        self.edge = edge

    def forward(self, x):
        return super().forward(torch.cat((x[..., -self.edge :], x, x[..., : self.edge]), 3))


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.first = Ring(width, width)
        self.second = Ring(width, width, active=False)

    def forward(self, x):
        return F.relu(x + self.second(self.first(x)))


def point(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs))


class Around(nn.Module):
    """Pictures [N, 3, 128, 512] and channels [N, 40, 32, 128], both unrolled, to logits of the maps
    [N, 6, 32, 128] and of there being no such keypoint to be seen [N, 6]."""

    def __init__(self, widths=(24, 48, 64, 96), inner=48):
        super().__init__()
        w0, w1, w2, w3 = widths
        self.stem, self.given = Ring(3, w0, FINE, size=6), point(GIVEN, w0)
        self.level0 = Block(w0)
        self.level1 = nn.Sequential(Ring(w0, w1, 2), Block(w1))
        self.level2 = nn.Sequential(Ring(w1, w2, 2), Block(w2))
        self.level3 = nn.Sequential(Ring(w2, w3, 2), Block(w3))
        self.side3, self.side2, self.side1 = point(w3, inner), point(w2, inner), point(w1, w0)
        self.merge2, self.merge1 = Ring(inner, w0), Ring(w0, w0)
        self.draw = nn.Sequential(Ring(w0, w0), nn.Conv2d(w0, len(CLASSES) * SEEN, 1))
        self.absent = nn.Linear(w3, len(CLASSES) * SEEN)

    def forward(self, pictures, channels):
        l0 = self.level0(F.relu(self.stem(pictures) + self.given(channels)))
        l1 = self.level1(l0)
        l2 = self.level2(l1)
        l3 = self.level3(l2)
        m2 = self.merge2(F.relu(self.side2(l2) + F.interpolate(self.side3(l3), scale_factor=2.0)))
        m1 = self.merge1(F.relu(self.side1(l1) + F.interpolate(m2, scale_factor=2.0)))
        maps = self.draw(l0 + F.interpolate(m1, scale_factor=2.0))
        return maps, self.absent(l3.mean((2, 3)))


def reach(centre, boxes):
    """Half sizes [N, 2] of a dial that may be cut off on one side."""
    half = torch.maximum((centre - boxes[:, :2]).abs(), (boxes[:, 2:] - centre).abs())
    return half.clamp(closeup.NEAR / 8, closeup.NEAR / 1.4) * REACH


def directions(rays):
    return (torch.arange(rays, dtype=torch.float32) + 0.5) / rays * 2 * math.pi - math.pi


def unrolled(images, centre, reach, rings, rays):
    """What lies around centres [N, 2] in px of the input: [N, C, rings, rays]."""
    theta = directions(rays)
    far = (torch.arange(rings, dtype=torch.float32) + 0.5) / rings * reach[:, :, None]
    across = centre[:, 0, None, None] + far[:, 0, :, None] * theta.sin()
    down = centre[:, 1, None, None] - far[:, 1, :, None] * theta.cos()
    at = torch.stack((across, down), 3)
    return F.grid_sample(images, at / (closeup.NEAR / 2) - 1, align_corners=False)


def rolled(cells, centre, reach):
    """Columns and rows [N, ..., 2] as px of the input."""
    theta = (cells[..., 0] + 0.5) / RAYS * 2 * math.pi - math.pi
    r = (cells[..., 1] + 0.5) / RINGS
    offsets = torch.stack((r * theta.sin(), -r * theta.cos()), -1)
    shape = (-1,) + (1,) * (cells.dim() - 2) + (2,)
    return centre.reshape(shape) + offsets * reach.reshape(shape)


def cells(points, centre, reach):
    """Px of the input [N, K, 2] as columns and rows."""
    away = (points - centre[:, None]) / reach[:, None]
    theta = torch.atan2(away[..., 0], -away[..., 1])
    column = (theta + math.pi) / (2 * math.pi) * RAYS - 0.5
    return torch.stack((column, away.norm(dim=-1) * RINGS - 0.5), -1)


def look(net, near, images, centre, boxes):
    """Both nets' maps. near: a Closeup; centre, boxes in px of its input."""
    features, heat = near
    far = reach(centre, boxes)
    pictures = unrolled(images, centre, far, FINE * RINGS, FINE * RAYS)
    channels = unrolled(torch.cat((features, heat), 1), centre, far, RINGS, RAYS)
    return net(pictures, channels), far


def targets(where):
    """For each keypoint [N, 3, 2] a Gaussian whose sum is 1 [N, 3, RINGS * RAYS]."""
    columns, rows = torch.arange(RAYS, dtype=torch.float32), torch.arange(RINGS, dtype=torch.float32)
    aside = (columns - where[..., :1] + RAYS / 2) % RAYS - RAYS / 2
    across = torch.exp(-(aside**2) / (2 * 1.0**2))
    down = torch.exp(-((rows - where[..., 1:]) ** 2) / (2 * 0.9**2))
    marks = (down[..., :, None] * across[..., None, :]).flatten(2)
    return marks / (marks.sum(-1, keepdim=True) + 1e-9)


def loss(maps, absent, where, visible, kinds):
    """where [N, 3, 2] in cells, visible [N, 3], kinds [N]."""
    n = len(maps)
    own = closeup.of_class(maps.float().reshape(n, len(CLASSES), SEEN, -1), kinds)
    none = closeup.of_class(absent.float().reshape(n, len(CLASSES), SEEN), kinds)
    chances = F.log_softmax(torch.cat((own, none[..., None]), 2), 2)
    marks = targets(where)
    found = (marks * (torch.log(marks + 1e-9) - chances[..., :-1])).sum(-1)
    value = torch.where(visible > 0.5, found, -chances[..., -1])
    return value.mean(), {
        "around": float((found * visible).sum().detach() / visible.sum().clamp(1)),
        "absent": float(-(chances[..., -1] * (1 - visible)).sum().detach() / (1 - visible).sum().clamp(1)),
    }
