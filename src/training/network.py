"""The network: a plain convolutional backbone, a small feature pyramid, anchor-free heads and a
decoder to stride 4 with one heat map per keypoint type."""

import torch
import torch.nn.functional as F
from torch import nn

CLASSES = ("clock", "gauge")
KEYPOINTS = {
    "clock": ("center", "hour_tip", "minute_tip", "twelve"),
    "gauge": ("center", "needle_tip", "scale_start", "scale_end"),
}
SIDE = 320
STRIDES = (8, 16, 32)
HEAT_STRIDE = 4
POINTS = 4
HEAT_MAPS = POINTS * len(CLASSES)


class Conv(nn.Sequential):
    def __init__(self, inputs, outputs, size=3, stride=1, active=True):
        super().__init__(
            nn.Conv2d(inputs, outputs, size, stride, (size - stride + 1) // 2, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(inplace=True) if active else nn.Identity(),
        )


class Block(nn.Module):
    """Two 3 x 3 convolutions around which the input is carried."""

    def __init__(self, width):
        super().__init__()
        self.first = Conv(width, width)
        self.second = Conv(width, width, active=False)

    def forward(self, x):
        return F.relu(x + self.second(self.first(x)))


def stage(inputs, outputs, blocks=1):
    return nn.Sequential(Conv(inputs, outputs, 3, 2), *(Block(outputs) for _ in range(blocks)))


class Dials(nn.Module):
    """Returns raw tensors; what they mean stands in `anchored` and in the losses."""

    def __init__(self, widths=(32, 48, 96, 128), pyramid=64, heat=32):
        super().__init__()
        w4, w8, w16, w32 = widths
        self.stem = nn.Sequential(Conv(3, w4, 6, 4), Block(w4))
        self.to8, self.to16, self.to32 = stage(w4, w8), stage(w8, w16), stage(w16, w32)
        self.side8, self.side16, self.side32 = (Conv(w, pyramid, 1) for w in (w8, w16, w32))
        self.merge8, self.merge16 = Conv(pyramid, pyramid), Conv(pyramid, pyramid)
        outputs = len(CLASSES) + 4 + 3 * POINTS
        self.heads = nn.ModuleList(
            nn.Sequential(Conv(pyramid, pyramid), nn.Conv2d(pyramid, outputs, 1)) for _ in STRIDES
        )
        self.side4, self.down = Conv(w4, heat, 1), Conv(pyramid, heat, 1)
        self.draw = nn.Sequential(Conv(heat, heat), Conv(heat, heat), nn.Conv2d(heat, HEAT_MAPS, 1))
        for head in self.heads:
            nn.init.constant_(head[-1].bias[: len(CLASSES)], -5.0)
            nn.init.constant_(head[-1].bias[2:6], 0.7)
        nn.init.constant_(self.draw[-1].bias, -5.0)

    def forward(self, images):
        f4 = self.stem(images)
        f8 = self.to8(f4)
        f16 = self.to16(f8)
        p32 = self.side32(self.to32(f16))
        p16 = self.merge16(self.side16(f16) + F.interpolate(p32, scale_factor=2.0))
        p8 = self.merge8(self.side8(f8) + F.interpolate(p16, scale_factor=2.0))
        heat = self.draw(self.side4(f4) + F.interpolate(self.down(p8), scale_factor=2.0))
        return [head(p) for head, p in zip(self.heads, (p8, p16, p32))], heat


def anchors(side=SIDE):
    """Centres [A, 2] and strides [A] of all cells, in pixels of an input of that side."""
    centres, strides = [], []
    for stride in STRIDES:
        n = side // stride
        line = (torch.arange(n, dtype=torch.float32) + 0.5) * stride
        y, x = torch.meshgrid(line, line, indexing="ij")
        centres.append(torch.stack((x, y), -1).reshape(-1, 2))
        strides.append(torch.full((n * n,), float(stride)))
    return torch.cat(centres), torch.cat(strides)


def anchored(levels, centres, strides):
    """Raw levels to class logits [N, A, 2], boxes x1 y1 x2 y2 [N, A, 4], coarse keypoints
    [N, A, 4, 2] in pixels of the input and the logits of their visibility [N, A, 4]."""
    flat = torch.cat([level.flatten(2) for level in levels], 2).transpose(1, 2)
    scores = flat[..., :2]
    sides = torch.exp(flat[..., 2:6].clamp(-4, 5)) * strides[:, None]
    boxes = torch.cat((centres - sides[..., :2], centres + sides[..., 2:]), -1)
    points = flat[..., 6:14].reshape(flat.shape[0], -1, POINTS, 2)
    points = centres[:, None] + points * (2 * strides[:, None, None])
    return scores, boxes, points, flat[..., 14:18]
