"""What the network is trained for: task-aligned assignment, then one number to be made small."""

import torch
import torch.nn.functional as F

from network import HEAT_MAPS, HEAT_STRIDE, POINTS, anchored

TOP = 10  # cells that answer for a dial


def corners(boxes):
    half = boxes[..., 2:] / 2
    return torch.cat((boxes[..., :2] - half, boxes[..., :2] + half), -1)


def overlap(a, b):
    """IoU and generalised IoU of boxes given by their corners."""
    inner = (torch.minimum(a[..., 2:], b[..., 2:]) - torch.maximum(a[..., :2], b[..., :2])).clamp(0)
    both = inner.prod(-1)
    areas = (a[..., 2:] - a[..., :2]).prod(-1) + (b[..., 2:] - b[..., :2]).prod(-1)
    union = areas - both + 1e-6
    hull = torch.maximum(a[..., 2:], b[..., 2:]) - torch.minimum(a[..., :2], b[..., :2])
    hull = hull.prod(-1) + 1e-6
    iou = both / union
    return iou, iou - (hull - union) / hull


@torch.no_grad()
def assign(scores, boxes, labels, centres, strides):
    """For each cell the dial it answers for (-1 for none) and how well it does, 0 to 1."""
    present = labels[..., 0] >= 0
    kinds = labels[..., 0].clamp(0).long()
    truth = corners(labels[..., 1:5])
    n, dials = kinds.shape
    kind_scores = scores.sigmoid().transpose(1, 2)  # [N, 2, A]
    kind_scores = kind_scores.gather(1, kinds[:, :, None].expand(-1, -1, scores.shape[1]))
    iou, _ = overlap(truth[:, :, None], boxes[:, None])
    iou = iou.clamp(0)
    metric = kind_scores.sqrt() * iou.pow(4)
    near = torch.minimum(
        centres - truth[:, :, None, :2], truth[:, :, None, 2:] - centres
    ).amin(-1) > 0
    # A dial is for the level whose cells are small against it, but not tiny.
    size = labels[..., 3:5].clamp(1).prod(-1).sqrt()[:, :, None]
    fits = (size > strides * 1.5) & (size < strides * 24)
    metric = metric * (near & fits & present[:, :, None]) + 1e-9 * near * present[:, :, None]
    best, index = metric.topk(TOP, -1)
    chosen = torch.zeros_like(metric).scatter_(-1, index, (best > 1e-10).float())
    metric, iou = metric * chosen, iou * chosen
    owner_metric, owner = metric.max(1)
    mine = F.one_hot(owner, dials).transpose(1, 2) * (metric > 0)
    top_metric = (metric * mine).amax(-1, keepdim=True)
    top_iou = (iou * mine).amax(-1, keepdim=True)
    quality = (metric * mine / (top_metric + 1e-9) * top_iou).amax(1)
    return torch.where(owner_metric > 0, owner, -1), quality


def heat_targets(labels, n):
    """Gaussians around the visible keypoints [N, 8, n, n], broader on larger dials."""
    target = torch.zeros(len(labels), HEAT_MAPS, n, n)
    line = torch.arange(n, dtype=torch.float32) + 0.5
    size = labels[..., 3:5].clamp(1).prod(-1).sqrt()
    for image, dial in torch.nonzero(labels[..., 0] >= 0).tolist():
        row = labels[image, dial]
        sigma = (0.022 * size[image, dial] / HEAT_STRIDE).clamp(0.8, 1.6)
        for k in range(POINTS):
            x, y, visible = row[5 + 3 * k : 8 + 3 * k]
            if visible > 0.5:
                across = torch.exp(-((line - x / HEAT_STRIDE) ** 2) / (2 * sigma**2))
                down = torch.exp(-((line - y / HEAT_STRIDE) ** 2) / (2 * sigma**2))
                map_ = target[image, int(row[0]) * POINTS + k]
                torch.maximum(map_, down[:, None] * across, out=map_)
    return target


def loss(levels, heat, labels, centres, strides):
    """The sum to be made small and its parts for the log."""
    scores, boxes, points, seen = anchored([l.float() for l in levels], centres, strides)
    owner, quality = assign(scores, boxes, labels, centres, strides)
    target = torch.zeros_like(scores)
    image, cell = torch.nonzero(owner >= 0, as_tuple=True)
    row = labels[image, owner[image, cell]]
    weight = quality[image, cell]
    target[image, cell, row[:, 0].long()] = weight
    total = weight.sum().clamp(1)
    kind = F.binary_cross_entropy_with_logits(scores, target, reduction="sum")
    _, giou = overlap(boxes[image, cell], corners(row[:, 1:5]))
    box = ((1 - giou) * weight).sum()
    truth = row[:, 5:-1].reshape(-1, POINTS, 3)
    size = row[:, 3:5].prod(-1).clamp(1).sqrt()
    away = (points[image, cell] - truth[..., :2]).square().sum(-1).add(1e-4).sqrt()
    share = away / size[:, None]
    visible = truth[..., 2]
    pose = (torch.log1p(share * 30) * (0.1 + 0.9 * visible)).mean(-1)
    pose = (pose * weight).sum()
    sight = F.binary_cross_entropy_with_logits(seen[image, cell], visible, reduction="none")
    sight = (sight.mean(-1) * weight).sum()
    marks = heat_targets(labels, heat.shape[-1])
    heat = heat.float()
    gap = (marks - heat.sigmoid()).abs()
    maps = (F.binary_cross_entropy_with_logits(heat, marks, reduction="none") * gap).sum()
    maps = maps / visible_count(labels)
    parts = {
        "kind": 1.0 * kind / total,
        "box": 2.0 * box / total,
        "pose": 1.0 * pose / total,
        "sight": 0.3 * sight / total,
        "heat": 0.7 * maps,
    }
    return sum(parts.values()), {k: float(v.detach()) for k, v in parts.items()}


def visible_count(labels):
    seen = labels[..., 7:-1:3].clamp(0) * (labels[..., :1] >= 0)
    return seen.sum().clamp(1)
