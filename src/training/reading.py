"""The second look with its decoding: one dial, seen from near, told in the layout of YOLOv8 pose."""

import torch
import torch.nn.functional as F
from torch import nn

import around
import closeup
from around import RAYS, RINGS, SEEN
from network import CLASSES, HEAT_STRIDE

DOUBT = 0.8  # exponent of the masses: the maps are a little too sure of themselves

class Reading(nn.Module):
    """`images` [N, 3, 224, 224], RGB 0 to 1, gives [N, 18, 1], one dial a picture."""

    PEAKS = 6  # of each map that are weighed against each other
    WINDOW = 5  # cells a side around a peak whose mass counts for it
    EDGE = WINDOW // 2

    def __init__(self, net, ring, calibration=(1.0, 1.0, 0.0)):
        super().__init__()
        self.net, self.ring = net, ring
        line = (torch.arange(closeup.NEAR // HEAT_STRIDE, dtype=torch.float32) + 0.5) * HEAT_STRIDE
        row, column = torch.arange(RINGS).float(), torch.arange(-self.EDGE, RAYS + self.EDGE).float()
        self.register_buffer("square", torch.stack(torch.meshgrid(line, line, indexing="xy")))
        self.register_buffer("ringed", torch.stack(torch.meshgrid(column, row, indexing="xy")))
        self.register_buffer("calibration", torch.tensor(calibration))

    def forward(self, images):
        scores, boxes, points, signs = self.decoded(images)
        surety = torch.sigmoid(signs @ self.calibration[:2] + self.calibration[2])
        poses = torch.cat((points, surety[..., None]), 2).flatten(1)
        size = boxes[:, 2:] - boxes[:, :2]
        middle = (boxes[:, :2] + boxes[:, 2:]) / 2
        return torch.cat((middle, size, scores, poses), 1)[:, :, None]

    def decoded(self, images):
        """Scores [N, 2], boxes [N, 4], keypoints [N, 4, 2] of the better class, and what its
        keypoints' confidence is made of [N, 4, 2]."""
        tells, heat, fine = self.net(images)
        kinds, boxes, coarse, seen = closeup.told(tells)
        clock = (kinds[:, :1] >= kinds[:, 1:]).float()

        def better(values):
            pick = clock.reshape((-1,) + (1,) * (values.dim() - 2))
            return values[:, 0] * pick + values[:, 1] * (1 - pick)

        side = closeup.NEAR // HEAT_STRIDE
        maps = better(heat.reshape(-1, len(CLASSES), 4, side * side))[:, :1]
        maps = F.softmax(maps, 2).reshape(-1, 1, side, side)
        coarse = better(coarse)
        places, mass = self.peaks(maps, maps, self.square, 1)
        centre = blended(places[:, :, 0], mass[:, :, 0], coarse[:, :1])
        (rings, absent), reach = around.look(self.ring, (fine, heat / 4), images, centre[:, 0], boxes)
        rings = better(rings.reshape(-1, len(CLASSES), SEEN, RINGS * RAYS))
        absent = better(absent.reshape(-1, len(CLASSES), SEEN))
        chances = F.softmax(torch.cat((rings, absent[..., None]), 2), 2)[..., :-1]
        hands, sure = self.hands(chances.reshape(-1, SEEN, RINGS, RAYS), (centre[:, 0], reach), clock)
        points = torch.cat((centre, hands), 1)
        chance = torch.cat((mass[:, :, 0], sure), 1).clamp(1e-4, 1 - 1e-4)
        signs = torch.stack((better(seen), torch.log(chance / (1 - chance))), 2)
        scores = kinds.sigmoid() * torch.cat((clock, 1 - clock), 1)
        return scores, boxes, points, signs

    def hands(self, maps, place, clock):
        """Keypoints [N, 3, 2] in px of the input, and how likely they are [N, 3]."""
        centre, reach = place
        edge = self.EDGE
        joined = torch.cat((maps[..., -edge:], maps, maps[..., :edge]), 3)
        inner = F.pad(maps, (edge, edge))
        cells, masses = self.peaks(joined, inner, self.ringed, self.PEAKS)
        places = around.rolled(cells, centre, reach)
        alone = masses / masses.sum(2, keepdim=True)
        shares = agreed(places - centre[:, None, None], masses) * clock[..., None]
        shares = shares + alone * (1 - clock[..., None])
        chosen = F.one_hot(shares.argmax(2), self.PEAKS).float()
        chance = masses.sum(2) * (shares * chosen).sum(2)
        return (places * chosen[..., None]).sum(2), chance

    def peaks(self, maps, inner, axes, count):
        """The highest peaks of each map, as centres of mass in units of the axes [N, K, count, 2],
        and their masses [N, K, count], together at most 1. inner: where peaks may be."""
        tops = F.max_pool2d(maps, self.WINDOW, 1, self.EDGE)
        best = torch.where(inner >= tops, inner, torch.zeros_like(inner))
        _, cells = best.flatten(2).topk(count, 2)

        def gathered(values):
            sums = F.avg_pool2d(values, self.WINDOW, 1, self.EDGE) * self.WINDOW**2
            return sums.flatten(2).gather(2, cells)

        mass = gathered(maps).clamp(1e-6)
        places = torch.stack([gathered(maps * axis) / mass for axis in axes], 3)
        return places, mass / mass.sum(2, keepdim=True).clamp(1.0)


def blended(fine, chance, coarse):
    weight = ((chance - 0.05) / 0.1).clamp(0, 1)[..., None]
    return fine * weight + coarse * (1 - weight)


def agreed(arms, masses):
    """How likely each peak is for clocks [N, 3, K], given that the hour hand goes a twelfth of the
    minute hand's way. As complex numbers of length 1 against twelve, h^12 = m."""
    arms = arms / arms.norm(dim=3, keepdim=True).clamp(1e-3)
    hour, minute, twelve = (arms[:, slot] for slot in range(SEEN))

    def against(hand):
        a, b = hand[:, :, None], twelve[:, None]
        return product(a, b * torch.tensor([1.0, -1.0]))  # [N, hand, twelve, 2]

    hours = against(hour)
    third = product(product(hours, hours), hours)
    sixth = product(third, third)
    whole = product(sixth, sixth)
    likeness = (whole[:, :, None] * against(minute)[:, None]).sum(4)  # [N, hour, minute, twelve]
    fits = 0.05 + 0.95 * torch.exp(4 * (likeness - 1))
    masses = masses**DOUBT
    odds = masses[:, 0, :, None, None] * masses[:, 1, None, :, None] * masses[:, 2, None, None]
    odds = odds * fits
    odds = odds / odds.sum((1, 2, 3), keepdim=True)
    return torch.stack((odds.sum((2, 3)), odds.sum((1, 3)), odds.sum((1, 2))), 1)


def product(a, b):
    """Of complex numbers, real and imaginary part in the last dimension."""
    real = a[..., 0] * b[..., 0] - a[..., 1] * b[..., 1]
    return torch.stack((real, a[..., 0] * b[..., 1] + a[..., 1] * b[..., 0]), -1)
